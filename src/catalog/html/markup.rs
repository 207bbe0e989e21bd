//! Writing HTML: the one place where text becomes markup.

use crate::diagnostic::safe;

/// HTML in the making. What is markup is known at compile time; all that comes from an application goes through
/// [`Markup::text`], so that no name can ever become an element, an attribute or a script.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Markup as it is.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text, inside an element or a quoted attribute. Characters that nobody sees, or that reorder the line, become
    /// visible signs.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\n' | '\t' | '\r' => self.0.push(' '),
                c => self.0.push(safe::character(c)),
            }
        }
        self
    }

    /// A number.
    pub(super) fn number(&mut self, number: impl Into<i64>) -> &mut Self {
        self.0.push_str(&number.into().to_string());
        self
    }

    /// A name: text whose direction does not leak into what surrounds it.
    pub(super) fn name(&mut self, name: &str) -> &mut Self {
        self.raw("<bdi>").text(name).raw("</bdi>")
    }

    /// A name in the type of code.
    pub(super) fn code(&mut self, code: &str) -> &mut Self {
        self.raw("<code><bdi>").text(code).raw("</bdi></code>")
    }

    /// Prose from the configuration: lines that begin with `- ` are a list, `**words**` are strong.
    pub(super) fn prose(&mut self, prose: &str) -> &mut Self {
        let mut listing = false;
        for line in prose.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let item = line.strip_prefix("- ");
            match (listing, item) {
                (false, Some(_)) => self.raw("<ul>"),
                (true, None) => self.raw("</ul>"),
                _ => self,
            };
            listing = item.is_some();
            self.raw(if listing { "<li>" } else { "<p>" });
            self.strong(item.unwrap_or(line));
            self.raw(if listing { "</li>" } else { "</p>" });
        }
        if listing {
            self.raw("</ul>");
        }
        self
    }

    fn strong(&mut self, line: &str) {
        // A last opening without its end is no mark.
        let parts: Vec<&str> = line.split("**").collect();
        let marks = parts.len().saturating_sub(1) / 2 * 2;
        for (at, part) in parts.iter().enumerate() {
            match at {
                0 => {}
                at if at > marks => {
                    self.raw("**");
                }
                at if at % 2 == 1 => {
                    self.raw("<strong>");
                }
                _ => {
                    self.raw("</strong>");
                }
            }
            self.text(part);
        }
    }

    /// The whole.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// The anchor of a table: its name, whatever is in it, as characters that need no escaping in an address.
pub(super) fn anchor(table: &str) -> String {
    let mut anchor = String::from("table-");
    for byte in table.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' => {
                anchor.push(char::from(byte));
            }
            byte => anchor.push_str(&format!("~{byte:02X}")),
        }
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::{Markup, anchor};

    #[test]
    fn no_text_becomes_markup() {
        let mut out = Markup::default();
        out.text("</script><b a=\"1\" b='2'>&amp;\u{202e}\u{0}\nx");
        assert_eq!(
            out.finish(),
            "&lt;/script&gt;&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;\u{fffd}\u{2400} x"
        );
    }

    #[test]
    fn prose_has_lists_and_strong_words_and_nothing_else() {
        let check = |prose: &str, expected: &str| {
            let mut out = Markup::default();
            out.prose(prose);
            assert_eq!(out.finish(), expected, "{prose}");
        };
        check("", "");
        check("All.", "<p>All.</p>");
        check(
            "- **KEEP**: a\n- b **c**\nd",
            "<ul><li><strong>KEEP</strong>: a</li><li>b <strong>c</strong></li></ul><p>d</p>",
        );
        check("a ** b", "<p>a ** b</p>");
        check("**a** ** <b>", "<p><strong>a</strong> ** &lt;b&gt;</p>");
    }

    #[test]
    fn an_anchor_needs_no_escaping_and_tells_names_apart() {
        assert_eq!(anchor("auth.users"), "table-auth.users");
        assert_eq!(anchor("a b\"é"), "table-a~20b~22~C3~A9");
        assert_ne!(anchor("a~20"), anchor("a "));
    }
}
