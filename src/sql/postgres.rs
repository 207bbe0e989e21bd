//! PostgreSQL: a unit of work is one DO block.
//!
//! A block that fails undoes all that it did, whatever the client does next: outside a transaction it is one of its
//! own, and inside one, also under ON_ERROR_ROLLBACK, nothing of it is left. Guard, deletion and proof are in the
//! same block, so that there is no COMMIT that could be reached without them.

use super::context::Context;
use super::op::Op;
use super::script::Script;

/// The client's directives, and the encoding in which the file is written.
pub(super) fn begin(script: &mut Script) {
    script
        .client("\\set ON_ERROR_STOP on")
        .client("\\set AUTOCOMMIT on")
        .client("\\encoding UTF8");
}

/// A unit of work. `tail` is PL/pgSQL behind its last step.
pub(super) fn unit(script: &mut Script, c: Context<'_>, ops: &[Op], tail: &str) {
    let body: Vec<String> = ops.iter().map(|op| step(c, op)).collect();
    let body = body.join("\n");
    let mut tag = "data_class".to_owned();
    while body.contains(&format!("${tag}$")) || tail.contains(&format!("${tag}$")) {
        tag.push('_');
    }
    script.run(format!(
        "DO ${tag}$\n#variable_conflict use_column\nDECLARE\n  data_class_found text;\n  data_class_added bigint;\n  \
         data_class_rows bigint;\nBEGIN\n{SETTINGS}\n{body}\n{tail}END\n${tag}$"
    ));
}

/// Names mean the catalog's and the schema's tables; hidden rows are errors; locks are not waited for forever.
pub(super) const SETTINGS: &str = "PERFORM pg_catalog.set_config('search_path', 'pg_catalog, public, pg_temp', true);
PERFORM set_config('row_security', 'off', true);
PERFORM set_config('session_replication_role', 'origin', true) WHERE current_setting('session_replication_role') <> 'origin';
PERFORM set_config('lock_timeout', '30s', true) WHERE current_setting('lock_timeout') IN ('0', '0ms');";

fn step(c: Context<'_>, op: &Op) -> String {
    match op {
        Op::Note(text) => super::comment(text),
        Op::Temp { name, index, query } => {
            let mut sql = format!("CREATE TEMP TABLE {name} ON COMMIT DROP AS\n{query};");
            if !index.is_empty() {
                sql.push_str(&format!(
                    "\nCREATE INDEX ON pg_temp.{name} ({});\nANALYZE pg_temp.{name};",
                    index.join(", ")
                ));
            }
            sql
        }
        Op::Add { name, query } => format!("INSERT INTO {name} {query};"),
        Op::Check(check) => {
            let wrong = format!("data-class: {}: ", check.wrong);
            format!(
                "SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (\n{}\n) p LIMIT 20) p(problem);\n\
                 IF data_class_found IS NOT NULL THEN\n  RAISE EXCEPTION USING MESSAGE = {} || data_class_found;\nEND IF;",
                check.query,
                c.q.text(&wrong)
            )
        }
        Op::Change(change) => format!("{};", change.sql(None)),
        Op::Plpgsql(sql) => sql.clone(),
    }
}
