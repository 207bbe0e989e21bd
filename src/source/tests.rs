//! The rules of the scanner, one table each: a text, and the listing of what it declares.

use super::*;

/// Scans the texts as files `a.rs`, `b.rs` ... of one package, in both passes, and lists what was found.
fn listing(texts: &[&str], derives: &[&str]) -> Vec<String> {
    let derives: Vec<String> = derives.iter().map(|&derive| derive.to_owned()).collect();
    let words = Vocabulary::new(&derives);
    let scan = |words: &Vocabulary| -> Vec<FileScan> {
        let files = texts.iter().zip('a'..);
        files
            .map(|(text, letter)| {
                let module = vec!["app".to_owned(), letter.to_string()];
                scan_file(
                    &SourceFile {
                        file: format!("{letter}.rs").into(),
                        text,
                        module,
                    },
                    words,
                )
            })
            .collect()
    };
    let mut first = scan(&words);
    let demand = demand(first.iter());
    let more = words.more(demand.structs, demand.macros);
    // As the workspace does it: what the first pass has kept is not scanned again.
    for ((before, again), text) in first.iter_mut().zip(scan(&more)).zip(texts) {
        if more.asks(text.as_bytes(), Some(before)) {
            *before = again;
        }
    }
    let mut packages = vec![first];
    resolve(&mut packages);
    packages
        .iter()
        .flatten()
        .flat_map(|scan| lines(&scan.facts))
        .collect()
}

fn lines(facts: &FileFacts) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(
        facts
            .syntax_error
            .iter()
            .map(|e| format!("error {} {}", e.place, e.message)),
    );
    for fact in &facts.structs {
        let mut line = format!("{} {}: {:?}", fact.place, fact.path(), fact.roles);
        if let Some((path, _)) = &fact.naming.diesel_table {
            line += &format!(" diesel={}", path.join("::"));
        }
        if let Some((table, _)) = &fact.naming.sea_orm_table {
            line += &format!(" sea_orm={}", table);
        }
        if let Some((table, _)) = &fact.naming.other_table {
            line += &format!(" other={table}");
        }
        if let Some(reason) = &fact.passed_over {
            line += &format!(" ({reason})");
        }
        if !fact.insert.possible {
            line += " (in a macro)";
        }
        out.push(line);
    }
    out.extend(facts.entity_names.iter().map(|e| {
        format!(
            "entity {}::{} = {:?}.{:?}",
            e.module.join("::"),
            e.of,
            e.schema,
            e.table
        )
    }));
    out.extend(
        facts
            .table_macros
            .iter()
            .map(|t| format!("table! {}::{} = {}", t.path.join("::"), t.module, t.table)),
    );
    out.extend(
        facts
            .opaque
            .iter()
            .map(|o| format!("opaque {} {}! {}", o.place, o.macro_name, o.hint)),
    );
    out
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(listing(&[text], &[]), expected, "{text}");
}

fn check_files(texts: &[&str], expected: &[&str]) {
    assert_eq!(listing(texts, &[]), expected, "{texts:?}");
}

#[test]
fn a_derive_counts_by_name_by_path_under_cfg_attr_and_renamed() {
    check(
        "#[derive(Debug, FromRow)] struct A { a: i64 }",
        &["a.rs:1:34 app::a::A: [SqlxFromRow]"],
    );
    check(
        "#[derive(::sqlx::FromRow)]\npub(crate) struct A(i64);",
        &["a.rs:2:19 app::a::A: [SqlxFromRow]"],
    );
    check(
        "#[cfg_attr(feature = \"x\", derive(Clone, sqlx::FromRow), serde(default))] struct A;",
        &["a.rs:1:81 app::a::A: [SqlxFromRow]"],
    );
    check(
        "#[cfg_attr(a, cfg_attr(b, derive(FromRow)))] struct A;",
        &["a.rs:1:53 app::a::A: [SqlxFromRow]"],
    );
    check(
        "use sqlx::FromRow as Row;\n#[derive(Row)] struct A;",
        &["a.rs:2:23 app::a::A: [SqlxFromRow]"],
    );
    check(
        "use sqlx::{self as db, FromRow as R}; #[derive(R)] struct A;",
        &["a.rs:1:59 app::a::A: [SqlxFromRow]"],
    );
    check("#[cfg_attr(test, derive(FromRow))] struct A;", &[]);
    check("#[cfg_attr(all(test, x), derive(FromRow))] struct A;", &[]);
    check(
        "#[cfg_attr(not(test), derive(FromRow))] struct A;",
        &["a.rs:1:48 app::a::A: [SqlxFromRow]"],
    );
}

