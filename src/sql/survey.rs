//! What a purge would do, as queries: how many rows are due, go along, are spared and why. For previews.
//!
//! The conditions are those of `purge.sql`. PostgreSQL and SQLite make the sets as temporary tables inside one
//! transaction; MariaDB and MySQL, where that would lock what it reads, as parts of one query.

use crate::plan::{Plan, PlanTable, PurgeRule, Spare, Time};
use crate::schema::{Dialect, TableRef};

use super::context::Context;
use super::due::{as_number, before, due, moment, odd};
use super::op::Op;
use super::opening::Opening;
use super::{batch, purge};

/// A number that a query tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// All rows of the rule's table.
    Rows,
    /// Those without a time.
    WithoutTime,
    /// SQLite: those whose time can't be read.
    OddTime,
    /// Those whose time has passed.
    Due,
    /// Due ones that their own predicates protect.
    Kept,
    /// SQLite: due ones that stay because a predicate's column has a value of another kind than declared.
    OddKept,
    /// Due ones that stay because of rows that go along.
    Spared,
    /// Rows of a table that go and that no rule before takes. Not asked where those are all that are due and not kept.
    Going(TableRef),
    /// Rows that hold, by their place in `spared_by`.
    Spare(usize),
    /// Rows that stay and give up their reference, by their place in `detach`.
    Detached(usize),
}

/// The queries for a rule. Each gives one row; with them stands what its values are. NULL is zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// One pass over the rule's table, which needs nothing else.
    pub pass: (Vec<Fact>, String),
    /// Statements before the other queries.
    pub prepare: Vec<String>,
    /// The other queries. They may read what an earlier rule's statements have made.
    pub queries: Vec<(Vec<Fact>, String)>,
}

/// Begins a transaction in which all rules are surveyed; `now` as [`batch::clock`] said it, none where nothing asks what
/// is due.
pub fn opening(dialect: Dialect, now: Option<&str>) -> Opening {
    let (begin, settings) = match dialect {
        Dialect::Postgres => (
            vec!["BEGIN ISOLATION LEVEL REPEATABLE READ"],
            vec![postgres_settings(now)],
        ),
        Dialect::Sqlite => (vec!["BEGIN"], Vec::new()),
        Dialect::Mysql => (
            vec![
                // A session without autocommit is in a transaction since it read first, and takes no other level then.
                "ROLLBACK",
                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
                "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
            ],
            Vec::new(),
        ),
    };
    Opening {
        begin: begin.into_iter().map(str::to_owned).collect(),
        settings,
    }
}

fn postgres_settings(now: Option<&str>) -> String {
    let clock = now.map(|now| {
        let now = super::quote::Quote(Dialect::Postgres).text(now);
        format!("PERFORM set_config('data_class.now', {now}, true);\n")
    });
    format!(
        "DO $data_class$ BEGIN\n{}\n{}END $data_class$",
        super::postgres::SETTINGS,
        clock.unwrap_or_default()
    )
}

/// The queries for every rule, in the order in which they are asked; `now` as [`batch::clock`] said it.
pub fn surveys(plan: &Plan, now: &str) -> Vec<Survey> {
    let c = Context::new(plan);
    (0..plan.purge.rules.len())
        .map(|number| Rule { c, number }.survey(now))
        .collect()
}

/// What a row counts whose time can't be read, beside due ones that count one: a billion of billions of rows is too much
/// for a sum, but not two billions of odd ones among four billions.
const ODD: u64 = 1 << 32;

/// A rule among all.
struct Rule<'a> {
    c: Context<'a>,
    number: usize,
}

