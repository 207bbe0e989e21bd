//! The way up inside one file: byte order mark, markers of dbmate and goose, transaction markers.

use sha2::{Digest, Sha384};

use super::fingerprint::hex;
use super::{Migration, MigrationsError, Runner};

/// Makes a migration of a file's bytes.
pub(super) fn migration(
    runner: Runner,
    file: String,
    version: String,
    bytes: &[u8],
) -> Result<Migration, MigrationsError> {
    let source = text(&file, bytes)?;
    let (sql, first_line, marked) = match runner {
        Runner::Dbmate => section(&source, "-- migrate:up", "-- migrate:down"),
        Runner::Goose => section(&source, "-- +goose Up", "-- +goose Down"),
        _ => (source.clone(), 1, String::new()),
    };
    let transaction = match runner {
        // What sqlx itself looks for: the very first characters.
        Runner::Sqlx => !source.starts_with("-- no-transaction"),
        Runner::Dbmate => !marked.contains("transaction:false"),
        Runner::Goose => !source.contains("-- +goose NO TRANSACTION"),
        Runner::Diesel | Runner::Refinery => true,
        Runner::Plain => false,
    };
    let transaction = transaction && !opens_its_own(&sql);
    let checksum = hex(&Sha384::digest(bytes));
    Ok(Migration {
        file,
        version,
        source,
        sql,
        first_line,
        transaction,
        checksum,
    })
}

/// UTF-8 without byte order mark, with LF.
pub(super) fn text(file: &str, bytes: &[u8]) -> Result<String, MigrationsError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()]
            .iter()
            .filter(|b| **b == b'\n')
            .count()
            + 1;
        MigrationsError::new(file, format!("line {line} is not UTF-8"))
            .with_help("save the file as UTF-8")
    })?;
    Ok(text.replace("\r\n", "\n"))
}

/// The part between two marker lines, its first line's number, and the text of the first marker.
fn section(source: &str, up: &str, down: &str) -> (String, usize, String) {
    let mut sql = String::new();
    let mut first_line = 1;
    let mut marker = String::new();
    let mut inside = false;
    for (index, line) in source.lines().enumerate() {
        let trimmed = line.trim();
        if trimmed.starts_with(up) {
            inside = true;
            trimmed.clone_into(&mut marker);
            first_line = index + 2;
        } else if trimmed.starts_with(down) {
            inside = false;
        } else if inside {
            sql.push_str(line);
            sql.push('\n');
        }
    }
    (sql, first_line, marker)
}

/// Whether the file begins a transaction itself, which SQLite refuses inside another.
fn opens_its_own(sql: &str) -> bool {
    super::split::statements(sql, super::split::Flavor::Standard)
        .iter()
        .any(|statement| {
            let mut words = super::split::words(&statement.text);
            match words.next().map(str::to_ascii_uppercase).as_deref() {
                Some("BEGIN") => true,
                Some("START") => words
                    .next()
                    .is_some_and(|word| word.eq_ignore_ascii_case("transaction")),
                _ => false,
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn up(runner: Runner, text: &str) -> Migration {
        migration(runner, "1_a.sql".into(), "1".into(), text.as_bytes()).unwrap()
    }

    #[test]
    fn only_the_way_up_runs() {
        let dbmate = up(
            Runner::Dbmate,
            "-- migrate:up transaction:false\nCREATE TABLE a (x int);\n-- migrate:down\nDROP TABLE a;\n",
        );
        assert_eq!(dbmate.sql, "CREATE TABLE a (x int);\n");
        assert_eq!((dbmate.first_line, dbmate.transaction), (2, false));
        let goose = up(
            Runner::Goose,
            "-- +goose Up\r\nCREATE TABLE a (x int);\r\n-- +goose Down\r\nDROP TABLE a;\r\n",
        );
        assert_eq!(goose.sql, "CREATE TABLE a (x int);\n");
        assert!(goose.transaction);
    }

    #[test]
    fn transactions_follow_the_runner_and_the_file() {
        assert!(up(Runner::Sqlx, "SELECT 1;").transaction);
        assert!(!up(Runner::Sqlx, "-- no-transaction\nSELECT 1;").transaction);
        assert!(up(Runner::Sqlx, "\n-- no-transaction\nSELECT 1;").transaction);
        assert!(
            !up(
                Runner::Sqlx,
                "PRAGMA foreign_keys = OFF;\nBEGIN;\nSELECT 1;\nCOMMIT;"
            )
            .transaction
        );
        assert!(!up(Runner::Plain, "SELECT 1;").transaction);
    }

    #[test]
    fn a_byte_order_mark_goes_and_other_encodings_are_errors() {
        assert_eq!(up(Runner::Sqlx, "\u{feff}SELECT 1;").sql, "SELECT 1;");
        let error = migration(
            Runner::Sqlx,
            "m/1_a.sql".into(),
            "1".into(),
            b"--\nSELECT '\xe9'",
        )
        .unwrap_err();
        assert_eq!(
            error.to_string(),
            "m/1_a.sql: line 2 is not UTF-8\n  help: save the file as UTF-8"
        );
    }
}