#[test]
fn derives_of_the_same_name_for_other_stores_are_none() {
    check("#[derive(scylla::FromRow)] struct A;", &[]);
    check(
        "use scylla::macros::FromRow; #[derive(FromRow)] struct A;",
        &[],
    );
    check("#[derive(Serialize, NotFromRow)] struct FromRow;", &[]);
}

#[test]
fn the_configurations_derives_count_as_derives_and_as_attributes() {
    assert_eq!(
        listing(
            &["#[derive(my::MyRow)] struct A; #[other] struct B;"],
            &["MyRow", "crate::other"]
        ),
        [
            "a.rs:1:29 app::a::A: [Configured]",
            "a.rs:1:48 app::a::B: [Configured]",
        ]
    );
}

#[test]
fn structs_are_found_wherever_they_can_stand() {
    check(
        "mod m { mod n { #[derive(FromRow)] struct A; } }",
        &["a.rs:1:43 app::a::m::n::A: [SqlxFromRow]"],
    );
    check(
        "fn f() { #[derive(FromRow)] struct A; }",
        &["a.rs:1:36 app::a::f::A: [SqlxFromRow]"],
    );
    check(
        "impl X { async fn f() { if x { #[derive(FromRow)] struct A; } } }",
        &["a.rs:1:58 app::a::X::f::A: [SqlxFromRow]"],
    );
    check(
        "const _: () = { #[derive(FromRow)] struct A; };",
        &["a.rs:1:43 app::a::A: [SqlxFromRow]"],
    );
    check(
        "fn f() { let x = || { #[derive(FromRow)] struct A; }; }",
        &["a.rs:1:49 app::a::f::A: [SqlxFromRow]"],
    );
    check(
        "trait T { fn f() { #[derive(FromRow)] struct A; } }",
        &["a.rs:1:46 app::a::T::f::A: [SqlxFromRow]"],
    );
}

#[test]
fn what_only_tests_see_is_passed_over_and_other_branches_are_not() {
    let cfg = "(only compiled for tests: `cfg(test)`)";
    check(
        "#[cfg(test)] #[derive(FromRow)] struct A;",
        &[&format!("a.rs:1:40 app::a::A: [SqlxFromRow] {cfg}")],
    );
    check(
        "#[cfg(test)] mod t { #[derive(FromRow)] struct A; }",
        &[&format!("a.rs:1:48 app::a::t::A: [SqlxFromRow] {cfg}")],
    );
    check(
        "mod t { #![cfg(test)] #[derive(FromRow)] struct A; }",
        &[&format!("a.rs:1:49 app::a::t::A: [SqlxFromRow] {cfg}")],
    );
    check(
        "#![cfg(test)]\n#[derive(FromRow)] struct A;",
        &[&format!("a.rs:2:27 app::a::A: [SqlxFromRow] {cfg}")],
    );
    check(
        "#[cfg(all(unix, test))] fn f() { #[derive(FromRow)] struct A; }",
        &[&format!("a.rs:1:60 app::a::f::A: [SqlxFromRow] {cfg}")],
    );
    check(
        "#[tokio::test] async fn f() { #[derive(FromRow)] struct A; }",
        &["a.rs:1:57 app::a::f::A: [SqlxFromRow] (inside the test function `f`)"],
    );
    check(
        "#[cfg(any(test, x))] #[derive(FromRow)] struct A;",
        &["a.rs:1:48 app::a::A: [SqlxFromRow]"],
    );
    check(
        "#[cfg(not(test))] #[derive(FromRow)] struct A;",
        &["a.rs:1:45 app::a::A: [SqlxFromRow]"],
    );
    check(
        "#[cfg(feature = \"test\")] #[derive(FromRow)] struct A;",
        &["a.rs:1:52 app::a::A: [SqlxFromRow]"],
    );
}

