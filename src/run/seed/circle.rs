//! Rows that wait for each other all round: their surrogate keys are drawn beforehand, so that every reference is known,
//! and they are inserted before the engine looks. SQLite looks at COMMIT, and so does PostgreSQL where the keys are
//! deferrable; where they are not, one statement inserts all of them. MariaDB has neither: there its session looks away
//! for the INSERTs alone, which needs no right, and every key of these tables is asked for before COMMIT, by reads that
//! lock what they see.

use std::collections::{HashMap, HashSet};

use super::bulk::Insert;
use super::cells::Target;
use super::compare::{Difference, Side, extras};
use super::failed;
use super::insert::{self, Pass, Row};
use super::numbers::draw;
use super::refs::Parents;
use super::row_set::RowSet;
use crate::fixtures::value::{Raw, to_raw};
use crate::fixtures::{Content, Json};
use crate::run::export::Extra;
use crate::run::look_away::{check_keys, require_parents};
use crate::run::together::Together;
use crate::run::{RunError, Session};
use crate::schema::{Deferrable, Dialect};

/// Surrogate keys of rows that are not there yet.
#[derive(Debug, Default)]
pub(super) struct Reserved<'a> {
    tables: Vec<Own<'a>>,
}

/// Those of one table.
#[derive(Debug)]
pub(super) struct Own<'a> {
    side: Side<'a>,
    /// The column of the surrogate key.
    pub(super) column: Extra,
    /// The values by the fixture's row.
    pub(super) values: HashMap<usize, Raw>,
}

impl<'a> Reserved<'a> {
    /// Those of a table's own rows.
    pub(super) fn own(&self, side: Side<'_>) -> Option<&Own<'a>> {
        let mut tables = self.tables.iter();
        tables.find(|own| own.side.layout.table.name == side.layout.table.name)
    }

    /// Lets references of a table know the rows that are still to come.
    pub(super) fn extend(
        &self,
        side: Side<'_>,
        lookups: &mut HashMap<usize, Parents>,
    ) -> Result<(), RunError> {
        for (nth, parents) in lookups {
            let field = side.layout.fields.get(*nth);
            let Some(Content::Reference {
                parent,
                parent_columns,
                ..
            }) = field.map(|field| &field.content)
            else {
                continue;
            };
            let mut tables = self.tables.iter();
            let Some(own) = tables.find(|own| own.side.layout.table.name == parent.name) else {
                continue;
            };
            for (at, value) in &own.values {
                let values = own.referenced(*at, value, parent_columns)?;
                let key = own.side.rows.key(own.side.layout, *at)?;
                if let Some((key, values)) = key.zip(values) {
                    parents.add(key, values);
                }
            }
        }
        Ok(())
    }
}

impl Own<'_> {
    /// The values of referenced columns in a row that is still to come; none where one of them is known only then.
    fn referenced(
        &self,
        at: usize,
        drawn: &Raw,
        columns: &[String],
    ) -> Result<Option<Vec<Raw>>, RunError> {
        let layout = self.side.layout;
        let row = self.side.row(at)?;
        let mut values = Vec::new();
        for column in columns {
            if *column == self.column.column {
                values.push(drawn.clone());
                continue;
            }
            let Some((row, nth)) = row.as_ref().zip(layout.position(column)) else {
                return Ok(None);
            };
            let content = layout.fields.get(nth).map(|field| &field.content);
            let Some(content @ Content::Value { form, .. }) = content else {
                return Ok(None);
            };
            let (Some(storage), Some(value)) = (
                content.storage(self.side.dialect()),
                self.side.wanted(row, nth),
            ) else {
                return Ok(None);
            };
            values.push(match &*value {
                Json::Null => Raw::Null,
                value => to_raw(storage, form, value).map_err(|why| {
                    RunError::refused(format!(
                        "`{}.{column}` can't be written: {why}",
                        layout.table.name
                    ))
                })?,
            });
        }
        Ok(Some(values))
    }
}

