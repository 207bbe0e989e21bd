//! What `review` asks a live database: counts by predicate, and a few rows to look at.

use crate::plan::{PlanPredicate, PlanTable, RowKey};
use crate::schema::{Dialect, TableRef};

use super::context::Context;
use super::review::count;

/// How many characters of a value are fetched: enough to tell whether it looks like a secret.
const FETCHED: usize = 2000;

/// What is asked about a mixed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewQuestion {
    /// The table's name as people read it.
    pub table: String,
    /// By whom it is to be decided, and until when; none where it is decided.
    pub undecided: Option<(String, String)>,
    /// A query for each predicate: the decided one alone, else one without a predicate and the candidates. Five
    /// columns: the table, the predicate, how many rows are system, user and undecided by it.
    pub counts: Vec<PredicateCount>,
    /// A few rows that nobody decided.
    pub sample: Sample,
}

/// A count by a predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PredicateCount {
    /// The predicate; none where all rows are counted.
    pub predicate: Option<String>,
    /// The query.
    pub query: String,
}

/// A query for rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The names of its columns.
    pub columns: Vec<String>,
    /// The query: all columns as texts, secret ones as `***`.
    pub query: String,
}

pub(super) fn questions(
    c: Context<'_>,
    samples: usize,
    secret: &dyn Fn(&TableRef, &str) -> bool,
) -> Vec<ReviewQuestion> {
    let mut questions = Vec::new();
    for review in &c.plan.review.tables {
        let Some((_, table)) = c.table(&review.table) else {
            continue;
        };
        let shown = c.shown(&review.table);
        let ask = |predicate: Option<&PlanPredicate>| PredicateCount {
            predicate: predicate.map(|predicate| predicate.text.clone()),
            query: count(c, &shown, &c.target(&review.table), predicate),
        };
        let mut counts = vec![ask(table.system_rows.as_ref())];
        counts.extend(
            review
                .candidates
                .iter()
                .map(|candidate| ask(Some(candidate))),
        );
        let word =
            |text: &Option<String>, none: &str| text.clone().unwrap_or_else(|| none.to_owned());
        questions.push(ReviewQuestion {
            undecided: (!review.decided).then(|| {
                (
                    word(&review.owner, "nobody"),
                    word(&review.review_by, "no day"),
                )
            }),
            counts,
            sample: sample(c, table, samples, secret),
            table: shown,
        });
    }
    questions
}

/// Rows of an undecided table; of a decided one those of which its predicate says nothing.
fn sample(
    c: Context<'_>,
    table: &PlanTable,
    samples: usize,
    secret: &dyn Fn(&TableRef, &str) -> bool,
) -> Sample {
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| {
            let name = c.q.name(&column.name);
            let shown = match secret(&table.name, &column.name) {
                true => "'***'".to_owned(),
                false => text(c.dialect(), &name, &column.ty),
            };
            format!("CASE WHEN {name} IS NULL THEN NULL ELSE {shown} END")
        })
        .collect();
    let filter = table.system_rows.as_ref().map(|predicate| {
        let odd = predicate.odd.as_deref();
        let odd = odd.map_or(String::new(), |odd| format!(" OR {odd}"));
        format!(" WHERE ({}) IS NULL{odd}", predicate.sql)
    });
    let order = match &table.row_key {
        RowKey::Columns(key) => c.q.names(key.iter().map(String::as_str)),
        RowKey::Hidden(_) | RowKey::Values(_) => "1".to_owned(),
    };
    Sample {
        columns: table
            .columns
            .iter()
            .map(|column| column.name.clone())
            .collect(),
        query: format!(
            "SELECT {} FROM {}{} ORDER BY {order} LIMIT {samples}",
            columns.join(", "),
            c.target(&table.name),
            filter.unwrap_or_default()
        ),
    }
}

/// A value as a text. Bytes are only said to be there.
fn text(dialect: Dialect, name: &str, ty: &str) -> String {
    let ty = ty.to_ascii_lowercase();
    let is_bytes = ["bytea", "blob", "binary"]
        .iter()
        .any(|bytes| ty.contains(bytes));
    match dialect {
        _ if is_bytes => "'(bytes)'".to_owned(),
        Dialect::Postgres => format!("left({name}::text, {FETCHED})"),
        Dialect::Sqlite => format!(
            "CASE typeof({name}) WHEN 'blob' THEN '(bytes)' ELSE substr(CAST({name} AS TEXT), 1, {FETCHED}) END"
        ),
        Dialect::Mysql => format!("LEFT(CAST({name} AS CHAR), {FETCHED})"),
    }
}
