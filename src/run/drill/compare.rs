//! Whether what a step leaves is what it should: files, and whole databases.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::receipt::Fault;
use crate::fixtures::{FixtureFile, Fixtures};
use crate::plan::Plan;
use crate::run::preview::CleanPreview;
use crate::run::snapshots::Content;
use crate::schema::framework::OWN;
use crate::schema::{Dialect, TableName, TableRef};
use crate::sql::quote::visible;

/// How much of a line is shown.
const SHOWN: usize = 160;

/// Requires the exported files to be those that are committed, byte for byte.
pub(super) fn files(
    fixtures: &Fixtures,
    committed: &[FixtureFile],
    exported: &Path,
    dir: &str,
) -> Result<(), Fault> {
    let mut wrong = Vec::new();
    for layout in &fixtures.tables {
        let name = layout.file_name();
        let text = std::fs::read_to_string(exported.join(&name)).map_err(|error| {
            Fault::found(format!("the export of {name} can't be read: {error}"))
        })?;
        match committed.iter().find(|file| file.name() == name) {
            Some(file) => {
                let committed = file.text.whole();
                let committed = committed.map_err(|error| Fault::found(error.to_string()))?;
                if committed != text {
                    wrong.push(first_difference(&file.path, &committed, &text));
                }
            }
            None => wrong.push(format!("{dir}/{name} is not committed")),
        }
    }
    for file in committed {
        if !fixtures
            .tables
            .iter()
            .any(|layout| layout.file_name() == file.name())
        {
            wrong.push(format!(
                "{} belongs to no table with system data",
                file.path
            ));
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let files = crate::text::count(wrong.len(), "file");
    Err(Fault::found(format!(
        "what is exported differs from what is committed, in {files}:\n{}",
        wrong.join("\n")
    ))
    .help(
        "seed a database, `{program} export` from it, and have the change of the fixtures reviewed",
    ))
}

fn first_difference(path: &str, committed: &str, exported: &str) -> String {
    let shown = |line: Option<&str>| match line {
        Some(line) => {
            let line = visible(line);
            let cut: String = line.chars().take(SHOWN).collect();
            if cut.len() < line.len() {
                format!("{cut}...")
            } else {
                cut
            }
        }
        None => "no line".to_owned(),
    };
    let (mut ours, mut theirs) = (committed.split('\n'), exported.split('\n'));
    let mut number = 1;
    loop {
        match (ours.next(), theirs.next()) {
            (Some(a), Some(b)) if a == b => number += 1,
            (a, b) => {
                return format!(
                    "{path}:{number}\n  committed: {}\n  exported:  {}",
                    shown(a),
                    shown(b)
                );
            }
        }
    }
}

/// Without our own tables, which commands write beside their work.
pub(super) fn without_own(content: &Content) -> Content {
    let own = |name: &str| OWN.iter().any(|table| name.contains(table));
    let mut content = content.clone();
    content.objects.retain(|name, _| !own(name));
    content.tables.retain(|name, _| !own(name));
    content.sequences.retain(|name, _| !own(name));
    content
}

/// How a preview's counts stand by table.
pub(super) fn counts(preview: &CleanPreview) -> BTreeMap<&str, (u64, u64)> {
    let tables = preview.tables.iter();
    tables
        .map(|table| (table.table.as_str(), (table.goes(), table.stays())))
        .collect()
}

/// A table's name as reports have it.
pub(super) fn shown(dialect: Dialect, table: &TableRef) -> String {
    TableName::new(dialect, &table.schema, &table.table)
        .as_str()
        .to_owned()
}

/// Requires a database, after a cleanup, to hold what it held before the rows of users came. Tables that had rows to
/// delete even then are compared by their counts: `before` is the preview of that time.
pub(super) fn cleaned(
    plan: &Plan,
    then: &Content,
    now: &Content,
    before: &CleanPreview,
) -> Result<(), Fault> {
    let counts = counts(before);
    let mut unequal: BTreeSet<String> = BTreeSet::new();
    let mut wrong = Vec::new();
    for table in &plan.tables {
        let name = shown(plan.dialect, &table.name);
        let goes = counts.get(name.as_str()).map_or(0, |(goes, _)| *goes);
        if goes == 0 {
            continue;
        }
        let members = std::iter::once(&table.name).chain(&table.partitions);
        let keys: Vec<String> = members.map(|member| key(plan.dialect, member)).collect();
        let rows = |content: &Content| -> u64 {
            let tables = keys.iter().filter_map(|key| content.tables.get(key));
            tables.map(|table| table.rows).sum()
        };
        let stays = rows(then).saturating_sub(goes);
        if rows(now) != stays {
            wrong.push(format!("{name}: {} rows in place of {stays}", rows(now)));
        }
        unequal.extend(keys);
    }
    let compared = |content: &Content| {
        let mut content = without_own(content);
        // Where numbering stands is no row.
        content
            .tables
            .retain(|name, _| !unequal.contains(name) && name != "sqlite_sequence");
        content
    };
    wrong.extend(compared(then).differences(&compared(now), false));
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Fault::found(format!(
        "after the cleanup the database does not hold what it held before the rows of users came:\n{}",
        wrong.join("\n")
    )))
}

/// A table as a database's content names it.
fn key(dialect: Dialect, table: &TableRef) -> String {
    match dialect {
        Dialect::Postgres => format!("{}.{}", table.schema, table.table),
        Dialect::Sqlite | Dialect::Mysql => table.table.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_shown_with_its_line() {
        let shown = first_difference("a.jsonl", "1\n2\n", "1\n3\n");
        assert_eq!(shown, "a.jsonl:2\n  committed: 2\n  exported:  3");
        let shown = first_difference("a.jsonl", "1", "1\n2");
        assert_eq!(shown, "a.jsonl:2\n  committed: no line\n  exported:  2");
    }
}
