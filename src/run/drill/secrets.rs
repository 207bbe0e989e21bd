//! Values for secrets, invented: no real one is asked for where nothing is launched.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::fixtures::form::Form;
use crate::fixtures::secret::marked;
use crate::fixtures::{Content, FixtureFile, Fixtures, parse};
use crate::schema::{Dialect, Schema};

/// A value for each variable that the fixtures name: the same in each run, and as long as its column takes.
pub(super) fn invented(
    fixtures: &Fixtures,
    files: &[FixtureFile],
    schema: &Schema,
) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for layout in &fixtures.tables {
        let Some(file) = files.iter().find(|file| file.name() == layout.file_name()) else {
            continue;
        };
        // One that can't be read can't be seeded, either.
        let Ok(text) = file.text.whole() else {
            continue;
        };
        let (rows, _) = parse(layout, &text);
        for (field, value) in rows
            .iter()
            .flat_map(|row| layout.fields.iter().zip(&row.values))
        {
            let Some(variable) = marked(value) else {
                continue;
            };
            let bytes = matches!(
                &field.content,
                Content::Value {
                    form: Form::Bytes,
                    ..
                }
            );
            let place = layout.table.in_dialect(schema.dialect);
            let table = schema.tables.iter().find(|table| {
                place.is_some_and(|place| place.schema == table.schema && place.table == table.name)
            });
            let column =
                table.and_then(|table| table.columns.iter().find(|of| of.name == field.name));
            let longest = column.and_then(|column| longest(&column.base_type(), schema.dialect));
            values.insert(variable.to_owned(), value_of(variable, bytes, longest));
        }
    }
    values
}

fn value_of(variable: &str, bytes: bool, longest: Option<usize>) -> String {
    let digest = Sha256::digest(variable.as_bytes());
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    match (bytes, longest) {
        (true, longest) => hex
            .chars()
            .take(2 * longest.unwrap_or(32).min(32))
            .collect(),
        (false, Some(longest)) if longest < 24 => hex.chars().take(longest).collect(),
        (false, _) => format!("drill-{}", hex.get(..16).unwrap_or_default()),
    }
}

/// How many characters, or bytes, a type takes.
fn longest(ty: &str, dialect: Dialect) -> Option<usize> {
    let (name, rest) = ty.split_once('(')?;
    if dialect == Dialect::Sqlite || !(name.contains("char") || name.contains("binary")) {
        return None;
    }
    rest.split(')').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invented_secret_fits_its_column_and_says_what_it_is() {
        assert_eq!(
            value_of("A_B", false, None),
            value_of("A_B", false, Some(255))
        );
        assert!(value_of("A_B", false, None).starts_with("drill-"));
        assert_ne!(value_of("A_B", false, None), value_of("A_C", false, None));
        assert_eq!(
            value_of(
                "A_B",
                false,
                longest("character varying(8)", Dialect::Postgres)
            )
            .len(),
            8
        );
        assert_eq!(
            value_of("A_B", true, longest("binary(4)", Dialect::Mysql)).len(),
            8
        );
        assert_eq!(longest("numeric(12,2)", Dialect::Postgres), None);
    }
}
