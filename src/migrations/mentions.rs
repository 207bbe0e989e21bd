//! Where migrations make tables and insert rows, as far as their text tells.
//!
//! The truth about tables comes from an engine; this only finds lines worth showing to people.

use std::ops::RangeInclusive;

use super::split;

/// What a statement does with the table that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// `CREATE TABLE`, whatever stands between the two words.
    Create,
    /// `INSERT INTO ... VALUES`, `REPLACE INTO ... VALUES`, `COPY ... FROM stdin`: rows that the text itself holds.
    Insert,
    /// `INSERT INTO ... SELECT`: a copy from another table, as when a table is rebuilt, or rows that the query makes
    /// itself. Which it is only the engine knows.
    InsertQuery,
}

/// A table that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// What is done with it.
    pub verb: Verb,
    /// Its name without schema and quotes, in lower case.
    pub table: String,
    /// The 1-based line.
    pub line: usize,
}

/// All mentions in a migration's text, in order. Comments are passed over, and what functions and triggers will
/// insert one day: the migration itself does not.
pub fn mentions(sql: &str) -> Vec<Mention> {
    let words = words(sql);
    let bodies = bodies(sql);
    let in_body = |line: usize| bodies.iter().any(|body| body.contains(&line));
    let is = |at: usize, word: &str| {
        words
            .get(at)
            .is_some_and(|w: &Word| !w.quoted && w.text.eq_ignore_ascii_case(word))
    };
    let before = |at: usize, word: &str| (1..=3).any(|back| back <= at && is(at - back, word));
    let copies_in = |at: usize| {
        let rest = words.get(at + 1..).unwrap_or_default();
        rest.iter()
            .take(40)
            .any(|word| word.text.eq_ignore_ascii_case("stdin"))
    };
    // The first of the words that say where the rows come from.
    let brings_values = |at: usize| {
        let rest = words.get(at + 1..).unwrap_or_default();
        rest.iter()
            .filter(|word| !word.quoted)
            .find(|word| {
                ["values", "select", "with", "into"].contains(&word.text.to_lowercase().as_str())
            })
            .is_some_and(|word| word.text.eq_ignore_ascii_case("values"))
    };
    let mut mentions = Vec::new();
    for at in 0..words.len() {
        let inserts = is(at, "into") && (before(at, "insert") || before(at, "replace"));
        let (verb, mut name) = if is(at, "table") && before(at, "create") {
            let name = if is(at + 1, "if") { at + 4 } else { at + 1 };
            (Verb::Create, name)
        } else if is(at, "copy") && copies_in(at) || inserts && brings_values(at) {
            (Verb::Insert, at + 1)
        } else if inserts {
            (Verb::InsertQuery, at + 1)
        } else {
            continue;
        };
        while words.get(name + 1).is_some_and(|next| next.after_dot) {
            name += 1;
        }
        if let Some(word) = words.get(name).filter(|word| !in_body(word.line)) {
            mentions.push(Mention {
                verb,
                table: word.text.to_lowercase(),
                line: word.line,
            });
        }
    }
    mentions
}

/// The lines of the statements that define functions, procedures and triggers.
fn bodies(sql: &str) -> Vec<RangeInclusive<usize>> {
    let defines = |text: &str| {
        let mut words = split::words(text).take(6);
        words
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case("create"))
            && words.any(|word| {
                ["function", "procedure", "trigger"].contains(&word.to_lowercase().as_str())
            })
    };
    split::statements(sql, split::Flavor::Standard)
        .iter()
        .filter(|statement| defines(&statement.text))
        .map(|statement| {
            let lines = statement.text.lines().count().max(1);
            statement.line..=statement.line + lines - 1
        })
        .collect()
}

struct Word {
    text: String,
    line: usize,
    quoted: bool,
    after_dot: bool,
}

