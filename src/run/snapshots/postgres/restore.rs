//! PostgreSQL: a database built beside the live one; both are renamed in one transaction.

use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, select};

use super::properties::Properties;
use super::{dump, has_code, quoted, read, run, server, unreadable};
use crate::engine::plain;
use crate::run::driver::is_lost;
use crate::run::ledger::Ledger;
use crate::run::settle::again;
use crate::run::snapshots::names::Names;
use crate::run::snapshots::{Method, Restoring, carry, differs, until_interrupted};
use crate::run::{RunError, Session, StampState};
use crate::schema::Dialect;
use crate::sql::identity;
use crate::sql::quote::{Quote, visible};

/// How often the exchange is tried where others get in again.
const ATTEMPTS: usize = 5;

/// Between two looks at who is still connected.
const PAUSE: Duration = Duration::from_millis(100);

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
    if !server::may_create(&mut live)
        .await
        .map_err(|error| unreadable(&error))?
    {
        return Err(RunError::database(
            "the role may not make databases (CREATEDB), and a restore builds one beside the live one\nnothing was changed",
        )
        .help("restore with a role that may: --database-url, or ALTER ROLE ... CREATEDB"));
    }
    let mut admin = server::admin(url, &names.live)
        .await
        .map_err(RunError::unchanged)?;
    let maker = admin
        .value("SELECT pg_backend_pid()")
        .await
        .map_err(|error| unreadable(&error))?;
    say("building the database beside the live one");
    let work = build(&mut admin, &mut live, restoring, ledger, &names);
    let built = until_interrupted(work, "nothing was changed").await;
    live.close().await;
    // From here on it is a matter of moments, and both names change at once: signals wait.
    let exchanged = match built {
        Ok(()) => {
            say("exchanging the databases");
            exchange(&mut admin, url, &names).await
        }
        Err(error) => Err(error.unchanged()),
    };
    admin.close().await;
    if let Err(error) = exchanged {
        // Under this name there is only what was built: where both were exchanged after all, there is nothing.
        let gone = server::drop(url, &names.live, &names.new, maker.as_deref()).await;
        return Err(match gone {
            Ok(()) => error,
            Err(left) => error.also(left),
        });
    }
    finish(url, &names, notes).await
}

/// Makes the database anew, compares it with the receipt, and makes it ready.
async fn build(
    admin: &mut Session,
    live: &mut Session,
    restoring: &Restoring<'_>,
    ledger: &Ledger,
    names: &Names,
) -> Result<(), RunError> {
    let receipt = restoring.receipt;
    let properties: Properties = serde_json::from_value(receipt.properties.clone())
        .map_err(|error| RunError::usage(format!("the receipt can't be read: {error}")))?;
    match receipt.file(restoring.folder) {
        Some(file) => {
            receipt.require_intact(&file)?;
            dump::build(admin, restoring.url, &file, &names.new, &properties).await?;
        }
        None => {
            let (new, copy) = (quoted(&names.new), quoted(&receipt.copy));
            run(admin, &format!("CREATE DATABASE {new} TEMPLATE {copy}")).await?;
            run(admin, &format!("REVOKE ALL ON DATABASE {new} FROM PUBLIC")).await?;
        }
    }
    debug_assert!(receipt.method != Method::VacuumInto);
    let url = server::beside(restoring.url, &names.new);
    let differences = receipt.content.differences(&read(&url).await?, true);
    if !differences.is_empty() {
        let what =
            "what was built is not what the receipt says; it was removed, and nothing was changed";
        return Err(differs(what, &differences));
    }
    let mut new = Session::open(&url).await?;
    let identity = identity_of(&mut new, &names.live).await?;
    carry::stamp(&mut new, restoring, &identity).await?;
    carry::ledger(ledger, live, &mut new, restoring).await?;
    new.close().await;
    for statement in properties.statements(&names.new) {
        run(admin, &statement).await?;
    }
    Ok(())
}

/// The identity that the database in the making will have under the live one's name.
async fn identity_of(new: &mut Session, live: &str) -> Result<String, RunError> {
    let name = Quote(Dialect::Postgres).text(live);
    let expression =
        identity::expression(Dialect::Postgres).replacen("d.datname,", &format!("{name},"), 1);
    let identity = new.value(&format!("SELECT {expression}")).await;
    Ok(identity
        .map_err(|error| unreadable(&error))?
        .unwrap_or_default())
}

