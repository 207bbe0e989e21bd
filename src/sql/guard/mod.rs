//! The guard: what must be so before anything is touched.

use crate::schema::Dialect;

use super::context::Context;
use super::identity;
use super::op::{Op, same};

mod facts;
mod mysql;
mod postgres;
pub(super) mod rights;
mod sqlite;

/// The stamp: one row, not protected, of an environment where a full clean may run, and of this database.
pub(super) fn stamp(c: Context<'_>, environments: &[String]) -> Vec<Op> {
    let mut ops = vec![Op::note(
        "The stamp: whose environment this database is, and that the stamp is this database's own.",
    )];
    if environments.is_empty() {
        ops.push(Op::check(
            "no environment of data-class.toml has `clean = true`: nothing may be cleaned anywhere",
            "SELECT 'always' FROM (SELECT 1 AS one) x",
        ));
        return ops;
    }
    let table =
        c.q.table(c.dialect().default_schema(), "data_class_environment");
    if c.dialect() == Dialect::Postgres {
        ops.push(Op::check(
            "this database bears no stamp (see `stamp --env NAME`)",
            "SELECT 'no table data_class_environment' WHERE to_regclass('public.data_class_environment') IS NULL",
        ));
    }
    let names: Vec<String> = environments.iter().map(|name| c.q.text(name)).collect();
    let names = names.join(", ");
    let (protected, named) = match c.dialect() {
        Dialect::Postgres => ("protected IS NOT FALSE", format!("name IN ({names})")),
        Dialect::Sqlite => (
            "NOT (typeof(protected) = 'integer' AND protected = 0)",
            format!("name COLLATE BINARY IN ({names})"),
        ),
        Dialect::Mysql => (
            "protected IS NOT FALSE",
            format!("CAST(name AS BINARY) IN ({names})"),
        ),
    };
    let this = identity::expression(c.dialect());
    let is_this = match c.dialect() {
        // The executor also looks at the inode, and writes it behind the path.
        Dialect::Sqlite => format!(
            "{this} <> '' AND (identity = {this} OR substr(identity, 1, length({this}) + 7) = {this} || '#inode=')"
        ),
        Dialect::Postgres => format!("identity = {this}"),
        Dialect::Mysql => format!("CAST(identity AS BINARY) = CAST({this} AS BINARY)"),
    };
    ops.push(Op::check(
        "the stamp is not exactly one row",
        format!("SELECT 'its rows are not one' FROM (SELECT count(*) AS n FROM {table}) s WHERE s.n <> 1"),
    ));
    ops.push(Op::check(
        "the stamp says that this environment is protected",
        format!("SELECT 'protected' FROM {table} WHERE {protected}"),
    ));
    ops.push(Op::check(
        format!("the stamp names no environment with `clean = true` ({})", super::quote::visible(&environments.join(", "))),
        format!("SELECT 'another environment' FROM {table} WHERE CASE WHEN {named} THEN 0 ELSE 1 END = 1"),
    ));
    ops.push(Op::check(
        "the stamp is another database's: a copy is not stamped",
        format!(
            "SELECT 'another database' FROM {table} WHERE CASE WHEN {is_this} THEN 0 ELSE 1 END = 1"
        ),
    ));
    ops
}

/// Mixed tables whose day has passed.
pub(super) fn days(c: Context<'_>) -> Vec<Op> {
    let undecided = c
        .plan
        .tables
        .iter()
        .filter_map(|table| Some((table, table.review_by.as_deref()?)));
    undecided
        .map(|(table, day)| {
            let day = c.q.text(day);
            let passed = match c.dialect() {
                Dialect::Postgres => format!("(now() AT TIME ZONE 'UTC')::date > {day}"),
                Dialect::Sqlite => format!("date('now') > {day}"),
                Dialect::Mysql => format!("UTC_DATE() > {day}"),
            };
            Op::check(
                format!("{} was to be decided by {day}", c.shown(&table.name)),
                format!("SELECT 'the day has passed' FROM (SELECT 1 AS one) x WHERE {passed}"),
            )
        })
        .collect()
}

/// The live schema is the one that the plan was made for, and shows all its rows.
pub(super) fn schema(c: Context<'_>) -> Vec<Op> {
    let mut ops = vec![
        Op::note(
            "The schema: tables with their columns, foreign keys, triggers and rules with what they run.",
        ),
        Op::Temp {
            name: "data_class_expected".to_owned(),
            index: Vec::new(),
            query: facts::values(c, &facts::expected(c)),
        },
    ];
    match c.dialect() {
        Dialect::Postgres => {
            ops.push(postgres::schema(c));
            ops.extend(postgres::row_security(c));
        }
        Dialect::Sqlite => ops.push(sqlite::schema(c)),
        Dialect::Mysql => ops.extend(mysql::schema(c)),
    }
    ops
}

/// The facts that one side has and the other has not.
fn differing(c: Context<'_>, live: &str) -> String {
    let expected = c.temp_named("data_class_expected");
    format!(
        "SELECT CASE WHEN sum(n) > 0 THEN 'missing: ' ELSE 'unknown: ' END || what || ': ' || detail FROM (\n  \
         SELECT what, detail, 1 AS n FROM {expected}\n  UNION ALL SELECT what, detail, -1 FROM (\n  {live}\n  ) live\n) d \
         GROUP BY what, detail HAVING sum(n) <> 0"
    )
}

/// What the session must be like, whatever the client has set up.
pub(super) fn session(c: Context<'_>) -> Vec<Op> {
    match c.dialect() {
        Dialect::Postgres => Vec::new(),
        Dialect::Sqlite => vec![
            Op::check(
                "foreign keys are not enforced",
                "SELECT 'off' FROM pragma_foreign_keys WHERE foreign_keys <> 1 \
                 UNION ALL SELECT 'unknown' WHERE NOT EXISTS (SELECT 1 FROM pragma_foreign_keys)",
            ),
            Op::check(
                "a temporary object could be mistaken for one of the database's",
                "SELECT name FROM temp.sqlite_schema WHERE name NOT LIKE 'data\\_class\\_%' ESCAPE '\\' \
                 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
            ),
        ],
        Dialect::Mysql => vec![Op::check(
            "the session is not as this file has set it",
            format!(
                "SELECT 'settings' FROM (SELECT 1 AS one) x WHERE NOT (@@autocommit = 0 AND @@foreign_key_checks = 1 \
                 AND {})",
                same(Dialect::Mysql, "@@sql_mode", super::mysql::SQL_MODE)
            ),
        )],
    }
}

/// The functions and procedures that the plan's triggers run, as literals, each once.
fn called(c: Context<'_>) -> Vec<String> {
    let triggers = c.plan.tables.iter().flat_map(|table| &table.triggers);
    let mut names: Vec<String> = triggers
        .flat_map(|trigger| &trigger.calls)
        .map(|call| c.q.text(&call.name))
        .collect();
    names.sort();
    names.dedup();
    names
}
