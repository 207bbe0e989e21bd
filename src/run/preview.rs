//! The preview of a full cleanup: per table how many rows go, stay, and why. Nothing is changed.

use std::collections::BTreeMap;

use futures_util::future::BoxFuture;

use super::beside::{self, Answers, Questions};
use super::error::RunError;
use super::session::{Session, TextRow};
use crate::engine::plain;
use crate::plan::{How, Plan};
use crate::sql::opening::Opening;
use crate::sql::preview::{Asked, Part, Preview, PreviewTable, preview as render};

/// How many differences of a schema are shown.
const DIFFERENCES: usize = 20;

/// What a full cleanup would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CleanPreview {
    /// The tables, in the plan's order; those of frameworks and of others are left out.
    pub tables: Vec<TablePreview>,
    /// Why it would be refused, beside the stamp: a mixed table whose day has passed.
    pub refused: Vec<String>,
}

/// What it would do to a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablePreview {
    /// Its name.
    pub table: String,
    /// Its class.
    pub class: String,
    /// How many rows it has.
    pub rows: u64,
    /// How many of them stay, in a table that is cleaned, and why. Empty for a table that is kept whole.
    pub why: Vec<(Part, u64)>,
    /// How its rows are deleted; none for a table that is kept.
    pub strategy: Option<Strategy>,
    /// References that rows which stay give up: their columns, and how many rows.
    pub gives_up: Vec<(Vec<String>, u64)>,
}

/// How rows are deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strategy {
    /// By DELETE.
    Delete,
    /// With the tables of a cycle in one statement (PostgreSQL).
    OneStatement,
    /// By DELETE, keys being checked at COMMIT (SQLite).
    Deferred,
    /// By TRUNCATE; rows that stay are put back (PostgreSQL).
    Truncate,
}

impl Strategy {
    /// As JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Strategy::Delete => "delete",
            Strategy::OneStatement => "one_statement",
            Strategy::Deferred => "deferred",
            Strategy::Truncate => "truncate",
        }
    }
}

impl TablePreview {
    /// How many rows go.
    pub fn goes(&self) -> u64 {
        self.rows - self.stays()
    }

    /// How many rows stay.
    pub fn stays(&self) -> u64 {
        if self.strategy.is_none() {
            return self.rows;
        }
        self.why
            .iter()
            .map(|(_, rows)| rows)
            .sum::<u64>()
            .min(self.rows)
    }
}

/// Counts, in one transaction that is rolled back. Refused where the live schema is not the plan's.
pub async fn preview(session: &mut Session, plan: &Plan) -> Result<CleanPreview, RunError> {
    let asking = Asking::of(plan);
    let answers = beside::ask(session, &asking).await;
    asking.end(session).await;
    Ok(asking.told(answers?))
}

/// Refuses where the live schema is not the plan's, with the difference. Changes nothing.
pub async fn refuse_drift(session: &mut Session, plan: &Plan) -> Result<(), RunError> {
    let asking = Asking::of(plan);
    let compared = async {
        for sql in asking.statements.opening.statements() {
            session.execute(sql).await.map_err(failed)?;
        }
        asking.compare(session).await
    };
    let compared = compared.await;
    asking.end(session).await;
    compared
}

/// The questions of a preview.
struct Asking {
    statements: Preview,
    /// What only one connection can answer, as it makes tables for it: survivors, who stays, what TRUNCATE would empty.
    own: Vec<String>,
}

impl Questions for Asking {
    /// Why a cleanup would be refused today.
    type Schema = Vec<String>;

    fn opening(&self) -> &Opening {
        &self.statements.opening
    }

    fn schema<'s>(
        &'s self,
        session: &'s mut Session,
    ) -> BoxFuture<'s, Result<Vec<String>, RunError>> {
        Box::pin(async {
            self.compare(session).await?;
            self.refused(session).await
        })
    }

    fn own(&self) -> &[String] {
        &self.own
    }

    fn shared(&self) -> &[String] {
        &self.statements.rows
    }

    fn failed(&self, error: sqlx::Error) -> RunError {
        failed(error)
    }
}

impl Asking {
    fn of(plan: &Plan) -> Asking {
        let statements = render(plan);
        let parts = [&statements.survivors, &statements.staying];
        let own = parts
            .into_iter()
            .flatten()
            .chain(&statements.truncated)
            .cloned();
        Asking {
            own: own.collect(),
            statements,
        }
    }

