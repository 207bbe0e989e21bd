//! A purge as people read it.

use std::time::Duration;

use super::super::output::Output;
use super::super::table::table;
use crate::run::purge::{Preview, Report, RulePreview, RuleReport, State, Stay};
use crate::sql::quote::visible;
use crate::text::rows;

/// What would be done.
pub(super) fn preview(preview: &Preview, place: &str, output: &Output) {
    if preview.rules.is_empty() {
        return;
    }
    output.line(format!(
        "retention in {place}, as of {} UTC",
        clock(&preview.now)
    ));
    output.line("");
    let mut lines = vec![["table", "rows", "due", "go", "stay", "rule"].map(str::to_owned)];
    for rule in &preview.rules {
        lines.push([
            visible(&rule.table),
            rule.rows.to_string(),
            rule.due.to_string(),
            rule.go.to_string(),
            (rule.due - rule.go).to_string(),
            visible(&rule.rule),
        ]);
    }
    output.text(&table(&lines, &[1, 2, 3, 4]));
    for rule in &preview.rules {
        let notes = notes(rule);
        if !notes.is_empty() {
            output.line(format!("\n{}: before {}", visible(&rule.table), rule.limit));
        }
        for note in notes {
            output.line(format!("  {note}"));
        }
    }
    output.line("");
}

/// The line behind a preview that stays one.
pub(super) fn nothing_changed(preview: &Preview, output: &Output) -> String {
    match preview.go() {
        0 => "nothing is due; nothing was changed".to_owned(),
        go => output.with_program(&format!(
            "nothing was changed; `{{program}} purge --execute` deletes {}",
            rows(go)
        )),
    }
}

/// What there is to say beside the numbers.
fn notes(rule: &RulePreview) -> Vec<String> {
    let mut notes = Vec::new();
    let table = visible(&rule.table);
    for along in rule.along.iter().filter(|along| along.rows > 0) {
        let (rows, of) = (rows(along.rows), visible(&along.table));
        notes.push(format!("with them go {rows} of {of}"));
    }
    for stay in &rule.spared {
        notes.push(format!(
            "due, but stay: {} {}",
            rows(stay.rows),
            why_spared(stay)
        ));
    }
    for stay in &rule.because {
        let what = visible(&stay.what);
        notes.push(match stay.reason {
            "held" => format!("{} of them are needed: {what}", stay.rows),
            _ => format!("{} that would go along are kept: {what}", rows(stay.rows)),
        });
    }
    for stay in &rule.detached {
        let (rows, what) = (rows(stay.rows), visible(&stay.what));
        notes.push(format!("{rows} stay and give up their reference: {what}"));
    }
    for stay in &rule.not_due {
        let rows = rows(stay.rows);
        notes.push(match stay.reason {
            "without_time" => format!("not due: {rows} without a time"),
            "odd_time" => format!("not due: {rows} of {table} whose time can't be read"),
            _ => format!("not due: {rows} whose time is not past"),
        });
    }
    notes
}

fn why_spared(stay: &Stay) -> &'static str {
    match stay.reason {
        "kept" => "that the annotation keeps",
        "odd_value" => "with a value of another kind than its column declares",
        "earlier_rule" => "that go by a rule before",
        _ => "because of rows that need them, or that would go along and are kept",
    }
}

/// What was done.
pub(super) fn report(report: &Report, place: &str, output: &Output) {
    let mut lines = Vec::new();
    for rule in report.rules.iter().filter(|rule| rule.due > 0) {
        lines.push(line(rule));
    }
    for line in lines {
        output.line(line);
    }
    let took = seconds(report.took);
    let mut last = format!("deleted {} of {place} in {took}", rows(report.deleted()));
    if let Some(bytes) = report.bytes.filter(|bytes| *bytes > 0) {
        let size = indicatif::BinaryBytes(bytes);
        last.push_str(&format!("; VACUUM can give back about {size}"));
    }
    output.line(last);
    if report.limited() {
        output.line("a limit was reached: more may be due, another run goes on");
    }
}

fn line(rule: &RuleReport) -> String {
    let mut line = format!("{}: {}", visible(&rule.table), rows(rule.own()));
    for (table, number) in rule.rows.iter().filter(|(table, _)| *table != rule.table) {
        if *number > 0 {
            line.push_str(&format!(", {} of {}", rows(*number), visible(table)));
        }
    }
    let batches = match rule.batches {
        1 => "1 transaction".to_owned(),
        several => format!("{several} transactions"),
    };
    let (took, longest) = (seconds(rule.took), seconds(rule.longest));
    let speed = speed(rule).map_or(String::new(), |speed| format!(", {speed} rows/s"));
    line.push_str(&format!(
        " in {took}{speed}; {batches}, the longest {longest}"
    ));
    if rule.retries > 0 {
        line.push_str(&format!("; {} tried again", rule.retries));
    }
    match &rule.state {
        State::Failed(why) => line.push_str(&format!("; failed: {}", visible(why))),
        State::Interrupted => line.push_str("; interrupted"),
        State::Limited => line.push_str("; limit reached"),
        State::Waiting | State::Done => {}
    }
    line
}

/// Rows a second.
pub(super) fn speed(rule: &RuleReport) -> Option<u64> {
    let took = rule.took.as_secs_f64();
    (took > 0.0 && rule.deleted() > 0).then(|| (rule.deleted() as f64 / took) as u64)
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// The clock's text without what all three databases don't have in common.
pub(super) fn clock(now: &str) -> &str {
    now.get(..19).unwrap_or(now)
}
