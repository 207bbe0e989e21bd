//! Retention in batches, for the executor: the work of `purge.sql`, rule by rule, within ranges of the table's rows.
//!
//! What is due, what goes along and what is spared is written by the same functions as the file (`purge`, `due`);
//! only the range is added. The transaction around it is the executor's.

mod walk;

use crate::plan::{How, Plan, PurgeRule, Step};
use crate::schema::{Dialect, TableKind, TableRef};

use super::context::Context;
use super::op::Op;
use super::{due, mysql, postgres, purge};

pub use walk::{KeyColumn, Position, Range, Walk};

/// A rule's work, a batch at a time.
#[derive(Clone, Copy)]
pub struct Batches<'a> {
    c: Context<'a>,
    number: usize,
    rule: &'a PurgeRule,
}

/// What the transactions of batches are begun with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// What [`clock`] said when the purge began.
    pub now: String,
    /// How long a statement waits for a lock (PostgreSQL; of the others it is the session's).
    pub lock_timeout_ms: u64,
    /// MariaDB and MySQL: whether changes are logged as statements, which needs stronger isolation.
    pub statement_log: bool,
}

/// A statement of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Makes what the others look at, or changes rows that stay.
    Run(String),
    /// Tells how many rows of a table the next statement deletes: where its own answer is not that.
    Count(TableRef, String),
    /// Nothing goes on if the query gives rows; before it, what is wrong then.
    Check(String, String),
    /// Deletes rows of a table; its answer is how many.
    Delete(TableRef, String),
}

impl<'a> Batches<'a> {
    /// Those of a plan's rule, by its number.
    pub fn new(plan: &'a Plan, number: usize) -> Option<Self> {
        let rule = plan.purge.rules.get(number)?;
        Some(Batches {
            c: Context::new(plan),
            number,
            rule,
        })
    }

    /// How the rule's table is walked.
    pub fn walk(&self) -> Walk {
        match self.c.table(&self.rule.table) {
            Some((_, table)) => Walk::of(self.c, table, self.is_alone()),
            None => Walk::Whole,
        }
    }

    /// Whether rows go without looking at other tables.
    pub fn is_alone(&self) -> bool {
        purge::is_alone(self.rule)
    }

    /// Whether the rows are in another database.
    pub fn is_foreign(&self) -> bool {
        let table = self.c.table(&self.rule.table);
        table.is_some_and(|(_, table)| table.kind == TableKind::Foreign)
    }

    /// Begins a batch's transaction: its isolation and what the statements take for granted.
    pub fn begin(&self, setting: &Setting) -> String {
        let lock_timeout_ms = setting.lock_timeout_ms;
        let q = self.c.q;
        match self.c.dialect() {
            // Each statement sees the newest rows; those of a set are locked as they are found.
            Dialect::Postgres => format!(
                "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;\nDO $data_class$ BEGIN\n{}\n\
                 PERFORM set_config('data_class.now', {}, true), set_config('lock_timeout', '{lock_timeout_ms}ms', true);\nEND $data_class$",
                postgres::SETTINGS,
                q.text(&setting.now),
            ),
            Dialect::Sqlite => {
                let deferred = self.rule.steps.iter().any(Step::waits_for_commit);
                let keys = if deferred {
                    ";\nPRAGMA defer_foreign_keys = ON"
                } else {
                    ""
                };
                format!("BEGIN IMMEDIATE{keys}")
            }
            // Under REPEATABLE READ what a set is made of is locked while it is read; a lone DELETE looks at the newest
            // rows in any case, and leaves rows free that it only passes.
            Dialect::Mysql => {
                let isolation = if self.is_alone() && !setting.statement_log {
                    "READ COMMITTED"
                } else {
                    "REPEATABLE READ"
                };
                format!(
                    "SET TRANSACTION ISOLATION LEVEL {isolation};\nSTART TRANSACTION READ WRITE"
                )
            }
        }
    }

