//! Reading the old database: which rows there are, and what they reference. Whole rows are read in batches, later.

use std::collections::HashMap;

use super::Work;
use crate::fixtures::value::Raw;
use crate::run::export::{Shape, rows};
use crate::run::{RunError, Session};
use crate::transfer::{Cell, Member, Node, Scheme, State, decode, key, sql};

/// How many rows are asked for by their keys at a time.
const BATCH: usize = 200;
/// The same where a key is one column: such a list is read at once, and below the length at which MariaDB makes a table
/// of it.
const LIST: usize = 900;

/// How many rows of a table are asked for, or written, at a time.
pub(super) fn batch(member: &Member) -> usize {
    match member.key.as_slice() {
        [_] => LIST,
        _ => BATCH,
    }
}

/// What the old database says about its tables, each by a count of its own.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Users' rows.
    pub(super) all: HashMap<usize, u64>,
    /// Those that `--where` leaves behind.
    pub(super) excluded: HashMap<usize, u64>,
}

/// Reads a query's rows as values.
pub(super) async fn values(
    session: &mut Session,
    sql: &str,
    table: &str,
    mut each: impl FnMut(Vec<Raw>) -> Result<(), RunError>,
) -> Result<(), RunError> {
    let shape = Shape { table, fields: &[] };
    rows(session, sql, shape, |row| each(row.extras)).await
}

/// The values of a key's text.
pub(super) fn raws(text: &str) -> Vec<Raw> {
    let cells = decode(text).into_iter();
    cells
        .filter_map(|cell| match cell {
            Cell::Is(raw) => Some(raw),
            Cell::New | Cell::Later => None,
        })
        .collect()
}

/// A number that a query counts.
pub(super) async fn number(session: &mut Session, sql: &str) -> Result<u64, RunError> {
    let counted = session.value(sql).await.map_err(|error| {
        RunError::database(format!(
            "rows can't be counted: {}\nnothing was changed",
            crate::engine::plain(&error)
        ))
    })?;
    Ok(counted.and_then(|text| text.parse().ok()).unwrap_or(0))
}

/// A row's key, the markers behind it, and the keys behind its references.
struct Edges {
    key: Box<str>,
    markers: Vec<bool>,
    ends: Vec<Option<Option<Box<str>>>>,
}

fn edges(scheme: &Scheme, table: usize, markers: usize, row: Vec<Raw>) -> Edges {
    let member = &scheme.tables[table];
    let mut values = row.into_iter();
    let own: Vec<Raw> = values.by_ref().take(member.key.len()).collect();
    let is = |raw: Option<Raw>, word: &str| matches!(raw, Some(Raw::Text(text)) if text == word);
    let markers = (0..markers).map(|_| is(values.next(), "y")).collect();
    let mut ends = Vec::new();
    for link in &member.links {
        let parent = &scheme.tables[scheme.links[*link].parent];
        let marker = values.next();
        let theirs: Vec<Raw> = values.by_ref().take(parent.key.len()).collect();
        ends.push(match marker {
            Some(Raw::Text(marker)) if marker == "y" => Some(Some(key(&theirs))),
            Some(Raw::Text(marker)) if marker == "d" => Some(None),
            _ => None,
        });
    }
    Edges {
        key: key(&own),
        markers,
        ends,
    }
}

