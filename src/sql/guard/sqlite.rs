//! What SQLite's own catalog says of the live schema.

use super::super::context::Context;
use super::super::op::Op;
use super::{differing, facts};

/// The live schema is the plan's.
pub(super) fn schema(c: Context<'_>) -> Op {
    Op::check("the schema is not the catalog's", differing(c, &live(c)))
}

fn live(c: Context<'_>) -> String {
    let framework = facts::framework(c);
    let tables = format!(
        "t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
         AND lower(t.name) NOT IN ({framework})"
    );
    let ty = "replace(replace(replace(replace(lower(x.type), ' ', ''), char(9), ''), char(10), ''), char(13), '')";
    // A key of a table without rowids, and an alias of the rowid, are never NULL.
    let not_null = "x.\"notnull\" OR (x.pk > 0 AND (t.wr OR (lower(x.type) = 'integer' \
         AND (SELECT count(*) FROM pragma_table_info(t.name) y WHERE y.pk > 0) = 1 \
         AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) i WHERE i.origin = 'pk'))))";
    format!(
        "SELECT 'table ' || t.name AS what, coalesce((SELECT group_concat(d, ', ') FROM (SELECT x.name || ' ' || \
         CASE WHEN x.hidden > 1 THEN replace({ty}, 'generatedalways', '') ELSE {ty} END || \
         CASE WHEN {not_null} THEN ' not null' ELSE '' END AS d \
         FROM pragma_table_xinfo(t.name) x WHERE x.hidden <> 1 ORDER BY x.name)), '') AS detail\n    \
         FROM pragma_table_list t WHERE {tables}\n  \
         UNION SELECT lower('key ' || child), lower('(' || group_concat(\"from\", ', ') || ') -> ' || parent || ' (' || \
         group_concat(\"to\", ', ')) || ') ' || on_delete || CASE on_update WHEN 'NO ACTION' THEN '' ELSE ' ON UPDATE ' || on_update END\n    \
         FROM (SELECT t.name AS child, k.id, k.\"table\" AS parent, k.\"from\", k.on_delete, k.on_update, \
         coalesce(k.\"to\", (SELECT x.name FROM pragma_table_info(k.\"table\") x WHERE x.pk = k.seq + 1)) AS \"to\" \
         FROM pragma_table_list t, pragma_foreign_key_list(t.name) k WHERE t.schema = 'main' AND t.type = 'table' \
         ORDER BY t.name, k.id, k.seq) GROUP BY child, id\n  \
         UNION SELECT 'trigger ' || t.name, m.name || ' ' || m.sql FROM main.sqlite_schema m \
         JOIN pragma_table_list t ON lower(t.name) = lower(m.tbl_name) WHERE m.type = 'trigger' AND {tables}"
    )
}
