//! SQLite: a unit of work is one INSERT, which fires a temporary trigger.
//!
//! A statement that fails undoes all that its triggers did, whatever the client does next. Guard, deletion and proof
//! stand in the same trigger, so that there is no COMMIT that could be reached without them.

use super::context::Context;
use super::op::Op;
use super::script::Script;

/// The client's directive, and what must be set outside transactions.
pub(super) fn begin(script: &mut Script) {
    script.client(".bail on");
    script
        .run("PRAGMA foreign_keys = ON")
        .run("PRAGMA recursive_triggers = OFF");
    script.run("DROP TABLE IF EXISTS temp.data_class_run");
    script.run("CREATE TEMP TABLE data_class_run (unit TEXT)");
}

/// A unit of work of a name that is a word. With `deferred`, keys are checked at COMMIT.
pub(super) fn unit(script: &mut Script, c: Context<'_>, name: &str, ops: &[Op], deferred: bool) {
    for op in ops {
        if let Op::Temp { name, query, .. } = op {
            script.run(format!("DROP TABLE IF EXISTS temp.{name}"));
            script.run(format!(
                "CREATE TEMP TABLE {name} AS SELECT * FROM (\n{query}\n) WHERE 0"
            ));
        }
        if let Op::Temp { name, index, .. } = op
            && !index.is_empty()
        {
            script.run(format!(
                "CREATE INDEX temp.{name}_key ON {name} ({})",
                index.join(", ")
            ));
        }
    }
    let body: Vec<String> = ops.iter().map(|op| step(c, op)).collect();
    script.run(format!("DROP TRIGGER IF EXISTS temp.data_class_{name}"));
    script.run(format!(
        "CREATE TEMP TRIGGER data_class_{name} AFTER INSERT ON data_class_run WHEN new.unit = '{name}' BEGIN\n{}\nEND",
        body.join("\n")
    ));
    if deferred {
        script.run("BEGIN IMMEDIATE");
        script.run("PRAGMA defer_foreign_keys = ON");
    }
    script.run(format!("INSERT INTO data_class_run VALUES ('{name}')"));
    if deferred {
        script.run("COMMIT");
    }
}

fn step(c: Context<'_>, op: &Op) -> String {
    match op {
        Op::Note(text) => super::comment(text),
        Op::Temp { name, query, .. } => {
            format!("DELETE FROM {name};\nINSERT INTO {name}\n{query};")
        }
        Op::Add { name, query } => format!("INSERT INTO {name} {query};"),
        Op::Check(check) => format!(
            "SELECT RAISE(ABORT, {}) WHERE EXISTS (\n{}\n);",
            c.q.text(&format!("data-class: {}", check.wrong)),
            check.query
        ),
        Op::Change(change) => format!("{};", change.sql(None)),
        Op::Plpgsql(_) => String::new(),
    }
}
