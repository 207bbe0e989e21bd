//! The proof of effect: what is copied at the start, and what must be so at the end.

use crate::plan::{Compare, Fate, PlanTable, Reference, RowKey};
use crate::schema::{Dialect, TableRef};

use super::context::Context;
use super::op::{Op, same};

/// Copies and counts, taken before anything is changed.
pub(super) fn before(c: Context<'_>) -> Vec<Op> {
    let mut ops = Vec::new();
    for compare in &c.plan.clean.effect.unchanged {
        ops.extend(copy(c, compare));
    }
    let mut counts = Vec::new();
    for name in &c.plan.clean.effect.survivors {
        counts.extend(count_survivors(c, name));
    }
    for (number, reference) in orphans(c) {
        counts.extend(orphans_before(c, number, reference));
    }
    ops.push(Op::Temp {
        name: "data_class_counts".to_owned(),
        index: Vec::new(),
        query: "SELECT 0 AS part, 0 AS number, count(*) AS rows_then FROM (SELECT 1 AS one) x"
            .to_owned(),
    });
    ops.extend(counts.into_iter().map(|query| Op::Add {
        name: c.temp_named("data_class_counts"),
        query,
    }));
    ops
}

/// What must be so at the end.
pub(super) fn after(c: Context<'_>) -> Vec<Op> {
    let mut ops = Vec::new();
    for compare in &c.plan.clean.effect.unchanged {
        ops.extend(unchanged(c, compare));
    }
    for name in &c.plan.clean.effect.survivors {
        ops.extend(survived(c, name));
    }
    for (number, reference) in orphans(c) {
        ops.extend(no_new_orphans(c, number, reference));
    }
    ops
}

/// A row as one text, so that values of any type can be compared, and compared exactly; SQLite compares values.
fn row_text(c: Context<'_>, alias: &str, columns: &[String]) -> String {
    let columns: Vec<String> = columns
        .iter()
        .map(|column| format!("{alias}.{}", c.q.name(column)))
        .collect();
    match c.dialect() {
        Dialect::Postgres => format!("ROW({})::text", columns.join(", ")),
        Dialect::Sqlite => {
            let columns: Vec<String> = columns
                .iter()
                .map(|column| format!("typeof({column}), {column} COLLATE BINARY"))
                .collect();
            columns.join(", ")
        }
        Dialect::Mysql => {
            let columns: Vec<String> = columns
                .iter()
                .map(|column| format!("IFNULL(SHA2({column}, 256), '-')"))
                .collect();
            format!("SHA2(CONCAT_WS(',', {}), 256)", columns.join(", "))
        }
    }
}

/// The key by which SQLite's rows are told apart, beside their columns.
fn hidden(table: &PlanTable) -> Option<&str> {
    match &table.row_key {
        RowKey::Hidden(name) => Some(name),
        RowKey::Columns(_) | RowKey::Values(_) => None,
    }
}

/// The system rows of a table: all of a kept one, those by their keys of a cleaned one.
fn system_rows(c: Context<'_>, number: usize, table: &PlanTable) -> String {
    let target = c.target(&table.name);
    match &table.system_rows {
        None => format!("{target} t"),
        Some(_) => format!(
            "{target} t JOIN {} s ON {}",
            c.temp("system", number),
            c.key_is(table, "t", "s.k")
        ),
    }
}

fn list(c: Context<'_>, table: &PlanTable, columns: &[String]) -> String {
    let text = row_text(c, "t", columns);
    match (c.dialect(), hidden(table)) {
        (Dialect::Sqlite, Some(name)) => format!("t.{}, {text}", c.q.name(name)),
        (Dialect::Sqlite, None) => text,
        _ => format!("{text} AS row_text"),
    }
}