/// The words of a text: runs of letters, and what stands in identifier quotes. String literals are no words.
fn words(sql: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut characters = sql.chars().peekable();
    let (mut line, mut after_dot) = (1, false);
    while let Some(c) = characters.next() {
        match c {
            '\n' => line += 1,
            '-' if characters.peek() == Some(&'-') => {
                for c in characters.by_ref() {
                    if c == '\n' {
                        line += 1;
                        break;
                    }
                }
            }
            '/' if characters.peek() == Some(&'*') => {
                let mut last = ' ';
                for c in characters.by_ref() {
                    line += usize::from(c == '\n');
                    if last == '*' && c == '/' {
                        break;
                    }
                    last = c;
                }
            }
            '"' | '`' | '[' | '\'' => {
                let close = if c == '[' { ']' } else { c };
                let (start, mut text) = (line, String::new());
                for c in characters.by_ref() {
                    line += usize::from(c == '\n');
                    if c == close {
                        break;
                    }
                    text.push(c);
                }
                if c != '\'' {
                    words.push(Word {
                        text,
                        line: start,
                        quoted: true,
                        after_dot,
                    });
                }
                after_dot = false;
            }
            '.' => after_dot = true,
            c if c.is_alphanumeric() || c == '_' => {
                let mut text = String::from(c);
                while let Some(&next) = characters.peek() {
                    if !(next.is_alphanumeric() || next == '_' || next == '$') {
                        break;
                    }
                    text.push(next);
                    characters.next();
                }
                words.push(Word {
                    text,
                    line,
                    quoted: false,
                    after_dot,
                });
                after_dot = false;
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sql: &str, expected: &[(Verb, &str, usize)]) {
        let found: Vec<_> = mentions(sql)
            .into_iter()
            .map(|m| (m.verb, m.table, m.line))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(v, t, l)| (*v, (*t).to_owned(), *l))
            .collect();
        assert_eq!(found, expected, "{sql}");
    }

    #[test]
    fn tables_that_are_made_are_found_with_their_line() {
        check(
            "CREATE TABLE users (id int);",
            &[(Verb::Create, "users", 1)],
        );
        check(
            "-- create table no\ncreate unlogged table if not exists \"App\".\"Users\" (",
            &[(Verb::Create, "users", 2)],
        );
        check(
            "/* create table\n no */ CREATE TABLE `a` (x int)",
            &[(Verb::Create, "a", 2)],
        );
        check("ALTER TABLE users ADD created table_id", &[]);
    }

    #[test]
    fn rows_that_are_inserted_are_found() {
        check(
            "INSERT INTO plans VALUES ('insert into no')",
            &[(Verb::Insert, "plans", 1)],
        );
        check(
            "insert or ignore into main.roles (id) values (1)",
            &[(Verb::Insert, "roles", 1)],
        );
        check(
            "COPY public.plans (id, name) FROM stdin;",
            &[(Verb::Insert, "plans", 1)],
        );
    }

    #[test]
    fn rows_that_a_query_makes_are_told_from_those_that_are_written_out() {
        check(
            "INSERT INTO users_new SELECT * FROM users",
            &[(Verb::InsertQuery, "users_new", 1)],
        );
        check(
            "insert into a (x) with b as (select 1) select * from b",
            &[(Verb::InsertQuery, "a", 1)],
        );
        check(
            "INSERT INTO a SELECT * FROM b; INSERT INTO c VALUES (1)",
            &[(Verb::InsertQuery, "a", 1), (Verb::Insert, "c", 1)],
        );
    }

    #[test]
    fn what_functions_and_triggers_will_insert_one_day_is_not_brought_along() {
        check(
            "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN\nINSERT INTO audit VALUES (NEW.id);\nEND $$ \
             LANGUAGE plpgsql;\nINSERT INTO plans VALUES (1);",
            &[(Verb::Insert, "plans", 4)],
        );
        check(
            "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  INSERT INTO log VALUES (1);\nEND;\n",
            &[],
        );
        check(
            "DO $$ BEGIN\nINSERT INTO plans VALUES (1);\nEND $$;",
            &[(Verb::Insert, "plans", 2)],
        );
    }

    #[test]
    fn broken_text_ends_quietly() {
        check("create table", &[]);
        check("create table \"", &[(Verb::Create, "", 1)]);
        check("/* never closed", &[]);
    }
}
