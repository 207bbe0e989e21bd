//! Many rows at once: COPY in PostgreSQL, INSERT of many rows in the others and where COPY would pass a rule over.

use futures_util::future::join;
use tokio::task::yield_now;

use super::compare::Side;
use super::failed;
use crate::engine::Connection;
use crate::fixtures::sql::copied;
use crate::fixtures::value::Raw;
use crate::run::export::Extra;
use crate::run::statement::{PARAMETERS, Statement};
use crate::run::{RunError, Session};
use crate::schema::{Column, Dialect, IdentityKind, Table};
use crate::sql::quote::Quote;

/// How many rows a statement inserts at most.
const ROWS: u64 = 500;
/// How long a statement gets, in bytes; servers take some megabytes.
const BYTES: usize = 1 << 20;
/// After how many rows the connection gets a turn.
const TURN: u64 = 32;
/// How much COPY sends at a time, in bytes.
const SENT: usize = 1 << 16;

/// How a table's rows are inserted.
pub(super) struct Bulk<'a> {
    side: Side<'a>,
    columns: &'a [Extra],
    /// COPY's statement, where that can be.
    copy: Option<String>,
    insert: Insert<'a>,
}

/// How rows of a table stand in an INSERT.
pub(super) struct Insert<'a> {
    columns: &'a [Extra],
    /// The statement's beginning.
    pub(super) head: String,
    /// The expression of a key that no engine makes by itself.
    made: Option<&'static str>,
}

impl<'a> Bulk<'a> {
    pub(super) async fn new(
        session: &mut Session,
        side: Side<'a>,
        columns: &'a [Extra],
    ) -> Result<Bulk<'a>, RunError> {
        let table = side.table()?;
        let insert = Insert::new(side.dialect(), table, columns);
        let copies = side.dialect() == Dialect::Postgres
            && insert.made.is_none()
            && !columns.is_empty()
            && !has_rules(session, side, table).await?;
        let quote = Quote(side.dialect());
        let names = quote.names(columns.iter().map(|column| column.column.as_str()));
        Ok(Bulk {
            side,
            columns,
            copy: copies.then(|| format!("COPY {} ({names}) FROM STDIN", quote.table_of(table))),
            insert,
        })
    }

    /// Inserts the rows that `next` adds the values of, until it has no more; how many there were. All must arrive.
    pub(super) async fn insert(
        &self,
        session: &mut Session,
        next: impl FnMut(&mut Vec<Raw>) -> Result<bool, RunError>,
    ) -> Result<u64, RunError> {
        match &self.copy {
            Some(sql) => self.copy(session, sql, next).await,
            None => self.statements(session, next).await,
        }
    }

    async fn copy(
        &self,
        session: &mut Session,
        sql: &str,
        mut next: impl FnMut(&mut Vec<Raw>) -> Result<bool, RunError>,
    ) -> Result<u64, RunError> {
        let Connection::Postgres(connection) = session.connection() else {
            return Err(RunError::refused("COPY is PostgreSQL's"));
        };
        let failed = |error: sqlx::Error| failed(self.side, &error);
        let mut copy = connection.copy_in_raw(sql).await.map_err(failed)?;
        let mut row = Vec::new();
        let mut text = String::with_capacity(SENT * 2);
        let mut count = 0;
        loop {
            row.clear();
            let more = match next(&mut row) {
                Ok(more) => more,
                Err(error) => {
                    // What it says to that is no news.
                    let _ = copy.abort("a row can't be written").await;
                    return Err(error);
                }
            };
            if more {
                copied(&row, &mut text);
                count += 1;
            }
            if !more || text.len() >= SENT {
                copy.send(text.as_bytes()).await.map_err(failed)?;
                text.clear();
            }
            if !more {
                break;
            }
        }
        let inserted = copy.finish().await.map_err(failed)?;
        RunError::unless_all_inserted(&self.side.layout.table.name, count, inserted)?;
        Ok(count)
    }

    /// While the engine runs a statement, the next one is made.
    async fn statements(
        &self,
        session: &mut Session,
        mut next: impl FnMut(&mut Vec<Raw>) -> Result<bool, RunError>,
    ) -> Result<u64, RunError> {
        let mut all = 0;
        let (mut statement, mut count) = self.statement(&mut next).await?;
        while count > 0 {
            let (inserted, following) =
                join(statement.run(session), self.statement(&mut next)).await;
            let inserted = inserted.map_err(|error| failed(self.side, &error))?;
            RunError::unless_all_inserted(&self.side.layout.table.name, count, inserted)?;
            all += count;
            (statement, count) = following?;
        }
        Ok(all)
    }

    /// A statement with as many rows as it takes, and how many these are.
    async fn statement(
        &self,
        next: &mut impl FnMut(&mut Vec<Raw>) -> Result<bool, RunError>,
    ) -> Result<(Statement, u64), RunError> {
        let mut statement = Statement::new(self.side.dialect(), self.insert.head.as_str());
        let mut row = Vec::new();
        let mut count = 0;
        while count < ROWS
            && statement.sql.len() < BYTES
            && statement.parameters() + self.columns.len() < PARAMETERS
        {
            row.clear();
            if !next(&mut row)? {
                break;
            }
            self.insert.add_row(&mut statement, &mut row, count > 0);
            count += 1;
            if count % TURN == 0 {
                // The one before may have something to send.
                yield_now().await;
            }
        }
        Ok((statement, count))
    }
}

