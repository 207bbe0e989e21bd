//! DC0005: what must not be reached.

use cargo_data_class::diagnostic::Code::{CleaningReachesSystem, KeyWithoutIndex};
use cargo_data_class::schema::Dialect;

use super::support::Case;

const USERS: &str = "CREATE TABLE users (id INTEGER PRIMARY KEY, staff BOOLEAN NOT NULL);";

fn with_child(child: &str, class: &str) -> Case {
    Case::new(&format!("{USERS} {child}"), &["users: user", class])
}

#[track_caller]
fn check(child: &str, class: &str, expected: &[&str]) {
    with_child(child, class).finds(CleaningReachesSystem, expected);
}

#[test]
fn a_system_row_is_reached_by_every_action() {
    let table = |action| {
        format!("CREATE TABLE costs (id INTEGER PRIMARY KEY, by_id INT REFERENCES users {action});")
    };
    for (action, expected) in [
        (
            "ON DELETE CASCADE",
            "cleaning `users` would delete rows of system table `costs` | users <- costs.by_id (ON DELETE CASCADE)",
        ),
        (
            "ON DELETE SET NULL",
            "cleaning `users` would change rows of system table `costs` | users <- costs.by_id (ON DELETE SET NULL)",
        ),
        (
            "ON DELETE SET DEFAULT",
            "cleaning `users` would change rows of system table `costs` | users <- costs.by_id (ON DELETE SET DEFAULT)",
        ),
        (
            "ON DELETE RESTRICT",
            "rows of system table `costs` stand in the way of cleaning `users` | users <- costs.by_id (ON DELETE RESTRICT)",
        ),
        (
            "",
            "rows of system table `costs` stand in the way of cleaning `users` | users <- costs.by_id (ON DELETE NO ACTION)",
        ),
    ] {
        check(&table(action), "costs: system", &[expected]);
        check(&table(action), "costs: system, detach = [\"by_id\"]", &[]);
        check(&table(action), "costs: system, holds = [\"by_id\"]", &[]);
        check(&table(action), "costs: user", &[]);
    }
}

#[test]
fn the_path_is_shown_from_where_the_deletion_begins() {
    Case::new(
        "CREATE TABLE a (id INTEGER PRIMARY KEY);
         CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INT REFERENCES a ON DELETE CASCADE);
         CREATE TABLE c (id INTEGER PRIMARY KEY, b_id INT REFERENCES b ON DELETE CASCADE);
         CREATE TABLE s (id INTEGER PRIMARY KEY, c_id INT REFERENCES c ON DELETE SET NULL);",
        &["a: user", "b: user", "c: user", "s: system"],
    )
    .finds(CleaningReachesSystem, &[
        "cleaning `a` would change rows of system table `s` | \
         a <- b.a_id (ON DELETE CASCADE) <- c.b_id (ON DELETE CASCADE) <- s.c_id (ON DELETE SET NULL)",
    ]);
}

#[test]
fn what_nobody_decided_counts_as_system() {
    let table = "CREATE TABLE notes (id INTEGER PRIMARY KEY, by_id INT REFERENCES users ON DELETE CASCADE);";
    let path = "users <- notes.by_id (ON DELETE CASCADE)";
    check(
        table,
        "notes: external",
        &[&format!(
            "cleaning `users` would delete rows of external table `notes` | {path}"
        )],
    );
    check(
        table,
        "notes: mixed, review_by = \"2027-01-01\", owner = \"me\"",
        &[&format!(
            "cleaning `users` would delete rows of undecided table `notes` | {path}"
        )],
    );
    // That it has no class is the finding; what is refused is the plan.
    let unclassified = Case::new(&format!("{USERS} {table}"), &["users: user"]);
    unclassified.finds(CleaningReachesSystem, &[]);
    assert_eq!(unclassified.run().0.refusals.len(), 1);
}

#[test]
fn a_declared_reference_proves_like_a_key() {
    check(
        "CREATE TABLE costs (id INTEGER PRIMARY KEY, by_id INT);",
        "costs: system, references = [\"by_id -> users.id\"]",
        &[
            "rows of system table `costs` stand in the way of cleaning `users` | users <- costs.by_id (declared, no foreign key)",
        ],
    );
}

#[test]
fn what_detach_would_cut_others_off_from_is_not_detached() {
    for (key, said) in [
        ("REFERENCES pages (owner)", ""),
        ("", ", references = [\"page -> pages.owner\"]"),
    ] {
        let action = match key {
            "" => "declared, no foreign key",
            _ => "ON DELETE NO ACTION",
        };
        let sql = format!(
            "{USERS} CREATE TABLE pages (id INTEGER PRIMARY KEY, owner INT UNIQUE REFERENCES users);
             CREATE TABLE notes (id INTEGER PRIMARY KEY, page INT {key});"
        );
        let classes = [
            "users: user",
            "pages: user, keep = \"id = 1\", detach = [\"owner\"]",
            &format!("notes: user{said}"),
        ];
        Case::new(&sql, &classes).finds(CleaningReachesSystem, &[&format!(
            "rows of user table `notes` stand in the way of cleaning `users` | users <- pages.owner (ON DELETE NO ACTION) <- notes.page ({action})"
        )]);
    }
}

