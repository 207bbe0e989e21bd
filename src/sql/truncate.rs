//! PostgreSQL: emptying big tables with one TRUNCATE, their survivors set aside and put back.

use crate::plan::{PutBack, Truncation};
use crate::schema::TableRef;

use super::clean;
use super::context::Context;
use super::op::Op;

/// What a TRUNCATE costs a table, in bytes of rows whose deletion takes as long: it makes new files for the table and
/// each of its indexes.
const NEW_FILES: u64 = 1024 * 1024;

/// What looking for references to a deleted row costs for each foreign key, beside deleting the row: an estimate.
const LOOK: u64 = 4;

/// Which tables are big, their survivors aside, one TRUNCATE, survivors back.
pub(super) fn truncate(c: Context<'_>, truncation: &Truncation) -> Vec<Op> {
    let mut ops = vec![
        Op::note(
            "Big tables are emptied by one TRUNCATE, with all that reference them, where deleting their rows would take \
             longer. Without CASCADE: the server itself refuses it where a table that is not named references one of them.",
        ),
        Op::Temp {
            name: "data_class_truncated".to_owned(),
            index: Vec::new(),
            query: chosen(c, truncation),
        },
    ];
    let aside: Vec<&TableRef> = truncation
        .tables
        .iter()
        .filter(|table| table.aside)
        .map(|table| &table.table)
        .collect();
    for name in &aside {
        ops.extend(set_aside(c, name));
    }
    ops.push(Op::Plpgsql(
        "IF EXISTS (SELECT 1 FROM pg_temp.data_class_truncated) THEN\n  \
         SET CONSTRAINTS ALL IMMEDIATE;\n  \
         EXECUTE (SELECT 'TRUNCATE TABLE ' || string_agg(named, ', ' ORDER BY named) FROM pg_temp.data_class_truncated);\n\
         END IF;"
            .to_owned(),
    ));
    ops.extend(truncation.put_back.iter().map(|back| put_back(c, back)));
    ops
}

/// A query for the tables that are worth it, and may be truncated by this role, as [`Context::target`] names them.
pub(super) fn chosen(c: Context<'_>, truncation: &Truncation) -> String {
    let rows: Vec<String> = truncation
        .tables
        .iter()
        .map(|table| {
            format!(
                "({}, {}::regclass)",
                c.q.text(&c.target(&table.table)),
                c.q.text(&c.sql(&table.table)),
            )
        })
        .collect();
    format!(
        "WITH RECURSIVE may(named, id) AS (VALUES\n  {}\n),\n\
         deleting(id, cost) AS (\n  \
           SELECT id, (pg_relation_size(id) + coalesce((SELECT sum(pg_relation_size(p.relid)) FROM pg_partition_tree(id) p \
           WHERE p.relid <> id), 0))\n    \
           * (1 + {LOOK} * (SELECT count(*) FROM pg_constraint k WHERE k.contype = 'f' AND k.confrelid = id)) FROM may\n),\n\
         along(top, id) AS (\n  \
           SELECT id, id::oid FROM may\n  \
           UNION SELECT a.top, k.conrelid FROM along a JOIN pg_constraint k ON k.confrelid = a.id \
           WHERE k.contype = 'f' AND k.conparentid = 0\n),\n\
         worth(top) AS (\n  \
           SELECT a.top FROM along a LEFT JOIN deleting d ON d.id = a.id GROUP BY a.top\n  \
           HAVING sum(d.cost) > count(*) * {NEW_FILES} AND bool_and(d.id IS NOT NULL AND has_table_privilege(a.id, 'TRUNCATE'))\n)\n\
         SELECT DISTINCT m.named FROM worth w JOIN along a ON a.top = w.top JOIN may m ON m.id = a.id",
        rows.join(",\n  ")
    )
}

fn truncated(c: Context<'_>, name: &TableRef) -> String {
    format!(
        "EXISTS (SELECT 1 FROM pg_temp.data_class_truncated WHERE named = {})",
        c.q.text(&c.target(name))
    )
}

fn writable(c: Context<'_>, name: &TableRef, alias: &str) -> String {
    let columns = c
        .table(name)
        .into_iter()
        .flat_map(|(_, table)| table.writable())
        .map(|column| column.name.as_str());
    if alias.is_empty() {
        c.q.names(columns)
    } else {
        c.q.columns(alias, columns)
    }
}

fn set_aside(c: Context<'_>, name: &TableRef) -> Option<Op> {
    let (number, table) = c.table(name)?;
    let survivors = c.survivors(name)?;
    Some(Op::Temp {
        name: format!("data_class_aside_{number}"),
        index: Vec::new(),
        query: format!(
            "SELECT {} FROM {} t WHERE {} AND EXISTS (SELECT 1 FROM {survivors} s WHERE {})",
            writable(c, name, "t"),
            c.target(name),
            truncated(c, name),
            c.key_is(table, "t", "s.k")
        ),
    })
}

/// Only where something was set aside: who may not insert need not, as long as nothing is truncated.
fn put_back(c: Context<'_>, back: &PutBack) -> Op {
    let tables = back.tables.iter();
    let named: Vec<String> = tables.map(|name| c.q.text(&c.target(name))).collect();
    let inserts: Vec<String> = back
        .tables
        .iter()
        .filter_map(|name| {
            let (number, _) = c.table(name)?;
            Some(format!(
                "INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE SELECT * FROM {}",
                c.sql(name),
                writable(c, name, ""),
                c.temp("aside", number)
            ))
        })
        .collect();
    Op::Plpgsql(format!(
        "IF EXISTS (SELECT 1 FROM pg_temp.data_class_truncated WHERE named IN ({})) THEN\n  {};\nEND IF;",
        named.join(", "),
        clean::as_one(&inserts, "data_class_i")
    ))
}
