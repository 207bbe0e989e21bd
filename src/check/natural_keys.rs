//! DC0016: a system table has no key, or only a surrogate one, to know its rows by.

use data_class_grammar::Class;

use super::Context;
use crate::annotation::Annotation;
use crate::classes::ClassifiedTable;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{IndexPart, Table, Unique};

/// How the rows of a table are known from one database to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NaturalKey {
    /// By these columns, which the annotation names or the schema's only unique constraint gives.
    Columns(Vec<String>),
    /// Only by a number or id that each database makes for itself.
    Surrogate(Vec<String>),
    /// Several unique constraints could be meant.
    Several(Vec<Vec<String>>),
    /// Not at all.
    None,
}

/// The key of a table: the annotation's; else the only unique NOT NULL constraint beside the primary key; else
/// the primary key.
pub fn natural_key(annotation: Option<&Annotation>, table: &Table) -> NaturalKey {
    let said = annotation
        .into_iter()
        .flat_map(|annotation| &annotation.key);
    let said: Vec<String> = said.map(|column| column.value.clone()).collect();
    key_of(&said, table)
}

/// The same where the columns that an annotation says are known; none where it says none.
pub fn key_of(said: &[String], table: &Table) -> NaturalKey {
    if !said.is_empty() {
        return NaturalKey::Columns(said.to_vec());
    }
    let unique: Vec<Vec<String>> = table
        .unique
        .iter()
        .filter_map(|unique| not_null_columns(table, unique))
        .collect();
    match unique.as_slice() {
        [one] => NaturalKey::Columns(one.clone()),
        [] if table.primary_key.is_empty() => NaturalKey::None,
        _ if !is_surrogate(table) => NaturalKey::Columns(table.primary_key.clone()),
        [] => NaturalKey::Surrogate(table.primary_key.clone()),
        _ => NaturalKey::Several(unique),
    }
}

fn not_null_columns(table: &Table, unique: &Unique) -> Option<Vec<String>> {
    let columns = unique.whole_columns()?;
    columns
        .iter()
        .all(|name| table.column(name).is_some_and(|column| column.not_null))
        .then(|| columns.into_iter().map(str::to_owned).collect())
}

/// Whether the primary key is one column whose values the database or the application makes up: an identity, a
/// default (`gen_random_uuid()`), an `id` that is a number or a uuid.
fn is_surrogate(table: &Table) -> bool {
    let [name] = table.primary_key.as_slice() else {
        return false;
    };
    // A key that is also a foreign key is as natural as its parent's.
    if table
        .foreign_keys
        .iter()
        .any(|key| key.columns == [name.clone()])
    {
        return false;
    }
    table.column(name).is_some_and(|column| {
        let ty = column.ty.to_ascii_lowercase();
        column.identity.is_some()
            || column.default.is_some()
            || ty == "uuid"
            || (name == "id"
                && (ty.contains("int") || ty.starts_with("binary") || ty.contains("blob")))
    })
}

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for table in &context.classes.tables {
        let Some(annotation) = table.annotation() else {
            continue;
        };
        let has_system_rows = match annotation.class.value {
            Class::System => true,
            Class::Mixed => annotation.system_rows.is_some(),
            Class::User | Class::Projection | Class::External => false,
        };
        let Some((_, _, source)) = table.dialects.first().filter(|_| has_system_rows) else {
            continue;
        };
        findings.extend(problem(context, table, annotation, source));
    }
}

fn problem(
    context: &Context<'_>,
    table: &ClassifiedTable<'_>,
    annotation: &Annotation,
    source: &Table,
) -> Option<Diagnostic> {
    let (message, help) = match natural_key(Some(annotation), source) {
        NaturalKey::Columns(_) => return None,
        NaturalKey::None => (
            format!(
                "table `{}` has no key to know its system rows by",
                table.name
            ),
            candidates(source),
        ),
        NaturalKey::Surrogate(columns) => (
            format!(
                "table `{}` knows its system rows only by the surrogate key `{}`",
                table.name,
                columns.join(", ")
            ),
            candidates(source),
        ),
        NaturalKey::Several(keys) => {
            let keys: Vec<String> = keys.iter().map(|key| written(key)).collect();
            (
                format!(
                    "table `{}` has several keys to know its system rows by",
                    table.name
                ),
                format!("say which: key = {}", keys.join(" or key = ")),
            )
        }
    };
    let place = context.in_annotation(table, annotation.class.span)?;
    Some(
        context
            .about(Code::NoNaturalKey, table, message)
            .at(place, "its rows are to be known in every database")
            .note("a surrogate id differs from database to database, so fixtures can't name rows by it")
            .help(help),
    )
}

/// Columns that look like a key: parts of unique constraints first, then names people give to keys.
fn candidates(table: &Table) -> String {
    let unique = table.unique.iter().find_map(|unique| {
        let columns: Option<Vec<String>> = unique
            .parts
            .iter()
            .map(|part| match part {
                IndexPart::Column(name) => Some(name.clone()),
                IndexPart::Expression(_) => None,
            })
            .collect();
        columns
    });
    if let Some(columns) = unique {
        return format!(
            "a candidate: key = {} (it is unique, but not in every row)",
            written(&columns)
        );
    }
    const NAMES: &[&str] = &[
        "slug",
        "code",
        "key",
        "codename",
        "name",
        "title",
        "identifier",
        "label",
    ];
    match NAMES.iter().find(|name| table.column(name).is_some()) {
        Some(name) => format!("a candidate: key = \"{name}\", with a unique constraint on it"),
        None => "add a column that names the row, with a unique constraint, and say key = \"...\""
            .into(),
    }
}

fn written(columns: &[String]) -> String {
    match columns {
        [one] => format!("{one:?}"),
        many => format!("{many:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[track_caller]
    fn check(table: &str, expected: &str) {
        let schema = sample::schema(table);
        let found = match natural_key(None, &schema.tables[0]) {
            NaturalKey::Columns(columns) => columns.join(", "),
            NaturalKey::Surrogate(columns) => format!("only the surrogate {}", columns.join(", ")),
            NaturalKey::Several(keys) => format!("{} keys", keys.len()),
            NaturalKey::None => "none".into(),
        };
        assert_eq!(found, expected, "{table}");
    }

    #[test]
    fn the_only_unique_constraint_without_nulls_is_the_key() {
        check("plans: id bigint, slug text!, unique(slug)", "slug");
        check(
            "sectors: id bigint, industry_id bigint!, slug text!, unique(industry_id, slug)",
            "industry_id, slug",
        );
    }

    #[test]
    fn a_constraint_that_allows_nulls_is_none() {
        check(
            "plans: id bigint, slug text, unique(slug)",
            "only the surrogate id",
        );
    }

    #[test]
    fn a_key_that_people_chose_serves_and_one_that_is_numbered_does_not() {
        check("countries: code text, name text", "code");
        check("plans: id uuid, name text", "only the surrogate id");
        check("profiles: user_id bigint -> users, bio text", "user_id");
    }

    #[test]
    fn several_constraints_leave_the_choice_to_people() {
        check(
            "plans: id bigint, slug text!, code text!, unique(slug), unique(code)",
            "2 keys",
        );
    }

    #[test]
    fn a_table_without_any_key_has_none() {
        let mut schema = sample::schema("plans: name text");
        schema.tables[0].primary_key.clear();
        assert_eq!(natural_key(None, &schema.tables[0]), NaturalKey::None);
    }
}
