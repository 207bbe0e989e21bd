//! The guard: what must be so before anything is touched.

use crate::plan::{Fate, PlanTable};
use crate::schema::framework::{OWN, RUNNERS};
use crate::schema::{Action, Dialect};

use super::context::Context;
use super::identity;
use super::op::{Op, same};

/// The stamp: one row, not protected, of an environment where a full clean may run, and of this database.
pub(super) fn stamp(c: Context<'_>, environments: &[String]) -> Vec<Op> {
    let mut ops = vec![Op::note(
        "The stamp: whose environment this database is, and that the stamp is this database's own.",
    )];
    if environments.is_empty() {
        ops.push(Op::check(
            "no environment of data-class.toml has `clean = true`: nothing may be cleaned anywhere",
            "SELECT 'always' FROM (SELECT 1 AS one) x",
        ));
        return ops;
    }
    let table =
        c.q.table(c.dialect().default_schema(), "data_class_environment");
    if c.dialect() == Dialect::Postgres {
        ops.push(Op::check(
            "this database bears no stamp (see `stamp --env NAME`)",
            "SELECT 'no table data_class_environment' WHERE to_regclass('public.data_class_environment') IS NULL",
        ));
    }
    let names: Vec<String> = environments.iter().map(|name| c.q.text(name)).collect();
    let names = names.join(", ");
    let (protected, named) = match c.dialect() {
        Dialect::Postgres => ("protected IS NOT FALSE", format!("name IN ({names})")),
        Dialect::Sqlite => (
            "NOT (typeof(protected) = 'integer' AND protected = 0)",
            format!("name COLLATE BINARY IN ({names})"),
        ),
        Dialect::Mysql => (
            "protected IS NOT FALSE",
            format!("CAST(name AS BINARY) IN ({names})"),
        ),
    };
    let this = identity::expression(c.dialect());
    let is_this = match c.dialect() {
        // The executor also looks at the inode, and writes it behind the path.
        Dialect::Sqlite => format!(
            "{this} <> '' AND (identity = {this} OR substr(identity, 1, length({this}) + 7) = {this} || '#inode=')"
        ),
        Dialect::Postgres => format!("identity = {this}"),
        Dialect::Mysql => format!("CAST(identity AS BINARY) = CAST({this} AS BINARY)"),
    };
    ops.push(Op::check(
        "the stamp is not exactly one row",
        format!("SELECT 'its rows are not one' FROM (SELECT count(*) AS n FROM {table}) s WHERE s.n <> 1"),
    ));
    ops.push(Op::check(
        "the stamp says that this environment is protected",
        format!("SELECT 'protected' FROM {table} WHERE {protected}"),
    ));
    ops.push(Op::check(
        format!("the stamp names no environment with `clean = true` ({})", super::quote::visible(&environments.join(", "))),
        format!("SELECT 'another environment' FROM {table} WHERE CASE WHEN {named} THEN 0 ELSE 1 END = 1"),
    ));
    ops.push(Op::check(
        "the stamp is another database's: a copy is not stamped",
        format!(
            "SELECT 'another database' FROM {table} WHERE CASE WHEN {is_this} THEN 0 ELSE 1 END = 1"
        ),
    ));
    ops
}

/// Mixed tables whose day has passed.
pub(super) fn days(c: Context<'_>) -> Vec<Op> {
    let undecided = c
        .plan
        .tables
        .iter()
        .filter_map(|table| Some((table, table.review_by.as_deref()?)));
    undecided
        .map(|(table, day)| {
            let day = c.q.text(day);
            let passed = match c.dialect() {
                Dialect::Postgres => format!("(now() AT TIME ZONE 'UTC')::date > {day}"),
                Dialect::Sqlite => format!("date('now') > {day}"),
                Dialect::Mysql => format!("UTC_DATE() > {day}"),
            };
            Op::check(
                format!("{} was to be decided by {day}", c.shown(&table.name)),
                format!("SELECT 'the day has passed' FROM (SELECT 1 AS one) x WHERE {passed}"),
            )
        })
        .collect()
}

