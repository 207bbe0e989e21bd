//! `verify`: whether a database holds what it should, in one consistent look that changes nothing.

use super::error::RunError;
use super::seed::SeedReport;
use super::session::Session;
use super::snapshot;
use crate::drift::{drift, lines};
use crate::engine::plain;
use crate::plan::Plan;
use crate::schema::{Dialect, Schema};
use crate::sql::checks::{Check, CheckKind};
use crate::sql::verify_questions;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The plan whose checks are made.
    pub plan: &'a Plan,
    /// The schema that it was made for, which the live one is compared with; none where only the catalog is at hand.
    pub schema: Option<&'a Schema>,
    /// Whether rows that a full cleanup would delete are a miss.
    pub clean: bool,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Every check, in the order in which it was made.
    pub checks: Vec<Checked>,
}

/// A check that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What was looked at: `schema`, `rows`, `keys twice`, `unknown class`, `orphans`, `left over`, `fixtures`.
    pub check: &'static str,
    /// The table; empty for the whole schema.
    pub table: String,
    /// Which reference, key or predicate; what differs in the schema.
    pub detail: String,
    /// What was expected: `at least 3`, `0`.
    pub expected: String,
    /// How many there were; none where it can't be told.
    pub found: Option<u64>,
    /// Whether that is as expected.
    pub ok: bool,
}

impl Report {
    /// The checks that missed.
    pub fn missed(&self) -> impl Iterator<Item = &Checked> {
        self.checks.iter().filter(|check| !check.ok)
    }

    /// Whether the schema is the one that was expected.
    pub fn has_schema(&self) -> bool {
        self.missed().all(|check| check.check != "schema")
    }

    /// Adds how many rows differ from the fixtures, by what a seed would do: missing rows, changed ones, and those
    /// that no fixture has. A secret that could not be compared is said.
    pub fn compare(&mut self, seed: &SeedReport) {
        for table in &seed.tables {
            let count = |rows: &[String]| u64::try_from(rows.len()).unwrap_or(u64::MAX);
            let more = count(&table.left) + count(&table.foreign);
            let found = table.inserted + table.updated + more;
            let mut detail = vec![format!(
                "{} missing, {} changed, {more} in no fixture",
                table.inserted, table.updated
            )];
            if !table.uncompared.is_empty() {
                detail.push(format!("not compared: {}", table.uncompared.join(", ")));
            }
            for field in &table.rewritten {
                let (name, rows) = (&field.field, field.rows);
                detail.push(format!("`{name}` of {rows} as a trigger made it"));
            }
            self.checks.push(Checked {
                check: "fixtures",
                table: table.table.clone(),
                detail: detail.join("; "),
                expected: "0".to_owned(),
                found: Some(found),
                ok: found == 0,
            });
        }
    }

    /// Whether all is as it should be.
    pub fn is_ok(&self) -> bool {
        self.missed().next().is_none()
    }
}

/// Looks at the database, on a connection of its own or on a pool's:
///
/// ```no_run
/// use cargo_data_class::plan::Plan;
/// use cargo_data_class::run::verify::{Request, verify};
/// use cargo_data_class::run::{RunError, Session};
///
/// # async fn check(pool: sqlx::PgPool, plan: &Plan) -> Result<(), RunError> {
/// let mut session = Session::of_postgres(&pool).await?;
/// let request = Request { plan, schema: None, clean: true };
/// let report = verify(&mut session, &request).await?;
/// assert!(report.is_ok(), "{:?}", report.missed().collect::<Vec<_>>());
/// # Ok(())
/// # }
/// ```
///
/// A schema that differs from the catalog's is a miss, and so is a check that can't be made for that reason. Fails
/// where the database does, and where a policy would hide rows from this role.
pub async fn verify(session: &mut Session, request: &Request<'_>) -> Result<Report, RunError> {
    let mut report = Report::default();
    let differences = match request.schema {
        Some(schema) => {
            let live = session.schema().await?;
            let differences = lines(drift(schema, &live).for_cleanup());
            report.checks.push(same_schema(&differences));
            differences
        }
        None => Vec::new(),
    };
    let drifted = !differences.is_empty();
    // The survivors can't be found in a schema that is another one.
    let questions = verify_questions(request.plan, request.clean && !drifted);
    let before = snapshot::begin(session, &questions.begin).await?;
    let asked = ask(session, &questions.survivors, &questions.checks, drifted).await;
    snapshot::end(session, before).await;
    report.checks.extend(asked?);
    if request.clean && drifted {
        report.checks.push(Checked {
            check: CheckKind::Leftovers.name(),
            table: String::new(),
            detail: "not asked: the schema is another one".to_owned(),
            expected: "0".to_owned(),
            found: None,
            ok: false,
        });
    }
    Ok(report)
}

fn same_schema(differences: &[String]) -> Checked {
    Checked {
        check: "schema",
        table: String::new(),
        detail: differences.join("\n"),
        expected: "0".to_owned(),
        found: u64::try_from(differences.len()).ok(),
        ok: differences.is_empty(),
    }
}

async fn ask(
    session: &mut Session,
    survivors: &[String],
    checks: &[Check],
    drifted: bool,
) -> Result<Vec<Checked>, RunError> {
    for sql in survivors {
        let found = session.execute(sql).await;
        found.map_err(|error| failed("the rows that would stay can't be found", &error))?;
    }
    let mut made = Vec::new();
    for check in checks {
        let found = if drifted {
            count_if_possible(session, check).await?
        } else {
            count(session, check).await
        };
        let what = format!("{}: {}", check.table, check.kind.name());
        made.push(match found {
            Ok(found) => checked(check, Some(found), check.detail.clone()),
            Err(error) if drifted => checked(check, None, plain(&error)),
            Err(error) => return Err(failed(&what, &error)),
        });
    }
    Ok(made)
}

fn checked(check: &Check, found: Option<u64>, detail: String) -> Checked {
    Checked {
        check: check.kind.name(),
        table: check.table.clone(),
        detail,
        expected: check.expected.to_string(),
        found,
        ok: found.is_some_and(|found| check.expected.holds(found)),
    }
}

async fn count(session: &mut Session, check: &Check) -> Result<u64, sqlx::Error> {
    let value = session.value(&check.query).await?;
    value
        .and_then(|count| count.parse().ok())
        .ok_or(sqlx::Error::RowNotFound)
}

/// Counts where an error is expected: PostgreSQL's ends a transaction unless it is caught by a savepoint.
async fn count_if_possible(
    session: &mut Session,
    check: &Check,
) -> Result<Result<u64, sqlx::Error>, RunError> {
    if session.dialect() != Dialect::Postgres {
        return Ok(count(session, check).await);
    }
    let lost = |error: sqlx::Error| failed("the transaction is lost", &error);
    session
        .execute("SAVEPOINT data_class_check")
        .await
        .map_err(lost)?;
    let found = count(session, check).await;
    session
        .execute("ROLLBACK TO SAVEPOINT data_class_check")
        .await
        .map_err(lost)?;
    Ok(found)
}

fn failed(what: &str, error: &sqlx::Error) -> RunError {
    RunError::database(format!("{what}: {}\nnothing was changed", plain(error)))
}
