//! PostgreSQL: emptying big tables with one TRUNCATE, their survivors set aside and put back.

use crate::plan::{PutBack, Truncation};
use crate::schema::TableRef;

use super::context::Context;
use super::op::Op;

/// From this size on a TRUNCATE is worth its price: it makes new files for every table and index.
const BIG: u64 = 4 * 1024 * 1024;

/// Which tables are big, their survivors aside, one TRUNCATE, survivors back.
pub(super) fn truncate(c: Context<'_>, truncation: &Truncation) -> Vec<Op> {
    let mut ops = vec![
        Op::note(format!(
            "Tables of more than {} MB are emptied by one TRUNCATE, without CASCADE: the server itself refuses it where \
             a table that is not named references one of them. What references them is named with them.",
            BIG / 1024 / 1024
        )),
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

/// A query for the tables that are big enough, and may be truncated by this role, as [`Context::target`] names them.
pub(super) fn chosen(c: Context<'_>, truncation: &Truncation) -> String {
    let rows: Vec<String> = truncation
        .tables
        .iter()
        .map(|table| {
            let with: Vec<String> = std::iter::once(&table.table)
                .chain(&table.with)
                .map(|name| c.q.text(&c.target(name)))
                .collect();
            format!(
                "({}, {}::regclass, ARRAY[{}])",
                c.q.text(&c.target(&table.table)),
                c.q.text(&c.sql(&table.table)),
                with.join(", ")
            )
        })
        .collect();
    format!(
        "SELECT DISTINCT unnest(t.tables) AS named\nFROM (VALUES {}) t(named, id, tables)\n\
                 WHERE pg_relation_size(t.id) + coalesce((SELECT sum(pg_relation_size(i.relid)) \
                 FROM pg_partition_tree(t.id) i WHERE i.relid <> t.id), 0) > {BIG}\n  \
                 AND NOT EXISTS (SELECT 1 FROM unnest(t.tables) x \
                 WHERE NOT has_table_privilege(regexp_replace(x, '^ONLY ', '')::regclass, 'TRUNCATE'))",
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

fn put_back(c: Context<'_>, back: &PutBack) -> Op {
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
    let Some((last, first)) = inserts.split_last() else {
        return Op::note("");
    };
    let first: Vec<String> = first
        .iter()
        .enumerate()
        .map(|(at, sql)| format!("data_class_i{at} AS ({sql})"))
        .collect();
    let with = if first.is_empty() {
        String::new()
    } else {
        format!("WITH {}\n", first.join(",\n  "))
    };
    Op::change(format!("{with}{last}"), None)
}