/// Renames both in one transaction. Once the live one's name is locked nobody gets in any more, and whoever is in it
/// is sent away.
async fn exchange(admin: &mut Session, url: &str, names: &Names) -> Result<(), RunError> {
    let look = async {
        let mut second = server::admin(url, &names.live).await?;
        let new_oid = oid(&mut second, &names.new).await?;
        let live_oid = oid(&mut second, &names.live).await?;
        Ok((second, new_oid, live_oid))
    };
    let (mut second, new_oid, live_oid) = look.await.map_err(RunError::unchanged)?;
    let oids = [&live_oid, &new_oid].map(|oid| oid.clone().unwrap_or_default());
    let mut done = Ok(());
    for _ in 0..ATTEMPTS {
        done = renamed(admin, &mut second, names, &oids).await;
        match &done {
            Err(error) if has_code(error, &["55006", "55P03"]) => {
                let _ = admin.execute("ROLLBACK").await;
            }
            _ => break,
        }
    }
    if let Err(error) = &done {
        // A connection that was lost at the end may have done it all the same.
        let _ = admin.execute("ROLLBACK").await;
        let third = match is_lost(error) {
            true => again(async || server::admin(url, &names.live).await).await,
            false => server::admin(url, &names.live).await,
        };
        let found = match third {
            Ok(mut third) => oid(&mut third, &names.live).await,
            Err(error) => Err(error),
        };
        if new_oid.is_some() && matches!(&found, Ok(found) if *found == new_oid) {
            done = Ok(());
        } else if found.is_err() && is_lost(error) {
            return Err(RunError::database(format!(
                "the connection was lost while the databases were exchanged: {}\n\
                 whether that was done can't be told: all of it is done, or nothing",
                plain(error)
            )));
        } else if has_code(error, &["42501"]) {
            return Err(RunError::database(format!(
                "the databases can't be exchanged: {}\nnothing was changed",
                plain(error)
            ))
            .help("the role must own the database, and may end others' sessions only as their role, as a member of pg_signal_backend, or as superuser"));
        }
    }
    second.close().await;
    done.map_err(|error| {
        RunError::database(format!(
            "the databases can't be exchanged: {}\nnothing was changed",
            plain(&error)
        ))
        .help("stop what keeps connecting to the database, and run it again")
    })
}

async fn oid(session: &mut Session, database: &str) -> Result<Option<String>, RunError> {
    let name = Quote(Dialect::Postgres).text(database);
    let sql = format!("SELECT oid::text FROM pg_database WHERE datname = {name}");
    session
        .value(&sql)
        .await
        .map_err(|error| unreadable(&error))
}

async fn renamed(
    admin: &mut Session,
    second: &mut Session,
    names: &Names,
    oids: &[String; 2],
) -> Result<(), sqlx::Error> {
    admin.execute("BEGIN").await?;
    admin.execute("SET LOCAL lock_timeout = '10s'").await?;
    let [live, new] = oids;
    for (from, to, number) in [
        (&names.live, &names.old, live),
        (&names.new, &names.live, new),
    ] {
        rename(admin, second, (from, to), number).await?;
        // A statement that was left under way must not meet whoever connects to the new database from here on.
        second.value("SELECT 1").await?;
    }
    admin.execute("COMMIT").await.map(|_| ())
}

/// Renames a database, ending the sessions that are in it until that is done.
async fn rename(
    admin: &mut Session,
    second: &mut Session,
    (from, to): (&str, &str),
    number: &str,
) -> Result<(), sqlx::Error> {
    let rename = format!("ALTER DATABASE {} RENAME TO {}", quoted(from), quoted(to));
    let rename = admin.execute(&rename);
    let others = async {
        loop {
            server::end_others(second, number).await?;
            tokio::time::sleep(PAUSE).await;
        }
    };
    let others: std::pin::Pin<&mut (dyn Future<Output = Result<(), sqlx::Error>> + Send)> =
        pin!(others);
    match select(pin!(rename), others).await {
        Either::Left((renamed, _)) => renamed.map(|_| ()),
        Either::Right((ended, _)) => ended,
    }
}

/// Looks at the new database under its name, and lets the old one go.
async fn finish(url: &str, names: &Names, notes: &mut Vec<String>) -> Result<(), RunError> {
    let doubtful = |why: String| {
        RunError::database(format!(
            "the snapshot was restored, but {why}\nthe database as it was before is {}",
            visible(&names.old)
        ))
    };
    let mut session = again(async || Session::open(url).await)
        .await
        .map_err(|error| doubtful(format!("it can't be connected to: {error}")))?;
    let stamp = StampState::read(&mut session)
        .await
        .map_err(|error| doubtful(format!("its stamp can't be read: {error}")))?;
    session.close().await;
    if !matches!(stamp, StampState::Valid(_)) {
        return Err(doubtful("its stamp is not its own".to_owned()));
    }
    if let Err(error) = server::drop(url, &names.live, &names.old, None).await {
        notes.push(format!("{}; {}", error.message, error.help.join("; ")));
    }
    Ok(())
}
