//! `snapshot`: a database's full state, taken, listed and removed.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::open::open;
use super::output::Output;
use super::target::{DatabaseArgs, dialect_of};
use super::{Common, Exit, Failure};
use crate::engine::block_on;
use crate::project::Project;
use crate::run::snapshots::{self as snapshot, FOLDER, Receipt, Taking};
use crate::text::{count, rows};

/// Take a database's full state, checked; or list what was taken
#[derive(Debug, Args)]
pub(super) struct SnapshotCommand {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The snapshot's name; by default the time
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// List the snapshots, and what is left over of any that was ended by force
    #[arg(long, conflicts_with = "name")]
    list: bool,
    /// Remove a snapshot
    #[arg(long, value_name = "NAME", conflicts_with_all = ["name", "list"])]
    drop: Option<String>,
}

impl SnapshotCommand {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let project = open(common, output)?;
        let folder = folder(&project);
        if self.list {
            return self.list(&project, &folder, output);
        }
        if let Some(name) = &self.drop {
            return self.remove(&project, &folder, name, output);
        }
        let url = self.database.url(&project)?;
        dialect_of(&project, &url)?;
        let taking = Taking {
            url: &url,
            env: self.database.env.as_deref(),
            folder: &folder,
            name: self.name.as_deref(),
        };
        let say = |text: &str| output.status(text);
        let receipt = block_on(async || snapshot::take(&taking, &say).await)?;
        if output.is_json() {
            let mut document = as_json(&receipt, &folder);
            document["command"] = json!("snapshot");
            output.line(document.to_string());
        } else {
            output.line(format!(
                "took {} of {}",
                described(&receipt),
                receipt.source
            ));
            output.status(format!(
                "checked: the copy holds what the database held; to put it back: `{} restore {}`",
                output.program(),
                receipt.name
            ));
        }
        Ok(Exit::Clean)
    }

    fn list(&self, project: &Project, folder: &Path, output: &Output) -> Result<Exit, Failure> {
        let receipts = Receipt::all(folder)?;
        let mut left: Vec<String> = snapshot::left_over(folder)?
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        // Files can be listed without a database; what is left over on its server can't.
        if let Ok(url) = self.database.url(project) {
            match block_on(async || snapshot::left_over_at(&url, &receipts).await) {
                Ok(found) => left.extend(found),
                Err(error) => {
                    output.warning(format!("what is left over there can't be told: {error}"))
                }
            }
        }
        if output.is_json() {
            let snapshots: Vec<Value> = receipts
                .iter()
                .map(|receipt| as_json(receipt, folder))
                .collect();
            let document = json!({
                "version": 1,
                "command": "snapshot --list",
                "snapshots": snapshots,
                "left_over": left,
            });
            output.line(document.to_string());
            return Ok(Exit::Clean);
        }
        for receipt in &receipts {
            output.line(format!("{}, of {}", described(receipt), receipt.source));
        }
        if receipts.is_empty() {
            output.status(format!("there is no snapshot in {FOLDER}"));
        }
        for what in left {
            output.warning(format!(
                "left over of a run that was ended by force: {what}"
            ));
        }
        Ok(Exit::Clean)
    }

    fn remove(
        &self,
        project: &Project,
        folder: &Path,
        name: &str,
        output: &Output,
    ) -> Result<Exit, Failure> {
        let receipt = chosen(folder, Some(name))?;
        let url = match receipt.is_file() {
            true => None,
            false => Some(self.database.url(project)?),
        };
        block_on(async || snapshot::remove(folder, &receipt, url.as_deref()).await)?;
        output.status(format!("removed the snapshot {name}"));
        Ok(Exit::Clean)
    }
}

/// Where an application's snapshots are kept.
pub(super) fn folder(project: &Project) -> PathBuf {
    project.root.join(FOLDER)
}

/// The snapshot of a name; without one the newest.
pub(super) fn chosen(folder: &Path, name: Option<&str>) -> Result<Receipt, Failure> {
    if let Some(name) = name
        && let Some(receipt) = Receipt::read(folder, name)?
    {
        return Ok(receipt);
    }
    let all = Receipt::all(folder)?;
    let Some(name) = name else {
        let missing = || {
            Failure::usage(format!("there is no snapshot in {FOLDER}"))
                .help("take one: `{program} snapshot --name NAME`")
        };
        return all.into_iter().next().ok_or_else(missing);
    };
    let names = all.iter().map(|receipt| receipt.name.as_str());
    let failure = Failure::usage(format!("there is no snapshot `{name}` in {FOLDER}"));
    Err(match data_class_grammar::nearest(name, names) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("`{program} snapshot --list` shows those that there are"),
    })
}

/// A snapshot in a few words.
pub(super) fn described(receipt: &Receipt) -> String {
    let stamped = receipt.environment.as_ref().map_or(String::new(), |name| {
        format!(", stamped as {}", crate::sql::quote::visible(name))
    });
    format!(
        "{}: {}, {} with {}, taken at {}{stamped}",
        receipt.name,
        receipt.method.shown(),
        count(receipt.content.tables.len(), "table"),
        rows(receipt.content.rows()),
        receipt.taken_at,
    )
}

fn as_json(receipt: &Receipt, folder: &Path) -> Value {
    let tables: serde_json::Map<String, Value> = receipt
        .content
        .tables
        .iter()
        .map(|(table, content)| (table.clone(), json!(content.rows)))
        .collect();
    json!({
        "version": 1,
        "name": receipt.name,
        "database": receipt.source,
        "environment": receipt.environment,
        "taken_at": receipt.taken_at,
        "method": receipt.method,
        "copy": receipt.file(folder).map_or(receipt.copy.clone(), |path| path.display().to_string()),
        "bytes": receipt.bytes,
        "sha256": receipt.sha256,
        "content": receipt.content.hash(),
        "tables": tables,
    })
}
