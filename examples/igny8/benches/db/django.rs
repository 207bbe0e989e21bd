//! The seed document's full cleanup as the real Django runs it: `Model.objects.all().delete()`, which reads all rows that
//! go, and those that reference them, into Python.

use std::path::Path;
use std::time::Duration;

use igny8::database::Error;

use super::real_django::{Django, succeed};
use super::stage::Stage;

/// The tables as Django's models.
pub(crate) const MODELS: &str = include_str!("models.py");
const DELETE: &str = include_str!("delete.py");

/// Cleans the copy; how long that took without the start of Python.
pub(crate) fn clean(django: &Django, stage: &Stage) -> Result<Duration, Error> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let schema = format!("catalog/schema/{}.json", stage.dialect.name());
    let name = stage.copy_name();
    let mut command = django.manage(stage.dialect, &stage.socket(), &name);
    command.env("BENCH_SCHEMA", root.join(schema));
    command.args(["shell", "--command", DELETE]);
    let output = succeed(command)?;
    let said = String::from_utf8_lossy(&output.stdout);
    let seconds = said.lines().find_map(|line| line.strip_prefix("seconds "));
    let seconds: f64 = seconds.ok_or("Django says no time")?.parse()?;
    Ok(Duration::from_secs_f64(seconds))
}
