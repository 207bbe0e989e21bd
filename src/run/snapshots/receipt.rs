//! Receipts: what was taken, of what, when, and what it holds. A snapshot is one whose receipt is there.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::content::Content;
use crate::run::RunError;
use crate::schema::Dialect;

/// The folder below the workspace's root.
pub const FOLDER: &str = ".data-class/snapshots";

/// The version of the receipt's form.
const VERSION: u32 = 1;

/// How a snapshot was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// PostgreSQL: a database copied from the database as its template.
    Template,
    /// PostgreSQL: `pg_dump`.
    PgDump,
    /// SQLite: `VACUUM INTO`.
    VacuumInto,
    /// MariaDB: `mariadb-dump`.
    MariadbDump,
}

impl Method {
    /// For people.
    pub fn shown(self) -> &'static str {
        match self {
            Method::Template => "a copy on the server",
            Method::PgDump => "a dump by pg_dump",
            Method::VacuumInto => "a copied file",
            Method::MariadbDump => "a dump by mariadb-dump",
        }
    }
}

/// A snapshot's receipt. Its file has its data's own protection: it may hold settings of the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The version of this form.
    pub version: u32,
    /// The snapshot's name.
    pub name: String,
    /// Whose engine it is.
    pub dialect: Dialect,
    /// The address it was taken from, without its password.
    pub source: String,
    /// The database's own name; of SQLite the file's.
    pub database: String,
    /// What the database is known by, a restore of it included: its server and name, or its file.
    pub origin: String,
    /// The environment that it was stamped as.
    pub environment: Option<String>,
    /// When, in UTC by the database's clock.
    pub taken_at: String,
    /// How.
    pub method: Method,
    /// The file beside the receipt, or the database on the server.
    pub copy: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// The file's SHA-256; none for a database.
    pub sha256: Option<String>,
    /// What belongs to the database and to none of its tables: owner, settings, grants; in the engine's own form.
    pub properties: serde_json::Value,
    /// What it holds.
    pub content: Content,
}

impl Receipt {
    /// The version that is written.
    pub fn version() -> u32 {
        VERSION
    }

    /// Whether its copy is a file beside the receipt.
    pub fn is_file(&self) -> bool {
        self.method != Method::Template
    }

    /// Its copy's path, where that is a file.
    pub fn file(&self, folder: &Path) -> Option<PathBuf> {
        self.is_file().then(|| folder.join(&self.copy))
    }

    /// Refuses a copy's file that is not, byte for byte, the one that was taken.
    pub(super) fn require_intact(&self, file: &Path) -> Result<(), RunError> {
        let (sha256, _) = digest(file).map_err(|error| {
            RunError::database(format!("{}: {error}\nnothing was changed", file.display()))
        })?;
        if self.sha256.as_ref() == Some(&sha256) {
            return Ok(());
        }
        Err(RunError::database(format!(
            "{} is not the file that the receipt is for: it was changed since it was taken\nnothing was changed",
            file.display()
        )))
    }

    /// The receipt's own path.
    pub fn path(folder: &Path, name: &str) -> PathBuf {
        folder.join(format!("{name}.json"))
    }

    /// Writes it; with it the snapshot is there.
    pub fn write(&self, folder: &Path) -> Result<(), RunError> {
        let value = serde_json::to_value(self).unwrap_or_default();
        let path = Receipt::path(folder, &self.name);
        let beside = folder.join(format!(".{}.json.tmp", self.name));
        let written = private_file(&beside)
            .and_then(|mut file| {
                file.write_all(crate::schema::canonical_json(&value).as_bytes())?;
                file.sync_all()
            })
            .and_then(|()| fs::rename(&beside, &path))
            .and_then(|()| sync_folder(folder));
        written.map_err(|error| {
            let _ = fs::remove_file(&beside);
            RunError::database(format!("{} can't be written: {error}", path.display()))
        })
    }

