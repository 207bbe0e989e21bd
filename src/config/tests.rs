//! Whole files in, configurations or problems out.

use std::fmt::Write;

use super::*;

/// The problems as a list of `line:column message (help)`.
fn problems(text: &str) -> String {
    let mut list = String::new();
    for problem in parse(text).expect_err("there are problems") {
        let place = problem.span.start;
        let _ = writeln!(list, "{}:{} {}", place.line, place.column, problem.message);
        if let Some(help) = problem.help {
            let _ = writeln!(list, "    {help}");
        }
    }
    list
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(problems(text), expected, "for:\n{text}");
}

const CONTRACT: &str = r#"
[catalog]
application = "igny8"
dir = "catalog"
[[catalog.categories]]
name = "Accounts & Tenancy"
summary = "All models are USER DATA - safe to clean for a fresh start"
paths = ["src/models/accounts.rs"]

[models]
packages = ["app"]
derives = ["MyRow"]
exclude = ["crates/synapse/**"]
unmapped = "warn"

[database]
dialects = ["postgres"]
migrations = ["migrations"]
migrate = "cargo run -p migration -- up"
inputs = ["migration/src"]
setup = "shadow.sql"

[tables."spatial_*"]
class = "external"

[environments.staging]
url_env = "STAGING_DATABASE_URL"
clean = true
restore = true
[environments.production]
url_env = "DATABASE_URL"
"#;

#[test]
fn a_file_with_every_section_is_read() {
    let config = parse(CONTRACT).expect("reads");
    assert_eq!(config.catalog.application.as_deref(), Some("igny8"));
    assert_eq!(config.catalog.categories[0].name, "Accounts & Tenancy");
    assert_eq!(config.catalog.categories[0].span.start.line, 6);
    assert_eq!(config.models.unmapped, Unmapped::Warn);
    let database = &config.databases[""];
    assert_eq!(database.dialects, [Dialect::Postgres]);
    assert_eq!(database.migrations[&Dialect::Postgres], ["migrations"]);
    assert_eq!(
        database.migrations_any.as_deref(),
        Some(["migrations".to_owned()].as_slice())
    );
    assert_eq!(database.setup[&Dialect::Postgres], "shadow.sql");
    assert_eq!(config.tables[0].pattern, "spatial_*");
    assert!(config.environments["staging"].clean && config.environments["staging"].restore);
    let production = &config.environments["production"];
    assert!(production.protected && !production.clean && !production.restore);
}

#[test]
fn an_empty_file_is_all_defaults() {
    let config = parse("").expect("reads");
    assert!(config.databases.is_empty() && config.tables.is_empty());
    assert_eq!(config.models.unmapped, Unmapped::Allow);
}

#[test]
fn migrations_by_dialect_say_which_dialects_there_are() {
    let text = "[database]\nmigrations = { postgres = [\"pg\"], mariadb = [\"my\"] }\n\
                setup = { postgres = \"pg.sql\" }\n";
    let config = parse(text).expect("reads");
    let database = &config.databases[""];
    assert_eq!(database.dialects, [Dialect::Postgres, Dialect::Mysql]);
    assert_eq!(database.migrations[&Dialect::Mysql], ["my"]);
    assert_eq!(database.migrations_any, None);
    assert_eq!(database.setup.len(), 1);
}

#[test]
fn several_databases_have_names() {
    let text = "[databases.server]\npackages = [\"server\"]\n[databases.client]\npackages = [\"client\"]\n\
                dialects = [\"sqlite\"]\n";
    let config = parse(text).expect("reads");
    assert_eq!(
        config.databases.keys().collect::<Vec<_>>(),
        ["client", "server"]
    );
    assert_eq!(config.databases["client"].packages, ["client"]);
}

