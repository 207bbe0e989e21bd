//! Numbers are given before rows are written, so that every reference is known.

use super::Work;
use super::insert::not_written;
use crate::fixtures::value::Raw;
use crate::run::RunError;
use crate::schema::Dialect;
use crate::sql::quote::Quote;
use crate::sql::sequence::{drawn, forward, last};
use crate::transfer::{Cell, Member, Node, Portion, State, decode, encode, fill, sql};

/// How many numbers are drawn at a time.
const NUMBERS: usize = 10_000;

impl Work<'_> {
    /// Draws the numbers of all rows that are copied, and lets references know them.
    pub(super) async fn number(&mut self, portion: &Portion) -> Result<(), RunError> {
        let scheme = self.scheme();
        for table in self.transfer.order.clone() {
            let member = &scheme.tables[table];
            if let Some(made) = member.made {
                let rows = self.graph.parents_first(portion, table);
                self.number_rows(table, made, &rows).await?;
            }
        }
        // A key may hold another one's number: as many rounds as such keys follow on each other.
        for _ in 0..=scheme.tables.len() {
            let mut changed = false;
            for node in portion.nodes() {
                if self.graph.state(node) == State::Copied {
                    changed |= fill(scheme, &mut self.graph, node);
                }
            }
            if !changed {
                break;
            }
        }
        Ok(())
    }

    async fn number_rows(
        &mut self,
        table: usize,
        made: usize,
        rows: &[u32],
    ) -> Result<(), RunError> {
        let member = &self.scheme().tables[table];
        let Some(at) = member.outward_at(made) else {
            return Ok(());
        };
        let failed = |error: sqlx::Error| not_written(member, &error);
        let mut next = match self.to.dialect() {
            Dialect::Postgres => None,
            _ if rows.is_empty() => return Ok(()),
            _ => {
                let column = &member.columns[made];
                let (name, from) = (&member.name.table, sql::from(self.to.dialect(), member));
                let sql = last(
                    self.to.dialect(),
                    name,
                    &from,
                    &column.name,
                    column.identity,
                );
                let last = self.to.value(&sql).await.map_err(failed)?;
                let last: i128 = last.and_then(|text| text.parse().ok()).unwrap_or(0);
                Some(last.max(0) + 1)
            }
        };
        if next.is_none() && !rows.is_empty() {
            let rows = sql::from(Dialect::Postgres, member);
            let sql = forward(&quoted(member), &member.columns[made].name, &rows);
            self.to.rows(&sql).await.map_err(failed)?;
        }
        for batch in rows.chunks(NUMBERS) {
            let numbers: Vec<String> = match &mut next {
                Some(next) => {
                    let first = *next;
                    *next += batch.len() as i128;
                    (first..*next).map(|number| number.to_string()).collect()
                }
                None => {
                    let column = &member.columns[made];
                    let default = column.default.as_deref();
                    let sql = drawn(&quoted(member), &column.name, default, batch.len());
                    let rows = self.to.rows(&sql).await.map_err(failed)?;
                    rows.into_iter().flatten().flatten().collect()
                }
            };
            if numbers.len() != batch.len() {
                return Err(RunError::database(format!(
                    "`{}`: the database gave {} of {} numbers\nnothing was changed",
                    member.shown,
                    numbers.len(),
                    batch.len()
                )));
            }
            for (row, number) in batch.iter().zip(numbers) {
                let node = Node { table, row: *row };
                let raw = match self.to.dialect() {
                    Dialect::Sqlite => Raw::Integer(number.parse().unwrap_or(i64::MAX)),
                    _ => Raw::Text(number),
                };
                let mut cells = self
                    .graph
                    .target(node)
                    .map(|text| decode(&text))
                    .unwrap_or_default();
                if let Some(cell) = cells.get_mut(at) {
                    *cell = Cell::Is(raw);
                }
                self.graph.set_target(node, &encode(&cells));
            }
        }
        Ok(())
    }
}

fn quoted(member: &Member) -> String {
    Quote(Dialect::Postgres).table(&member.name.schema, &member.name.table)
}
