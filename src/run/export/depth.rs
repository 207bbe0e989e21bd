//! How deep the rows of a table lie whose key leads back to it, asked of the database.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::query::{Rows, source};
use crate::engine::plain;
use crate::fixtures::{Content, Layout, Loop, joins};
use crate::plan::Plan;
use crate::run::{RunError, Session};
use crate::schema::{Dialect, TableName};
use crate::sql::quote::Quote;

/// Nothing is deeper: no engine joins so many tables.
const DEEPEST: usize = 1000;

/// Names that no table of an application has.
const ROWS: &str = "data_class_rows";
const LEVELS: &str = "data_class_levels";

/// How deep the rows of tables go whose keys lead back to them.
#[derive(Debug, Default)]
pub(crate) struct Depths {
    known: HashMap<TableName, usize>,
    spare: usize,
}

impl Depths {
    /// One level more than there are: the deepest row may be looked for as the one above another, too.
    pub(crate) fn for_lookups() -> Depths {
        Depths {
            spare: 1,
            ..Depths::default()
        }
    }

    /// Takes a table for so deep, or deeper.
    pub(crate) fn at_least(&mut self, table: &TableName, depth: usize) {
        let known = self.known.entry(table.clone()).or_default();
        *known = depth.max(*known);
    }

    /// A layout as deep as the rows go, here and wherever was asked before. Refuses rows that are their own ancestors.
    pub(crate) async fn unrolled<'l>(
        &mut self,
        session: &mut Session,
        plan: &Plan,
        layout: &'l Layout,
    ) -> Result<Cow<'l, Layout>, RunError> {
        let loops = layout.loops();
        if loops.is_empty() {
            return Ok(Cow::Borrowed(layout));
        }
        for found in loops {
            let depth = depth(session, plan, found).await?;
            self.at_least(&found.table.name, depth);
        }
        let depth = |table: &TableName| self.known.get(table).copied().unwrap_or(0) + self.spare;
        // Before it is unrolled, which takes room.
        let deepest = self.known.values().copied().max().unwrap_or(0);
        let most = most(plan.dialect);
        let unrolled = (deepest <= most).then(|| layout.unrolled(&depth));
        match unrolled.filter(|unrolled| joins(&unrolled.fields) <= most) {
            Some(unrolled) => Ok(Cow::Owned(unrolled)),
            None => Err(RunError::refused(format!(
                "`{}`: rows lie {deepest} levels deep, and their keys take more tables than {} joins ({most})",
                layout.table.name,
                plan.dialect.name()
            ))
            .help("say key = \"...\" with columns that don't lead back to the table, like a path")),
        }
    }
}

/// How many tables a query may join beside its first.
fn most(dialect: Dialect) -> usize {
    match dialect {
        // As deep as the fixtures' JSON is read.
        Dialect::Postgres => 180,
        Dialect::Sqlite => 63,
        Dialect::Mysql => 60,
    }
}

/// How many rows are above the deepest system row.
async fn depth(session: &mut Session, plan: &Plan, found: Loop<'_>) -> Result<usize, RunError> {
    let name = &found.table.name;
    let failed = |error: &sqlx::Error| {
        RunError::database(format!(
            "`{name}` can't be read: {}\nnothing was changed",
            plain(error)
        ))
    };
    let Some(levels) = levels(plan, found) else {
        return Err(RunError::refused(format!("`{name}` is not in the schema")));
    };
    let sql = format!(
        "{levels} SELECT max(n), (SELECT count(*) FROM {LEVELS}), (SELECT count(*) FROM {ROWS}) FROM {LEVELS} WHERE s = 1"
    );
    let row = session.rows(&sql).await.map_err(|error| failed(&error))?;
    let mut numbers = row.into_iter().flatten().map(|cell| {
        let number = cell.and_then(|cell| cell.parse::<usize>().ok());
        number.unwrap_or(0)
    });
    let (depth, reached, all) = (numbers.next(), numbers.next(), numbers.next());
    if reached < all {
        let sql = format!(
            "{levels} SELECT {} FROM {ROWS} WHERE NOT EXISTS (SELECT 1 FROM {LEVELS} WHERE {}) ORDER BY 1",
            beyond(found),
            equal(found, "p", LEVELS, "p", ROWS)
        );
        let rows = session.rows(&sql).await.map_err(|error| failed(&error))?;
        if let Some(circle) = circle(&rows, found.columns.len()) {
            return Err(RunError::refused(format!(
                "rows of `{name}` are above themselves: {}",
                circle.join(" above ")
            ))
            .help("their key never ends: let one of them be below nothing, or below another row"));
        }
    }
    Ok(depth.unwrap_or(0))
}