    async fn compare(&self, session: &mut Session) -> Result<(), RunError> {
        if let Some(sql) = &self.statements.expected {
            session.execute(sql).await.map_err(failed)?;
        }
        for asked in &self.statements.checks {
            let found = answers(session, asked).await?;
            if !found.is_empty() {
                return Err(differs(&asked.wrong, &found));
            }
        }
        Ok(())
    }

    /// Why it would be refused today.
    async fn refused(&self, session: &mut Session) -> Result<Vec<String>, RunError> {
        let mut refused = Vec::new();
        for asked in &self.statements.days {
            if !answers(session, asked).await?.is_empty() {
                refused.push(format!("{}: the day has passed", asked.wrong));
            }
        }
        Ok(refused)
    }

    /// After an error, too; where no transaction is open there is nothing to undo.
    async fn end(&self, session: &mut Session) {
        for sql in self.statements.end {
            let _ = session.execute(sql).await;
        }
    }

    fn told(&self, mut answers: Answers<Vec<String>>) -> CleanPreview {
        let truncated = match self.statements.truncated {
            Some(_) => answers.own.pop().unwrap_or_default(),
            None => Vec::new(),
        };
        let truncated: Vec<String> = truncated.into_iter().flatten().flatten().collect();
        let counts = counts(answers.own.iter().chain(&answers.shared).flatten());
        let tables = self.statements.tables.iter();
        CleanPreview {
            tables: tables.map(|of| table(of, &counts, &truncated)).collect(),
            refused: answers.schema,
        }
    }
}

/// Rows by table and by what is counted.
type Counts = BTreeMap<(usize, Part), u64>;

fn counts<'a>(rows: impl Iterator<Item = &'a TextRow>) -> Counts {
    let mut counts = Counts::new();
    for row in rows {
        let mut numbers = row
            .iter()
            .map(|value| value.as_deref()?.parse::<u64>().ok());
        let mut next = || numbers.next().flatten();
        if let (Some(table), Some(part), Some(rows)) = (next(), next(), next())
            && let Some(part) = usize::try_from(part).ok().and_then(Part::of)
        {
            *counts
                .entry((usize::try_from(table).unwrap_or(usize::MAX), part))
                .or_default() += rows;
        }
    }
    counts
}

fn table(of: &PreviewTable, counts: &Counts, truncated: &[String]) -> TablePreview {
    let count = |part: Part| counts.get(&(of.number, part)).copied().unwrap_or_default();
    let reasons = [
        Part::System,
        Part::Kept,
        Part::Held,
        Part::Needed,
        Part::Odd,
    ];
    let why = reasons.map(|part| (part, count(part)));
    TablePreview {
        table: of.shown.clone(),
        class: of.class.clone(),
        rows: count(Part::All),
        why: why.into_iter().filter(|(_, rows)| *rows > 0).collect(),
        strategy: of.how.map(|how| match how {
            _ if truncated.contains(&of.target) => Strategy::Truncate,
            How::Delete => Strategy::Delete,
            How::OneStatement => Strategy::OneStatement,
            How::Deferred => Strategy::Deferred,
        }),
        gives_up: of
            .gives_up
            .iter()
            .map(|(number, columns)| (columns.clone(), count(Part::GivesUp(*number))))
            .filter(|(_, rows)| *rows > 0)
            .collect(),
    }
}

async fn answers(session: &mut Session, asked: &Asked) -> Result<Vec<String>, RunError> {
    let rows = session.rows(&asked.query).await.map_err(|error| {
        RunError::database(format!(
            "{}: this can't be told, and nothing was changed: {}",
            asked.wrong,
            plain(&error)
        ))
    })?;
    Ok(rows.into_iter().flatten().flatten().collect())
}

fn differs(wrong: &str, found: &[String]) -> RunError {
    let mut lines = vec![wrong.to_owned()];
    lines.extend(
        found
            .iter()
            .take(DIFFERENCES)
            .map(|line| format!("  {line}")),
    );
    if found.len() > DIFFERENCES {
        lines.push(format!("  and {} more", found.len() - DIFFERENCES));
    }
    let refused = RunError::refused(lines.join("\n"));
    if wrong.starts_with("the schema") {
        return refused.help("run the missing migrations there, or have what was changed by hand written as one; then `{program} classify`");
    }
    refused
}

fn failed(error: sqlx::Error) -> RunError {
    let message = plain(&error);
    let hidden = message.contains("row-level security");
    let failed = format!("the preview failed, and nothing was changed: {message}");
    if hidden {
        return RunError::refused(failed)
            .help("row-level security hides rows from this role: use one that owns the tables, or has BYPASSRLS");
    }
    RunError::database(failed)
}
