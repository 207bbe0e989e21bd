//! The pages of `explain`: all of one shape, and their code is real.

use syn::visit::Visit;

use super::Code;

const SECTIONS: [&str; 6] = [
    "What it means",
    "Why it matters",
    "Example",
    "What you see",
    "How to fix it",
    "When something else is right",
];

/// A fenced block: its tag and its text, without the indentation of its fence.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    let mut indent = None;
    for line in page.lines() {
        let trimmed = line.trim_start();
        if let Some(tag) = trimmed.strip_prefix("```") {
            match indent.take() {
                Some(_) => assert_eq!(tag, "", "a closing fence has no tag: {line}"),
                None => {
                    indent = Some(line.len() - trimmed.len());
                    blocks.push((tag.to_owned(), String::new()));
                }
            }
        } else if let (Some(indent), Some((_, text))) = (indent, blocks.last_mut()) {
            text.push_str(line.get(indent..).unwrap_or(""));
            text.push('\n');
        }
    }
    assert_eq!(indent, None, "a fence is not closed");
    blocks
}

/// What is wrong with the `#[data_class]` attributes of a Rust text, and how many there are.
fn attributes(rust: &str) -> (usize, Vec<String>) {
    #[derive(Default)]
    struct Found(usize, Vec<String>);
    impl<'ast> Visit<'ast> for Found {
        fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
            let syn::Meta::List(list) = &attribute.meta else {
                return;
            };
            // `#[data_class(secret)]` stands on a field, and says nothing of its table.
            let on_field = list.tokens.to_string() == "secret";
            if list.path.is_ident("data_class") && !on_field {
                let (_, problems) = data_class_grammar::parse(list.tokens.clone());
                self.0 += 1;
                self.1
                    .extend(problems.into_iter().map(|problem| problem.message));
            }
        }
    }
    let mut found = Found::default();
    found.visit_file(&syn::parse_file(rust).expect("Rust"));
    (found.0, found.1)
}

#[test]
fn every_page_has_the_same_sections() {
    for code in Code::ALL {
        let mut headings = code
            .page()
            .lines()
            .filter(|line| line.starts_with("# ") || line.starts_with("## "));
        let title = format!("# {code}: {}", code.summary());
        assert_eq!(headings.next(), Some(title.as_str()));
        let sections: Vec<&str> = headings
            .map(|line| line.trim_start_matches("## "))
            .collect();
        assert_eq!(sections, SECTIONS, "{code}");
    }
}

#[test]
fn the_code_on_the_pages_is_understood() {
    let mut annotations = 0;
    for code in Code::ALL {
        for (tag, text) in blocks(code.page()) {
            match tag.as_str() {
                "rust" => {
                    let (count, problems) = attributes(&text);
                    assert_eq!(problems, [""; 0], "{code}:\n{text}");
                    annotations += count;
                }
                "rust,wrong" => assert_ne!(attributes(&text).1, [""; 0], "{code}:\n{text}"),
                "toml" => {
                    let read = crate::config::parse(&text).map(|_| ());
                    assert_eq!(read, Ok(()), "{code}:\n{text}");
                }
                "sql" | "text" => {}
                other => panic!("{code}: unknown tag {other:?}"),
            }
        }
    }
    assert!(annotations > 20, "{annotations}");
}

#[test]
fn every_page_shows_its_own_code_and_fits_a_terminal() {
    for code in Code::ALL {
        assert!(code.page().contains(&format!("[{code}]: ")), "{code}");
        for line in code.page().lines() {
            assert!(line.chars().count() <= 120, "{code}: {line}");
        }
    }
}
