//! The tool as people run it: the program that started the benchmark.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use igny8::database::Error;

/// How often a running program's memory is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// The tool, in a folder.
pub(crate) fn command(folder: &Path) -> Result<Command, Error> {
    let tool = std::env::var_os("DATA_CLASS_TOOL")
        .ok_or("DATA_CLASS_TOOL names no program: run this by `cargo xtask bench db`")?;
    let mut command = Command::new(tool);
    command.current_dir(folder).stdin(Stdio::null());
    Ok(command)
}

/// Runs the tool to its end, which must be one of `codes`, and says how much memory it had at most, in KiB; none where
/// the system doesn't tell.
pub(crate) fn peak(mut command: Command, codes: &[i32]) -> Result<Option<u64>, Error> {
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let mut most = None;
    while child.try_wait()?.is_none() {
        most = most.max(high_water(child.id()));
        std::thread::sleep(LOOK);
    }
    let output = child.wait_with_output()?;
    if output
        .status
        .code()
        .is_some_and(|code| codes.contains(&code))
    {
        return Ok(most);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{command:?} ended with {}: {said}", output.status).into())
}

/// Linux's own count, which only grows.
fn high_water(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
