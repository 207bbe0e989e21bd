//! A temporary folder that a connection works in.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long a statement that nobody waits for any more may take to end.
const PATIENCE: Duration = Duration::from_secs(10);

/// A temporary folder that goes with all that is in it. A connection of SQLite that was dropped ends its last statement on
/// a thread of its own, and may make a journal there while the folder is being removed: then it is removed again.
#[derive(Debug)]
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// Makes one whose name begins so.
    pub(crate) fn new(prefix: &str) -> io::Result<Folder> {
        let made = tempfile::Builder::new().prefix(prefix).tempdir();
        made.map(Folder)
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let until = Instant::now() + PATIENCE;
        while let Err(error) = fs::remove_dir_all(self.path()) {
            let again = error.kind() == io::ErrorKind::DirectoryNotEmpty && Instant::now() < until;
            if !again {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    #[test]
    fn a_folder_goes_while_somebody_still_makes_files_in_it() {
        let folder = Folder::new("data-class-").expect("a folder");
        let path = folder.path().to_owned();
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut number = 0;
                while !stop.load(Ordering::Relaxed) && number < 20_000 {
                    number += 1;
                    // It fails when the folder is gone.
                    let _ = fs::write(path.join(number.to_string()), "");
                }
            });
            std::thread::sleep(Duration::from_millis(5));
            drop(folder);
            stop.store(true, Ordering::Relaxed);
        });
        assert!(!path.exists());
    }
}
