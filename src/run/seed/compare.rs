//! A table's live rows against its fixture, and against what was last seeded.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::row_set::RowSet;
use super::seeded::{Seeded, SeededRows};
use crate::fixtures::form::Storage;
use crate::fixtures::secret::marked;
use crate::fixtures::value::Raw;
use crate::fixtures::{FixtureRow, FixtureRows, Json, Layout, key_text, same, shown_key};
use crate::plan::Plan;
use crate::run::export::{Extra, LiveLine, Rows, Shape, lines, select};
use crate::run::{RunError, Session};
use crate::schema::{Dialect, Schema, Table};

/// A table that is compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) plan: &'a Plan,
    pub(super) schema: &'a Schema,
    pub(super) layout: &'a Layout,
    /// The fixture's rows.
    pub(super) rows: &'a FixtureRows,
    /// The values of secrets, by variable.
    pub(super) secrets: &'a HashMap<String, String>,
    /// Whether an operator's changes are written over.
    pub(super) overwrite: bool,
}

impl<'a> Side<'a> {
    pub(super) fn dialect(&self) -> Dialect {
        self.plan.dialect
    }

    /// The table as the engine has it.
    pub(super) fn table(&self) -> Result<&'a Table, RunError> {
        let place = self.layout.table.in_dialect(self.dialect());
        place
            .and_then(|place| self.schema.table(&place.schema, &place.table))
            .ok_or_else(|| {
                RunError::refused(format!("`{}` is not in the schema", self.layout.table.name))
            })
    }

    /// The columns that a live row is found again by.
    pub(super) fn identity(&self) -> Result<Vec<Extra>, RunError> {
        let table = self.table()?;
        let names: Vec<String> = match table.primary_key.is_empty() {
            false => table.primary_key.clone(),
            true => self
                .layout
                .key_fields()
                .iter()
                .flat_map(|field| field.columns.clone())
                .collect(),
        };
        Ok(extras(self.dialect(), table, &names))
    }

    /// A row of the fixture.
    pub(super) fn row(&self, at: usize) -> Result<Option<FixtureRow>, RunError> {
        Ok(self.rows.row(self.layout, at)?)
    }

    /// A row of the fixture as people know it.
    pub(super) fn shown(&self, at: usize) -> String {
        let row = self.row(at).ok().flatten();
        row.map(|row| shown_key(self.layout, &row.values))
            .unwrap_or_default()
    }

    /// The key of a line, which may have been written for a table of other columns.
    pub(super) fn key_of(&self, line: &str) -> Option<String> {
        let line = Json::parse(line).ok()?;
        let fields = self.layout.key_fields().iter();
        let values: Option<Vec<Json>> =
            fields.map(|field| line.get(&field.name).cloned()).collect();
        values.map(|values| key_text(&values))
    }

    /// The value that a row of the fixture asks for: a secret's own, where it is known.
    pub(super) fn wanted<'r>(&self, row: &'r FixtureRow, field: usize) -> Option<Cow<'r, Json>> {
        let value = row.values.get(field)?;
        match marked(value) {
            Some(variable) => self
                .secrets
                .get(variable)
                .map(|secret| Cow::Owned(Json::string(secret.as_str()))),
            None => Some(Cow::Borrowed(value)),
        }
    }
}

/// Columns with how the engine keeps them.
pub(super) fn extras(dialect: Dialect, table: &Table, names: &[String]) -> Vec<Extra> {
    names
        .iter()
        .filter_map(|name| {
            let column = table.column(name)?;
            Some(Extra {
                column: name.clone(),
                storage: Storage::of(dialect, column),
            })
        })
        .collect()
}

/// A row of the fixture that the database has otherwise.
#[derive(Debug, Clone)]
pub(super) struct Change {
    /// The fixture's row.
    pub(super) row: usize,
    /// The fields that are written.
    pub(super) fields: Vec<usize>,
    /// What the live row has in each of them.
    pub(super) found: Vec<Json>,
    /// What the live row is found by.
    pub(super) identity: Vec<Raw>,
}

/// A change of an operator that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The row's key, for people.
    pub key: String,
    /// The field.
    pub field: String,
    /// Whether the fixture has changed, too.
    pub conflict: bool,
    /// Whether nobody knows who has changed it: what was seeded could not be remembered.
    pub unknown: bool,
}

/// A row that an earlier seed left, and that no fixture has any more.
#[derive(Debug, Clone)]
pub(super) struct Left {
    /// The key's text.
    pub(super) key: String,
    /// The row's key, for people.
    pub(super) shown: String,
    /// Whether an operator has changed it since.
    pub(super) touched: bool,
    /// What it is found by.
    pub(super) identity: Vec<Raw>,
}

/// What differs in a table.
#[derive(Debug, Default)]
pub(super) struct Difference {
    /// Rows of the fixture that the database doesn't have.
    pub(super) missing: RowSet,
    /// Rows that are to be changed.
    pub(super) changed: Vec<Change>,
    /// Rows that are equal.
    pub(super) equal: u64,
    /// Changes of operators that stay.
    pub(super) kept: Vec<Kept>,
    /// Fields of rows that stay as they are, by row.
    pub(super) kept_fields: HashSet<(usize, usize)>,
    /// The rows that have such fields.
    pub(super) kept_rows: HashSet<usize>,
    /// Rows that a seed created and no fixture has.
    pub(super) left: Vec<Left>,
    /// System rows that neither a fixture nor an earlier seed knows.
    pub(super) foreign: Vec<String>,
    /// Values of secrets that are not known here.
    pub(super) uncompared: Vec<String>,
    /// Fields that triggers have made something else of than was seeded: what they were left as, by row.
    pub(super) made: Made,
}

