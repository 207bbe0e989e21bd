//! Temporary tables that a source file makes at run time: no schema has them, and no class concerns them.

use memchr::memmem;

/// The names after `CREATE TEMPORARY TABLE` anywhere in a text, without schema and quotes, in lower case.
pub(super) fn temporary_tables(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let mut names = Vec::new();
    for word in [b"TEMP".as_slice(), b"temp", b"Temp"] {
        for at in memmem::find_iter(bytes, word) {
            let name = text.get(at..).and_then(name_behind);
            names.extend(name.filter(|_| follows_create(text.get(..at).unwrap_or_default())));
        }
    }
    names.sort();
    names.dedup();
    names
}

/// Whether a text ends with `CREATE`, maybe with `LOCAL`, `GLOBAL` or `OR REPLACE` behind it.
fn follows_create(before: &str) -> bool {
    before
        .split_whitespace()
        .rev()
        .take(3)
        .filter_map(|word| word.rsplit(|c: char| !c.is_ascii_alphabetic()).next())
        .find(|word| {
            !["local", "global", "or", "replace"].contains(&word.to_ascii_lowercase().as_str())
        })
        .is_some_and(|word| word.eq_ignore_ascii_case("create"))
}

/// The table's name in `TEMPORARY TABLE IF NOT EXISTS name (...`.
fn name_behind(text: &str) -> Option<String> {
    let mut words = text.split_whitespace().take(6);
    let is = |word: Option<&str>, any: &[&str]| {
        word.is_some_and(|word| any.iter().any(|one| word.eq_ignore_ascii_case(one)))
    };
    if !is(words.next(), &["temp", "temporary"]) || !is(words.next(), &["table"]) {
        return None;
    }
    let mut name = words.next()?;
    if name.eq_ignore_ascii_case("if") {
        name = words.nth(2)?;
    }
    let name = name.split('(').next().unwrap_or(name);
    let bare = name.rsplit('.').next().unwrap_or(name);
    let bare: String = bare
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!bare.is_empty()).then(|| bare.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(temporary_tables(text), expected, "{text}");
    }

    #[test]
    fn temporary_tables_are_found_in_the_sql_of_a_source_file() {
        check(
            "sql_query(r#\"\n    CREATE TEMPORARY TABLE temp_downloads (\n name TEXT)\"#)",
            &["temp_downloads"],
        );
        check(
            "\"create temp table if not exists \\\"Stage\\\"(x int)\"",
            &["stage"],
        );
        check("query(\"CREATE TEMP TABLE c (x int)\")", &["c"]);
        check("\"CREATE LOCAL TEMP TABLE a AS SELECT 1\"", &["a"]);
        check(
            "\"CREATE OR REPLACE TEMPORARY TABLE temp.b (x int)\"",
            &["b"],
        );
    }

    #[test]
    fn other_tables_and_words_are_none() {
        check("CREATE TABLE temp (x int); // a temp table x", &[]);
        check("DROP TEMPORARY TABLE a", &[]);
        check("create temp", &[]);
    }
}
