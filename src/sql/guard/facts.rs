//! What the plan expects of the live schema, as pairs of texts that queries of the live catalogs make, too.

use crate::plan::{PlanColumn, PlanTable, PlanTrigger, Reference};
use crate::schema::framework::{OWN, RUNNERS};
use crate::schema::{Action, Deferrable, Dialect, TableRef};

use super::super::context::Context;

/// What a fact is about, and what it says.
pub(super) type Fact = (String, String);

/// Rows of facts as a query.
pub(super) fn values(c: Context<'_>, facts: &[Fact]) -> String {
    let rows: Vec<String> = facts
        .iter()
        .map(|(what, detail)| format!("{}, {}", c.q.text(what), c.q.text(detail)))
        .collect();
    let none = "SELECT '' AS what, '' AS detail FROM (SELECT 1 AS one) x WHERE 1 = 0";
    match c.dialect() {
        Dialect::Postgres | Dialect::Sqlite if rows.is_empty() => none.to_owned(),
        Dialect::Postgres => format!(
            "SELECT * FROM (VALUES\n  ({})\n) v(what, detail)",
            rows.join("),\n  (")
        ),
        Dialect::Sqlite => format!(
            "SELECT column1 AS what, column2 AS detail FROM (VALUES\n  ({})\n)",
            rows.join("),\n  (")
        ),
        // The first row gives the columns their width, so it must not be a short text's.
        Dialect::Mysql => {
            let mut parts = vec![
                "SELECT CAST('' AS CHAR(65535)) AS what, CAST('' AS CHAR(65535)) AS detail FROM (SELECT 1 AS one) x WHERE 1 = 0"
                    .to_owned(),
            ];
            parts.extend(rows.iter().map(|row| format!("SELECT {row}")));
            parts.join("\n  UNION ALL ")
        }
    }
}

/// Every table with its columns, every foreign key, every trigger and rule with the functions that they run.
pub(super) fn expected(c: Context<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let counted = |table: &&PlanTable| table.class != "framework";
    for table in c.plan.tables.iter().filter(counted) {
        let shown = name(c, &table.name);
        facts.push((format!("table {shown}"), columns(c.dialect(), table)));
        if c.dialect() == Dialect::Mysql && !super::mysql::is_changed(c, &table.name) {
            continue;
        }
        for trigger in &table.triggers {
            facts.extend(self::trigger(c.dialect(), &shown, trigger));
        }
    }
    let keys = c.plan.references.iter().filter(|key| key.is_foreign_key());
    for key in keys {
        facts.extend(self::key(c, key));
    }
    facts.sort();
    facts.dedup();
    facts
}

/// A table's name among the facts.
pub(super) fn name(c: Context<'_>, table: &TableRef) -> String {
    match c.dialect() {
        Dialect::Postgres => format!("{}.{}", table.schema, table.table),
        Dialect::Sqlite => table.table.clone(),
        Dialect::Mysql if table.schema.is_empty() => table.table.clone(),
        Dialect::Mysql => format!("{}.{}", table.schema, table.table),
    }
}

/// The tables that nobody compares, in lower case.
pub(super) fn framework(c: Context<'_>) -> String {
    let names: Vec<String> = RUNNERS
        .iter()
        .map(|(name, _)| *name)
        .chain(OWN.iter().copied())
        .map(|name| c.q.text(&name.to_ascii_lowercase()))
        .collect();
    names.join(", ")
}

fn columns(dialect: Dialect, table: &PlanTable) -> String {
    let mut columns: Vec<(&str, String)> = table
        .columns
        .iter()
        .map(|column| (column.name.as_str(), self::column(dialect, column)))
        .collect();
    columns.sort();
    let columns: Vec<String> = columns.into_iter().map(|(_, text)| text).collect();
    columns.join(", ")
}

fn column(dialect: Dialect, column: &PlanColumn) -> String {
    let ty = match dialect {
        Dialect::Postgres => column.ty.clone(),
        Dialect::Sqlite => column.ty.split_whitespace().collect(),
        // Servers differ in what they print behind a type's name.
        Dialect::Mysql => {
            let base = column.ty.split(['(', ' ']).next();
            base.unwrap_or_default().to_owned()
        }
    };
    let null = if column.not_null { " not null" } else { "" };
    format!("{} {ty}{null}", column.name)
}

fn trigger(dialect: Dialect, table: &str, trigger: &PlanTrigger) -> Vec<Fact> {
    let what = if trigger.rule { "rule" } else { "trigger" };
    let off = if trigger.enabled { "" } else { " (off)" };
    let mut facts = vec![(
        format!("{what} {table}"),
        format!("{}{off} {}", trigger.name, trigger.definition),
    )];
    let called = if dialect == Dialect::Mysql {
        "routine"
    } else {
        "function"
    };
    for call in &trigger.calls {
        facts.push((format!("{called} {}", call.name), call.hash.clone()));
    }
    facts
}

/// A key and, as a fact of its own, its actions: MariaDB hides them from users who may only read the table.
fn key(c: Context<'_>, key: &Reference) -> Vec<Fact> {
    let child = name(c, &key.child);
    let columns = format!(
        "({}) -> {} ({})",
        key.columns.join(", "),
        name(c, &key.parent),
        key.parent_columns.join(", ")
    );
    let deleted = action(c.dialect(), key.on_delete);
    let updated = match action(c.dialect(), key.on_update) {
        "NO ACTION" | "RESTRICT" if c.dialect() == Dialect::Mysql => String::new(),
        "NO ACTION" => String::new(),
        action => format!(" ON UPDATE {action}"),
    };
    match c.dialect() {
        Dialect::Postgres => {
            let only = match key.set_columns.as_slice() {
                [] => String::new(),
                some => {
                    let mut some = some.to_vec();
                    some.sort();
                    format!(" ({})", some.join(", "))
                }
            };
            let deferred = match key.deferrable {
                None | Some(Deferrable::No) => "",
                Some(Deferrable::Immediate) => " DEFERRABLE",
                Some(Deferrable::Deferred) => " DEFERRED",
            };
            vec![(
                format!("key {child}"),
                format!("{columns} {deleted}{only}{updated}{deferred}"),
            )]
        }
        // The catalogs don't say when a key is checked. It makes no difference here: a unit of work is one
        // statement, at whose end all keys hold and the proof has counted orphans.
        Dialect::Sqlite => vec![(
            format!("key {child}").to_ascii_lowercase(),
            format!("{} {deleted}{updated}", columns.to_ascii_lowercase()),
        )],
        Dialect::Mysql => {
            let mut facts = vec![(format!("key {child}"), columns.clone())];
            if deleted != "RESTRICT" || !updated.is_empty() {
                let actions = format!("{columns} {deleted}{updated}");
                facts.push((format!("action {child}"), actions));
            }
            facts
        }
    }
}

/// InnoDB makes no difference between RESTRICT and NO ACTION, and its catalogs may say either.
fn action(dialect: Dialect, action: Option<Action>) -> &'static str {
    match (dialect, action.unwrap_or(Action::NoAction)) {
        (Dialect::Mysql, Action::Restrict | Action::NoAction) => "RESTRICT",
        (_, action) => action.sql(),
    }
}
