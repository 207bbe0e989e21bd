//! Beginning a part: a transaction, and locks against others who write.

use super::{Work, proof};
use crate::run::export::{begin_writing, not_begun};
use crate::run::{RunError, lock};
use crate::schema::Dialect;
use crate::sql::preview::Locked;
use crate::sql::quote::Quote;
use crate::transfer::{State, sql};

impl Work<'_> {
    /// Begins the transaction, and keeps others from writing the tables that are written or must stay as they are.
    pub(super) async fn begin_writing(&mut self) -> Result<(), RunError> {
        begin_writing(self.to).await?;
        let tables = self.locked();
        let not_lockable = lock::not_lockable(self.to, &tables).await;
        let not_lockable = not_lockable.map_err(|error| not_begun("locks", &error))?;
        let without = lock::tables(self.to, &tables, &not_lockable).await;
        let without = without.map_err(|error| not_begun("LOCK TABLE", &error))?;
        if !without.is_empty() && self.done.parts == 0 {
            self.notes.push(format!(
                "not locked against other writers, for want of the right: {}",
                without.join(", ")
            ));
        }
        Ok(())
    }

    /// Tables that are written, and those that must stay as they are, in one order.
    fn locked(&self) -> Vec<Locked> {
        let dialect = self.scheme().dialect;
        let members = self.scheme().tables.iter().enumerate();
        let mut tables: Vec<Locked> = members
            .filter(|(at, member)| self.is_written(*at) || proof::is_kept(member))
            .map(|(at, member)| Locked {
                shown: member.shown.clone(),
                target: sql::from(dialect, member),
                name: Quote(dialect).table(&member.name.schema, &member.name.table),
                // InnoDB locks by reading, for both.
                changed: self.is_written(at) && dialect != Dialect::Mysql,
            })
            .collect();
        tables.sort_by(|a, b| a.name.cmp(&b.name));
        tables
    }

    /// Whether any row of a table may be written.
    fn is_written(&self, table: usize) -> bool {
        [State::User, State::Copied, State::Brought]
            .iter()
            .any(|state| self.graph.count(table, *state) > 0)
    }
}