impl<'a> Insert<'a> {
    /// With values of these columns, and of a key's column that nobody else has a value for.
    pub(super) fn new(dialect: Dialect, table: &Table, columns: &'a [Extra]) -> Insert<'a> {
        let made = made(table, columns);
        let quote = Quote(dialect);
        let own = columns.iter().map(|column| column.column.as_str());
        let names: Vec<&str> = own.chain(made.map(|column| column.name.as_str())).collect();
        let always = |column: &Column| {
            column
                .identity
                .as_ref()
                .is_some_and(|identity| identity.kind == IdentityKind::Always)
        };
        let overrides = dialect == Dialect::Postgres
            && columns
                .iter()
                .filter_map(|known| table.column(&known.column))
                .any(always);
        let overriding = if overrides {
            " OVERRIDING SYSTEM VALUE"
        } else {
            ""
        };
        Insert {
            columns,
            head: format!(
                "INSERT INTO {} ({}){overriding} VALUES",
                quote.table_of(table),
                quote.names(names)
            ),
            made: made.map(|_| uuid(dialect)),
        }
    }

    /// Adds a row behind the statement's beginning, or behind another row.
    pub(super) fn add_row(&self, statement: &mut Statement, row: &mut Vec<Raw>, more: bool) {
        statement.push(if more { ",\n(" } else { "\n(" });
        for (nth, (column, raw)) in self.columns.iter().zip(row.drain(..)).enumerate() {
            statement.push(if nth > 0 { ", " } else { "" });
            statement.take(&column.storage, raw);
        }
        if let Some(made) = self.made {
            statement.push(if self.columns.is_empty() { "" } else { ", " });
            statement.push(made);
        }
        statement.push(")");
    }
}

/// A key's column that neither the fixture nor the engine has a value for.
fn made<'t>(table: &'t Table, columns: &[Extra]) -> Option<&'t Column> {
    let names = table.primary_key.iter();
    names
        .filter(|name| !columns.iter().any(|column| column.column == **name))
        .filter_map(|name| table.column(name))
        .find(|column| {
            column.identity.is_none() && column.default.is_none() && column.generated.is_none()
        })
}

/// Whether a rule says what INSERT does: COPY doesn't ask it.
async fn has_rules(session: &mut Session, side: Side<'_>, table: &Table) -> Result<bool, RunError> {
    let quote = Quote(Dialect::Postgres);
    let sql = format!(
        "SELECT 1 FROM pg_catalog.pg_rewrite WHERE ev_class = {}::regclass AND ev_type = '3'",
        quote.text(&quote.table_of(table))
    );
    let rows = session.rows(&sql).await;
    Ok(!rows.map_err(|error| failed(side, &error))?.is_empty())
}

/// A random uuid.
pub(super) fn uuid(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "gen_random_uuid()",
        Dialect::Mysql => "UUID()",
        Dialect::Sqlite => {
            "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || \
             substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::form::Storage;
    use crate::sample;

    #[track_caller]
    fn check(schema: &str, known: &[&str], expected: &str) {
        let schema = sample::schema(schema);
        let table = &schema.tables[0];
        let columns: Vec<Extra> = known
            .iter()
            .map(|name| Extra {
                column: (*name).to_owned(),
                storage: Storage::of(Dialect::Postgres, table.column(name).expect("known")),
            })
            .collect();
        let insert = Insert::new(Dialect::Postgres, table, &columns);
        let mut statement = Statement::new(Dialect::Postgres, insert.head.as_str());
        let mut row: Vec<Raw> = known.iter().map(|name| Raw::Text((*name).into())).collect();
        insert.add_row(&mut statement, &mut row, false);
        assert_eq!(statement.sql, expected);
    }

    #[test]
    fn every_column_that_is_named_has_a_value() {
        check(
            "links: id uuid, slug text!",
            &["slug"],
            "INSERT INTO \"public\".\"links\" (\"slug\", \"id\") VALUES\n('slug', gen_random_uuid())",
        );
        check(
            "links: id uuid, slug text!",
            &["id", "slug"],
            "INSERT INTO \"public\".\"links\" (\"id\", \"slug\") VALUES\n('id', 'slug')",
        );
    }
}