#[test]
fn only_a_conjunct_that_says_is_null_frees_system_rows_of_a_reference() {
    let table = "CREATE TABLE seeds (id INTEGER PRIMARY KEY, by_id INT REFERENCES users ON DELETE CASCADE, builtin BOOLEAN);";
    let reached = "cleaning `users` would delete system rows of mixed table `seeds` | users <- seeds.by_id (ON DELETE CASCADE)";
    check(table, "seeds: mixed, system_rows = \"by_id IS NULL\"", &[]);
    check(
        table,
        "seeds: mixed, system_rows = \"builtin AND by_id IS NULL\"",
        &[],
    );
    check(
        table,
        "seeds: mixed, system_rows = \"builtin OR by_id IS NULL\"",
        &[reached],
    );
    check(
        table,
        "seeds: mixed, system_rows = \"NOT (by_id IS NOT NULL)\"",
        &[reached],
    );
    check(
        table,
        "seeds: mixed, system_rows = \"coalesce(by_id, 0) = 0\"",
        &[reached],
    );
    check(table, "seeds: mixed, system_rows = \"builtin\"", &[reached]);
    check(
        table,
        "seeds: mixed, system_rows = \"builtin\", detach = [\"by_id\"]",
        &[],
    );
}

#[test]
fn a_column_that_tells_system_rows_is_not_written() {
    let table = |action: &str| {
        format!("CREATE TABLE seeds (id INTEGER PRIMARY KEY, by_id INT REFERENCES users {action});")
    };
    check(
        &table("ON DELETE SET NULL"),
        "seeds: mixed, system_rows = \"by_id IS NULL\"",
        &[
            "cleaning `users` would write `by_id`, by which `seeds` knows its system rows | users <- seeds.by_id (ON DELETE SET NULL)",
        ],
    );
    check(
        &table("ON DELETE CASCADE"),
        "seeds: mixed, system_rows = \"by_id IS NULL\", detach = [\"by_id\"]",
        &[
            "cleaning `users` would write `by_id`, by which `seeds` knows its system rows | users <- seeds.by_id (ON DELETE CASCADE)",
        ],
    );
}

#[test]
fn a_generated_column_that_tells_system_rows_is_not_written_by_what_it_is_made_of() {
    let written = "cleaning `users` would write `by_id`, by which `seeds` knows its system rows | users <- seeds.by_id (ON DELETE SET NULL)";
    for (made_of, expected) in [
        ("By_Id IS NULL", &[written][..]),
        ("NOT other", &[written]),
        ("id > 9", &[]),
    ] {
        let table = format!(
            "CREATE TABLE seeds (id INTEGER PRIMARY KEY, by_id INT REFERENCES users ON DELETE SET NULL,
                 other BOOLEAN AS (by_id > 0), ours BOOLEAN GENERATED ALWAYS AS ({made_of}));"
        );
        let class = "seeds: mixed, system_rows = \"ours\", holds = [\"by_id\"]";
        check(&table, class, expected);
    }
}

#[test]
fn only_the_columns_that_set_null_names_are_written() {
    let case = |set: &'static [&'static str]| {
        Case::new(
            "CREATE TABLE users (tenant INT NOT NULL, id INT NOT NULL, PRIMARY KEY (tenant, id));
             CREATE TABLE seeds (id INTEGER PRIMARY KEY, tenant INT, by_id INT,
                 FOREIGN KEY (tenant, by_id) REFERENCES users ON DELETE SET NULL);",
            &[
                "users: user",
                "seeds: mixed, system_rows = \"tenant IS NULL\"",
            ],
        )
        .in_dialect(Dialect::Postgres)
        .with(move |schema| {
            let seeds = schema
                .tables
                .iter_mut()
                .find(|table| table.name == "seeds")
                .expect("seeds");
            seeds.foreign_keys[0].set_columns = set.iter().map(|name| (*name).to_owned()).collect();
        })
    };
    case(&["by_id"]).finds(CleaningReachesSystem, &[]);
    case(&[]).finds(CleaningReachesSystem, &[
        "cleaning `users` would write `tenant`, `by_id`, by which `seeds` knows its system rows | users <- seeds.(tenant, by_id) (ON DELETE SET NULL)",
    ]);
}

