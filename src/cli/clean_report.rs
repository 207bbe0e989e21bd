//! What `clean` tells: for people as a table, for programs as JSON.

use serde_json::{Map, Value, json};

use super::output::Output;
use super::table::table;
use crate::run::RunError;
use crate::run::clean::{CleanReport, TableReport};
use crate::run::preview::{CleanPreview, Strategy, TablePreview};
use crate::schema::Dialect;
use crate::sql::preview::Part;
use crate::sql::quote::visible;
use crate::text::{count, rows};

/// The columns of a report that count rows.
const NUMBERS: [usize; 3] = [2, 3, 4];

/// What stands above a report.
pub(super) struct Head {
    /// The database, without its password.
    pub(super) database: String,
    /// Whose stamp it bears.
    pub(super) environment: Option<String>,
    /// Whose engine it is.
    pub(super) dialect: Dialect,
    /// The plan's hash, as the ledger has it.
    pub(super) plan_hash: String,
    /// Why `--execute` would be refused.
    pub(super) refused: Vec<RunError>,
}

impl Head {
    /// The beginning of a JSON document.
    pub(super) fn document(&self, execute: bool) -> Map<String, Value> {
        let document = json!({
            "version": 1,
            "command": "clean",
            "execute": execute,
            "database": self.database,
            "environment": self.environment,
            "dialect": self.dialect.name(),
            "plan": self.plan_hash,
        });
        match document {
            Value::Object(document) => document,
            _ => Map::new(),
        }
    }

    /// The database with its environment.
    pub(super) fn shown(&self) -> String {
        match &self.environment {
            Some(name) => format!("{} ({})", self.database, visible(name)),
            None => format!("{} (no stamp)", self.database),
        }
    }
}

/// A preview.
pub(super) fn preview(head: &Head, preview: &CleanPreview, output: &Output) {
    let mut refused: Vec<String> = head
        .refused
        .iter()
        .map(|error| error.message.clone())
        .collect();
    refused.extend(preview.refused.iter().cloned());
    if output.is_json() {
        let mut document = head.document(false);
        let tables = preview.tables.iter().map(table_json).collect();
        document.insert("tables".into(), Value::Array(tables));
        document.insert("totals".into(), totals(&preview.tables));
        document.insert("refused".into(), json!(refused));
        return output.line(Value::Object(document).to_string());
    }
    output.line(format!("what clean would do to {}\n", head.shown()));
    output.text(&human(preview));
    let help = head.refused.iter().flat_map(|error| &error.help);
    if refused.is_empty() {
        let gone = rows(preview.tables.iter().map(TablePreview::goes).sum());
        return output.status(output.with_program(&format!(
            "nothing was changed; `{{program}} clean --execute` deletes {gone}"
        )));
    }
    output.line("\nnothing was changed, and --execute would be refused:");
    for line in &refused {
        output.line(format!("  {line}"));
    }
    for line in help {
        output.line(format!("  help: {}", output.with_program(line)));
    }
}

/// What was done.
pub(super) fn done(head: &Head, report: &CleanReport, output: &Output) {
    let sum = |of: fn(&TableReport) -> u64| report.tables.iter().map(of).sum::<u64>();
    let (rows, gone, stays) = (
        sum(|table| table.rows),
        sum(TableReport::gone),
        sum(|table| table.stays),
    );
    if output.is_json() {
        let mut document = head.document(true);
        let tables = report.tables.iter().map(|table| {
            json!({
                "table": table.table,
                "class": table.class,
                "rows": table.rows,
                "goes": table.gone(),
                "stays": table.stays,
            })
        });
        document.insert("tables".into(), Value::Array(tables.collect()));
        document.insert(
            "totals".into(),
            json!({"rows": rows, "goes": gone, "stays": stays}),
        );
        document.insert("notes".into(), json!(report.notes));
        document.insert("run".into(), json!(report.entry));
        return output.line(Value::Object(document).to_string());
    }
    let mut lines = vec![["table", "class", "rows", "gone", "left"].map(str::to_owned)];
    for table in &report.tables {
        lines.push([
            table.table.clone(),
            table.class.clone(),
            table.rows.to_string(),
            table.gone().to_string(),
            table.stays.to_string(),
        ]);
    }
    let total = [rows, gone, stays].map(|number| number.to_string());
    let [rows, gone, stays] = total;
    lines.push([
        count(report.tables.len(), "table"),
        String::new(),
        rows,
        gone.clone(),
        stays,
    ]);
    output.text(&table(&lines, &NUMBERS));
    output.line(format!(
        "\ncleaned {}: {gone} rows are gone, every system row is as it was",
        head.shown()
    ));
    for note in &report.notes {
        output.warning(note);
    }
}

