//! Where the statements of an SQL text begin and end: for places in messages, and for files that run statement by
//! statement.
//!
//! It knows quotes, comments, dollar quotes and compound bodies, nothing else of SQL. Where a file runs as a whole
//! its mistakes can only misplace a message.

/// What differs between the dialects' lexical rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavor {
    /// PostgreSQL and SQLite: `$tag$ ... $tag$`, nested comments, no backslash escapes except in `E'...'`.
    Standard,
    /// MariaDB and MySQL: backslash escapes, `#` comments, backquotes, `DELIMITER`.
    Mysql,
}

/// A statement and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its text without the semicolon, beginning with its first word.
    pub text: String,
    /// The 1-based line in the text on which its first word stands.
    pub line: usize,
}

/// The statements of a text; comments between them belong to none.
pub fn statements(sql: &str, flavor: Flavor) -> Vec<Statement> {
    let mut splitter = Splitter::new(sql, flavor);
    splitter.run();
    splitter.found
}

/// The words of a statement in order: identifiers and keywords, without quoted text and comments.
pub fn words(sql: &str) -> impl Iterator<Item = &str> {
    tokens(sql, Flavor::Standard).filter_map(|token| match token {
        Token::Word(word) => Some(word),
        _ => None,
    })
}

/// A lexical unit, as far as splitting needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// An identifier or keyword, or a number.
    Word(&'a str),
    /// A double-quoted or backquoted identifier, with its quotes.
    Quoted(&'a str),
    /// A string with its quotes; a dollar-quoted one with its tags.
    Text(&'a str),
    /// A comment.
    Comment(&'a str),
    /// White space.
    Space(&'a str),
    /// Any other single character.
    Symbol(&'a str),
}

impl<'a> Token<'a> {
    /// The token as written.
    pub(crate) fn text(self) -> &'a str {
        match self {
            Token::Word(t)
            | Token::Quoted(t)
            | Token::Text(t)
            | Token::Comment(t)
            | Token::Space(t)
            | Token::Symbol(t) => t,
        }
    }
}

/// The tokens of a text; their texts put together are the text.
pub(crate) fn tokens(sql: &str, flavor: Flavor) -> impl Iterator<Item = Token<'_>> {
    let mut rest = sql;
    std::iter::from_fn(move || {
        let token = next_token(rest, flavor)?;
        rest = rest.get(token.text().len()..).unwrap_or("");
        Some(token)
    })
}

fn next_token(rest: &str, flavor: Flavor) -> Option<Token<'_>> {
    let first = rest.chars().next()?;
    let mysql = flavor == Flavor::Mysql;
    let cut = |length: usize| rest.get(..length).unwrap_or(rest);
    Some(match first {
        c if c.is_whitespace() => Token::Space(cut(rest
            .find(|c: char| !c.is_whitespace())
            .unwrap_or(rest.len()))),
        '-' if rest.starts_with("--") => Token::Comment(cut(line_end(rest))),
        '#' if mysql => Token::Comment(cut(line_end(rest))),
        // `/*!50001 ... */` is code in MySQL, but no statement ends inside.
        '/' if rest.starts_with("/*") => Token::Comment(cut(block_comment(rest, !mysql))),
        '\'' => Token::Text(cut(quoted(rest, '\'', mysql))),
        'e' | 'E' if !mysql && rest[1..].starts_with('\'') => {
            Token::Text(cut(1 + quoted(&rest[1..], '\'', true)))
        }
        '"' if mysql => Token::Text(cut(quoted(rest, '"', true))),
        '"' => Token::Quoted(cut(quoted(rest, '"', false))),
        '`' => Token::Quoted(cut(quoted(rest, '`', false))),
        '$' if !mysql => match dollar_quoted(rest) {
            Some(length) => Token::Text(cut(length)),
            None => Token::Symbol(cut(1)),
        },
        c if c.is_alphanumeric() || c == '_' => Token::Word(cut(rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'))
            .unwrap_or(rest.len()))),
        c => Token::Symbol(cut(c.len_utf8())),
    })
}

fn line_end(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}

fn block_comment(rest: &str, nests: bool) -> usize {
    let bytes = rest.as_bytes();
    let (mut at, mut depth) = (2, 1);
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'*', Some(b'/')) => {
                at += 2;
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            (b'/', Some(b'*')) if nests => {
                at += 2;
                depth += 1;
            }
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The length of a quoted text, a doubled quote being one inside it.
fn quoted(rest: &str, quote: char, backslash: bool) -> usize {
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        if backslash && c == '\\' {
            characters.next();
        } else if c == quote {
            if characters.peek().is_some_and(|(_, next)| *next == quote) {
                characters.next();
            } else {
                return at + c.len_utf8();
            }
        }
    }
    rest.len()
}

fn dollar_quoted(rest: &str) -> Option<usize> {
    let end_of_tag = rest[1..].find('$')? + 2;
    let tag = rest.get(..end_of_tag)?;
    let name = &tag[1..tag.len() - 1];
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit());
    if !is_name {
        return None;
    }
    Some(
        rest[end_of_tag..]
            .find(tag)
            .map_or(rest.len(), |at| end_of_tag + at + tag.len()),
    )
}

struct Splitter<'a> {
    sql: &'a str,
    flavor: Flavor,
    delimiter: String,
    found: Vec<Statement>,
    line: usize,
    current: Current,
}

