//! Fixtures on disk: written beside their places, and all of them renamed at the end, or none.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The files of one export. Dropped before [`Files::keep`], it leaves nothing behind.
#[derive(Debug)]
pub(super) struct Files {
    folder: PathBuf,
    /// Beside, and where it is to be.
    written: Vec<(PathBuf, PathBuf)>,
}

impl Files {
    pub(super) fn new(folder: &Path) -> std::io::Result<Files> {
        std::fs::create_dir_all(folder)?;
        Ok(Files {
            folder: folder.to_owned(),
            written: Vec::new(),
        })
    }

    /// A file beside its place; begun anew where it was begun before.
    pub(super) fn create(&mut self, name: &str) -> std::io::Result<BufWriter<File>> {
        let beside = self
            .folder
            .join(format!(".{name}.{}.tmp", std::process::id()));
        let place = self.folder.join(name);
        // A link keeps being one: what it points at is replaced.
        let place = std::fs::canonicalize(&place).unwrap_or(place);
        let file = File::create(&beside)?;
        if !self.written.iter().any(|(known, _)| *known == beside) {
            self.written.push((beside, place));
        }
        Ok(BufWriter::with_capacity(1 << 16, file))
    }

    /// Renames all that differ; how many that were. On an error what is not renamed yet stays as it was.
    pub(super) fn keep(mut self) -> std::io::Result<usize> {
        let mut changed = 0;
        for (beside, place) in std::mem::take(&mut self.written) {
            let result = match same(&beside, &place) {
                true => std::fs::remove_file(&beside),
                false => {
                    changed += 1;
                    std::fs::rename(&beside, &place)
                }
            };
            if result.is_err() {
                self.written.push((beside, place));
            }
            result?;
        }
        Ok(changed)
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        for (beside, _) in &self.written {
            // Already failing: the first error is the one to tell.
            let _ = std::fs::remove_file(beside);
        }
    }
}

/// Ends a file: all of it is on the disk.
pub(super) fn finish(writer: BufWriter<File>) -> std::io::Result<()> {
    let file = writer
        .into_inner()
        .map_err(std::io::IntoInnerError::into_error)?;
    file.sync_all()
}

/// Writes to a file through its buffer.
pub(super) fn write(writer: &mut BufWriter<File>, text: &str) -> std::io::Result<()> {
    writer.write_all(text.as_bytes())
}

fn same(a: &Path, b: &Path) -> bool {
    let length = |path: &Path| std::fs::metadata(path).map(|metadata| metadata.len()).ok();
    if length(a).is_none() || length(a) != length(b) {
        return false;
    }
    let (Ok(a), Ok(b)) = (File::open(a), File::open(b)) else {
        return false;
    };
    let mut a = BufReader::with_capacity(1 << 16, a);
    let mut b = BufReader::with_capacity(1 << 16, b);
    loop {
        let (Ok(left), Ok(right)) = (a.fill_buf(), b.fill_buf()) else {
            return false;
        };
        let length = left.len().min(right.len());
        if length == 0 {
            return left.len() == right.len();
        }
        if left.get(..length) != right.get(..length) {
            return false;
        }
        a.consume(length);
        b.consume(length);
    }
}
