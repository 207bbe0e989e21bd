//! `why`: where a table is declared, what it references, what references it, what becomes of it.

use clap::Args;
use serde::Serialize;

use super::open::{open, question};
use super::output::Output;
use super::shadow::{Keep, Shadow, make_schemas, require_schemas};
use super::{Common, Exit, Failure};
use crate::catalog::{Catalog, Row, RowReference, Story, stories};
use crate::classes::{Classes, ClassifiedTable};
use crate::gate::{self, Answer};
use crate::project::Project;

const AFTER_HELP: &str = "\
Examples:
  why users            a table
  why auth.users       in another schema than the default one
  why Account          a struct, or its path

With --format json, an object a table: where it is declared, its references in and out,
and what clean and purge do to it in each dialect.";

/// Where a table is declared, what points where, and what each cleanup does to it
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Why {
    /// A table or a struct
    name: String,
    #[command(flatten)]
    shadow: Shadow,
}

impl Why {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let mut project = open(common, output)?;
        make_schemas(&mut project, &self.shadow, Keep::InMemory, output)?;
        require_schemas(&project)?;
        let databases = gate::databases(&project);
        let answer = gate::answer(&project, &databases, question(false)?);
        let tables = find(&answer.classes, &self.name);
        if tables.is_empty() {
            return self.passed_over(&answer, output);
        }
        for (at, table) in tables.iter().enumerate() {
            if at > 0 && output.is_human() {
                output.line("");
            }
            print(&project, &answer, table, output);
        }
        Ok(Exit::Clean)
    }

    /// A name that is no table: a struct that was passed over, or nothing at all.
    fn passed_over(&self, answer: &Answer<'_>, output: &Output) -> Result<Exit, Failure> {
        let structs = &answer.classes.structs;
        let mut known = structs
            .iter()
            .filter(|row| row.fact.name == self.name || row.fact.path() == self.name);
        if let Some(row) = known.next() {
            let reason = match &row.resolution {
                crate::resolve::Resolution::PassedOver(reason) => reason.clone(),
                crate::resolve::Resolution::Missing { declared, .. } => {
                    format!("its table `{declared}` is not in the schema")
                }
                crate::resolve::Resolution::Ambiguous(names) => {
                    format!("it could be {}", crate::resolve::either(names))
                }
                _ => "no schema is known".into(),
            };
            output.line(format!(
                "{} ({}) maps to no table: {reason}",
                row.fact.path(),
                row.fact.place
            ));
            return Ok(Exit::Clean);
        }
        Err(unknown(&answer.classes, &self.name))
    }
}

/// A name that is no table's and no struct's.
pub(super) fn unknown(classes: &Classes<'_>, name: &str) -> Failure {
    let tables = classes.tables.iter().map(|table| table.name.to_string());
    let structs = classes.structs.iter().map(|row| row.fact.name.clone());
    let names: Vec<String> = tables.chain(structs).collect();
    let failure = Failure::usage(format!("no table or struct is called `{name}`"));
    match data_class_grammar::nearest(name, names.iter().map(String::as_str)) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("`{program} list` shows all of them"),
    }
}

/// The tables that a name means: a table's own, a model's, or a struct's path or name.
pub(super) fn find<'c, 'a>(classes: &'c Classes<'a>, name: &str) -> Vec<&'c ClassifiedTable<'a>> {
    let named = |table: &&ClassifiedTable<'a>| {
        table.name.as_str() == name
            || classes.model_of(table).as_deref() == Some(name)
            || table.structs.iter().any(|&at| {
                let fact = classes.structs[at].fact;
                fact.name == name
                    || fact.path() == name
                    || fact.path().ends_with(&format!("::{name}"))
            })
    };
    let exact: Vec<_> = classes
        .tables
        .iter()
        .filter(|table| table.name.as_str() == name)
        .collect();
    if exact.is_empty() {
        classes.tables.iter().filter(named).collect()
    } else {
        exact
    }
}

fn print(project: &Project, answer: &Answer<'_>, table: &ClassifiedTable<'_>, output: &Output) {
    let catalog = &answer.catalogs[table.database];
    let Some(row) = catalog.rows().find(|row| row.table == table.name.as_str()) else {
        return;
    };
    let category = answer.classes.category_of(table, &project.config);
    let stories = stories(
        &catalog.plans,
        &crate::catalog::orders(&catalog.plans),
        &row.table,
    );
    if output.is_json() {
        let entry = Entry::new(answer, table, catalog, row, category, stories);
        return output.line(serde_json::to_string(&entry).unwrap_or_default());
    }
    let class = row.class.map_or("unclassified", |class| class.name());
    output.line(format!("table {} is {class} data ({category})", row.table));
    if !row.description.is_empty() {
        output.line(format!("  {}", row.description));
    }
    match &row.place {
        Some(place) if row.class.is_some() => output.line(format!("  declared at {place}")),
        Some(place) => output.line(format!("  nobody classifies it; its struct is at {place}")),
        None => output.line("  nobody classifies it, and no struct maps to it"),
    }
    for &at in &table.structs {
        let fact = answer.classes.structs[at].fact;
        let role = answer.classes.structs[at].role.name();
        output.line(format!("  struct {} {role} ({})", fact.path(), fact.place));
    }
    references(catalog, row, output);
    let several = stories.len() > 1;
    for story in &stories {
        tell(story, several, output);
    }
}

