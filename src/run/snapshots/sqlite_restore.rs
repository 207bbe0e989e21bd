//! SQLite: a copy built beside the live file, and renamed into its place while nobody else has it open.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Restoring, carry, differs, names, receipt, sqlite, until_interrupted};
use crate::engine::plain;
use crate::run::inode::inode;
use crate::run::ledger::Ledger;
use crate::run::stamp::INODE;
use crate::run::{RunError, Session, StampState};

/// What stands where while a restore is at work.
struct Places {
    /// The live file.
    live: PathBuf,
    /// Which file that is.
    inode: Option<u64>,
    /// The file in the making.
    new: PathBuf,
    /// The old file, until the new one was seen in its place.
    old: PathBuf,
}

impl Places {
    fn of(live: PathBuf) -> Self {
        let name = live
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let beside =
            |prefix: &str, unique: &str| live.with_file_name(format!("{prefix}{unique}_{name}"));
        let unique = names::unique();
        Places {
            new: beside(names::BUILDING, &unique),
            old: beside(names::OLD, &unique),
            inode: inode(&live),
            live,
        }
    }

    fn remove_new(&self) {
        for end in ["", "-journal", "-wal", "-shm"] {
            let mut path = self.new.clone().into_os_string();
            path.push(end);
            // Most of them never were.
            let _ = fs::remove_file(path);
        }
    }
}

/// Files that an earlier restore, which was ended by force, has left beside the database.
pub(super) fn left_over(live: &Path) -> Vec<PathBuf> {
    let name = live
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let Some(Ok(entries)) = live.parent().map(fs::read_dir) else {
        return Vec::new();
    };
    let ours = |path: &PathBuf| {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        (file.starts_with(names::BUILDING) || file.starts_with(names::OLD))
            && file.contains(&format!("_{name}"))
    };
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(ours)
        .collect();
    found.sort();
    found
}

pub(super) async fn restore(
    mut live: Session,
    restoring: &Restoring<'_>,
    ledger: &Ledger,
    notes: &mut Vec<String>,
    say: &(dyn Fn(&str) + Sync),
) -> Result<(), RunError> {
    let places = Places::of(sqlite::file(&mut live).await?);
    say("building the database beside the live one");
    let built = until_interrupted(
        build(&mut live, &places, restoring, ledger),
        "nothing was changed",
    )
    .await;
    // From here on it is a matter of milliseconds: signals wait.
    let exchanged = match built {
        Ok(()) => exchange(&mut live, &places, say).await,
        Err(error) => Err(error),
    };
    live.close().await;
    if let Err(error) = exchanged {
        places.remove_new();
        return Err(error);
    }
    finish(&places, restoring, notes).await
}

/// Copies the snapshot beside the live file, compares it with the receipt, and makes it ready.
async fn build(
    live: &mut Session,
    places: &Places,
    restoring: &Restoring<'_>,
    ledger: &Ledger,
) -> Result<(), RunError> {
    let receipt = restoring.receipt;
    let unchanged = |what: &Path, error: std::io::Error| {
        RunError::database(format!("{}: {error}\nnothing was changed", what.display()))
    };
    let snapshot = receipt.file(restoring.folder).unwrap_or_default();
    receipt.require_intact(&snapshot)?;
    receipt::private_file(&places.new)
        .and_then(|mut file| std::io::copy(&mut fs::File::open(&snapshot)?, &mut file))
        .map_err(|error| unchanged(&places.new, error))?;
    let differences = receipt
        .content
        .differences(&sqlite::read(&places.new).await?, true);
    if !differences.is_empty() {
        let what =
            "what was built is not what the receipt says; it was removed, and nothing was changed";
        return Err(differs(what, &differences));
    }
    let number = inode(&places.new).map_or(String::new(), |inode| format!("{INODE}{inode}"));
    let mut new = Session::open(&sqlite::url(&places.new)).await?;
    carry::stamp(
        &mut new,
        restoring,
        &format!("{}{number}", places.live.display()),
    )
    .await?;
    carry::ledger(ledger, live, &mut new, restoring).await?;
    new.close().await;
    same_owner(places)
        .and_then(|()| fs::File::open(&places.new)?.sync_all())
        .map_err(|error| unchanged(&places.new, error))
}