/// The live schema is the one that the plan was made for.
pub(super) fn schema(c: Context<'_>) -> Vec<Op> {
    let expected = c.temp_named("data_class_expected");
    let live = live(c);
    let query = match c.dialect() {
        Dialect::Mysql => format!(
            "SELECT CONCAT(IF(sum(n) > 0, 'missing: ', 'unknown: '), what, ': ', detail) FROM (\n  \
             SELECT CAST(what AS BINARY) AS what, CAST(detail AS BINARY) AS detail, 1 AS n FROM {expected}\n  UNION ALL {live}\n) d GROUP BY what, detail HAVING sum(n) <> 0"
        ),
        _ => format!(
            "SELECT CASE WHEN sum(n) > 0 THEN 'missing: ' ELSE 'unknown: ' END || what || ': ' || detail FROM (\n  \
             SELECT what, detail, 1 AS n FROM {expected}\n  UNION ALL {live}\n) d GROUP BY what, detail HAVING sum(n) <> 0"
        ),
    };
    let mut ops = vec![
        Op::note("The schema: tables with their columns, foreign keys, triggers and rules."),
        Op::Temp {
            name: "data_class_expected".to_owned(),
            index: Vec::new(),
            query: values(c, &expected_facts(c)),
        },
        Op::check("the schema is not the catalog's", query),
    ];
    if c.dialect() == Dialect::Mysql {
        ops.extend(mysql_extra(c));
    }
    ops
}

/// Rows of texts as a query.
fn values(c: Context<'_>, facts: &[(String, String)]) -> String {
    let rows: Vec<String> = facts
        .iter()
        .map(|(what, detail)| format!("{}, {}", c.q.text(what), c.q.text(detail)))
        .collect();
    match c.dialect() {
        Dialect::Postgres => format!(
            "SELECT * FROM (VALUES\n  ({})\n) v(what, detail)",
            rows.join("),\n  (")
        ),
        Dialect::Sqlite => format!(
            "SELECT column1 AS what, column2 AS detail FROM (VALUES\n  ({})\n)",
            rows.join("),\n  (")
        ),
        // The first row gives the columns their width, so it must not be a short text's.
        Dialect::Mysql => format!(
            "SELECT CAST('' AS CHAR(65535)) AS what, CAST('' AS CHAR(65535)) AS detail FROM (SELECT 1 AS one) x WHERE 1 = 0\n  UNION ALL SELECT {}",
            rows.join("\n  UNION ALL SELECT ")
        ),
    }
}

fn name(c: Context<'_>, table: &crate::schema::TableRef) -> String {
    match c.dialect() {
        Dialect::Postgres => format!("{}.{}", table.schema, table.table),
        Dialect::Sqlite => table.table.clone(),
        Dialect::Mysql if table.schema.is_empty() => table.table.clone(),
        Dialect::Mysql => format!("{}.{}", table.schema, table.table),
    }
}

