//! `transfer`: chosen user rows, with all that they need, from an old database into a new one.
//!
//! The old database is read from one state of it and never written. The new one is written in parts, each of them a
//! transaction: rows, what they became (`data_class_transferred`) and the ledger. Before each COMMIT every row is read
//! back, every table's sum is made, and what is not the users' is proven to be as it was; after a kill whole parts are
//! there, and a rerun goes on behind them.

use super::export::{begin_reading, pin};
use super::interrupt::Interrupt;
use super::lock;
use super::protect::same_database;
use super::{RunError, Session, require_no_drift};
use crate::fixtures::Fixtures;
use crate::plan::Plan;
use crate::schema::{Dialect, Schema, TableRef};
use crate::transfer::{Dropped, Graph, Group, Node, Part, Scheme, groups, order, scheme};

mod at_hand;
mod circle;
mod decide;
mod insert;
mod locks;
mod number;
mod parents;
mod parts;
mod proof;
mod read;
mod report;
mod system;
mod transferred;

pub use parts::{Unwatched, Watch};
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
    groups: Vec<Group>,
    url: Option<String>,
    part_rows: Option<u64>,
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
    /// References that copied rows lose.
    dropped: Vec<Dropped>,
    /// How many rows an earlier transfer brought.
    mapped: u64,
    /// Rows that are there without one, with a hash of what they hold; those of the part at work.
    found: Vec<(Node, String)>,
    /// What is kept of the part at work.
    at_hand: at_hand::AtHand,
    /// What is not the users', as the last part left it.
    kept: Vec<(String, proof::Content)>,
    /// The old database, as the new one remembers it.
    source: String,
    /// What is committed.
    done: parts::Done,
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
            groups: groups(&scheme, &order),
            scheme,
            order,
            url: None,
            part_rows: None,
        })
    }

    /// With so many rows in a part at most, unless more of them can't be parted.
    #[must_use]
    pub fn in_parts_of(mut self, rows: u64) -> Self {
        self.part_rows = Some(rows.max(1));
        self
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
        let table = transferred::own_table(work.to.dialect());
        let hindrance = table.hindrance(work.to).await;
        if let Some(why) = hindrance.map_err(|error| RunError::lost(&error))? {
            let (said, help) = (transferred::not_made(&why), table.help());
            work.notes.push(format!(
                "{said}: with --execute, nothing would be done; {help}"
            ));
        }
        begin_reading(work.to).await?;
        work.recall_all().await?;
        work.match_system_rows(|_| true).await?;
        let all = work.graph.whole();
        work.decide(&all).await?;
        let report = reported(&work)?;
        for session in [&mut *work.from, &mut *work.to] {
            let ended = session.execute("ROLLBACK").await;
            ended.map_err(|error| RunError::lost(&error))?;
        }
        Ok(report)
    }

    /// Transfers, part by part. On any failure what is committed stays, and all else is as it was; another run goes on
    /// from there.
    pub async fn execute(
        &self,
        from: &mut Session,
        to: &mut Session,
        interrupt: Option<&Interrupt>,
        watch: &mut dyn Watch,
    ) -> Result<TransferReport, RunError> {
        let only = lock::only_run(to).await;
        if !only.map_err(|error| RunError::lost(&error))? {
            return Err(RunError::refused(
                "another run is at work on the new database: nothing was changed",
            ));
        }
        let done = self.begin(from, to).await;
        let done = match done {
            Ok(mut work) => work.execute(interrupt, watch).await,
            Err(error) => Err(error.unchanged()),
        };
        lock::release(to).await;
        done
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
            dropped: Vec::new(),
            mapped: 0,
            found: Vec::new(),
            at_hand: at_hand::AtHand::default(),
            kept: Vec::new(),
            source,
            done: parts::Done::default(),
            notes: Vec::new(),
        };
        work.read().await?;
        work.without = work.graph.settle();
        report::tallies(&work)?;
        work.look_for_others().await?;
        Ok(work)
    }
}

impl<'w> Work<'w> {
    fn scheme(&self) -> &'w Scheme {
        &self.transfer.scheme
    }
}
