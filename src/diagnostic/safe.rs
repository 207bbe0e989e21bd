//! Making texts from files safe to show: what could move the cursor, recolour the terminal, reorder the line or
//! end it becomes a visible sign.

/// The text with every character that must not reach a terminal replaced by one that may; line breaks and tabs
/// stay. A character stays a character, so that columns stay true.
pub(crate) fn text(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\n' || c == '\t' {
                c
            } else {
                character(c)
            }
        })
        .collect()
}

/// The same on one line, white space at line breaks drawn together.
pub(crate) fn line(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join(" ").chars().map(character).collect()
}

/// The sign that stands for a character; the character itself where it is harmless.
pub(crate) fn character(c: char) -> char {
    match c {
        // The control pictures stand in the order of the control characters.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if c.is_control() => '\u{fffd}',
        // Marks and overrides of direction, line separators, and characters that nobody sees.
        '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_that_moves_a_cursor_or_hides_text_gets_through() {
        let hostile = "a\u{1b}[31mb\u{9b}2J\u{202e}c\r\u{7}\u{200b}\u{2066}\u{feff}\u{0}\u{7f}é漢";
        assert_eq!(super::text(hostile), "a␛[31mb�2J�c␍␇���␀␡é漢");
        assert_eq!(
            super::text(hostile).chars().count(),
            hostile.chars().count()
        );
        assert_eq!(super::text("a\tb\nc"), "a\tb\nc");
        assert_eq!(super::line("a\n   b\r\n\tc\u{1b}"), "a b c␛");
    }
}
