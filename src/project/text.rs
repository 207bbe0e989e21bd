//! Texts as they lie on disk: short ones are read, long ones are read where and when somebody looks.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::fixtures::{Source, Text};

/// Up to so many bytes are held in memory.
const SHORT: u64 = 64 << 10;

/// The text of a file.
pub fn open_text(path: &Path) -> std::io::Result<Text> {
    let mut file = File::open(path)?;
    if file.metadata()?.len() <= SHORT {
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        return Ok(Text::from(text));
    }
    Ok(Text::Elsewhere(Arc::new(InFile {
        name: path.display().to_string(),
        file: Mutex::new(file),
    })))
}

/// A file that stays open: what is put in its place by another name is not read.
struct InFile {
    name: String,
    file: Mutex<File>,
}

impl InFile {
    fn failed(&self, error: &std::io::Error) -> String {
        format!("{} can't be read: {error}", self.name)
    }
}

impl Source for InFile {
    fn name(&self) -> &str {
        &self.name
    }

    fn length(&self) -> Result<u64, String> {
        let file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let metadata = file.metadata().map_err(|error| self.failed(&error))?;
        Ok(metadata.len())
    }

    fn read(&self, offset: u64, into: &mut [u8]) -> Result<(), String> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let read = file.seek(SeekFrom::Start(offset));
        read.and_then(|_| file.read_exact(into))
            .map_err(|error| self.failed(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_stays_where_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("long.txt");
        for (lines, held) in [(10, true), (10_000, false)] {
            let whole = "a line\n".repeat(lines);
            std::fs::write(&path, &whole).expect("written");
            let text = open_text(&path).expect("opened");
            assert_eq!(matches!(text, Text::Held(_)), held);
            assert_eq!(text.whole().expect("read"), whole);
            assert_eq!(text.line(lines), Ok(Some("a line".to_owned())));
        }
    }
}
