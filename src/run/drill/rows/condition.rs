//! Asking the engine which conditions a row breaks, before it is put into its table.

use std::collections::BTreeSet;

use super::attempt::Attempt;
use super::{Maker, Row};
use crate::sql::quote::Quote;

/// The table that a row is tried in: its columns have the types of the real one, and nothing else.
const TRIED: &str = "data_class_drill_tried";

/// How often values are changed before a row is given up.
const STEPS: usize = 1_000;

impl<'a> Maker<'a> {
    /// Changes the attempt's values until no condition is broken. False where that was not reached: then it is hopeless.
    pub(super) async fn solve(
        &mut self,
        attempt: &mut Attempt<'a>,
        beside: &[(&crate::schema::TableRef, Row)],
    ) -> bool {
        if attempt.conditions.is_empty() || !self.prepare(attempt).await {
            return true;
        }
        let mut solved = false;
        for _ in 0..STEPS {
            let row = attempt.row(beside);
            let broken = self.broken(attempt, &row).await;
            let broken = broken
                .into_iter()
                .filter_map(|at| attempt.conditions.get(at));
            let variables = broken
                .map(|condition| attempt.variables(condition))
                .collect();
            solved = attempt.search.learn(variables);
            if solved {
                break;
            }
        }
        let _ = self
            .session
            .execute(&format!("DROP TABLE {}", self.tried()))
            .await;
        solved
    }

    fn tried(&self) -> String {
        Quote(self.plan.dialect).name(TRIED)
    }

    async fn prepare(&mut self, attempt: &Attempt<'a>) -> bool {
        let q = Quote(self.plan.dialect);
        let read: BTreeSet<&str> = attempt
            .conditions
            .iter()
            .flat_map(|condition| &condition.columns)
            .map(String::as_str)
            .collect();
        let from = self.quoted(&attempt.table.name);
        let sql = format!(
            "CREATE TEMPORARY TABLE {} AS SELECT {} FROM {from} LIMIT 0",
            self.tried(),
            q.names(read)
        );
        self.session.execute(&sql).await.is_ok()
    }

    /// The conditions that a row breaks: those that are FALSE, or that can't be told.
    async fn broken(&mut self, attempt: &Attempt<'a>, row: &Row) -> Vec<usize> {
        let q = Quote(self.plan.dialect);
        let tried = self.tried();
        let conditions = attempt.conditions.iter();
        let columns: BTreeSet<&String> = conditions
            .flat_map(|condition| &condition.columns)
            .collect();
        let values: Vec<&str> = columns
            .iter()
            .map(|name| row.get(*name).map_or("NULL", String::as_str))
            .collect();
        let all = || (0..attempt.conditions.len()).collect();
        let names = q.names(columns.iter().map(|name| name.as_str()));
        let insert = format!(
            "INSERT INTO {tried} ({names}) VALUES ({})",
            values.join(", ")
        );
        if self
            .session
            .execute(&format!("DELETE FROM {tried}"))
            .await
            .is_err()
            || self.session.execute(&insert).await.is_err()
        {
            return all();
        }
        let told = |sql: &str| format!("CASE WHEN {sql} IS FALSE THEN 0 ELSE 1 END");
        let asked: Vec<String> = attempt.conditions.iter().map(|of| told(&of.sql)).collect();
        let sql = format!("SELECT {} FROM {tried}", asked.join(", "));
        if let Ok(rows) = self.session.rows(&sql).await {
            let answers = rows.into_iter().flatten().enumerate();
            let broken = answers.filter(|(_, answer)| answer.as_deref() == Some("0"));
            return broken.map(|(at, _)| at).collect();
        }
        let mut broken = Vec::new();
        for (at, asked) in asked.iter().enumerate() {
            let answer = self
                .session
                .value(&format!("SELECT {asked} FROM {tried}"))
                .await;
            if !matches!(answer, Ok(Some(answer)) if answer == "1") {
                broken.push(at);
            }
        }
        broken
    }
}