#[test]
fn diesels_table_name_is_read_in_every_spelling() {
    for attribute in [
        "#[diesel(table_name = crate::schema::users)]",
        "#[diesel(primary_key(id), table_name = crate::schema::users, check_for_backend(diesel::pg::Pg))]",
        "#[cfg_attr(feature = \"full\", diesel(table_name = crate::schema::users))]",
        "#[diesel(table_name = \"crate::schema::users\")]",
    ] {
        check(
            &format!("{attribute}\n#[derive(Queryable, AsChangeset)]\nstruct A;"),
            &[
                "a.rs:3:8 app::a::A: [DieselQueryable, DieselAsChangeset] diesel=crate::schema::users",
            ],
        );
    }
    check(
        "#[derive(Insertable)] #[table_name = \"users\"] struct A;",
        &["a.rs:1:54 app::a::A: [DieselInsertable] diesel=users"],
    );
    check(
        "#[derive(Insertable)] #[diesel(table_name = r#type)] struct A;",
        &["a.rs:1:61 app::a::A: [DieselInsertable] diesel=type"],
    );
    check(
        "#[derive(HasQuery, Identifiable, Associations, QueryableByName, Selectable)] struct A;",
        &[
            "a.rs:1:85 app::a::A: [DieselSelectable, DieselHasQuery, DieselIdentifiable, DieselAssociations, DieselQueryableByName]",
        ],
    );
}

#[test]
fn sea_orms_names_are_read_from_attributes_and_implementations() {
    check(
        "#[derive(DeriveEntityModel)] #[sea_orm(schema_name = \"x\", table_name = \"cake\")] pub struct Model { #[sea_orm(primary_key)] id: i32 }",
        &["a.rs:1:92 app::a::Model: [SeaOrmEntityModel] sea_orm=cake"],
    );
    check(
        "#[sea_orm::model]\n#[derive(DeriveEntityModel)]\n#[sea_orm(table_name = \"cake\")] pub struct Model { id: i32, fruits: HasMany<super::fruit::Entity> }",
        &["a.rs:3:44 app::a::Model: [SeaOrmEntityModel] sea_orm=cake"],
    );
    check(
        "impl EntityName for Entity { fn schema_name(&self) -> Option<&str> { Some(\"s\") } fn table_name(&self) -> &str { \"cake\" } }",
        &["entity app::a::Entity = Some(\"s\").Some(\"cake\")"],
    );
    check(
        "impl sea_orm::EntityName for Entity { fn table_name(&self) -> &'static str { NAME } }",
        &["entity app::a::Entity = None.None"],
    );
    check(
        "#[derive(DeriveEntity)] #[sea_orm(table_name = \"cake\")] pub struct Entity; #[derive(DeriveModel)] pub struct Model { id: i32 }",
        &[
            "a.rs:1:110 app::a::Model: [SeaOrmModel]",
            "entity app::a::Entity = None.Some(\"cake\")",
        ],
    );
    check(
        "#[derive(FromQueryResult)] struct A; #[derive(DerivePartialModel)] #[sea_orm(entity = \"Cake\")] struct B;",
        &[
            "a.rs:1:35 app::a::A: [SeaOrmRow]",
            "a.rs:1:103 app::a::B: [SeaOrmRow]",
        ],
    );
}

#[test]
fn other_mappers_tables_are_read() {
    check(
        "#[derive(ormx::Table)] #[ormx(table = \"users\", id = id)] struct A;",
        &["a.rs:1:65 app::a::A: [OtherMapper] other=users"],
    );
    check(
        "#[derive(FromRow)] #[table_name = \"users\"] struct A;",
        &["a.rs:1:51 app::a::A: [SqlxFromRow] other=users"],
    );
    check(
        "#[derive(FromRow, Georm)] #[georm(table = \"users\")] struct A;",
        &["a.rs:1:60 app::a::A: [SqlxFromRow, OtherMapper] other=users"],
    );
}