#[test]
fn unknown_keys_are_told_with_the_key_that_was_meant() {
    check(
        "[catalogue]\n[models]\nderive = [\"A\"]\n[environments.x]\nurl = \"A\"\n[database]\nfrobnicate = 1\n",
        "1:2 unknown section `catalogue`\n    did you mean `catalog`?\n\
         3:1 unknown key `derive` in `[models]`\n    did you mean `derives`?\n\
         5:1 unknown key `url` in `[environments.x]`\n    did you mean `url_env`?\n\
         7:1 unknown key `frobnicate` in `[database]`\n    one of `packages`, `dialects`, `migrations`, \
         `migrate`, `migrate_env`, `inputs` and `setup` may stand here\n",
    );
}

#[test]
fn wrong_types_are_told_with_the_type_that_was_expected() {
    check(
        "models = 3\n[catalog]\napplication = 1\ndir = true\ncategories = \"x\"\n[database]\n\
         migrations = \"migrations\"\n[environments.x]\nclean = \"yes\"\n",
        "1:10 `models` must be a table, not an integer\n\
         3:15 `application` must be a string, not an integer\n\
         4:7 `dir` must be a string, not a boolean\n\
         5:14 `catalog.categories` must be an array of tables, each under `[[catalog.categories]]`, not a string\n\
         7:14 `migrations` must be an array of strings, not a string\n    write `migrations = [\"migrations\"]`\n\
         9:9 `clean` must be `true` or `false`, not a string\n",
    );
}

#[test]
fn empty_and_repeated_values_are_problems() {
    check(
        "[catalog]\napplication = \" \"\n[[catalog.categories]]\nname = \"A\"\n[[catalog.categories]]\n\
         name = \"A\"\n[[catalog.categories]]\nsummary = \"s\"\n[models]\npackages = []\nderives = [\"A\", \"A\"]\n\
         exclude = [\"\"]\n",
        "2:15 `application` is empty\n    leave the key out to get its default\n\
         6:8 category `A` is declared twice\n    merge the two entries\n\
         7:1 a category without `name`\n    every category has a `name`, as structs write it in `category = \"...\"`\n\
         11:17 `A` stands twice in `derives`\n\
         12:12 `exclude` is empty\n    leave the key out to get its default\n",
    );
}

#[test]
fn values_that_cannot_work_are_problems() {
    check(
        "[catalog]\ndir = \"../elsewhere\"\n[models]\nderives = [\"My Row\"]\nexclude = [\"a[\"]\nunmapped = \"alow\"\n\
         [database]\ndialects = [\"postgre\", \"mysql\", \"mariadb\"]\nmigrations = [\"/srv/sql\"]\n\
         migrate = \"a && b\"\n",
        "2:7 `dir` must be a path inside the workspace, with forward slashes\n    \
             it is relative to the workspace's root\n\
         4:12 `My Row` is not the name of a derive\n    \
             write the name as it stands in `#[derive(...)]`, such as \"MyRow\"\n\
         5:12 the glob `a[` in `exclude` is not understood: unclosed character class; missing ']'\n    \
             `*`, `?`, `**`, `[ab]` and `{a,b}` have a meaning; a backslash takes it away\n\
         6:12 unknown value `alow` for `unmapped`\n    did you mean `allow`?\n\
         8:13 unknown dialect `postgre`\n    did you mean `postgres`?\n\
         8:33 the dialect mysql stands twice in `dialects`\n\
         9:15 `migrations` must be relative to the workspace's root, with forward slashes\n    \
             it has to mean the same on every machine\n\
         10:11 the command in `migrate` can't be run: `&` would need a shell, and it is run without one\n    \
             put what needs a shell into a script and name the script\n",
    );
}

#[test]
fn one_database_beside_several_is_refused() {
    check(
        "[database]\n[databases.a]\n[databases.A]\n[databases.\"b/c\"]\n",
        "2:2 `[database]` and `[databases.NAME]` stand side by side\n    one database is `[database]`; of several, \
         each has a name: write `[databases.NAME]` at line 1\n\
         3:12 the databases `a` and `A` differ only in case\n    their folders would be the same on some file systems\n\
         4:12 `b/c` can't be a database's name\n    \
         it names a folder below the catalog: letters, digits, `_` and `-`\n",
    );
}

