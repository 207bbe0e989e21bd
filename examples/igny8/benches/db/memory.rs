//! How much memory the tool takes, with few rows and with ten times as many.

use std::path::Path;

use igny8::database::Error;

use crate::report::Report;
use crate::stage::Stage;
use crate::tool;

/// The commands, and how they may end: rows of a demonstration need not please `verify`.
const COMMANDS: [(&str, &[&str], &[i32]); 3] = [
    ("verify", &["verify"], &[0, 1]),
    ("purge", &["purge", "--execute", "--yes"], &[0]),
    ("clean", &["clean", "--execute", "--yes"], &[0]),
];

/// Measures each command at both sizes.
pub(crate) async fn measure(stage: &Stage, rows: u64, report: &mut Report) -> Result<(), Error> {
    let few = Stage::fill(stage.dialect, (rows / 10).max(1)).await?;
    let (small, big) = (peaks(&few).await?, peaks(stage).await?);
    for ((name, ..), (small, big)) in COMMANDS.iter().zip(small.into_iter().zip(big)) {
        report.note(match (small, big) {
            (Some(small), Some(big)) => format!(
                "memory of {name:6} at most {:.1} MiB with {} rows, {:.1} MiB with {rows}: {:.2} times",
                mib(small),
                rows / 10,
                mib(big),
                mib(big) / mib(small)
            ),
            _ => format!("memory of {name}: this system doesn't tell"),
        });
    }
    Ok(())
}

fn mib(kib: u64) -> f64 {
    kib as f64 / 1024.0
}

async fn peaks(stage: &Stage) -> Result<Vec<Option<u64>>, Error> {
    stage.renew().await?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut peaks = Vec::new();
    for (_, words, codes) in COMMANDS {
        let mut command = tool::command(&root)?;
        command
            .args(words)
            .args(["--database-url", &stage.copy_url()]);
        peaks.push(tool::peak(command, codes)?);
    }
    Ok(peaks)
}