/// Fields with what triggers made of them, by the fixture's row.
pub(super) type Made = HashMap<usize, Vec<(usize, Json)>>;

impl Difference {
    fn add_made(&mut self, row: usize, field: usize, value: &Json) {
        let fields = self.made.entry(row).or_default();
        fields.push((field, value.clone()));
    }
}

/// Compares a table.
pub(super) async fn compare(
    session: &mut Session,
    side: Side<'_>,
    seeded: &SeededRows,
) -> Result<Difference, RunError> {
    let layout = side.layout;
    let Some(place) = layout.table.in_dialect(side.dialect()) else {
        return Err(RunError::refused(format!(
            "`{}` is not in the schema",
            layout.table.name
        )));
    };
    let identity = side.identity()?;
    let sql = select(side.plan, place, &layout.fields, &identity, Rows::Unordered);
    let shape = Shape {
        table: layout.table.name.as_str(),
        fields: &layout.fields,
    };
    let mut difference = Difference::default();
    let mut seen = vec![false; side.rows.len()];
    lines(session, &sql, shape, layout.key, |live| {
        let Some(at) = side.rows.find(live.key)? else {
            return beyond(side, seeded.beyond(live.key), &live, &mut difference);
        };
        match seen.get_mut(at) {
            Some(seen) if !*seen => *seen = true,
            _ => {
                let message = format!(
                    "`{}` has two rows with {}",
                    layout.table.name,
                    shown_key(layout, &live.values()?)
                );
                return Err(RunError::refused(message)
                    .help("say which columns tell them apart: key = [...]"));
            }
        }
        // What is written alike is equal; what isn't may still mean the same.
        if side.rows.is_line(at, live.line.trim_end_matches('\n'))? {
            difference.equal += 1;
            return Ok(());
        }
        row(side, at, seeded, &live, &mut difference)
    })
    .await?;
    difference.missing = (0..side.rows.len())
        .filter(|at| seen.get(*at) == Some(&false))
        .collect();
    difference.foreign.sort();
    difference
        .kept
        .sort_by(|a, b| (&a.key, &a.field).cmp(&(&b.key, &b.field)));
    difference.left.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(difference)
}

fn beyond(
    side: Side<'_>,
    seeded: Option<&Seeded>,
    live: &LiveLine<'_>,
    difference: &mut Difference,
) -> Result<(), RunError> {
    let values = live.values()?;
    let shown = shown_key(side.layout, &values);
    let Some(seeded) = seeded.filter(|seeded| seeded.created) else {
        difference.foreign.push(shown);
        return Ok(());
    };
    let (then, made) = (seeded.fields(), seeded.made());
    let mut fields = side.layout.fields.iter().zip(&values);
    let touched = fields.any(|(field, now)| {
        let is = |line: &Json| {
            line.get(&field.name)
                .is_some_and(|then| same(field, side.dialect(), then, now))
        };
        !field.secret && !is(&then) && !is(&made)
    });
    difference.left.push(Left {
        key: live.key.to_owned(),
        shown,
        touched,
        identity: live.extras()?,
    });
    Ok(())
}

fn row(
    side: Side<'_>,
    at: usize,
    seeded: &SeededRows,
    live: &LiveLine<'_>,
    difference: &mut Difference,
) -> Result<(), RunError> {
    let layout = side.layout;
    let Some(row) = side.row(at)? else {
        return Ok(());
    };
    let values = live.values()?;
    let then = seeded.of(side, at)?.map(|then| then.fields());
    let made = seeded.made(at);
    let mut fields = Vec::new();
    let mut found = Vec::new();
    let mut kept = false;
    for (nth, (field, now)) in layout
        .fields
        .iter()
        .zip(&values)
        .enumerate()
        .skip(layout.key)
    {
        let Some(wanted) = side.wanted(&row, nth) else {
            difference.uncompared.push(format!(
                "{}: {}",
                shown_key(layout, &row.values),
                field.name
            ));
            continue;
        };
        if same(field, side.dialect(), &wanted, now) || field.generated {
            continue;
        }
        // Of a secret nothing is remembered: the variable decides.
        let then = then
            .as_ref()
            .filter(|_| !field.secret)
            .and_then(|then| then.get(&field.name));
        let made = made.as_ref().and_then(|made| made.get(&field.name));
        let as_made = made.is_some_and(|made| same(field, side.dialect(), made, now));
        if as_made && then.is_some_and(|then| same(field, side.dialect(), then, &wanted)) {
            difference.add_made(at, nth, now);
            continue;
        }
        let untouched = as_made
            || match then {
                Some(then) => same(field, side.dialect(), then, now),
                None => !seeded.is_unknown(),
            };
        if untouched || side.overwrite {
            fields.push(nth);
            found.push(now.clone());
            continue;
        }
        kept = true;
        if let Some(made) = made {
            difference.add_made(at, nth, made);
        }
        difference.kept_rows.insert(at);
        difference.kept_fields.insert((at, nth));
        difference.kept.push(Kept {
            key: shown_key(layout, &row.values),
            field: field.name.clone(),
            conflict: then.is_some_and(|then| !same(field, side.dialect(), then, &wanted)),
            unknown: seeded.is_unknown(),
        });
    }
    match fields.is_empty() {
        true => difference.equal += u64::from(!kept),
        false => difference.changed.push(Change {
            row: at,
            fields,
            found,
            identity: live.extras()?,
        }),
    }
    Ok(())
}
