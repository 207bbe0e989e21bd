//! For people.

use super::{Difference, Drift};
use crate::diagnostic::safe;
use crate::text::count;

/// How much of a long text is shown: a trigger's body, a view.
const WIDTH: usize = 200;

/// The differences by table, and a line that counts them.
pub fn to_human(drift: &Drift) -> String {
    let mut out = String::new();
    let mut last = None;
    for difference in &drift.differences {
        if last != Some(&difference.name) {
            if last.is_some() {
                out.push('\n');
            }
            out += &format!("{}\n", safe::line(difference.name.as_str()));
            last = Some(&difference.name);
        }
        for line in one(difference) {
            out += &format!("  {line}\n");
        }
    }
    if !drift.differences.is_empty() {
        out.push('\n');
    }
    for (schema, tables) in &drift.other_schemas {
        out += &format!(
            "note: the schema {} is none of the catalog's: {} in it not compared\n",
            safe::line(schema),
            count(*tables, "table")
        );
    }
    out += &match drift.differences.len() {
        0 => format!("no difference in {}\n", count(drift.tables, "table")),
        some => format!("{} from the catalog\n", count(some, "difference")),
    };
    out
}

/// The differences for a message, a line each with its table.
pub fn lines<'a>(differences: impl IntoIterator<Item = &'a Difference>) -> Vec<String> {
    differences
        .into_iter()
        .map(|difference| {
            let name = safe::line(difference.name.as_str());
            let parts: Vec<String> = one(difference).iter().map(|part| unaligned(part)).collect();
            format!("{name}: {}", parts.join("; "))
        })
        .collect()
}

/// A line without the spaces that make a column of it.
fn unaligned(line: &str) -> String {
    match line.trim_start().split_once("  ") {
        Some((word @ ("catalog" | "live"), text)) => format!("{word} {}", text.trim_start()),
        _ => line.to_owned(),
    }
}

fn one(difference: &Difference) -> Vec<String> {
    let part = difference.part.name();
    let subject = match &difference.detail {
        Some(detail) => format!("{part} {}", shown(detail)),
        None => part.to_owned(),
    };
    match (&difference.catalog, &difference.live) {
        (Some(catalog), Some(live)) => vec![
            format!("{subject} differs"),
            format!("  catalog  {}", shown(catalog)),
            format!("  live     {}", shown(live)),
        ],
        (Some(catalog), None) => {
            vec![format!(
                "{subject} is missing in the database ({})",
                shown(catalog)
            )]
        }
        (None, Some(live)) => {
            vec![format!("{subject} is not in the catalog ({})", shown(live))]
        }
        (None, None) => Vec::new(),
    }
}

fn shown(text: &str) -> String {
    let line = safe::line(text);
    match line.char_indices().nth(WIDTH) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
