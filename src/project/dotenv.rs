//! `.env` files: just as much as it takes to find a database's address.

/// The value of a variable in the text of a `.env` file: `NAME=value`, `export NAME="value"`; the last one counts.
pub(super) fn value(text: &str, name: &str) -> Option<String> {
    text.lines().rev().find_map(|line| {
        let line = line.trim();
        let line = line.strip_prefix("export ").unwrap_or(line);
        let (key, value) = line.split_once('=')?;
        (key.trim() == name).then(|| unquoted(value.trim()))
    })
}

fn unquoted(value: &str) -> String {
    for quote in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(quote) {
            return rest.split(quote).next().unwrap_or(rest).to_owned();
        }
    }
    // Without quotes, a comment begins behind a blank.
    value
        .split(" #")
        .next()
        .unwrap_or(value)
        .trim_end()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn values_are_read_with_and_without_quotes() {
        let text = "# DATABASE_URL=no\nDATABASE_URL=first\nexport DATABASE_URL=\"postgres://a#b\" # c\nB='x'\nC=y # z\n";
        assert_eq!(
            value(text, "DATABASE_URL").as_deref(),
            Some("postgres://a#b")
        );
        assert_eq!(value(text, "B").as_deref(), Some("x"));
        assert_eq!(value(text, "C").as_deref(), Some("y"));
        assert_eq!(value(text, "D"), None);
    }
}
