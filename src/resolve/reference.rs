//! A column that refers to another table by its name alone, as in schemas without foreign keys.

use super::plurals;
use crate::schema::{Column, Schema, Table};

/// The table whose name and `_id` make the column's name, if it has one key column of a like type.
///
/// The column's own table is none: `indexes.index_id` names the row itself, a reference to a sibling has another
/// name (`parent_id`).
pub fn parent_by_name<'a>(
    schema: &'a Schema,
    source: &Table,
    column: &Column,
) -> Option<&'a Table> {
    let stem = column
        .name
        .strip_suffix("_id")
        .filter(|stem| !stem.is_empty())?;
    let names = plurals(stem).into_iter().chain([stem.to_owned()]);
    let parent = names.into_iter().find_map(|name| {
        schema
            .base_tables()
            .find(|table| table.schema == source.schema && table.name == name)
    })?;
    let [key] = parent.primary_key.as_slice() else {
        return None;
    };
    let key_type = &parent.column(key)?.ty;
    (parent.name != source.name && is_like(key_type, &column.ty)).then_some(parent)
}

/// Whether values of two types could be equal: both numbers, or the same word.
fn is_like(one: &str, two: &str) -> bool {
    let is_number = |ty: &str| {
        let ty = ty.to_ascii_lowercase();
        ty.contains("int") || ty.contains("serial") || ty.starts_with("numeric")
    };
    let word = |ty: &str| {
        ty.split(['(', ' '])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    let is_text = |ty: &str| matches!(word(ty).as_str(), "text" | "varchar" | "char" | "character");
    (is_number(one) && is_number(two)) || (is_text(one) && is_text(two)) || word(one) == word(two)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Dialect, TableKind};

    fn table(name: &str, columns: &[(&str, &str)]) -> Table {
        let mut table = Table::new("public", name, TableKind::Table);
        table.columns = columns
            .iter()
            .map(|(name, ty)| Column::new(*name, *ty))
            .collect();
        table.primary_key = vec![columns[0].0.to_owned()];
        table
    }

    fn check(column: &str, expected: Option<&str>) {
        let mut schema = Schema::empty(Dialect::Postgres, "");
        schema.tables = vec![
            table("users", &[("id", "bigint")]),
            table(
                "indexes",
                &[
                    ("index_uid", "varchar(50)"),
                    ("index_id", "varchar(50)"),
                    ("user_id", "integer"),
                    ("team_id", "integer"),
                ],
            ),
            table("teams", &[("id", "uuid")]),
        ];
        let source = &schema.tables[1];
        let column = source.column(column).expect("there");
        let parent = parent_by_name(&schema, source, column).map(|table| table.name.as_str());
        assert_eq!(parent, expected, "{}", column.name);
    }

    #[test]
    fn a_column_refers_to_another_table_of_its_name_and_type() {
        check("user_id", Some("users"));
        check("team_id", None);
        check("index_id", None);
        check("index_uid", None);
    }
}