fn table_json(table: &TablePreview) -> Value {
    let why: Map<String, Value> = table
        .why
        .iter()
        .map(|(part, rows)| (reason(*part).to_owned(), json!(rows)))
        .collect();
    let gives_up: Vec<Value> = table
        .gives_up
        .iter()
        .map(|(columns, rows)| json!({"columns": columns, "rows": rows}))
        .collect();
    json!({
        "table": table.table,
        "class": table.class,
        "rows": table.rows,
        "goes": table.goes(),
        "stays": table.stays(),
        "why": why,
        "strategy": table.strategy.map(Strategy::name),
        "detached": gives_up,
    })
}

fn totals(tables: &[TablePreview]) -> Value {
    let sum = |of: fn(&TablePreview) -> u64| tables.iter().map(of).sum::<u64>();
    json!({
        "rows": sum(|table| table.rows),
        "goes": sum(TablePreview::goes),
        "stays": sum(TablePreview::stays),
    })
}

fn reason(part: Part) -> &'static str {
    match part {
        Part::System => "system",
        Part::Kept => "kept",
        Part::Held => "held",
        Part::Needed => "needed",
        Part::Odd => "odd",
        Part::All | Part::GivesUp(_) => "",
    }
}

/// The same in words: `1 kept, 2 needed by rows that stay`.
fn why(table: &TablePreview) -> String {
    let mut parts: Vec<String> = table
        .why
        .iter()
        .map(|(part, rows)| match part {
            Part::Needed => format!("{rows} needed by rows that stay"),
            Part::Held => format!("{rows} held by system rows"),
            Part::Odd => format!("{rows} with values of another type than declared"),
            part => format!("{rows} {}", reason(*part)),
        })
        .collect();
    for (columns, rows) in &table.gives_up {
        parts.push(format!(
            "{} of {rows} set to NULL",
            visible(&columns.join(", "))
        ));
    }
    parts.join(", ")
}

fn how(table: &TablePreview) -> &'static str {
    match table.strategy {
        None => "kept",
        Some(Strategy::Delete) => "DELETE",
        Some(Strategy::OneStatement) => "DELETE in one statement",
        Some(Strategy::Deferred) => "DELETE, keys checked at COMMIT",
        Some(Strategy::Truncate) if table.stays() > 0 => "TRUNCATE, what stays is put back",
        Some(Strategy::Truncate) => "TRUNCATE",
    }
}

/// A preview as a table for people.
pub(super) fn human(preview: &CleanPreview) -> String {
    let mut rows = vec![
        [
            "table",
            "class",
            "rows",
            "go",
            "stay",
            "how",
            "why they stay",
        ]
        .map(str::to_owned),
    ];
    for table in &preview.tables {
        rows.push([
            table.table.clone(),
            table.class.clone(),
            table.rows.to_string(),
            table.goes().to_string(),
            table.stays().to_string(),
            how(table).to_owned(),
            why(table),
        ]);
    }
    let sum = |of: fn(&TablePreview) -> u64| preview.tables.iter().map(of).sum::<u64>().to_string();
    rows.push([
        count(preview.tables.len(), "table"),
        String::new(),
        sum(|table| table.rows),
        sum(TablePreview::goes),
        sum(TablePreview::stays),
        String::new(),
        String::new(),
    ]);
    table(&rows, &NUMBERS)
}