#[test]
fn targets_of_query_as_count_without_a_derive() {
    check(
        "struct A { x: i32 } struct B; fn f() { sqlx::query_as!(A, \"SELECT\", 1); }",
        &["a.rs:1:8 app::a::A: [SqlxQueryAs]"],
    );
    check(
        "struct A; fn f() { query_file_as_unchecked!(crate::a::A, \"x.sql\") }",
        &["a.rs:1:8 app::a::A: [SqlxQueryAs]"],
    );
    check(
        "struct A; struct T; fn f() { query_as::<_, A>(\"\"); query_as::<Pg, (i64,)>(\"\"); }",
        &["a.rs:1:8 app::a::A: [SqlxQueryAs]"],
    );
    check(
        "struct Ab; struct Bb; fn f() { join!(query_as!(Ab, \"\").fetch(), sqlx::query_as::<_, Bb>(\"\")) }",
        &[
            "a.rs:1:8 app::a::Ab: [SqlxQueryAs]",
            "a.rs:1:19 app::a::Bb: [SqlxQueryAs]",
        ],
    );
    check(
        "macro_rules! m { ($x:expr) => { sqlx::query_as!(Ab, $x) } } struct Ab;",
        &["a.rs:1:68 app::a::Ab: [SqlxQueryAs]"],
    );
    check(
        "#[derive(FromRow)] struct Ab; fn f() { query_as!(Ab, \"\") }",
        &["a.rs:1:27 app::a::Ab: [SqlxFromRow]"],
    );
    check(
        "struct Ab; #[cfg(test)] fn f() { query_as!(Ab, \"\") }",
        &[],
    );
    check(
        "struct Row; fn f() { struct Row; query_as!(Row, \"\") } fn g() { struct Row; }",
        &["a.rs:1:29 app::a::f::Row: [SqlxQueryAs]"],
    );
    check_files(
        &[
            "use crate::b::User as U; fn f() { query_as!(U, \"\") }",
            "pub struct User;",
        ],
        &["b.rs:1:12 app::b::User: [SqlxQueryAs]"],
    );
    check_files(
        &[
            "fn f() { query_as!(b::User, \"\") }",
            "pub struct User;",
            "pub struct User;",
        ],
        &["b.rs:1:12 app::b::User: [SqlxQueryAs]"],
    );
}

#[test]
fn hand_written_implementations_give_their_role() {
    check(
        "struct Ab(i32); impl<'r> sqlx::FromRow<'r, PgRow> for Ab { fn from_row() {} }",
        &["a.rs:1:8 app::a::Ab: [SqlxFromRow]"],
    );
    check_files(
        &[
            "impl<'r, R: Row> FromRow<'r, R> for super::b::Ab {}",
            "struct Ab;",
        ],
        &["b.rs:1:8 app::b::Ab: [SqlxFromRow]"],
    );
    check(
        "struct Ab; impl FromQueryResult for Ab {}",
        &["a.rs:1:8 app::a::Ab: [SeaOrmRow]"],
    );
    check("enum Ab {} impl FromRow for Ab {}", &[]);
    check("struct Ab(Url); impl Queryable<Text, Pg> for Ab {}", &[]);
}

#[test]
fn items_inside_macro_calls_are_read() {
    check(
        "db_object! { #[derive(Queryable)] #[diesel(table_name = users)] pub struct A {} struct B; }",
        &["a.rs:1:76 app::a::A: [DieselQueryable] diesel=users (in a macro)"],
    );
    check(
        "cfg_if! { if #[cfg(x)] { #[derive(FromRow)] struct A; } else { #[derive(FromRow)] struct A { b: i32 } } }",
        &[
            "a.rs:1:52 app::a::A: [SqlxFromRow] (in a macro)",
            "a.rs:1:90 app::a::A: [SqlxFromRow] (in a macro)",
        ],
    );
    check(
        "fn f() { stream! { #[derive(FromRow)] struct A; yield 1; } }",
        &["a.rs:1:46 app::a::f::A: [SqlxFromRow] (in a macro)"],
    );
}

