//! A purge as JSON, for programs.

use std::time::Duration;

use serde_json::{Value, json};

use super::show::{clock, speed};
use crate::run::purge::{Preview, Report, RuleReport, State, Stay};

/// The preview as one object.
pub(super) fn preview(preview: &Preview, place: &str) -> Value {
    let rules: Vec<Value> = preview
        .rules
        .iter()
        .map(|rule| {
            json!({
                "table": rule.table,
                "rule": rule.rule,
                "limit": rule.limit,
                "rows": rule.rows,
                "due": rule.due,
                "go": rule.go,
                "along": rule.along.iter().map(|along| json!({"table": along.table, "rows": along.rows})).collect::<Vec<_>>(),
                "spared": stays(&rule.spared),
                "because": stays(&rule.because),
                "detached": stays(&rule.detached),
                "not_due": stays(&rule.not_due),
            })
        })
        .collect();
    json!({
        "version": 1,
        "command": "purge",
        "executed": false,
        "database": place,
        "now": format!("{}Z", clock(&preview.now).replace(' ', "T")),
        "rows": preview.go(),
        "rules": rules,
    })
}

fn stays(list: &[Stay]) -> Vec<Value> {
    list.iter()
        .map(|stay| json!({"reason": stay.reason, "what": stay.what, "rows": stay.rows}))
        .collect()
}

/// The report as one object.
pub(super) fn report(report: &Report, place: &str) -> Value {
    let rules: Vec<Value> = report.rules.iter().map(rule_json).collect();
    json!({
        "version": 1,
        "command": "purge",
        "executed": true,
        "database": place,
        "now": format!("{}Z", clock(&report.now).replace(' ', "T")),
        "rows": report.deleted(),
        "seconds": rounded(report.took),
        "reclaimable_bytes": report.bytes,
        "ledger": report.ledger.is_none(),
        "rules": rules,
    })
}

fn rule_json(rule: &RuleReport) -> Value {
    let (state, why) = match &rule.state {
        State::Waiting => ("waiting", None),
        State::Done => ("done", None),
        State::Limited => ("limited", None),
        State::Interrupted => ("interrupted", None),
        State::Failed(why) => ("failed", Some(why)),
    };
    let rows = rule.rows.iter();
    json!({
        "table": rule.table,
        "state": state,
        "error": why,
        "due": rule.due,
        "rows": rows.map(|(table, rows)| json!({"table": table, "rows": rows})).collect::<Vec<_>>(),
        "transactions": rule.batches,
        "retries": rule.retries,
        "longest_seconds": rounded(rule.longest),
        "seconds": rounded(rule.took),
        "rows_per_second": speed(rule),
        "reclaimable_bytes": rule.bytes,
    })
}

fn rounded(time: Duration) -> f64 {
    (time.as_secs_f64() * 1000.0).round() / 1000.0
}
