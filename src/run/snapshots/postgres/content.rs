//! PostgreSQL: what a database holds, one query a table.

use std::collections::BTreeMap;

use crate::engine::plain;
use crate::run::snapshots::content::hash;
use crate::run::snapshots::{Content, TableContent};
use crate::run::{RunError, Session};
use crate::schema::Dialect;
use crate::sql::quote::Quote;

/// How values are written as text, so that equal values have equal texts.
const SETTINGS: &str = "SET search_path = pg_catalog; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; \
                        SET TimeZone = 'UTC'; SET extra_float_digits = 3; SET bytea_output = 'hex'; \
                        SET xmlbinary = 'base64'; SET lc_monetary = 'C'; SET row_security = off; \
                        SET statement_timeout = 0; SET lock_timeout = '10s'";

/// Schemas that are not the engine's own.
const OWN: &str = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

/// Not a part of an extension, which makes its own.
fn not_extension(class: &str, oid: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.classid = '{class}'::regclass AND x.objid = {oid} AND x.deptype = 'e')"
    )
}

/// Privileges in an order of their own, the defaults written out.
fn access(column: &str, kind: &str, owner: &str) -> String {
    format!(
        "(SELECT string_agg(a::text, ',' ORDER BY a::text) FROM unnest(COALESCE({column}, acldefault({kind}, {owner}))) a)"
    )
}

/// What the database of a transaction holds.
pub(super) async fn content(session: &mut Session) -> Result<Content, RunError> {
    // Somebody's lock on a whole table is not waited for without end.
    let bounded = session.execute("SET lock_timeout = '10s'").await;
    bounded.map_err(|error| super::unreadable(&error))?;
    let mut objects = BTreeMap::new();
    let schema = session.schema().await?;
    for table in &schema.tables {
        let json = serde_json::to_vec(table).unwrap_or_default();
        objects.insert(
            format!("table {}.{}", table.schema, table.name),
            hash(&json),
        );
    }
    let rest = serde_json::json!({
        "enums": schema.enums, "domains": schema.domains, "sequences": schema.sequences
    });
    objects.insert(
        "types and sequences".to_owned(),
        hash(rest.to_string().as_bytes()),
    );
    read(session, &mut objects)
        .await
        .map_err(|error| {
            RunError::database(format!(
                "the database can't be read: {}\nnothing was changed",
                plain(&error)
            ))
        })
        .map(|(tables, sequences)| Content {
            objects,
            tables,
            sequences,
        })
}

type Tables = BTreeMap<String, TableContent>;
type Texts = BTreeMap<String, String>;

async fn read(session: &mut Session, objects: &mut Texts) -> Result<(Tables, Texts), sqlx::Error> {
    session.execute(SETTINGS).await?;
    for row in session.rows(&definitions()).await? {
        let mut values = row.into_iter().map(Option::unwrap_or_default);
        let (what, definition) = (values.next(), values.next());
        objects.insert(
            what.unwrap_or_default(),
            hash(definition.unwrap_or_default().as_bytes()),
        );
    }
    let q = Quote(Dialect::Postgres);
    let mut tables = BTreeMap::new();
    for (schema, name) in relations(session, "'r'").await? {
        let of = format!("FROM ONLY {} x", q.table(&schema, &name));
        let table = summed(session, "md5(ROW(x.*)::text)", &of).await?;
        tables.insert(format!("{schema}.{name}"), table);
    }
    let of = "FROM pg_largeobject_metadata x";
    let large = summed(session, "md5(x.oid::text || md5(lo_get(x.oid)))", of).await?;
    if large.rows > 0 {
        tables.insert("large objects".to_owned(), large);
    }
    let mut sequences = BTreeMap::new();
    for (schema, name) in relations(session, "'S'").await? {
        let sql = format!(
            "SELECT last_value::text || CASE WHEN is_called THEN '' ELSE ' (not used)' END FROM {}",
            q.table(&schema, &name)
        );
        let value = session.value(&sql).await?.unwrap_or_default();
        sequences.insert(format!("{schema}.{name}"), value);
    }
    Ok((tables, sequences))
}

async fn relations(
    session: &mut Session,
    kind: &str,
) -> Result<Vec<(String, String)>, sqlx::Error> {
    let sql = format!(
        "SELECT n.nspname::text, c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind = {kind} AND c.relpersistence <> 't' AND {OWN} ORDER BY 1, 2"
    );
    let pair = |row: Vec<Option<String>>| {
        let mut values = row.into_iter().map(Option::unwrap_or_default);
        (
            values.next().unwrap_or_default(),
            values.next().unwrap_or_default(),
        )
    };
    Ok(session.rows(&sql).await?.into_iter().map(pair).collect())
}

/// Rows counted, and the sums of both halves of their hashes.
async fn summed(session: &mut Session, row: &str, of: &str) -> Result<TableContent, sqlx::Error> {
    let half = |from: u8| {
        format!("COALESCE(sum(('x' || substr(h, {from}, 16))::bit(64)::bigint::numeric), 0)::text")
    };
    let sql = format!(
        "SELECT count(*)::text, {} || '/' || {} FROM (SELECT {row} AS h {of}) y",
        half(1),
        half(17)
    );
    let row = session
        .rows(&sql)
        .await?
        .into_iter()
        .next()
        .unwrap_or_default();
    let mut values = row.into_iter().map(Option::unwrap_or_default);
    let rows = values
        .next()
        .and_then(|rows| rows.parse().ok())
        .unwrap_or_default();
    let sum = values.next().unwrap_or_default();
    Ok(TableContent {
        rows,
        checksum: hash(sum.as_bytes()),
    })
}

/// Owners, privileges, comments, functions, extensions: what a schema file has no use for, and a copy must have.
fn definitions() -> String {
    let relation = format!(
        "SELECT 'access of ' || n.nspname || '.' || c.relname, concat_ws('|', pg_get_userbyid(c.relowner), {}, \
         obj_description(c.oid, 'pg_class'), (SELECT string_agg(concat_ws('|', a.attname, {}, \
         col_description(c.oid, a.attnum)), ',' ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = c.oid \
         AND a.attnum > 0 AND NOT a.attisdropped), (SELECT concat_ws('|', s.seqstart, s.seqincrement, s.seqmax, \
         s.seqmin, s.seqcache, s.seqcycle) FROM pg_sequence s WHERE s.seqrelid = c.oid)) \
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relpersistence <> 't' AND {OWN} AND {}",
        access(
            "c.relacl",
            "CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\"",
            "c.relowner"
        ),
        "(SELECT string_agg(b::text, ',' ORDER BY b::text) FROM unnest(a.attacl) b)",
        not_extension("pg_class", "c.oid"),
    );
    let function = format!(
        "SELECT 'function ' || p.oid::regprocedure::text, concat_ws('|', pg_get_userbyid(p.proowner), {}, \
         obj_description(p.oid, 'pg_proc'), CASE WHEN p.prokind = 'a' THEN '' ELSE pg_get_functiondef(p.oid) END) \
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {OWN} AND {}",
        access("p.proacl", "'f'", "p.proowner"),
        not_extension("pg_proc", "p.oid"),
    );
    let schema = format!(
        "SELECT 'schema ' || n.nspname, concat_ws('|', pg_get_userbyid(n.nspowner), {}, \
         obj_description(n.oid, 'pg_namespace')) FROM pg_namespace n WHERE {OWN}",
        access("n.nspacl", "'n'", "n.nspowner"),
    );
    let extension = "SELECT 'extension ' || extname, extversion FROM pg_extension";
    format!("{relation} UNION ALL {function} UNION ALL {schema} UNION ALL {extension}")
}
