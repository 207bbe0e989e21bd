//! Rows of tables that wait for each other by columns that are NOT NULL all round: they are written together, as `seed`
//! writes such rows. Their numbers are drawn before, so that every reference is known. PostgreSQL takes them by one
//! statement, at whose end it looks at keys; MariaDB's session looks away meanwhile. SQLite looks at COMMIT anyway.

use std::collections::HashSet;

use super::Work;
use super::insert::{Waiting, insert_into, not_written};
use super::read::batch;
use crate::fixtures::value::Raw;
use crate::run::look_away::{check_keys, require_parents};
use crate::run::statement::Statement;
use crate::run::{RunError, Session};
use crate::schema::Dialect;
use crate::transfer::{Member, Node, Portion};

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
        let mut together = Together::default();
        for table in tables {
            let member = &scheme.tables[*table];
            let numbers = self.graph.copied(portion, *table);
            for batch in numbers.chunks(batch(member)) {
                let rows = self.rows(*table, batch, written, waiting).await?;
                together.add(member, &rows);
            }
        }
        together.run(self.to).await
    }
}

/// One statement with the rows of several tables.
#[derive(Default)]
struct Together<'m> {
    statement: Option<Statement>,
    tables: Vec<(&'m Member, u64)>,
}

impl<'m> Together<'m> {
    fn add(&mut self, member: &'m Member, rows: &[Vec<Raw>]) {
        let columns: Vec<usize> = member.written().collect();
        for row in rows {
            let nth = self.tables.len();
            let statement = self
                .statement
                .get_or_insert_with(|| Statement::new(Dialect::Postgres, "WITH "));
            match self.tables.last_mut() {
                Some((last, count)) if last.name == member.name => {
                    *count += 1;
                    statement.push(",\n(");
                }
                last => {
                    let begin = if last.is_some() {
                        "\nRETURNING 1), "
                    } else {
                        ""
                    };
                    let into = insert_into(Dialect::Postgres, member, &columns).sql;
                    statement.push(&format!("{begin}t{nth} AS ({into}\n("));
                    self.tables.push((member, 1));
                }
            }
            for (nth, at) in columns.iter().enumerate() {
                statement.push(if nth > 0 { ", " } else { "" });
                statement.value(&member.columns[*at].storage, &row[*at]);
            }
            statement.push(")");
        }
    }

    async fn run(self, session: &mut Session) -> Result<(), RunError> {
        let (Some(mut statement), Some((first, _))) = (self.statement, self.tables.first()) else {
            return Ok(());
        };
        let counts = (0..self.tables.len()).map(|nth| format!("(SELECT count(*) FROM t{nth})"));
        let counts: Vec<String> = counts.collect();
        statement.push(&format!("\nRETURNING 1)\nSELECT {}", counts.join(", ")));
        let said = session.rows(&statement.sql).await;
        let said = said.map_err(|error| not_written(first, &error))?;
        let mut inserted = said.into_iter().flatten();
        for (member, count) in &self.tables {
            let inserted = inserted.next().flatten();
            let inserted = inserted.and_then(|text| text.parse().ok()).unwrap_or(0);
            RunError::unless_all_inserted(&member.shown, *count, inserted)?;
        }
        Ok(())
    }
}