/// What the plan expects, as pairs of texts that the live queries make, too.
fn expected_facts(c: Context<'_>) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let counted = |table: &&PlanTable| table.class != "framework";
    for table in c.plan.tables.iter().filter(counted) {
        let shown = name(c, &table.name);
        let mut columns: Vec<(&str, String)> = table
            .columns
            .iter()
            .map(|column| {
                let ty = &column.ty;
                let text = match c.dialect() {
                    Dialect::Postgres if column.not_null => {
                        format!("{} {ty} not null", column.name)
                    }
                    Dialect::Postgres => format!("{} {ty}", column.name),
                    Dialect::Sqlite => {
                        format!(
                            "{} {}",
                            column.name,
                            ty.split_whitespace().collect::<String>()
                        )
                    }
                    Dialect::Mysql => {
                        let base = ty.split(['(', ' ']).next().unwrap_or_default();
                        let null = if column.not_null { " not null" } else { "" };
                        format!("{} {base}{null}", column.name)
                    }
                };
                (column.name.as_str(), text)
            })
            .collect();
        columns.sort();
        let columns: Vec<String> = columns.into_iter().map(|(_, text)| text).collect();
        facts.push((format!("table {shown}"), columns.join(", ")));
        for trigger in &table.triggers {
            let what = if trigger.rule { "rule" } else { "trigger" };
            let off = if trigger.enabled { "" } else { " (off)" };
            facts.push((format!("{what} {shown}"), format!("{}{off}", trigger.name)));
        }
    }
    let keys = c
        .plan
        .references
        .iter()
        .filter(|reference| reference.is_foreign_key());
    for key in keys {
        let lower = |text: String| match c.dialect() {
            Dialect::Sqlite => text.to_ascii_lowercase(),
            _ => text,
        };
        let detail = format!(
            "({}) -> {} ({})",
            key.columns.join(", "),
            name(c, &key.parent),
            key.parent_columns.join(", ")
        );
        let action = key.on_delete.unwrap_or(Action::NoAction);
        // InnoDB makes no difference between the two, and its catalogs may say either.
        let action = match (c.dialect(), action) {
            (Dialect::Mysql, Action::Restrict | Action::NoAction) => "RESTRICT",
            (_, action) => action.sql(),
        };
        facts.push((
            lower(format!("key {}", name(c, &key.child))),
            format!("{} {action}", lower(detail)),
        ));
    }
    facts.sort();
    facts
}

fn framework(c: Context<'_>) -> String {
    let names: Vec<String> = RUNNERS
        .iter()
        .map(|(name, _)| *name)
        .chain(OWN.iter().copied())
        .map(|name| c.q.text(&name.to_ascii_lowercase()))
        .collect();
    names.join(", ")
}

fn live(c: Context<'_>) -> String {
    match c.dialect() {
        Dialect::Postgres => live_postgres(c),
        Dialect::Sqlite => live_sqlite(c),
        Dialect::Mysql => live_mysql(c),
    }
}

fn live_postgres(c: Context<'_>) -> String {
    let mut schemas: Vec<&str> = c
        .plan
        .tables
        .iter()
        .map(|table| table.name.schema.as_str())
        .chain(["public"])
        .collect();
    schemas.sort_unstable();
    schemas.dedup();
    let schemas: Vec<String> = schemas.into_iter().map(|name| c.q.text(name)).collect();
    let (schemas, framework) = (schemas.join(", "), framework(c));
    let columns = |relation: &str, numbers: &str| {
        format!(
            "(SELECT string_agg(a.attname::text, ', ' ORDER BY u.at) FROM unnest({numbers}) WITH ORDINALITY u(number, at) \
             JOIN pg_attribute a ON a.attrelid = {relation} AND a.attnum = u.number)"
        )
    };
    format!(
        "SELECT 'table ' || n.nspname || '.' || r.relname, coalesce((SELECT string_agg(a.attname || ' ' || \
         format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, ', ' \
         ORDER BY a.attname::text COLLATE \"C\") FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attnum > 0 \
         AND NOT a.attisdropped), ''), -1\n    \
         FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace WHERE r.relkind IN ('r', 'p', 'f') \
         AND NOT r.relispartition AND r.relpersistence <> 't' AND n.nspname IN ({schemas})\n    \
         AND lower(r.relname) NOT IN ({framework})\n  \
         UNION ALL SELECT 'key ' || n.nspname || '.' || r.relname, '(' || {} || ') -> ' || pn.nspname || '.' || p.relname \
         || ' (' || {} || ') ' || CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' \
         THEN 'SET DEFAULT' WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END, -1\n    \
         FROM pg_constraint k JOIN pg_class r ON r.oid = k.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace \
         JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace\n    \
         WHERE k.contype = 'f' AND k.conparentid = 0 AND (n.nspname IN ({schemas}) OR pn.nspname IN ({schemas}))\n  \
         UNION ALL SELECT 'trigger ' || n.nspname || '.' || r.relname, t.tgname || CASE WHEN t.tgenabled = 'D' THEN ' (off)' \
         ELSE '' END, -1\n    \
         FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid JOIN pg_namespace n ON n.oid = r.relnamespace \
         WHERE NOT t.tgisinternal AND NOT r.relispartition AND r.relkind IN ('r', 'p', 'f') AND n.nspname IN ({schemas}) \
         AND lower(r.relname) NOT IN ({framework})\n  \
         UNION ALL SELECT 'rule ' || n.nspname || '.' || r.relname, w.rulename || CASE WHEN w.ev_enabled = 'D' THEN ' (off)' ELSE '' END, -1\n    \
         FROM pg_rewrite w JOIN pg_class r ON r.oid = w.ev_class JOIN pg_namespace n ON n.oid = r.relnamespace \
         WHERE w.rulename <> '_RETURN' AND NOT r.relispartition AND r.relkind IN ('r', 'p', 'f') AND n.nspname IN ({schemas}) \
         AND lower(r.relname) NOT IN ({framework})",
        columns("k.conrelid", "k.conkey"),
        columns("k.confrelid", "k.confkey"),
    )
}