/// Permissions and owner of the live file.
fn same_owner(places: &Places) -> std::io::Result<()> {
    let old = fs::metadata(&places.live)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        let new = fs::metadata(&places.new)?;
        if (old.uid(), old.gid()) != (new.uid(), new.gid()) {
            chown(&places.new, Some(old.uid()), Some(old.gid()))?;
        }
    }
    fs::set_permissions(&places.new, old.permissions())
}

/// Renames the new file into the old one's place, while this connection alone has the old one.
///
/// With a write-ahead log that takes that nobody else is connected at all: a log that stays behind would be replayed
/// into the new file. Without one, others may be connected and idle; the engine lets them write no more into a file
/// that has moved.
async fn exchange(
    live: &mut Session,
    places: &Places,
    say: &(dyn Fn(&str) + Sync),
) -> Result<(), RunError> {
    let busy = |why: String| {
        RunError::database(format!(
            "the database is in use: {why}\nnothing was changed"
        ))
        .help("stop the application, and whatever else has it open, and run it again")
    };
    let mode = live.value("PRAGMA main.journal_mode").await.ok().flatten();
    let logged = mode.as_deref() == Some("wal");
    if logged {
        let now = live.value("PRAGMA main.journal_mode = DELETE").await;
        match now {
            Ok(Some(now)) if now == "delete" => {}
            Ok(_) => return Err(busy("others are connected".to_owned())),
            Err(error) => return Err(busy(plain(&error))),
        }
    }
    let locked = live.execute("BEGIN EXCLUSIVE").await;
    let renamed = match locked {
        Ok(_) if inode(&places.live) != places.inode => {
            Err(busy("its file was exchanged meanwhile".to_owned()))
        }
        Ok(_) => {
            say("exchanging the files");
            rename(places)
        }
        Err(error) => Err(busy(plain(&error))),
    };
    let _ = live.execute("ROLLBACK").await;
    if renamed.is_err() && logged {
        let _ = live.value("PRAGMA main.journal_mode = WAL").await;
    }
    renamed
}

fn rename(places: &Places) -> Result<(), RunError> {
    let failed = |error: std::io::Error| {
        let _ = fs::remove_file(&places.old);
        RunError::database(format!(
            "{} can't be exchanged: {error}\nnothing was changed",
            places.live.display()
        ))
    };
    // A second name for the old file: at no moment is there none under the live one.
    fs::hard_link(&places.live, &places.old).map_err(failed)?;
    fs::rename(&places.new, &places.live).map_err(failed)?;
    // The exchange is done; whether it outlasts a power failure, the disk decides.
    let _ = receipt::sync_folder(places.live.parent().unwrap_or(Path::new(".")));
    Ok(())
}

/// Looks at the new file in its place, and lets the old one go.
async fn finish(
    places: &Places,
    restoring: &Restoring<'_>,
    notes: &mut Vec<String>,
) -> Result<(), RunError> {
    let doubtful = |why: String| {
        RunError::database(format!(
            "the snapshot was restored, but {why}\nthe database as it was before is {}",
            places.old.display()
        ))
    };
    let mut session = Session::open(&sqlite::url(&places.live))
        .await
        .map_err(|error| doubtful(format!("it can't be opened: {error}")))?;
    let mode = restoring.receipt.properties.get("journal_mode");
    if mode.and_then(|mode| mode.as_str()) == Some("wal") {
        let set = session.value("PRAGMA main.journal_mode = WAL").await;
        if !matches!(set, Ok(Some(now)) if now == "wal") {
            notes.push("the write-ahead log could not be switched on again".to_owned());
        }
    }
    let stamp = StampState::read(&mut session)
        .await
        .map_err(|error| doubtful(format!("its stamp can't be read: {error}")))?;
    session.close().await;
    if !matches!(stamp, StampState::Valid(_)) {
        return Err(doubtful("its stamp is not its own".to_owned()));
    }
    if let Err(error) = fs::remove_file(&places.old) {
        notes.push(format!(
            "{} could not be removed: {error}",
            places.old.display()
        ));
    }
    Ok(())
}
