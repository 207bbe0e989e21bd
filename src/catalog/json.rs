//! `catalog.json`: the catalog for programs. Its shape is `catalog.schema.json`, kept beside it.

use data_class_grammar::WithParent;
use serde::Serialize;
use serde_json::Value;

use crate::plan::Plan;

use super::{Catalog, Counts, REMADE_BY, Row, predicate_text};

/// The JSON schema of `catalog.json`.
pub const JSON_SCHEMA: &str = include_str!("catalog.schema.json");

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "$generated")]
    generated: String,
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: u32,
    application: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    database: &'a str,
    summary: Summary,
    categories: Vec<CategoryEntry<'a>>,
    tables: Vec<TableEntry<'a>>,
}

#[derive(Serialize)]
struct Summary {
    models: usize,
    tables: usize,
    system: usize,
    user: usize,
    mixed: usize,
    unclassified: usize,
    framework: usize,
}

#[derive(Serialize)]
struct CategoryEntry<'a> {
    name: &'a str,
    summary: Option<&'a str>,
    system: usize,
    user: usize,
    mixed: usize,
}

#[derive(Serialize)]
struct TableEntry<'a> {
    table: &'a str,
    model: Option<&'a str>,
    path: Option<&'a str>,
    class: &'static str,
    action: &'static str,
    category: &'a str,
    group: Option<&'a str>,
    description: &'a str,
    note: Option<&'a str>,
    file: Option<&'a str>,
    line: Option<usize>,
    key: Vec<&'a str>,
    min_rows: Option<u64>,
    retain: Option<Retain<'a>>,
    expires: Option<&'a str>,
    unit: Option<&'static str>,
    keep: Option<String>,
    system_rows: Option<String>,
    review_by: Option<String>,
    owner: Option<&'a str>,
    detach: Vec<&'a str>,
    holds: Vec<&'a str>,
    with_parent: WithParentEntry<'a>,
    secrets: Vec<&'a str>,
    seed_note: Option<&'a str>,
    reason: Option<&'a str>,
    references: Vec<ReferenceEntry<'a>>,
}

/// `false`, `true` for every reference, or the columns of those that are meant.
#[derive(Serialize)]
#[serde(untagged)]
enum WithParentEntry<'a> {
    All(bool),
    Columns(Vec<&'a str>),
}

#[derive(Serialize)]
struct Retain<'a> {
    hours: u64,
    by: Option<&'a str>,
}

#[derive(Serialize)]
struct ReferenceEntry<'a> {
    columns: &'a [String],
    table: &'a str,
    parent_columns: &'a [String],
    on_delete: Option<&'static str>,
}

/// The catalog as JSON with a line feed at its end.
pub fn to_json(catalog: &Catalog) -> String {
    let Counts {
        system,
        user,
        mixed,
    } = catalog.counts();
    let document = Document {
        generated: format!("by `{REMADE_BY}`; don't edit, change the annotations and run it again"),
        schema: "catalog.schema.json",
        version: 1,
        application: &catalog.application,
        database: &catalog.database,
        summary: Summary {
            models: catalog.models,
            tables: system + user + mixed + catalog.unclassified,
            system,
            user,
            mixed,
            unclassified: catalog.unclassified,
            framework: catalog.framework,
        },
        categories: catalog
            .categories
            .iter()
            .map(|category| {
                let Counts {
                    system,
                    user,
                    mixed,
                } = category.counts();
                let summary = category.summary.as_deref();
                CategoryEntry {
                    name: &category.name,
                    summary,
                    system,
                    user,
                    mixed,
                }
            })
            .collect(),
        tables: catalog
            .categories
            .iter()
            .flat_map(|category| category.rows.iter().map(|row| table(&category.name, row)))
            .collect(),
    };
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    match text.strip_suffix("\n}") {
        Some(open) => format!("{open},{}", plans(&catalog.plans)),
        None => text,
    }
}

/// The last key and the end of the document: a plan a dialect, in fewer and longer lines than the rest.
fn plans(plans: &[Plan]) -> String {
    let by_dialect: serde_json::Map<String, Value> = plans
        .iter()
        .map(|plan| {
            let value = serde_json::to_value(plan).unwrap_or_default();
            (plan.dialect.name().to_owned(), value)
        })
        .collect();
    let object = serde_json::json!({ "plan": by_dialect });
    let text = crate::schema::canonical_json(&object);
    text.strip_prefix('{').unwrap_or(&text).to_owned()
}

fn table<'a>(category: &'a str, row: &'a Row) -> TableEntry<'a> {
    let annotation = row.annotation.as_ref();
    let values = |list: &'a [data_class_grammar::Spanned<String, crate::span::Span>]| {
        list.iter()
            .map(|item| item.value.as_str())
            .collect::<Vec<&str>>()
    };
    macro_rules! text {
        ($field:ident) => {
            annotation
                .and_then(|a| a.$field.as_ref())
                .map(|text| text.value.as_str())
        };
    }
    TableEntry {
        table: &row.table,
        model: row.model.as_deref(),
        path: row.path.as_deref(),
        class: row.class.map_or("unclassified", |class| class.name()),
        action: row.action(),
        category,
        group: row.group(),
        description: &row.description,
        note: row.note(),
        file: row.place.as_ref().map(|place| place.file.as_ref()),
        line: row.place.as_ref().map(|place| place.span.start.line),
        key: annotation.map(|a| values(&a.key)).unwrap_or_default(),
        min_rows: row.min_rows(),
        retain: annotation
            .and_then(|a| a.retain.as_ref())
            .map(|retain| Retain {
                hours: retain.value.hours,
                by: text!(by),
            }),
        expires: text!(expires),
        unit: annotation
            .and_then(|a| a.unit.as_ref())
            .map(|unit| unit.value.name()),
        keep: annotation.and_then(|a| a.keep.as_ref()).map(predicate_text),
        system_rows: annotation
            .and_then(|a| a.system_rows.as_ref())
            .map(predicate_text),
        review_by: annotation
            .and_then(|a| a.review_by.as_ref())
            .map(|day| day.value.to_string()),
        owner: text!(owner),
        detach: annotation.map(|a| values(&a.detach)).unwrap_or_default(),
        holds: annotation.map(|a| values(&a.holds)).unwrap_or_default(),
        with_parent: match annotation.and_then(|a| a.with_parent.as_ref()) {
            None => WithParentEntry::All(false),
            Some(WithParent::All(_)) => WithParentEntry::All(true),
            Some(WithParent::Columns(columns)) => WithParentEntry::Columns(values(columns)),
        },
        secrets: row.secrets(),
        seed_note: text!(seed_note),
        reason: text!(reason),
        references: row
            .references
            .iter()
            .map(|reference| ReferenceEntry {
                columns: &reference.columns,
                table: &reference.table,
                parent_columns: &reference.parent_columns,
                on_delete: reference.on_delete,
            })
            .collect(),
    }
}