    /// How many rows are due, and, where it can be told, between which values of the key's first column they are.
    pub fn survey(&self) -> String {
        let walk = self.walk();
        let bounds = walk.bounded().map_or(String::new(), |key| {
            let name = key.written(self.c);
            let of = |what: &str| key.read(self.c, Some(&format!("{what}({name})")));
            format!(", {}, {}", of("min"), of("max"))
        });
        format!(
            "SELECT count(*){bounds} FROM {} WHERE {}",
            self.target(),
            self.selected()
        )
    }

    /// The condition that a survey's bounds make: outside of it nothing is due.
    pub fn bounds(&self, least: &str, greatest: &str) -> Option<String> {
        let walk = self.walk();
        let key = walk.bounded()?;
        let name = key.written(self.c);
        Some(format!(
            "{name} >= {} AND {name} <= {}",
            key.literal(self.c.q, least)?,
            key.literal(self.c.q, greatest)?
        ))
    }

    /// The key of the row that is so many rows further, of all rows of the table within the bounds.
    pub fn ahead(&self, range: &Range, bounds: Option<&str>, rows: u64) -> Option<String> {
        let condition = self.within(range, bounds);
        let condition = condition.unwrap_or_else(|| "1 = 1".to_owned());
        self.walk().ahead(self.c, &self.target(), &condition, rows)
    }

    /// The key of the row that is so many due rows further.
    pub fn due_ahead(&self, range: &Range, bounds: Option<&str>, rows: u64) -> Option<String> {
        let mut condition = self.selected();
        if let Some(within) = self.within(range, bounds) {
            condition = format!("{within} AND {condition}");
        }
        self.walk().ahead(self.c, &self.target(), &condition, rows)
    }

    /// PostgreSQL: a query for the number of blocks of the table, of its biggest partition.
    pub fn blocks(&self) -> String {
        let name = self.c.q.text(&self.c.sql(&self.rule.table));
        format!(
            "SELECT coalesce(max(pg_relation_size(relid) / current_setting('block_size')::bigint), 0) \
             FROM (SELECT {name}::regclass AS relid UNION SELECT relid FROM pg_partition_tree({name}::regclass)) r"
        )
    }

    /// PostgreSQL: a query for the foreign tables, and partitions that are foreign tables, of which this rule would delete
    /// or change rows together with others'. A rule for one foreign table alone has none: see [`Self::explain`].
    pub fn elsewhere(&self) -> Option<String> {
        purge::elsewhere(self.c, self.rule)
    }

    /// PostgreSQL: how the whole rule's DELETE of a foreign table would be run, to see that it is run over there.
    pub fn explain(&self) -> String {
        format!(
            "EXPLAIN (COSTS OFF) DELETE FROM {} WHERE {}",
            self.target(),
            self.selected()
        )
    }

    /// What a batch does; of [`Walk::Any`] at most `rows` rows of the table.
    pub fn work(&self, range: &Range, bounds: Option<&str>, rows: u64) -> Vec<Act> {
        let within = self.within(range, bounds);
        let mut acts = Vec::new();
        for part in purge::work(self.c, self.number, self.rule, within.as_deref()) {
            let tables = part.step.map_or(&[][..], |step| &step.tables);
            let changes = |op: &Op| matches!(op, Op::Change(_));
            let last = part.ops.iter().filter(|op| changes(op)).count();
            let one_statement = part
                .step
                .is_some_and(|step| step.how == How::OneStatement && !self.is_alone())
                && self.c.dialect() == Dialect::Postgres;
            let mut at = 0;
            for op in &part.ops {
                at += usize::from(changes(op));
                // A step's last statements delete, one a table; those before loosen references.
                let table = match (changes(op), one_statement) {
                    (true, false) => (tables.len() + at)
                        .checked_sub(last + 1)
                        .and_then(|number| tables.get(number)),
                    _ => None,
                };
                if one_statement && changes(op) && at == last {
                    acts.extend(tables.iter().filter_map(|table| self.count(table)));
                }
                let joined = match (changes(op), table, part.step) {
                    (true, Some(table), _) => self.joined_delete(table, within.as_deref()),
                    (true, None, None) => self.joined_detach(at - 1),
                    _ => None,
                };
                acts.extend(self.act(op, table, rows, joined));
            }
        }
        acts
    }

