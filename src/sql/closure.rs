//! Sets of rows that grow along references until nothing is added, as keys in temporary tables.

use crate::plan::{PlanTable, RefId, Reference};
use crate::schema::Dialect;

use super::context::Context;
use super::op::Op;

/// Counts what a round has added.
const ADDED: &str = "GET DIAGNOSTICS data_class_rows = ROW_COUNT;\n  data_class_added := data_class_added + data_class_rows;";

/// Rows of several tables, found together.
pub(super) struct Closure<'a> {
    pub(super) c: Context<'a>,
    /// What the temporary tables are called after: `data_class_survivors_3`.
    pub(super) what: &'static str,
    /// A name for what is found together.
    pub(super) number: usize,
    /// The tables with their numbers.
    pub(super) members: Vec<(usize, &'a PlanTable)>,
    /// Queries for the keys with which each table begins.
    pub(super) seeds: Vec<Vec<String>>,
    /// The references along which it grows.
    pub(super) along: &'a [RefId],
    /// From parents to their children; else from children to their parents.
    pub(super) downwards: bool,
    /// Only rows of the sets of this name are added.
    pub(super) within: Option<&'static str>,
    /// PostgreSQL: rows are locked as they are added, so that from then on nobody changes them or references them
    /// anew. (MariaDB and MySQL lock what fills a temporary table, and the gaps where other rows would go; SQLite has
    /// one writer.) The seeds lock their rows themselves.
    pub(super) locked: bool,
}

impl<'a> Closure<'a> {
    /// Temporary tables with the sets.
    pub(super) fn ops(&self) -> Vec<Op> {
        if self.along.is_empty() || self.c.dialect() == Dialect::Postgres {
            let mut ops: Vec<Op> = self
                .members
                .iter()
                .zip(&self.seeds)
                .map(|((number, table), seeds)| self.set(*number, table, seeds.join("\nUNION ")))
                .collect();
            if !self.along.is_empty() {
                ops.push(Op::note(
                    "And what they lead to, round by round, until nothing is added.",
                ));
                ops.push(Op::Plpgsql(self.rounds()));
            }
            return ops;
        }
        self.recursive()
    }

    fn set(&self, number: usize, table: &PlanTable, query: String) -> Op {
        Op::Temp {
            name: format!("data_class_{}_{number}", self.what),
            index: self.c.key_index(table),
            query,
        }
    }

    fn place(&self, name: &crate::schema::TableRef) -> Option<usize> {
        self.members
            .iter()
            .position(|(_, table)| table.name == *name)
    }

    /// Where a reference leads from and to, among the members.
    fn ends(&self, reference: &Reference) -> Option<(usize, usize)> {
        let (child, parent) = (
            self.place(&reference.child)?,
            self.place(&reference.parent)?,
        );
        Some(if self.downwards {
            (parent, child)
        } else {
            (child, parent)
        })
    }

    /// From the keys of one set (`r`) to the rows (`n`) of another that a reference leads to.
    fn joins(&self, reference: &Reference, key: &str) -> Option<String> {
        let c = self.c;
        let (from, to) = self.ends(reference)?;
        let ((_, from), (number, to)) = (self.members.get(from)?, self.members.get(to)?);
        let refers = if self.downwards {
            c.refers(reference, "n", "f")
        } else {
            c.refers(reference, "f", "n")
        };
        // MariaDB and MySQL can't tell how few rows a recursive query has found, and would begin with the big tables.
        let join = match c.dialect() {
            Dialect::Mysql => "STRAIGHT_JOIN",
            _ => "JOIN",
        };
        let within = self.within.map_or(String::new(), |what| {
            format!(
                " {join} {} w ON {}",
                c.temp(what, *number),
                c.key_is(to, "n", "w.k")
            )
        });
        Some(format!(
            "{join} {} f ON {} {join} {} n ON {refers}{within}",
            c.target(&from.name),
            c.key_is(from, "f", key),
            c.target(&to.name),
        ))
    }

