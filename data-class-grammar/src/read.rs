//! A key's value: its shape, and what it says.

use crate::suggest::nearest;
use crate::{
    Annotation, Date, Entry, Key, Predicate, Problem, Reference, Retention, Spanned, Unit, Value,
    WithParent, predicate,
};

/// The dialects of a value by dialect, each with the engines' other names for it.
const DIALECTS: [(&str, &[&str]); 3] = [
    ("postgres", &["postgresql"]),
    ("sqlite", &["sqlite3"]),
    ("mysql", &["mariadb"]),
];

/// An annotation that is being read, and what was not understood so far.
pub(crate) struct Reader<S> {
    pub(crate) annotation: Annotation<S>,
    pub(crate) problems: Vec<Problem<S>>,
}

impl<S: Clone> Reader<S> {
    pub(crate) fn new(annotation: Annotation<S>) -> Self {
        Reader {
            annotation,
            problems: Vec::new(),
        }
    }

    pub(crate) fn finish(self) -> (Annotation<S>, Vec<Problem<S>>) {
        (self.annotation, self.problems)
    }

    /// Reads a key's value into its place in the annotation, which stays empty if it is not understood.
    pub(crate) fn read(&mut self, key: Key, value: Value<S>) {
        match key {
            Key::Table => self.annotation.table = self.name(key, value),
            Key::Database => self.annotation.database = self.name(key, value),
            Key::Category => self.annotation.category = self.text(key, value),
            Key::Group => self.annotation.group = self.text(key, value),
            Key::Note => self.annotation.note = self.text(key, value),
            Key::Reason => self.annotation.reason = self.text(key, value),
            Key::SeedNote => self.annotation.seed_note = self.text(key, value),
            Key::Owner => self.annotation.owner = self.text(key, value),
            Key::By => self.annotation.by = self.name(key, value),
            Key::Expires => self.annotation.expires = self.name(key, value),
            Key::Key => self.annotation.key = self.names(key, value),
            Key::Detach => self.annotation.detach = self.names(key, value),
            Key::Holds => self.annotation.holds = self.names(key, value),
            Key::References => self.annotation.references = self.references(key, value),
            Key::MinRows => self.annotation.min_rows = self.count(key, value),
            Key::Keep => self.annotation.keep = self.predicate(key, value),
            Key::SystemRows => self.annotation.system_rows = self.predicate(key, value),
            Key::WithParent => self.annotation.with_parent = self.with_parent(key, value),
            Key::Retain => {
                let help = "a number of hours, days or weeks: `retain = \"90 days\"`";
                self.annotation.retain = self.parsed(key, value, Retention::parse, help);
            }
            Key::ReviewBy => {
                let help = "a day of the calendar, YYYY-MM-DD: `review_by = \"2027-03-31\"`";
                self.annotation.review_by = self.parsed(key, value, Date::parse, help);
            }
            Key::Unit => {
                let unit = |text: &str| {
                    Unit::from_name(text)
                        .ok_or_else(|| format!("`{}` is no unit", text.escape_debug()))
                };
                let help = "`s`, `ms` or `us`: what an integer time counts since 1970";
                self.annotation.unit = self.parsed(key, value, unit, help);
            }
        }
    }

    fn wrong(&mut self, key: Key, value: &Value<S>, takes: &str) {
        let message = format!("`{}` takes {takes}, found {}", key.name(), value.found());
        let problem = Problem::new(value.span().clone(), message);
        self.problems
            .push(problem.help(format!("write `{}`", key.example())));
    }

    /// A string that is not blank.
    fn text(&mut self, key: Key, value: Value<S>) -> Option<Spanned<String, S>> {
        match value {
            Value::Text(text) => self.not_blank(key, text),
            other => {
                self.wrong(key, &other, "a string");
                None
            }
        }
    }

