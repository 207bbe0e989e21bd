//! Words that stand for something other than a column, and what to say about them.

use crate::schema::Dialect;

/// Why an unquoted word can't be a column here: what it is, and what to write instead.
pub(super) fn refused(word: &str, dialect: Dialect) -> Option<(&'static str, &'static str)> {
    let upper = word.to_ascii_uppercase();
    Some(match upper.as_str() {
        "SELECT" | "EXISTS" | "WITH" | "VALUES" | "TABLE" => SUBQUERY,
        "CURRENT_DATE" | "CURRENT_TIME" | "CURRENT_TIMESTAMP" | "LOCALTIME" | "LOCALTIMESTAMP" => {
            CLOCK
        }
        "CURRENT_USER" | "SESSION_USER" | "SYSTEM_USER" | "CURRENT_ROLE" | "CURRENT_CATALOG"
        | "CURRENT_SCHEMA" => SESSION,
        // In PostgreSQL, `user` without quotes is the session's user and never the column.
        "USER" if dialect == Dialect::Postgres => SESSION,
        "CASE" | "WHEN" | "THEN" | "ELSE" | "END" => {
            ("CASE in a predicate", "write the cases with AND and OR")
        }
        "CAST" | "CONVERT" | "TRY_CAST" => CAST,
        "INTERVAL" | "DATE" | "TIMESTAMP" | "TIME" if upper == "INTERVAL" => (
            "an interval in a predicate",
            "for ages, use `retain` with `by`, or `expires`",
        ),
        "ANY" | "ALL" | "SOME" => ("ANY, ALL or SOME in a predicate", "write `column IN (...)`"),
        "ARRAY" | "ROW" => (
            "an array or a row in a predicate",
            "only numbers, texts, TRUE, FALSE and NULL are literals",
        ),
        _ => return None,
    })
}

/// Why an unknown function can't be called, by what it does.
pub(super) fn function(name: &str) -> (&'static str, &'static str) {
    match name.to_ascii_lowercase().as_str() {
        "now"
        | "clock_timestamp"
        | "statement_timestamp"
        | "transaction_timestamp"
        | "timeofday"
        | "date"
        | "time"
        | "datetime"
        | "julianday"
        | "unixepoch"
        | "strftime"
        | "curdate"
        | "curtime"
        | "sysdate"
        | "utc_timestamp"
        | "utc_date"
        | "unix_timestamp"
        | "current_timestamp"
        | "current_date"
        | "age"
        | "localtime"
        | "localtimestamp" => CLOCK,
        "current_user" | "session_user" | "current_setting" | "user" | "database" | "schema"
        | "connection_id" | "pg_backend_pid" | "current_schema" | "last_insert_rowid"
        | "last_insert_id" | "changes" => SESSION,
        "random" | "rand" | "uuid" | "gen_random_uuid" | "randomblob" | "uuid_generate_v4" => (
            "a function that gives another value each time",
            "a row's class must not change by chance",
        ),
        "exists" => SUBQUERY,
        "cast" | "convert" => CAST,
        _ => (
            "this function",
            "only lower, upper, coalesce, length and abs may be called",
        ),
    }
}

const SUBQUERY: (&str, &str) = (
    "a subquery in a predicate",
    "only the table's own columns can be asked; copy the fact into a column of this table",
);
const CLOCK: (&str, &str) = (
    "a clock in a predicate",
    "a row's class must not change with time; for ages, use `retain` with `by`, or `expires`",
);
const SESSION: (&str, &str) = (
    "a session's value in a predicate",
    "it would depend on who runs the cleanup; if a column has this name, put it in quotes",
);
const CAST: (&str, &str) = (
    "a cast in a predicate",
    "compare the column with a literal of its own type",
);