impl Work<'_> {
    /// Reads the rows that are asked for, then those that they reference, until there are no more.
    pub(super) async fn read(&mut self) -> Result<(), RunError> {
        for table in 0..self.scheme().tables.len() {
            if self.scheme().tables[table].chosen {
                self.roots(table).await?;
            }
        }
        loop {
            let mut any = false;
            for table in 0..self.scheme().tables.len() {
                let most = batch(&self.scheme().tables[table]);
                loop {
                    let keys = self.graph.take_wanted(table, most);
                    if keys.is_empty() {
                        break;
                    }
                    any = true;
                    self.parents(table, &keys).await?;
                }
            }
            if !any {
                break;
            }
        }
        for table in 0..self.scheme().tables.len() {
            if self.scheme().tables[table].has_user_rows() && self.graph.len(table) > 0 {
                self.count(table).await?;
            }
        }
        Ok(())
    }

    fn usable(&self, table: usize) -> Result<(), RunError> {
        let member = &self.scheme().tables[table];
        match &member.trouble {
            None => Ok(()),
            Some(why) => Err(RunError::refused(format!(
                "rows of `{}` can't be transferred: {why}\nnothing was changed",
                member.shown
            ))),
        }
    }

    async fn roots(&mut self, table: usize) -> Result<(), RunError> {
        self.usable(table)?;
        let scheme = self.scheme();
        let sql = sql::roots(scheme, table);
        let graph = &mut self.graph;
        values(self.from, &sql, &scheme.tables[table].shown, |row| {
            let edges = edges(scheme, table, 0, row);
            graph.load(table, &edges.key, State::User, edges.ends);
            Ok(())
        })
        .await?;
        // Also where nobody has a row.
        self.count(table).await
    }

    async fn parents(&mut self, table: usize, keys: &[Box<str>]) -> Result<(), RunError> {
        self.usable(table)?;
        let scheme = self.scheme();
        let wanted: Vec<Vec<Raw>> = keys.iter().map(|key| raws(key)).collect();
        let sql = sql::by_keys(scheme, table, &wanted);
        let graph = &mut self.graph;
        values(self.from, &sql, &scheme.tables[table].shown, |row| {
            let edges = edges(scheme, table, 2, row);
            let state = match edges.markers.as_slice() {
                [false, _] => State::System,
                [_, false] => State::Excluded,
                _ => State::User,
            };
            graph.load(table, &edges.key, state, edges.ends);
            Ok(())
        })
        .await?;
        let lost = keys.iter().any(|key| {
            let node = self.graph.find(table, key);
            node.is_none_or(|node| self.graph.state(node) == State::Wanted)
        });
        match lost {
            false => Ok(()),
            true => Err(RunError::database(format!(
                "a row of `{}` is referenced in the old database and can't be read there\nnothing was changed",
                scheme.tables[table].shown
            ))),
        }
    }

    async fn count(&mut self, table: usize) -> Result<(), RunError> {
        let scheme = self.scheme();
        let all = number(self.from, &sql::count(scheme, table, false)).await?;
        let excluded = match scheme.tables[table].filter {
            Some(_) => number(self.from, &sql::count(scheme, table, true)).await?,
            None => 0,
        };
        self.counts.all.insert(table, all);
        self.counts.excluded.insert(table, excluded);
        Ok(())
    }

    /// Whole rows of the old database, by their number in the graph.
    pub(super) async fn old_rows(
        &mut self,
        table: usize,
        numbers: &[u32],
    ) -> Result<HashMap<u32, Vec<Raw>>, RunError> {
        let scheme = self.scheme();
        let member = &scheme.tables[table];
        let mut found = HashMap::with_capacity(numbers.len());
        for batch in numbers.chunks(batch(member)) {
            let keys: Vec<Vec<Raw>> = batch
                .iter()
                .map(|row| raws(&self.graph.key(Node { table, row: *row })))
                .collect();
            let sql = sql::rows(scheme, table, &member.key, &keys);
            let graph = &self.graph;
            values(self.from, &sql, &member.shown, |row| {
                let own: Vec<Raw> = member.key.iter().map(|at| row[*at].clone()).collect();
                if let Some(node) = graph.find(table, &key(&own)) {
                    found.insert(node.row, row);
                }
                Ok(())
            })
            .await?;
        }
        match numbers.iter().find(|row| !found.contains_key(row)) {
            None => Ok(found),
            Some(row) => Err(RunError::database(format!(
                "`{}` {} can't be read again from the old database\nnothing was changed",
                member.shown,
                self.shown(Node { table, row: *row })
            ))),
        }
    }
}
