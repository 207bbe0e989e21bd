//! `review.sql`: mixed tables, counted by what their predicates say.

use crate::plan::PlanPredicate;
use crate::schema::Dialect;

use super::context::Context;
use super::quote::visible;
use super::script::Script;

/// Renders a query for each mixed table.
pub(super) fn review(script: &mut Script, c: Context<'_>) {
    if c.dialect() == Dialect::Mysql {
        script.run("SET NAMES utf8mb4");
        script.run(format!("SET SESSION sql_mode = {}", super::mysql::SQL_MODE));
    }
    if c.plan.review.tables.is_empty() {
        script.comment("There are no mixed tables.");
        script.run("SELECT 'no mixed tables' AS review");
    }
    for review in &c.plan.review.tables {
        let Some((_, table)) = c.table(&review.table) else {
            continue;
        };
        let shown = c.shown(&review.table);
        let owner = review.owner.as_deref().unwrap_or("nobody");
        let day = review.review_by.as_deref().unwrap_or("no day");
        match &table.system_rows {
            Some(predicate) => {
                script.comment(format!(
                    "{shown}: system rows are {}",
                    visible(&predicate.text)
                ));
                script.run(count(c, &shown, &c.target(&review.table), Some(predicate)));
            }
            None => {
                script.comment(format!(
                    "{shown}: undecided, {} decides by {}",
                    visible(owner),
                    visible(day)
                ));
                script.run(count(c, &shown, &c.target(&review.table), None));
            }
        }
        for candidate in &review.candidates {
            script.comment(format!(
                "A candidate: system_rows = {}",
                visible(&candidate.text)
            ));
            script.run(count(c, &shown, &c.target(&review.table), Some(candidate)));
        }
    }
}

/// A query with five columns: the table, the predicate, how many rows are system, user and undecided by it.
pub(super) fn count(
    c: Context<'_>,
    shown: &str,
    target: &str,
    predicate: Option<&PlanPredicate>,
) -> String {
    let name = c.q.text(shown);
    let Some(predicate) = predicate else {
        return format!(
            "SELECT {name} AS {}, '(undecided)' AS system_rows, 0 AS {}, 0 AS {}, count(*) AS undecided FROM {target}",
            c.q.name("table"),
            c.q.name("system"),
            c.q.name("user"),
        );
    };
    let sum =
        |condition: &str| format!("coalesce(sum(CASE WHEN {condition} THEN 1 ELSE 0 END), 0)");
    let odd = predicate.odd.as_deref().unwrap_or("1 = 0");
    let unknown = format!("(({}) IS NULL OR {odd})", predicate.sql);
    format!(
        "SELECT {name} AS {}, {} AS system_rows, {} AS {}, {} AS {}, {} AS undecided FROM {target}",
        c.q.name("table"),
        c.q.text(&predicate.text),
        sum(&format!("NOT {} AND NOT {unknown}", predicate.is_false)),
        c.q.name("system"),
        sum(&predicate.is_false),
        c.q.name("user"),
        sum(&unknown),
    )
}
