//! The hash over everything that makes a schema: `fingerprint` in `catalog/schema/<dialect>.json`.
//!
//! SHA-256 in hex over this text, in this order:
//!
//! 1. the line `data-class fingerprint 1`, then a line with the dialect;
//! 2. one record for each part, in the order given below. A record is the line
//!    `<kind> <path> <bytes>`, the content, and a line feed;
//! 3. parts: `setup`; every migration's file in the order in which it runs (kind: its runner's name), each diesel
//!    `metadata.toml` included; the files of `inputs`, sorted by path; then `command` with the command line as
//!    written, and each variable of `migrate_env` (kind `env`, the path being its name).
//!
//! Paths are relative to the workspace's root, with forward slashes. Content is hashed with CRLF as LF and without a
//! byte order mark, so that git's line endings don't matter. Down migrations, folders of other dialects, file times
//! and absolute paths play no part.

use sha2::{Digest, Sha256};

use crate::schema::Dialect;

/// A hash in the making.
pub struct Fingerprint(Sha256);

/// One part of a fingerprint.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// `setup`, a runner's name, `input`, `command` or `env`.
    pub kind: &'a str,
    /// The path relative to the workspace's root, or the variable's name.
    pub path: &'a str,
    /// The content.
    pub content: &'a [u8],
}

impl Fingerprint {
    /// The hash of no part yet.
    pub fn new(dialect: Dialect) -> Self {
        let mut hash = Sha256::new();
        hash.update(format!("data-class fingerprint 1\n{}\n", dialect.name()));
        Fingerprint(hash)
    }

    /// Takes one part in.
    pub fn add(&mut self, part: Part<'_>) {
        let content = normalised(part.content);
        self.0
            .update(format!("{} {} {}\n", part.kind, part.path, content.len()));
        self.0.update(&content);
        self.0.update(b"\n");
    }

    /// The hash in lower-case hex.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

fn normalised(content: &[u8]) -> Vec<u8> {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let mut out = Vec::with_capacity(content.len());
    for (at, byte) in content.iter().enumerate() {
        if *byte != b'\r' || content.get(at + 1) != Some(&b'\n') {
            out.push(*byte);
        }
    }
    out
}

/// SHA-256 of a text in lower-case hex.
pub(crate) fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Bytes in lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(parts: &[(&str, &str, &str)]) -> String {
        let mut hash = Fingerprint::new(Dialect::Sqlite);
        for (kind, path, content) in parts {
            hash.add(Part {
                kind,
                path,
                content: content.as_bytes(),
            });
        }
        hash.finish()
    }

    #[test]
    fn it_changes_with_everything_but_line_endings() {
        let base = of(&[("sqlx", "m/1_a.sql", "a\nb\n")]);
        assert_eq!(base.len(), 64);
        assert_eq!(base, of(&[("sqlx", "m/1_a.sql", "\u{feff}a\r\nb\r\n")]));
        for other in [
            of(&[("sqlx", "m/1_a.sql", "a\nb\n\n")]),
            of(&[("sqlx", "m/2_a.sql", "a\nb\n")]),
            of(&[("diesel", "m/1_a.sql", "a\nb\n")]),
            of(&[("sqlx", "m/1_a.sql", "a\n"), ("sqlx", "b", "")]),
            of(&[]),
        ] {
            assert_ne!(base, other);
        }
    }

    #[test]
    fn it_is_the_same_on_every_machine_and_in_every_version() {
        assert_eq!(
            of(&[("sqlx", "migrations/1_a.sql", "CREATE TABLE a (x int);\n")]),
            "9f1a09f57d7c3bc64f41a78c80affdd47d99aafc464bc947f9f87cf39b0479dc"
        );
    }
}
