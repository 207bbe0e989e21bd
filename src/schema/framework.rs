//! Framework tables: the migration runners' own, and ours. They are known, kept and counted apart.

/// The tables in which migration runners keep what they ran.
pub const RUNNERS: &[(&str, &str)] = &[
    ("_sqlx_migrations", "sqlx"),
    ("__diesel_schema_migrations", "diesel"),
    ("seaql_migrations", "sea-orm"),
    ("refinery_schema_history", "refinery"),
    ("flyway_schema_history", "flyway"),
    ("schema_migrations", "dbmate, golang-migrate or Rails"),
    ("goose_db_version", "goose"),
    ("atlas_schema_revisions", "Atlas"),
    ("_prisma_migrations", "Prisma"),
    ("databasechangelog", "Liquibase"),
    ("databasechangeloglock", "Liquibase"),
    ("__EFMigrationsHistory", "Entity Framework"),
    ("alembic_version", "Alembic"),
    ("django_migrations", "Django"),
    ("ar_internal_metadata", "Rails"),
    ("knex_migrations", "Knex"),
    ("knex_migrations_lock", "Knex"),
    ("__drizzle_migrations", "Drizzle"),
];

/// Our own tables.
pub const OWN: &[&str] = &[
    "data_class_environment",
    "data_class_runs",
    "data_class_seeded",
    "data_class_transferred",
];

/// Tables that an engine keeps for itself and that nevertheless stand among the application's.
const ENGINE: &[&str] = &["sqlite_sequence", "sqlite_stat1", "sqlite_stat4"];

/// Whether a table of this name, in any schema, belongs to a framework.
pub fn is_framework(name: &str) -> bool {
    runner_of(name).is_some() || OWN.contains(&name) || ENGINE.contains(&name)
}

/// The runner whose table this is.
pub fn runner_of(name: &str) -> Option<&'static str> {
    RUNNERS
        .iter()
        .find(|(table, _)| table.eq_ignore_ascii_case(name))
        .map(|(_, runner)| *runner)
}
