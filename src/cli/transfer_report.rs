//! What `transfer` says: every table's sum, and every row and reference that does not come along as it was.

use serde_json::{Value, json};

use super::output::Output;
use super::table::table;
use crate::run::transfer::{Losing, Staying, TransferReport};
use crate::sql::quote::visible;
use crate::transfer::Tally;

/// How many of a kind are shown to people without `--verbose`; programs get all.
const MOST: usize = 10;

/// Shows a preview, or what was done.
pub(super) fn show(report: &TransferReport, output: &Output) {
    if output.is_json() {
        return output.line(document(report).to_string());
    }
    for note in &report.notes {
        output.warning(note);
    }
    output.text(&table(&rows(report), &[1, 2, 3, 4, 5]));
    let losing = |of: &Losing| {
        format!(
            "{} {}: `{}`: {}",
            of.table,
            visible(&of.key),
            of.reference,
            of.why
        )
    };
    let staying = |of: &Staying| format!("{} {}: {}", of.table, visible(&of.key), of.why);
    list(
        "references that become NULL",
        &report.dropped,
        losing,
        output,
    );
    list(
        "left behind, for want of what they need",
        &report.without,
        staying,
        output,
    );
    list("refused", &report.refused, staying, output);
    let copied = crate::text::rows(report.copied());
    let way = format!("from {} to {}", report.from, report.to);
    output.line(match report.executed {
        true if report.parts > 1 => {
            format!("transferred {copied} {way}, in {} parts", report.parts)
        }
        true => format!("transferred {copied} {way}"),
        false => format!("would transfer {copied} {way}"),
    });
    if !report.executed && report.writes() > 0 {
        output.status("nothing was changed; do it with --execute");
    }
}

fn rows(report: &TransferReport) -> Vec<Vec<String>> {
    let head = [
        "",
        "copied",
        "already there",
        "left behind",
        "refused",
        "counted",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(report.tables.iter().map(|tally| {
        let numbers = [
            tally.copied,
            tally.there,
            tally.left.sum(),
            tally.refused,
            tally.counted,
        ];
        let mut row = vec![tally.table.clone()];
        row.extend(numbers.iter().map(u64::to_string));
        row
    }));
    rows
}

fn list<T>(title: &str, items: &[T], line: impl Fn(&T) -> String, output: &Output) {
    if items.is_empty() {
        return;
    }
    output.line(format!("{title}: {}", items.len()));
    let most = if output.is_verbose() {
        items.len()
    } else {
        MOST
    };
    for item in items.iter().take(most) {
        output.line(format!("  {}", line(item)));
    }
    if items.len() > most {
        output.line(format!(
            "  and {} more (--verbose shows all)",
            items.len() - most
        ));
    }
}

fn document(report: &TransferReport) -> Value {
    let staying = |items: &[Staying]| -> Vec<Value> {
        let items = items.iter();
        items
            .map(|of| json!({"table": of.table, "key": of.key, "reason": of.why}))
            .collect()
    };
    let dropped: Vec<Value> = report
        .dropped
        .iter()
        .map(|of| json!({"table": of.table, "key": of.key, "reference": of.reference, "reason": of.why}))
        .collect();
    json!({
        "version": 1,
        "command": "transfer",
        "executed": report.executed,
        "parts": report.parts,
        "from": report.from,
        "to": report.to,
        "copied": report.copied(),
        "tables": report.tables.iter().map(sums).collect::<Vec<_>>(),
        "references_dropped": dropped,
        "left_behind": staying(&report.without),
        "refused": staying(&report.refused),
        "notes": report.notes,
    })
}

fn sums(tally: &Tally) -> Value {
    json!({
        "table": tally.table,
        "asked_for": tally.chosen,
        "counted": tally.counted,
        "copied": tally.copied,
        "already_there": tally.there,
        "left_behind": tally.left.sum(),
        "left": {
            "not_needed": tally.left.unneeded,
            "excluded": tally.left.excluded,
            "without_what_they_need": tally.left.without,
        },
        "refused": tally.refused,
    })
}
