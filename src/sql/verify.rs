//! `verify.sql`: a row for each check, and an error at the end where one misses.

use crate::schema::Dialect;

use super::checks::{Check, checks};
use super::context::Context;
use super::script::Script;

/// Renders the checks.
pub(super) fn verify(script: &mut Script, c: Context<'_>) {
    let checks = checks(c);
    let table = c.temp_named("data_class_checks");
    let drop = match c.dialect() {
        Dialect::Postgres => "DROP TABLE IF EXISTS pg_temp.data_class_checks",
        Dialect::Sqlite => "DROP TABLE IF EXISTS temp.data_class_checks",
        Dialect::Mysql => "DROP TEMPORARY TABLE IF EXISTS data_class_checks",
    };
    match c.dialect() {
        Dialect::Mysql => {
            super::mysql::begin(script);
            script.run(drop);
            script.run("CREATE TEMPORARY TABLE data_class_checks (number int PRIMARY KEY, what text, expected text, found bigint, holds int) DEFAULT CHARSET = utf8mb4");
        }
        Dialect::Postgres => {
            script.run("SET client_min_messages = warning");
            script.run("SET search_path = pg_catalog, public, pg_temp");
            script.run("SET row_security = off");
            script.run(drop);
            script.run("CREATE TEMP TABLE data_class_checks (number int PRIMARY KEY, what text, expected text, found bigint, holds boolean)");
        }
        Dialect::Sqlite => {
            script.run(drop);
            script.run("CREATE TEMP TABLE data_class_checks (number INTEGER PRIMARY KEY, what TEXT, expected TEXT, found INTEGER, holds INTEGER)");
        }
    }
    for (at, check) in checks.iter().enumerate() {
        script.run(format!(
            "INSERT INTO {table} SELECT {}, {}, {}, n, {} FROM (\n{}\n) found",
            at + 1,
            c.q.text(&what(check)),
            c.q.text(&check.expected.to_string()),
            check.expected.sql(),
            check.query
        ));
    }
    script.run(format!(
        "SELECT what, expected, found, CASE WHEN holds THEN 'ok' ELSE 'MISSED' END AS result FROM {table} ORDER BY number"
    ));
    fail(script, c, &table, checks.len());
}

/// What a check looks at, on one line.
fn what(check: &Check) -> String {
    let kind = check.kind.name();
    match check.detail.as_str() {
        "" => format!("{}: {kind}", check.table),
        detail => format!("{}: {kind} ({detail})", check.table),
    }
}

fn fail(script: &mut Script, c: Context<'_>, table: &str, checks: usize) {
    let missed = format!("(SELECT count(*) FROM {table} WHERE holds) <> {checks}");
    match c.dialect() {
        Dialect::Postgres => {
            script.run(format!(
                "DO $data_class$\nBEGIN\n  IF {missed} THEN\n    RAISE EXCEPTION 'data-class: verify: a check missed';\n  END IF;\nEND\n$data_class$"
            ));
        }
        Dialect::Sqlite => {
            script.run("DROP TABLE IF EXISTS temp.data_class_verdict");
            script.run("CREATE TEMP TABLE data_class_verdict (missed INTEGER)");
            script.run("CREATE TEMP TRIGGER data_class_fail AFTER INSERT ON data_class_verdict WHEN new.missed BEGIN\nSELECT RAISE(ABORT, 'data-class: verify: a check missed');\nEND");
            script.run(format!("INSERT INTO data_class_verdict SELECT {missed}"));
        }
        Dialect::Mysql => {
            script.run(format!("SET @data_class_sql = IF({missed}, 'SELECT `data-class: verify: a check missed`', 'DO 0')"));
            script.run("PREPARE data_class_stop FROM @data_class_sql");
            script.run("EXECUTE data_class_stop");
        }
    }
}