/// The statement being read.
#[derive(Default)]
struct Current {
    text: String,
    line: usize,
    words: usize,
    /// It creates a trigger, function, procedure or event, whose body may hold semicolons.
    compound: bool,
    creates: bool,
    depth: usize,
    last_word: String,
}

impl<'a> Splitter<'a> {
    fn new(sql: &'a str, flavor: Flavor) -> Self {
        let current = Current::default();
        Splitter {
            sql,
            flavor,
            delimiter: ";".to_owned(),
            found: Vec::new(),
            line: 1,
            current,
        }
    }

    fn run(&mut self) {
        let mut rest = self.sql;
        while let Some(token) = next_token(rest, self.flavor) {
            let mut length = token.text().len();
            if let Some(skipped) = self.delimiter_command(rest) {
                length = skipped;
            } else if rest.starts_with(&self.delimiter) && self.current.depth == 0 {
                length = self.delimiter.len();
                self.finish();
            } else {
                self.take(token);
            }
            let taken = rest.get(..length).unwrap_or(rest);
            self.line += taken.matches('\n').count();
            rest = rest.get(length..).unwrap_or("");
        }
        self.finish();
    }

    /// `DELIMITER //` on a line of its own, a command of MySQL's client: the length of that line.
    fn delimiter_command(&mut self, rest: &str) -> Option<usize> {
        if self.flavor != Flavor::Mysql || self.current.words > 0 {
            return None;
        }
        let line = rest.get(..line_end(rest))?;
        let (word, delimiter) = line.split_once(char::is_whitespace)?;
        let delimiter = delimiter.trim();
        if !word.eq_ignore_ascii_case("delimiter") || delimiter.is_empty() {
            return None;
        }
        delimiter.clone_into(&mut self.delimiter);
        Some(line.len())
    }

    fn take(&mut self, token: Token<'_>) {
        let current = &mut self.current;
        if let Token::Space(_) | Token::Comment(_) = token {
            if current.words > 0 || !current.text.is_empty() {
                current.text.push_str(token.text());
            }
            return;
        }
        if current.text.is_empty() {
            current.line = self.line;
        }
        current.text.push_str(token.text());
        if let Token::Word(word) = token {
            current.word(word, self.delimiter == ";");
        } else {
            current.last_word.clear();
        }
        // A statement that begins with a symbol, such as `(SELECT ...)`, has words, too.
        current.words = current.words.max(1);
    }

    fn finish(&mut self) {
        let current = std::mem::take(&mut self.current);
        let text = current.text.trim_end();
        if !text.is_empty() {
            self.found.push(Statement {
                text: text.to_owned(),
                line: current.line,
            });
        }
    }
}

