//! SQLite: PRAGMAs as table-valued functions, each joined over all tables.
//!
//! Types are the declared ones in lower case with single spaces; none is the empty text. A rowid alias and the key
//! of a WITHOUT ROWID table count as NOT NULL, because they never hold NULL.

use std::collections::HashMap;

use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::ddl::{self, TableText};
use super::names::Names;
use super::{action, references};
use crate::migrations::split::{Flavor, words};
use crate::schema::{
    Column, Deferrable, Dialect, ForeignKey, Identity, IdentityKind, Index, IndexPart, Schema,
    Table, TableKind, Trigger, Unique,
};

type Result<T> = std::result::Result<T, sqlx::Error>;

/// What `sqlite_schema` holds, by type and name.
type Texts = HashMap<(String, String), String>;

pub(super) async fn introspect(
    connection: &mut SqliteConnection,
    fingerprint: &str,
) -> Result<Schema> {
    let mut schema = Schema::empty(Dialect::Sqlite, fingerprint);
    let texts = texts(connection).await?;
    schema.tables = tables(connection, &texts).await?;
    let parsed: Vec<TableText> = schema
        .tables
        .iter()
        .map(|table| {
            texts
                .get(&key("table", &table.name))
                .map(|sql| ddl::table(sql))
                .unwrap_or_default()
        })
        .collect();
    columns(connection, &mut schema, &parsed).await?;
    indexes(connection, &mut schema, &texts).await?;
    for (table, text) in schema.tables.iter_mut().zip(&parsed) {
        number(table, text);
        table.checks.clone_from(&text.checks);
    }
    foreign_keys(connection, &mut schema, &parsed).await?;
    triggers(connection, &mut schema).await?;
    Ok(schema)
}

fn key(kind: &str, name: &str) -> (String, String) {
    (kind.to_owned(), name.to_owned())
}

