//! Names: of snapshots, and of the databases and files that stand for them or are in the making.

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::run::RunError;

/// A copy that is a snapshot.
pub(super) const SNAPSHOT: &str = "data_class_snapshot_";
/// A database that a restore, or the check of a dump, is building.
pub(super) const BUILDING: &str = "data_class_restore_";
/// What a restore has put aside.
pub(super) const OLD: &str = "data_class_old_";

/// The longest database name in bytes: PostgreSQL cuts what is longer, and MariaDB's 64 characters are more.
const LONGEST: usize = 63;

/// The longest name of a snapshot.
const LONGEST_SNAPSHOT: usize = 100;

/// Refuses names that can't be files everywhere.
pub fn check(name: &str) -> Result<(), RunError> {
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let well = !name.is_empty()
        && name.len() <= LONGEST_SNAPSHOT
        && name.chars().all(known)
        && !name.starts_with(['.', '-']);
    if well {
        return Ok(());
    }
    Err(RunError::usage(format!(
        "`{}` can't be a snapshot's name",
        crate::sql::quote::visible(name)
    ))
    .help(format!(
        "letters, digits, `.`, `_` and `-`, beginning with a letter or digit, at most {LONGEST_SNAPSHOT}"
    )))
}

/// Sixteen hex digits that nobody else has.
pub(super) fn unique() -> String {
    format!("{:016x}", RandomState::new().build_hasher().finish())
}

/// A database's name with one of the prefixes: unique by itself, however long the database's own name is.
pub(super) fn database(prefix: &str, unique: &str, of: &str) -> String {
    let mut name = format!("{prefix}{unique}_{of}");
    let mut end = LONGEST.min(name.len());
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name.truncate(end);
    name
}

/// The databases of a restore: the one that is replaced, the one that is built, and what the first is called then.
pub(super) struct Names {
    pub(super) live: String,
    pub(super) new: String,
    pub(super) old: String,
}

impl Names {
    /// Fresh ones for a database.
    pub(super) fn of(live: String) -> Names {
        let unique = unique();
        Names {
            new: database(BUILDING, &unique, &live),
            old: database(OLD, &unique, &live),
            live,
        }
    }
}

/// Whether a name is one of those that are made for a database.
pub(super) fn is_of(name: &str, of: &str) -> bool {
    [SNAPSHOT, BUILDING, OLD].into_iter().any(|prefix| {
        let rest = name.strip_prefix(prefix);
        let unique = rest.and_then(|rest| rest.get(..16));
        unique.is_some_and(|unique| database(prefix, unique, of) == name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_that_begin_alike_stay_apart() {
        let long = "ü".repeat(60);
        let (a, b) = (
            database(BUILDING, &unique(), &long),
            database(BUILDING, &unique(), &format!("{long}2")),
        );
        assert_ne!(a, b);
        assert!(a.len() <= 63 && a.starts_with("data_class_restore_"), "{a}");
        assert_eq!(database(OLD, "0", "a"), "data_class_old_0_a");
        assert!(is_of(&a, &long) && !is_of(&a, "ü") && !is_of("ü", "ü"));
    }

    #[test]
    fn a_snapshot_s_name_is_a_file_s() {
        for (name, well) in [
            ("before-launch_2.1", true),
            ("", false),
            (".hidden", false),
            ("-x", false),
            ("../up", false),
            ("a b", false),
            ("ü", false),
        ] {
            assert_eq!(check(name).is_ok(), well, "{name}");
        }
        assert!(check(&"a".repeat(101)).is_err());
    }
}
