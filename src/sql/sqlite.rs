//! SQLite: a unit of work is one INSERT, whose rows fire a temporary trigger each.
//!
//! A statement that fails undoes all that its triggers did, whatever the client does next. Guard, deletion and proof
//! hang on the same statement, so that there is no COMMIT that could be reached without them.
//!
//! Why several triggers: a trigger's cursors stay open until it ends, and every deleted row looks at all that are.
//! With all statements in one trigger that took twice the time of the deletions themselves.

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
    script.run("CREATE TEMP TABLE data_class_run (unit TEXT, step INTEGER, done INTEGER)");
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
    let steps = steps(ops);
    for (number, ops) in (1..).zip(&steps) {
        let mut body = vec![whole(c, name, number, steps.len())];
        body.extend(ops.iter().map(|op| step(c, op)));
        script.run(format!(
            "CREATE TEMP TRIGGER data_class_{name}_{number} AFTER INSERT ON data_class_run \
             WHEN new.unit = '{name}' AND new.step = {number} BEGIN\n{}\n\
             UPDATE data_class_run SET done = 1 WHERE unit = '{name}' AND step = {number};\nEND",
            body.join("\n")
        ));
    }
    let rows: Vec<String> = (1..=steps.len())
        .map(|number| format!("('{name}', {number}, 0)"))
        .collect();
    if deferred {
        script.run("BEGIN IMMEDIATE");
        script.run("PRAGMA defer_foreign_keys = ON");
    }
    script.run(format!(
        "INSERT INTO data_class_run VALUES {}",
        rows.join(", ")
    ));
    if deferred {
        script.run("COMMIT");
    }
}

/// The steps, each in a trigger of its own: what deletes begins a new one, with the comment above it.
fn steps(ops: &[Op]) -> Vec<&[Op]> {
    let (mut steps, mut begin) = (Vec::new(), 0);
    let is_note = |op: &Op| matches!(op, Op::Note(_));
    let changes = |op: &Op| matches!(op, Op::Change(_));
    for (at, op) in ops.iter().enumerate() {
        let work = ops.get(begin..at).unwrap_or_default();
        let next = ops.iter().skip(at).find(|op| !is_note(op));
        let ends = work.iter().any(changes)
            || next.is_some_and(changes) && work.iter().any(|op| !is_note(op));
        if is_note(op) && ends {
            steps.push(work);
            begin = at;
        }
    }
    steps.extend(ops.get(begin..).filter(|rest| !rest.is_empty()));
    steps
}

/// All steps or none: the first makes sure that every trigger is there, the others that those before them were done.
fn whole(c: Context<'_>, name: &str, number: usize, steps: usize) -> String {
    let missing = match number {
        1 => format!(
            "(SELECT count(*) FROM sqlite_temp_master WHERE type = 'trigger' AND tbl_name = 'data_class_run' \
             AND name GLOB 'data_class_{name}_[0-9]*') <> {steps}"
        ),
        _ => format!(
            "(SELECT count(*) FROM data_class_run WHERE unit = '{name}' AND done) <> {}",
            number - 1
        ),
    };
    format!(
        "SELECT RAISE(ABORT, {}) WHERE {missing};",
        c.q.text("data-class: a step is missing")
    )
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
