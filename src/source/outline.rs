//! A file's `mod` declarations, found without a parser: every file's are needed to know which files are compiled,
//! and a walk over the characters costs a fiftieth of parsing them.
//!
//! Because it looks at characters only, declarations inside macro calls (`cfg_if!`) are seen like all others.

use memchr::memmem;
use syn::parse::Parser;

use super::meta;

/// Where a file's modules are declared to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// `mod x;` in the order of the text.
    pub modules: Vec<ModuleDeclaration>,
    /// `include!("x.rs")` with the inline modules around it.
    pub includes: Vec<Include>,
    /// Whether `#![cfg(test)]` keeps the whole file out of everything but tests.
    pub only_tests: bool,
    /// Whether modules are declared by a macro, so that there may be more than can be seen.
    pub more_by_macro: bool,
}

/// `mod x;`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleDeclaration {
    /// Its name.
    pub name: String,
    /// The inline modules around it, outermost first.
    pub inside: Vec<Inline>,
    /// What `#[path]` says, also under `cfg_attr`.
    pub paths: Vec<String>,
    /// Whether it may stand where it does by default.
    pub default: bool,
    /// Whether only tests see it.
    pub only_tests: bool,
}

/// `include!("x.rs")`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Include {
    /// The path as written.
    pub path: String,
    /// The names of the inline modules around it.
    pub inside: Vec<String>,
    /// Whether only tests see it.
    pub only_tests: bool,
}

/// `mod x { ... }` around a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// Its name.
    pub name: String,
    /// What `#[path]` says.
    pub path: Option<String>,
}

/// The outline of a text. Any text has one.
pub fn outline(text: &str) -> Outline {
    let bytes = text.as_bytes();
    let declares = memmem::find_iter(bytes, b"mod").any(|at| may_declare(bytes, at));
    if !declares && memmem::find(bytes, b"include!").is_none() && !starts_with_cfg(bytes) {
        return Outline::default();
    }
    let mut lexer = Lexer {
        text,
        at: 0,
        pending: Vec::new(),
        scopes: Vec::new(),
        out: Outline::default(),
    };
    lexer.run();
    lexer.out
}

/// Whether `mod x;`, `mod $x` or an `automod::` call may stand here, also with a comment inside.
fn may_declare(bytes: &[u8], at: usize) -> bool {
    if at > 0 && bytes.get(at - 1).is_some_and(|&b| is_word(b)) {
        return bytes.get(at + 3..at + 8) == Some(b"::dir")
            || bytes.get(..at).is_some_and(|b| b.ends_with(b"auto"));
    }
    let rest = bytes.get(at + 3..).unwrap_or_default();
    let blank = rest.iter().take_while(|b| b.is_ascii_whitespace()).count();
    let name = rest.get(blank..).unwrap_or_default();
    if blank == 0 {
        return false;
    }
    if name.first() == Some(&b'$') {
        return true;
    }
    let length = name
        .iter()
        .take_while(|&&b| is_word(b) || b == b'#')
        .count();
    let next = name.iter().skip(length).find(|b| !b.is_ascii_whitespace());
    matches!(next, Some(b';' | b'/'))
}

fn starts_with_cfg(bytes: &[u8]) -> bool {
    memmem::find(bytes.get(..4096).unwrap_or(bytes), b"#![cfg").is_some()
}

pub(super) fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// What a brace belongs to.
struct Scope {
    module: Option<Inline>,
    only_tests: bool,
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// The attributes in front of what comes next.
    pending: Vec<&'a str>,
    scopes: Vec<Scope>,
    out: Outline,
}

