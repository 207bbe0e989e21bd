//! Rows that reference each other by columns that are NOT NULL all round: none of them can be the first.

use cargo_data_class::schema::Dialect;

use crate::blog::{Blog, on_all, said};
use crate::engines::Live;

/// Staff of teams that are led by staff, and badges of staff.
const TEAMS: &str =
    "CREATE TABLE teams (id {number}, name varchar(20) NOT NULL, lead_id bigint NOT NULL
--postgres: , CHECK (name <> coalesce(current_setting('app.bad', true), ''))
--sqlite: , CHECK (name <> 'bad')
--mysql: , CHECK (name <> 'bad')
--sqlite: , FOREIGN KEY (lead_id) REFERENCES staff (id)
);
CREATE TABLE staff (id {number}, mail varchar(20) NOT NULL, team_id bigint NOT NULL, boss_id bigint,
  FOREIGN KEY (team_id) REFERENCES teams (id), FOREIGN KEY (boss_id) REFERENCES staff (id));
--postgres: ALTER TABLE teams ADD FOREIGN KEY (lead_id) REFERENCES staff (id);
--mysql: ALTER TABLE teams ADD FOREIGN KEY (lead_id) REFERENCES staff (id);
CREATE TABLE badges (id {number}, code varchar(20) NOT NULL, staff_id bigint NOT NULL, FOREIGN KEY (staff_id) REFERENCES staff (id));";

const USERS: &[&str] = &["teams: user", "staff: user", "badges: user"];

/// Rows of a circle, as each engine lets them in.
fn insert(live: &Live, rows: &[&str]) {
    let sql: Vec<String> = rows
        .iter()
        .map(|row| {
            let (into, values) = row.split_once(" VALUES ").expect("values");
            match live.dialect {
                Dialect::Postgres => {
                    format!("INSERT INTO {into} OVERRIDING SYSTEM VALUE VALUES {values}")
                }
                _ => format!("INSERT INTO {into} VALUES {values}"),
            }
        })
        .collect();
    live.must(&match live.dialect {
        Dialect::Postgres => {
            let parts = sql.iter().enumerate();
            let parts: Vec<String> = parts
                .map(|(nth, sql)| format!("t{nth} AS ({sql})"))
                .collect();
            format!("WITH {} SELECT 1;", parts.join(", "))
        }
        Dialect::Sqlite => format!("{};", sql.join("; ")),
        Dialect::Mysql => format!("SET foreign_key_checks = 0; {};", sql.join("; ")),
    });
}

/// The rows, whatever their numbers.
fn rows(live: &Live) -> String {
    live.must(
        "SELECT t.name, s.mail, o.name, b.mail FROM teams t JOIN staff s ON s.id = t.lead_id JOIN teams o ON o.id = s.team_id \
         LEFT JOIN staff b ON b.id = s.boss_id ORDER BY t.name;
         SELECT b.code, s.mail FROM badges b JOIN staff s ON s.id = b.staff_id ORDER BY b.code;",
    )
}

fn teams(dialect: Dialect) -> Blog {
    let blog = Blog::of(dialect, TEAMS, USERS);
    insert(
        &blog.old,
        &[
            "teams (id, name, lead_id) VALUES (1, 'a', 12), (2, 'b', 11), (3, 'alone', 13)",
            "staff (id, mail, team_id, boss_id) VALUES (11, 'x', 1, 12), (12, 'y', 2, NULL), (13, 'z', 3, 11)",
        ],
    );
    blog.old
        .must("INSERT INTO badges (code, staff_id) VALUES ('one', 12), ('two', 13);");
    // Others have the old numbers there.
    insert(
        &blog.new,
        &[
            "teams (id, name, lead_id) VALUES (1, 'there', 11)",
            "staff (id, mail, team_id) VALUES (11, 'somebody', 1)",
        ],
    );
    blog
}

#[test]
fn rows_of_two_tables_that_wait_for_each_other_arrive_together() {
    on_all(|dialect| {
        for size in [1, 1000] {
            let blog = teams(dialect);
            let done = blog
                .in_parts("badges", size, |_| {})
                .expect("it is transferred");
            assert_eq!(
                said(&done),
                ["badges 2+0+0+0=2", "staff 3+0+0+0=3", "teams 3+0+0+0=3"]
            );
            let there = rows(&blog.new);
            let there: Vec<&str> = there.lines().filter(|row| !row.contains("there")).collect();
            assert_eq!(there.join("\n"), rows(&blog.old), "{dialect:?}");
            let again = blog.transfer("badges", &[]).expect("again");
            assert_eq!(again.copied(), 0);
            // The engine's own numbers go on behind those that were drawn, and it looks at keys again.
            blog.new.must(
                "INSERT INTO staff (mail, team_id) SELECT 'new', id FROM teams WHERE name = 'a';",
            );
        }
    });
}

#[test]
fn rows_of_one_table_that_wait_for_each_other_arrive_together() {
    on_all(|dialect| {
        let blog = Blog::of(
            dialect,
            "CREATE TABLE nodes (id {number}, slug varchar(20) NOT NULL, twin_id bigint NOT NULL, FOREIGN KEY (twin_id) REFERENCES nodes (id));",
            &["nodes: user"],
        );
        insert(
            &blog.old,
            &[
                "nodes (id, slug, twin_id) VALUES (1, 'top', 1), (2, 'a', 1), (3, 'left', 4), (4, 'right', 3)",
            ],
        );
        insert(
            &blog.new,
            &["nodes (id, slug, twin_id) VALUES (3, 'there', 3)"],
        );
        let done = blog.transfer("nodes", &[]).expect("it is transferred");
        assert_eq!(said(&done), ["nodes 4+0+0+0=4"]);
        assert_eq!(
            blog.new
                .must("SELECT n.slug, t.slug FROM nodes n JOIN nodes t ON t.id = n.twin_id ORDER BY n.slug;")
                .replace('\t', "|"),
            "a|top\nleft|right\nright|left\nthere|there\ntop|top"
        );
    });
}

#[test]
fn a_circle_that_the_database_does_not_take_changes_nothing() {
    on_all(|dialect| {
        let blog = teams(dialect);
        match dialect {
            Dialect::Postgres => blog.new.must(&format!(
                "ALTER DATABASE {} SET app.bad = 'b';",
                blog.new.name()
            )),
            Dialect::Sqlite => blog.old.must(
                "PRAGMA ignore_check_constraints = ON; UPDATE teams SET name = 'bad' WHERE id = 2;",
            ),
            Dialect::Mysql => blog.old.must(
                "SET check_constraint_checks = 0; UPDATE teams SET name = 'bad' WHERE id = 2;",
            ),
        };
        let before = rows(&blog.new);
        let error = blog.transfer("teams", &[]).expect_err("a check");
        assert!(error.message.contains("teams"), "{error}");
        assert!(error.message.ends_with("nothing was changed"), "{error}");
        assert_eq!(rows(&blog.new), before);
    });
}