#[test]
fn migrations_that_contradict_the_dialects_are_problems() {
    check(
        "[database]\ndialects = [\"postgres\", \"sqlite\"]\nmigrations = { sqlite = [\"a\"], mysql = [\"b\"], oracle = [\"c\"] }\n",
        "3:1 `migrations` lists mysql, but `dialects` does not\n    add \"mysql\" to `dialects`\n\
         3:1 `migrations` lists nothing for the dialect postgres\n    \
         add `postgres = [\"...\"]`, or take it out of `dialects`\n\
         3:47 unknown dialect `oracle`\n    one of `postgres`, `sqlite` and `mysql` may stand here\n",
    );
}

#[test]
fn a_migrate_command_may_only_reach_the_shadow() {
    check(
        "[database]\nmigrate = \"m up\"\nmigrate_env = { A = \"postgres://live/db\", B = \"{url}\", C = \"sqlite:{url}\" }\n",
        "3:21 `A` holds the address of a database\n    \
         the command may only reach the shadow: write `{url}` for its address\n",
    );
    check(
        "[database]\nmigrate_env = { A = \"1\" }\n",
        "2:1 `migrate_env` without `migrate`\n    its variables are for the `migrate` command; SQL files need none\n",
    );
}

#[test]
fn protected_environments_can_have_neither_clean_nor_restore() {
    check(
        "[environments.Production]\nclean = true\n[environments.live-eu]\nrestore = true\nprotected = false\n\
         [environments.eu]\nprotected = true\nclean = true\nrestore = false\n",
        "2:9 `clean = true` in the protected environment `Production`\n    \
         `Production` is protected by its name: nothing may clean it; remove the line\n\
         4:11 `restore = true` in the protected environment `live-eu`\n    \
         `live-eu` is protected by its name: nothing may restore it; remove the line\n\
         5:13 `live-eu` is protected by its name\n    \
         names that begin with prod, prd or live are always protected: choose another name\n\
         8:9 `clean = true` in the protected environment `eu`\n    \
         `eu` is protected by `protected = true`: nothing may clean it; remove the line\n",
    );
}

#[test]
fn a_url_in_the_file_is_refused_and_not_repeated() {
    let list = problems("[environments.x]\nurl_env = \"postgres://u:hunter2@h/db\"\n");
    assert!(
        list.starts_with("2:11 `url_env` must be the name"),
        "{list}"
    );
    assert!(!list.contains("hunter2"), "{list}");
}

#[test]
fn syntax_errors_have_a_place_and_hide_nothing_behind_guesses() {
    let list = problems("[catalog]\napplication = \n[models\n");
    assert!(list.starts_with("2:"), "{list}");
    let list = problems("[models]\nunmapped = \"allow\"\nunmapped = \"warn\"\n");
    assert!(list.starts_with("3:1 "), "{list}");
}

#[test]
fn hostile_files_do_not_break_the_reader() {
    let deep = format!("a = {}", "[".repeat(100_000));
    for text in [
        deep.as_str(),
        "\u{0}",
        "\u{feff}",
        "=",
        "[[",
        "[a.b.c]\n[a]\nb = 1",
        "é = \"é",
    ] {
        let _ = parse(text);
    }
}

#[track_caller]
fn matches(pattern: &str, dialect: Dialect, schema: &str, table: &str) -> bool {
    TablePattern::new(pattern)
        .expect("a pattern")
        .matches(dialect, schema, table)
}

#[test]
fn names_match_whole_in_the_default_schema_or_as_schema_and_table() {
    use Dialect::{Mysql, Postgres, Sqlite};
    assert!(matches("users", Postgres, "public", "users"));
    assert!(!matches("users", Postgres, "audit", "users"));
    assert!(matches("audit.users", Postgres, "audit", "users"));
    assert!(matches("audit.users", Postgres, "public", "audit.users"));
    assert!(matches("public.users", Postgres, "public", "users"));
    assert!(!matches("Users", Postgres, "public", "users"));
    assert!(matches("Users", Sqlite, "main", "users"));
    assert!(matches("app.users", Mysql, "", "users"));
}

