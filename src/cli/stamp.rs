//! `stamp --env NAME`: marks a database as an environment's.

use clap::Args;
use serde_json::json;

use super::confirm::{Who, confirm};
use super::open::open;
use super::output::Output;
use super::target::{DatabaseArgs, dialect_of, environment};
use super::{Common, Exit, Failure};
use crate::engine::block_on;
use crate::project::Project;
use crate::run::protect::leads_here;
use crate::run::{RunError, Session, Stamp, StampState, stamp, who};
use crate::sql::quote::visible;

/// Mark a database as an environment's: `clean` and `restore` ask for that
#[derive(Debug, Args)]
pub(super) struct StampCommand {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Nothing to ask for: a stamp is always written
    #[arg(long)]
    execute: bool,
    /// Accepted for scripts; a protected stamp is overwritten only by a person at a terminal
    #[arg(long)]
    yes: bool,
}

/// What was done.
struct Stamped {
    stamp: Stamp,
    before: StampState,
    place: String,
    warning: Option<String>,
}

impl StampCommand {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let project = open(common, output)?;
        let Some(name) = self.database.env.as_deref() else {
            return Err(Failure::usage("whose database is it?").help("give --env NAME"));
        };
        let protected = environment(&project, name)?.protected;
        let url = self.database.url(&project)?;
        dialect_of(&project, &url)?;
        let stamped = block_on(async || write(&project, &url, name, protected).await)?;
        show(&stamped, output);
        Ok(Exit::Clean)
    }
}

async fn write(
    project: &Project,
    url: &str,
    name: &str,
    protected: bool,
) -> Result<Stamped, RunError> {
    let mut session = Session::open(url).await.map_err(RunError::unchanged)?;
    let before = StampState::read(&mut session).await?;
    if stamp::overwrites_protected(&before, name, protected) {
        let old = before
            .stamp()
            .map_or("an unknown environment".to_owned(), |old| {
                visible(&old.name)
            });
        let what = format!(
            "this takes the protection of {old} from {}, and makes it {}'s",
            session.place(),
            visible(name)
        );
        let database = session.database_name().await.unwrap_or_default();
        confirm(&database, &what, false, Who::Person)?;
    }
    let urls = super::shadow::protected_urls(project);
    let leads = leads_here(&mut session, Some(url), &urls).await?;
    let warning = leads.filter(|leads| !protected && leads != name).map(|leads| {
        format!(
            "the URL of the protected environment {} leads to this database: nothing will clean it or restore into it",
            visible(&leads)
        )
    });
    let stamp = stamp::write(&mut session, name, protected, &who()).await?;
    let place = session.place().to_owned();
    session.close().await;
    Ok(Stamped {
        stamp,
        before,
        place,
        warning,
    })
}

fn show(stamped: &Stamped, output: &Output) {
    let stamp = &stamped.stamp;
    if let Some(warning) = &stamped.warning {
        output.warning(warning);
    }
    if output.is_json() {
        let old = stamped.before.stamp().map(|old| {
            json!({"name": old.name, "protected": old.protected, "void": matches!(stamped.before, StampState::Void(_))})
        });
        let document = json!({
            "version": 1,
            "command": "stamp",
            "database": stamped.place,
            "environment": stamp.name,
            "protected": stamp.protected,
            "identity": stamp.identity,
            "stamped_at": stamp.stamped_at,
            "stamped_by": stamp.stamped_by,
            "before": old,
        });
        return output.line(document.to_string());
    }
    let protected = if stamp.protected { ", protected" } else { "" };
    let before = match &stamped.before {
        StampState::Valid(old) if old.name != stamp.name => {
            format!(" (it was {})", visible(&old.name))
        }
        StampState::Void(old) => format!(
            " (its stamp was another database's, {})",
            visible(&old.name)
        ),
        _ => String::new(),
    };
    output.line(format!(
        "stamped {} as {}{protected}{before}",
        stamped.place,
        visible(&stamp.name)
    ));
}
