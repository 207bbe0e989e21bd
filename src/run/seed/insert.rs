//! Inserting the rows that are missing: those first whose references lead somewhere already.

use std::collections::{HashMap, HashSet};

use super::bulk::Bulk;
use super::cells::{Target, dangling};
use super::circle::{Own, Reserved};
use super::compare::{Difference, Side};
use super::refs::{Parents, lookups};
use super::row_set::RowSet;
use crate::fixtures::value::Raw;
use crate::fixtures::{Content, Field, FixtureRow, Json, key_text};
use crate::run::export::Extra;
use crate::run::{RunError, Session};

/// Inserts the rows that are missing. References to rows that are not there yet are left NULL: returned is whether there
/// are any, which must be written once those rows are there.
pub(super) async fn insert(
    session: &mut Session,
    side: Side<'_>,
    difference: &Difference,
    known: &HashSet<&str>,
    written: &HashSet<&str>,
    reserved: &Reserved<'_>,
) -> Result<bool, RunError> {
    if difference.missing.is_empty() {
        return Ok(false);
    }
    let target = Target::new(side)?;
    let columns = columns(&target, reserved.own(side));
    let bulk = Bulk::new(session, side, &columns).await?;
    let mut waiting = false;
    let mut open: RowSet = difference.missing.clone();
    while !open.is_empty() {
        let pass = Pass::new(session, side, &target, &open, (known, written), reserved).await?;
        let mut later = RowSet::default();
        let mut rows: Box<dyn Iterator<Item = usize> + Send> = Box::new(open.iter());
        let next = |out: &mut Vec<Raw>| -> Result<bool, RunError> {
            for at in rows.by_ref() {
                match pass.row(at, out)? {
                    Row::Ready(waits) => {
                        waiting |= waits;
                        return Ok(true);
                    }
                    Row::Later => later.push(at),
                }
                out.clear();
            }
            Ok(false)
        };
        let inserted = bulk.insert(session, next).await?;
        drop(rows);
        if inserted == 0 {
            return Err(stuck(side, later.first().unwrap_or_default()));
        }
        open = later;
    }
    Ok(waiting)
}

/// Why a row can't be inserted at all.
pub(super) fn stuck(side: Side<'_>, at: usize) -> RunError {
    RunError::refused(format!(
        "`{}`: {} references a row that is only made after it, by a column that is NOT NULL or of its key",
        side.layout.table.name,
        side.shown(at)
    ))
    .help("let one of the references be nullable, or make the row that it names")
}

/// The columns that are written, the drawn one last.
fn columns(target: &Target<'_>, own: Option<&Own<'_>>) -> Vec<Extra> {
    let drawn = own.map(|own| own.column.clone());
    target.columns.iter().cloned().chain(drawn).collect()
}

pub(super) enum Row {
    /// Its columns are added; whether a reference has to wait.
    Ready(bool),
    /// A row of its own table must be there first.
    Later,
}

/// Once through the rows that are still missing.
pub(super) struct Pass<'p> {
    side: Side<'p>,
    target: &'p Target<'p>,
    /// The tables of this run.
    known: &'p HashSet<&'p str>,
    to_come: ToCome<'p>,
    lookups: HashMap<usize, Parents>,
    /// The rows' surrogate keys, where they were drawn.
    own: Option<&'p Own<'p>>,
}

