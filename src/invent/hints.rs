//! Literals of conditions and defaults: what a column may hold where its type alone doesn't tell.

/// What the texts about a column name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// Texts in quotes, patterns also without their wildcards.
    pub(super) texts: Vec<String>,
    /// Whole numbers.
    pub(super) numbers: Vec<i64>,
}

impl Hints {
    /// Adds the literals of a text of SQL.
    pub(super) fn read(&mut self, sql: &str) {
        let mut rest = sql;
        while let Some(first) = rest.chars().next() {
            rest = match first {
                '\'' => self.quoted(rest),
                '0'..='9' => self.number(rest, sql),
                c if c.is_alphanumeric() || c == '_' => rest.trim_start_matches(is_word),
                c => &rest[c.len_utf8()..],
            };
        }
    }

    fn quoted<'t>(&mut self, from: &'t str) -> &'t str {
        let mut text = String::new();
        let mut rest = &from[1..];
        loop {
            let Some(end) = rest.find('\'') else {
                return "";
            };
            text.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            match rest.strip_prefix('\'') {
                Some(after) => {
                    text.push('\'');
                    rest = after;
                }
                None => break,
            }
        }
        if let Ok(number) = text.parse() {
            self.add_number(number);
        }
        let plain: String = text
            .chars()
            .filter(|c| !matches!(c, '%' | '^' | '$'))
            .collect();
        for text in [text, plain] {
            if !self.texts.contains(&text) {
                self.texts.push(text);
            }
        }
        rest
    }

    fn number<'t>(&mut self, from: &'t str, sql: &str) -> &'t str {
        let after = from.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = &from[..from.len() - after.len()];
        let before = &sql[..sql.len() - from.len()];
        if let Ok(number) = digits.parse::<i64>() {
            let negative = before.trim_end().ends_with('-');
            self.add_number(if negative { -number } else { number });
        }
        after
    }

    fn add_number(&mut self, number: i64) {
        if !self.numbers.contains(&number) {
            self.numbers.push(number);
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a text of SQL has a name as a word of its own, in whatever case.
pub fn mentions(sql: &str, name: &str) -> bool {
    let (sql, name) = (sql.to_lowercase(), name.to_lowercase());
    !name.is_empty()
        && sql.match_indices(&name).any(|(at, _)| {
            let before = sql[..at].chars().next_back();
            let after = sql[at + name.len()..].chars().next();
            !before.is_some_and(is_word) && !after.is_some_and(is_word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sql: &str, texts: &[&str], numbers: &[i64]) {
        let mut hints = Hints::default();
        hints.read(sql);
        assert_eq!(hints.texts, texts, "{sql}");
        assert_eq!(hints.numbers, numbers, "{sql}");
    }

    #[test]
    fn literals_are_found_in_conditions_and_defaults() {
        check(
            "state = ANY (ARRAY['a'::text, 'it''s'::text])",
            &["a", "it's"],
            &[],
        );
        check("percent between 0 and 100", &[], &[0, 100]);
        check("n1 > -5 AND x2 <> '7'", &["7"], &[-5, 7]);
        check("url LIKE 'https://%'", &["https://%", "https://"], &[]);
        check("broken 'text", &[], &[]);
    }

    #[test]
    fn a_column_is_mentioned_as_a_word() {
        for (sql, name, expected) in [
            ("(kind = 1)", "kind", true),
            ("(\"Kind\" = 1)", "kind", true),
            ("kind_id > 1", "kind", false),
            ("a.kind", "kind", true),
            ("unkind", "kind", false),
            ("x", "", false),
        ] {
            assert_eq!(mentions(sql, name), expected, "{sql}");
        }
    }
}
