//! `export`: system rows to fixtures, from one consistent state of the database, a row at a time.

use std::collections::HashSet;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use super::{RunError, Session};
use crate::fixtures::secret::{marker, variable};
use crate::fixtures::{Fixtures, Json, Layout, header, key_words, shown_key, write_row};
use crate::plan::Plan;

mod cells;
mod copied;
mod depth;
mod drift;
mod files;
mod line;
mod packed;
mod parents;
mod query;
mod read;
mod rewritten;
mod session;

pub(super) use depth::Depths;
pub(super) use drift::require_columns;
pub(super) use query::{Extra, Rows, select};
pub(super) use read::{LiveLine, Shape, lines, rows};
pub(super) use session::{begin_reading, begin_writing, not_begun, pin};

use files::Files;
use parents::Parents;
use rewritten::Rewritten;

/// What an export did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Each table with how many of its rows were written, in the order of the layouts.
    pub tables: Vec<(String, u64)>,
    /// How many files changed.
    pub changed: usize,
}

/// Writes the fixtures of a database's system rows to a folder. On any failure the folder's files stay as they were, and
/// the session is only good for being closed.
pub async fn export(
    session: &mut Session,
    plan: &Plan,
    fixtures: &Fixtures,
    folder: &Path,
) -> Result<Exported, RunError> {
    let live = require_columns(session, fixtures).await?;
    pin(session).await?;
    begin_reading(session).await?;
    let failed = |error: &std::io::Error| not_written(folder, error);
    let mut files = Files::new(folder).map_err(|error| failed(&error))?;
    let mut tables = Vec::new();
    let mut depths = Depths::default();
    for layout in &fixtures.tables {
        let layout = depths.unrolled(session, plan, layout).await?;
        let parents = Parents::read(session, plan, &layout, &live).await?;
        let count = table(session, plan, &layout, &parents, folder, &mut files).await?;
        tables.push((layout.table.name.to_string(), count));
    }
    session.execute("ROLLBACK").await.map_err(|error| {
        RunError::database(format!(
            "the database was lost: {error}\nnothing was changed"
        ))
    })?;
    let changed = files.keep().map_err(|error| failed(&error))?;
    Ok(Exported { tables, changed })
}

fn not_written(folder: &Path, error: &std::io::Error) -> RunError {
    RunError::usage(format!("{} can't be written: {error}", folder.display()))
        .help("the fixtures that were there are as they were")
}

async fn table(
    session: &mut Session,
    plan: &Plan,
    layout: &Layout,
    parents: &Parents,
    folder: &Path,
    files: &mut Files,
) -> Result<u64, RunError> {
    let name = layout.table.name.as_str();
    let Some(place) = layout.table.in_dialect(plan.dialect) else {
        return Err(RunError::refused(format!(
            "`{name}` is not in the {} schema",
            plan.dialect.name()
        )));
    };
    for field in &layout.fields {
        if let Some(sql) = query::strays(plan, place, field) {
            let count = session.value(&sql).await;
            let count = count
                .map_err(|error| RunError::database(format!("`{name}` can't be read: {error}")))?;
            if count.as_deref() != Some("0") {
                let message = format!(
                    "`{name}.{}`: a system row references a row that is the users'",
                    field.name
                );
                return Err(RunError::refused(message)
                    .help("point it at a system row, or let it go: detach = [...] (`{program} explain DC0005`)"));
            }
        }
    }
    let query = query::select_sorted(plan, place, layout, parents);
    let rewritten = Rewritten::read(session, layout).await?;
    let shape = Shape {
        table: name,
        fields: &layout.fields,
    };
    if let Some((sql, packing)) = &query.packed {
        let mut output = Output::begin(files, folder, layout, &rewritten)?;
        let each = |live: LiveLine<'_>| output.add(&live);
        if read::unpacked(session, (sql, packing), shape, layout.key, parents, each).await? {
            return output.finish();
        }
    }
    let mut output = Output::begin(files, folder, layout, &rewritten)?;
    let each = |live: LiveLine<'_>| output.add(&live);
    read::bulk(session, &query.sql, shape, layout.key, parents, each).await?;
    output.finish()
}