/// Inserts the missing rows of a circle's tables; of each whether references were left NULL that must be written yet.
pub(super) async fn insert(
    session: &mut Session,
    members: &[(Side<'_>, &Difference)],
    known: &HashSet<&str>,
    written: &HashSet<&str>,
) -> Result<Vec<bool>, RunError> {
    let mut reserved = Reserved::default();
    for (side, difference) in members {
        reserved
            .tables
            .extend(reserve(session, *side, &difference.missing).await?);
    }
    if session.dialect() == Dialect::Postgres && members.len() > 1 && looks_at_once(members)? {
        return in_one_statement(session, members, known, written, &reserved).await;
    }
    let looks_away =
        session.dialect() == Dialect::Mysql && members.iter().any(|(_, of)| !of.missing.is_empty());
    if looks_away {
        check_keys(session, false).await?;
    }
    let mut waiting = Vec::new();
    let mut inserted = Ok(());
    for (side, difference) in members {
        match insert::insert(session, *side, difference, known, written, &reserved).await {
            Ok(waits) => waiting.push(waits),
            Err(error) => {
                inserted = Err(error);
                break;
            }
        }
    }
    if looks_away {
        check_keys(session, true).await?;
    }
    inserted?;
    if looks_away {
        for (side, _) in members {
            require_parents(session, side.plan, &side.table()?.reference()).await?;
        }
    }
    Ok(waiting)
}

/// Draws the surrogate keys of rows; none where the rows are known by what the fixture has.
async fn reserve<'a>(
    session: &mut Session,
    side: Side<'a>,
    missing: &RowSet,
) -> Result<Option<Own<'a>>, RunError> {
    let table = side.table()?;
    let [name] = table.primary_key.as_slice() else {
        return Ok(None);
    };
    let mut fields = side.layout.fields.iter();
    if missing.is_empty() || fields.any(|field| field.columns.contains(name)) {
        return Ok(None);
    }
    let column = extras(side.dialect(), table, std::slice::from_ref(name))
        .into_iter()
        .next();
    let Some((column, source)) = column.zip(table.column(name)) else {
        return Ok(None);
    };
    let drawn = draw(session, side, &column, source, missing.len()).await?;
    let values = missing.iter().zip(drawn).collect();
    Ok(Some(Own {
        side,
        column,
        values,
    }))
}

/// Whether PostgreSQL looks at a key between the tables as soon as a statement has ended.
fn looks_at_once(members: &[(Side<'_>, &Difference)]) -> Result<bool, RunError> {
    let mut tables = Vec::new();
    for (side, _) in members {
        tables.push(side.table()?.reference());
    }
    let references = members
        .first()
        .into_iter()
        .flat_map(|(side, _)| &side.plan.references);
    let mut between =
        references.filter(|of| tables.contains(&of.child) && tables.contains(&of.parent));
    Ok(between.any(|of| of.deferrable == Some(Deferrable::No)))
}

/// All rows by one statement: PostgreSQL looks at keys when it has ended.
async fn in_one_statement(
    session: &mut Session,
    members: &[(Side<'_>, &Difference)],
    known: &HashSet<&str>,
    written: &HashSet<&str>,
    reserved: &Reserved<'_>,
) -> Result<Vec<bool>, RunError> {
    let mut together = Together::new();
    let mut waiting = Vec::new();
    for (side, difference) in members {
        let target = Target::new(*side)?;
        let pass = Pass::new(
            session,
            *side,
            &target,
            &difference.missing,
            (known, written),
            reserved,
        )
        .await?;
        let columns = pass.columns();
        let insert = Insert::new(Dialect::Postgres, side.table()?, &columns);
        let mut waits = false;
        for (nth, at) in difference.missing.iter().enumerate() {
            let mut row = Vec::new();
            match pass.row(at, &mut row)? {
                Row::Ready(left_null) => waits |= left_null,
                Row::Later => return Err(insert::stuck(*side, at)),
            }
            if nth == 0 {
                together.begin(&side.layout.table.name, &insert.head);
            }
            together.add(|statement, more| insert.add_row(statement, &mut row, more));
        }
        waiting.push(waits);
    }
    let side = members.first().map(|(side, _)| *side);
    let failed = |error: &sqlx::Error| match side {
        Some(side) => failed(side, error),
        None => RunError::lost(error),
    };
    together.run(session, failed).await?;
    Ok(waiting)
}
