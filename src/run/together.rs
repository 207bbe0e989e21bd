//! Rows of several tables by one statement of PostgreSQL, which looks at keys when it has ended.

use super::statement::Statement;
use super::{RunError, Session};
use crate::schema::Dialect;

/// Ends a table's INSERT.
const END: &str = "\nRETURNING 1)";

/// The statement, while it is written.
#[derive(Debug)]
pub(super) struct Together {
    statement: Statement,
    /// Each table as people read it, with how many rows it gets.
    tables: Vec<(String, u64)>,
}

impl Together {
    pub(super) fn new() -> Together {
        Together {
            statement: Statement::new(Dialect::Postgres, "WITH "),
            tables: Vec::new(),
        }
    }

    /// Goes on to a table; `head` is the beginning of its INSERT. It gets at least one row.
    pub(super) fn begin(&mut self, shown: &impl std::fmt::Display, head: &str) {
        let nth = self.tables.len();
        let end = if nth > 0 { END } else { "" };
        let begin = if nth > 0 { ", " } else { "" };
        self.statement
            .push(&format!("{end}{begin}t{nth} AS ({head}"));
        self.tables.push((shown.to_string(), 0));
    }

    /// Adds a row of that table; `write` is told whether it stands behind another one.
    pub(super) fn add(&mut self, write: impl FnOnce(&mut Statement, bool)) {
        if let Some((_, count)) = self.tables.last_mut() {
            write(&mut self.statement, *count > 0);
            *count += 1;
        }
    }

    /// Runs it, if there are rows; all must arrive.
    pub(super) async fn run(
        mut self,
        session: &mut Session,
        failed: impl FnOnce(&sqlx::Error) -> RunError,
    ) -> Result<(), RunError> {
        if self.tables.is_empty() {
            return Ok(());
        }
        let counts = (0..self.tables.len()).map(|nth| format!("(SELECT count(*) FROM t{nth})"));
        let counts: Vec<String> = counts.collect();
        self.statement
            .push(&format!("{END}\nSELECT {}", counts.join(", ")));
        let said = session.rows(&self.statement.sql).await;
        let mut said = said.map_err(|error| failed(&error))?.into_iter().flatten();
        for (table, count) in &self.tables {
            let inserted = said.next().flatten();
            let inserted = inserted.and_then(|text| text.parse().ok()).unwrap_or(0);
            RunError::unless_all_inserted(table, *count, inserted)?;
        }
        Ok(())
    }
}
