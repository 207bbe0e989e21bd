//! Columns and types of a predicate against its table. Only what is certainly wrong is a problem.

use std::ops::Range;

use super::{Column, Expr, Function, Group, Kind, Literal, Problem};
use crate::schema::{self, Dialect, Table};
use data_class_grammar::nearest;

pub(super) fn resolve(
    mut expr: Expr,
    table: &Table,
    dialect: Dialect,
) -> Result<Expr, Vec<Problem>> {
    let mut checker = Checker {
        table,
        dialect,
        problems: Vec::new(),
    };
    checker.find(&mut expr);
    checker.condition(&expr);
    if checker.problems.is_empty() {
        return Ok(expr);
    }
    checker
        .problems
        .sort_by_key(|problem| (problem.range.start, problem.range.end));
    Err(checker.problems)
}

struct Checker<'t> {
    table: &'t Table,
    dialect: Dialect,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn report(&mut self, range: &Range<usize>, message: String, help: Option<String>) {
        self.problems.push(Problem {
            message,
            range: range.clone(),
            help,
        });
    }

    /// Finds every column and gives it its stored name and its group.
    fn find(&mut self, expr: &mut Expr) {
        let range = expr.range.clone();
        match &mut expr.kind {
            Kind::Column(column) => self.find_column(column, &range),
            Kind::Literal(_) => {}
            Kind::Call(_, parts) | Kind::And(parts) | Kind::Or(parts) => {
                parts.iter_mut().for_each(|part| self.find(part));
            }
            Kind::Compare(_, left, right) | Kind::Distinct { left, right, .. } => {
                self.find(left);
                self.find(right);
            }
            Kind::Not(subject) | Kind::Is { subject, .. } => self.find(subject),
            Kind::In { subject, list, .. } => {
                self.find(subject);
                list.iter_mut().for_each(|part| self.find(part));
            }
            Kind::Between {
                subject, low, high, ..
            } => {
                [subject, low, high]
                    .into_iter()
                    .for_each(|part| self.find(part));
            }
            Kind::Like {
                subject, pattern, ..
            } => {
                self.find(subject);
                self.find(pattern);
            }
        }
    }

    fn find_column(&mut self, column: &mut Column, range: &Range<usize>) {
        if let Some(found) = self.stored(&column.name) {
            column.name.clone_from(&found.name);
            column.group = Some(Group::of(found, self.dialect));
            return;
        }
        let message = format!("`{}` has no column `{}`", self.table.name, column.name);
        let help = self.unknown_help(column);
        self.report(range, message, help);
    }

    fn stored(&self, name: &str) -> Option<&schema::Column> {
        self.table.columns.iter().find(|column| match self.dialect {
            Dialect::Postgres => column.name == name,
            Dialect::Sqlite | Dialect::Mysql => column.name.to_lowercase() == name.to_lowercase(),
        })
    }

    fn unknown_help(&self, column: &Column) -> Option<String> {
        let same =
            |stored: &&schema::Column| stored.name.to_lowercase() == column.name.to_lowercase();
        if let Some(stored) = self.table.columns.iter().find(same) {
            return Some(match column.quoted {
                true => format!("case counts in quotes: the column is `{}`", stored.name),
                false => format!("case counts: put it in double quotes, \"{}\"", stored.name),
            });
        }
        let names = self.table.columns.iter().map(|stored| stored.name.as_str());
        if let Some(near) = nearest(&column.name, names) {
            return Some(format!("did you mean `{near}`?"));
        }
        column.quoted.then(|| {
            format!(
                "if a text is meant, it stands in single quotes: '{}'",
                column.name
            )
        })
    }

    /// Checks a part that is used as a condition.
    fn condition(&mut self, expr: &Expr) {
        match &expr.kind {
            Kind::And(parts) | Kind::Or(parts) => {
                parts.iter().for_each(|part| self.condition(part))
            }
            Kind::Not(subject) => self.condition(subject),
            Kind::Column(column) => self.bare(column, &expr.range),
            Kind::Call(Function::Coalesce, arguments) => self.coalesced(arguments),
            _ => self.value(expr),
        }
    }

    fn bare(&mut self, column: &Column, range: &Range<usize>) {
        let Some(group) = column.group.filter(|group| !group.is_condition()) else {
            return;
        };
        let message = match group {
            Group::Other => format!("`{}` is neither boolean nor integer", column.name),
            group => format!("`{}` is {} and no condition", column.name, group.noun()),
        };
        let help = format!(
            "compare it with something, as in `{} IS NOT NULL`",
            column.name
        );
        self.report(range, message, Some(help));
    }

    /// `coalesce(is_staff, FALSE)` as a condition: each column in it must be one.
    fn coalesced(&mut self, arguments: &[Expr]) {
        for argument in arguments {
            match &argument.kind {
                Kind::Literal(Literal::Boolean(_) | Literal::Null) => {}
                Kind::Literal(Literal::Number(_)) if self.dialect != Dialect::Postgres => {}
                Kind::Literal(_) => {
                    let help = "compare the result with something".to_owned();
                    self.report(
                        &argument.range,
                        "this is no condition".to_owned(),
                        Some(help),
                    );
                }
                _ => self.condition(argument),
            }
        }
    }

    /// Checks a part that is no AND, OR or NOT, and all below it.
    fn value(&mut self, expr: &Expr) {
        match &expr.kind {
            Kind::Column(_) | Kind::Literal(_) => {}
            Kind::And(_) | Kind::Or(_) | Kind::Not(_) => self.condition(expr),
            Kind::Call(function, arguments) => self.call(*function, arguments),
            Kind::Compare(_, left, right) | Kind::Distinct { left, right, .. } => {
                self.pair(left, right);
            }
            Kind::In { subject, list, .. } => list.iter().for_each(|item| self.pair(subject, item)),
            Kind::Between {
                subject, low, high, ..
            } => {
                self.pair(subject, low);
                self.pair(subject, high);
            }
            Kind::Like {
                subject, pattern, ..
            } => {
                self.text_only(subject, "LIKE");
                self.value(subject);
                self.value(pattern);
            }
            Kind::Is {
                subject,
                test: super::Test::Null,
                ..
            } => self.value(subject),
            Kind::Is { subject, .. } => self.condition(subject),
        }
    }

    fn call(&mut self, function: Function, arguments: &[Expr]) {
        for argument in arguments {
            self.value(argument);
            match function {
                Function::Lower | Function::Upper | Function::Length => {
                    self.text_only(argument, function.name());
                }
                Function::Abs | Function::Coalesce => {}
            }
        }
    }

    /// PostgreSQL has no such operator or function for other types; elsewhere the value is turned into a text.
    fn text_only(&mut self, expr: &Expr, used_by: &str) {
        let Kind::Column(Column {
            name,
            group: Some(group),
            ..
        }) = &expr.kind
        else {
            return;
        };
        let wrong = !matches!(group, Group::Text | Group::Other);
        if self.dialect == Dialect::Postgres && wrong {
            let message = format!("`{name}` is {}; {used_by} is for texts", group.noun());
            self.report(&expr.range, message, None);
        }
    }

    /// Two values that are compared.
    fn pair(&mut self, left: &Expr, right: &Expr) {
        self.value(left);
        self.value(right);
        self.column_with_literal(left, right);
        self.column_with_literal(right, left);
    }

    fn column_with_literal(&mut self, column: &Expr, literal: &Expr) {
        let (Kind::Column(column), Kind::Literal(value)) = (&column.kind, &literal.kind) else {
            return;
        };
        let Some(group) = column.group else { return };
        if group == Group::Enum {
            return self.label(column, value, &literal.range);
        }
        if fits(group, value, self.dialect) {
            return;
        }
        let message = format!(
            "`{}` is {}, compared with {}",
            column.name,
            group.noun(),
            noun(value)
        );
        let help = match (group, value) {
            (Group::Boolean, _) => Some(format!("write `{0}` or `NOT {0}`", column.name)),
            (Group::Text, Literal::Number(number)) => {
                Some(format!("write '{number}' in single quotes"))
            }
            _ => None,
        };
        self.report(&literal.range, message, help);
    }

    fn label(&mut self, column: &Column, value: &Literal, range: &Range<usize>) {
        let Some(stored) = self.stored(&column.name) else {
            return;
        };
        let labels: Vec<&str> = stored.labels.iter().map(String::as_str).collect();
        let known = |text: &str| match self.dialect {
            Dialect::Mysql => labels.iter().any(|label| label.eq_ignore_ascii_case(text)),
            Dialect::Postgres | Dialect::Sqlite => labels.contains(&text),
        };
        let (message, help) = match value {
            Literal::Null => return,
            Literal::Text(text) if known(text) => return,
            Literal::Text(text) => {
                let help = match nearest(text, labels.iter().copied()) {
                    Some(near) => format!("did you mean '{near}'?"),
                    None => format!("its labels are {}", labels.join(", ")),
                };
                (format!("`{}` has no label '{text}'", column.name), help)
            }
            // MySQL compares a label's number, too.
            Literal::Number(_) if self.dialect == Dialect::Mysql => return,
            other => {
                let message = format!(
                    "`{}` is an enum, compared with {}",
                    column.name,
                    noun(other)
                );
                (message, format!("its labels are {}", labels.join(", ")))
            }
        };
        self.report(range, message, Some(help));
    }
}

