//! Numbers that engines give: PostgreSQL's sequences, beside numbers that they have not given, and those of the others.

use super::quote::Quote;
use crate::schema::{Dialect, IdentityKind};

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

/// Draws values of a column's default, or of its sequence, in PostgreSQL; `table` is quoted, `column` is not.
pub fn drawn(table: &str, column: &str, default: Option<&str>, count: usize) -> String {
    let next = match default {
        Some(default) => default.to_owned(),
        None => format!("nextval({}::regclass)", of_column(table, column)),
    };
    format!("SELECT {next} FROM generate_series(1, {count})")
}

/// The last number that SQLite or MariaDB has given; `from` is the table as FROM has it.
pub fn last(
    dialect: Dialect,
    table: &str,
    from: &str,
    column: &str,
    identity: Option<IdentityKind>,
) -> String {
    let quote = Quote(dialect);
    let greatest = format!(
        "coalesce((SELECT max({}) FROM {from}), 0)",
        quote.name(column)
    );
    let name = quote.text(table);
    match (dialect, identity) {
        (Dialect::Mysql, _) => format!(
            "SELECT GREATEST({greatest}, coalesce((SELECT auto_increment FROM information_schema.tables \
             WHERE table_schema = DATABASE() AND table_name = {name}), 1) - 1)"
        ),
        (_, Some(IdentityKind::Autoincrement)) => format!(
            "SELECT CAST(max({greatest}, coalesce((SELECT seq FROM sqlite_sequence WHERE name = {name}), 0)) AS TEXT)"
        ),
        _ => format!("SELECT CAST({greatest} AS TEXT)"),
    }
}