#[test]
fn macro_calls_that_cannot_be_seen_through_are_told() {
    check(
        "model! { User => \"users\", derive(FromRow), id: i64 }",
        &["opaque a.rs:1:1 model! derive(FromRow)"],
    );
    check(
        "crate::model! { #[diesel(table_name = users)] User { id: i64 } }",
        &["opaque a.rs:1:1 model! diesel(table_name)"],
    );
    check(
        "#[cfg(test)] mod t { model! { User, derive(FromRow) } }",
        &[],
    );
    check(
        "fn f() { quote! { #[derive(FromRow)] struct #name; }; info!(table_name = %x, \"derive\"); }",
        &[],
    );
    check(
        "macro_rules! unused { ($n:ident) => { #[derive(FromRow)] struct $n; } }",
        &[],
    );
}

#[test]
fn calls_of_a_macro_that_makes_models_are_models_or_told() {
    let definition = "macro_rules! entity { ($n:ident, $t:literal) => { #[derive(Debug, FromRow)] pub struct $n { id: i64 } } }";
    check_files(
        &[definition, "entity!(User, \"users\");"],
        &["opaque b.rs:1:1 entity! derive(FromRow) in its definition"],
    );
    let definition = "macro_rules! rows { ($(#[$m:meta])* struct $n:ident $b:tt) => { #[derive(FromRow)] $(#[$m])* struct $n $b } }";
    check_files(
        &[definition, "rows! { struct User { id: i64 } }"],
        &["b.rs:1:16 app::b::User: [SqlxFromRow] (in a macro)"],
    );
    check(
        "macro_rules! fixed { () => {{ #[derive(FromRow)] struct Count { n: i64 } }} } fn f() { fixed!() }",
        &["a.rs:1:57 app::a::Count: [SqlxFromRow] (in a macro)"],
    );
}

#[test]
fn diesels_table_macros_are_listed_with_their_modules() {
    check(
        "pub mod schema { diesel::table! { users (id) { id -> Integer, } } diesel::view! { v (id) { id -> Text, } } }",
        &[
            "table! app::a::schema::users = users",
            "table! app::a::schema::v = v",
        ],
    );
    check("fn f() { prettytable::table!([1, 2]) }", &[]);
}

#[test]
fn aliases_are_listed_with_what_they_stand_for() {
    let text = "use crate::schema::{users as u, posts::{self, dsl::*}}; mod m { use super::*; } /* table_name */";
    let scan = scan_file(
        &SourceFile {
            file: "a.rs".into(),
            text,
            module: vec!["app".to_owned()],
        },
        &Vocabulary::new(&[]),
    );
    let got: Vec<String> = scan
        .facts
        .aliases
        .iter()
        .map(|a| {
            format!(
                "{}: {} = {}",
                a.module.join("::"),
                a.name,
                a.target.join("::")
            )
        })
        .collect();
    assert_eq!(
        got,
        [
            "app: u = crate::schema::users",
            "app: posts = crate::schema::posts",
            "app: * = crate::schema::posts::dsl",
            "app::m: * = super",
        ]
    );
}

