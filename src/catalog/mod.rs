//! The catalog: what people review. Joined facts in, rows in their final order out; the renderings are beside it.

use std::collections::BTreeSet;
use std::sync::Arc;

use data_class_grammar::{Class, Predicate};

use crate::annotation::Annotation;
use crate::classes::{Classes, ClassifiedTable};
use crate::config::Config;
use crate::plan::Plan;
use crate::schema::Dialect;
use crate::span::Place;

mod html;
mod json;
mod markdown;
mod orders;
mod phases;
mod story;
#[cfg(test)]
mod tests;

pub use html::{Order, OrderStep, to_html};
pub use json::{JSON_SCHEMA, to_json};
pub use markdown::to_markdown;
pub use orders::orders;
pub use story::{Story, StoryRefusal, StoryStep, stories};

/// How every generated file says that it is remade.
pub const REMADE_BY: &str = "cargo data-class classify";

/// One database's catalog.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// The application's name.
    pub application: String,
    /// The database's name; empty where there is only one.
    pub database: String,
    /// The categories that hold tables, in the order in which they are shown.
    pub categories: Vec<Category>,
    /// How many structs map to its tables.
    pub models: usize,
    /// How many tables a migration runner or this tool keeps in it.
    pub framework: usize,
    /// How many tables the baseline accepts without a class.
    pub unclassified: usize,
    /// What each cleanup does to it, a plan a dialect.
    pub plans: Vec<Plan>,
}

/// A category with its tables.
#[derive(Debug, Clone)]
pub struct Category {
    /// Its name.
    pub name: String,
    /// What people say about it as a whole.
    pub summary: Option<String>,
    /// Its tables in the order of their declarations.
    pub rows: Vec<Row>,
}

/// A table in the catalog.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its name.
    pub table: String,
    /// The model's name; none for a table without a struct.
    pub model: Option<String>,
    /// The struct's path.
    pub path: Option<String>,
    /// Its class; none where the baseline accepts that it has none.
    pub class: Option<Class>,
    /// What it is for.
    pub description: String,
    /// What its annotation says.
    pub annotation: Option<Annotation>,
    /// Where it is declared.
    pub place: Option<Place>,
    /// What it points at.
    pub references: Vec<RowReference>,
    /// Its columns, in the order of the first dialect that has them.
    pub columns: Vec<RowColumn>,
}

/// A column in the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowColumn {
    /// Its name.
    pub name: String,
    /// Its type in each dialect whose schema has it.
    pub types: Vec<(Dialect, String)>,
    /// Whether any dialect lets it be NULL.
    pub nullable: bool,
    /// Whether it belongs to the primary key.
    pub primary_key: bool,
    /// Whether `#[data_class(secret)]` stands at a field of it.
    pub secret: bool,
}

/// A reference in the catalog.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowReference {
    /// The referencing columns.
    pub columns: Vec<String>,
    /// The referenced table.
    pub table: String,
    /// The referenced columns.
    pub parent_columns: Vec<String>,
    /// What deleting the referenced row does; none for a reference that only the annotation declares.
    pub on_delete: Option<&'static str>,
}

/// How many tables of each class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// System tables.
    pub system: usize,
    /// User tables.
    pub user: usize,
    /// Mixed tables.
    pub mixed: usize,
}

/// The catalog of one database, still without its plans.
pub fn catalog(
    application: &str,
    database: usize,
    classes: &Classes<'_>,
    config: &Config,
    config_file: &Arc<str>,
) -> Catalog {
    let mut rows: Vec<(String, Row)> = classes
        .tables
        .iter()
        .filter(|table| table.database == database)
        .map(|table| {
            (
                classes.category_of(table, config),
                row(classes, table, config_file),
            )
        })
        .collect();
    rows.sort_by(|(_, a), (_, b)| (a.order(), &a.table).cmp(&(b.order(), &b.table)));
    let unclassified = rows.iter().filter(|(_, row)| row.class.is_none()).count();
    Catalog {
        application: application.to_owned(),
        database: classes.databases[database].name.clone(),
        categories: categories(rows, config),
        models: classes
            .structs
            .iter()
            .filter(|row| {
                row.table
                    .is_some_and(|at| classes.tables[at].database == database)
            })
            .count(),
        framework: classes
            .framework
            .iter()
            .filter(|(index, _)| *index == database)
            .count(),
        unclassified,
        plans: Vec::new(),
    }
}

