//! PostgreSQL: one query for each kind of object, however many tables there are.
//!
//! Types and expressions are printed by the engine (`format_type`, `pg_get_expr`) with `public` as the search path,
//! so that objects of other schemas are qualified and those of `public` are not.

use std::collections::HashMap;

use sqlx::{AssertSqlSafe, PgConnection, Row, postgres::PgRow};

use super::action;
use super::postgres_code;
use crate::schema::{
    Column, Deferrable, Dialect, Domain, EnumType, ForeignKey, Identity, IdentityKind, Index,
    IndexPart, RowSecurity, Schema, Sequence, Table, TableKind, TableRef, Unique,
};

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Where a relation of an object identifier stands in `Schema::tables`.
pub(super) type Places = HashMap<i64, usize>;

/// Schemas that are not the engine's own.
macro_rules! own_schemas {
    () => {
        "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
    };
}

pub(super) async fn introspect(connection: &mut PgConnection, fingerprint: &str) -> Result<Schema> {
    rows(
        connection,
        "SELECT set_config('search_path', 'public', false)",
    )
    .await?;
    let version = rows(
        connection,
        "SELECT current_setting('server_version_num')::int4",
    )
    .await?;
    let version: i32 = version.first().map_or(Ok(0), |row| row.try_get(0))?;
    let mut schema = Schema::empty(Dialect::Postgres, fingerprint);
    let places = relations(connection, &mut schema).await?;
    columns(connection, &mut schema, &places).await?;
    constraints(connection, &mut schema, &places, version).await?;
    indexes(connection, &mut schema, &places, version).await?;
    parents(connection, &mut schema, &places).await?;
    policies(connection, &mut schema, &places).await?;
    schema.enums = enums(connection).await?;
    schema.domains = domains(connection).await?;
    schema.sequences = sequences(connection).await?;
    postgres_code::read(connection, &mut schema, &places, version).await?;
    Ok(schema)
}

pub(super) async fn rows(connection: &mut PgConnection, sql: &str) -> Result<Vec<PgRow>> {
    sqlx::query(AssertSqlSafe(sql.to_owned()))
        .persistent(false)
        .fetch_all(connection)
        .await
}

pub(super) fn table_of<'s>(
    schema: &'s mut Schema,
    places: &Places,
    row: &PgRow,
) -> Result<Option<&'s mut Table>> {
    let place = places.get(&row.try_get::<i64, _>(0)?);
    Ok(place.and_then(|at| schema.tables.get_mut(*at)))
}

const RELATIONS: &str = concat!(
    "SELECT c.oid::int8, n.nspname::text, c.relname::text, c.relkind::text, c.relpersistence::text, \
     c.relispartition, c.relrowsecurity, c.relforcerowsecurity, \
     CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END, \
     CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END, e.extname::text \
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
     LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0 \
     AND d.deptype = 'e' LEFT JOIN pg_extension e ON e.oid = d.refobjid \
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relpersistence <> 't' AND ",
    own_schemas!(),
    " ORDER BY n.nspname::text COLLATE \"C\", c.relname::text COLLATE \"C\""
);

async fn relations(connection: &mut PgConnection, schema: &mut Schema) -> Result<Places> {
    let mut places = Places::new();
    for row in rows(connection, RELATIONS).await? {
        let relation: String = row.try_get(3)?;
        let kind = match relation.as_str() {
            _ if row.try_get(5)? => TableKind::Partition,
            "v" | "m" => TableKind::View,
            "f" => TableKind::Foreign,
            _ => TableKind::Table,
        };
        let mut table = Table::new(
            row.try_get::<String, _>(1)?,
            row.try_get::<String, _>(2)?,
            kind,
        );
        if relation == "m" {
            table.options.push("MATERIALIZED".to_owned());
        }
        if row.try_get::<String, _>(4)? == "u" {
            table.options.push("UNLOGGED".to_owned());
        }
        let (enabled, forced): (bool, bool) = (row.try_get(6)?, row.try_get(7)?);
        table.row_security = enabled.then(|| RowSecurity {
            forced,
            policies: Vec::new(),
        });
        table.partition_by = row.try_get(8)?;
        table.definition = row
            .try_get::<Option<String>, _>(9)?
            .map(|text| text.trim().to_owned());
        table.extension = row.try_get(10)?;
        places.insert(row.try_get(0)?, schema.tables.len());
        schema.tables.push(table);
    }
    Ok(places)
}

const COLUMNS: &str = concat!(
    "SELECT a.attrelid::int8, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, \
     pg_get_expr(d.adbin, d.adrelid), a.attgenerated::text, a.attidentity::text, \
     CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END, \
     CASE WHEN t.typtype = 'e' THEN (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e \
     WHERE e.enumtypid = t.oid) END, s.name \
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace \
     JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum \
     LEFT JOIN (SELECT p.refobjid, p.refobjsubid, min(qn.nspname || '.' || q.relname) AS name FROM pg_depend p \
     JOIN pg_class q ON q.oid = p.objid AND q.relkind = 'S' JOIN pg_namespace qn ON qn.oid = q.relnamespace \
     WHERE p.classid = 'pg_class'::regclass AND p.refclassid = 'pg_class'::regclass AND p.deptype IN ('a', 'i') \
     GROUP BY 1, 2) s ON s.refobjid = a.attrelid AND s.refobjsubid = a.attnum \
     WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ",
    own_schemas!(),
    " ORDER BY a.attrelid, a.attnum"
);

