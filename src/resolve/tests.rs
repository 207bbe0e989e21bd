//! From structs to tables: a schema, a text, and where each struct ends.

use super::*;
use crate::sample;

const SCHEMA: &str = "
    users: id bigint, email text!, name text
    user: id bigint
    accounts: id bigint, name text
    keywords: id bigint
    people: id bigint, name text
    billing.invoices: id bigint
    audit.logs: id bigint
    archive.logs: id bigint
    ai_task_logs: id bigint
    stats: id bigint, at date
    view active_users: id bigint
    _sqlx_migrations: version bigint
";

/// What becomes of each struct of the files, in order.
fn resolved(files: &[(&str, &str)]) -> Vec<String> {
    let schema = sample::schema(SCHEMA);
    let databases = sample::database(&schema);
    let packages = [sample::package(files)];
    let resolver = Resolver::new(&databases, &packages);
    let package = &packages[0];
    let structs = package
        .files
        .iter()
        .flat_map(|file| file.structs.iter().map(move |s| (file, s)));
    structs
        .map(|(file, fact)| {
            format!(
                "{}: {}",
                fact.name,
                words(resolver.resolve(package, file, fact))
            )
        })
        .collect()
}

fn words(resolution: Resolution) -> String {
    match resolution {
        Resolution::Table(found, how) => format!("{} ({how})", found.name),
        Resolution::PassedOver(reason) => format!("passed over: {reason}"),
        Resolution::Missing {
            declared,
            how,
            nearest,
            ..
        } => {
            let near = nearest
                .map(|name| format!(", near {name}"))
                .unwrap_or_default();
            format!("missing {declared} ({how}{near})")
        }
        Resolution::Ambiguous(candidates) => format!("either {}", either(&candidates)),
        Resolution::Unknown => "unknown".into(),
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let found = resolved(&[("a", text)]);
    assert_eq!(found, [expected], "{text}");
}

#[test]
fn a_struct_without_a_name_is_found_by_convention() {
    check(
        "#[derive(FromRow)] struct Account { id: i64, name: String }",
        "Account: accounts (by convention, plural)",
    );
    check(
        "#[derive(FromRow)] struct Keywords { id: i64 }",
        "Keywords: keywords (by convention, as written)",
    );
    check(
        "#[derive(FromRow)] struct Person { id: i64 }",
        "Person: people (by convention, plural)",
    );
    check(
        "#[derive(FromRow)] struct AITaskLog { id: i64 }",
        "AITaskLog: ai_task_logs (by convention, plural)",
    );
    check(
        "#[derive(FromRow)] struct Invoice { id: i64 }",
        "Invoice: billing.invoices (by convention, plural)",
    );
}

#[test]
fn two_hits_are_an_error() {
    check(
        "#[derive(FromRow)] struct User { id: i64 }",
        "User: either `users` or `user`",
    );
}

#[test]
fn a_row_that_only_bears_a_tables_name_is_passed_over() {
    check(
        "#[derive(FromRow)] struct Stats { id: i64, total: i64, share: f64, rank: i64 }",
        "Stats: passed over: most of its fields are no columns of table `stats`",
    );
    check(
        "#[derive(FromRow)] struct Total { sum: i64 }",
        "Total: passed over: no table is called `totals` or `total`",
    );
}

#[test]
fn the_annotations_table_comes_first() {
    check(
        "#[data_class(user, table = \"billing.invoices\")] #[derive(FromRow)] struct User { id: i64 }",
        "User: billing.invoices (`table` of its annotation)",
    );
    check(
        "#[data_class(user, table = \"acounts\")] struct X;",
        "X: missing acounts (`table` of its annotation, near accounts)",
    );
    check(
        "#[data_class(user, table = \"logs\")] struct X;",
        "X: either `archive.logs` or `audit.logs`",
    );
    check(
        "#[data_class(projection)] #[derive(FromRow)] struct Account { id: i64 }",
        "Account: passed over: declared a projection",
    );
}

#[test]
fn an_annotated_struct_without_a_table_is_missing_it() {
    check(
        "#[data_class(user)] struct Coupon { id: i64 }",
        "Coupon: missing coupons (convention)",
    );
}

#[test]
fn views_and_framework_tables_need_no_class() {
    check(
        "#[derive(FromRow)] struct ActiveUser { id: i64 }",
        "ActiveUser: passed over: maps to the view `active_users`",
    );
    check(
        "#[data_class(system, table = \"_sqlx_migrations\")] struct M;",
        "M: passed over: maps to the framework table `_sqlx_migrations`",
    );
}

#[test]
fn diesels_names_are_followed_through_aliases_to_the_name_in_sql() {
    let tables = "diesel::table! { #[sql_name = \"people\"] persons (id) { id -> BigInt, } } \
                  diesel::table! { billing.invoices (id) { id -> BigInt, } }";
    let models = "use crate::schema::persons as p; use crate::schema::*; \
                  #[derive(Queryable)] #[diesel(table_name = p)] struct A { id: i64 } \
                  #[derive(Queryable)] #[diesel(table_name = crate::schema::invoices)] struct B { id: i64 } \
                  #[derive(Insertable)] struct Person { id: i64 } \
                  #[derive(Selectable)] struct Total { id: i64 } \
                  #[derive(Insertable)] #[diesel(table_name = gone)] struct C { id: i64 }";
    assert_eq!(
        resolved(&[("schema", tables), ("models", models)]),
        [
            "A: people (diesel's `table_name`)",
            "B: billing.invoices (diesel's `table_name`)",
            "Person: people (diesel's default name)",
            "Total: passed over: no table is called `totals` or `total`",
            "C: missing gone (diesel's `table_name`)",
        ]
    );
}

#[test]
fn sea_orms_model_is_known_by_its_module() {
    let entity = "#[derive(DeriveEntityModel)] #[sea_orm(table_name = \"accounts\")] pub struct Model { id: i64 } \
                  #[derive(FromQueryResult)] struct Account { id: i64 }";
    let by_hand = "#[derive(DeriveModel)] pub struct Model { id: i64 } pub struct Entity; \
                   impl EntityName for Entity { fn schema_name(&self) -> Option<&str> { Some(\"billing\") } \
                   fn table_name(&self) -> &str { \"invoices\" } }";
    assert_eq!(
        resolved(&[("entity::account", entity), ("entity::bill", by_hand)]),
        [
            "Model: accounts (sea-orm's `table_name`)",
            "Account: passed over: a query's row (sea-orm's FromQueryResult)",
            "Model: billing.invoices (its hand-written `EntityName`)",
        ]
    );
}

#[test]
fn nothing_is_passed_over_while_the_schema_is_unknown() {
    let databases = [Database {
        name: String::new(),
        packages: Vec::new(),
        schemas: Vec::new(),
    }];
    let packages = [sample::package(&[(
        "a",
        "#[derive(FromRow)] struct Total { sum: i64 }",
    )])];
    let file = &packages[0].files[0];
    let resolution =
        Resolver::new(&databases, &packages).resolve(&packages[0], file, &file.structs[0]);
    assert_eq!(resolution, Resolution::Unknown);
}

#[test]
fn a_name_in_two_databases_is_ambiguous_until_one_is_said() {
    let (one, two) = (
        sample::schema("users: id bigint"),
        sample::schema("users: id bigint"),
    );
    let database = |name: &str, schema| Database {
        name: name.into(),
        packages: Vec::new(),
        schemas: vec![schema],
    };
    let databases = [database("client", &one), database("server", &two)];
    let text = "#[derive(FromRow)] struct User { id: i64 } \
                #[data_class(user, database = \"server\", table = \"users\")] struct Other;";
    let packages = [sample::package(&[("a", text)])];
    let resolver = Resolver::new(&databases, &packages);
    let file = &packages[0].files[0];
    let of = |at: usize| words(resolver.resolve(&packages[0], file, &file.structs[at]));
    assert_eq!(
        of(0),
        "either `users` of database `client` or `users` of database `server`"
    );
    assert_eq!(of(1), "users (`table` of its annotation)");
}