    fn not_blank(&mut self, key: Key, text: Spanned<String, S>) -> Option<Spanned<String, S>> {
        if !text.value.trim().is_empty() {
            return Some(text);
        }
        let problem = Problem::new(text.span, format!("`{}` is empty", key.name()));
        self.problems
            .push(problem.help(format!("write `{}`, or leave it out", key.example())));
        None
    }

    /// The name of a table, a column or a database: a string without white space around it.
    fn name(&mut self, key: Key, value: Value<S>) -> Option<Spanned<String, S>> {
        let text = self.text(key, value)?;
        self.trimmed(key, text)
    }

    fn trimmed(&mut self, key: Key, text: Spanned<String, S>) -> Option<Spanned<String, S>> {
        let trimmed = text.value.trim();
        if trimmed.len() == text.value.len() {
            return Some(text);
        }
        let message = format!("`{}` has white space around the name", key.name());
        let problem = Problem::new(text.span.clone(), message);
        self.problems
            .push(problem.help(format!("write `\"{trimmed}\"`")));
        None
    }

    /// A string, or a list of strings, none of them blank; a string is a list of one.
    fn texts(&mut self, key: Key, value: Value<S>) -> Vec<Spanned<String, S>> {
        let list = match value {
            Value::Text(_) => vec![value],
            Value::List(list) if list.value.is_empty() => {
                let message = format!("`{}` is an empty list", key.name());
                let problem = Problem::new(list.span, message);
                self.problems
                    .push(problem.help(format!("write `{}`, or leave it out", key.example())));
                return Vec::new();
            }
            Value::List(list) => list.value,
            other => {
                self.wrong(key, &other, "a string or a list of strings");
                return Vec::new();
            }
        };
        let mut texts: Vec<Spanned<String, S>> = Vec::new();
        for value in list {
            if let Value::Text(text) = value {
                texts.extend(self.not_blank(key, text));
            } else {
                self.wrong(key, &value, "a list of strings");
            }
        }
        texts
    }

    /// The names of columns, each once.
    fn names(&mut self, key: Key, value: Value<S>) -> Vec<Spanned<String, S>> {
        let mut names: Vec<Spanned<String, S>> = Vec::new();
        for text in self.texts(key, value) {
            let Some(name) = self.trimmed(key, text) else {
                continue;
            };
            if names.iter().any(|other| other.value == name.value) {
                let message = format!("`{}` names `{}` twice", key.name(), name.value);
                self.problems
                    .push(Problem::new(name.span, message).help("remove one of the two"));
            } else {
                names.push(name);
            }
        }
        names
    }

    fn references(&mut self, key: Key, value: Value<S>) -> Vec<Reference<S>> {
        let mut references: Vec<Reference<S>> = Vec::new();
        for text in self.texts(key, value) {
            match Reference::parse(&text.value, text.span.clone()) {
                Ok(reference) => references.push(reference),
                Err(why) => self.problems.push(
                    Problem::new(text.span, format!("not a reference: {why}")).help(
                        "write `\"account_id -> accounts.id\"`, several columns as `\"a, b -> t(x, y)\"`",
                    ),
                ),
            }
        }
        references
    }

    fn count(&mut self, key: Key, value: Value<S>) -> Option<Spanned<u64, S>> {
        let Value::Number(number) = value else {
            self.wrong(key, &value, "an integer");
            return None;
        };
        // An engine's count is a signed 64-bit integer.
        match u64::try_from(number.value) {
            Ok(count) if i64::try_from(count).is_ok() => Some(Spanned::new(count, number.span)),
            _ => {
                let message = format!("`{}` cannot be {}", key.name(), number.value);
                let problem = Problem::new(number.span, message);
                self.problems
                    .push(problem.help("a number of rows, 0 or more"));
                None
            }
        }
    }

