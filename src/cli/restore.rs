//! `restore`: a snapshot, put in the place of the database that it was taken of.

use std::collections::BTreeSet;

use clap::Args;
use serde_json::json;

use super::confirm::{ExecuteArgs, Who, confirm};
use super::open::open;
use super::output::Output;
use super::snapshot::{chosen, described, folder};
use super::target::{DatabaseArgs, dialect_of};
use super::{Common, Exit, Failure};
use crate::engine::block_on;
use crate::project::Project;
use crate::run::interrupt::until_interrupted;
use crate::run::protect::refuse_protected;
use crate::run::snapshots::{self as snapshot, Content, Receipt, Restoring};
use crate::run::{RunError, Session, Stamp, StampState};
use crate::schema::framework::OWN;
use crate::sql::quote::visible;
use crate::text::count;

/// Put a snapshot in the place of the database it was taken of, where `restore = true`
#[derive(Debug, Args)]
pub(super) struct RestoreCommand {
    /// The snapshot; by default the newest
    #[arg(value_name = "NAME")]
    snapshot: Option<String>,
    /// The same
    #[arg(long, value_name = "NAME", conflicts_with = "snapshot")]
    name: Option<String>,
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    execute: ExecuteArgs,
}

/// What a restore changes.
struct Preview {
    /// Tables whose rows change: rows now, rows afterwards.
    tables: Vec<(String, Option<u64>, Option<u64>)>,
    /// How many tables stay as they are.
    equal: usize,
    /// How the schema changes.
    schema: Vec<String>,
}

impl RestoreCommand {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let project = open(common, output)?;
        let url = self.database.url(&project)?;
        dialect_of(&project, &url)?;
        let name = self.snapshot.as_deref().or(self.name.as_deref());
        let receipt = chosen(&folder(&project), name)?;
        let notes = block_on(async || self.restore(&project, &url, &receipt, output).await)?;
        for note in &notes {
            output.warning(note);
        }
        Ok(Exit::Clean)
    }

    async fn restore(
        &self,
        project: &Project,
        url: &str,
        receipt: &Receipt,
        output: &Output,
    ) -> Result<Vec<String>, RunError> {
        let look = async {
            let mut session = snapshot::open(url).await?;
            let stamp = self.allowed(project, &mut session, url).await?;
            snapshot::require_origin(&mut session, receipt).await?;
            let now = snapshot::content_of(&mut session).await?;
            Ok((session, stamp, now))
        };
        let looked = until_interrupted(look, "nothing was changed").await;
        let (mut session, stamp, now) = looked.map_err(RunError::unchanged)?;
        let preview = preview(&now, &receipt.content);
        if !self.execute.execute {
            show(&preview, receipt, &session, &stamp, output, false);
            output.status("nothing was changed; add --execute to do it");
            return Ok(Vec::new());
        }
        let database = session.database_name().await.unwrap_or_default();
        let what = format!(
            "this replaces everything in {} ({}) by the snapshot {}",
            session.place(),
            visible(&stamp.name),
            described(receipt)
        );
        confirm(&database, &what, self.execute.yes, Who::Anyone)?;
        let place = session.place().to_owned();
        let shown = shown(&preview, receipt, &session, &stamp, true);
        let folder = folder(project);
        let restoring = Restoring {
            url,
            folder: &folder,
            receipt,
            stamp: &stamp,
        };
        let say = |text: &str| output.status(text);
        let notes = snapshot::restore(session, &restoring, &say).await?;
        if output.is_json() {
            output.line(shown);
        } else {
            output.line(format!("restored {} into {place}", described(receipt)));
        }
        Ok(notes)
    }

    /// The stamp, where a restore may run.
    async fn allowed(
        &self,
        project: &Project,
        session: &mut Session,
        url: &str,
    ) -> Result<Stamp, RunError> {
        let state = StampState::read(session).await?;
        state.require(self.database.env.as_deref())?;
        let environments = project.config.environments.iter();
        let names: Vec<String> = environments
            .filter(|(_, environment)| environment.restore)
            .map(|(name, _)| name.clone())
            .collect();
        let stamp = state.allows("restore", "a restore", &names)?.clone();
        let urls = super::shadow::protected_urls(project);
        refuse_protected(session, Some(url), &urls).await?;
        Ok(stamp)
    }
}