/// [`ROWS`]: all rows, the columns that they are referenced by (`p`), those that reference the row above (`k`), whether they
/// are system rows (`s`), and their name for people (`v`). [`LEVELS`]: those below a row that is below nothing.
fn levels(plan: &Plan, found: Loop<'_>) -> Option<String> {
    let quote = Quote(plan.dialect);
    let table = found.table.in_dialect(plan.dialect)?;
    let planned = plan.table(table);
    let system = match planned.and_then(|planned| planned.system_rows.as_ref()) {
        Some(system) => format!("CASE WHEN {} THEN 0 ELSE 1 END", system.is_false),
        None => "1".to_owned(),
    };
    let named = |columns: &[String], letter: &str| -> Vec<String> {
        let columns = columns.iter().enumerate();
        columns
            .map(|(nth, column)| format!("{} AS {letter}{nth}", quote.name(column)))
            .collect()
    };
    let name = found
        .key
        .iter()
        .filter(|field| matches!(field.content, Content::Value { .. }));
    let name: Vec<String> = name.map(|field| field.name.clone()).collect();
    let name = match name.is_empty() {
        true => found.parent_columns.to_vec(),
        false => name,
    };
    let columns = [
        named(found.parent_columns, "p"),
        named(found.columns, "k"),
        named(&name, "v"),
    ]
    .concat()
    .join(", ");
    let own = list(found.columns.len(), "p", "");
    let below = list(found.columns.len(), "p", &format!("{ROWS}."));
    let top: Vec<String> = (0..found.columns.len())
        .map(|nth| format!("k{nth} IS NULL"))
        .collect();
    Some(format!(
        "WITH RECURSIVE {ROWS} AS (SELECT {columns}, {system} AS s FROM {}), \
         {LEVELS} AS (SELECT {own}, s, 0 AS n FROM {ROWS} WHERE {} \
         UNION ALL SELECT {below}, {ROWS}.s, {LEVELS}.n + 1 FROM {ROWS} JOIN {LEVELS} ON {} WHERE {LEVELS}.n < {DEEPEST})",
        source(plan, table, Rows::All),
        top.join(" OR "),
        equal(found, "k", ROWS, "p", LEVELS),
    ))
}

fn list(count: usize, letter: &str, prefix: &str) -> String {
    let columns: Vec<String> = (0..count)
        .map(|nth| format!("{prefix}{letter}{nth}"))
        .collect();
    columns.join(", ")
}

fn equal(found: Loop<'_>, a: &str, of: &str, b: &str, other: &str) -> String {
    let pairs: Vec<String> = (0..found.columns.len())
        .map(|nth| format!("{of}.{a}{nth} = {other}.{b}{nth}"))
        .collect();
    pairs.join(" AND ")
}

/// Of a row that is below no first one: its own columns, those of the row above, whether it is a system row, its name.
fn beyond(found: Loop<'_>) -> String {
    let count = found.columns.len();
    let values = found
        .key
        .iter()
        .filter(|field| matches!(field.content, Content::Value { .. }))
        .count();
    let values = if values == 0 { count } else { values };
    format!(
        "{}, {}, s, {}",
        list(count, "p", ""),
        list(count, "k", ""),
        list(values, "v", "")
    )
}

/// The names of rows that are above each other in a circle into which a system row leads.
fn circle(rows: &[Vec<Option<String>>], count: usize) -> Option<Vec<String>> {
    let above: HashMap<&[Option<String>], &Vec<Option<String>>> = rows
        .iter()
        .filter_map(|row| Some((row.get(..count)?, row)))
        .collect();
    let is_system =
        |row: &&Vec<Option<String>>| row.get(2 * count).and_then(Option::as_deref) == Some("1");
    let mut seen: HashSet<&[Option<String>]> = HashSet::new();
    for start in rows.iter().filter(is_system) {
        let mut path: Vec<&Vec<Option<String>>> = Vec::new();
        let mut next = Some(start);
        while let Some(row) = next {
            let (own, up) = (row.get(..count)?, row.get(count..2 * count)?);
            if let Some(begin) = path
                .iter()
                .position(|known| known.get(..count) == Some(own))
            {
                let mut names: Vec<String> = path
                    .split_off(begin)
                    .into_iter()
                    .map(|row| shown(row, count))
                    .collect();
                names.reverse();
                names.extend(names.first().cloned());
                return Some(names);
            }
            if !seen.insert(own) {
                break;
            }
            path.push(row);
            next = above.get(up).copied();
        }
    }
    None
}

fn shown(row: &[Option<String>], count: usize) -> String {
    let names = row.get(2 * count + 1..).unwrap_or_default().iter();
    let names: Vec<&str> = names
        .map(|name| name.as_deref().unwrap_or("NULL"))
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a<b` is a row a below b; with a `*` it is the users'.
    #[track_caller]
    fn check(rows: &str, expected: Option<&str>) {
        let rows: Vec<Vec<Option<String>>> = rows
            .split(' ')
            .map(|row| {
                let system = if row.ends_with('*') { "0" } else { "1" };
                let (own, up) = row.trim_end_matches('*').split_once('<').expect("a row");
                let cells = [own, up, system, own];
                cells.map(|cell| Some(cell.to_owned())).into()
            })
            .collect();
        let found = circle(&rows, 1).map(|circle| circle.join(" above "));
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn a_circle_is_told_by_its_rows_alone() {
        check("a<a", Some("a above a"));
        check("c<a a<b b<a", Some("b above a above b"));
        check("a<b b<c c<a", Some("c above b above a above c"));
        // Rows whose row above is missing, and circles that are the users' alone.
        check("a<x b<a", None);
        check("a<x b<c* c<b*", None);
        check("a<b b<c* c<b*", Some("c above b above c"));
    }
}