    fn parsed<T>(
        &mut self,
        key: Key,
        value: Value<S>,
        parse: impl FnOnce(&str) -> Result<T, String>,
        help: &str,
    ) -> Option<Spanned<T, S>> {
        let Value::Text(text) = value else {
            self.wrong(key, &value, "a string");
            return None;
        };
        match parse(&text.value) {
            Ok(parsed) => Some(Spanned::new(parsed, text.span)),
            Err(why) => {
                let message = format!("`{}` is not understood: {why}", key.name());
                self.problems
                    .push(Problem::new(text.span, message).help(help));
                None
            }
        }
    }

    fn with_parent(&mut self, key: Key, value: Value<S>) -> Option<WithParent<S>> {
        match value {
            Value::Flag(span) => Some(WithParent::All(span)),
            Value::Bool(Spanned { value: true, span }) => Some(WithParent::All(span)),
            Value::Bool(Spanned { value: false, span }) => {
                let problem = Problem::new(span, "`with_parent = false` says nothing");
                self.problems.push(problem.help("leave it out"));
                None
            }
            Value::Text(_) | Value::List(_) => {
                let columns = self.names(key, value);
                (!columns.is_empty()).then_some(WithParent::Columns(columns))
            }
            other => {
                self.wrong(key, &other, "nothing, or a list of columns");
                None
            }
        }
    }

    fn predicate(&mut self, key: Key, value: Value<S>) -> Option<Predicate<S>> {
        match value {
            Value::Text(sql) => self.sql(key, sql).map(Predicate::Same),
            Value::ByDialect(texts) => self.by_dialect(key, texts),
            other => {
                self.wrong(key, &other, "a string: one SQL expression");
                None
            }
        }
    }

    fn sql(&mut self, key: Key, sql: Spanned<String, S>) -> Option<Spanned<String, S>> {
        match predicate::check_shape(&sql.value) {
            Ok(()) => Some(sql),
            Err(why) => {
                let message = format!("the SQL of `{}` {why}", key.name());
                let help = format!(
                    "one expression over the table's columns: `{}`",
                    key.example()
                );
                self.problems
                    .push(Problem::new(sql.span, message).help(help));
                None
            }
        }
    }

    fn by_dialect(&mut self, key: Key, texts: Spanned<Vec<Entry<S>>, S>) -> Option<Predicate<S>> {
        if texts.value.is_empty() {
            let problem = Problem::new(texts.span, format!("`{}` names no dialect", key.name()));
            self.problems
                .push(problem.help("`{ postgres = \"...\", sqlite = \"...\" }`"));
            return None;
        }
        let mut read: Vec<(Spanned<String, S>, Spanned<String, S>)> = Vec::new();
        for Entry { key: name, value } in texts.value {
            let Some(dialect) = self.dialect(name) else {
                continue;
            };
            if read.iter().any(|(other, _)| other.value == dialect.value) {
                let message = format!("`{}` is given twice", dialect.value);
                self.problems
                    .push(Problem::new(dialect.span, message).help("remove one of the two"));
                continue;
            }
            let sql = match value {
                Value::Text(sql) => self.sql(key, sql),
                other => {
                    self.wrong(key, &other, "a string for each dialect");
                    None
                }
            };
            read.extend(sql.map(|sql| (dialect, sql)));
        }
        (!read.is_empty()).then_some(Predicate::ByDialect(read))
    }

    fn dialect(&mut self, name: Spanned<String, S>) -> Option<Spanned<String, S>> {
        let known = DIALECTS.iter().find(|(dialect, others)| {
            *dialect == name.value || others.contains(&name.value.as_str())
        });
        if let Some((dialect, _)) = known {
            return Some(Spanned::new((*dialect).to_owned(), name.span));
        }
        let near = nearest(&name.value, DIALECTS.iter().map(|(dialect, _)| *dialect));
        let message = format!("unknown dialect `{}`", name.value.escape_debug());
        self.problems
            .push(Problem::new(name.span, message).help(match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "the dialects are: postgres, sqlite, mysql".to_owned(),
            }));
        None
    }
}