fn preview(now: &Content, then: &Content) -> Preview {
    // Stamp and ledger are the database's, not the snapshot's.
    let ours = |table: &str| OWN.contains(&table.rsplit('.').next().unwrap_or(table));
    let names: BTreeSet<&String> = now.tables.keys().chain(then.tables.keys()).collect();
    let mut preview = Preview {
        tables: Vec::new(),
        equal: 0,
        schema: Vec::new(),
    };
    for name in names.into_iter().filter(|name| !ours(name)) {
        let (here, there) = (now.tables.get(name), then.tables.get(name));
        if here == there {
            preview.equal += 1;
        } else {
            let rows = |table: Option<&snapshot::TableContent>| table.map(|table| table.rows);
            preview.tables.push((name.clone(), rows(here), rows(there)));
        }
    }
    let objects: BTreeSet<&String> = now.objects.keys().chain(then.objects.keys()).collect();
    for name in objects {
        let ours = OWN.iter().any(|table| name.contains(table));
        let what = match (now.objects.get(name), then.objects.get(name)) {
            _ if ours => continue,
            (Some(here), Some(there)) if here == there => continue,
            (Some(_), Some(_)) => "gets its earlier definition back",
            (Some(_), None) => "goes",
            (None, _) => "comes back",
        };
        preview.schema.push(format!("{name} {what}"));
    }
    preview
}

fn show(
    preview: &Preview,
    receipt: &Receipt,
    session: &Session,
    stamp: &Stamp,
    output: &Output,
    executed: bool,
) {
    if output.is_json() {
        return output.line(shown(preview, receipt, session, stamp, executed));
    }
    output.line(format!(
        "restoring {}\ninto {}, stamped as {}, changes",
        described(receipt),
        session.place(),
        visible(&stamp.name)
    ));
    let rows = |rows: &Option<u64>| rows.map_or("no table".to_owned(), |rows| rows.to_string());
    for (table, now, then) in &preview.tables {
        let values = if now == then { ", other values" } else { "" };
        let table = visible(table);
        output.line(format!(
            "  {table}: {} rows -> {}{values}",
            rows(now),
            rows(then)
        ));
    }
    for change in &preview.schema {
        output.line(format!("  {}", visible(change)));
    }
    output.line(format!("  {} as before", count(preview.equal, "table")));
}

fn shown(
    preview: &Preview,
    receipt: &Receipt,
    session: &Session,
    stamp: &Stamp,
    executed: bool,
) -> String {
    let tables: Vec<serde_json::Value> = preview
        .tables
        .iter()
        .map(|(table, now, then)| json!({"table": table, "rows": now, "restored_rows": then}))
        .collect();
    json!({
        "version": 1,
        "command": "restore",
        "snapshot": receipt.name,
        "taken_at": receipt.taken_at,
        "database": session.place(),
        "environment": stamp.name,
        "executed": executed,
        "changed": tables,
        "equal": preview.equal,
        "schema": preview.schema,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::snapshots::TableContent;

    fn content(tables: &[(&str, u64, &str)], objects: &[(&str, &str)]) -> Content {
        let table = |(name, rows, checksum): &(&str, u64, &str)| {
            let checksum = (*checksum).to_owned();
            (
                (*name).to_owned(),
                TableContent {
                    rows: *rows,
                    checksum,
                },
            )
        };
        Content {
            tables: tables.iter().map(table).collect(),
            objects: objects
                .iter()
                .map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned()))
                .collect(),
            ..Content::default()
        }
    }

    #[test]
    fn a_preview_says_what_changes_and_leaves_out_stamp_and_ledger() {
        let now = content(
            &[
                ("a", 1, "x"),
                ("b", 2, "y"),
                ("public.data_class_runs", 3, "z"),
                ("d", 1, ""),
            ],
            &[
                ("view v", "1"),
                ("table d", "1"),
                ("table data_class_runs", "1"),
            ],
        );
        let then = content(
            &[("a", 1, "x"), ("b", 2, "other"), ("c", 0, "")],
            &[("view v", "2"), ("table c", "1")],
        );
        let preview = preview(&now, &then);
        assert_eq!(
            preview.tables,
            [
                ("b".to_owned(), Some(2), Some(2)),
                ("c".to_owned(), None, Some(0)),
                ("d".to_owned(), Some(1), None)
            ]
        );
        assert_eq!(preview.equal, 1);
        assert_eq!(
            preview.schema,
            [
                "table c comes back",
                "table d goes",
                "view v gets its earlier definition back"
            ]
        );
    }
}