impl<'p> Pass<'p> {
    pub(super) async fn new(
        session: &mut Session,
        side: Side<'p>,
        target: &'p Target<'p>,
        open: &RowSet,
        (known, written): (&'p HashSet<&'p str>, &HashSet<&str>),
        reserved: &'p Reserved<'p>,
    ) -> Result<Pass<'p>, RunError> {
        let mut lookups = lookups(session, side, open).await?;
        reserved.extend(side, &mut lookups)?;
        Ok(Pass {
            side,
            target,
            known,
            to_come: ToCome::of(side, open, known, written)?,
            lookups,
            own: reserved.own(side),
        })
    }

    /// The columns of its rows.
    pub(super) fn columns(&self) -> Vec<Extra> {
        columns(self.target, self.own)
    }

    /// Adds the values of a row's columns.
    pub(super) fn row(&self, at: usize, out: &mut Vec<Raw>) -> Result<Row, RunError> {
        let side = self.side;
        let Some(row) = side.row(at)? else {
            return Ok(Row::Later);
        };
        let Some(left_null) = self.to_come.left_null(side, &row) else {
            return Ok(Row::Later);
        };
        let mut waits = !left_null.is_empty();
        for (nth, field) in self.target.written() {
            if left_null.contains(&nth) {
                self.target.add_null(nth, out);
                continue;
            }
            if self.target.add(&row, nth, &self.lookups, out)? {
                continue;
            }
            if !self.waits_for(field) {
                return Err(dangling(side, &row, field));
            }
            // Without all of its key it would be another row.
            if field.not_null || nth < side.layout.key {
                return Ok(Row::Later);
            }
            self.target.add_null(nth, out);
            waits = true;
        }
        if let Some(own) = self.own {
            out.push(own.values.get(&at).cloned().unwrap_or(Raw::Null));
        }
        Ok(Row::Ready(waits))
    }

    /// Whether a field's rows are among those that this run seeds.
    fn waits_for(&self, field: &Field) -> bool {
        match &field.content {
            Content::Reference { parent, .. } => self.known.contains(parent.name.as_str()),
            Content::Value { .. } => false,
        }
    }
}

/// Rows that references by plain values lead to, and that are not there yet.
struct ToCome<'a> {
    /// Tables of this run that are still to be written.
    tables: HashSet<&'a str>,
    /// For each reference of the table to itself, what its rows that are not there yet are known by.
    rows: Vec<HashSet<String>>,
}

impl<'a> ToCome<'a> {
    fn of(
        side: Side<'a>,
        open: &RowSet,
        known: &HashSet<&'a str>,
        written: &HashSet<&str>,
    ) -> Result<ToCome<'a>, RunError> {
        let own = side.layout.table.name.as_str();
        let tables = known
            .iter()
            .filter(|table| **table != own && !written.contains(*table));
        let links = &side.layout.links;
        let mut rows = vec![HashSet::new(); links.len()];
        if links.iter().any(|link| !link.own.is_empty()) {
            for at in open.iter() {
                let Some(row) = side.row(at)? else { continue };
                for (link, rows) in links.iter().zip(&mut rows) {
                    rows.extend(values(&row, &link.own).map(|values| key_text(&values)));
                }
            }
        }
        Ok(ToCome {
            tables: tables.copied().collect(),
            rows,
        })
    }

    /// The fields of a row that are left NULL for now; none where the row can't be written yet.
    fn left_null(&self, side: Side<'_>, row: &FixtureRow) -> Option<HashSet<usize>> {
        let mut fields = HashSet::new();
        for (link, open) in side.layout.links.iter().zip(&self.rows) {
            let is_self = link.parent == side.layout.table.name;
            if !is_self && !self.tables.contains(link.parent.as_str()) {
                continue;
            }
            let wanted = values(row, &link.fields)?;
            if wanted.contains(&Json::Null) {
                continue;
            }
            if is_self && (values(row, &link.own)? == wanted || !open.contains(&key_text(&wanted)))
            {
                continue;
            }
            let mut nullable = link.fields.iter().filter(|nth| {
                let field = side.layout.fields.get(**nth);
                **nth >= side.layout.key && field.is_some_and(|field| !field.not_null)
            });
            match nullable.next() {
                Some(nth) => drop(fields.insert(*nth)),
                None if is_self => return None,
                // The engine may look at it at COMMIT only.
                None => {}
            }
        }
        Some(fields)
    }
}

/// The values of some fields.
fn values(row: &FixtureRow, fields: &[usize]) -> Option<Vec<Json>> {
    fields
        .iter()
        .map(|nth| row.values.get(*nth).cloned())
        .collect()
}