impl Current {
    fn word(&mut self, word: &str, counts_bodies: bool) {
        let word = word.to_ascii_uppercase();
        self.words += 1;
        if self.words == 1 {
            self.creates = matches!(word.as_str(), "CREATE" | "ALTER");
        } else if self.creates && !self.compound && self.words < 12 {
            self.compound = matches!(
                word.as_str(),
                "TRIGGER" | "FUNCTION" | "PROCEDURE" | "EVENT"
            );
        }
        if self.compound && counts_bodies {
            match (self.last_word.as_str(), word.as_str()) {
                ("END", "IF" | "LOOP" | "WHILE" | "REPEAT" | "FOR") => self.depth += 1,
                // `END CASE` closes what `CASE` opened.
                ("END", "CASE") => {}
                (_, "BEGIN" | "CASE") => self.depth += 1,
                (_, "END") => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
        self.last_word = word;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(flavor: Flavor, sql: &str, expected: &[(usize, &str)]) {
        let found: Vec<(usize, String)> = statements(sql, flavor)
            .into_iter()
            .map(|s| (s.line, s.text))
            .collect();
        let expected: Vec<(usize, String)> = expected
            .iter()
            .map(|(line, text)| (*line, (*text).to_owned()))
            .collect();
        assert_eq!(found, expected, "{sql}");
    }

    #[test]
    fn semicolons_in_quotes_and_comments_end_nothing() {
        check(
            Flavor::Standard,
            "-- a;\n\nSELECT ';' /* ; /* ; */ ; */;\n\n;SELECT 2",
            &[(3, "SELECT ';' /* ; /* ; */ ; */"), (5, "SELECT 2")],
        );
        check(
            Flavor::Standard,
            "SELECT $$;$$; SELECT $a$ $$;$$ $a$; SELECT E'\\';'; SELECT $1;",
            &[
                (1, "SELECT $$;$$"),
                (1, "SELECT $a$ $$;$$ $a$"),
                (1, "SELECT E'\\';'"),
                (1, "SELECT $1"),
            ],
        );
        check(
            Flavor::Standard,
            r#"SELECT "a;""b"; SELECT 'open"#,
            &[(1, r#"SELECT "a;""b""#), (1, "SELECT 'open")],
        );
        check(
            Flavor::Mysql,
            "# a;\nSELECT 'it\\';', \"b;\", `c;`; SELECT 2;",
            &[(2, "SELECT 'it\\';', \"b;\", `c;`"), (2, "SELECT 2")],
        );
    }

    #[test]
    fn bodies_of_triggers_stay_whole() {
        let trigger = "CREATE TRIGGER t AFTER DELETE ON a BEGIN\n  UPDATE b SET x = CASE WHEN 1 THEN 2 END;\n  DELETE FROM c;\nEND";
        check(
            Flavor::Standard,
            &format!("{trigger};\nSELECT 1;"),
            &[(1, trigger), (5, "SELECT 1")],
        );
        let routine = "CREATE PROCEDURE p() BEGIN IF 1 THEN SELECT 1; END IF; CASE 1 WHEN 1 THEN SELECT 2; END CASE; END";
        check(
            Flavor::Mysql,
            &format!("{routine}; SELECT 3"),
            &[(1, routine), (1, "SELECT 3")],
        );
        check(
            Flavor::Standard,
            "BEGIN; SELECT 1; END; SELECT 2;",
            &[(1, "BEGIN"), (1, "SELECT 1"), (1, "END"), (1, "SELECT 2")],
        );
    }

    #[test]
    fn mysql_clients_change_the_delimiter() {
        check(
            Flavor::Mysql,
            "DELIMITER //\nCREATE TRIGGER t BEGIN SELECT 1; END//\nDELIMITER ;\nSELECT 2;",
            &[(2, "CREATE TRIGGER t BEGIN SELECT 1; END"), (4, "SELECT 2")],
        );
    }

    #[test]
    fn any_text_is_split_without_loss_of_its_place() {
        for sql in [
            "",
            ";",
            "'",
            "$",
            "$$",
            "/*",
            "\"",
            "é;É",
            "--",
            "E'",
            "`",
            "DELIMITER",
            "(SELECT 1);",
        ] {
            for flavor in [Flavor::Standard, Flavor::Mysql] {
                let whole: String = tokens(sql, flavor).map(Token::text).collect();
                assert_eq!(whole, sql);
                statements(sql, flavor);
            }
        }
    }
}