#[test]
fn fields_know_their_columns() {
    fn check(text: &str, expected: &[&str]) {
        let source = SourceFile {
            file: "a.rs".into(),
            text,
            module: Vec::new(),
        };
        let scan = scan_file(&source, &Vocabulary::new(&[]));
        let fields = scan
            .facts
            .structs
            .first()
            .map(|fact| fact.fields.clone())
            .unwrap_or_default();
        let got: Vec<String> = fields
            .iter()
            .map(|f| {
                format!(
                    "{} {}: {}{}{}",
                    f.name,
                    f.column,
                    f.ty,
                    if f.skipped { " skipped" } else { "" },
                    if f.secret { " secret" } else { "" }
                )
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }
    check(
        "#[derive(FromRow)] struct A { r#type: Option< String >, #[sqlx(rename = \"x\")] b: i64, #[sqlx(skip)] c: (), #[sqlx(flatten)] d: D }",
        &[
            "type type: Option<String>",
            "b x: i64",
            "c c: () skipped",
            "d d: D skipped",
        ],
    );
    check(
        "#[derive(FromRow)] #[sqlx(rename_all = \"camelCase\")] struct A { user_id: i64 }",
        &["user_id userId: i64"],
    );
    check(
        "#[derive(Queryable)] struct A { #[diesel(column_name = \"x\")] a: i64, #[diesel(column_name = r#type)] b: i64, #[diesel(embed)] c: C, #[column_name = \"y\"] d: i64 }",
        &["a x: i64", "b type: i64", "c c: C skipped", "d y: i64"],
    );
    check(
        "#[derive(DeriveEntityModel)] struct Model { #[sea_orm(column_name = \"x\")] a: i64, #[sea_orm(ignore)] b: i64, fruits: HasMany<super::Entity>, cake_ID: i32 }",
        &[
            "a x: i64",
            "b b: i64 skipped",
            "fruits fruits: HasMany<super::Entity> skipped",
            "cake_ID cake_id: i32",
        ],
    );
    check(
        "#[derive(FromRow)] struct A { #[data_class(secret)] a: i64, #[cfg_attr(x, data_class(secret))] b: i64 }",
        &["a a: i64 secret", "b b: i64 secret"],
    );
}

#[test]
fn annotations_are_read_wherever_attributes_can_stand() {
    fn check(text: &str, expected: &[&str]) {
        let source = SourceFile {
            file: "a.rs".into(),
            text,
            module: Vec::new(),
        };
        let scan = scan_file(&source, &Vocabulary::new(&[]));
        let annotations = scan.facts.structs.iter().flat_map(|fact| &fact.annotations);
        let got: Vec<String> = annotations
            .map(|parsed| {
                let class = parsed.annotation.as_ref().map(|a| a.class.value.name());
                let start = parsed.span.start;
                format!(
                    "{}:{} {} {}",
                    start.line,
                    start.column,
                    class.unwrap_or("none"),
                    parsed.problems.len()
                )
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }
    check("#[data_class(system)]\nstruct A;", &["1:1 system 0"]);
    check(
        "#[derive(FromRow)]\n#[data_class::data_class(user, keep = \"a\")]\nstruct A;",
        &["2:1 user 0"],
    );
    check(
        "#[cfg_attr(feature = \"x\", data_class(projection))] struct A;",
        &["1:27 projection 0"],
    );
    check(
        "#[data_class(system)] #[data_class(user)] struct A;",
        &["1:1 system 0", "1:23 user 0"],
    );
    check("#[data_class(sytem)] struct A;", &["1:1 none 1"]);
    check("#[data_class] struct A;", &["1:1 none 1"]);
}

#[test]
fn an_attribute_is_inserted_in_front_of_the_first_one_that_is_no_doc_comment() {
    fn check(text: &str, expected: &str) {
        let source = SourceFile {
            file: "a.rs".into(),
            text,
            module: Vec::new(),
        };
        let scan = scan_file(&source, &Vocabulary::new(&[]));
        let at = scan
            .facts
            .structs
            .first()
            .map(|fact| fact.insert)
            .unwrap_or_default();
        assert!(at.possible, "{text}");
        let indent = &text[at.byte - at.indent..at.byte];
        let got = format!("{}@\n{indent}{}", &text[..at.byte], &text[at.byte..]);
        assert_eq!(got, expected);
    }
    check(
        "/// Docs.\n#[derive(FromRow)]\nstruct A;",
        "/// Docs.\n@\n#[derive(FromRow)]\nstruct A;",
    );
    check(
        "#[derive(FromRow)]\n/// Docs.\npub struct A;",
        "@\n#[derive(FromRow)]\n/// Docs.\npub struct A;",
    );
    check(
        "mod m {\n\t/** Docs # */\n\t#[derive(FromRow)]\n\tpub struct A;\n}",
        "mod m {\n\t/** Docs # */\n\t@\n\t#[derive(FromRow)]\n\tpub struct A;\n}",
    );
    check(
        "\u{feff}#[derive(FromRow)] struct A;",
        "\u{feff}@\n#[derive(FromRow)] struct A;",
    );
    check(
        "#!/bin/x é\n// é\n#[derive(FromRow)] struct A;",
        "#!/bin/x é\n// é\n@\n#[derive(FromRow)] struct A;",
    );
    check(
        "// é\r\n  #[derive(FromRow)]\r\n  struct A;",
        "// é\r\n  @\n  #[derive(FromRow)]\r\n  struct A;",
    );
    check(
        "const X: &str = r#\"\n#[derive(FromRow)] struct B;\"#; #[derive(FromRow)] struct A;",
        "const X: &str = r#\"\n#[derive(FromRow)] struct B;\"#; @\n#[derive(FromRow)] struct A;",
    );
    check(
        "/// D\n  pub(crate) struct A; impl FromRow for A {} fn f() { query_as!(A, \"\") }\n#[data_class(user)] struct A2;",
        "/// D\n  pub(crate) struct A; impl FromRow for A {} fn f() { query_as!(A, \"\") }\n@\n#[data_class(user)] struct A2;",
    );
}

#[test]
fn a_struct_without_attributes_is_annotated_in_front_of_its_visibility() {
    let text = "/// D\n  pub(crate) struct Ab { a: i64 }\nimpl FromRow for Ab {}";
    let words =
        Vocabulary::new(&[]).more(["Ab".to_owned()].into(), std::collections::BTreeMap::new());
    let scan = scan_file(
        &SourceFile {
            file: "a.rs".into(),
            text,
            module: Vec::new(),
        },
        &words,
    );
    let at = scan
        .facts
        .structs
        .first()
        .map(|fact| fact.insert)
        .unwrap_or_default();
    assert_eq!((&text[at.byte..at.byte + 3], at.indent), ("pub", 2));
}

#[test]
fn the_first_paragraph_of_the_docs_is_the_description() {
    fn check(text: &str, expected: Option<&str>) {
        let source = SourceFile {
            file: "a.rs".into(),
            text,
            module: Vec::new(),
        };
        let scan = scan_file(&source, &Vocabulary::new(&[]));
        assert_eq!(
            scan.facts
                .structs
                .first()
                .and_then(|fact| fact.doc.as_deref()),
            expected,
            "{text}"
        );
    }
    check(
        "/// One\n/// line.\n///\n/// More.\n#[derive(FromRow)] struct A;",
        Some("One line."),
    );
    check(
        "/**\n * One\n * line.\n */\n#[derive(FromRow)] struct A;",
        Some("One line."),
    );
    check(
        "#[doc = \"One.\"]\n#[derive(FromRow)] struct A;",
        Some("One."),
    );
    check("#[doc(hidden)]\n#[derive(FromRow)] struct A;", None);
}

#[test]
fn a_file_that_is_no_rust_says_where() {
    check(
        "#!/bin/x\nstruct A { FromRow",
        &["error a.rs:2:10 cannot parse string into token stream"],
    );
    check(
        "struct FromRow A;",
        &["error a.rs:1:16 expected one of: `where`, parentheses, curly braces, `;`"],
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_scanned(text in "(struct |#\\[derive\\(FromRow\\)\\]|[A-Z]|\\{|\\}|\\(|\\)|m! |mod |;|,|query_as!|::<|>|table! |->|use |impl FromRow for |\"|#\\[|\\]|\n|.){0,40}") {
        listing(&[&text], &["MyRow"]);
    }

    #[test]
    fn any_table_macro_is_scanned(text in "([a-z]|#\\[sql_name = \"x\"\\]|\\.|\\(|\\)|\\{|\\}|->|,|<|>|use a;|#){0,20}") {
        listing(&[&format!("table! {{ {text} }}")], &[]);
    }
}
