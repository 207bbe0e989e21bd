//! What MariaDB's and MySQL's catalogs say of the live schema, and what they hide from users without rights.

use crate::plan::{Decision, Fate};
use crate::schema::TableRef;

use super::super::context::Context;
use super::super::op::Op;
use super::{facts, rights};

/// The live schema is the plan's, nothing of it is hidden that matters, and ROLLBACK undoes all changes.
pub(super) fn schema(c: Context<'_>) -> Vec<Op> {
    let mut ops = vec![Op::check(
        "the schema is not the catalog's, or a right to see it is missing",
        differing(c),
    )];
    ops.push(other_databases());
    let changed = changed(c);
    if !changed.is_empty() {
        ops.push(hidden_triggers(&changed));
        ops.push(engines(&changed));
    }
    ops
}

/// Whether a cleanup writes a table: it is cleaned, or gives up references.
pub(super) fn is_changed(c: Context<'_>, name: &TableRef) -> bool {
    let detaches = c.plan.references.iter().any(|reference| {
        reference.child == *name && matches!(reference.decision, Decision::Detach(_))
    });
    let cleaned = |table: &crate::plan::PlanTable| table.fate == Fate::Cleaned;
    detaches || c.plan.table(name).is_some_and(cleaned)
}

/// The names of those tables as literals.
fn changed(c: Context<'_>) -> String {
    let names: Vec<String> = c
        .plan
        .tables
        .iter()
        .filter(|table| table.class != "framework" && is_changed(c, &table.name))
        .map(|table| c.q.text(&table.name.table))
        .collect();
    names.join(", ")
}

/// The facts that one side has and the other has not. The actions of a table's keys are hidden from users who may
/// only read it: such a table loses nothing without the proof of effect seeing it.
fn differing(c: Context<'_>) -> String {
    let expected = c.temp_named("data_class_expected");
    format!(
        "SELECT CONCAT(IF(sum(n) > 0, 'missing: ', 'unknown: '), what, ': ', detail) FROM (\n  \
         SELECT CAST(e.what AS BINARY) AS what, CAST(e.detail AS BINARY) AS detail, 1 AS n FROM {expected} e\n    \
         WHERE e.what NOT LIKE 'action %' OR CAST(e.what AS BINARY) IN (SELECT CAST(CONCAT('action ', {}) AS BINARY) \
         FROM information_schema.referential_constraints r WHERE r.constraint_schema NOT IN ({SYSTEM}))\n  \
         UNION ALL SELECT what, detail, -1 FROM (\n  {}\n  ) live\n) d GROUP BY what, detail HAVING sum(n) <> 0",
        other("r.table_name", "r.constraint_schema"),
        live(c)
    )
}

/// A table's name as facts have it: with its database where that is another one.
fn other(column: &str, schema: &str) -> String {
    format!("IF({schema} = DATABASE(), {column}, CONCAT({schema}, '.', {column}))")
}

/// A text without the connected database's name, by which servers qualify.
fn plain(text: &str) -> String {
    format!(
        "REPLACE(CONVERT({text} USING utf8mb4), CONCAT('`', REPLACE(DATABASE(), '`', '``'), '`.'), '')"
    )
}

fn live(c: Context<'_>) -> String {
    let changed = match changed(c) {
        names if names.is_empty() => "''".to_owned(),
        names => names,
    };
    let mut parts = vec![
        tables(&facts::framework(c)),
        keys("key", ""),
        keys(
            "action",
            ", ' ', IF(r.delete_rule = 'NO ACTION', 'RESTRICT', r.delete_rule), \
             IF(r.update_rule IN ('NO ACTION', 'RESTRICT'), '', CONCAT(' ON UPDATE ', r.update_rule))",
        ),
        format!(
            "SELECT CAST(CONCAT('trigger ', g.event_object_table) AS BINARY), CAST(CONCAT(g.trigger_name, ' ', \
             IFNULL(SHA2(CONCAT(g.action_timing, ' ', g.event_manipulation, ' ', {}), 256), 'not to be seen')) AS BINARY) \
             FROM information_schema.triggers g WHERE g.trigger_schema = DATABASE() AND g.event_object_table IN ({changed})",
            plain("g.action_statement")
        ),
    ];
    parts.extend(routines(c));
    parts.join("\n  UNION ")
}

/// Where applications have no tables: to look into them costs more than all others.
const SYSTEM: &str = "'information_schema', 'performance_schema', 'mysql', 'sys'";

// In MariaDB a view of the catalogs that is joined is made anew for each row of the other, by opening tables. So each is
// read by itself; DISTINCT, which drops nothing, keeps the optimiser from merging it into the join.

