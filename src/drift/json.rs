//! For programs: one object, versioned.

use serde::Serialize;

use super::{Difference, Drift};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    command: &'static str,
    /// How many tables were compared.
    tables: usize,
    /// Schemas that the catalog does not know, and that were not compared.
    other_schemas: Vec<&'a str>,
    differences: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    part: &'static str,
    detail: Option<&'a str>,
    catalog: Option<&'a str>,
    live: Option<&'a str>,
    concerns_cleanup: bool,
}

/// The differences as JSON with a line feed at its end.
pub fn to_json(drift: &Drift) -> String {
    let document = Document {
        version: 1,
        command: "drift",
        tables: drift.tables,
        other_schemas: drift
            .other_schemas
            .iter()
            .map(|(name, _)| name.as_str())
            .collect(),
        differences: drift.differences.iter().map(entry).collect(),
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn entry(difference: &Difference) -> Entry<'_> {
    Entry {
        name: difference.name.as_str(),
        part: difference.part.name(),
        detail: difference.detail.as_deref(),
        catalog: difference.catalog.as_deref(),
        live: difference.live.as_deref(),
        concerns_cleanup: difference.concerns_cleanup(),
    }
}
