//! `[tables."..."]`: the attribute's keys for tables without a struct, under the attribute's own rules.

use data_class_grammar::{Class, Entry, Spanned, Value as Written, assemble_beside, check_entries};

use super::reader::{Problems, Section, Shape, Text, Value, suggestion};
use super::{TableEntry, TablePattern};
use crate::annotation::Annotation;
use crate::span::Span;

/// The classes that an entry may have; `projection` is for structs.
const CLASSES: [Class; 4] = [Class::System, Class::User, Class::Mixed, Class::External];

/// The keys of an entry that an attribute does not have.
const OWN_KEYS: [&str; 2] = ["class", "description"];

pub(super) fn tables(mut section: Section<'_>, problems: &mut Problems<'_>) -> Vec<TableEntry> {
    let mut tables: Vec<TableEntry> = Vec::new();
    for (name, value) in section.take_rest() {
        let matcher = pattern(&name, &tables, problems);
        let Some(below) = section.below(&name, value, problems) else {
            continue;
        };
        let entry = entry(&name, below, problems);
        let (Some(matcher), Some((annotation, description))) = (matcher, entry) else {
            continue;
        };
        let database = annotation.database.as_ref().map(|name| name.value.clone());
        tables.push(TableEntry {
            pattern: name.value,
            matcher,
            span: name.span,
            database,
            description,
            annotation,
        });
    }
    tables
}

fn pattern(
    name: &Text,
    earlier: &[TableEntry],
    problems: &mut Problems<'_>,
) -> Option<TablePattern> {
    let parts = |name: &str| crate::schema::split_name(name);
    if let Some(other) = earlier
        .iter()
        .find(|other| parts(&other.pattern) == parts(&name.value))
    {
        let message = format!("`{}` has an entry already", name.value);
        let help = format!(
            "it is `[tables.{:?}]` at line {}",
            other.pattern, other.span.start.line
        );
        problems.report(name.span, message, Some(help));
    }
    match TablePattern::new(&name.value) {
        Ok(pattern) => Some(pattern),
        Err(reason) => {
            let message = format!(
                "the table name `{}` is not understood: {reason}",
                name.value
            );
            let help = "a name or a glob, alone or as `schema.table`; a part in double quotes is taken literally";
            problems.report(name.span, message, Some(help.to_owned()));
            None
        }
    }
}

fn entry(
    name: &Text,
    mut section: Section<'_>,
    problems: &mut Problems<'_>,
) -> Option<(Annotation, Option<String>)> {
    let class = section.take("class");
    let description = section
        .string("description", problems)
        .map(|text| text.value);
    if let Some((key, _)) = section.take("table") {
        let help = format!("the entry's own name, `{}`, is the table", name.value);
        problems.report(
            key.span,
            "`table` does not go into an entry of `[tables]`",
            Some(help),
        );
    }
    let entries: Vec<Entry<Span>> = section
        .take_rest()
        .into_iter()
        .map(|(key, value)| Entry {
            key,
            value: written(value, problems),
        })
        .collect();
    let class = match class {
        Some((_, value)) => self::class(value, problems),
        None => {
            let help = "add `class = \"system\"`, \"user\", \"mixed\" or \"external\"";
            problems.report(
                name.span,
                format!("`{}` has no class", name.value),
                Some(help.to_owned()),
            );
            None
        }
    };
    let (annotation, found) = match class {
        Some(class) => {
            let (annotation, found) = assemble_beside(class, entries, &OWN_KEYS);
            (Some(annotation), found)
        }
        None => (None, check_entries(entries)),
    };
    for problem in found {
        problems.report(problem.span, problem.message, problem.help);
    }
    Some((annotation?, description))
}

fn class(value: Value<'_>, problems: &mut Problems<'_>) -> Option<Spanned<Class, Span>> {
    let text = value.text("class", problems)?;
    if let Some(class) = CLASSES.into_iter().find(|class| class.name() == text.value) {
        return Some(Spanned {
            value: class,
            span: text.span,
        });
    }
    let help = match text.value.as_str() {
        "projection" => {
            "`projection` says that a struct is no table; an entry is about a table".to_owned()
        }
        other => suggestion(other, &CLASSES.map(Class::name)),
    };
    problems.report(
        text.span,
        format!("unknown class `{}`", text.value),
        Some(help),
    );
    None
}

/// A value of TOML as the grammar takes it.
fn written(value: Value<'_>, problems: &Problems<'_>) -> Written<Span> {
    let span = value.span;
    match value.shape(problems) {
        Shape::String(text) => Written::Text(Spanned {
            value: text.to_owned(),
            span,
        }),
        Shape::Integer(Some(number)) => Written::Number(Spanned {
            value: number.into(),
            span,
        }),
        Shape::Boolean(value) => Written::Bool(Spanned { value, span }),
        Shape::Array(items) => {
            let value = items
                .into_iter()
                .map(|item| written(item, problems))
                .collect();
            Written::List(Spanned { value, span })
        }
        Shape::Table(entries) => {
            let value = entries
                .into_iter()
                .map(|(key, item)| Entry {
                    key,
                    value: written(item, problems),
                })
                .collect();
            Written::ByDialect(Spanned { value, span })
        }
        Shape::Integer(None) => Written::Other(Spanned {
            value: "an integer out of range".to_owned(),
            span,
        }),
        Shape::Other => Written::Other(Spanned {
            value: value.kind().to_owned(),
            span,
        }),
    }
}
