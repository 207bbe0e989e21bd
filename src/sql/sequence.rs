//! PostgreSQL's sequences, beside numbers that they have not given.

use super::quote::Quote;
use crate::schema::Dialect;

/// The sequence of a column, as an expression; `table` is quoted, `column` is not.
pub fn of_column(table: &str, column: &str) -> String {
    let quote = Quote(Dialect::Postgres);
    format!(
        "pg_get_serial_sequence({}, {})",
        quote.text(table),
        quote.text(column)
    )
}

/// Lets a column's sequence go on behind the greatest number among the rows of `rows`: forward only.
pub fn forward(table: &str, column: &str, rows: &str) -> String {
    format!(
        "SELECT setval(s, m) FROM (SELECT {}::regclass AS s, max({})::bigint AS m FROM {rows}) x \
         WHERE m > 0 AND s IS NOT NULL AND m > coalesce(pg_sequence_last_value(s), 0)",
        of_column(table, column),
        Quote(Dialect::Postgres).name(column)
    )
}