fn copy(c: Context<'_>, compare: &Compare) -> Vec<Op> {
    let Some((number, table)) = c.table(&compare.table) else {
        return Vec::new();
    };
    let mut ops = Vec::new();
    if let Some(predicate) = &table.system_rows {
        let own = c.own(&table.name);
        ops.push(Op::Temp {
            name: format!("data_class_system_{number}"),
            index: c.key_index(table),
            query: format!(
                "SELECT {}{} FROM {} WHERE NOT {}",
                if matches!(table.row_key, RowKey::Values(_)) {
                    "DISTINCT "
                } else {
                    ""
                },
                c.key_list(table, &own),
                c.target(&table.name),
                predicate.is_false
            ),
        });
    }
    ops.push(Op::Temp {
        name: format!("data_class_before_{number}"),
        index: Vec::new(),
        query: format!(
            "SELECT {} FROM {}",
            list(c, table, &compare.columns),
            system_rows(c, number, table)
        ),
    });
    if !compare.apart.is_empty() {
        let key = apart_key(c, table, compare);
        ops.push(Op::Temp {
            name: format!("data_class_apart_{number}"),
            index: match key {
                Some(_) => Vec::new(),
                None => c.key_index(table),
            },
            query: format!(
                "SELECT {}, {} FROM {}",
                key.map_or_else(
                    || c.key_list(table, "t"),
                    |text| format!("{text} AS row_text")
                ),
                apart_list(c, &compare.apart),
                system_rows(c, number, table)
            ),
        });
    }
    ops
}

/// What tells the rows of a table without a key apart, as far as anything does: all that must stay the same.
fn apart_key(c: Context<'_>, table: &PlanTable, compare: &Compare) -> Option<String> {
    match table.row_key {
        RowKey::Values(_) => Some(row_text(c, "t", &compare.columns)),
        RowKey::Columns(_) | RowKey::Hidden(_) => None,
    }
}

fn apart_list(c: Context<'_>, apart: &[String]) -> String {
    let list: Vec<String> = apart
        .iter()
        .zip(1..)
        .map(|(column, at)| format!("t.{} AS v{at}", c.q.name(column)))
        .collect();
    list.join(", ")
}

fn unchanged(c: Context<'_>, compare: &Compare) -> Vec<Op> {
    let Some((number, table)) = c.table(&compare.table) else {
        return Vec::new();
    };
    let before = c.temp("before", number);
    let now = format!(
        "SELECT {} FROM {}",
        list(c, table, &compare.columns),
        system_rows(c, number, table)
    );
    let shown = c.shown(&compare.table);
    let query = match c.dialect() {
        Dialect::Postgres => format!(
            "SELECT count(*) || ' rows differ' FROM (\n    \
             (TABLE {before} EXCEPT ALL {now}) UNION ALL ({now} EXCEPT ALL TABLE {before})) d HAVING count(*) > 0"
        ),
        // Every row has its own key in it, so that a set tells as much as a list.
        Dialect::Sqlite => format!(
            "SELECT 'rows differ' FROM (SELECT 1 WHERE (SELECT count(*) FROM {before}) <> (SELECT count(*) FROM ({now}))\n    \
             UNION ALL SELECT 1 FROM (SELECT * FROM {before} EXCEPT {now})\n    \
             UNION ALL SELECT 1 FROM ({now} EXCEPT SELECT * FROM {before}))"
        ),
        Dialect::Mysql => format!(
            "SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM {before} UNION ALL SELECT row_text, -1 FROM ({now}) t) d \
             GROUP BY row_text HAVING sum(n) <> 0"
        ),
    };
    let mut ops = vec![Op::check(
        format!("system rows of {shown} have changed"),
        query,
    )];
    if !compare.apart.is_empty() {
        ops.push(Op::check(
            format!(
                "references of system rows of {shown} have changed to something else than NULL"
            ),
            apart(c, number, table, compare),
        ));
    }
    ops
}

/// Columns that `detach` sets to NULL hold what they held, or NULL.
fn apart(c: Context<'_>, number: usize, table: &PlanTable, compare: &Compare) -> String {
    let kept: Vec<String> = compare
        .apart
        .iter()
        .zip(1..)
        .map(|(column, at)| {
            let now = format!("t.{}", c.q.name(column));
            format!(
                "({now} IS NULL OR {})",
                same(c.dialect(), &now, &format!("a.v{at}"))
            )
        })
        .collect();
    if let Some(text) = apart_key(c, table, compare) {
        // Rows that are alike may stand for each other.
        return format!(
            "SELECT 'a reference differs' FROM {} WHERE NOT EXISTS (SELECT 1 FROM {} a WHERE a.row_text = {text} AND {})",
            system_rows(c, number, table),
            c.temp("apart", number),
            kept.join(" AND ")
        );
    }
    format!(
        "SELECT 'a reference differs' FROM {} a JOIN {} t ON {} WHERE NOT ({})",
        c.temp("apart", number),
        c.target(&table.name),
        c.key_is(table, "t", "a.k"),
        kept.join(" AND ")
    )
}