fn references(catalog: &Catalog, row: &Row, output: &Output) {
    for reference in &row.references {
        output.line(format!(
            "  points at {} by {}{}",
            reference.table,
            reference.columns.join(", "),
            action(reference.on_delete)
        ));
    }
    for (other, reference) in incoming(catalog, row) {
        let class = other.class.map_or("unclassified", |class| class.name());
        output.line(format!(
            "  is referenced by {} ({class}) by {}{}",
            other.table,
            reference.columns.join(", "),
            action(reference.on_delete)
        ));
    }
}

/// The references of all tables that point at this one.
fn incoming<'c>(
    catalog: &'c Catalog,
    row: &'c Row,
) -> impl Iterator<Item = (&'c Row, &'c RowReference)> {
    catalog.rows().flat_map(move |other| {
        let references = other.references.iter();
        let pointing = references.filter(move |reference| reference.table == row.table);
        pointing.map(move |reference| (other, reference))
    })
}

fn action(on_delete: Option<&str>) -> String {
    match on_delete {
        Some(action) => format!(" (ON DELETE {action})"),
        None => " (declared, no foreign key)".into(),
    }
}

/// What the cleanups do to it.
fn tell(story: &Story, several: bool, output: &Output) {
    let dialects = match several {
        true => format!(" ({})", story.dialects.join(", ")),
        false => String::new(),
    };
    output.line(format!("  clean{dialects}: {}", clean(story)));
    for step in &story.steps {
        let (at, of, what, why) = (step.step, step.of, &step.what, &step.reason);
        output.line(format!("    step {at} of {of}, {what}: {why}"));
    }
    for refused in &story.refused {
        output.line(format!("    refused, {}: {}", refused.code, refused.path));
    }
    if story.refusals > story.refused.len() {
        output.line(output.with_program(&format!(
            "    nothing at all is deleted until {} of the plan {} settled: `{{program}} classify` shows {}",
            crate::text::count(story.refusals, "refusal"),
            if story.refusals == 1 { "is" } else { "are" },
            if story.refusals == 1 { "it" } else { "them" },
        )));
    }
    match story.purge.split_first() {
        None => output.line(format!("  purge{dialects}: no retention reaches it")),
        Some((first, rest)) => {
            output.line(format!("  purge{dialects}: {first}"));
            for more in rest {
                output.line(format!("    {more}"));
            }
        }
    }
}

fn clean(story: &Story) -> String {
    match (story.clean, story.class.as_str()) {
        ("emptied", _) => "every row goes".into(),
        ("cleaned", _) => format!("rows go, but those stay: {}", story.stays.join("; ")),
        (_, "undecided") => "every row is kept until somebody decides which are system".into(),
        (_, "unclassified") => "every row is kept: what nobody classified counts as system".into(),
        (_, "baseline") => "every row is kept: the baseline accepts it without a class".into(),
        _ => "every row is kept".into(),
    }
}

/// A table as `--format json` prints it: an object a line.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    table: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    database: &'a str,
    class: &'static str,
    model: Option<&'a str>,
    path: Option<&'a str>,
    file: Option<&'a str>,
    line: Option<usize>,
    category: String,
    description: &'a str,
    structs: Vec<StructEntry>,
    references: Vec<ReferenceEntry<'a>>,
    referenced_by: Vec<ReferenceEntry<'a>>,
    cleanups: Vec<Story>,
}

#[derive(Debug, Serialize)]
struct StructEntry {
    path: String,
    role: &'static str,
    file: String,
    line: usize,
}

/// A reference: `table` is the other one.
#[derive(Debug, Serialize)]
struct ReferenceEntry<'a> {
    table: &'a str,
    columns: &'a [String],
    parent_columns: &'a [String],
    on_delete: Option<&'a str>,
}

impl<'a> Entry<'a> {
    fn new(
        answer: &'a Answer<'_>,
        table: &'a ClassifiedTable<'_>,
        catalog: &'a Catalog,
        row: &'a Row,
        category: String,
        cleanups: Vec<Story>,
    ) -> Self {
        let structs = table.structs.iter().map(|&at| &answer.classes.structs[at]);
        Entry {
            table: &row.table,
            database: &catalog.database,
            class: row.class.map_or("unclassified", |class| class.name()),
            model: row.model.as_deref(),
            path: row.path.as_deref(),
            file: row.place.as_ref().map(|place| &*place.file),
            line: row.place.as_ref().map(|place| place.span.start.line),
            category,
            description: &row.description,
            structs: structs
                .map(|of| StructEntry {
                    path: of.fact.path(),
                    role: of.role.name(),
                    file: of.fact.place.file.to_string(),
                    line: of.fact.place.span.start.line,
                })
                .collect(),
            references: row
                .references
                .iter()
                .map(|reference| entry(&reference.table, reference))
                .collect(),
            referenced_by: incoming(catalog, row)
                .map(|(other, reference)| entry(&other.table, reference))
                .collect(),
            cleanups,
        }
    }
}

fn entry<'a>(table: &'a str, reference: &'a RowReference) -> ReferenceEntry<'a> {
    ReferenceEntry {
        table,
        columns: &reference.columns,
        parent_columns: &reference.parent_columns,
        on_delete: reference.on_delete,
    }
}
