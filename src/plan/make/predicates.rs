//! A table's predicates as SQL, and what they prove.

use std::collections::BTreeSet;

use data_class_grammar::Predicate;

use crate::annotation::Annotation;
use crate::plan::PlanPredicate;
use crate::predicate::{Expr, Group, Kind, quote_identifier};
use crate::schema::{Dialect, Table};
use crate::span::Span;

/// What the predicates of an annotation say.
#[derive(Default)]
pub(super) struct Rules {
    pub(super) keep: Option<PlanPredicate>,
    pub(super) system_rows: Option<PlanPredicate>,
    /// Columns of which `system_rows` says `column IS NULL` at its top level.
    pub(super) always_null: Vec<String>,
    /// One of them is not understood.
    pub(super) broken: bool,
}

pub(super) fn rules(annotation: &Annotation, table: &Table, dialect: Dialect) -> Rules {
    let mut rules = Rules::default();
    if let Some(keep) = &annotation.keep {
        let expression = parse(keep, table, dialect);
        rules.broken |= expression.is_none();
        rules.keep = Some(predicate(keep, expression.as_ref(), table, dialect));
    }
    if let Some(system_rows) = &annotation.system_rows {
        let expression = parse(system_rows, table, dialect);
        rules.broken |= expression.is_none();
        rules.always_null = expression.as_ref().map(always_null).unwrap_or_default();
        rules.system_rows = Some(predicate(system_rows, expression.as_ref(), table, dialect));
    }
    rules
}

/// A predicate that SQL text gives, for tables where the annotation has none.
pub(super) fn candidate(text: &str, table: &Table, dialect: Dialect) -> Option<PlanPredicate> {
    let expression = Expr::parse(text, dialect)
        .ok()?
        .resolve(table, dialect)
        .ok()?;
    Some(ready(text, &expression, table, dialect))
}

fn parse(written: &Predicate<Span>, table: &Table, dialect: Dialect) -> Option<Expr> {
    let text = written.text(dialect.name())?;
    Expr::parse(&text.value, dialect)
        .ok()?
        .resolve(table, dialect)
        .ok()
}

fn always_null(expression: &Expr) -> Vec<String> {
    expression
        .conjuncts()
        .iter()
        .filter_map(Expr::null_test)
        .map(str::to_owned)
        .collect()
}

/// The predicate; one that is not understood protects every row.
fn predicate(
    written: &Predicate<Span>,
    expression: Option<&Expr>,
    table: &Table,
    dialect: Dialect,
) -> PlanPredicate {
    let text = written
        .text(dialect.name())
        .map_or("", |text| text.value.as_str());
    match expression {
        Some(expression) => ready(text, expression, table, dialect),
        None => PlanPredicate {
            text: text.to_owned(),
            sql: "NULL".into(),
            is_false: "(1 = 0)".into(),
            odd: None,
            columns: Vec::new(),
        },
    }
}

fn ready(text: &str, expression: &Expr, table: &Table, dialect: Dialect) -> PlanPredicate {
    let sql = expression.to_sql(dialect);
    let odd = odd_values(expression, dialect);
    let is_false = match &odd {
        Some(odd) => format!("(({sql}) IS FALSE AND NOT {odd})"),
        None => format!("(({sql}) IS FALSE)"),
    };
    let named = expression.columns();
    let columns = read(table, named.iter().map(|(name, _)| *name));
    PlanPredicate {
        text: text.to_owned(),
        sql,
        is_false,
        odd,
        columns,
    }
}

/// Columns, and those that generated ones among them are made of: whatever their expressions name. Sorted.
fn read<'a>(table: &'a Table, named: impl Iterator<Item = &'a str>) -> Vec<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found: Vec<&str> = Vec::new();
    let mut next: Vec<&str> = named.collect();
    while let Some(name) = next.pop() {
        if found.contains(&name) {
            continue;
        }
        found.push(name);
        let made_of = table.column(name).and_then(|c| c.generated.as_deref());
        let made_of = made_of.unwrap_or_default().to_lowercase();
        let words: BTreeSet<&str> = made_of.split(|c| !is_word(c)).collect();
        next.extend(
            table
                .columns
                .iter()
                .map(|c| c.name.as_str())
                .filter(|name| {
                    let lower = name.to_lowercase();
                    words.contains(lower.as_str())
                        || (!lower.chars().all(is_word) && made_of.contains(&lower))
                }),
        );
    }
    found.sort_unstable();
    found.into_iter().map(str::to_owned).collect()
}

/// SQLite stores any value in any column: where a value is of another storage class than declared, a comparison
/// with it means nothing.
fn odd_values(expression: &Expr, dialect: Dialect) -> Option<String> {
    if dialect != Dialect::Sqlite {
        return None;
    }
    let mut tests: Vec<String> = Vec::new();
    expression.visit(&mut |part| {
        let Kind::Column(column) = &part.kind else {
            return;
        };
        let classes = match column.group {
            Some(Group::Boolean | Group::Integer) => "'integer', 'null'",
            Some(Group::Number) => "'integer', 'real', 'null'",
            Some(Group::Text) => "'text', 'null'",
            _ => return,
        };
        let name = quote_identifier(&column.name, dialect);
        tests.push(format!("typeof({name}) NOT IN ({classes})"));
    });
    tests.sort();
    tests.dedup();
    (!tests.is_empty()).then(|| format!("({})", tests.join(" OR ")))
}
