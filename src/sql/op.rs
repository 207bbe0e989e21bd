//! What a script's unit of work is made of, before it is put into a dialect's own form.

use crate::schema::Dialect;

/// A step of a unit of work. The dialects differ in what makes the steps one unit (see `postgres`, `sqlite`,
/// `mysql`); what each step does is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Op {
    /// Words for the reader.
    Note(String),
    /// A temporary table with the rows that a query gives at this point.
    Temp {
        /// Its name.
        name: String,
        /// Columns to find its rows by; none where it is only read whole.
        index: Vec<String>,
        /// The query.
        query: String,
    },
    /// Adds the rows of a query to a temporary table.
    Add {
        /// The table.
        name: String,
        /// The query.
        query: String,
    },
    /// Nothing goes on if a query gives rows. Its one column says what is wrong.
    Check(Check),
    /// A statement that changes rows.
    Change(Change),
    /// Statements in PL/pgSQL.
    Plpgsql(String),
}

/// A condition of everything that follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Check {
    /// What is wrong if the query gives rows: the beginning of a sentence, to be read by people.
    pub(super) wrong: String,
    /// The query, with one column of text.
    pub(super) query: String,
    /// When it can be asked at all; MariaDB and MySQL alone have such checks.
    pub(super) only: Option<Only>,
}

/// A check that can't always be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Only {
    /// A condition under which it can.
    pub(super) when: String,
    /// What is said where it can't.
    pub(super) else_notice: String,
}

/// A statement that changes rows: `{head} WHERE {condition}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// What stands before WHERE.
    pub(super) head: String,
    /// Which rows; none for all.
    pub(super) condition: Option<String>,
    /// What stands behind the condition.
    pub(super) tail: String,
}

impl Op {
    pub(super) fn note(text: impl Into<String>) -> Op {
        Op::Note(text.into())
    }

    pub(super) fn check(wrong: impl Into<String>, query: impl Into<String>) -> Op {
        Op::Check(Check {
            wrong: wrong.into(),
            query: query.into(),
            only: None,
        })
    }

    /// A check of MariaDB or MySQL that is made where a condition holds; elsewhere that is said, and no more.
    pub(super) fn check_where(
        when: impl Into<String>,
        else_notice: impl Into<String>,
        wrong: impl Into<String>,
        query: impl Into<String>,
    ) -> Op {
        Op::Check(Check {
            wrong: wrong.into(),
            query: query.into(),
            only: Some(Only {
                when: when.into(),
                else_notice: else_notice.into(),
            }),
        })
    }

    pub(super) fn change(head: impl Into<String>, condition: Option<String>) -> Op {
        Op::Change(Change {
            head: head.into(),
            condition,
            tail: String::new(),
        })
    }
}

impl Change {
    /// The statement; `also` is a condition that each one must test.
    pub(super) fn sql(&self, also: Option<&str>) -> String {
        let mut conditions: Vec<&str> = also.into_iter().collect();
        conditions.extend(self.condition.as_deref());
        let mut sql = self.head.clone();
        if !conditions.is_empty() {
            sql.push_str(&format!("\nWHERE {}", conditions.join("\n  AND ")));
        }
        sql.push_str(&self.tail);
        sql
    }
}

/// A comparison of two values that takes NULL for a value.
pub(super) fn same(dialect: Dialect, left: &str, right: &str) -> String {
    match dialect {
        Dialect::Postgres => format!("{left} IS NOT DISTINCT FROM {right}"),
        Dialect::Sqlite => format!("{left} IS {right}"),
        Dialect::Mysql => format!("{left} <=> {right}"),
    }
}
