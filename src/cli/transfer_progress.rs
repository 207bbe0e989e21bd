//! How a transfer gets on: a bar on a terminal, lines elsewhere.

use std::time::Instant;

use indicatif::ProgressBar;

use super::bar::{self, LINE};
use super::output::Output;
use crate::run::transfer::Watch;

/// Shows a transfer.
pub(super) struct Progress<'o> {
    output: &'o Output,
    bar: Option<ProgressBar>,
    said: Instant,
}

impl<'o> Progress<'o> {
    pub(super) fn new(output: &'o Output) -> Self {
        Progress {
            output,
            bar: None,
            said: Instant::now(),
        }
    }

    fn bar(&mut self, of: u64) -> Option<&ProgressBar> {
        if !bar::is_shown(self.output) {
            return None;
        }
        let template = "[{bar:30}] {human_pos}/{human_len} rows committed, {eta} left";
        Some(self.bar.get_or_insert_with(|| bar::of(of, template)))
    }
}

impl Watch for Progress<'_> {
    fn part(&mut self, done: u64, of: u64) {
        if let Some(bar) = self.bar(of) {
            bar.set_position(done);
        } else if done < of && self.said.elapsed() >= LINE {
            self.said = Instant::now();
            self.output
                .status(format!("{done} of {of} rows are committed"));
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}
