//! The generated application's tables: as a struct, as SQL, and as the engine would describe them.

use cargo_data_class::schema::{
    Action, Column, Deferrable, ForeignKey, Identity, IdentityKind, IndexPart, Table, TableKind,
    Unique,
};

/// Every so many-th table holds system data.
const SYSTEM: usize = 6;

const COLUMNS: [(&str, &str, &str); 6] = [
    ("name", "text", "String"),
    ("amount", "integer", "i64"),
    ("is_active", "boolean", "bool"),
    ("settings", "text", "serde_json::Value"),
    ("created_at", "timestamp", "chrono::DateTime<chrono::Utc>"),
    ("updated_at", "timestamp", "chrono::DateTime<chrono::Utc>"),
];

/// User rows point at the table before theirs; system rows at nothing.
fn parent(table: usize) -> Option<usize> {
    (!table.is_multiple_of(SYSTEM)).then(|| table - 1)
}

/// The struct with its annotation.
pub fn rust(table: usize) -> String {
    let class = if table.is_multiple_of(SYSTEM) {
        "system, key = \"name\", note = \"Shipped with every release\""
    } else {
        "user, retain = \"90 days\", by = \"created_at\""
    };
    let mut out = format!(
        "/// Record number {table}, as it is stored.\n#[data_class({class})]\n\
         #[derive(Debug, Clone, sqlx::FromRow, serde::Serialize)]\npub struct Record{table} {{\n    pub id: i64,\n"
    );
    if let Some(parent) = parent(table) {
        out += &format!("    pub record{parent}_id: i64,\n");
    }
    for (name, _, ty) in COLUMNS {
        out += &format!(
            "    /// The record's {}.\n    pub {name}: {ty},\n",
            name.replace('_', " ")
        );
    }
    out + "}\n\n"
}

/// A function that asks for some of the table's rows.
pub fn query(table: usize) -> String {
    format!(
        "pub async fn recent_{table}(pool: &sqlx::SqlitePool) -> sqlx::Result<Vec<Record{table}>> {{\n    \
         sqlx::query_as::<_, Record{table}>(\n        \"SELECT * FROM record{table}s WHERE is_active ORDER BY created_at DESC\",\n    )\n    \
         .fetch_all(pool)\n    .await\n}}\n\n"
    )
}

/// The migration that makes the table.
pub fn sql(table: usize) -> String {
    let mut lines = vec!["    id integer PRIMARY KEY".to_owned()];
    if let Some(parent) = parent(table) {
        lines.push(format!(
            "    record{parent}_id integer NOT NULL REFERENCES record{parent}s (id) ON DELETE CASCADE"
        ));
    }
    lines.extend(COLUMNS.map(|(name, ty, _)| format!("    {name} {ty} NOT NULL")));
    format!(
        "-- Record number {table}.\nCREATE TABLE record{table}s (\n{}\n);\n\
         CREATE UNIQUE INDEX record{table}s_name ON record{table}s (name);\n",
        lines.join(",\n")
    )
}

/// What SQLite says about the table.
pub fn table(number: usize) -> Table {
    let name = format!("record{number}s");
    let mut table = Table::new("main", &name, TableKind::Table);
    let mut id = Column::new("id", "integer");
    id.identity = Some(Identity {
        kind: IdentityKind::Rowid,
        sequence: None,
    });
    table.columns.push(id);
    table.primary_key = vec!["id".to_owned()];
    if let Some(parent) = parent(number) {
        table
            .columns
            .push(required(&format!("record{parent}_id"), "integer"));
        table.foreign_keys.push(key(&name, parent));
    }
    table
        .columns
        .extend(COLUMNS.map(|(name, ty, _)| required(name, ty)));
    table.unique.push(Unique {
        name: format!("{name}_name"),
        parts: vec![IndexPart::Column("name".to_owned())],
        predicate: None,
        nulls_not_distinct: false,
        deferrable: false,
    });
    table
}

fn required(name: &str, ty: &str) -> Column {
    let mut column = Column::new(name, ty);
    column.not_null = true;
    column
}

fn key(table: &str, parent: usize) -> ForeignKey {
    let column = format!("record{parent}_id");
    ForeignKey {
        name: format!("{table}_{column}"),
        columns: vec![column],
        schema: "main".to_owned(),
        table: format!("record{parent}s"),
        parent_columns: vec!["id".to_owned()],
        on_delete: Action::Cascade,
        on_update: Action::NoAction,
        deferrable: Deferrable::No,
        set_columns: Vec::new(),
        valid: true,
        match_full: false,
    }
}
