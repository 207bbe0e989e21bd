//! `transfer`: chosen user rows, with all that they need, from an old database into a new one.
//!
//! The old database is read from one state of it and never written. In the new one everything happens in one
//! transaction: rows, what they became (`data_class_transferred`) and the ledger. Before COMMIT every row is read back,
//! every table's sum is made, and what is not the users' is proven to be as it was; after a kill nothing was done, and a
//! rerun does it.

use std::collections::HashSet;

use super::export::{begin_reading, begin_writing, not_begun, pin};
use super::interrupt::Interrupt;
use super::ledger::{End, Ledger, Outcome, plan_hash};
use super::lock;
use super::protect::same_database;
use super::settle::commit;
use super::{RunError, Session, require_no_drift};
use crate::engine::plain;
use crate::fixtures::Fixtures;
use crate::plan::Plan;
use crate::schema::{Dialect, Schema, TableRef};
use crate::sql::preview::Locked;
use crate::sql::quote::Quote;
use crate::transfer::{Graph, Node, Part, Scheme, State, order, scheme, sql};

mod decide;
mod proof;
mod read;
mod report;
mod system;
mod transferred;
mod write;

pub use report::{Losing, Staying, TransferReport};

use report::reported;

/// What is to be transferred.
#[derive(Debug, Clone, Copy)]
pub struct TransferRequest<'a> {
    /// The plan of both databases.
    pub plan: &'a Plan,
    /// Their schema.
    pub schema: &'a Schema,
    /// How system rows are known in every database.
    pub fixtures: &'a Fixtures,
    /// The tables whose user rows are asked for.
    pub models: &'a [TableRef],
    /// Which rows of a table may come along, as SQL.
    pub filters: &'a [(TableRef, String)],
    /// Columns whose values are never shown.
    pub secrets: &'a [(TableRef, Vec<String>)],
}

/// A transfer that can be previewed and done.
#[derive(Debug)]
pub struct Transfer<'a> {
    request: TransferRequest<'a>,
    scheme: Scheme,
    order: Vec<usize>,
    url: Option<String>,
}

/// A transfer at work.
struct Work<'w> {
    transfer: &'w Transfer<'w>,
    from: &'w mut Session,
    to: &'w mut Session,
    graph: Graph<'w>,
    counts: read::Counts,
    /// Rows that can't be without one that stays, with the reference.
    without: Vec<(Node, usize)>,
    /// Refused rows, with the reason.
    refused: Vec<(Node, String)>,
    /// Rows that an earlier transfer brought.
    mapped: HashSet<Node>,
    /// Rows that are there without one, with a hash of what they hold.
    found: Vec<(Node, String)>,
    /// The old database, as the new one remembers it.
    source: String,
    notes: Vec<String>,
}

impl<'a> Transfer<'a> {
    /// Refuses tables that have no user rows, or whose rows can't be known.
    pub fn new(request: TransferRequest<'a>) -> Result<Self, RunError> {
        let mut scheme = scheme(
            request.plan,
            request.schema,
            request.models,
            request.filters,
        );
        for name in request.models {
            let Some(at) = scheme.position(name) else {
                return Err(RunError::usage(format!(
                    "`{}` is no table of the application",
                    name.table
                )));
            };
            let member = &scheme.tables[at];
            if !member.has_user_rows() {
                let what = match &member.part {
                    Part::Kept(class) if class == "system" => "holds system data".to_owned(),
                    Part::Kept(class) => format!("is {class}"),
                    _ => "is mixed, and nobody has decided which rows are the users'".to_owned(),
                };
                return Err(RunError::usage(format!(
                    "`{}` {what}: only users' rows are transferred",
                    member.shown
                ))
                .help("system rows that the users' reference are found in the new database by their key; `{program} seed` brings them there"));
            }
        }
        for (name, columns) in request.secrets {
            if let Some(at) = scheme.position(name) {
                let all = scheme.tables[at].columns.iter_mut();
                all.for_each(|column| column.secret |= columns.contains(&column.name));
            }
        }
        let order = order(&scheme);
        Ok(Transfer {
            request,
            scheme,
            order,
            url: None,
        })
    }

    /// With the new database's address, by which it is asked what it did where the connection is lost at COMMIT.
    #[must_use]
    pub fn at(mut self, url: &str) -> Self {
        self.url = Some(url.to_owned());
        self
    }

    /// What would be done; neither database is changed.
    pub async fn preview(
        &self,
        from: &mut Session,
        to: &mut Session,
    ) -> Result<TransferReport, RunError> {
        let mut work = self.begin(from, to).await?;
        begin_reading(work.to).await?;
        work.decide().await?;
        let report = reported(&work)?;
        for session in [&mut *work.from, &mut *work.to] {
            let ended = session.execute("ROLLBACK").await;
            ended.map_err(|error| RunError::lost(&error))?;
        }
        Ok(report)
    }

    /// Transfers. On any failure nothing is changed.
    pub async fn execute(
        &self,
        from: &mut Session,
        to: &mut Session,
        interrupt: Option<&Interrupt>,
    ) -> Result<TransferReport, RunError> {
        let only = lock::only_run(to).await;
        if !only.map_err(|error| RunError::lost(&error))? {
            return Err(RunError::refused(
                "another run is at work on the new database: nothing was changed",
            ));
        }
        let done = self.execute_alone(from, to, interrupt).await;
        lock::release(to).await;
        done
    }

