//! Progress bars, for terminals.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::Output;

/// How often a line is written where there is no terminal.
pub(super) const LINE: Duration = Duration::from_secs(10);

/// Whether a bar is shown, rather than lines.
pub(super) fn is_shown(output: &Output) -> bool {
    std::io::stderr().is_terminal() && output.shows_status()
}

/// A bar of so many rows. A template that can't be read leaves the default one.
pub(super) fn of(rows: u64, template: &str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(rows), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("=> "));
    }
    bar
}