fn tables(framework: &str) -> String {
    format!(
        "SELECT CAST(CONCAT('table ', t.table_name) AS BINARY) AS what, CAST(GROUP_CONCAT(CONCAT(x.column_name, ' ', x.data_type, \
         IF(x.is_nullable = 'NO', ' not null', '')) ORDER BY CAST(x.column_name AS BINARY) SEPARATOR ', ') AS BINARY) AS detail\n    \
         FROM (SELECT DISTINCT t.table_name FROM information_schema.tables t WHERE t.table_schema = DATABASE() \
         AND t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND LOWER(t.table_name) NOT IN ({framework})) t\n    \
         JOIN (SELECT DISTINCT x.table_name, x.column_name, x.data_type, x.is_nullable FROM information_schema.columns x \
         WHERE x.table_schema = DATABASE()) x ON x.table_name = t.table_name GROUP BY t.table_name"
    )
}

/// Keys of this database's tables and, as far as the user sees them, of others that point at these.
fn keys(what: &str, actions: &str) -> String {
    let (join, group) = if actions.is_empty() {
        (String::new(), "")
    } else {
        (
            format!(
                "\n    JOIN (SELECT DISTINCT r.constraint_schema, r.constraint_name, r.table_name, r.delete_rule, r.update_rule \
                 FROM information_schema.referential_constraints r WHERE r.constraint_schema NOT IN ({SYSTEM}) \
                 AND NOT (r.delete_rule IN ('NO ACTION', 'RESTRICT') AND r.update_rule IN ('NO ACTION', 'RESTRICT'))) r \
                 ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name \
                 AND r.table_name = k.table_name"
            ),
            ", r.delete_rule, r.update_rule",
        )
    };
    format!(
        "SELECT CAST(CONCAT('{what} ', {}) AS BINARY), CAST(CONCAT('(', \
         GROUP_CONCAT(k.column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') -> ', {}, ' (', \
         GROUP_CONCAT(k.referenced_column_name ORDER BY k.ordinal_position SEPARATOR ', '), ')'{actions}) AS BINARY)\n    \
         FROM (SELECT DISTINCT k.constraint_schema, k.constraint_name, k.table_schema, k.table_name, k.column_name, \
         k.ordinal_position, k.referenced_table_schema, k.referenced_table_name, k.referenced_column_name \
         FROM information_schema.key_column_usage k WHERE k.table_schema NOT IN ({SYSTEM}) \
         AND k.referenced_table_name IS NOT NULL AND (k.table_schema = DATABASE() OR k.referenced_table_schema = DATABASE())) k{join}\n    \
         GROUP BY k.table_schema, k.table_name, k.constraint_name, k.referenced_table_schema, k.referenced_table_name{group}",
        other("k.table_name", "k.table_schema"),
        other("k.referenced_table_name", "k.referenced_table_schema"),
    )
}

/// What the plan's triggers run.
fn routines(c: Context<'_>) -> Option<String> {
    let names = super::called(c);
    if names.is_empty() {
        return None;
    }
    Some(format!(
        "SELECT CAST(CONCAT('routine ', LOWER(o.routine_name)) AS BINARY), CAST(IFNULL(SHA2(GROUP_CONCAT({} \
         ORDER BY o.routine_type SEPARATOR ''), 256), 'not to be seen') AS BINARY) FROM information_schema.routines o \
         WHERE o.routine_schema = DATABASE() AND LOWER(o.routine_name) IN ({}) GROUP BY LOWER(o.routine_name)",
        plain("o.routine_definition"),
        names.join(", ")
    ))
}

/// Keys of databases that the user doesn't see: only the right PROCESS shows them, and it is not demanded.
fn other_databases() -> Op {
    Op::check_where(
        rights::on_server("PROCESS"),
        "keys of other databases that this user doesn't see were not looked for: the right PROCESS shows them",
        "keys of other databases point at tables of this one",
        "SELECT f.for_name FROM /*M!100000 information_schema.innodb_sys_foreign */ \
         /*!80000 information_schema.innodb_foreign */ f \
         WHERE CAST(SUBSTRING_INDEX(f.ref_name, '/', 1) AS BINARY) = CAST(CONVERT(DATABASE() USING filename) AS BINARY) \
         AND SUBSTRING_INDEX(f.for_name, '/', 1) <> SUBSTRING_INDEX(f.ref_name, '/', 1)",
    )
}

/// Without the right TRIGGER, MariaDB names triggers and hides what they do, and MySQL hides them altogether.
fn hidden_triggers(changed: &str) -> Op {
    Op::check(
        "what a trigger does can't be seen: the right TRIGGER on its table shows it",
        format!(
            "SELECT CONCAT(g.event_object_table, ': ', g.trigger_name) FROM information_schema.triggers g \
             WHERE g.trigger_schema = DATABASE() AND g.event_object_table IN ({changed}) AND g.action_statement IS NULL \
             /*!80000 UNION ALL SELECT t.table_name FROM information_schema.tables t WHERE t.table_schema = DATABASE() \
             AND t.table_name IN ({changed}) AND NOT {} */",
            rights::on_table("TRIGGER", "t.table_name")
        ),
    )
}

fn engines(changed: &str) -> Op {
    Op::check(
        "a table's engine knows no ROLLBACK",
        format!(
            "SELECT CONCAT(table_name, ': ', engine) FROM information_schema.tables WHERE table_schema = DATABASE() \
             AND engine <> 'InnoDB' AND table_name IN ({changed})"
        ),
    )
}