async fn texts(connection: &mut SqliteConnection) -> Result<Texts> {
    let rows = sqlx::query("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| Ok(((row.try_get(0)?, row.try_get(1)?), row.try_get(2)?)))
        .collect()
}

async fn tables(connection: &mut SqliteConnection, texts: &Texts) -> Result<Vec<Table>> {
    let rows = sqlx::query(
        "SELECT name, type, wr, strict FROM pragma_table_list \
         WHERE schema = 'main' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .fetch_all(connection)
    .await?;
    let mut tables = Vec::new();
    for row in &rows {
        let name: String = row.try_get(0)?;
        let kind = match row.try_get::<String, _>(1)?.as_str() {
            "view" => TableKind::View,
            "virtual" => TableKind::Virtual,
            "shadow" => TableKind::Storage,
            _ => TableKind::Table,
        };
        let mut table = Table::new("main", name, kind);
        for (index, option) in [(2, "WITHOUT ROWID"), (3, "STRICT")] {
            if row.try_get::<bool, _>(index)? {
                table.options.push(option.to_owned());
            }
        }
        let text = match kind {
            TableKind::View => texts.get(&key("view", &table.name)),
            TableKind::Virtual => texts.get(&key("table", &table.name)),
            _ => None,
        };
        table.definition = text.cloned();
        tables.push(table);
    }
    Ok(tables)
}

const COLUMNS: &str = "SELECT t.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, c.hidden \
     FROM pragma_table_list t, pragma_table_xinfo(t.name) c \
     WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden <> 1";

async fn columns(
    connection: &mut SqliteConnection,
    schema: &mut Schema,
    parsed: &[TableText],
) -> Result<()> {
    let base = format!("{COLUMNS} AND t.type <> 'view' ORDER BY t.name, c.cid");
    let mut rows = sqlx::query(sqlx::AssertSqlSafe(base))
        .fetch_all(&mut *connection)
        .await?;
    for view in schema
        .tables
        .iter()
        .filter(|table| table.kind == TableKind::View)
    {
        // One view at a time: a view over a table that is gone is an error, and only its own.
        let sql = format!("{COLUMNS} AND t.name = ? ORDER BY c.cid");
        let found = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(&view.name)
            .fetch_all(&mut *connection)
            .await;
        rows.extend(found.unwrap_or_default());
    }
    let places = places(schema);
    let mut keys: HashMap<usize, Vec<(i64, String)>> = HashMap::new();
    for row in &rows {
        let Some(&at) = places.get(row.try_get::<&str, _>(0)?) else {
            continue;
        };
        let (Some(table), Some(text)) = (schema.tables.get_mut(at), parsed.get(at)) else {
            continue;
        };
        let column = column(row, table, text)?;
        let position: i64 = row.try_get(5)?;
        if position > 0 {
            keys.entry(at)
                .or_default()
                .push((position, column.name.clone()));
        }
        table.columns.push(column);
    }
    for (at, mut key) in keys {
        key.sort();
        if let Some(table) = schema.tables.get_mut(at) {
            table.primary_key = key.into_iter().map(|(_, name)| name).collect();
        }
    }
    Ok(())
}

fn column(row: &SqliteRow, table: &Table, text: &TableText) -> Result<Column> {
    let name: String = row.try_get(1)?;
    let declared: String = row.try_get(2)?;
    let mut column = Column::new(name, canonical_type(&declared));
    let in_key = row.try_get::<i64, _>(5)? > 0;
    let without_rowid = table.options.iter().any(|option| option == "WITHOUT ROWID");
    column.not_null = row.try_get::<bool, _>(3)? || (in_key && without_rowid);
    column.default = row.try_get(4)?;
    if row.try_get::<i64, _>(6)? > 1 {
        let known = text
            .generated
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(&column.name));
        column.generated =
            Some(known.map_or_else(String::new, |(_, expression)| expression.clone()));
    }
    Ok(column)
}

/// The declared type in lower case with single spaces. `GENERATED ALWAYS`, which SQLite takes for a part of it, goes.
fn canonical_type(declared: &str) -> String {
    let words: Vec<String> = declared.split_whitespace().map(str::to_lowercase).collect();
    let joined = words.join(" ");
    let joined = joined.strip_suffix("generated always").unwrap_or(&joined);
    joined.trim_end().replace(", ", ",").replace(" (", "(")
}

fn places(schema: &Schema) -> HashMap<String, usize> {
    schema
        .tables
        .iter()
        .enumerate()
        .map(|(at, table)| (table.name.clone(), at))
        .collect()
}

/// The rowid alias: a lone INTEGER PRIMARY KEY for which SQLite made no index.
fn number(table: &mut Table, text: &TableText) {
    let has_rowid = !table.options.iter().any(|option| option == "WITHOUT ROWID");
    let indexed = table.unique.iter().any(|unique| unique.name == PRIMARY);
    table.unique.retain(|unique| unique.name != PRIMARY);
    let [key] = table.primary_key.as_slice() else {
        return;
    };
    if let Some(column) = table.columns.iter_mut().find(|column| column.name == *key)
        && has_rowid
        && !indexed
        && column.ty == "integer"
    {
        let kind = if text.autoincrement {
            IdentityKind::Autoincrement
        } else {
            IdentityKind::Rowid
        };
        column.identity = Some(Identity {
            kind,
            sequence: None,
        });
        column.not_null = true;
    }
}

/// The name under which the primary key's own index waits for [`number`].
const PRIMARY: &str = "\0primary key";

async fn indexes(
    connection: &mut SqliteConnection,
    schema: &mut Schema,
    texts: &Texts,
) -> Result<()> {
    let rows = sqlx::query(
        "SELECT t.name, i.name, i.\"unique\", i.origin, i.partial, c.seqno, c.cid, c.name \
         FROM pragma_table_list t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) c \
         WHERE t.schema = 'main' AND t.type IN ('table', 'shadow') AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
         AND c.key ORDER BY t.name, i.name, c.seqno",
    )
    .fetch_all(connection)
    .await?;
    let places = places(schema);
    let mut at_row = 0;
    while let Some(first) = rows.get(at_row) {
        let (table, name): (&str, &str) = (first.try_get(0)?, first.try_get(1)?);
        let length = rows[at_row..]
            .iter()
            .take_while(|row| row.get::<&str, _>(0) == table && row.get::<&str, _>(1) == name)
            .count();
        let parts = &rows[at_row..at_row + length];
        at_row += length;
        if let Some(table) = places.get(table).and_then(|at| schema.tables.get_mut(*at)) {
            index(table, name, first, parts, texts)?;
        }
    }
    Ok(())
}

fn index(
    table: &mut Table,
    name: &str,
    row: &SqliteRow,
    rows: &[SqliteRow],
    texts: &Texts,
) -> Result<()> {
    let (expressions, predicate) = texts
        .get(&key("index", name))
        .map(|sql| ddl::index(sql))
        .unwrap_or_default();
    let mut parts = Vec::new();
    for (position, row) in rows.iter().enumerate() {
        parts.push(match row.try_get::<Option<String>, _>(7)? {
            Some(column) => IndexPart::Column(column),
            None => IndexPart::Expression(expressions.get(position).cloned().unwrap_or_default()),
        });
    }
    let predicate = predicate.filter(|_| row.try_get::<bool, _>(4).unwrap_or(false));
    if row.try_get::<&str, _>(3)? == "pk" {
        let name = PRIMARY.to_owned();
        let (nulls_not_distinct, deferrable) = (false, false);
        table.unique.push(Unique {
            name,
            parts,
            predicate,
            nulls_not_distinct,
            deferrable,
        });
    } else if row.try_get::<bool, _>(2)? {
        let name = name.to_owned();
        let (nulls_not_distinct, deferrable) = (false, false);
        table.unique.push(Unique {
            name,
            parts,
            predicate,
            nulls_not_distinct,
            deferrable,
        });
    } else {
        table.indexes.push(Index {
            name: name.to_owned(),
            parts,
            predicate,
        });
    }
    Ok(())
}

async fn foreign_keys(
    connection: &mut SqliteConnection,
    schema: &mut Schema,
    parsed: &[TableText],
) -> Result<()> {
    let rows = sqlx::query(
        "SELECT t.name, k.id, k.\"table\", k.\"from\", k.\"to\", k.on_update, k.on_delete \
         FROM pragma_table_list t, pragma_foreign_key_list(t.name) k \
         WHERE t.schema = 'main' AND t.type = 'table' ORDER BY t.name, k.id, k.seq",
    )
    .fetch_all(connection)
    .await?;
    let places = places(schema);
    let by_folded: HashMap<String, (String, Vec<String>)> = schema
        .tables
        .iter()
        .map(|table| {
            (
                table.name.to_lowercase(),
                (table.name.clone(), table.primary_key.clone()),
            )
        })
        .collect();
    let mut found: HashMap<usize, Vec<(i64, ForeignKey)>> = HashMap::new();
    for row in &rows {
        let Some(&at) = places.get(row.try_get::<&str, _>(0)?) else {
            continue;
        };
        let (id, written): (i64, String) = (row.try_get(1)?, row.try_get(2)?);
        let keys = found.entry(at).or_default();
        if keys.last().is_none_or(|(last, _)| *last != id) {
            let known = by_folded.get(&written.to_lowercase());
            let table = known.map_or(written, |(name, _)| name.clone());
            keys.push((id, new_key(table, row)?));
        }
        if let Some((_, foreign)) = keys.last_mut() {
            let parent = by_folded.get(&foreign.table.to_lowercase());
            let implicit = || {
                parent
                    .and_then(|(_, key)| key.get(foreign.columns.len()))
                    .cloned()
            };
            let to = row.try_get::<Option<String>, _>(4)?.or_else(implicit);
            foreign.parent_columns.extend(to);
            foreign.columns.push(row.try_get(3)?);
        }
    }
    for (at, keys) in found {
        let (Some(table), Some(text)) = (schema.tables.get_mut(at), parsed.get(at)) else {
            continue;
        };
        let count = keys.len();
        // SQLite numbers keys from the last declared one.
        for (id, mut foreign) in keys {
            let declared = usize::try_from(id)
                .ok()
                .and_then(|id| count.checked_sub(id + 1));
            let told = declared
                .filter(|_| text.keys.len() == count)
                .and_then(|at| text.keys.get(at));
            foreign.deferrable = told
                .and_then(|key| key.deferrable)
                .unwrap_or(Deferrable::No);
            foreign.name = told
                .and_then(|key| key.name.clone())
                .unwrap_or_else(|| format!("{}_{}_fkey", table.name, foreign.columns.join("_")));
            table.foreign_keys.push(foreign);
        }
    }
    Ok(())
}

fn new_key(table: String, row: &SqliteRow) -> Result<ForeignKey> {
    Ok(ForeignKey {
        name: String::new(),
        columns: Vec::new(),
        schema: "main".to_owned(),
        table,
        parent_columns: Vec::new(),
        on_delete: action(row.try_get(6)?),
        on_update: action(row.try_get(5)?),
        deferrable: Deferrable::No,
        set_columns: Vec::new(),
        valid: true,
        match_full: false,
    })
}

async fn triggers(connection: &mut SqliteConnection, schema: &mut Schema) -> Result<()> {
    let rows = sqlx::query("SELECT tbl_name, name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .fetch_all(connection)
        .await?;
    let names = Names::new(references(schema), Flavor::Standard);
    let places = places(schema);
    for row in &rows {
        let (table, body): (String, String) = (row.try_get(0)?, row.try_get(2)?);
        let folded = |name: &&String| name.eq_ignore_ascii_case(&table);
        let at = places
            .get(&table)
            .or_else(|| places.keys().find(folded).and_then(|name| places.get(name)));
        let Some(table) = at.and_then(|at| schema.tables.get_mut(*at)) else {
            continue;
        };
        table.triggers.push(trigger(row.try_get(1)?, body, &names));
    }
    Ok(())
}

/// What a CREATE TRIGGER says before and after its BEGIN.
fn trigger(name: String, body: String, names: &Names) -> Trigger {
    let head: Vec<String> = words(&body)
        .map(str::to_uppercase)
        .take_while(|word| word != "BEGIN")
        .collect();
    let timing = match head
        .iter()
        .find(|word| matches!(word.as_str(), "AFTER" | "INSTEAD" | "BEFORE"))
    {
        Some(word) if word == "INSTEAD" => "INSTEAD OF",
        Some(word) if word == "AFTER" => "AFTER",
        _ => "BEFORE",
    };
    // The first of these words after the name: a table or column of such a name can only come later.
    let event = head
        .iter()
        .find(|word| matches!(word.as_str(), "DELETE" | "INSERT" | "UPDATE"));
    let begin = body
        .to_uppercase()
        .find("BEGIN")
        .filter(|at| body.is_char_boundary(*at))
        .unwrap_or(0);
    let named = names.named_in(body.get(begin..).unwrap_or(&body));
    Trigger {
        name,
        timing: timing.to_owned(),
        events: event.into_iter().cloned().collect(),
        level: "ROW".to_owned(),
        enabled: true,
        function: None,
        names: named,
        dynamic: false,
        body,
        definition: None,
        calls: Vec::new(),
    }
}
