//! `review`: mixed tables, counted by what their predicates say, with rows to look at where nobody has decided.

use super::error::RunError;
use super::session::Session;
use super::snapshot;
use crate::engine::plain;
use crate::plan::Plan;
use crate::schema::TableRef;
use crate::secrets;
use crate::sql::questions::snapshot as begin;
use crate::sql::samples::{PredicateCount, ReviewQuestion};

mod mask;

/// What is asked.
pub struct Request<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How many rows to show of a table.
    pub samples: usize,
    /// Whether an annotation calls a column secret.
    pub is_secret: &'a (dyn Fn(&TableRef, &str) -> bool + Sync),
}

/// A mixed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// Its name.
    pub table: String,
    /// Who decides, and until when; none where it is decided.
    pub undecided: Option<(String, String)>,
    /// What the decided predicate says; of an undecided table, that all rows are undecided.
    pub now: Counted,
    /// What predicates that suggest themselves would say.
    pub candidates: Vec<Counted>,
    /// The columns of `rows`.
    pub columns: Vec<String>,
    /// A few rows that nobody decided; none stands for NULL, `***` for what is or looks secret.
    pub rows: Vec<Vec<Option<String>>>,
}

/// Rows by a predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The predicate.
    pub predicate: Option<String>,
    /// System rows.
    pub system: u64,
    /// User rows.
    pub user: u64,
    /// Rows of which it says nothing.
    pub undecided: u64,
}

/// Looks at all mixed tables, in one transaction that changes nothing.
pub async fn review(
    session: &mut Session,
    request: &Request<'_>,
) -> Result<Vec<Reviewed>, RunError> {
    let secret = |table: &TableRef, column: &str| {
        (request.is_secret)(table, column) || secrets::by_name(column)
    };
    let questions = crate::sql::review_questions(request.plan, request.samples, &secret);
    let before = snapshot::begin(session, &begin(session.dialect())).await?;
    let mut found = Vec::new();
    for question in questions {
        match one(session, question).await {
            Ok(table) => found.push(table),
            Err(error) => {
                snapshot::end(session, before).await;
                return Err(error);
            }
        }
    }
    snapshot::end(session, before).await;
    Ok(found)
}

async fn one(session: &mut Session, question: ReviewQuestion) -> Result<Reviewed, RunError> {
    let failed = |error: sqlx::Error| {
        RunError::database(format!(
            "{} can't be looked at: {}\nnothing was changed",
            question.table,
            plain(&error)
        ))
        .help("`{program} drift` says whether the database has the catalog's schema")
    };
    let mut counts = Vec::new();
    for of in &question.counts {
        counts.push(count(session, of).await.map_err(failed)?);
    }
    let rows = session.rows(&question.sample.query).await.map_err(failed)?;
    let mut counts = counts.into_iter();
    let now = counts.next().unwrap_or(Counted {
        predicate: None,
        system: 0,
        user: 0,
        undecided: 0,
    });
    Ok(Reviewed {
        table: question.table,
        undecided: question.undecided,
        now,
        candidates: counts.collect(),
        columns: question.sample.columns,
        rows: rows
            .into_iter()
            .map(|row| {
                row.into_iter()
                    .map(|value| value.map(mask::shown))
                    .collect()
            })
            .collect(),
    })
}

async fn count(session: &mut Session, of: &PredicateCount) -> Result<Counted, sqlx::Error> {
    let row = session.rows(&of.query).await?.into_iter().next();
    let row = row.unwrap_or_default();
    // MariaDB's sums are decimals, of which the text has no fraction.
    let number = |at: usize| {
        let text = row.get(at).cloned().flatten()?;
        text.parse::<u64>().ok()
    };
    Ok(Counted {
        predicate: of.predicate.clone(),
        system: number(2).unwrap_or_default(),
        user: number(3).unwrap_or_default(),
        undecided: number(4).unwrap_or_default(),
    })
}