fn live_sqlite(c: Context<'_>) -> String {
    let framework = framework(c);
    let tables = format!(
        "t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
         AND lower(t.name) NOT IN ({framework})"
    );
    let ty = "replace(replace(replace(replace(lower(x.type), ' ', ''), char(9), ''), char(10), ''), char(13), '')";
    format!(
        "SELECT 'table ' || t.name, coalesce((SELECT group_concat(d, ', ') FROM (SELECT x.name || ' ' || \
         CASE WHEN x.hidden > 1 THEN replace({ty}, 'generatedalways', '') ELSE {ty} END AS d \
         FROM pragma_table_xinfo(t.name) x WHERE x.hidden <> 1 ORDER BY x.name)), ''), -1\n    \
         FROM pragma_table_list t WHERE {tables}\n  \
         UNION ALL SELECT lower('key ' || child), lower('(' || group_concat(\"from\", ', ') || ') -> ' || parent || ' (' || \
         group_concat(\"to\", ', ')) || ') ' || on_delete, -1\n    \
         FROM (SELECT t.name AS child, k.id, k.\"table\" AS parent, k.\"from\", k.on_delete, \
         coalesce(k.\"to\", (SELECT x.name FROM pragma_table_info(k.\"table\") x WHERE x.pk = k.seq + 1)) AS \"to\" \
         FROM pragma_table_list t, pragma_foreign_key_list(t.name) k WHERE t.schema = 'main' AND t.type = 'table' \
         ORDER BY t.name, k.id, k.seq) GROUP BY child, id\n  \
         UNION ALL SELECT 'trigger ' || m.tbl_name, m.name, -1 FROM main.sqlite_schema m \
         WHERE m.type = 'trigger' AND m.tbl_name IN (SELECT t.name FROM pragma_table_list t WHERE {tables})"
    )
}