impl<'a> Rule<'a> {
    fn rule(&self) -> &'a PurgeRule {
        &self.c.plan.purge.rules[self.number]
    }

    fn survey(&self, now: &str) -> Survey {
        let c = self.c;
        let mut survey = Survey {
            pass: self.own_rows(now),
            prepare: Vec::new(),
            queries: Vec::new(),
        };
        let ops = self.sets();
        let facts = self.facts();
        // Those that are due and don't protect themselves: the pass has counted them.
        if self.is_simple() {
            return survey;
        }
        let shared = self.shared();
        let (names, values): (Vec<Fact>, Vec<String>) = facts.into_iter().unzip();
        let select = format!("SELECT ({})", values.join("),\n  ("));
        if c.dialect() == Dialect::Mysql {
            let mut parts: Vec<String> = self
                .before()
                .map(|(other, table)| {
                    let ops = Rule { c, number: other }.sets();
                    let gone = format!("SELECT * FROM {}", c.temp("gone", table));
                    format!(
                        "{} AS ({})",
                        before_name(other, table),
                        with(&parts(&ops), &gone)
                    )
                })
                .collect();
            parts.extend(self::parts(&ops));
            survey.queries.push((names, with(&parts, &select)));
            return survey;
        }
        survey.prepare = ops.iter().filter_map(|op| batch::prepare(c, op)).collect();
        // What later rules must know of this one.
        for table in shared {
            let op = Op::Temp {
                name: before_name(self.number, table),
                index: c
                    .plan
                    .tables
                    .get(table)
                    .map_or_else(Vec::new, |of| c.key_index(of)),
                query: format!("SELECT * FROM {}", c.temp("gone", table)),
            };
            survey.prepare.extend(batch::prepare(c, &op));
        }
        survey.queries.push((names, select));
        survey
    }

    /// One pass over the rule's table.
    fn own_rows(&self, now: &str) -> (Vec<Fact>, String) {
        let (c, rule) = (self.c, self.rule());
        let column = c.q.name(&rule.column);
        let table = c.table(&rule.table).map(|(_, table)| table);
        if c.dialect() == Dialect::Sqlite
            && table.is_some_and(|table| table.own_survivors().next().is_none())
        {
            return self.own_times(now);
        }
        let (due, beside) = self.due_at_once();
        let mut facts = vec![(Fact::Due, due.clone())];
        // There a zero date counts as NULL even where nothing may be.
        if c.dialect() == Dialect::Mysql || !self.never_null() {
            facts.push((Fact::WithoutTime, format!("{column} IS NULL")));
        }
        if c.dialect() == Dialect::Sqlite {
            facts.push((Fact::OddTime, odd(c, rule)));
        }
        if let Some(protects) = table.and_then(|table| c.protects_itself(table)) {
            facts.push((Fact::Kept, format!("{due} AND {protects}")));
        }
        let odd: Vec<&str> = table
            .into_iter()
            .flat_map(PlanTable::own_survivors)
            .filter_map(|predicate| predicate.odd.as_deref())
            .collect();
        if !odd.is_empty() {
            facts.push((Fact::OddKept, format!("{due} AND ({})", odd.join(" OR "))));
        }
        let (mut names, mut list) = (vec![Fact::Rows], vec!["count(*)".to_owned()]);
        for (name, condition) in facts {
            names.push(name);
            list.push(format!("count(CASE WHEN {condition} THEN 1 END)"));
        }
        let sql = format!(
            "SELECT {} FROM {}{beside}",
            list.join(",\n  "),
            c.target(&rule.table)
        );
        (names, sql)
    }

    /// That a row is due, and what must stand beside its table. MariaDB and MySQL compute the moment again for each row
    /// where a list of counts has it; a table of one row is read once. And one comparison with two bounds costs less than
    /// two comparisons.
    fn due_at_once(&self) -> (String, String) {
        let (c, rule) = (self.c, self.rule());
        if c.dialect() != Dialect::Mysql {
            return (due(c, rule), String::new());
        }
        let (due, bound) = match rule.time {
            Time::Instant | Time::Session | Time::Local => (
                format!(
                    "({} BETWEEN '1000-01-01' AND data_class_bound)",
                    c.q.name(&rule.column)
                ),
                format!("{} - INTERVAL 1 MICROSECOND", moment(c, rule)),
            ),
            Time::Day | Time::Text | Time::Integer(_) => {
                (before(c, rule, "data_class_bound"), moment(c, rule))
            }
        };
        let beside = format!(", (SELECT {bound} AS data_class_bound) data_class_bounds");
        (due, beside)
    }

    /// The same for a table of SQLite without predicates, where each time is read once: a sum counts due ones by one, and
    /// what is no time by more than there can be rows.
    fn own_times(&self, now: &str) -> (Vec<Fact>, String) {
        let (c, rule) = (self.c, self.rule());
        let column = c.q.name(&rule.column);
        let (looks, time, moment) = as_number(c, rule, now);
        let timed = match self.never_null() {
            true => "*",
            false => &column,
        };
        let sql = format!(
            "SELECT counted, told % {ODD}, counted - timed, told / {ODD} FROM (SELECT count(*) AS counted, \
             count({timed}) AS timed, coalesce(sum(CASE WHEN {looks} THEN coalesce({time} < {moment}, {ODD}) \
             WHEN {column} IS NOT NULL THEN {ODD} END), 0) AS told FROM {})",
            c.target(&rule.table)
        );
        let names = vec![Fact::Rows, Fact::Due, Fact::WithoutTime, Fact::OddTime];
        (names, sql)
    }

    /// Whether the rule's column refuses NULL.
    fn never_null(&self) -> bool {
        let table = self.c.table(&self.rule().table);
        let column = table.and_then(|(_, table)| table.column(&self.rule().column));
        column.is_some_and(|column| column.not_null)
    }

    /// Whether rows that go can be counted without making sets.
    fn is_simple(&self) -> bool {
        purge::is_alone(self.rule()) && self.before().next().is_none() && self.shared().is_empty()
    }

    fn sets(&self) -> Vec<Op> {
        match purge::selected(self.c, self.rule()) {
            Some(selected) if !self.is_simple() => {
                purge::sets(self.c, self.number, self.rule(), &selected, false)
            }
            _ => Vec::new(),
        }
    }

    fn tables(&self) -> Vec<usize> {
        let members = purge::members(self.c, self.rule());
        members.into_iter().map(|(table, _)| table).collect()
    }

    /// Rules before this one that take rows of the same tables.
    fn before(&self) -> impl Iterator<Item = (usize, usize)> + use<'_, 'a> {
        let own = self.tables();
        (0..self.number).flat_map(move |number| {
            let other = Rule { c: self.c, number }.tables();
            let both: Vec<usize> = other
                .into_iter()
                .filter(|table| own.contains(table))
                .collect();
            both.into_iter().map(move |table| (number, table))
        })
    }

    /// Tables from which later rules take rows, too.
    fn shared(&self) -> Vec<usize> {
        let later = self.number + 1..self.c.plan.purge.rules.len();
        let later: Vec<usize> = later
            .flat_map(|number| Rule { c: self.c, number }.tables())
            .collect();
        let mut tables = self.tables();
        tables.retain(|table| later.contains(table));
        tables
    }

    /// That no rule before takes a row of a statement's own table; begins with AND.
    fn left_by_others(&self, number: usize, table: &'a PlanTable) -> String {
        let c = self.c;
        self.before()
            .filter(|(_, other)| *other == number)
            .map(|(rule, _)| {
                format!(
                    " AND NOT EXISTS (SELECT 1 FROM {} data_class_b WHERE {})",
                    c.temp_named(&before_name(rule, number)),
                    c.key_is(table, &c.own(&table.name), "data_class_b.k")
                )
            })
            .collect()
    }

    fn facts(&self) -> Vec<(Fact, String)> {
        let (c, rule) = (self.c, self.rule());
        let selected = purge::selected(c, rule).unwrap_or_else(|| "1 = 0".to_owned());
        let count = |table: &TableRef, condition: &str| {
            format!("SELECT count(*) FROM {} WHERE {condition}", c.target(table))
        };
        let mut facts = Vec::new();
        for (number, table) in purge::members(c, rule) {
            let Some(gone) = purge::in_set(c, &table.name, "gone") else {
                continue;
            };
            let condition = format!("{gone}{}", self.left_by_others(number, table));
            facts.push((
                Fact::Going(table.name.clone()),
                count(&table.name, &condition),
            ));
        }
        if let (false, Some(spared)) = (
            rule.spared_by.is_empty(),
            purge::in_set(c, &rule.table, "spared"),
        ) {
            let condition = format!("{spared} AND {selected}");
            facts.push((Fact::Spared, count(&rule.table, &condition)));
        }
        for (at, spare) in rule.spared_by.iter().enumerate() {
            facts.extend(self.spare(at, spare));
        }
        for (at, detach) in rule.detach.iter().enumerate() {
            let Some((number, child)) = c
                .reference(&detach.reference)
                .and_then(|reference| c.table(&reference.child))
            else {
                continue;
            };
            for op in purge::detach(c, rule, detach) {
                if let Op::Change(change) = op {
                    let condition = change.condition.unwrap_or_else(|| "1 = 1".to_owned());
                    let condition = format!("{condition}{}", self.left_by_others(number, child));
                    facts.push((Fact::Detached(at), count(&child.name, &condition)));
                }
            }
        }
        facts
    }

    /// The rows that a reason to spare is about.
    fn spare(&self, at: usize, spare: &Spare) -> Option<(Fact, String)> {
        let rows = purge::members(self.c, self.rule())
            .into_iter()
            .find_map(|(number, table)| purge::spares(self.c, number, table, spare))?;
        let sql = format!("SELECT count(*) FROM (SELECT DISTINCT * FROM (\n{rows}\n) r) d");
        Some((Fact::Spare(at), sql))
    }
}

fn before_name(rule: usize, table: usize) -> String {
    format!("data_class_before_{rule}_{table}")
}

/// Sets as parts of one query.
fn parts(ops: &[Op]) -> Vec<String> {
    ops.iter()
        .filter_map(|op| match op {
            Op::Temp { name, query, .. } => Some(format!("{name} AS (\n{query}\n)")),
            _ => None,
        })
        .collect()
}

fn with(parts: &[String], query: &str) -> String {
    if parts.is_empty() {
        return query.to_owned();
    }
    format!("WITH {}\n{query}", parts.join(",\n"))
}