/// A table's file, while it is written.
struct Output<'a> {
    folder: &'a Path,
    writer: BufWriter<File>,
    lines: Lines<'a>,
    text: String,
}

impl<'a> Output<'a> {
    fn begin(
        files: &mut Files,
        folder: &'a Path,
        layout: &'a Layout,
        rewritten: &'a Rewritten<'a>,
    ) -> Result<Self, RunError> {
        let failed = |error| not_written(folder, &error);
        let mut writer = files.create(&layout.file_name()).map_err(failed)?;
        files::write(&mut writer, &header(layout)).map_err(failed)?;
        Ok(Output {
            folder,
            writer,
            lines: Lines::new(layout, rewritten),
            text: String::new(),
        })
    }

    fn add(&mut self, live: &LiveLine<'_>) -> Result<(), RunError> {
        self.text.clear();
        let line = self.lines.add(live, &mut self.text)?;
        let written = files::write(&mut self.writer, line);
        written.map_err(|error| not_written(self.folder, &error))
    }

    /// All of it is on the disk; how many rows there are.
    fn finish(self) -> Result<u64, RunError> {
        let written = files::finish(self.writer);
        written.map_err(|error| not_written(self.folder, &error))?;
        Ok(self.lines.count)
    }
}

/// Lines on their way to the file: secrets are taken out, and keys that stand twice are refused.
struct Lines<'a> {
    layout: &'a Layout,
    has_secrets: bool,
    count: u64,
    last: String,
    variables: HashSet<String>,
    rewritten: &'a Rewritten<'a>,
}

impl<'a> Lines<'a> {
    fn new(layout: &'a Layout, rewritten: &'a Rewritten<'a>) -> Self {
        Lines {
            layout,
            has_secrets: layout.fields.iter().any(|field| field.secret),
            count: 0,
            last: String::new(),
            variables: HashSet::new(),
            rewritten,
        }
    }

    /// The line as the file has it; made in `text`, where it is another.
    fn add<'l>(
        &mut self,
        live: &'l LiveLine<'_>,
        text: &'l mut String,
    ) -> Result<&'l str, RunError> {
        if self.last == live.key {
            let message = format!(
                "`{}` has two system rows with {}",
                self.layout.table.name,
                shown_key(self.layout, &live.values()?)
            );
            return Err(RunError::refused(message).help(
                "say which columns tell them apart: key = [...] (`{program} explain DC0016`)",
            ));
        }
        self.last.clear();
        self.last.push_str(live.key);
        self.count += 1;
        let rewritten = self.rewritten.has(live.key);
        if !self.has_secrets && !rewritten {
            return Ok(live.line);
        }
        let mut values = live.values()?;
        if rewritten {
            self.rewritten.undo(live.key, &mut values);
        }
        if self.has_secrets {
            values = self.without_secrets(values)?;
        }
        write_row(self.layout, &values, text);
        Ok(text)
    }

    fn without_secrets(&mut self, mut values: Vec<Json>) -> Result<Vec<Json>, RunError> {
        let layout = self.layout;
        let words = key_words(values.get(..layout.key).unwrap_or_default());
        for (field, value) in layout.fields.iter().zip(&mut values) {
            if !field.secret || *value == Json::Null {
                continue;
            }
            let name = variable(layout.table.name.as_str(), &field.name, &words);
            *value = marker(&name);
            if !self.variables.insert(name.clone()) {
                let message = format!(
                    "two secrets of `{}` would both be called {name}",
                    layout.table.name
                );
                return Err(
                    RunError::refused(message).help("let their keys differ in letters or digits")
                );
            }
        }
        Ok(values)
    }
}
