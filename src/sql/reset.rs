//! The full cleanup of a test's database: the same survivors and deletions as `clean.sql`, without its copies.
//!
//! Between two tests there is nothing to compare with: the plan's own proof holds while the schema is the plan's, which
//! whoever runs this has looked at. What is left is what costs: no table is truncated (a small one is deleted from
//! faster than it is made anew), nothing is copied, counted or locked, and all statements go to the server at once.

use crate::plan::{Plan, Step};
use crate::schema::Dialect;

use super::context::Context;
use super::op::Op;
use super::{clean, restart, survive};

/// All statements, from BEGIN to COMMIT, as one text. Where it fails, the session is not as it was.
pub fn reset(plan: &Plan) -> String {
    let c = Context::new(plan);
    let mut ops = survive::survivors(c);
    ops.extend(plan.clean.detach.iter().flat_map(|of| clean::detach(c, of)));
    let goes = |name: &crate::schema::TableRef| c.goes(name);
    ops.extend(
        plan.clean
            .steps
            .iter()
            .flat_map(|step| clean::delete_step(c, step, &goes)),
    );
    if c.dialect() == Dialect::Sqlite {
        ops.extend(restart::sqlite(c));
    }
    let mut statements = begin(c);
    statements.extend(ops.iter().flat_map(|op| statement(c, op)));
    statements.extend(ops.iter().filter_map(|op| drop_table(c, op)));
    statements.push("COMMIT".to_owned());
    if c.dialect() == Dialect::Mysql {
        statements.push("SET SESSION foreign_key_checks = @data_class_keys".to_owned());
    }
    statements.join(";\n")
}

fn begin(c: Context<'_>) -> Vec<String> {
    let texts: &[&str] = match c.dialect() {
        Dialect::Postgres => &[
            "BEGIN",
            "SET LOCAL search_path = pg_catalog, public, pg_temp",
            "SET LOCAL row_security = off",
            "SET LOCAL client_min_messages = warning",
        ],
        Dialect::Sqlite => &["BEGIN IMMEDIATE"],
        Dialect::Mysql => &[
            "SET @data_class_keys = @@foreign_key_checks, SESSION foreign_key_checks = 1",
            "START TRANSACTION",
        ],
    };
    let mut statements: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    let mut steps = c.plan.clean.steps.iter();
    if c.dialect() == Dialect::Sqlite && steps.any(Step::waits_for_commit) {
        statements.push("PRAGMA defer_foreign_keys = ON".to_owned());
    }
    statements
}

fn statement(c: Context<'_>, op: &Op) -> Vec<String> {
    match op {
        Op::Note(_) | Op::Check(_) => Vec::new(),
        Op::Temp { name, index, query } => match c.dialect() {
            Dialect::Postgres => vec![format!(
                "CREATE TEMP TABLE {name} ON COMMIT DROP AS\n{query}"
            )],
            Dialect::Sqlite => vec![format!("CREATE TEMP TABLE {name} AS\n{query}")],
            Dialect::Mysql => {
                let key = match index.as_slice() {
                    [] => String::new(),
                    index => format!(" (KEY ({}))", index.join(", ")),
                };
                vec![format!(
                    "CREATE TEMPORARY TABLE {name}{key} ENGINE = InnoDB AS\n{query}"
                )]
            }
        },
        Op::Add { name, query } => vec![format!("INSERT INTO {name} {query}")],
        Op::Change(change) => vec![change.sql(None)],
        Op::Plpgsql(body) => {
            let mut tag = "data_class".to_owned();
            while body.contains(&format!("${tag}$")) {
                tag.push('_');
            }
            vec![format!(
                "DO ${tag}$\n#variable_conflict use_column\nDECLARE\n  data_class_added bigint;\n  data_class_rows bigint;\n\
                 BEGIN\n{body}\nEND\n${tag}$"
            )]
        }
    }
}

/// PostgreSQL drops them at COMMIT.
fn drop_table(c: Context<'_>, op: &Op) -> Option<String> {
    match (c.dialect(), op) {
        (Dialect::Sqlite, Op::Temp { name, .. }) => Some(format!("DROP TABLE temp.{name}")),
        (Dialect::Mysql, Op::Temp { name, .. }) => Some(format!("DROP TEMPORARY TABLE {name}")),
        _ => None,
    }
}