    fn act(
        &self,
        op: &Op,
        table: Option<&TableRef>,
        rows: u64,
        joined: Option<String>,
    ) -> Option<Act> {
        let sql = match op {
            Op::Change(change) => {
                let mut sql = joined.unwrap_or_else(|| change.sql(None));
                if self.walk() == Walk::Any {
                    sql.push_str(&format!("\nLIMIT {rows}"));
                }
                return Some(match table {
                    Some(table) => Act::Delete(table.clone(), sql),
                    None => Act::Run(sql),
                });
            }
            Op::Check(check) => {
                return Some(Act::Check(check.wrong.clone(), check.query.clone()));
            }
            op => prepare(self.c, op)?,
        };
        Some(Act::Run(sql))
    }

    /// MariaDB and MySQL look at every row of the table, and lock it, where a condition asks for a set; so there the
    /// set leads to the rows.
    fn joined_delete(&self, table: &TableRef, within: Option<&str>) -> Option<String> {
        if self.c.dialect() != Dialect::Mysql || self.is_alone() {
            return None;
        }
        let (number, of) = self.c.table(table)?;
        let own = self.c.own(table);
        let mut sql = format!(
            "DELETE {own} FROM {} data_class_s STRAIGHT_JOIN {} ON {}",
            self.c.temp("gone", number),
            self.c.target(table),
            self.c.key_is(of, &own, "data_class_s.k")
        );
        if let Some(own_rows) = purge::own_rows(self.c, self.rule, table, within) {
            sql.push_str(&format!("\nWHERE {own_rows}"));
        }
        Some(sql)
    }

    /// The same for rows that stay and give up a reference, by its place in `detach`.
    fn joined_detach(&self, at: usize) -> Option<String> {
        let detach = self.rule.detach.get(at)?;
        let reference = self.c.reference(&detach.reference)?;
        if self.c.dialect() != Dialect::Mysql || reference.is_self() {
            return None;
        }
        let (number, parent) = self.c.table(&reference.parent)?;
        let (_, child) = self.c.table(&reference.child)?;
        let own = self.c.own(&child.name);
        let column = |name: &str| format!("{own}.{}", self.c.q.name(name));
        let mut sets: Vec<String> = detach
            .set_null
            .iter()
            .map(|name| format!("{} = NULL", column(name)))
            .collect();
        let touched = |name: &String| !detach.set_null.contains(name);
        let untouched = child.columns.iter().filter(|of| of.touched_by_update);
        sets.extend(
            untouched
                .filter(|of| touched(&of.name))
                .map(|of| format!("{0} = {0}", column(&of.name))),
        );
        let mut sql = format!(
            "UPDATE {} data_class_g STRAIGHT_JOIN {} data_class_t ON {} STRAIGHT_JOIN {} ON {}\nSET {}",
            self.c.temp("gone", number),
            self.c.target(&parent.name),
            self.c.key_is(parent, "data_class_t", "data_class_g.k"),
            self.c.target(&child.name),
            self.c.refers(reference, &own, "data_class_t"),
            sets.join(", ")
        );
        let goes_itself = purge::members(self.c, self.rule)
            .iter()
            .any(|(_, table)| table.name == reference.child);
        if let (true, Some(gone)) = (goes_itself, purge::in_set(self.c, &child.name, "gone")) {
            sql.push_str(&format!("\nWHERE NOT {gone}"));
        }
        Some(sql)
    }

    /// How many rows of a table are in the set that goes.
    fn count(&self, table: &TableRef) -> Option<Act> {
        let goes = purge::in_set(self.c, table, "gone")?;
        let sql = format!("SELECT count(*) FROM {} WHERE {goes}", self.c.target(table));
        Some(Act::Count(table.clone(), sql))
    }

    fn within(&self, range: &Range, bounds: Option<&str>) -> Option<String> {
        let range = self.walk().condition(self.c, range);
        let parts: Vec<&str> = bounds.into_iter().chain(range.as_deref()).collect();
        (!parts.is_empty()).then(|| parts.join(" AND "))
    }

