//! `why`: where a table is declared, what it references, what references it, what becomes of it.

use clap::Args;
use data_class_grammar::Class;

use super::open::{open, question};
use super::output::Output;
use super::shadow::{Keep, Shadow, make_schemas, require_schemas};
use super::{Common, Exit, Failure};
use crate::catalog::{Catalog, Row};
use crate::classes::{Classes, ClassifiedTable};
use crate::gate::{self, Answer};
use crate::project::Project;

const AFTER_HELP: &str = "\
Examples:
  why users            a table
  why auth.users       in another schema than the default one
  why Account          a struct, or its path";

/// Where a table is declared, what it references and what references it
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
            if at > 0 {
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
        let names: Vec<String> = answer
            .classes
            .tables
            .iter()
            .map(|table| table.name.to_string())
            .chain(structs.iter().map(|row| row.fact.name.clone()))
            .collect();
        let failure = Failure::usage(format!("no table or struct is called `{}`", self.name));
        Err(
            match crate::text::nearest(&self.name, names.iter().map(String::as_str)) {
                Some(near) => failure.help(format!("did you mean `{near}`?")),
                None => failure.help("`{program} list` shows all of them"),
            },
        )
    }
}

/// The tables that a name means: a table's own, a model's, or a struct's path or name.
fn find<'c, 'a>(classes: &'c Classes<'a>, name: &str) -> Vec<&'c ClassifiedTable<'a>> {
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
    output.line(format!("  {}", verdict(row)));
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
    for other in catalog.rows() {
        for reference in other
            .references
            .iter()
            .filter(|reference| reference.table == row.table)
        {
            let class = other.class.map_or("unclassified", |class| class.name());
            output.line(format!(
                "  is referenced by {} ({class}) by {}{}",
                other.table,
                reference.columns.join(", "),
                action(reference.on_delete)
            ));
        }
    }
}

fn action(on_delete: Option<&str>) -> String {
    match on_delete {
        Some(action) => format!(" (ON DELETE {action})"),
        None => " (declared, no foreign key)".into(),
    }
}

fn verdict(row: &Row) -> String {
    let annotation = row.annotation.as_ref();
    let predicate = |predicate: Option<&data_class_grammar::Predicate<_>>| {
        predicate
            .and_then(|p| {
                p.text("postgres")
                    .or_else(|| p.text("sqlite"))
                    .or_else(|| p.text("mysql"))
            })
            .map(|t| t.value.clone())
    };
    match row.class {
        Some(Class::System | Class::External | Class::Projection) => "every row is kept".into(),
        Some(Class::User) => match predicate(annotation.and_then(|a| a.keep.as_ref())) {
            Some(keep) => format!("rows may be cleaned, except where {keep}"),
            None => "every row may be cleaned".into(),
        },
        Some(Class::Mixed) => match predicate(annotation.and_then(|a| a.system_rows.as_ref())) {
            Some(rule) => format!("rows are kept where {rule}; the others may be cleaned"),
            None => "every row is kept until somebody decides which are system".into(),
        },
        None => "every row is kept: what nobody classified counts as system".into(),
    }
}
