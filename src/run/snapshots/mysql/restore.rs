//! MariaDB: a schema built beside the live one, whose tables change places with the live one's in one statement.

use super::exchange::Exchange;
use super::{beside, build, code, content, drop_schemas, exchange, names_of, quoted, unreadable};
use crate::engine::plain;
use crate::run::ledger::Ledger;
use crate::run::snapshots::names::Names;
use crate::run::snapshots::{Restoring, carry, differs, until_interrupted};
use crate::run::{RunError, Session, StampState};
use crate::schema::framework::OWN;
use crate::sql::quote::visible;

pub(in crate::run::snapshots) async fn restore(
    mut live: Session,
    restoring: &Restoring<'_>,
    ledger: &Ledger,
    notes: &mut Vec<String>,
    say: &(dyn Fn(&str) + Sync),
) -> Result<(), RunError> {
    let url = restoring.url;
    let name = live
        .database_name()
        .await
        .map_err(|error| unreadable(&error))?;
    let names = Names::of(name);
    say("building the tables beside the live ones");
    let work = prepared(&mut live, restoring, &names);
    let prepared = until_interrupted(work, "nothing was changed").await;
    // From here on it is one statement: signals wait.
    let exchanged = match prepared {
        Ok(exchange) => {
            say("exchanging the tables");
            exchange.run(&mut live, url, &names).await
        }
        Err(error) => Err((error.unchanged(), true)),
    };
    if let Err((error, unchanged)) = exchanged {
        // Where tables may have moved, nothing of them goes.
        if !unchanged {
            return Err(error);
        }
        let gone = drop_schemas(url, &[&names.new, &names.old]).await;
        return Err(match gone {
            Ok(()) => error,
            Err(left) => error.also(left),
        });
    }
    finish(&mut live, restoring, ledger, &names, notes).await?;
    live.close().await;
    Ok(())
}

/// Makes the tables anew, compares them with the receipt, and says by which statement they come into their places.
async fn prepared(
    live: &mut Session,
    restoring: &Restoring<'_>,
    names: &Names,
) -> Result<Exchange, RunError> {
    let receipt = restoring.receipt;
    let file = receipt.file(restoring.folder).unwrap_or_default();
    receipt.require_intact(&file)?;
    same_code(live, restoring).await?;
    let built = build(restoring.url, &file, &names.new, &receipt.properties).await?;
    let differences = content::without_code(&receipt.content).differences(&built, true);
    if !differences.is_empty() {
        let what =
            "what was built is not what the receipt says; it was removed, and nothing was changed";
        return Err(differs(what, &differences));
    }
    let create = format!("CREATE DATABASE {}", quoted(&names.old));
    live.execute(&create)
        .await
        .map_err(|error| unreadable(&error))?;
    let now = tables(live).await?;
    let mut new = Session::open(&beside(restoring.url, &names.new)).await?;
    let then = tables(&mut new).await?;
    new.close().await;
    let away = now
        .iter()
        .map(|table| moved(&names.live, &names.old, table));
    let back = then
        .iter()
        .map(|table| moved(&names.new, &names.live, table));
    let renames: Vec<String> = away.chain(back).collect();
    if renames.is_empty() {
        return Err(RunError::usage(
            "there is no table to restore, and none to replace",
        ));
    }
    let rename = format!("RENAME TABLE {}", renames.join(", "));
    let code = code::read(live).await.map_err(|error| unreadable(&error))?;
    Ok(Exchange {
        statement: exchange::statement(&rename, &code),
        now,
        then,
        code,
    })
}

/// Tables change places; code stays where it is. So it must be the snapshot's.
async fn same_code(live: &mut Session, restoring: &Restoring<'_>) -> Result<(), RunError> {
    let now = code::read(live).await.map_err(|error| unreadable(&error))?;
    let mut now: Vec<(String, String)> = now
        .iter()
        .map(|code| {
            let name = format!("{} {}", code.kind.to_lowercase(), code.name);
            (name, super::super::content::hash(code.create.as_bytes()))
        })
        .collect();
    now.sort();
    let then = restoring.receipt.content.objects.iter();
    let then = then.filter(|(name, _)| !name.starts_with("table "));
    let mut then: Vec<(String, String)> = then
        .map(|(name, hash)| (name.clone(), hash.clone()))
        .collect();
    then.sort();
    let first = then
        .iter()
        .find(|one| !now.contains(one))
        .or_else(|| now.iter().find(|one| !then.contains(one)));
    match first {
        None => Ok(()),
        Some((name, _)) => Err(RunError::database(format!(
            "{} is not as it was when the snapshot was taken, and a restore on MariaDB exchanges tables only\n\
             nothing was changed",
            visible(name)
        ))
        .help("bring triggers, routines, events and views to what they were, and run it again")),
    }
}

/// The connected schema's tables but our own, which belong to the live one.
pub(super) async fn tables(session: &mut Session) -> Result<Vec<String>, RunError> {
    let sql = "SELECT CAST(table_name AS CHAR) FROM information_schema.tables WHERE table_schema = DATABASE() \
               AND table_type = 'BASE TABLE' ORDER BY 1";
    let all = names_of(session, sql).await?.into_iter();
    Ok(all.filter(|name| !OWN.contains(&name.as_str())).collect())
}

fn moved(from: &str, to: &str, table: &str) -> String {
    let table = quoted(table);
    format!("{}.{table} TO {}.{table}", quoted(from), quoted(to))
}

/// Enters it into the ledger, and lets the old tables go.
async fn finish(
    live: &mut Session,
    restoring: &Restoring<'_>,
    ledger: &Ledger,
    names: &Names,
    notes: &mut Vec<String>,
) -> Result<(), RunError> {
    let stamp = StampState::read(live).await?;
    if !matches!(stamp, StampState::Valid(_)) {
        return Err(RunError::database(format!(
            "the snapshot was restored, but its stamp is not its own\nthe tables as they were before are in {}",
            visible(&names.old)
        )));
    }
    if let Err(error) = carry::finish(ledger, live, restoring).await {
        notes.push(format!(
            "the ledger could not be written: {}",
            plain(&error)
        ));
    }
    if let Err(error) = drop_schemas(restoring.url, &[&names.new, &names.old]).await {
        notes.push(format!("{}; {}", error.message, error.help.join("; ")));
    }
    Ok(())
}
