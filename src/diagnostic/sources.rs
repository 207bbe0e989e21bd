//! The texts that findings point into.

use std::collections::BTreeMap;
use std::sync::Arc;

/// File and text, for reporters that show source.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    texts: BTreeMap<Arc<str>, Arc<str>>,
}

impl Sources {
    /// Adds a file under the name by which places call it.
    pub fn insert(&mut self, file: impl Into<Arc<str>>, text: impl Into<Arc<str>>) {
        self.texts.insert(file.into(), text.into());
    }

    /// A file's text.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(AsRef::as_ref)
    }
}

impl<F: Into<Arc<str>>, T: Into<Arc<str>>> FromIterator<(F, T)> for Sources {
    fn from_iter<I: IntoIterator<Item = (F, T)>>(files: I) -> Self {
        Sources {
            texts: files
                .into_iter()
                .map(|(f, t)| (f.into(), t.into()))
                .collect(),
        }
    }
}