    /// PostgreSQL allows one mention of a recursive table only, so there it takes rounds in a loop.
    fn rounds(&self) -> String {
        let c = self.c;
        let mut rounds = vec!["LOOP".to_owned(), "  data_class_added := 0;".to_owned()];
        for reference in self.along.iter().filter_map(|id| c.reference(id)) {
            let Some((from, to)) = self.ends(reference) else {
                continue;
            };
            let (Some((from, _)), Some((number, table))) =
                (self.members.get(from), self.members.get(to))
            else {
                continue;
            };
            let Some(joins) = self.joins(reference, "r.k") else {
                continue;
            };
            let set = c.temp(self.what, *number);
            if self.locked {
                rounds.push(format!(
                    "  INSERT INTO {set} SELECT {} FROM {} r {joins}\n    \
                     WHERE NOT EXISTS (SELECT 1 FROM {set} x WHERE {}) FOR UPDATE OF n;\n  {ADDED}",
                    c.key_list(table, "n"),
                    c.temp(self.what, *from),
                    c.key_is(table, "n", "x.k"),
                ));
                continue;
            }
            rounds.push(format!(
                "  INSERT INTO {set} SELECT {} FROM {} r {joins}\n    EXCEPT SELECT {} FROM {set};\n  {ADDED}",
                c.key_list(table, "n"),
                c.temp(self.what, *from),
                c.key_columns(table).join(", "),
            ));
        }
        rounds.push("  EXIT WHEN data_class_added = 0;\nEND LOOP;".to_owned());
        rounds.join("\n")
    }

    /// One recursive query whose rows hold a key of one of the tables each.
    fn recursive(&self) -> Vec<Op> {
        let c = self.c;
        let rows = format!("data_class_{}_group_{}", self.what, self.number);
        let mut arms = vec![self.types()];
        for (at, seeds) in self.seeds.iter().enumerate() {
            let list = self.list(at, &|table| {
                let keys = c.key_columns(table);
                keys.iter().map(|column| format!("seed.{column}")).collect()
            });
            arms.push(format!(
                "SELECT {list} FROM ({}) seed",
                seeds.join("\n    UNION ")
            ));
        }
        for reference in self.along.iter().filter_map(|id| c.reference(id)) {
            arms.extend(self.arm(reference));
        }
        let query = format!(
            "WITH RECURSIVE stays({}) AS (\n  {}\n)\nSELECT * FROM stays",
            self.columns(),
            arms.join("\n  UNION ")
        );
        let mut ops = vec![Op::Temp {
            name: rows.clone(),
            index: Vec::new(),
            query,
        }];
        for (at, (number, table)) in self.members.iter().enumerate() {
            let list: Vec<String> = c
                .key_columns(table)
                .iter()
                .map(|column| format!("t{at}_{column} AS {column}"))
                .collect();
            let query = format!("SELECT {} FROM {rows} WHERE t = {at}", list.join(", "));
            ops.push(self.set(*number, table, query));
        }
        ops
    }

    fn arm(&self, reference: &Reference) -> Option<String> {
        let c = self.c;
        let (from, to) = self.ends(reference)?;
        let list = self.list(to, &|table| {
            let names = c.key_names(table);
            names
                .iter()
                .map(|name| format!("n.{}", c.q.name(name)))
                .collect()
        });
        let joins = self.joins(reference, &format!("r.t{from}_k"))?;
        Some(format!(
            "SELECT {list} FROM stays r {joins} WHERE r.t = {from}"
        ))
    }

    fn columns(&self) -> String {
        let mut columns = vec!["t".to_owned()];
        for (at, (_, table)) in self.members.iter().enumerate() {
            let keys = self.c.key_columns(table);
            columns.extend(keys.iter().map(|column| format!("t{at}_{column}")));
        }
        columns.join(", ")
    }

    /// A select list where the key of the table `at` is `key` and the others are NULL.
    fn list(&self, at: usize, key: &dyn Fn(&'a PlanTable) -> Vec<String>) -> String {
        let mut list = vec![at.to_string()];
        for (other, (_, table)) in self.members.iter().enumerate() {
            if other == at {
                list.extend(key(table));
            } else {
                list.extend(self.c.key_columns(table).iter().map(|_| "NULL".to_owned()));
            }
        }
        list.join(", ")
    }

    /// A row that gives the columns their types: a NULL has none of its own.
    fn types(&self) -> String {
        let mut list = vec!["-1".to_owned()];
        let mut from = "(SELECT 1 AS one) one".to_owned();
        for (at, (_, table)) in self.members.iter().enumerate() {
            let keys = self.c.key_columns(table);
            list.extend(keys.iter().map(|key| format!("t{at}.{key}")));
            // Without the limit all rows would be read, and none taken.
            from.push_str(&format!(
                " LEFT JOIN (SELECT {} FROM {} o LIMIT 0) t{at} ON FALSE",
                self.c.key_list(table, "o"),
                self.c.target(&table.name)
            ));
        }
        format!("SELECT {} FROM {from}", list.join(", "))
    }
}
