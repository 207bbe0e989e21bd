//! How much room deleted rows took, from the engine's own statistics.

use serde_json::Value;

use crate::run::Session;
use crate::schema::{Dialect, TableRef};
use crate::sql::quote::Quote;

/// Bytes that a row of a table takes, on average; none where the engine does not say.
pub(super) async fn a_row(session: &mut Session, table: &TableRef) -> Option<f64> {
    let q = Quote(session.dialect());
    let name = q.table(&table.schema, &table.table);
    match session.dialect() {
        Dialect::Postgres => {
            let text = q.text(&name);
            let size = format!(
                "SELECT sum(pg_table_size(relid)) FROM (SELECT {text}::regclass AS relid \
                 UNION SELECT relid FROM pg_partition_tree({text}::regclass)) r"
            );
            let size: f64 = session.value(&size).await.ok()??.parse().ok()?;
            // The planner's own estimate; it has one for tables that nobody has analyzed, too.
            let plan = format!("EXPLAIN (FORMAT JSON) SELECT 1 FROM {name}");
            let plan: Value = serde_json::from_str(&session.value(&plan).await.ok()??).ok()?;
            let rows = plan.get(0)?.get("Plan")?.get("Plan Rows")?.as_f64()?;
            (rows > 0.0).then(|| size / rows)
        }
        Dialect::Mysql => {
            let sql = format!(
                "SELECT avg_row_length FROM information_schema.tables WHERE table_name = {} AND table_schema = {}",
                q.text(&table.table),
                if table.schema.is_empty() {
                    "DATABASE()".to_owned()
                } else {
                    q.text(&table.schema)
                }
            );
            session.value(&sql).await.ok()??.parse().ok()
        }
        Dialect::Sqlite => None,
    }
}

/// SQLite: bytes of the file that no row uses.
pub(super) async fn free(session: &mut Session) -> Option<u64> {
    if session.dialect() != Dialect::Sqlite {
        return None;
    }
    let sql = "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size";
    session.value(sql).await.ok()??.parse().ok()
}
