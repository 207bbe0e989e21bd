//! Reading a TOML text with a place for everything and all problems at once.
//!
//! A [`Section`] is asked for each key it may have; whatever nobody asked for is reported when it is finished.
//! No type of the `toml` crate leaves this file.

use std::ops::Range;

use data_class_grammar::Spanned;
use toml::de::{DeTable, DeValue};

use super::ConfigProblem;
use crate::span::Span;
use data_class_grammar::nearest;

/// A string with its place.
pub(super) type Text = Spanned<String, Span>;

/// What has been found wrong so far, and the text in which it was found.
pub(super) struct Problems<'t> {
    text: &'t str,
    found: Vec<ConfigProblem>,
}

impl<'t> Problems<'t> {
    /// Reports a problem with a way out.
    pub(super) fn report(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<Option<String>>,
    ) {
        self.found.push(ConfigProblem {
            message: message.into(),
            span,
            help: help.into(),
        });
    }

    fn sorted(mut self) -> Vec<ConfigProblem> {
        self.found
            .sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
        self.found
    }

    /// How many there are: whoever adds to them after a failure asks before and after.
    pub(super) fn count(&self) -> usize {
        self.found.len()
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::of_bytes(self.text, range.clone())
    }
}

/// Reads `text` with `read`; what `read` makes counts only if nothing was found wrong.
pub(super) fn read<T>(
    text: &str,
    read: impl FnOnce(&mut Section<'_>, &mut Problems<'_>) -> T,
) -> Result<T, Vec<ConfigProblem>> {
    let mut problems = Problems {
        text,
        found: Vec::new(),
    };
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error
            .span()
            .map_or(Span::FILE, |range| problems.span(&range));
        problems.report(span, first_line(error.message()), None);
    }
    // What was recovered around a syntax error is incomplete: whatever is found in it would mislead.
    if !problems.found.is_empty() {
        return Err(problems.sorted());
    }
    let mut root = Section::new(String::new(), document.get_ref(), Span::FILE, &problems);
    let made = read(&mut root, &mut problems);
    root.finish(&mut problems);
    if problems.found.is_empty() {
        return Ok(made);
    }
    Err(problems.sorted())
}

fn first_line(message: &str) -> String {
    message
        .lines()
        .next()
        .unwrap_or("this is not TOML")
        .to_owned()
}

/// A value and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Value<'v> {
    value: &'v DeValue<'v>,
    /// The value's place.
    pub(super) span: Span,
}