    /// Reads the one of a name.
    pub fn read(folder: &Path, name: &str) -> Result<Option<Receipt>, RunError> {
        super::names::check(name)?;
        let path = Receipt::path(folder, name);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(&path, &error.to_string())),
        };
        let receipt: Receipt =
            serde_json::from_str(&text).map_err(|error| unreadable(&path, &error.to_string()))?;
        // A copy outside of the folder would be somebody else's file.
        if receipt.version != VERSION
            || receipt.name != name
            || receipt.copy.contains(['/', '\\']) && receipt.is_file()
        {
            return Err(unreadable(&path, "it is not this version's, or was edited"));
        }
        Ok(Some(receipt))
    }

    /// All of a folder, the newest first.
    pub fn all(folder: &Path) -> Result<Vec<Receipt>, RunError> {
        let mut all = Vec::new();
        for name in files(folder)? {
            if let Some(name) = name.strip_suffix(".json")
                && super::names::check(name).is_ok()
                && let Some(receipt) = Receipt::read(folder, name)?
            {
                all.push(receipt);
            }
        }
        all.sort_by(|a, b| (&b.taken_at, &a.name).cmp(&(&a.taken_at, &b.name)));
        Ok(all)
    }
}

/// Files of the folder that belong to no receipt: left over where a snapshot was ended by force.
pub fn left_over(folder: &Path) -> Result<Vec<PathBuf>, RunError> {
    let known = Receipt::all(folder)?;
    let belongs = |name: &String| {
        name == ".gitignore"
            || known
                .iter()
                .any(|receipt| *name == receipt.copy || *name == format!("{}.json", receipt.name))
    };
    let names = files(folder)?.into_iter().filter(|name| !belongs(name));
    Ok(names.map(|name| folder.join(name)).collect())
}

fn files(folder: &Path) -> Result<Vec<String>, RunError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(folder, &error.to_string())),
    };
    let names = entries
        .flatten()
        .map(|entry| entry.file_name().into_string());
    let mut names: Vec<String> = names.flatten().collect();
    names.sort();
    Ok(names)
}

fn unreadable(path: &Path, why: &str) -> RunError {
    RunError::usage(format!("{} can't be read: {why}", path.display()))
}

/// Makes the folder, for nobody else to look into and for no version control to take up.
pub(super) fn make_folder(folder: &Path) -> Result<(), RunError> {
    let made = fs::create_dir_all(folder).and_then(|()| {
        only_mine(folder, 0o700)?;
        let ignore = folder.join(".gitignore");
        if ignore.exists() {
            return Ok(());
        }
        fs::write(ignore, "*\n")
    });
    made.map_err(|error| RunError::usage(format!("{} can't be made: {error}", folder.display())))
}

/// A new file for nobody else to read.
pub(super) fn private_file(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Waits until no other run writes into the folder; none does for as long as what is returned is held. Two of one name
/// would mix up each other's copies.
#[cfg(unix)]
pub(super) async fn alone(
    folder: &Path,
    say: &(dyn Fn(&str) + Sync),
) -> Result<fs::File, RunError> {
    let failed = |error: std::io::Error| {
        RunError::database(format!("{} can't be locked: {error}", folder.display()))
    };
    let held = fs::File::open(folder).map_err(failed)?;
    let mut said = false;
    loop {
        match held.try_lock() {
            Ok(()) => return Ok(held),
            Err(fs::TryLockError::WouldBlock) => {}
            // A file system that knows no locks.
            Err(fs::TryLockError::Error(_)) => return Ok(held),
        }
        if !said {
            say("waiting for another snapshot that is being taken");
            said = true;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

/// Folders can't be locked.
#[cfg(not(unix))]
pub(super) async fn alone(_: &Path, _: &(dyn Fn(&str) + Sync)) -> Result<(), RunError> {
    Ok(())
}

/// Gives a file or folder to its owner alone.
pub(super) fn only_mine(path: &Path, mode: u32) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }
    #[cfg(not(unix))]
    {
        let _ = (path, mode);
        Ok(())
    }
}

/// Makes a rename last.
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// A file's SHA-256 and length.
pub(super) fn digest(path: &Path) -> std::io::Result<(String, u64)> {
    use sha2::{Digest, Sha256};
    use std::io::Read;
    let mut file = fs::File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut length = 0;
    loop {
        let read = file.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else {
            return Ok((super::content::hex(&hash.finalize()), length));
        };
        hash.update(part);
        length += read as u64;
    }
}
