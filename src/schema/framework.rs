//! Tables that a migration runner or this tool keeps in a database: known, kept, counted apart.

/// Their names, in any schema.
const FRAMEWORK: &[&str] = &[
    "_sqlx_migrations",
    "__diesel_schema_migrations",
    "seaql_migrations",
    "refinery_schema_history",
    "schema_migrations",
    "flyway_schema_history",
    "goose_db_version",
    "data_class_environment",
    "data_class_runs",
];

/// Whether a table of this name is a framework table.
pub fn is_framework(name: &str) -> bool {
    FRAMEWORK.contains(&name)
}