fn live_mysql(c: Context<'_>) -> String {
    let framework = framework(c);
    let other = |column: &str, schema: &str| {
        format!("IF({schema} = DATABASE(), {column}, CONCAT({schema}, '.', {column}))")
    };
    format!(
        "SELECT CAST(CONCAT('table ', t.table_name) AS BINARY), CAST(GROUP_CONCAT(CONCAT(x.column_name, ' ', x.data_type, \
         IF(x.is_nullable = 'NO', ' not null', '')) ORDER BY CAST(x.column_name AS BINARY) SEPARATOR ', ') AS BINARY), -1\n    \
         FROM information_schema.tables t JOIN information_schema.columns x ON x.table_schema = t.table_schema \
         AND x.table_name = t.table_name WHERE t.table_schema = DATABASE() AND t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') \
         AND LOWER(t.table_name) NOT IN ({framework}) GROUP BY t.table_name\n  \
         UNION ALL SELECT CAST(CONCAT('key ', {}) AS BINARY), CAST(CONCAT('(', \
         GROUP_CONCAT(k.column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') -> ', {}, ' (', \
         GROUP_CONCAT(k.referenced_column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') ', \
         IF(r.delete_rule = 'NO ACTION', 'RESTRICT', r.delete_rule)) AS BINARY), -1\n    \
         FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r \
         ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name\n    \
         WHERE k.referenced_table_name IS NOT NULL AND (k.table_schema = DATABASE() OR k.referenced_table_schema = DATABASE()) \
         GROUP BY k.table_schema, k.table_name, k.constraint_name, k.referenced_table_schema, k.referenced_table_name, r.delete_rule\n  \
         UNION ALL SELECT CAST(CONCAT('trigger ', g.event_object_table) AS BINARY), CAST(g.trigger_name AS BINARY), -1 \
         FROM information_schema.triggers g WHERE g.trigger_schema = DATABASE() \
         AND LOWER(g.event_object_table) NOT IN ({framework})",
        other("k.table_name", "k.table_schema"),
        other("k.referenced_table_name", "k.referenced_table_schema"),
    )
}

/// What MariaDB and MySQL hide from users without rights, and tables that forget no change on ROLLBACK.
fn mysql_extra(c: Context<'_>) -> Vec<Op> {
    let changed: Vec<String> = c
        .plan
        .tables
        .iter()
        .filter(|table| {
            let detached = |id| {
                c.reference(id)
                    .is_some_and(|reference| reference.child == table.name)
            };
            table.fate == Fate::Cleaned
                || c.plan.clean.detach.iter().any(|d| detached(&d.reference))
        })
        .map(|table| c.q.text(&table.name.table))
        .collect();
    let mut ops = vec![Op::check(
        "keys of other databases can't be seen, or point at tables of this one (the right PROCESS shows them)",
        "SELECT f.for_name FROM /*M!100000 information_schema.innodb_sys_foreign */ \
         /*!80000 information_schema.innodb_foreign */ f \
         WHERE CAST(SUBSTRING_INDEX(f.ref_name, '/', 1) AS BINARY) = CAST(CONVERT(DATABASE() USING filename) AS BINARY) \
         AND SUBSTRING_INDEX(f.for_name, '/', 1) <> SUBSTRING_INDEX(f.ref_name, '/', 1)",
    )];
    if !changed.is_empty() {
        ops.push(Op::check(
            "a table's engine knows no ROLLBACK",
            format!(
                "SELECT CONCAT(table_name, ': ', engine) FROM information_schema.tables WHERE table_schema = DATABASE() \
                 AND engine <> 'InnoDB' AND table_name IN ({})",
                changed.join(", ")
            ),
        ));
    }
    ops
}

/// What the session must be like, whatever the client has set up.
pub(super) fn session(c: Context<'_>) -> Vec<Op> {
    match c.dialect() {
        Dialect::Postgres => Vec::new(),
        Dialect::Sqlite => vec![
            Op::check(
                "foreign keys are not enforced",
                "SELECT 'off' FROM pragma_foreign_keys WHERE foreign_keys <> 1 \
                 UNION ALL SELECT 'unknown' WHERE NOT EXISTS (SELECT 1 FROM pragma_foreign_keys)",
            ),
            Op::check(
                "a temporary object could be mistaken for one of the database's",
                "SELECT name FROM temp.sqlite_schema WHERE name NOT LIKE 'data\\_class\\_%' ESCAPE '\\' \
                 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
            ),
        ],
        Dialect::Mysql => vec![Op::check(
            "the session is not as this file has set it",
            format!(
                "SELECT 'settings' FROM (SELECT 1 AS one) x WHERE NOT (@@autocommit = 0 AND @@foreign_key_checks = 1 \
                 AND {})",
                same(Dialect::Mysql, "@@sql_mode", super::mysql::SQL_MODE)
            ),
        )],
    }
}
