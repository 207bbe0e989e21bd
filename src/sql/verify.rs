//! `verify.sql`: a row for each check, and an error at the end where one misses.

use crate::schema::Dialect;

use super::context::Context;
use super::prove::orphan_count;
use super::quote::visible;
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
            c.q.text(&check.what),
            c.q.text(&check.expected),
            check.holds,
            check.query
        ));
    }
    script.run(format!(
        "SELECT what, expected, found, CASE WHEN holds THEN 'ok' ELSE 'MISSED' END AS result FROM {table} ORDER BY number"
    ));
    fail(script, c, &table, checks.len());
}

struct Expectation {
    what: String,
    expected: String,
    /// A condition on `n`.
    holds: String,
    /// A query with one column, `n`.
    query: String,
}

fn checks(c: Context<'_>) -> Vec<Expectation> {
    let mut checks = Vec::new();
    for check in &c.plan.verify.system {
        let Some((_, table)) = c.table(&check.table) else {
            continue;
        };
        let shown = c.shown(&check.table);
        let target = c.target(&check.table);
        let system = table
            .system_rows
            .as_ref()
            .map_or(String::new(), |predicate| {
                format!(" WHERE NOT {}", predicate.is_false)
            });
        checks.push(Expectation {
            what: format!("{shown}: rows"),
            expected: format!("at least {}", check.min_rows),
            holds: format!("n >= {}", check.min_rows),
            query: format!("SELECT count(*) AS n FROM {target}{system}"),
        });
        if !check.key.is_empty() {
            let key = c.q.names(check.key.iter().map(String::as_str));
            checks.push(Expectation {
                what: format!("{shown}: keys twice"),
                expected: "0".to_owned(),
                holds: "n = 0".to_owned(),
                query: format!(
                    "SELECT count(*) AS n FROM (SELECT 1 AS one FROM {target}{system} GROUP BY {key} HAVING count(*) > 1) twice"
                ),
            });
        }
    }
    for id in &c.plan.verify.orphans {
        if let Some(reference) = c.reference(id) {
            let from = format!("{} c", c.target(&reference.child));
            checks.push(Expectation {
                what: format!("{}: orphans", visible(&id.0)),
                expected: "0".to_owned(),
                holds: "n = 0".to_owned(),
                query: format!("SELECT count(*) AS n {}", orphan_count(c, reference, &from)),
            });
        }
    }
    checks
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
