//! The folder a server lives in, and the user it runs as.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The longest folder whose socket still fits into a socket's address (108 bytes, 104 on macOS).
const LONGEST: usize = 80;

/// A new folder, and whom it belongs to where we are root.
pub(super) struct Place {
    pub(super) dir: PathBuf,
    owner: Option<(u32, u32)>,
}

impl Place {
    /// Lets the command run as the folder's owner, in a process group of its own.
    pub(super) fn apply(&self, command: &mut Command) {
        command.process_group(0);
        if let Some((user, group)) = self.owner {
            command.uid(user).gid(group);
        }
    }
}

/// Makes a folder that only its owner can enter. Servers refuse to run as root: then it is given to one of `users`.
pub(super) fn make(users: &[&str]) -> io::Result<Place> {
    let bases = [
        std::env::temp_dir(),
        PathBuf::from("/tmp"),
        PathBuf::from("/var/tmp"),
    ];
    let mut problem = io::Error::other("no folder is short enough for a socket's address");
    for base in bases {
        if base.as_os_str().len() + 24 > LONGEST {
            continue;
        }
        match make_in(&base, users) {
            Ok(place) => return Ok(place),
            Err(error) => problem = error,
        }
    }
    Err(problem)
}

fn make_in(base: &Path, users: &[&str]) -> io::Result<Place> {
    let base = base.canonicalize()?;
    let dir = tempfile::Builder::new()
        .prefix("data-class-")
        .tempdir_in(&base)?;
    fs::set_permissions(dir.path(), Permissions::from_mode(0o700))?;
    let root = fs::metadata(dir.path())?.uid() == 0;
    let owner = if root {
        Some(unprivileged(users)?)
    } else {
        None
    };
    if let Some((user, group)) = owner {
        if !base.ancestors().all(can_be_entered) {
            return Err(io::Error::other(format!(
                "{} can't be entered by others",
                base.display()
            )));
        }
        chown(dir.path(), Some(user), Some(group))?;
    }
    Ok(Place {
        dir: dir.keep(),
        owner,
    })
}

fn can_be_entered(folder: &Path) -> bool {
    fs::metadata(folder).is_ok_and(|metadata| metadata.mode() & 0o001 != 0)
}

/// User and group of the first of these users that there is.
fn unprivileged(users: &[&str]) -> io::Result<(u32, u32)> {
    let passwd = fs::read_to_string("/etc/passwd")?;
    users
        .iter()
        .find_map(|user| find_user(&passwd, user))
        .ok_or_else(|| {
            io::Error::other(format!(
                "we are root, and there is none of the users {}",
                users.join(", ")
            ))
        })
}

fn find_user(passwd: &str, user: &str) -> Option<(u32, u32)> {
    let line = passwd
        .lines()
        .find(|line| line.split(':').next() == Some(user))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}
