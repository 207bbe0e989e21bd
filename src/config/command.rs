//! Splitting a command into words as a shell does, without running one.

/// The words of a command: split at white space, quotes and backslashes understood, nothing expanded.
///
/// Fails with a sentence where a quote is not closed or where only a shell could run it.
pub fn words(command: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = command.chars();
    while let Some(c) = characters.next() {
        match c {
            c if c.is_whitespace() => words.extend(word.take()),
            '\'' => quoted(&mut characters, '\'', word.get_or_insert_default())?,
            '"' => quoted(&mut characters, '"', word.get_or_insert_default())?,
            '\\' => match characters.next() {
                Some(next) => word.get_or_insert_default().push(next),
                None => return Err("it ends in a backslash".to_owned()),
            },
            '|' | '&' | ';' | '<' | '>' | '`' => {
                return Err(format!(
                    "`{c}` would need a shell, and it is run without one"
                ));
            }
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    if words.is_empty() {
        Err("it is empty".to_owned())
    } else {
        Ok(words)
    }
}

fn quoted(
    characters: &mut std::str::Chars<'_>,
    quote: char,
    word: &mut String,
) -> Result<(), String> {
    while let Some(c) = characters.next() {
        match c {
            c if c == quote => return Ok(()),
            '\\' if quote == '"' => match characters.next() {
                Some(next @ ('"' | '\\' | '$' | '`')) => word.push(next),
                Some(next) => word.extend(['\\', next]),
                None => break,
            },
            c => word.push(c),
        }
    }
    Err(format!("the quote {quote} is not closed"))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[track_caller]
    fn check(command: &str, expected: &[&str]) {
        assert_eq!(words(command).expect("splits"), expected);
    }

    #[test]
    fn a_command_is_split_as_a_shell_splits_it() {
        check(
            "cargo run -p migration -- up",
            &["cargo", "run", "-p", "migration", "--", "up"],
        );
        check("  a   b ", &["a", "b"]);
        check("a 'b c' \"d e\"", &["a", "b c", "d e"]);
        check("--url={url} ''", &["--url={url}", ""]);
        check(r#"a\ b "c\"d" '\n' "\n""#, &["a b", "c\"d", "\\n", "\\n"]);
        check("pre'fix'ed", &["prefixed"]);
    }

    #[test]
    fn what_only_a_shell_could_run_is_refused() {
        for command in [
            "a | b", "a && b", "a > b", "a `b`", "a 'b", "a \"b", "a \\", "  ",
        ] {
            assert!(words(command).is_err(), "{command}");
        }
    }
}
