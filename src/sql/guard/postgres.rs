//! What PostgreSQL's catalogs say of the live schema. A partition's triggers and keys are its root's.

use super::super::context::Context;
use super::super::op::Op;
use super::{differing, facts};
use crate::plan::PlanTable;

/// The live schema is the plan's.
pub(super) fn schema(c: Context<'_>) -> Op {
    Op::check("the schema is not the catalog's", differing(c, &live(c)))
}

/// No table that is read or changed hides rows from this role: a row that is not seen would not be counted as one
/// that stays.
pub(super) fn row_security(c: Context<'_>) -> Option<Op> {
    let tables: Vec<String> = c
        .plan
        .tables
        .iter()
        .filter(|table| table.class != "framework")
        .flat_map(|table: &PlanTable| std::iter::once(&table.name).chain(&table.partitions))
        .map(|name| c.q.text(&c.sql(name)))
        .collect();
    if tables.is_empty() {
        return None;
    }
    Some(Op::check(
        "row-level security may hide rows from this role (the tables' owner without FORCE, or a role with BYPASSRLS, sees all)",
        format!(
            "SELECT name FROM unnest(ARRAY[{}]) name WHERE row_security_active(to_regclass(name))",
            tables.join(", ")
        ),
    ))
}

fn live(c: Context<'_>) -> String {
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
    let schemas = schemas.join(", ");
    let counted = format!(
        "n.nspname IN ({schemas}) AND lower(r.relname) NOT IN ({})",
        facts::framework(c)
    );
    let mut parts = vec![tables(&counted), keys(&schemas)];
    parts.extend([triggers(&counted), rules(&counted)]);
    parts.extend(functions(c));
    parts.join("\n  UNION ")
}

fn tables(counted: &str) -> String {
    format!(
        "SELECT 'table ' || n.nspname || '.' || r.relname AS what, coalesce((SELECT string_agg(a.attname || ' ' || \
         format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, ', ' \
         ORDER BY a.attname::text COLLATE \"C\") FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attnum > 0 \
         AND NOT a.attisdropped), '') AS detail\n    \
         FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace WHERE r.relkind IN ('r', 'p', 'f') \
         AND NOT r.relispartition AND r.relpersistence <> 't' AND {counted}"
    )
}

/// Also those of other schemas that point at these: the catalogs hide none.
fn keys(schemas: &str) -> String {
    let columns = |relation: &str, numbers: &str| {
        format!(
            "(SELECT string_agg(a.attname::text, ', ' ORDER BY u.at) FROM unnest({numbers}) WITH ORDINALITY u(number, at) \
             JOIN pg_attribute a ON a.attrelid = {relation} AND a.attnum = u.number)"
        )
    };
    let action = |letter: &str| {
        format!(
            "CASE {letter} WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' \
             WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END"
        )
    };
    format!(
        "SELECT 'key ' || n.nspname || '.' || r.relname, '(' || {} || ') -> ' || pn.nspname || '.' || p.relname \
         || ' (' || {} || ') ' || {} || coalesce((SELECT ' (' || string_agg(a.attname::text, ', ' ORDER BY \
         a.attname::text COLLATE \"C\") || ')' FROM jsonb_array_elements_text(nullif(to_jsonb(k)->'confdelsetcols', 'null')) u(number) \
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number::int), '') || CASE k.confupdtype WHEN 'a' THEN '' ELSE ' ON UPDATE ' || {} END || \
         CASE WHEN k.condeferred THEN ' DEFERRED' WHEN k.condeferrable THEN ' DEFERRABLE' ELSE '' END\n    \
         FROM pg_constraint k JOIN pg_class r ON r.oid = coalesce(pg_partition_root(k.conrelid), k.conrelid) \
         JOIN pg_namespace n ON n.oid = r.relnamespace \
         JOIN pg_class p ON p.oid = coalesce(pg_partition_root(k.confrelid), k.confrelid) \
         JOIN pg_namespace pn ON pn.oid = p.relnamespace\n    \
         WHERE k.contype = 'f' AND k.conparentid = 0 AND (n.nspname IN ({schemas}) OR pn.nspname IN ({schemas}))",
        columns("k.conrelid", "k.conkey"),
        columns("k.confrelid", "k.confkey"),
        action("k.confdeltype"),
        action("k.confupdtype"),
    )
}

/// SHA-256 in hex.
fn hash(text: &str) -> String {
    format!("encode(sha256(convert_to({text}, 'UTF8')), 'hex')")
}

fn triggers(counted: &str) -> String {
    format!(
        "SELECT 'trigger ' || n.nspname || '.' || r.relname, t.tgname || CASE WHEN t.tgenabled = 'D' THEN ' (off) ' \
         ELSE ' ' END || {}\n    \
         FROM pg_trigger t JOIN pg_class r ON r.oid = coalesce(pg_partition_root(t.tgrelid), t.tgrelid) \
         JOIN pg_namespace n ON n.oid = r.relnamespace \
         WHERE NOT t.tgisinternal AND coalesce(to_jsonb(t)->>'tgparentid', '0') = '0' AND r.relkind IN ('r', 'p', 'f') AND {counted}",
        hash("pg_get_triggerdef(t.oid)")
    )
}

fn rules(counted: &str) -> String {
    format!(
        "SELECT 'rule ' || n.nspname || '.' || r.relname, w.rulename || CASE WHEN w.ev_enabled = 'D' THEN ' (off) ' \
         ELSE ' ' END || {}\n    \
         FROM pg_rewrite w JOIN pg_class r ON r.oid = coalesce(pg_partition_root(w.ev_class), w.ev_class) \
         JOIN pg_namespace n ON n.oid = r.relnamespace \
         WHERE w.rulename <> '_RETURN' AND r.relkind IN ('r', 'p', 'f') AND {counted}",
        hash("pg_get_ruledef(w.oid)")
    )
}

/// What the plan's triggers run.
fn functions(c: Context<'_>) -> Option<String> {
    let names = super::called(c);
    if names.is_empty() {
        return None;
    }
    Some(format!(
        "SELECT 'function ' || f.name, CASE WHEN p.prokind <> 'a' THEN {} ELSE '' END\n    \
         FROM unnest(ARRAY[{}]) f(name) JOIN pg_proc p ON p.oid = to_regprocedure(f.name)",
        hash("pg_get_functiondef(p.oid)"),
        names.join(", ")
    ))
}
