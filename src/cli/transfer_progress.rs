//! How a transfer gets on: a bar on a terminal, lines elsewhere.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::Output;
use crate::run::transfer::Watch;

/// How often a line is written where there is no terminal.
const LINE: Duration = Duration::from_secs(10);

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
        if !std::io::stderr().is_terminal() || !self.output.shows_status() {
            return None;
        }
        Some(self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(Some(of), ProgressDrawTarget::stderr());
            let template = "[{bar:30}] {human_pos}/{human_len} rows committed, {eta} left";
            // A template that can't be read leaves the default one.
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style.progress_chars("=> "));
            }
            bar
        }))
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