/// Rows by category: the configured ones in their order, the others by name.
fn categories(rows: Vec<(String, Row)>, config: &Config) -> Vec<Category> {
    let configured = |name: &str| {
        config
            .catalog
            .categories
            .iter()
            .position(|c| c.name == name)
    };
    let mut names: Vec<String> = rows.iter().map(|(name, _)| name.clone()).collect();
    names.sort_by_key(|name| (configured(name).unwrap_or(usize::MAX), name.clone()));
    names.dedup();
    let mut categories: Vec<Category> = names
        .into_iter()
        .map(|name| Category {
            summary: configured(&name).and_then(|at| config.catalog.categories[at].summary.clone()),
            name,
            rows: Vec::new(),
        })
        .collect();
    for (name, row) in rows {
        if let Some(category) = categories.iter_mut().find(|category| category.name == name) {
            category.rows.push(row);
        }
    }
    categories
}

fn row(classes: &Classes<'_>, table: &ClassifiedTable<'_>, config_file: &Arc<str>) -> Row {
    let best = classes.best_struct(table);
    let secrets = secrets(classes, table);
    Row {
        table: table.name.to_string(),
        model: classes.model_of(table),
        path: best.map(|row| row.fact.path()),
        class: table.class(),
        description: classes.description_of(table),
        annotation: table.annotation().cloned(),
        place: classes.place_of(table, config_file),
        columns: columns(table, &secrets),
        references: references(table),
    }
}

/// What any of its structs calls secret.
pub(crate) fn secrets(classes: &Classes<'_>, table: &ClassifiedTable<'_>) -> Vec<String> {
    let fields = table
        .structs
        .iter()
        .filter_map(|&at| classes.structs.get(at))
        .flat_map(|row| &row.fact.fields);
    let secrets: BTreeSet<String> = fields
        .filter(|field| field.secret && !field.skipped)
        .map(|field| field.column.clone())
        .collect();
    secrets.into_iter().collect()
}

/// The columns of all dialects, each once.
fn columns(table: &ClassifiedTable<'_>, secrets: &[String]) -> Vec<RowColumn> {
    let mut columns: Vec<RowColumn> = Vec::new();
    for (dialect, _, source) in &table.dialects {
        for column in &source.columns {
            let ty = (*dialect, column.ty.clone());
            let primary_key = source.primary_key.contains(&column.name);
            // A key is never NULL, even where SQLite would let it be written so.
            let nullable = !column.not_null && !primary_key;
            match columns.iter_mut().find(|known| known.name == column.name) {
                Some(known) => {
                    known.types.push(ty);
                    known.nullable |= nullable;
                    known.primary_key |= primary_key;
                }
                None => columns.push(RowColumn {
                    name: column.name.clone(),
                    types: vec![ty],
                    nullable,
                    primary_key,
                    secret: secrets.contains(&column.name),
                }),
            }
        }
    }
    columns
}

/// Foreign keys of any dialect and declared references, each once: where dialects differ in a key's action, with
/// the one that does most.
fn references(table: &ClassifiedTable<'_>) -> Vec<RowReference> {
    let mut references: Vec<RowReference> = Vec::new();
    let mut add = |reference: RowReference| {
        let known = references.iter_mut().find(|known| {
            known.columns == reference.columns
                && known.table == reference.table
                && known.parent_columns == reference.parent_columns
        });
        match known {
            None => references.push(reference),
            Some(known) if reach(reference.on_delete) > reach(known.on_delete) => {
                known.on_delete = reference.on_delete;
            }
            Some(_) => {}
        }
    };
    for (dialect, _, source) in &table.dialects {
        for key in &source.foreign_keys {
            add(RowReference {
                columns: key.columns.clone(),
                table: crate::schema::TableName::new(*dialect, &key.schema, &key.table).to_string(),
                parent_columns: key.parent_columns.clone(),
                on_delete: Some(key.on_delete.sql()),
            });
        }
    }
    for declared in table
        .annotation()
        .into_iter()
        .flat_map(|annotation| &annotation.references)
    {
        add(RowReference {
            columns: declared.columns.clone(),
            table: declared.table.clone(),
            parent_columns: declared.parent_columns.clone(),
            on_delete: None,
        });
    }
    references.sort();
    references
}

