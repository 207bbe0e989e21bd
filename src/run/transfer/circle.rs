//! Rows of tables that wait for each other by columns that are NOT NULL all round: they are written together, as `seed`
//! writes such rows. Their numbers are drawn before, so that every reference is known. PostgreSQL takes them by one
//! statement, at whose end it looks at keys; MariaDB's session looks away meanwhile. SQLite looks at COMMIT anyway.

use std::collections::HashSet;

use super::Work;
use super::insert::{Waiting, add_row, insert_into, not_written};
use super::read::batch;
use crate::run::RunError;
use crate::run::look_away::{check_keys, require_parents};
use crate::run::together::Together;
use crate::schema::Dialect;
use crate::transfer::{Node, Portion};

impl Work<'_> {
    /// Whether any row would have to be there before the engine looks at a reference that can't be written later.
    pub(super) fn waits_all_round(
        &self,
        portion: &Portion,
        tables: &[usize],
        written: &HashSet<Node>,
    ) -> bool {
        let mut written = written.clone();
        for table in tables {
            for row in self.graph.parents_first(portion, *table) {
                let node = Node { table: *table, row };
                let needed = |link| self.graph.link(link).null.is_empty();
                if self.to_come(node, &written).any(needed) {
                    return true;
                }
                written.insert(node);
            }
        }
        false
    }

    /// Inserts all rows of these tables together.
    pub(super) async fn insert_together(
        &mut self,
        portion: &Portion,
        tables: &[usize],
        written: &mut HashSet<Node>,
        waiting: &mut Vec<Waiting>,
    ) -> Result<(), RunError> {
        for table in tables {
            let rows = self.graph.copied(portion, *table).into_iter();
            written.extend(rows.map(|row| Node { table: *table, row }));
        }
        if self.to.dialect() == Dialect::Postgres {
            return self
                .in_one_statement(portion, tables, written, waiting)
                .await;
        }
        check_keys(self.to, false).await?;
        let inserted = self.insert_all(portion, tables, written, waiting).await;
        check_keys(self.to, true).await?;
        inserted
    }

    async fn insert_all(
        &mut self,
        portion: &Portion,
        tables: &[usize],
        written: &mut HashSet<Node>,
        waiting: &mut Vec<Waiting>,
    ) -> Result<(), RunError> {
        for table in tables {
            self.insert_table(portion, *table, written, waiting).await?;
        }
        Ok(())
    }

    /// Requires what the engine has not looked at.
    pub(super) async fn require_keys(&mut self, tables: &[usize]) -> Result<(), RunError> {
        let plan = self.transfer.request.plan;
        for table in tables {
            let name = &self.scheme().tables[*table].name;
            require_parents(self.to, plan, name).await?;
        }
        Ok(())
    }

    async fn in_one_statement(
        &mut self,
        portion: &Portion,
        tables: &[usize],
        written: &mut HashSet<Node>,
        waiting: &mut Vec<Waiting>,
    ) -> Result<(), RunError> {
        let scheme = self.scheme();
        let mut together = Together::new();
        let mut first = None;
        for table in tables {
            let member = &scheme.tables[*table];
            let numbers = self.graph.copied(portion, *table);
            if numbers.is_empty() {
                continue;
            }
            first.get_or_insert(member);
            together.begin(&member.shown, &insert_into(Dialect::Postgres, member).sql);
            for batch in numbers.chunks(batch(member)) {
                for row in self.rows(*table, batch, written, waiting).await? {
                    together.add(|statement, more| add_row(statement, member, &row, more));
                }
            }
        }
        let failed = |error: &sqlx::Error| match first {
            Some(member) => not_written(member, error),
            None => RunError::lost(error),
        };
        together.run(self.to, failed).await
    }
}
