//! Numbering that begins anew where a table has no row at the end.

use crate::plan::Restart;
use crate::schema::{Dialect, IdentityKind};

use super::context::Context;
use super::guard::rights;
use super::op::Op;
use super::script::Script;

/// The end of PostgreSQL's cleanup: only where it is reached, and committed, sequences are restarted.
pub(super) const POSTGRES_MARK: &str = "PERFORM set_config('data_class.clean', 'done', false);\n";

/// SQLite's numbers are rows of a table.
pub(super) fn sqlite(c: Context<'_>) -> Vec<Op> {
    let counted = c
        .plan
        .clean
        .restarts
        .iter()
        .filter(|restart| restart.kind == IdentityKind::Autoincrement);
    counted
        .map(|restart| {
            let table = c.sql(&restart.table);
            Op::change(
                "DELETE FROM sqlite_sequence",
                Some(format!(
                    "name = {} AND NOT EXISTS (SELECT 1 FROM {table})",
                    c.q.text(&restart.table.table)
                )),
            )
        })
        .collect()
}

/// What comes after COMMIT.
pub(super) fn after(script: &mut Script, c: Context<'_>) {
    let restarts = &c.plan.clean.restarts;
    if restarts.is_empty() || c.dialect() == Dialect::Sqlite {
        return;
    }
    script.comment("Numbering begins anew where a table is empty now.");
    if c.dialect() == Dialect::Mysql {
        for restart in restarts {
            mysql(script, c, restart);
        }
        return;
    }
    let blocks: Vec<Op> = restarts
        .iter()
        .filter_map(|restart| postgres(c, restart))
        .map(Op::Plpgsql)
        .collect();
    let mut ops = vec![Op::check(
        "the cleanup was not done",
        "SELECT 'nothing is restarted' WHERE current_setting('data_class.clean', true) IS DISTINCT FROM 'done'",
    )];
    ops.extend(blocks);
    super::postgres::unit(script, c, &ops, "");
}

fn postgres(c: Context<'_>, restart: &Restart) -> Option<String> {
    let sequence = restart.sequence.as_ref()?;
    let (schema, name) = sequence.split_once('.')?;
    // The table's own schema tells where the first dot is a part of a name.
    let (schema, name) = match sequence
        .strip_prefix(&restart.table.schema)
        .and_then(|rest| rest.strip_prefix('.'))
    {
        Some(name) => (restart.table.schema.as_str(), name),
        None => (schema, name),
    };
    let sequence = c.q.text(&c.q.table(schema, name));
    let table = c.target(&restart.table);
    let message = c.q.text(&format!(
        "data-class: no right to restart the numbering of {}",
        c.shown(&restart.table)
    ));
    Some(format!(
        "BEGIN\n  LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE;\n  \
         PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s\n  \
         WHERE s.seqrelid = {sequence}::regclass AND NOT EXISTS (SELECT 1 FROM {table});\n\
         EXCEPTION WHEN insufficient_privilege THEN\n  RAISE NOTICE USING MESSAGE = {message};\nEND;"
    ))
}

/// ALTER commits, so it comes after COMMIT; a user without the right to it has cleaned all the same.
fn mysql(script: &mut Script, c: Context<'_>, restart: &Restart) {
    let table = c.sql(&restart.table);
    let alter = c.q.text(&format!("ALTER TABLE {table} AUTO_INCREMENT = 1"));
    let may = rights::on_table("ALTER", &c.q.text(&restart.table.table));
    let empty = format!("@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM {table})");
    let without = format!(
        "no right to restart the numbering of {}",
        c.shown(&restart.table)
    );
    super::mysql::notice(script, c, &format!("{empty} AND NOT {may}"), &without);
    script
        .run(format!(
            "SET @data_class_sql = IF({empty} AND {may}, {alter}, 'DO 0')"
        ))
        .run("PREPARE data_class_restart FROM @data_class_sql")
        .run("EXECUTE data_class_restart");
}