async fn columns(
    connection: &mut PgConnection,
    schema: &mut Schema,
    places: &Places,
) -> Result<()> {
    for row in rows(connection, COLUMNS).await? {
        if let Some(table) = table_of(schema, places, &row)? {
            table.columns.push(column(&row)?);
        }
    }
    Ok(())
}

fn column(row: &PgRow) -> Result<Column> {
    let mut column = Column::new(row.try_get::<String, _>(1)?, row.try_get::<String, _>(2)?);
    column.not_null = row.try_get(3)?;
    let expression: Option<String> = row.try_get(4)?;
    if row.try_get::<String, _>(5)?.is_empty() {
        column.default = expression;
    } else {
        column.generated = expression;
    }
    let sequence: Option<String> = row.try_get(9)?;
    let drawn = column
        .default
        .as_ref()
        .is_some_and(|default| default.starts_with("nextval("));
    let kind = match row.try_get::<String, _>(6)?.as_str() {
        "a" => Some(IdentityKind::Always),
        "d" => Some(IdentityKind::ByDefault),
        _ if drawn && sequence.is_some() => Some(IdentityKind::Serial),
        _ => None,
    };
    column.identity = kind.map(|kind| Identity { kind, sequence });
    column.base = row.try_get(7)?;
    column.labels = row
        .try_get::<Option<Vec<String>>, _>(8)?
        .unwrap_or_default();
    Ok(column)
}

/// The names of the columns that an array of numbers means.
fn names_of(table: &str, numbers: &str) -> String {
    format!(
        "(SELECT array_agg(a.attname::text ORDER BY u.at) FROM unnest({numbers}) WITH ORDINALITY u(number, at) \
         JOIN pg_attribute a ON a.attrelid = {table} AND a.attnum = u.number)"
    )
}

async fn constraints(
    connection: &mut PgConnection,
    schema: &mut Schema,
    places: &Places,
    version: i32,
) -> Result<()> {
    let set_columns = if version >= 150_000 {
        names_of("k.conrelid", "k.confdelsetcols")
    } else {
        "NULL::text[]".to_owned()
    };
    // Foreign keys that a partition has from its parent, and those that point at a parent's partitions, are copies.
    let sql = format!(
        "SELECT k.conrelid::int8, k.contype::text, k.conname::text, {}, k.condeferrable, k.condeferred, \
         k.convalidated, fn.nspname::text, f.relname::text, {}, k.confdeltype::text, k.confupdtype::text, \
         k.confmatchtype::text, {set_columns}, CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END \
         FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace \
         LEFT JOIN pg_class f ON f.oid = k.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace \
         WHERE k.conrelid <> 0 AND (k.contype IN ('p', 'c') OR k.contype = 'f' AND k.conparentid = 0) AND {}",
        names_of("k.conrelid", "k.conkey"),
        names_of("k.confrelid", "k.confkey"),
        own_schemas!(),
    );
    for row in rows(connection, &sql).await? {
        let Some(table) = table_of(schema, places, &row)? else {
            continue;
        };
        match row.try_get::<String, _>(1)?.as_str() {
            "p" => table.primary_key = row.try_get::<Option<_>, _>(3)?.unwrap_or_default(),
            "f" => table.foreign_keys.push(foreign_key(&row)?),
            _ => table.checks.extend(row.try_get::<Option<String>, _>(14)?),
        }
    }
    Ok(())
}

fn foreign_key(row: &PgRow) -> Result<ForeignKey> {
    let deferrable = match (row.try_get(4)?, row.try_get(5)?) {
        (false, _) => Deferrable::No,
        (true, false) => Deferrable::Immediate,
        (true, true) => Deferrable::Deferred,
    };
    Ok(ForeignKey {
        name: row.try_get(2)?,
        columns: row.try_get::<Option<_>, _>(3)?.unwrap_or_default(),
        schema: row.try_get(7)?,
        table: row.try_get(8)?,
        parent_columns: row.try_get::<Option<_>, _>(9)?.unwrap_or_default(),
        on_delete: action(row.try_get(10)?),
        on_update: action(row.try_get(11)?),
        deferrable,
        set_columns: row.try_get::<Option<_>, _>(13)?.unwrap_or_default(),
        valid: row.try_get(6)?,
        match_full: row.try_get::<String, _>(12)? == "f",
    })
}

