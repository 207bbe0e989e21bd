//! What the planner refuses, by code, with what rules need to say it: the same refusal in several dialects is one.

use crate::classes::ClassifiedTable;
use crate::plan::{Hop, Plan, Refusal};
use crate::schema::{Dialect, TableName, TableRef};
use crate::span::Place;

use super::Context;

/// A refusal and the dialects in which it stands.
pub(super) struct Refused<'c, 'a> {
    pub(super) refusal: &'c Refusal,
    pub(super) plan: &'c Plan,
    /// Of all that are known, where it doesn't stand in all.
    pub(super) dialects: Vec<Dialect>,
    pub(super) everywhere: bool,
    /// The table that is reached.
    pub(super) table: &'c ClassifiedTable<'a>,
    /// The path as people read it.
    pub(super) path: String,
}

impl<'a> Context<'a> {
    /// All refusals of a code, in the order of databases and plans.
    pub(super) fn refusals(&self, code: &str) -> Vec<Refused<'a, 'a>> {
        let mut all: Vec<Refused<'a, 'a>> = Vec::new();
        for (database, plans) in self.plans.iter().enumerate() {
            let first = all.len();
            for plan in plans {
                for refusal in plan.refusals.iter().filter(|r| r.code == code) {
                    let Some(table) = self.table_named(database, plan.dialect, &refusal.reached)
                    else {
                        continue;
                    };
                    let path = refusal.way(plan.dialect);
                    let known = all[first..].iter_mut().find(|known| {
                        same(&known.path, &path) && known.refusal.kind == refusal.kind
                    });
                    match known {
                        Some(known) if known.dialects.contains(&plan.dialect) => {}
                        Some(known) => known.dialects.push(plan.dialect),
                        None => all.push(Refused {
                            refusal,
                            plan,
                            dialects: vec![plan.dialect],
                            everywhere: false,
                            table,
                            path,
                        }),
                    }
                }
            }
            for refused in &mut all[first..] {
                refused.everywhere = refused.dialects.len() == plans.len();
            }
        }
        all
    }

    /// The classified table of a name in a plan.
    pub(super) fn table_named(
        &self,
        database: usize,
        dialect: Dialect,
        name: &TableRef,
    ) -> Option<&'a ClassifiedTable<'a>> {
        let name = TableName::new(dialect, &name.schema, &name.table);
        let mut tables = self.classes.tables.iter();
        tables.find(|table| table.database == database && table.name == name)
    }

    /// Where a table's class is declared, or would have to be, or else where the table is made.
    pub(super) fn place_of_class(&self, table: &ClassifiedTable<'a>) -> Option<Place> {
        table
            .annotation()
            .and_then(|annotation| self.in_annotation(table, annotation.class.span))
            .or_else(|| {
                let row = self.classes.best_struct(table)?;
                Some(row.fact.place.clone())
            })
            .or_else(|| (self.made_at)(table.database, table.name.as_str()))
    }
}

impl Refused<'_, '_> {
    /// Where it stands, if not in every dialect: ` (sqlite, mysql)`.
    pub(super) fn only_in(&self) -> String {
        if self.everywhere {
            return String::new();
        }
        in_dialects(&self.dialects)
    }

    /// The table from which the path leads.
    pub(super) fn from(&self) -> TableName {
        shown(self.plan.dialect, &self.refusal.from)
    }

    /// The columns of the last hop, if it is a reference.
    pub(super) fn last_columns(&self) -> &[String] {
        match self.refusal.path.last() {
            Some(Hop::Reference { columns, .. }) => columns,
            _ => &[],
        }
    }

    /// A reached table's columns among these that `detach` could name.
    pub(super) fn detachable(&self) -> Option<&str> {
        let table = self.plan.table(&self.refusal.reached)?;
        let read = |name: &String| {
            let rules = table.system_rows.iter();
            rules
                .flat_map(|rule| &rule.columns)
                .any(|column| column == name)
        };
        self.last_columns()
            .iter()
            .find(|name| table.column(name).is_some_and(|c| !c.not_null) && !read(name))
            .map(String::as_str)
    }
}

/// Whether two dialects mean the same way: what PostgreSQL and SQLite call NO ACTION, MariaDB and MySQL show as
/// RESTRICT, and it takes the same decision.
fn same(one: &str, other: &str) -> bool {
    let plain = |path: &str| path.replace("(ON DELETE RESTRICT)", "(ON DELETE NO ACTION)");
    plain(one) == plain(other)
}

/// ` (sqlite, mysql)`.
pub(super) fn in_dialects(dialects: &[Dialect]) -> String {
    let names: Vec<&str> = dialects.iter().map(|dialect| dialect.name()).collect();
    format!(" ({})", names.join(", "))
}

fn shown(dialect: Dialect, table: &TableRef) -> TableName {
    TableName::new(dialect, &table.schema, &table.table)
}
