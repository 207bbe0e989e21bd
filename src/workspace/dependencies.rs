//! What a package's dependencies say about its databases.

use std::collections::BTreeMap;

use crate::schema::Dialect;

use super::Mapper;

/// A dependency with the features asked of it.
pub(super) struct Asked<'a> {
    pub(super) name: &'a str,
    pub(super) features: &'a [String],
}

/// The mappers and dialects of a package: from its dependencies and from what its own features add to them
/// (`postgres = ["sqlx/postgres"]`).
pub(super) fn mappers_and_dialects(
    asked: &[Asked<'_>],
    features: &BTreeMap<String, Vec<String>>,
) -> (Vec<Mapper>, Vec<Dialect>) {
    let mut mappers = Vec::new();
    let mut dialects = Vec::new();
    for dependency in asked {
        mappers.extend(mapper(dependency.name));
        dialects.extend(
            dependency
                .features
                .iter()
                .flat_map(|feature| dialects_of(dependency.name, feature)),
        );
    }
    for feature in features.values().flatten() {
        if let Some((dependency, feature)) = feature.split_once('/') {
            dialects.extend(dialects_of(dependency.trim_end_matches('?'), feature));
        }
    }
    mappers.sort();
    mappers.dedup();
    dialects.sort();
    dialects.dedup();
    (mappers, dialects)
}

fn mapper(dependency: &str) -> Option<Mapper> {
    match dependency {
        "sqlx" | "sqlx-core" | "sqlx-postgres" | "sqlx-sqlite" | "sqlx-mysql" | "ormlite"
        | "ormx" => Some(Mapper::Sqlx),
        "diesel" | "diesel-async" | "diesel_async" => Some(Mapper::Diesel),
        "sea-orm" => Some(Mapper::SeaOrm),
        _ => None,
    }
}

fn dialects_of(dependency: &str, feature: &str) -> &'static [Dialect] {
    if mapper(dependency).is_none() {
        return &[];
    }
    let engine = feature.strip_prefix("sqlx-").unwrap_or(feature);
    match engine.split(['_', '-']).next() {
        Some("postgres") => &[Dialect::Postgres],
        Some("sqlite") => &[Dialect::Sqlite],
        Some("mysql") => &[Dialect::Mysql],
        _ if matches!(feature, "sqlx-all" | "all-databases") => &Dialect::ALL,
        _ => &[],
    }
}

/// Whether a package only migrates: it is called so, or it depends on sea-orm's migrator and is called like one.
pub(super) fn is_migration(name: &str, dependencies: &[Asked<'_>]) -> bool {
    let last = name.rsplit(['-', '_']).next().unwrap_or(name);
    let called = matches!(last, "migration" | "migrations" | "migrator");
    let migrator = dependencies
        .iter()
        .any(|dependency| dependency.name == "sea-orm-migration");
    called || (migrator && name.contains("migrat"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(dependencies: &[(&str, &[&str])], features: &[(&str, &[&str])], expected: &str) {
        let owned: Vec<(&str, Vec<String>)> = dependencies
            .iter()
            .map(|(name, f)| (*name, f.iter().map(|f| (*f).to_owned()).collect()))
            .collect();
        let asked: Vec<Asked<'_>> = owned
            .iter()
            .map(|(name, features)| Asked { name, features })
            .collect();
        let features = features
            .iter()
            .map(|(n, f)| ((*n).to_owned(), f.iter().map(|f| (*f).to_owned()).collect()))
            .collect();
        let (mappers, dialects) = mappers_and_dialects(&asked, &features);
        assert_eq!(format!("{mappers:?} {dialects:?}"), expected);
    }

    #[test]
    fn features_tell_the_dialects() {
        check(
            &[("sqlx", &["runtime-tokio", "postgres", "macros"])],
            &[],
            "[Sqlx] [Postgres]",
        );
        check(
            &[("sea-orm", &["sqlx-sqlite", "sqlx-postgres"])],
            &[],
            "[SeaOrm] [Postgres, Sqlite]",
        );
        check(
            &[("diesel", &[])],
            &[
                ("mysql", &["diesel/mysql"]),
                ("pg", &["diesel?/postgres_backend"]),
            ],
            "[Diesel] [Postgres, Mysql]",
        );
        check(
            &[("sea-orm", &["sqlx-all"])],
            &[],
            "[SeaOrm] [Postgres, Sqlite, Mysql]",
        );
        check(
            &[("sqlx", &["sqlite-unbundled"]), ("serde", &["mysql"])],
            &[],
            "[Sqlx] [Sqlite]",
        );
    }

    #[test]
    fn a_migration_crate_is_known_by_its_name() {
        let migrator = [Asked {
            name: "sea-orm-migration",
            features: &[],
        }];
        assert!(is_migration("migration", &[]));
        assert!(is_migration("app-migrations", &[]));
        assert!(is_migration("migrate_app", &migrator));
        assert!(!is_migration("server", &migrator));
        assert!(!is_migration("migrate_app", &[]));
    }
}