    async fn execute_alone(
        &self,
        from: &mut Session,
        to: &mut Session,
        interrupt: Option<&Interrupt>,
    ) -> Result<TransferReport, RunError> {
        let mut work = self.begin(from, to).await?;
        // MariaDB would end a transaction for it.
        transferred::create(work.to).await.map_err(|error| {
            RunError::database(format!(
                "the table {}, by which a second transfer knows what is there, can't be made: {}\nnothing was changed",
                transferred::TABLE,
                plain(&error)
            ))
        })?;
        let ledger = Ledger::begin(work.to, "transfer", &plan_hash(self.request.plan)).await;
        if let Some(trouble) = ledger.trouble() {
            work.notes
                .push(format!("the run can't be entered in the ledger: {trouble}"));
        }
        match work.transfer(&ledger, interrupt).await {
            Ok(report) => Ok(report),
            Err(error) => {
                // A connection that is gone rolls back by itself.
                let _ = work.to.execute("ROLLBACK").await;
                let _ = work.from.execute("ROLLBACK").await;
                let asked = interrupt.is_some_and(Interrupt::asked);
                let end = End {
                    outcome: if asked {
                        Outcome::Interrupted
                    } else {
                        Outcome::Failed
                    },
                    rows: &[],
                    detail: error.message.lines().next().unwrap_or_default(),
                };
                let _ = ledger.finish(work.to, &end).await;
                Err(error)
            }
        }
    }

    /// Requires two databases of this schema, and reads which rows come along.
    async fn begin<'w>(
        &'w self,
        from: &'w mut Session,
        to: &'w mut Session,
    ) -> Result<Work<'w>, RunError> {
        if same_database(from, to).await? {
            return Err(RunError::refused(
                "--from and --to lead to the same database: nothing was changed",
            )
            .help("name the old system's database and the new one's"));
        }
        require_no_drift(from, self.request.schema).await?;
        require_no_drift(to, self.request.schema).await?;
        pin(from).await?;
        pin(to).await?;
        if from.dialect() == Dialect::Sqlite {
            let only = from.execute("PRAGMA query_only = ON").await;
            only.map_err(|error| RunError::lost(&error))?;
        }
        let source = transferred::source(from).await?;
        begin_reading(from).await?;
        let mut work = Work {
            transfer: self,
            from,
            to,
            graph: Graph::new(&self.scheme),
            counts: read::Counts::default(),
            without: Vec::new(),
            refused: Vec::new(),
            mapped: HashSet::new(),
            found: Vec::new(),
            source,
            notes: Vec::new(),
        };
        work.read().await?;
        work.without = work.graph.settle();
        Ok(work)
    }
}

impl<'w> Work<'w> {
    fn scheme(&self) -> &'w Scheme {
        &self.transfer.scheme
    }

    /// Everything between BEGIN and COMMIT.
    async fn transfer(
        &mut self,
        ledger: &Ledger,
        interrupt: Option<&Interrupt>,
    ) -> Result<TransferReport, RunError> {
        let stop = |work: &str| match interrupt.is_some_and(Interrupt::asked) {
            true => Err(RunError::database(format!(
                "interrupted {work}: nothing was changed"
            ))),
            false => Ok(()),
        };
        self.begin_writing().await?;
        let kept = self.kept().await?;
        self.decide().await?;
        stop("before anything was written")?;
        let before = self.sizes().await?;
        let mut report = reported(self)?;
        self.number().await?;
        self.insert().await?;
        stop("while rows were written")?;
        self.read_back(ledger.id()).await?;
        self.remember_found(ledger.id()).await?;
        let after = self.sizes().await?;
        proof::grown(&report, &before, &after)?;
        let now = self.kept().await?;
        proof::unchanged(&kept, &now)?;
        stop("before COMMIT")?;
        let rows: Vec<(String, u64)> = report
            .tables
            .iter()
            .filter(|table| table.copied > 0)
            .map(|table| (table.table.clone(), table.copied))
            .collect();
        let end = End {
            outcome: Outcome::Done,
            rows: &rows,
            detail: &report.detail(),
        };
        let finished = ledger.finish(self.to, &end).await;
        finished.map_err(|error| RunError::lost(&error))?;
        let url = self.transfer.url.as_deref();
        commit(self.to, ledger, url, "all is transferred").await?;
        // The old database has nothing to keep.
        let _ = self.from.execute("ROLLBACK").await;
        report.executed = true;
        Ok(report)
    }

    /// Begins the transaction, and keeps others from writing the tables that are written or must stay as they are.
    async fn begin_writing(&mut self) -> Result<(), RunError> {
        begin_writing(self.to).await?;
        let tables = self.locked();
        let not_lockable = lock::not_lockable(self.to, &tables).await;
        let not_lockable = not_lockable.map_err(|error| not_begun("locks", &error))?;
        let without = lock::tables(self.to, &tables, &not_lockable).await;
        let without = without.map_err(|error| not_begun("LOCK TABLE", &error))?;
        if !without.is_empty() {
            self.notes.push(format!(
                "not locked against other writers, for want of the right: {}",
                without.join(", ")
            ));
        }
        Ok(())
    }

    /// Tables that are written, and those that must stay as they are, in one order.
    fn locked(&self) -> Vec<Locked> {
        let dialect = self.scheme().dialect;
        let members = self.scheme().tables.iter().enumerate();
        let mut tables: Vec<Locked> = members
            .filter(|(at, member)| self.is_written(*at) || proof::is_kept(member))
            .map(|(at, member)| Locked {
                shown: member.shown.clone(),
                target: sql::from(dialect, member),
                name: Quote(dialect).table(&member.name.schema, &member.name.table),
                // InnoDB locks by reading, for both.
                changed: self.is_written(at) && dialect != Dialect::Mysql,
            })
            .collect();
        tables.sort_by(|a, b| a.name.cmp(&b.name));
        tables
    }

    /// Whether any row of a table may be written.
    fn is_written(&self, table: usize) -> bool {
        [State::User, State::Copied]
            .iter()
            .any(|state| self.graph.count(table, *state) > 0)
    }
}
