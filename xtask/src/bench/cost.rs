//! What a command costs: seconds on the clock, and seconds of processor time of all that it starts.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Seconds.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// On the clock; depends on what else the machine does.
    pub wall: f64,
    /// Of processors, user and system, children included.
    pub cpu: f64,
}

/// Runs a cargo command in a folder.
pub fn of(folder: &Path, arguments: &[&str]) -> Result<Cost, String> {
    let start = Instant::now();
    // The shell's `times` adds up what its children used; the standard library has nothing for it.
    let output = Command::new("sh")
        .args(["-c", "\"$@\" >&2 && times", "sh"])
        .arg(super::cargo())
        .args(arguments)
        .current_dir(folder)
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET_DIR")
        .env("CARGO_INCREMENTAL", "0")
        .output()
        .map_err(|error| format!("sh could not be run: {error}"))?;
    let wall = start.elapsed().as_secs_f64();
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("cargo {} failed:\n{said}", arguments.join(" ")));
    }
    let times = String::from_utf8_lossy(&output.stdout);
    let cpu = children(&times).ok_or(format!("`times` printed {times:?}"))?;
    Ok(Cost { wall, cpu })
}

/// The second line of `times`: user and system time of the children, as in `1m2.5s 0m3.25s`.
fn children(times: &str) -> Option<f64> {
    let line = times.lines().nth(1)?;
    line.split_whitespace().map(seconds).sum()
}

fn seconds(text: &str) -> Option<f64> {
    let (minutes, seconds) = text.strip_suffix('s')?.split_once('m')?;
    Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::children;

    #[test]
    fn the_childrens_times_are_added_up() {
        assert_eq!(children("0m0.00s 0m0.00s\n1m2.5s 0m3.25s\n"), Some(65.75));
        assert_eq!(children("0m0.00s 0m0.00s\n"), None);
    }
}