    fn selected(&self) -> String {
        purge::selected(self.c, self.rule).unwrap_or_else(|| "1 = 0".to_owned())
    }

    fn target(&self) -> String {
        self.c.target(&self.rule.table)
    }
}

/// A query for the clock, as a text that [`Batches::begin`] and [`session`] take.
pub fn clock(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => {
            "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00'"
        }
        Dialect::Sqlite => "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')",
        Dialect::Mysql => "SELECT DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%d %H:%i:%s.%f')",
    }
}

/// What lets a session's statements know the moment that [`clock`] said.
pub fn set_clock(dialect: Dialect, now: &str) -> Vec<String> {
    let text = super::quote::Quote(dialect).text(now);
    match dialect {
        // Each transaction sets it for itself.
        Dialect::Postgres => Vec::new(),
        Dialect::Sqlite => vec![
            "DROP TABLE IF EXISTS temp.data_class_clock".to_owned(),
            format!("CREATE TEMP TABLE data_class_clock AS SELECT {text} AS now"),
        ],
        Dialect::Mysql => vec![format!("SET @data_class_now = {text}")],
    }
}

/// What a session needs before its first statement beside its clock, and what gives it back as it was.
pub fn session(dialect: Dialect) -> (Vec<String>, Vec<String>) {
    let (before, after): (Vec<String>, Vec<&str>) = match dialect {
        // Each transaction sets what it needs for itself.
        Dialect::Postgres => (Vec::new(), Vec::new()),
        Dialect::Sqlite => (
            vec![
                "PRAGMA foreign_keys = ON".to_owned(),
                "PRAGMA recursive_triggers = OFF".to_owned(),
            ],
            vec!["DROP TABLE IF EXISTS temp.data_class_clock"],
        ),
        Dialect::Mysql => (
            vec![
                "SET @data_class_sql_mode = @@sql_mode, @data_class_time_zone = @@time_zone, \
                 @data_class_keys = @@foreign_key_checks, @data_class_wait = @@innodb_lock_wait_timeout"
                    .to_owned(),
                format!("SET SESSION sql_mode = {}", mysql::SQL_MODE),
                "SET SESSION foreign_key_checks = 1, time_zone = '+00:00', innodb_lock_wait_timeout = 1"
                    .to_owned(),
                "/*M!100200 SET SESSION max_recursive_iterations = 4294967295 */".to_owned(),
                "/*!80003 SET SESSION cte_max_recursion_depth = 4294967295 */".to_owned(),
            ],
            vec![
                "SET SESSION sql_mode = @data_class_sql_mode, time_zone = @data_class_time_zone, \
                 foreign_key_checks = @data_class_keys, innodb_lock_wait_timeout = @data_class_wait",
            ],
        ),
    };
    (before, after.into_iter().map(str::to_owned).collect())
}

/// The guard of `purge.sql`, to be asked by the executor.
pub struct Guard {
    /// Statements before the queries, in a transaction that is rolled back.
    pub prepare: Vec<String>,
    /// The questions.
    pub checks: Vec<Question>,
}

/// How many moments one query tells.
const LIMITS_AT_ONCE: usize = 100;

/// A question of the guard.
pub struct Question {
    /// What is wrong where the query gives rows; its one column says what exactly.
    pub wrong: String,
    /// The query.
    pub query: String,
    /// A query that gives a row where it can be asked at all; none where it always can.
    pub only: Option<String>,
}

/// The guard of `purge.sql`. What the session must be like is set by [`session`], not asked, but for [`hidden`].
pub fn guard(plan: &Plan) -> Guard {
    let c = Context::new(plan);
    guard_of(c, &super::guard::schema(c))
}

/// SQLite: whether the session has something that hides the plan's tables.
pub fn hidden(plan: &Plan) -> Guard {
    let c = Context::new(plan);
    match c.dialect() {
        Dialect::Sqlite => guard_of(c, &super::guard::session(c)),
        Dialect::Postgres | Dialect::Mysql => guard_of(c, &[]),
    }
}

