//! How a purge gets on: a bar on a terminal, lines elsewhere.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::super::output::Output;
use crate::run::purge::{RuleReport, Watch};

/// How often a line is written where there is no terminal.
const LINE: Duration = Duration::from_secs(10);

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
            is_terminal: std::io::stderr().is_terminal() && output.shows_status(),
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
        let bar = ProgressBar::with_draw_target(Some(due), ProgressDrawTarget::stderr());
        let template = "{msg} [{bar:30}] {human_pos}/{human_len} rows, {per_sec}, {eta} left";
        // A template that can't be read leaves the default one.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
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
