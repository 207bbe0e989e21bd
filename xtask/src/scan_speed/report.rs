//! What people read.

use std::time::Duration;

use super::measure::{Figures, Times, cores};

/// The circumstances, which belong to every figure.
pub fn machine(runs: usize) -> String {
    let build = if cfg!(debug_assertions) {
        "unoptimised, as a build script is"
    } else {
        "optimised"
    };
    format!("{} cores, {build}, {runs} runs in turn", cores())
}

/// A tree's figures as a table.
pub fn figures(figures: &Figures) -> String {
    let size = figures.size;
    let seen = figures.gate;
    let mut out = format!(
        "\n{} files, {} lines, {:.1} MB: {} files parsed, {} of them declare something; {} structs, {} tables, {} findings\n",
        size.files,
        size.lines,
        size.bytes as f64 / 1e6,
        seen.parsed,
        seen.telling,
        seen.models,
        seen.tables,
        seen.findings,
    );
    out += &format!("{:20}{:>12}{:>12}{:>12}\n", "", "min", "median", "max");
    for (name, times) in [
        ("reading all files", &figures.read),
        ("parsing all files", &figures.parse),
        ("the whole gate", &figures.whole),
    ] {
        let [min, median, max] = times.min_median_max().map(milliseconds);
        out += &format!("{name:20}{min:>12}{median:>12}{max:>12}\n");
    }
    out += &format!(
        "the gate takes {:.2} times as long as reading, {:.3} times as long as parsing (medians)",
        ratio(&figures.whole, &figures.read),
        ratio(&figures.whole, &figures.parse),
    );
    out
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

fn ratio(of: &Times, to: &Times) -> f64 {
    let [_, of, _] = of.min_median_max();
    let [_, to, _] = to.min_median_max();
    of.as_secs_f64() / to.as_secs_f64().max(f64::MIN_POSITIVE)
}
