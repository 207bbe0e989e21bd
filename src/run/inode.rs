//! Which file an SQLite database is, beyond its path.

use std::path::Path;

/// A file system's number, and a file's there.
pub(super) type Numbers = (u64, u64);

/// The file's number on its file system; none where there is no such file, or no such number.
pub(super) fn inode(path: &Path) -> Option<u64> {
    numbers(path).map(|(_, inode)| inode)
}

/// Whether two paths lead to one file, through links of any kind.
pub(super) fn same_file(a: &Path, b: &Path) -> bool {
    match (numbers(a), numbers(b)) {
        (Some(a), Some(b)) => a == b,
        _ => matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b),
    }
}

/// Which file a path leads to now.
#[cfg(unix)]
pub(super) fn numbers(path: &Path) -> Option<Numbers> {
    use std::os::unix::fs::MetadataExt;
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
pub(super) fn numbers(_: &Path) -> Option<Numbers> {
    None
}