impl<'a> Lexer<'a> {
    fn run(&mut self) {
        while let Some(byte) = self.byte(0) {
            match byte {
                b'/' if self.byte(1) == Some(b'/') => self.line_comment(),
                b'/' if self.byte(1) == Some(b'*') => self.block_comment(),
                b'"' => self.string(),
                b'\'' => self.quote(),
                b'#' => self.attribute(),
                b'{' => self.open(None),
                b'}' => {
                    self.scopes.pop();
                    self.pending.clear();
                    self.at += 1;
                }
                b if b.is_ascii_whitespace() => self.at += 1,
                b if is_word(b) => self.word(),
                _ => {
                    self.pending.clear();
                    self.at += 1;
                }
            }
        }
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn line_comment(&mut self) {
        self.at =
            memchr::memchr(b'\n', self.rest().as_bytes()).map_or(self.text.len(), |n| self.at + n);
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.byte(0) {
            match (byte, self.byte(1)) {
                (b'/', Some(b'*')) => depth += 1,
                (b'*', Some(b'/')) => depth -= 1,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            self.at += 2;
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.byte(0) {
            self.at += match byte {
                b'\\' => 2,
                b'"' => {
                    self.at += 1;
                    return;
                }
                _ => 1,
            };
        }
    }

    /// `r"..."`, `r#"..."#`, also behind `b` or `c`; false if it is something else.
    fn raw_string(&mut self, prefix: usize) -> bool {
        let rest = self
            .text
            .as_bytes()
            .get(self.at + prefix..)
            .unwrap_or_default();
        let hashes = rest.iter().take_while(|&&b| b == b'#').count();
        if rest.get(hashes) != Some(&b'"') {
            return false;
        }
        let end: Vec<u8> = std::iter::once(b'"')
            .chain(std::iter::repeat_n(b'#', hashes))
            .collect();
        let body = rest.get(hashes + 1..).unwrap_or_default();
        let length = memmem::find(body, &end).map_or(body.len(), |n| n + end.len());
        self.at += prefix + hashes + 1 + length;
        true
    }

    /// A character, or a lifetime, which has no closing quote.
    fn quote(&mut self) {
        let mut chars = self.rest().char_indices().skip(1);
        match (chars.next(), chars.next()) {
            (Some((_, '\\')), Some((at, escaped))) => {
                self.at += at + escaped.len_utf8();
                self.at += memchr::memchr(b'\'', self.rest().as_bytes()).map_or(0, |n| n + 1);
            }
            (Some(_), Some((at, '\''))) => self.at += at + 1,
            _ => self.at += 1,
        }
    }

    /// Takes `#[...]` to what follows it, and `#![...]` to the file or module.
    fn attribute(&mut self) {
        let start = self.at;
        self.at += 1;
        let inner = self.byte(0) == Some(b'!');
        if inner {
            self.at += 1;
        }
        if self.byte(0) != Some(b'[') {
            self.pending.clear();
            return;
        }
        self.balanced(b'[', b']');
        let Some(text) = self.text.get(start..self.at) else {
            return;
        };
        if !inner {
            self.pending.push(text);
        } else if only_in_tests(&[&text.replacen("#!", "#", 1)]) {
            match self.scopes.last_mut() {
                Some(scope) => scope.only_tests = true,
                None => self.out.only_tests = true,
            }
        }
    }

    /// Skips from an opening bracket behind its closing one.
    fn balanced(&mut self, open: u8, close: u8) {
        let mut depth = 0_usize;
        while let Some(byte) = self.byte(0) {
            match byte {
                b'"' => {
                    self.string();
                    continue;
                }
                b'r' if self.raw_string(1) => continue,
                b'/' if self.byte(1) == Some(b'/') => {
                    self.line_comment();
                    continue;
                }
                b if b == open => depth += 1,
                b if b == close => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    fn word(&mut self) {
        let raw = match (self.byte(0), self.byte(1)) {
            (Some(b'r'), _) => self.raw_string(1),
            (Some(b'b' | b'c'), Some(b'r')) => self.raw_string(2),
            _ => false,
        };
        if raw {
            self.pending.clear();
            return;
        }
        match self.take_word() {
            "pub" => {
                self.blank();
                if self.byte(0) == Some(b'(') {
                    self.balanced(b'(', b')');
                }
            }
            "mod" => self.module(),
            "include" if self.byte(0) == Some(b'!') => self.include(),
            "automod" if self.rest().starts_with("::dir!") => self.out.more_by_macro = true,
            _ => self.pending.clear(),
        }
    }

    fn take_word(&mut self) -> &'a str {
        let start = self.at;
        while self.byte(0).is_some_and(is_word) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn blank(&mut self) {
        loop {
            match (self.byte(0), self.byte(1)) {
                (Some(b'/'), Some(b'/')) => self.line_comment(),
                (Some(b'/'), Some(b'*')) => self.block_comment(),
                (Some(b), _) if b.is_ascii_whitespace() => self.at += 1,
                _ => return,
            }
        }
    }

    fn module(&mut self) {
        self.blank();
        if self.byte(0) == Some(b'$') {
            self.out.more_by_macro = true;
            return;
        }
        if self.rest().starts_with("r#") {
            self.at += 2;
        }
        let name = self.take_word().to_owned();
        self.blank();
        let pending = std::mem::take(&mut self.pending);
        match self.byte(0) {
            _ if name.is_empty() => {}
            Some(b';') => {
                self.at += 1;
                let (paths, default) = paths(&pending);
                let only_tests = self.in_tests() || only_in_tests(&pending);
                let inside = self.inside();
                self.out.modules.push(ModuleDeclaration {
                    name,
                    inside,
                    paths,
                    default,
                    only_tests,
                });
            }
            Some(b'{') => {
                let path = paths(&pending).0.into_iter().next();
                self.pending = pending;
                self.open(Some(Inline { name, path }));
            }
            _ => {}
        }
    }

    fn open(&mut self, module: Option<Inline>) {
        let only_tests = only_in_tests(&std::mem::take(&mut self.pending));
        self.scopes.push(Scope { module, only_tests });
        self.at += 1;
    }

    fn include(&mut self) {
        self.pending.clear();
        self.at += 1;
        self.blank();
        if !matches!(self.byte(0), Some(b'(' | b'{' | b'[')) {
            return;
        }
        self.at += 1;
        self.blank();
        let start = self.at;
        if self.byte(0) != Some(b'"') && !(self.byte(0) == Some(b'r') && self.raw_string(1)) {
            return;
        }
        if self.at == start {
            self.string();
        }
        let literal = self.text.get(start..self.at).unwrap_or_default();
        if let Ok(path) = syn::parse_str::<syn::LitStr>(literal) {
            let inside = self
                .inside()
                .into_iter()
                .map(|inline| inline.name)
                .collect();
            let only_tests = self.in_tests();
            self.out.includes.push(Include {
                path: path.value(),
                inside,
                only_tests,
            });
        }
    }

    fn inside(&self) -> Vec<Inline> {
        self.scopes
            .iter()
            .filter_map(|scope| scope.module.clone())
            .collect()
    }

    fn in_tests(&self) -> bool {
        self.scopes.iter().any(|scope| scope.only_tests)
    }
}

fn parsed(attributes: &[&str]) -> Vec<syn::Attribute> {
    attributes
        .iter()
        .filter_map(|text| syn::Attribute::parse_outer.parse_str(text).ok())
        .flatten()
        .collect()
}

fn only_in_tests(attributes: &[&str]) -> bool {
    attributes.iter().any(|text| text.contains("test")) && meta::only_in_tests(&parsed(attributes))
}

/// The paths that the attributes give, and whether the default place counts beside them.
fn paths(attributes: &[&str]) -> (Vec<String>, bool) {
    if !attributes.iter().any(|text| text.contains("path")) {
        return (Vec::new(), true);
    }
    let parsed = parsed(attributes);
    let fixed = parsed.iter().any(|attr| attr.path().is_ident("path"));
    let flat = meta::flatten(&parsed);
    let paths = flat
        .iter()
        .filter(|attr| attr.path == ["path"])
        .filter_map(|attr| attr.string());
    (paths.map(|(path, _)| path).collect(), !fixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let outline = outline(text);
        let mut got: Vec<String> = outline
            .modules
            .iter()
            .map(|m| {
                let inside: String = m.inside.iter().map(|i| format!("{}::", i.name)).collect();
                let paths = if m.paths.is_empty() {
                    String::new()
                } else {
                    format!(" at {}", m.paths.join(" or "))
                };
                let default = if m.default { "" } else { " only" };
                let test = if m.only_tests { " (test)" } else { "" };
                format!("{inside}{}{paths}{default}{test}", m.name)
            })
            .collect();
        got.extend(
            outline
                .includes
                .iter()
                .map(|i| format!("include {}", i.path)),
        );
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn module_declarations_are_found_wherever_they_stand() {
        check(
            "mod a; pub mod b;\npub(crate) mod c ;\n#[macro_use] mod r#d;",
            &["a", "b", "c", "d"],
        );
        check("pub(in crate::x) mod a;", &["a"]);
        check(
            "mod a { mod b; mod c { mod d; } } mod e;",
            &["a::b", "a::c::d", "e"],
        );
        check("fn f() { mod a; }", &["a"]);
        check(
            "cfg_if! { if #[cfg(unix)] { mod a; } else { mod b; } }",
            &["a", "b"],
        );
        check(
            "#[cfg(unix)]\n/// Docs with mod x;\n// and mod y;\npub mod a; /* mod z; /* mod w; */ */",
            &["a"],
        );
    }

    #[test]
    fn what_only_looks_like_a_declaration_is_none() {
        check(
            r####"const A: &str = "mod a;"; const B: &str = r#"" mod b;"#; const C: char = '"'; mod c;"####,
            &["c"],
        );
        check("fn f<'a>(x: &'a str) -> char { '\\'' } mod a;", &["a"]);
        check("let r#mod = 1; mod_x; x.mod; amod b; mod c;", &["c"]);
        check("macro_rules! m { ($x:ident) => { mod $x; } }", &[]);
    }

    #[test]
    fn tests_and_paths_are_understood() {
        check(
            "#[cfg(test)] mod a; #[cfg(all(test, unix))] mod b; #[cfg(any(test, unix))] mod c;",
            &["a (test)", "b (test)", "c"],
        );
        check(
            "#[cfg(test)] mod t { mod a; } mod b;",
            &["t::a (test)", "b"],
        );
        check("#[path = \"x/y.rs\"] mod a;", &["a at x/y.rs only"]);
        check(
            "#[cfg_attr(unix, path = \"u.rs\")] #[cfg_attr(windows, path = \"w.rs\")] mod a;",
            &["a at u.rs or w.rs"],
        );
        check(
            "cfg_if! { if #[cfg(test)] { mod a; } else { mod b; } }",
            &["a (test)", "b"],
        );
    }

    #[test]
    fn includes_are_found() {
        check(
            "include!(\"a.rs\"); mod b { include! { r\"c.rs\" } }",
            &["include a.rs", "include c.rs"],
        );
        check("include!(concat!(env!(\"OUT_DIR\"), \"/x.rs\"));", &[]);
    }

    #[test]
    fn a_file_only_for_tests_and_modules_by_macro_are_told() {
        assert!(outline("#![cfg(test)]\nmod a;").only_tests);
        assert!(!outline("#![cfg(unix)]\nmod a;").only_tests);
        assert!(outline("macro_rules! m { ($($x:ident)*) => { $(mod $x;)* } }").more_by_macro);
        assert!(outline("automod::dir!(\"src/models\");").more_by_macro);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_an_outline(text in "(mod |[a-z];|\\{|\\}|\"|'|r#|#\\[|\\]|\\\\|/\\*|\\*/|//|\n|include!\\(|.){0,60}") {
            outline(&text);
        }
    }
}
