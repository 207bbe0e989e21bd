//! Whether an index serves a key.

use crate::schema::{IndexPart, Table};

/// Whether an index of the table begins with these columns, in any order among themselves.
pub(super) fn serves(table: &Table, columns: &[String]) -> bool {
    let begins = |names: &[&str]| {
        names.len() >= columns.len()
            && columns
                .iter()
                .all(|column| names[..columns.len()].contains(&column.as_str()))
    };
    let primary: Vec<&str> = table.primary_key.iter().map(String::as_str).collect();
    let unique = table
        .unique
        .iter()
        .map(|index| (&index.parts, &index.predicate));
    let others = table
        .indexes
        .iter()
        .map(|index| (&index.parts, &index.predicate));
    begins(&primary)
        || unique.chain(others).any(|(parts, predicate)| {
            let covers = predicate
                .as_deref()
                .is_none_or(|text| leaves_out_nulls_only(text, columns));
            covers && begins(&leading_columns(parts))
        })
}

/// The columns before the first expression.
fn leading_columns(parts: &[IndexPart]) -> Vec<&str> {
    parts
        .iter()
        .map_while(|part| match part {
            IndexPart::Column(name) => Some(name.as_str()),
            IndexPart::Expression(_) => None,
        })
        .collect()
}

/// Whether a partial index has every row that references anything: `column IS NOT NULL` is true of them all.
fn leaves_out_nulls_only(predicate: &str, columns: &[String]) -> bool {
    let plain = |text: &str| {
        let kept: String = text
            .chars()
            .filter(|c| !matches!(c, '(' | ')' | '"' | '`'))
            .collect();
        kept.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let predicate = plain(predicate);
    predicate.split(" and ").all(|test| {
        columns
            .iter()
            .any(|column| test == format!("{} is not null", plain(column)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Index, TableKind};

    fn check(parts: &[&str], predicate: Option<&str>, columns: &[&str], expected: bool) {
        let mut table = Table::new("main", "t", TableKind::Table);
        table.indexes.push(Index {
            name: "i".into(),
            parts: parts
                .iter()
                .map(|name| match name.strip_prefix('=') {
                    Some(expression) => IndexPart::Expression(expression.into()),
                    None => IndexPart::Column((*name).into()),
                })
                .collect(),
            predicate: predicate.map(str::to_owned),
        });
        let columns: Vec<String> = columns.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(
            serves(&table, &columns),
            expected,
            "{parts:?} {predicate:?}"
        );
    }

    #[test]
    fn an_index_serves_a_key_whose_columns_come_first() {
        check(&["a"], None, &["a"], true);
        check(&["a", "b"], None, &["a"], true);
        check(&["b", "a"], None, &["a"], false);
        check(&["b", "a"], None, &["a", "b"], true);
        check(&["a"], None, &["a", "b"], false);
        check(&["=lower(a)"], None, &["a"], false);
        check(&["a", "=lower(b)"], None, &["a"], true);
    }

    #[test]
    fn a_partial_index_serves_if_it_only_leaves_out_rows_without_a_reference() {
        check(&["a"], Some("(a IS NOT NULL)"), &["a"], true);
        check(&["a"], Some("\"a\" is not null"), &["a"], true);
        check(&["a"], Some("(b IS NOT NULL)"), &["a"], false);
        check(&["a"], Some("deleted_at IS NULL"), &["a"], false);
        check(&["a"], Some("((a IS NOT NULL) AND active)"), &["a"], false);
    }
}
