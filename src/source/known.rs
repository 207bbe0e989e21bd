//! What the mappers call their derives and attributes: the one list of names from other crates.

use super::facts::Role;

/// Words of which at least one stands in every file that has something to tell.
pub(super) const WORDS: &[&str] = &[
    "FromRow",
    "Queryable",
    "Selectable",
    "HasQuery",
    "Identifiable",
    "Insertable",
    "AsChangeset",
    "Associations",
    "DeriveEntity",
    "DeriveModel",
    "DerivePartialModel",
    "EntityName",
    "FromQueryResult",
    "query_as",
    "query_file_as",
    "data_class",
    "table!",
    "view!",
    "table_name",
    "ormx(",
    "ormlite(",
    "georm(",
    "welds(",
    "sqlx_crud(",
    "sqlx_model(",
    "atmosphere(",
    "pg_mapper(",
    "co_orm(",
    "Turbosql",
    "WeldsModel",
    "Georm",
];

/// The mappers' derives and the roles that they give.
const DERIVES: &[(&str, Role)] = &[
    ("FromRow", Role::SqlxFromRow),
    ("Queryable", Role::DieselQueryable),
    ("Selectable", Role::DieselSelectable),
    ("HasQuery", Role::DieselHasQuery),
    ("Identifiable", Role::DieselIdentifiable),
    ("Insertable", Role::DieselInsertable),
    ("AsChangeset", Role::DieselAsChangeset),
    ("Associations", Role::DieselAssociations),
    ("QueryableByName", Role::DieselQueryableByName),
    ("DeriveEntityModel", Role::SeaOrmEntityModel),
    ("DeriveModel", Role::SeaOrmModel),
    ("FromQueryResult", Role::SeaOrmRow),
    ("DerivePartialModel", Role::SeaOrmRow),
    ("DeriveModelEx", Role::SeaOrmRow),
    ("Turbosql", Role::OtherMapper),
    ("WeldsModel", Role::OtherMapper),
    ("Georm", Role::OtherMapper),
];

/// The role of a mapper's derive.
pub(super) fn role(derive: &str) -> Option<Role> {
    DERIVES
        .iter()
        .find(|(name, _)| *name == derive)
        .map(|(_, role)| *role)
}

/// The derive that gives a role, the usual one where there are several.
pub(super) fn derive_of(role: Role) -> Option<&'static str> {
    DERIVES
        .iter()
        .find(|(_, given)| *given == role)
        .map(|(name, _)| *name)
}

/// Whether a role is one of diesel's.
pub(super) fn is_diesel(role: Role) -> bool {
    use Role::*;
    matches!(
        role,
        DieselQueryable
            | DieselSelectable
            | DieselHasQuery
            | DieselIdentifiable
            | DieselInsertable
            | DieselAsChangeset
            | DieselAssociations
            | DieselQueryableByName
    )
}

/// Crates with derives of the same names whose rows live in no SQL database.
pub(super) const NOT_SQL: &[&str] = &["scylla", "scylla_cql", "cdrs", "cdrs_tokio", "charybdis"];

/// Attributes of further mappers that name a struct's table, with the keys that do.
const TABLE_ATTRIBUTES: &[(&str, &[&str])] = &[
    ("ormx", &["table", "table_name"]),
    ("ormlite", &["table"]),
    ("georm", &["table"]),
    ("welds", &["table"]),
    ("sqlx_crud", &["table", "table_name"]),
    ("sqlx_model", &["table", "table_name"]),
    ("atmosphere", &["table", "name"]),
    ("pg_mapper", &["table"]),
    ("co_orm", &["rename"]),
];

/// The keys that name a table in the attribute of this name.
pub(super) fn table_keys(attribute: &str) -> Option<&'static [&'static str]> {
    TABLE_ATTRIBUTES
        .iter()
        .find(|(name, _)| *name == attribute)
        .map(|(_, keys)| *keys)
}

/// sqlx's macros whose first argument is the struct that a row becomes.
pub(super) fn is_query_as(name: &str) -> bool {
    matches!(
        name,
        "query_as" | "query_as_unchecked" | "query_file_as" | "query_file_as_unchecked"
    )
}

/// Functions whose type arguments name the struct that a row becomes.
pub(super) fn is_query_as_function(name: &str) -> bool {
    matches!(name, "query_as" | "query_as_with")
}

/// Macros whose tokens are Rust that is made, not Rust that is there.
pub(super) fn is_quotation(name: &str) -> bool {
    matches!(
        name,
        "quote"
            | "quote_spanned"
            | "parse_quote"
            | "parse_quote_spanned"
            | "macro_rules"
            | "stringify"
    )
}

/// sea-orm 2's fields that are relations, not columns.
pub(super) fn is_relation_type(name: &str) -> bool {
    matches!(name, "HasOne" | "HasMany" | "BelongsTo")
}

/// Attributes by which a function is a test.
pub(super) fn is_test_attribute(last_segment: &str) -> bool {
    matches!(
        last_segment,
        "test" | "rstest" | "test_case" | "bench" | "quickcheck" | "proptest"
    )
}
