//! SARIF 2.1.0, for code scanning services.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Code, Diagnostic, Severity};
use crate::span::Place;

/// The findings as one SARIF log, indented.
pub fn render(findings: &[Diagnostic]) -> String {
    let results: Vec<Value> = findings.iter().map(result).collect();
    let rules: Vec<Value> = Code::ALL.iter().copied().map(rule).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cargo-data-class",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "SRCROOT": { "description": { "text": "The workspace's root" } } },
            "results": results,
        }],
    });
    // Strings and numbers alone: writing them cannot fail.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.number(),
        "name": format!("{code:?}"),
        "shortDescription": { "text": code.summary() },
        "help": { "text": code.page(), "markdown": code.page() },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn result(finding: &Diagnostic) -> Value {
    let index = Code::ALL.iter().position(|code| *code == finding.code);
    let mut result = json!({
        "ruleId": finding.code.number(),
        "ruleIndex": index,
        "level": level(finding.severity),
        "message": { "text": message(finding) },
    });
    if let Some(place) = &finding.place {
        result["locations"] = json!([{ "physicalLocation": physical(place) }]);
    }
    if !finding.labels.is_empty() {
        let related = finding.labels.iter().enumerate().map(|(id, label)| {
            json!({
                "id": id,
                "message": { "text": label.text },
                "physicalLocation": physical(&label.place),
            })
        });
        result["relatedLocations"] = related.collect();
    }
    let about = [("model", &finding.model), ("table", &finding.table)];
    let about: serde_json::Map<String, Value> = about
        .into_iter()
        .filter_map(|(key, name)| Some((key.to_owned(), name.clone()?.into())))
        .collect();
    if !about.is_empty() {
        result["properties"] = about.into();
    }
    result
}

fn message(finding: &Diagnostic) -> String {
    let mut text = finding.message.clone();
    for note in &finding.notes {
        let _ = write!(text, "\nnote: {note}");
    }
    for help in &finding.help {
        let _ = write!(text, "\nhelp: {help}");
    }
    text
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn physical(place: &Place) -> Value {
    json!({
        "artifactLocation": { "uri": uri(&place.file), "uriBaseId": "SRCROOT" },
        "region": {
            "startLine": place.span.start.line,
            "startColumn": place.span.start.column,
            "endLine": place.span.end.line,
            "endColumn": place.span.end.column,
        },
    })
}

/// A relative reference: everything but unreserved characters and slashes is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