#[test]
fn triggers_reach_what_their_bodies_name() {
    let schema = |body: &str, event: &str| {
        format!(
            "{USERS} CREATE TABLE log (id INTEGER PRIMARY KEY); CREATE TABLE counts (n INT PRIMARY KEY);
             CREATE TRIGGER t AFTER {event} ON users BEGIN {body}; END;"
        )
    };
    let classes = ["users: user", "log: user", "counts: system"];
    let reached = "cleaning `users` could change or delete rows of system table `counts` | users -> trigger `t` -> counts";
    Case::new(&schema("UPDATE counts SET n = n - 1", "DELETE"), &classes)
        .finds(CleaningReachesSystem, &[reached]);
    Case::new(&schema("UPDATE counts SET n = n + 1", "INSERT"), &classes)
        .finds(CleaningReachesSystem, &[]);
    Case::new(
        &schema("INSERT INTO log (id) VALUES (NULL)", "DELETE"),
        &classes,
    )
    .finds(CleaningReachesSystem, &[]);
    let onwards = format!(
        "{} CREATE TRIGGER u AFTER INSERT ON log BEGIN DELETE FROM counts; END;",
        schema("INSERT INTO log (id) VALUES (NULL)", "DELETE")
    );
    Case::new(&onwards, &classes).finds(CleaningReachesSystem, &[
        "cleaning `users` could change or delete rows of system table `counts` | users -> trigger `t` -> log -> trigger `u` -> counts",
    ]);
}

#[test]
fn update_triggers_fire_only_where_a_cleanup_writes_rows() {
    let case = |posts: &str| {
        Case::new(
            &format!(
                "{USERS} CREATE TABLE counts (n INT PRIMARY KEY);
                 CREATE TABLE posts (id INTEGER PRIMARY KEY, {posts});
                 CREATE TRIGGER t AFTER UPDATE ON posts BEGIN UPDATE counts SET n = n + 1; END;"
            ),
            &["users: user", "posts: user", "counts: system"],
        )
    };
    // Posts are gone before the users that they reference: their key has nothing left to set.
    case("user_id INT REFERENCES users ON DELETE SET NULL").finds(CleaningReachesSystem, &[]);
    case("parent_id INT REFERENCES posts ON DELETE SET NULL").finds(CleaningReachesSystem, &[
        "cleaning `posts` could change or delete rows of system table `counts` | posts -> trigger `t` -> counts",
    ]);
}

#[test]
fn a_trigger_that_is_met_on_several_ways_is_reported_once_on_the_shortest() {
    let schema = format!(
        "{USERS} CREATE TABLE counts (n INT PRIMARY KEY);
         CREATE TABLE notes (id INT PRIMARY KEY, count INT REFERENCES counts);
         CREATE TABLE pins (user_id INT REFERENCES users (id) ON DELETE CASCADE);
         CREATE TRIGGER t AFTER DELETE ON users BEGIN UPDATE counts SET n = n - 1; DELETE FROM notes; END;
         CREATE TRIGGER u AFTER DELETE ON notes BEGIN DELETE FROM users; END;"
    );
    let classes = [
        "users: user",
        "notes: user",
        "counts: system",
        "pins: system",
    ];
    Case::new(&schema, &classes).finds(CleaningReachesSystem, &[
        "cleaning `users` could change or delete rows of system table `counts` | users -> trigger `t` -> counts",
        "cleaning `users` would delete rows of system table `pins` | users <- pins.user_id (ON DELETE CASCADE)",
    ]);
}

#[test]
fn sql_made_at_run_time_could_reach_anything() {
    let case = |dynamic| {
        Case::new(
            &format!("{USERS} CREATE TABLE plans (id INTEGER PRIMARY KEY); CREATE TRIGGER t AFTER DELETE ON users BEGIN SELECT 1; END;"),
            &["users: user", "plans: system"],
        )
        .with(move |schema| {
            let users = schema.tables.iter_mut().find(|table| table.name == "users").expect("users");
            users.triggers[0].dynamic = dynamic;
        })
    };
    case(false).finds(CleaningReachesSystem, &[]);
    case(true).finds(CleaningReachesSystem, &[
        "cleaning `users` fires a trigger that could reach any system row | users -> trigger `t` -> anything (SQL made at run time)",
    ]);
}

#[test]
fn a_key_without_an_index_is_a_warning() {
    let child = "CREATE TABLE posts (id INTEGER PRIMARY KEY, by_id INT REFERENCES users);";
    with_child(child, "posts: user").finds(KeyWithoutIndex, &[
        "foreign key `posts.by_id` has no index, and cleaning `users` depends on it | for each row of `users` that is deleted the database reads all of `posts`",
    ]);
    with_child(
        &format!("{child} CREATE INDEX i ON posts (by_id);"),
        "posts: user",
    )
    .finds(KeyWithoutIndex, &[]);
    Case::new(
        &format!("{USERS} {child}"),
        &["users: system", "posts: user"],
    )
    .finds(KeyWithoutIndex, &[]);
}