const SURVIVORS: u8 = 1;
const ORPHANS: u8 = 2;

fn count_survivors(c: Context<'_>, name: &TableRef) -> Option<String> {
    let (number, table) = c.table(name)?;
    let survivors = c.survivors(name)?;
    Some(format!(
        "SELECT {SURVIVORS}, {number}, count(*) FROM {} t WHERE EXISTS (SELECT 1 FROM {survivors} s WHERE {})",
        c.target(name),
        c.key_is(table, "t", "s.k")
    ))
}

fn survived(c: Context<'_>, name: &TableRef) -> Vec<Op> {
    let Some((number, _)) = c.table(name) else {
        return Vec::new();
    };
    let shown = c.shown(name);
    let target = c.deleted_from(name);
    let Some(goes) = c.goes(name) else {
        let query = format!("SELECT 'rows are left' FROM (SELECT 1 FROM {target} LIMIT 1) x");
        return vec![Op::check(format!("{shown} is not empty"), query)];
    };
    let counts = c.temp_named("data_class_counts");
    vec![
        Op::check(
            format!("{shown} has rows that should be gone"),
            format!("SELECT 'rows are left' FROM (SELECT 1 FROM {target} WHERE {goes} LIMIT 1) x"),
        ),
        Op::check(
            format!("{shown} has lost rows that should stay"),
            format!(
                "SELECT 'rows are missing' FROM (SELECT count(*) AS n FROM {target}) now WHERE NOT EXISTS (\
                 SELECT 1 FROM {counts} WHERE part = {SURVIVORS} AND number = {number} AND rows_then = now.n)"
            ),
        ),
    ]
}

/// The references to look at, with their numbers: those of rows that may stay.
fn orphans<'a>(c: Context<'a>) -> impl Iterator<Item = (usize, &'a Reference)> {
    let all = &c.plan.clean.effect.orphans;
    c.plan
        .references
        .iter()
        .enumerate()
        .filter(move |(_, reference)| all.contains(&reference.id))
}

/// FROM and WHERE of a count of rows (`c`) whose reference leads nowhere.
pub(super) fn orphan_count(c: Context<'_>, reference: &Reference, from: &str) -> String {
    format!(
        "FROM {from} WHERE {} AND NOT EXISTS (SELECT 1 FROM {} p WHERE {})",
        c.has_reference(reference, "c"),
        c.target(&reference.parent),
        c.refers(reference, "c", "p")
    )
}

/// Rows that stay and reference nothing already at the start.
fn orphans_before(c: Context<'_>, number: usize, reference: &Reference) -> Option<String> {
    let (_, child) = c.table(&reference.child)?;
    let target = c.target(&reference.child);
    let from = match (child.fate, c.survivors(&reference.child)) {
        (Fate::Kept, _) => format!("{target} c"),
        (Fate::Cleaned, Some(survivors)) => format!(
            "{target} c JOIN {survivors} s ON {}",
            c.key_is(child, "c", "s.k")
        ),
        (Fate::Cleaned, None) => return None,
    };
    let count = orphan_count(c, reference, &from);
    Some(format!("SELECT {ORPHANS}, {number}, count(*) {count}"))
}

/// None for a table that must be empty, which is checked by itself: a table without rows has no orphans.
fn no_new_orphans(c: Context<'_>, number: usize, reference: &Reference) -> Option<Op> {
    let (_, child) = c.table(&reference.child)?;
    let effect = &c.plan.clean.effect;
    if child.fate == Fate::Cleaned
        && c.goes(&child.name).is_none()
        && effect.survivors.contains(&child.name)
    {
        return None;
    }
    let counts = c.temp_named("data_class_counts");
    let count = orphan_count(c, reference, &format!("{} c", c.target(&reference.child)));
    let query = format!(
        "SELECT 'references lead nowhere' FROM (SELECT count(*) AS n {count}) now WHERE now.n >\n    \
         coalesce((SELECT max(rows_then) FROM {counts} WHERE part = {ORPHANS} AND number = {number}), 0)"
    );
    Some(Op::check(
        format!("new orphans: {}", super::quote::visible(&reference.id.0)),
        query,
    ))
}