#[test]
fn globs_reach_as_far_as_they_say() {
    use Dialect::{Postgres, Sqlite};
    assert!(matches("spatial_*", Postgres, "public", "spatial_ref_sys"));
    assert!(!matches(
        "spatial_*",
        Postgres,
        "topology",
        "spatial_ref_sys"
    ));
    assert!(matches("topology.*", Postgres, "topology", "layer"));
    assert!(matches("*.*", Postgres, "public", "users"));
    assert!(matches("{a,b}_[xy]", Sqlite, "main", "B_X"));
    assert!(!matches("{a,b}_[xy]", Postgres, "public", "B_X"));
}

#[test]
fn double_quotes_take_a_part_literally() {
    use Dialect::Postgres;
    assert!(matches("\"a*\"", Postgres, "public", "a*"));
    assert!(!matches("\"a*\"", Postgres, "public", "ab"));
    assert!(matches(
        "\"Weird.Schema\".\"T\"\"x\"",
        Postgres,
        "Weird.Schema",
        "T\"x"
    ));
    assert!(matches("\"a,[b\".*", Postgres, "a,[b", "t"));
    for wrong in ["\"a", "a.", "[", ""] {
        assert!(TablePattern::new(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn an_entry_takes_the_attributes_keys() {
    let text = "[tables.\"audit.log\"]\nclass = \"user\"\nretain = \"90 days\"\nby = \"created_at\"\nunit = \"ms\"\n\
                description = \"Who did what\"\n[tables.settings]\nclass = \"mixed\"\n\
                system_rows = { postgres = \"a IS NULL\", sqlite = \"b IS NULL\" }\nmin_rows = 3\nkey = [\"a\", \"b\"]\n";
    let config = parse(text).expect("reads");
    let log = &config.tables[0];
    assert_eq!(log.pattern, "audit.log");
    assert_eq!(log.description.as_deref(), Some("Who did what"));
    assert_eq!(
        log.annotation
            .retain
            .as_ref()
            .map(|retain| retain.value.hours),
        Some(2160)
    );
    let settings = &config.tables[1].annotation;
    assert_eq!(settings.min_rows.as_ref().map(|rows| rows.value), Some(3));
    assert_eq!(settings.key.len(), 2);
    let Some(data_class_grammar::Predicate::ByDialect(texts)) = &settings.system_rows else {
        panic!("by dialect")
    };
    assert_eq!(texts[1].1.value, "b IS NULL");
    assert_eq!(texts[1].1.span.start.line, 9);
}

#[test]
fn what_is_wrong_in_entries_is_told_as_for_attributes() {
    check(
        "[tables.a]\nclass = \"sistem\"\nretian = \"1 day\"\n[tables.b]\n[tables.c]\nclass = \"user\"\nmin_rows = 1\n\
         descripton = \"x\"\n[tables.d]\nclass = \"projection\"\n[tables.e]\nclass = \"user\"\ntable = \"f\"\n\
         database = \"server\"\n[tables.\"x[\"]\nclass = \"external\"\n[tables.'\"c\"']\nclass = \"external\"\n",
        "2:9 unknown class `sistem`\n    did you mean `system`?\n\
         3:1 unknown key `retian`\n    did you mean `retain`?\n\
         4:9 `b` has no class\n    add `class = \"system\"`, \"user\", \"mixed\" or \"external\"\n\
         7:1 `min_rows` does not go with the class `user`\n    `min_rows` is for `system`, and `mixed` with `system_rows`\n\
         8:1 unknown key `descripton`\n    did you mean `description`?\n\
         10:9 unknown class `projection`\n    \
             `projection` says that a struct is no table; an entry is about a table\n\
         13:1 `table` does not go into an entry of `[tables]`\n    the entry's own name, `e`, is the table\n\
         14:12 unknown database `server`\n    there is one database only: leave `database` out\n\
         15:9 the table name `x[` is not understood: unclosed character class; missing ']'\n    \
             a name or a glob, alone or as `schema.table`; a part in double quotes is taken literally\n\
         17:9 `\"c\"` has an entry already\n    it is `[tables.\"c\"]` at line 5\n",
    );
}
