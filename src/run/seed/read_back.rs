//! Reading back what was written, before COMMIT. What triggers have made something else of is written once more, now
//! that all rows are there: a trigger that fills a column on INSERT, counts rows, or leaves a value alone that was asked
//! for lets the fixture's stand then. A value that a trigger changes again is the database's own: it is told, and
//! remembered beside what was seeded, so that the next seed takes it neither for an operator's nor for the fixture's.

use std::collections::HashMap;

use super::compare::{Change, Difference, Made, Side, compare};
use super::seeded::{self, SeededRows};
use super::update;
use crate::fixtures::Field;
use crate::run::{RunError, Session};
use crate::schema::Trigger;

/// Requires what was written to be there as the fixtures have it, or as a trigger insists on.
pub(super) async fn read_back(
    session: &mut Session,
    sides: &[Side<'_>],
    differences: &mut [(Difference, SeededRows)],
    remembers: bool,
) -> Result<(), RunError> {
    let mut strays = Vec::new();
    for (side, (difference, seeded)) in sides.iter().zip(&mut *differences) {
        let (changes, made) = stray(session, *side, difference, seeded).await?;
        keep(difference, made);
        strays.push(changes);
    }
    if strays.iter().all(Vec::is_empty) {
        return Ok(());
    }
    for (side, changes) in sides.iter().zip(&strays) {
        update::update(session, *side, changes).await?;
    }
    for ((side, tried), (difference, seeded)) in sides.iter().zip(&strays).zip(&mut *differences) {
        let (changes, mut made) = stray(session, *side, difference, seeded).await?;
        let tried: HashMap<usize, &Change> = tried.iter().map(|tried| (tried.row, tried)).collect();
        for change in changes {
            let Change {
                row, fields, found, ..
            } = change;
            for (nth, value) in fields.into_iter().zip(found) {
                let insisted = tried
                    .get(&row)
                    .is_some_and(|tried| tried.fields.contains(&nth));
                accept(*side, row, nth, insisted, remembers)?;
                made.entry(row).or_default().push((nth, value));
            }
        }
        keep(difference, made);
    }
    Ok(())
}

/// The fields that are not as the fixture has them, but for those that an operator has changed; and those that are
/// still as triggers made them earlier.
pub(super) async fn stray(
    session: &mut Session,
    side: Side<'_>,
    difference: &Difference,
    seeded: &SeededRows,
) -> Result<(Vec<Change>, Made), RunError> {
    // Whether it is an operator's was found out before anything was written.
    let whole = Side {
        overwrite: true,
        ..side
    };
    let mut found = compare(session, whole, seeded).await?;
    if let Some(at) = found.missing.first() {
        let shown = side.shown(at);
        return Err(refused(
            side,
            &format!("{shown} is not there after it was inserted"),
        ));
    }
    for change in &mut found.changed {
        let row = change.row;
        let kept = |nth: &usize| difference.kept_fields.contains(&(row, *nth));
        let both = std::mem::take(&mut change.fields)
            .into_iter()
            .zip(std::mem::take(&mut change.found));
        (change.fields, change.found) = both.filter(|(nth, _)| !kept(nth)).unzip();
    }
    found.changed.retain(|change| !change.fields.is_empty());
    Ok((found.changed, found.made))
}

/// Takes over what triggers made; of fields that an operator has changed since, what they had made before.
fn keep(difference: &mut Difference, mut made: Made) {
    for (row, fields) in std::mem::take(&mut difference.made) {
        let kept = fields
            .into_iter()
            .filter(|(nth, _)| difference.kept_fields.contains(&(row, *nth)));
        for (nth, value) in kept {
            let known = made.entry(row).or_default();
            if !known.iter().any(|(of, _)| *of == nth) {
                known.push((nth, value));
            }
        }
    }
    made.retain(|_, fields| !fields.is_empty());
    difference.made = made;
}

/// Takes a value that is not the fixture's for the database's own, where a trigger insists on it and it can be
/// remembered.
fn accept(
    side: Side<'_>,
    row: usize,
    nth: usize,
    insisted: bool,
    remembers: bool,
) -> Result<(), RunError> {
    let Some(field) = side.layout.fields.get(nth) else {
        return Ok(());
    };
    let mut triggers = side.table()?.triggers.iter();
    let by_trigger = triggers.any(|trigger| writes(trigger, field));
    if insisted && by_trigger && remembers && !field.secret {
        return Ok(());
    }
    let shown = side.shown(row);
    let mut message = format!(
        "`{}` of {shown} is read back otherwise than it was written",
        field.name
    );
    if insisted && by_trigger && !remembers {
        message += &format!(
            ": a trigger changes it, which can't be remembered without the table {}",
            seeded::TABLE
        );
    }
    Err(refused(side, &message))
}

fn refused(side: Side<'_>, message: &str) -> RunError {
    let name = &side.layout.table.name;
    RunError::refused(format!("`{name}`: {message}\nnothing was changed")).help(
        "a trigger or the column's type changes what is written: let the trigger leave system rows alone, or write \
         the value as the column keeps it",
    )
}

/// Whether a trigger may write a field: it names one of its columns.
fn writes(trigger: &Trigger, field: &Field) -> bool {
    let fires = |event: &String| event == "INSERT" || event == "UPDATE";
    let texts = [Some(&trigger.body), trigger.definition.as_ref()];
    let names = |column: &String| {
        let mut texts = texts.iter().flatten();
        texts.any(|text| names(text, column))
    };
    trigger.enabled && trigger.events.iter().any(fires) && field.columns.iter().any(names)
}

/// Whether a text has a name as a word of its own, in any case.
fn names(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(&name).any(|(at, _)| {
        let (before, behind) = (text.get(..at), text.get(at + name.len()..));
        !is_part(before.and_then(|text| text.chars().next_back()))
            && !is_part(behind.and_then(|text| text.chars().next()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trigger_names_a_column_by_a_whole_word_in_any_case() {
        #[track_caller]
        fn check(text: &str, expected: bool) {
            assert_eq!(names(text, "updated_at"), expected, "{text}");
        }
        check("NEW.updated_at := now()", true);
        check("SET new.`Updated_At` = now()", true);
        check("moddatetime('updated_at')", true);
        check("NEW.last_updated_at := now()", false);
        check("NEW.updated_at2 := now()", false);
        check("", false);
    }
}