async fn indexes(
    connection: &mut PgConnection,
    schema: &mut Schema,
    places: &Places,
    version: i32,
) -> Result<()> {
    let nulls = if version >= 150_000 {
        "i.indnullsnotdistinct"
    } else {
        "false"
    };
    let sql = format!(
        "SELECT i.indrelid::int8, x.relname::text, i.indisunique, pg_get_expr(i.indpred, i.indrelid), {nulls}, \
         coalesce(k.condeferrable, false), p.columns, p.texts \
         FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_namespace n ON n.oid = x.relnamespace \
         LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('u', 'x') \
         CROSS JOIN LATERAL (SELECT array_agg(a.attname::text ORDER BY g.at) AS columns, \
         array_agg(pg_get_indexdef(i.indexrelid, g.at, false) ORDER BY g.at) AS texts \
         FROM generate_series(1, i.indnkeyatts::int4) g(at) \
         LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[g.at - 1] AND a.attnum <> 0) p \
         WHERE NOT i.indisprimary AND {}",
        own_schemas!(),
    );
    for row in rows(connection, &sql).await? {
        let Some(table) = table_of(schema, places, &row)? else {
            continue;
        };
        let columns: Vec<Option<String>> = row.try_get(6)?;
        let texts: Vec<String> = row.try_get(7)?;
        let parts = columns
            .into_iter()
            .zip(texts)
            .map(|(column, text)| column.map_or(IndexPart::Expression(text), IndexPart::Column))
            .collect();
        let (name, predicate) = (row.try_get(1)?, row.try_get(3)?);
        if row.try_get(2)? {
            let (nulls_not_distinct, deferrable) = (row.try_get(4)?, row.try_get(5)?);
            table.unique.push(Unique {
                name,
                parts,
                predicate,
                nulls_not_distinct,
                deferrable,
            });
        } else {
            table.indexes.push(Index {
                name,
                parts,
                predicate,
            });
        }
    }
    Ok(())
}

async fn parents(
    connection: &mut PgConnection,
    schema: &mut Schema,
    places: &Places,
) -> Result<()> {
    let sql = "SELECT i.inhrelid::int8, n.nspname::text, c.relname::text FROM pg_inherits i \
               JOIN pg_class c ON c.oid = i.inhparent JOIN pg_namespace n ON n.oid = c.relnamespace \
               WHERE c.relkind IN ('r', 'p', 'f') ORDER BY i.inhrelid, i.inhseqno";
    for row in rows(connection, sql).await? {
        if let Some(table) = table_of(schema, places, &row)? {
            table.parents.push(TableRef {
                schema: row.try_get(1)?,
                table: row.try_get(2)?,
            });
        }
    }
    Ok(())
}

async fn policies(
    connection: &mut PgConnection,
    schema: &mut Schema,
    places: &Places,
) -> Result<()> {
    for row in rows(
        connection,
        "SELECT polrelid::int8, polname::text FROM pg_policy",
    )
    .await?
    {
        if let Some(security) =
            table_of(schema, places, &row)?.and_then(|t| t.row_security.as_mut())
        {
            security.policies.push(row.try_get(1)?);
        }
    }
    Ok(())
}

async fn enums(connection: &mut PgConnection) -> Result<Vec<EnumType>> {
    let sql = concat!(
        "SELECT n.nspname::text, t.typname::text, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) \
         FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_enum e ON e.enumtypid = t.oid WHERE ",
        own_schemas!(),
        " GROUP BY 1, 2"
    );
    rows(connection, sql)
        .await?
        .iter()
        .map(|row| {
            Ok(EnumType {
                schema: row.try_get(0)?,
                name: row.try_get(1)?,
                labels: row.try_get(2)?,
            })
        })
        .collect()
}

async fn domains(connection: &mut PgConnection) -> Result<Vec<Domain>> {
    let sql = concat!(
        "SELECT n.nspname::text, t.typname::text, format_type(t.typbasetype, t.typtypmod), t.typnotnull, \
         t.typdefault, ARRAY(SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k \
         WHERE k.contypid = t.oid AND k.contype = 'c') \
         FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'd' AND ",
        own_schemas!()
    );
    rows(connection, sql)
        .await?
        .iter()
        .map(|row| {
            Ok(Domain {
                schema: row.try_get(0)?,
                name: row.try_get(1)?,
                base: row.try_get(2)?,
                not_null: row.try_get(3)?,
                default: row.try_get(4)?,
                checks: row.try_get(5)?,
            })
        })
        .collect()
}

async fn sequences(connection: &mut PgConnection) -> Result<Vec<Sequence>> {
    let sql = concat!(
        "SELECT n.nspname::text, c.relname::text, ARRAY(SELECT tn.nspname || '.' || t.relname || '.' || a.attname \
         FROM pg_depend u JOIN pg_attrdef d ON d.oid = u.objid JOIN pg_class t ON t.oid = d.adrelid \
         JOIN pg_namespace tn ON tn.oid = t.relnamespace \
         JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum \
         WHERE u.classid = 'pg_attrdef'::regclass AND u.refclassid = 'pg_class'::regclass AND u.refobjid = c.oid) \
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND NOT EXISTS (SELECT FROM pg_depend p \
         WHERE p.classid = 'pg_class'::regclass AND p.objid = c.oid AND p.deptype IN ('a', 'i', 'e')) AND ",
        own_schemas!()
    );
    rows(connection, sql)
        .await?
        .iter()
        .map(|row| {
            Ok(Sequence {
                schema: row.try_get(0)?,
                name: row.try_get(1)?,
                used_by: row.try_get(2)?,
            })
        })
        .collect()
}
