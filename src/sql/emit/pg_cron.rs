//! Jobs of pg_cron.

use crate::plan::{Plan, PurgeRule};

use super::super::context::Context;
use super::super::op::Op;
use super::super::quote::visible;
use super::super::script::Script;
use super::super::{guard, postgres, purge};
use super::{Job, ROWS, comment, rules};

/// Once a night; pg_cron's clock is GMT unless `cron.timezone` says otherwise.
pub const DEFAULT_SCHEDULE: &str = "17 3 * * *";

/// SQL for psql, to be run in the database that is purged, where pg_cron is.
pub fn pg_cron(plan: &Plan, job: Job<'_>) -> String {
    let c = Context::new(plan);
    let (rules, skipped) = rules(c);
    let names: Vec<String> = rules.iter().map(|(_, rule)| name(c, job, rule)).collect();
    let what = if job.remove {
        format!("Removes the jobs that purge {}.", job.application)
    } else {
        format!(
            "Retention of {} as jobs of pg_cron: review it, then run it by psql.",
            job.application
        )
    };
    let mut sql = String::from("\\set ON_ERROR_STOP on\n");
    sql.push_str(&comment(&[
        what,
        "Run it in the database that is purged, where the extension pg_cron is, as the role that shall delete.".to_owned(),
        "What the jobs did: SELECT * FROM cron.job_run_details ORDER BY runid DESC.".to_owned(),
    ]));
    sql.push_str(&skipped.concat());
    sql.push_str("BEGIN;\n");
    sql.push_str(&unschedule(c, job, if job.remove { &[] } else { &names }));
    if !job.remove {
        for ((number, rule), name) in rules.iter().zip(&names) {
            sql.push_str(&format!("\n-- {}.\n", visible(&rule.reason)));
            sql.push_str(&format!(
                "SELECT cron.schedule({}, {}, {});\n",
                c.q.text(name),
                c.q.text(job.schedule),
                dollars(&command(c, *number, rule))
            ));
        }
    }
    sql.push_str("COMMIT;\n");
    sql
}

fn prefix(job: Job<'_>) -> String {
    format!("data-class purge {}: ", job.application)
}

fn name(c: Context<'_>, job: Job<'_>, rule: &PurgeRule) -> String {
    format!("{}{}", prefix(job), c.shown(&rule.table))
}

/// Removes jobs of ours in this database but for some.
fn unschedule(c: Context<'_>, job: Job<'_>, but: &[String]) -> String {
    let prefix = c.q.text(&prefix(job));
    let mut sql = format!(
        "SELECT cron.unschedule(jobid) FROM cron.job WHERE database = current_database() AND username = current_user\n  \
         AND left(jobname, length({prefix})) = {prefix}"
    );
    if !but.is_empty() {
        let names: Vec<String> = but.iter().map(|name| c.q.text(name)).collect();
        sql.push_str(&format!("\n  AND jobname NOT IN ({})", names.join(", ")));
    }
    sql + ";\n"
}

/// One statement: several would be one transaction, and could not be committed in between.
fn command(c: Context<'_>, number: usize, rule: &PurgeRule) -> String {
    let mut ops = guard::session(c);
    ops.extend(guard::schema(c));
    let clock = "PERFORM set_config('data_class.now', clock_timestamp()::text, false);\n";
    let mut script = Script::default();
    match purge::selected(c, rule).filter(|_| purge::is_alone(rule)) {
        Some(selected) => {
            let target = c.target(&rule.table);
            let tail = format!(
                "{clock}\
                 -- What was set for this transaction holds for the next ones, too.\n\
                 PERFORM set_config(s, current_setting(s), false) FROM unnest(ARRAY['search_path', 'row_security', 'lock_timeout']) s;\n\
                 COMMIT;\n\
                 LOOP\n  DELETE FROM {target} WHERE ctid = ANY (ARRAY(SELECT ctid FROM {target} WHERE {selected} LIMIT {ROWS}))\n    \
                 AND {selected};\n  GET DIAGNOSTICS data_class_rows = ROW_COUNT;\n  COMMIT;\n  \
                 EXIT WHEN data_class_rows = 0;\nEND LOOP;\n"
            );
            postgres::unit(&mut script, c, &ops, &tail);
        }
        None => {
            ops.push(Op::Plpgsql(clock.to_owned()));
            let work = purge::work(c, number, rule, None);
            ops.extend(work.into_iter().flat_map(|part| part.ops));
            postgres::unit(&mut script, c, &ops, "");
        }
    }
    script.statements().collect::<Vec<_>>().join(";\n")
}

/// A text in dollar quotes.
fn dollars(text: &str) -> String {
    let mut tag = "job".to_owned();
    while text.contains(&format!("${tag}$")) {
        tag.push('_');
    }
    format!("${tag}${text}${tag}$")
}
