//! Events of MariaDB and MySQL.

use crate::plan::{Plan, PurgeRule};

use super::super::context::Context;
use super::super::op::Op;
use super::super::quote::visible;
use super::super::{batch, guard, mysql, purge};
use super::{Job, ROWS, comment, rules};

/// Once a night, from the next one on.
pub const DEFAULT_SCHEDULE: &str =
    "EVERY 1 DAY STARTS CURRENT_DATE + INTERVAL 1 DAY + INTERVAL 197 MINUTE";

/// Names of events have at most so many characters.
const NAME: usize = 64;

/// SQL for the client mariadb or mysql, to be run in the database that is purged.
pub fn mysql_event(plan: &Plan, job: Job<'_>) -> String {
    let c = Context::new(plan);
    let (rules, _) = rules(c);
    let what = if job.remove {
        format!("Removes the events that purge {}.", job.application)
    } else {
        format!(
            "Retention of {} as events: review it, then run it by mariadb or mysql.",
            job.application
        )
    };
    let mut sql = comment(&[
        what,
        "Run it in the database that is purged, as the user who shall delete, with the right EVENT.".to_owned(),
        "Nothing runs unless the server has event_scheduler = ON. What fails is in the server's error log.".to_owned(),
        "An event whose rule is no more: SHOW EVENTS, DROP EVENT.".to_owned(),
    ]);
    sql.push_str(&format!(
        "SET NAMES utf8mb4;\nSET SESSION sql_mode = {};\n",
        mysql::SQL_MODE
    ));
    let bodies: Vec<String> = rules
        .iter()
        .map(|(number, rule)| body(c, *number, rule))
        .collect();
    let mut end = "$$".to_owned();
    while bodies.iter().any(|body| body.contains(&end)) {
        end.push('$');
    }
    sql.push_str(&format!("DELIMITER {end}\n"));
    for ((_, rule), body) in rules.iter().zip(&bodies) {
        let name = c.q.name(&name(c, job, rule));
        sql.push_str(&format!("\n-- {}.\n", visible(&rule.reason)));
        sql.push_str(&format!("DROP EVENT IF EXISTS {name}{end}\n"));
        if !job.remove {
            sql.push_str(&format!(
                "CREATE EVENT {name} ON SCHEDULE {} ON COMPLETION PRESERVE COMMENT 'data-class purge' DO\n{body}{end}\n",
                job.schedule,
            ));
        }
    }
    sql.push_str("\nDELIMITER ;\n");
    sql
}

/// `data_class_purge_app_logs`; of a long one the table's end, which tells tables apart, behind a number for all of it.
fn name(c: Context<'_>, job: Job<'_>, rule: &PurgeRule) -> String {
    let table = c.shown(&rule.table);
    let whole = format!("data_class_purge_{}_{table}", job.application);
    if whole.chars().count() <= NAME {
        return whole;
    }
    let hash = whole.bytes().fold(0u32, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add(u32::from(byte))
    });
    let start = format!("data_class_purge_{hash:08x}_");
    let room = NAME - start.len();
    let skip = table.chars().count().saturating_sub(room);
    let end: String = table.chars().skip(skip).collect();
    start + &end
}

fn body(c: Context<'_>, number: usize, rule: &PurgeRule) -> String {
    let mut lines = [
        "BEGIN",
        "DECLARE data_class_rows bigint DEFAULT 1;",
        "DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;",
        "SET SESSION foreign_key_checks = 1, time_zone = '+00:00', group_concat_max_len = 1000000;",
        "/*M!100200 SET SESSION max_recursive_iterations = 4294967295; */",
        "/*!80003 SET SESSION cte_max_recursion_depth = 4294967295; */",
        "SET @data_class_now = UTC_TIMESTAMP(6);",
    ]
    .map(str::to_owned)
    .to_vec();
    lines.extend(guard::schema(c).iter().filter_map(|op| step(c, op)));
    match purge::selected(c, rule).filter(|_| purge::is_alone(rule)) {
        Some(selected) => lines.push(format!(
            "WHILE data_class_rows > 0 DO\nDELETE FROM {} WHERE {selected} LIMIT {ROWS};\n\
             SET data_class_rows = ROW_COUNT();\nEND WHILE;",
            c.target(&rule.table)
        )),
        None => {
            lines.push("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;".to_owned());
            lines.push("START TRANSACTION;".to_owned());
            let work = purge::work(c, number, rule, None);
            let ops = work.into_iter().flat_map(|part| part.ops);
            lines.extend(ops.filter_map(|op| step(c, &op)));
            lines.push("COMMIT;".to_owned());
        }
    }
    lines.push("END".to_owned());
    lines.join("\n")
}

/// A step as a statement of a stored program.
fn step(c: Context<'_>, op: &Op) -> Option<String> {
    match op {
        Op::Check(check) => {
            // A message has room for 128 characters.
            let text: String = check.wrong.chars().take(110).collect();
            let stop = format!(
                "IF EXISTS (\n{}\n) THEN\nSIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = {};\nEND IF;",
                check.query,
                c.q.text(&format!("data-class: {text}"))
            );
            Some(match &check.only {
                Some(only) => format!("IF {} THEN\n{stop}\nEND IF;", only.when),
                None => stop,
            })
        }
        Op::Change(change) => Some(format!("{};", change.sql(None))),
        op => Some(format!("{};", batch::prepare(c, op)?)),
    }
}