/// How much deleting the referenced row does to the referencing one: nothing (0 declared, 1 by a key), writing
/// its columns (2), deleting it (3). An action that is not known counts as the worst.
pub(crate) fn reach(on_delete: Option<&str>) -> u8 {
    match on_delete {
        None => 0,
        Some("NO ACTION" | "RESTRICT") => 1,
        Some("SET NULL" | "SET DEFAULT") => 2,
        Some(_) => 3,
    }
}

impl Row {
    fn order(&self) -> (bool, Option<&str>, usize) {
        let place = self.place.as_ref();
        (
            place.is_none(),
            place.map(|p| p.file.as_ref()),
            place.map_or(0, |p| p.span.start.line),
        )
    }

    /// The name it is shown by: the model's, else the table's.
    pub fn name(&self) -> &str {
        self.model.as_deref().unwrap_or(&self.table)
    }

    /// What becomes of it: `keep`, `clean` or `review`.
    pub fn action(&self) -> &'static str {
        match self.class {
            Some(Class::User) => "clean",
            Some(Class::Mixed) => "review",
            Some(Class::System | Class::External | Class::Projection) | None => "keep",
        }
    }

    /// Its secret columns, sorted.
    pub fn secrets(&self) -> Vec<&str> {
        let secrets: BTreeSet<&str> = self
            .columns
            .iter()
            .filter(|column| column.secret)
            .map(|column| column.name.as_str())
            .collect();
        secrets.into_iter().collect()
    }

    /// How many system rows there must be: as said, else 1 for a system table.
    pub fn min_rows(&self) -> Option<u64> {
        let said = self
            .annotation
            .as_ref()
            .and_then(|a| a.min_rows.as_ref())
            .map(|rows| rows.value);
        match self.class {
            Some(Class::System) => Some(said.unwrap_or(1)),
            Some(Class::Mixed) => Some(said.unwrap_or(0)),
            _ => None,
        }
    }

    fn note(&self) -> Option<&str> {
        self.annotation
            .as_ref()?
            .note
            .as_ref()
            .map(|note| note.value.as_str())
    }

    fn group(&self) -> Option<&str> {
        self.annotation
            .as_ref()?
            .group
            .as_ref()
            .map(|group| group.value.as_str())
    }
}

impl Catalog {
    /// All rows in the order in which they are shown.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.categories.iter().flat_map(|category| &category.rows)
    }

    /// How many tables of each class there are.
    pub fn counts(&self) -> Counts {
        count(self.rows())
    }
}

impl Category {
    /// How many tables of each class it has.
    pub fn counts(&self) -> Counts {
        count(self.rows.iter())
    }
}

fn count<'a>(rows: impl Iterator<Item = &'a Row>) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        match row.class {
            Some(Class::System) => counts.system += 1,
            Some(Class::User) => counts.user += 1,
            Some(Class::Mixed) => counts.mixed += 1,
            Some(Class::External | Class::Projection) | None => {}
        }
    }
    counts
}

/// A predicate's text: one, or each dialect's.
fn predicate_text(predicate: &Predicate<crate::span::Span>) -> String {
    match predicate {
        Predicate::Same(text) => text.value.clone(),
        Predicate::ByDialect(texts) => texts
            .iter()
            .map(|(dialect, text)| format!("{}: {}", dialect.value, text.value))
            .collect::<Vec<_>>()
            .join("; "),
    }
}