fn noun(literal: &Literal) -> &'static str {
    match literal {
        Literal::Null => "NULL",
        Literal::Boolean(_) => "TRUE or FALSE",
        Literal::Number(_) => "a number",
        Literal::Text(_) => "a text",
    }
}

/// Whether an engine can compare the two in a way that may be true. When in doubt, it can.
fn fits(group: Group, literal: &Literal, dialect: Dialect) -> bool {
    let strict = dialect == Dialect::Postgres;
    match (group, literal) {
        (_, Literal::Null) | (Group::Other | Group::Enum, _) => true,
        (Group::Boolean, Literal::Boolean(_)) => true,
        // SQLite and MySQL keep booleans as numbers.
        (Group::Boolean, Literal::Number(number)) => {
            !strict && matches!(number.as_str(), "0" | "1")
        }
        (Group::Boolean, Literal::Text(text)) => strict && is_boolean_text(text),
        (Group::Integer | Group::Number, Literal::Number(_)) => true,
        (Group::Integer | Group::Number, Literal::Boolean(_)) => !strict,
        (Group::Integer | Group::Number, Literal::Text(text)) => text.trim().parse::<f64>().is_ok(),
        (Group::Text, Literal::Text(_)) => true,
        (Group::Text, Literal::Number(_) | Literal::Boolean(_)) => false,
        // What a time's text may look like is the engine's business.
        (Group::Time, Literal::Text(text)) => text.chars().any(|c| c.is_ascii_digit()),
        (Group::Time, Literal::Number(_) | Literal::Boolean(_)) => !strict,
        (Group::Uuid, Literal::Text(text)) => {
            text.chars().filter(char::is_ascii_hexdigit).count() == 32
        }
        (Group::Uuid, Literal::Number(_) | Literal::Boolean(_)) => false,
    }
}

/// PostgreSQL reads these as a boolean, and any beginning of the longer ones.
fn is_boolean_text(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let words = ["true", "false", "yes", "no", "on", "off", "1", "0"];
    !text.is_empty() && text != "o" && words.iter().any(|word| word.starts_with(&text))
}