fn guard_of(c: Context<'_>, ops: &[Op]) -> Guard {
    let checks = ops.iter().filter_map(|op| match op {
        Op::Check(check) => Some(Question {
            wrong: check.wrong.clone(),
            query: match c.dialect() {
                // SQLite: a table that a ROLLBACK takes with it lets it read the whole schema anew. MariaDB: one that
                // is filled reads the latest rows, and locks them.
                Dialect::Sqlite | Dialect::Mysql => {
                    let query = &check.query;
                    let named = |name: &str| query.contains(name);
                    format!("{}{query}", super::preview::parts(c, ops, named))
                }
                Dialect::Postgres => check.query.clone(),
            },
            only: check
                .only
                .as_ref()
                .map(|only| format!("SELECT 1 FROM (SELECT 1 AS one) x WHERE {}", only.when)),
        }),
        _ => None,
    });
    Guard {
        checks: checks.collect(),
        prepare: match c.dialect() {
            Dialect::Sqlite | Dialect::Mysql => Vec::new(),
            Dialect::Postgres => ops.iter().filter_map(|op| prepare(c, op)).collect(),
        },
    }
}

/// A step that makes a set, as a statement of its own.
pub(in crate::sql) fn prepare(c: Context<'_>, op: &Op) -> Option<String> {
    match (op, c.dialect()) {
        (Op::Note(_) | Op::Check(_) | Op::Change(_), _) => None,
        (Op::Add { name, query }, _) => Some(format!("INSERT INTO {name} {query}")),
        (Op::Plpgsql(sql), _) => Some(format!(
            "DO $data_class$\n#variable_conflict use_column\nDECLARE\n  data_class_added bigint;\n  \
             data_class_rows bigint;\nBEGIN\n{sql}\nEND\n$data_class$"
        )),
        (Op::Temp { name, index, query }, dialect) => Some(temp(dialect, name, index, query)),
    }
}

fn temp(dialect: Dialect, name: &str, index: &[String], query: &str) -> String {
    let keys = index.join(", ");
    match dialect {
        Dialect::Postgres => {
            let mut sql = format!(
                "DROP TABLE IF EXISTS pg_temp.{name};\nCREATE TEMP TABLE {name} ON COMMIT DROP AS\n{query}"
            );
            if !index.is_empty() {
                sql.push_str(&format!(
                    ";\nCREATE INDEX ON pg_temp.{name} ({keys});\nANALYZE pg_temp.{name}"
                ));
            }
            sql
        }
        Dialect::Sqlite => {
            let mut sql =
                format!("DROP TABLE IF EXISTS temp.{name};\nCREATE TEMP TABLE {name} AS\n{query}");
            if !index.is_empty() {
                sql.push_str(&format!(
                    ";\nCREATE INDEX temp.{name}_key ON {name} ({keys})"
                ));
            }
            sql
        }
        Dialect::Mysql => {
            let key = if index.is_empty() {
                String::new()
            } else {
                format!(" (KEY ({keys}))")
            };
            format!(
                "DROP TEMPORARY TABLE IF EXISTS {name};\nCREATE TEMPORARY TABLE {name}{key} ENGINE = InnoDB AS\n{query}"
            )
        }
    }
}

/// Queries whose rows, one after the other, are the moments before which the rules' rows are due, as people read them.
pub fn limits(plan: &Plan) -> Vec<String> {
    let c = Context::new(plan);
    let limit = |rule: &PurgeRule| {
        let limit = due::limit(c.dialect(), rule.limit);
        match c.dialect() {
            Dialect::Postgres => {
                format!("to_char({limit} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
            }
            Dialect::Sqlite => format!("strftime('%Y-%m-%dT%H:%M:%SZ', {limit})"),
            Dialect::Mysql => format!("DATE_FORMAT({limit}, '%Y-%m-%dT%H:%i:%sZ')"),
        }
    };
    let limits: Vec<String> = plan.purge.rules.iter().map(limit).collect();
    let queries = limits.chunks(LIMITS_AT_ONCE);
    queries
        .map(|limits| format!("SELECT {}", limits.join(", ")))
        .collect()
}
