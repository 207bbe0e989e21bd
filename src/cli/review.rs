//! `review`: mixed tables of a live database, counted, with what could tell their system rows.

use std::collections::BTreeMap;

use clap::Args;
use serde_json::{Map, Value, json};

use super::open::open_whole;
use super::output::Output;
use super::table::table;
use super::target::{DatabaseArgs, Reviewed};
use super::{Common, Exit, Failure, live};
use crate::diagnostic::safe;
use crate::gate;
use crate::run::StampState;
use crate::run::review::{self, Counted, Request};
use crate::schema::TableName;
use crate::text::count;

/// Mixed tables: how many rows are system, user and undecided
///
/// Of a table that nobody has decided: the predicates that suggest themselves, with what each would say, and a few
/// rows. What is or looks secret is not shown. The database is only read.
#[derive(Debug, Args)]
pub(super) struct Review {
    #[command(flatten)]
    database: DatabaseArgs,
    /// How many rows to show of each undecided table
    #[arg(long, value_name = "N", default_value_t = 5)]
    samples: usize,
}

impl Review {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        live::refuse_formats(common, "review")?;
        let project = open_whole(common, output)?;
        let url = self.database.url(&project)?;
        let databases = gate::databases(&project);
        let reviewed = Reviewed::of(&project, &databases, (common, &url), output)?;
        let dialect = reviewed.dialect;
        let secrets = secrets(&reviewed);
        let request = Request {
            plan: reviewed.plan()?,
            samples: self.samples,
            is_secret: &|table, column| {
                let name = TableName::new(dialect, &table.schema, &table.table);
                let columns = secrets.get(name.as_str());
                columns.is_some_and(|columns| {
                    columns
                        .iter()
                        .any(|secret| secret.eq_ignore_ascii_case(column))
                })
            },
        };
        let env = self.database.env.as_deref();
        let (tables, place) = live::on(&url, async |session| {
            StampState::read(session).await?.require(env)?;
            let tables = review::review(session, &request).await?;
            Ok((tables, session.place().to_owned()))
        })?;
        output.text(&match output.is_json() {
            true => to_json(&tables, &place),
            false => to_human(&tables),
        });
        Ok(Exit::Clean)
    }
}

/// The columns that annotations call secret, by table.
fn secrets(reviewed: &Reviewed<'_>) -> BTreeMap<String, Vec<String>> {
    let catalog = reviewed.answer.catalogs.get(reviewed.at);
    let rows = catalog
        .iter()
        .flat_map(|catalog| &catalog.categories)
        .flat_map(|category| &category.rows);
    let owned = |row: &crate::catalog::Row| {
        let columns = row.secrets().into_iter().map(str::to_owned).collect();
        (row.table.clone(), columns)
    };
    rows.map(owned).collect()
}

fn to_json(tables: &[review::Reviewed], place: &str) -> String {
    let counted = |of: &Counted| json!({"system_rows": of.predicate, "system": of.system, "user": of.user, "undecided": of.undecided});
    let rows = |table: &review::Reviewed| -> Vec<Value> {
        let row = |values: &Vec<Option<String>>| {
            let columns = table.columns.iter().cloned();
            let values = values.iter().map(|value| json!(value));
            Value::Object(columns.zip(values).collect::<Map<_, _>>())
        };
        table.rows.iter().map(row).collect()
    };
    let tables: Vec<Value> = tables
        .iter()
        .map(|table| {
            let (owner, review_by) = table.undecided.clone().unzip();
            json!({
                "table": table.table,
                "decided": table.undecided.is_none(),
                "owner": owner,
                "review_by": review_by,
                "counts": counted(&table.now),
                "candidates": table.candidates.iter().map(counted).collect::<Vec<_>>(),
                "undecided_rows": rows(table),
            })
        })
        .collect();
    let document = json!({"version": 1, "command": "review", "database": place, "tables": tables});
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn to_human(tables: &[review::Reviewed]) -> String {
    if tables.is_empty() {
        return "there are no mixed tables\n".to_owned();
    }
    let texts: Vec<String> = tables.iter().map(one).collect();
    texts.join("\n")
}

fn one(of: &review::Reviewed) -> String {
    let name = safe::line(&of.table);
    let mut out = match &of.undecided {
        None => format!("{name}\n"),
        Some((owner, day)) => format!(
            "{name}: undecided, {} decides by {}\n",
            safe::line(owner),
            safe::line(day)
        ),
    };
    let mut rows = vec![cells(["system_rows", "system", "user", "undecided"])];
    let counted = |of: &Counted| {
        let predicate = of.predicate.as_deref().unwrap_or("(undecided)");
        let numbers = [of.system, of.user, of.undecided].map(|number| number.to_string());
        let [system, user, undecided] = &numbers;
        cells([predicate, system, user, undecided])
    };
    rows.push(counted(&of.now));
    rows.extend(of.candidates.iter().map(counted));
    out += &indented(&table(&rows, &[1, 2, 3]));
    if !of.rows.is_empty() {
        out += &format!("  {} to look at:\n", count(of.rows.len(), "undecided row"));
        let mut sample: Vec<Vec<String>> =
            vec![of.columns.iter().map(|name| safe::line(name)).collect()];
        let value = |value: &Option<String>| match value {
            Some(value) => safe::line(value),
            None => "NULL".to_owned(),
        };
        sample.extend(of.rows.iter().map(|row| row.iter().map(value).collect()));
        out += &indented(&table(&sample, &[]));
    }
    out
}

fn cells<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.iter().map(|cell| safe::line(cell)).collect()
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}