/// What a value is, for those who take several shapes.
pub(super) enum Shape<'v> {
    /// A string, empty ones included.
    String(&'v str),
    /// An integer, if it fits.
    Integer(Option<i64>),
    /// `true` or `false`.
    Boolean(bool),
    /// An array.
    Array(Vec<Value<'v>>),
    /// A table, inline or not, in the order of the text.
    Table(Vec<(Text, Value<'v>)>),
    /// A float or a date.
    Other,
}

impl<'v> Value<'v> {
    /// The value by shape.
    pub(super) fn shape(&self, problems: &Problems<'_>) -> Shape<'v> {
        match self.value {
            DeValue::String(text) => Shape::String(text),
            DeValue::Integer(number) => {
                Shape::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok())
            }
            DeValue::Boolean(value) => Shape::Boolean(*value),
            DeValue::Array(items) => Shape::Array(
                items
                    .iter()
                    .map(|item| Value {
                        value: item.get_ref(),
                        span: problems.span(&item.span()),
                    })
                    .collect(),
            ),
            DeValue::Table(table) => Shape::Table(entries(table, problems)),
            DeValue::Float(_) | DeValue::Datetime(_) => Shape::Other,
        }
    }

    /// What it is, as messages name it.
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "an integer",
            DeValue::Float(_) => "a float",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "an array",
            DeValue::Table(_) => "a table",
        }
    }

    /// Reports that something else was expected under `key`.
    pub(super) fn unexpected(&self, key: &str, expected: &str, problems: &mut Problems<'_>) {
        let message = format!("`{key}` must be {expected}, not {}", self.kind());
        problems.report(self.span, message, None);
    }

    /// Its text, if it is a string that says something.
    pub(super) fn text(&self, key: &str, problems: &mut Problems<'_>) -> Option<Text> {
        match self.shape(problems) {
            Shape::String(text) if text.trim().is_empty() => {
                problems.report(
                    self.span,
                    format!("`{key}` is empty"),
                    Some("leave the key out to get its default".to_owned()),
                );
                None
            }
            Shape::String(text) => Some(Spanned {
                value: text.to_owned(),
                span: self.span,
            }),
            _ => {
                self.unexpected(key, "a string", problems);
                None
            }
        }
    }

    /// Its texts, if it is an array of different strings.
    pub(super) fn texts(&self, key: &str, problems: &mut Problems<'_>) -> Vec<Text> {
        let Shape::Array(items) = self.shape(problems) else {
            self.unexpected(key, "an array of strings", problems);
            if let Shape::String(text) = self.shape(problems) {
                let help = format!("write `{key} = [{text:?}]`");
                problems.found.last_mut().expect("reported above").help = Some(help);
            }
            return Vec::new();
        };
        let mut texts: Vec<Text> = Vec::new();
        for item in items {
            let Some(text) = item.text(key, problems) else {
                continue;
            };
            if texts.iter().any(|earlier| earlier.value == text.value) {
                let message = format!("`{}` stands twice in `{key}`", text.value);
                problems.report(text.span, message, None);
                continue;
            }
            texts.push(text);
        }
        texts
    }
}

/// A table of keys and values, with what was asked for.
pub(super) struct Section<'v> {
    /// Its name as the file writes it, without brackets; empty for the file itself.
    pub(super) name: String,
    /// The place of its key.
    pub(super) span: Span,
    entries: Vec<(Text, Value<'v>)>,
    known: Vec<&'static str>,
}

impl<'v> Section<'v> {
    fn new(name: String, table: &'v DeTable<'v>, span: Span, problems: &Problems<'_>) -> Self {
        Section {
            name,
            span,
            entries: entries(table, problems),
            known: Vec::new(),
        }
    }

    /// Takes a key's value.
    pub(super) fn take(&mut self, key: &'static str) -> Option<(Text, Value<'v>)> {
        self.known.push(key);
        let at = self
            .entries
            .iter()
            .position(|(name, _)| name.value == key)?;
        Some(self.entries.remove(at))
    }

    /// Takes whatever is left, in the order of the text: for sections whose keys are names.
    pub(super) fn take_rest(&mut self) -> Vec<(Text, Value<'v>)> {
        std::mem::take(&mut self.entries)
    }

    /// Takes a string.
    pub(super) fn string(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<Text> {
        self.take(key)?.1.text(key, problems)
    }

    /// Takes an array of strings; none if the key is not there.
    pub(super) fn strings(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<Vec<Text>> {
        Some(self.take(key)?.1.texts(key, problems))
    }

    /// Takes an array of strings that has at least one; none if the key is not there.
    pub(super) fn some_strings(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<Vec<Text>> {
        let before = problems.found.len();
        let texts = self.strings(key, problems)?;
        if texts.is_empty() && problems.found.len() == before {
            let help = "leave the key out to get its default".to_owned();
            problems.report(
                self.span,
                format!("`{key}` in `[{}]` names nothing", self.name),
                Some(help),
            );
        }
        Some(texts)
    }

    /// Takes a boolean.
    pub(super) fn boolean(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<Spanned<bool, Span>> {
        let (_, value) = self.take(key)?;
        if let Shape::Boolean(yes) = value.shape(problems) {
            return Some(Spanned {
                value: yes,
                span: value.span,
            });
        }
        value.unexpected(key, "`true` or `false`", problems);
        None
    }

    /// Takes a section below this one.
    pub(super) fn section(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<Section<'v>> {
        let (name, value) = self.take(key)?;
        self.below(&name, value, problems)
    }

    /// An entry of this section as a section.
    pub(super) fn below(
        &self,
        key: &Text,
        value: Value<'v>,
        problems: &mut Problems<'_>,
    ) -> Option<Section<'v>> {
        let name = join(&self.name, &key.value);
        if let DeValue::Table(table) = value.value {
            return Some(Section::new(name, table, key.span, problems));
        }
        value.unexpected(&name, "a table", problems);
        None
    }

    /// Takes an array of sections (`[[...]]`).
    pub(super) fn sections(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Vec<Section<'v>> {
        let Some((_, value)) = self.take(key) else {
            return Vec::new();
        };
        let name = join(&self.name, key);
        let expected = format!("an array of tables, each under `[[{name}]]`");
        let Shape::Array(items) = value.shape(problems) else {
            value.unexpected(&name, &expected, problems);
            return Vec::new();
        };
        let mut sections = Vec::new();
        for item in items {
            if let DeValue::Table(table) = item.value {
                sections.push(Section::new(name.clone(), table, item.span, problems));
            } else {
                item.unexpected(&name, &expected, problems);
            }
        }
        sections
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(mut self, problems: &mut Problems<'_>) {
        for (key, _) in self.take_rest() {
            let message = match self.name.as_str() {
                "" => format!("unknown section `{}`", key.value),
                name => format!("unknown key `{}` in `[{name}]`", key.value),
            };
            problems.report(key.span, message, Some(suggestion(&key.value, &self.known)));
        }
    }
}

/// "did you mean", or what there is.
pub(super) fn suggestion(word: &str, known: &[&str]) -> String {
    if let Some(near) = nearest(word, known.iter().copied()) {
        return format!("did you mean `{near}`?");
    }
    let known: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
    match known.as_slice() {
        [] => "nothing may stand here".to_owned(),
        [one] => format!("only {one} may stand here"),
        [first @ .., last] => format!("one of {} and {last} may stand here", first.join(", ")),
    }
}

fn entries<'v>(table: &'v DeTable<'v>, problems: &Problems<'_>) -> Vec<(Text, Value<'v>)> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| {
            let name = Spanned {
                value: key.get_ref().to_string(),
                span: problems.span(&key.span()),
            };
            (
                name,
                Value {
                    value: value.get_ref(),
                    span: problems.span(&value.span()),
                },
            )
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.span);
    entries
}

fn join(section: &str, key: &str) -> String {
    let bare = key
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let key = if bare && !key.is_empty() {
        key.to_owned()
    } else {
        format!("{key:?}")
    };
    if section.is_empty() {
        key
    } else {
        format!("{section}.{key}")
    }
}
