//! How a purge gets on: a bar on a terminal, lines elsewhere.

use std::time::Instant;

use indicatif::ProgressBar;

use super::super::bar::{self, LINE};
use super::super::output::Output;
use crate::run::purge::{RuleReport, Watch};

/// Shows a purge.
pub(super) struct Progress<'o> {
    output: &'o Output,
    bar: Option<ProgressBar>,
    is_terminal: bool,
    due: u64,
    said: Instant,
}

impl<'o> Progress<'o> {
    pub(super) fn new(output: &'o Output) -> Self {
        Progress {
            output,
            bar: None,
            is_terminal: bar::is_shown(output),
            due: 0,
            said: Instant::now(),
        }
    }

    fn end_bar(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

impl Watch for Progress<'_> {
    fn begins(&mut self, table: &str, due: u64) {
        self.due = due;
        self.said = Instant::now();
        if !self.is_terminal || due == 0 {
            return;
        }
        let template = "{msg} [{bar:30}] {human_pos}/{human_len} rows, {per_sec}, {eta} left";
        let bar = bar::of(due, template);
        bar.set_message(table.to_owned());
        self.bar = Some(bar);
    }

    fn batch(&mut self, table: &str, gone: u64) {
        if let Some(bar) = &self.bar {
            return bar.set_position(gone);
        }
        if !self.is_terminal && self.said.elapsed() >= LINE {
            self.said = Instant::now();
            self.output
                .status(format!("{table}: {gone} of {} rows", self.due));
        }
    }

    fn again(&mut self, table: &str, why: &str) {
        let line = format!("{table}: tried again: {why}");
        match &self.bar {
            Some(bar) if self.output.is_verbose() => bar.println(line),
            Some(_) => {}
            None => self.output.detail(line),
        }
    }

    fn ends(&mut self, rule: &RuleReport) {
        self.end_bar();
        if !self.is_terminal && rule.due > 0 {
            self.output.status(format!(
                "{}: {} of {} rows",
                rule.table,
                rule.own(),
                self.due
            ));
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.end_bar();
    }
}
