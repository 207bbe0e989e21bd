//! Putting rows in, together where they need each other, and closing references that had to wait.

use super::attempt::Attempt;
use super::refer::of_row;
use super::{Maker, Row, Side};
use crate::engine::plain;
use crate::plan::PlanTable;
use crate::schema::{Dialect, TableRef};
use crate::sql::quote::Quote;

/// How often a row that the engine refuses is tried with other values.
const TRIES: usize = 40;

/// How often with the likeliest values of another number, before any values are tried.
const FIRST: usize = 4;

impl<'a> Maker<'a> {
    /// Puts the rows in, all or none; returns them. The error is what the engine said first.
    pub(super) async fn insert(
        &mut self,
        attempts: &mut [Attempt<'a>],
    ) -> Result<Vec<Row>, String> {
        let mut first = None;
        for nth in 0..TRIES {
            self.number += 1;
            for attempt in attempts.iter_mut() {
                attempt.begin(self.plan.dialect, self.number);
                if nth >= FIRST {
                    attempt.scatter();
                }
            }
            // The keys of all are known before any is tried.
            let mut rows = together(attempts);
            let mut hopeless = false;
            for at in 0..attempts.len() {
                let Some(attempt) = attempts.get_mut(at) else {
                    continue;
                };
                hopeless |= !self.solve(attempt, &named(&rows)).await;
                rows = together(attempts);
            }
            match self.put_in(&rows).await {
                Ok(()) => return Ok(rows.into_iter().map(|(_, row)| row).collect()),
                Err(error) => drop(first.get_or_insert(error)),
            }
            if hopeless {
                break;
            }
        }
        Err(first.unwrap_or_default())
    }

    async fn put_in(&mut self, rows: &[(&'a PlanTable, Row)]) -> Result<(), String> {
        let statements: Vec<String> = rows
            .iter()
            .map(|(table, row)| self.statement(table, row))
            .collect();
        let (before, inserts, after): (&[&str], Vec<String>, &[&str]) =
            match (self.plan.dialect, statements.len()) {
                (_, 1) => (&[], statements, &[]),
                (Dialect::Postgres, _) => {
                    let parts = statements.iter().enumerate();
                    let parts: Vec<String> = parts
                        .map(|(at, sql)| format!("r{at} AS ({sql} RETURNING 1)"))
                        .collect();
                    let counts = (0..parts.len()).map(|at| format!("(SELECT count(*) FROM r{at})"));
                    let counts: Vec<String> = counts.collect();
                    let sql = format!("WITH {} SELECT {}", parts.join(", "), counts.join(" + "));
                    return match self.session.value(&sql).await {
                        Ok(_) => Ok(()),
                        Err(error) => Err(plain(&error)),
                    };
                }
                (Dialect::Sqlite, _) => (
                    &["BEGIN", "PRAGMA defer_foreign_keys = ON"],
                    statements,
                    &["COMMIT"],
                ),
                // Nothing in these tables checks keys at COMMIT; every key of the rows is right.
                (Dialect::Mysql, _) => (
                    &["SET FOREIGN_KEY_CHECKS = 0", "START TRANSACTION"],
                    statements,
                    &["COMMIT", "SET FOREIGN_KEY_CHECKS = 1"],
                ),
            };
        let done = self.run(before, &inserts, after).await;
        if done.is_err() && inserts.len() > 1 {
            // Where no transaction is open there is nothing to undo.
            let _ = self.session.execute("ROLLBACK").await;
            if self.plan.dialect == Dialect::Mysql {
                let _ = self.session.execute("SET FOREIGN_KEY_CHECKS = 1").await;
            }
        }
        done
    }

    async fn run(
        &mut self,
        before: &[&str],
        inserts: &[String],
        after: &[&str],
    ) -> Result<(), String> {
        for sql in before {
            self.session
                .execute(sql)
                .await
                .map_err(|error| plain(&error))?;
        }
        for sql in inserts {
            match self.session.execute(sql).await {
                Ok(0) => {
                    return Err(
                        "the table doesn't take it: a trigger or rule puts nothing in".to_owned(),
                    );
                }
                Ok(_) => {}
                Err(error) => return Err(plain(&error)),
            }
        }
        for sql in after {
            self.session
                .execute(sql)
                .await
                .map_err(|error| plain(&error))?;
        }
        Ok(())
    }

    fn statement(&self, table: &PlanTable, row: &Row) -> String {
        let q = Quote(self.plan.dialect);
        let names = q.names(row.keys().map(String::as_str));
        let values: Vec<&str> = row.values().map(String::as_str).collect();
        // Numbers that the engine alone gives, too, so that others can point at them.
        let overriding = match self.plan.dialect {
            Dialect::Postgres => " OVERRIDING SYSTEM VALUE",
            Dialect::Sqlite | Dialect::Mysql => "",
        };
        format!(
            "INSERT INTO {} ({names}){overriding} VALUES ({})",
            self.quoted(&table.name),
            values.join(", ")
        )
    }

    /// Points references that were NULL, for want of a row at that time, at rows that go. One that the engine refuses
    /// stays NULL.
    pub(super) async fn close_knots(&mut self, tables: &[&PlanTable]) {
        let q = Quote(self.plan.dialect);
        for table in tables {
            let Some(rows) = self.rows.get(&(Side::Goes, table.name.clone())) else {
                continue;
            };
            let Some(key) = row_key(table) else { continue };
            let mut updates = Vec::new();
            for reference in self
                .plan
                .references
                .iter()
                .filter(|of| of.child == table.name)
            {
                let Some(parents) = self.rows.get(&(Side::Goes, reference.parent.clone())) else {
                    continue;
                };
                for (row, parent) in rows.iter().zip(parents.iter().cycle()) {
                    let open = |name: &String| row.get(name).is_some_and(|value| value == "NULL");
                    let (true, Some(values)) = (
                        reference.columns.iter().any(open),
                        of_row(reference, parent),
                    ) else {
                        continue;
                    };
                    let sets = reference.columns.iter().zip(&values);
                    let sets: Vec<String> = sets
                        .map(|(name, value)| format!("{} = {value}", q.name(name)))
                        .collect();
                    let which: Option<Vec<String>> = key
                        .iter()
                        .map(|name| Some(format!("{} = {}", q.name(name), row.get(name)?)))
                        .collect();
                    if let Some(which) = which {
                        // Of a predicate that reads it, the row must still go.
                        let goes: String = table
                            .own_survivors()
                            .map(|of| format!(" AND {}", of.is_false))
                            .collect();
                        updates.push((sets.join(", "), which.join(" AND "), goes));
                    }
                }
            }
            let target = self.quoted(&table.name);
            for (sets, which, goes) in updates {
                self.close(&target, &sets, &which, &goes).await;
            }
        }
    }

    async fn close(&mut self, target: &str, sets: &str, which: &str, goes: &str) {
        if self.session.execute("BEGIN").await.is_err() {
            return;
        }
        let done = self
            .session
            .execute(&format!("UPDATE {target} SET {sets} WHERE {which}"))
            .await;
        let still = format!("SELECT count(*) FROM {target} WHERE {which}{goes}");
        let end = match done.is_ok()
            && matches!(self.session.value(&still).await, Ok(Some(count)) if count == "1")
        {
            true => "COMMIT",
            false => "ROLLBACK",
        };
        if self.session.execute(end).await.is_err() {
            let _ = self.session.execute("ROLLBACK").await;
        }
    }
}

/// The columns that a row is known by.
fn row_key(table: &PlanTable) -> Option<Vec<String>> {
    match &table.row_key {
        crate::plan::RowKey::Columns(columns) => Some(columns.clone()),
        crate::plan::RowKey::Hidden(_) | crate::plan::RowKey::Values(_) => None,
    }
}

/// The rows that are picked, each knowing the others' keys.
fn together<'a>(attempts: &[Attempt<'a>]) -> Vec<(&'a PlanTable, Row)> {
    let alone: Vec<(&PlanTable, Row)> = attempts.iter().map(|of| (of.table, of.row(&[]))).collect();
    let beside = named(&alone);
    attempts
        .iter()
        .map(|of| (of.table, of.row(&beside)))
        .collect()
}

fn named<'r>(rows: &[(&'r PlanTable, Row)]) -> Vec<(&'r TableRef, Row)> {
    rows.iter()
        .map(|(table, row)| (&table.name, row.clone()))
        .collect()
}
