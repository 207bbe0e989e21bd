//! Which rows arrive, and as what.

use cargo_data_class::schema::Dialect;

use crate::blog::{Blog, on_all, said};
use crate::engines::Live;

/// Everything of one account that can be told without numbers: what each row is, and what it leads to.
const NATURAL: &[&str] = &[
    "SELECT a.slug, p.slug, u.email FROM accounts a JOIN plans p ON p.id = a.plan_id LEFT JOIN users u ON u.id = a.owner_id ORDER BY 1;",
    "SELECT u.email, a.slug FROM users u JOIN accounts a ON a.id = u.account_id ORDER BY 1;",
    "SELECT s.name, a.slug, c.slug, i.slug FROM sites s JOIN accounts a ON a.id = s.account_id \
     LEFT JOIN sectors c ON c.id = s.sector_id AND c.slug <> 'old' LEFT JOIN industries i ON i.id = c.industry_id ORDER BY 1, 2;",
    "SELECT t.name, s.name, p.name, q.name FROM tags t JOIN sites s ON s.id = t.site_id LEFT JOIN tags p ON p.id = t.parent_id \
     LEFT JOIN tags q ON q.id = p.parent_id ORDER BY 1;",
    "SELECT p.body, p.meta, a.slug, s.name, u.email FROM posts p JOIN sites s ON s.id = p.site_id AND s.account_id = p.account_id \
     JOIN accounts a ON a.id = p.account_id LEFT JOIN users u ON u.id = p.author_id ORDER BY 3, 4;",
    "SELECT a.slug, p.body, t.name FROM post_tags x JOIN posts p ON p.id = x.post_id JOIN tags t ON t.id = x.tag_id \
     JOIN accounts a ON a.id = p.account_id ORDER BY 1, 2, 3;",
    "SELECT p.name, u.email FROM prompts p JOIN users u ON u.id = p.user_id ORDER BY 1;",
    "SELECT n.body, p.name, u.email FROM answers n JOIN prompts p ON p.id = n.prompt_id LEFT JOIN users u ON u.id = p.user_id ORDER BY 1;",
    "SELECT l.line, u.email FROM logs l LEFT JOIN users u ON u.id = l.user_id WHERE l.line <> 'new' ORDER BY 1, 2;",
    "SELECT t.token, u.email FROM tokens t JOIN users u ON u.id = t.user_id ORDER BY 1;",
];

pub(crate) const ALL: &str =
    "accounts users sites tags posts post_tags prompts answers logs tokens";

#[track_caller]
fn equal(blog: &Blog) {
    equal_rows(&blog.old, &blog.new);
}

/// Requires everything that can be told without numbers to be the same.
#[track_caller]
pub(crate) fn equal_rows(old: &Live, new: &Live) {
    for query in NATURAL {
        assert_eq!(new.must(query), old.must(query), "{query}");
    }
}

#[test]
fn everything_arrives_and_every_reference_leads_to_the_same_thing() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        let pictures = match dialect {
            Dialect::Postgres => "UPDATE posts SET picture = '\\x00ff27' WHERE id = 1;",
            _ => "UPDATE posts SET picture = X'00ff27' WHERE id = 1;",
        };
        blog.old.must(pictures);
        let preview = blog.preview(ALL, &[]).expect("it is previewed");
        let done = blog.transfer(ALL, &[]).expect("it is transferred");
        assert_eq!(preview.tables, done.tables);
        assert_eq!(preview.dropped, done.dropped);
        assert_eq!(
            said(&done),
            [
                "accounts 3+0+0+0=3",
                "answers 3+0+0+0=3",
                "logs 3+0+0+0=3",
                "post_tags 3+0+0+0=3",
                "posts 4+0+0+0=4",
                "prompts 2+0+0+0=2",
                "sites 4+0+0+0=4",
                "tags 4+0+0+0=4",
                "tokens 2+0+0+0=2",
                "users 5+0+0+0=5",
            ]
        );
        equal(&blog);
        let picture = "SELECT count(*) FROM posts WHERE picture = ";
        let literal = if dialect == Dialect::Postgres {
            "'\\x00ff27';"
        } else {
            "X'00ff27';"
        };
        assert_eq!(blog.new.must(&format!("{picture}{literal}")), "1");
        let dropped: Vec<String> = done
            .dropped
            .iter()
            .map(|of| format!("{} {} {}: {}", of.table, of.key, of.reference, of.why))
            .collect();
        assert_eq!(
            dropped,
            [
                "logs 2 logs.user_id -> users.id: the old database doesn't have the row",
                "sites 2 sites.sector_id -> sectors.id: the new database has no system row of that key",
            ]
        );
        // What was there is as it was; numbers go on.
        assert_eq!(
            blog.new.must(
                "SELECT count(*) FROM users WHERE id <= 2 AND email IN ('somebody', 'else');"
            ),
            "2"
        );
        assert_eq!(
            blog.new.must("SELECT line FROM logs WHERE user_id = 1;"),
            "new"
        );
        blog.new.must("INSERT INTO users (email) VALUES ('later');");
        assert_eq!(
            blog.new
                .must("SELECT count(*) FROM users WHERE email = 'later' AND id > 7;"),
            "1"
        );
    });
}

#[test]
fn a_second_transfer_copies_nothing() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        blog.transfer(ALL, &[]).expect("it is transferred");
        let again = blog.transfer(ALL, &[]).expect("it is transferred again");
        assert_eq!(again.copied(), 0);
        assert_eq!(again.writes(), 0);
        assert!(
            again
                .tables
                .iter()
                .all(|tally| tally.there == tally.counted),
            "{again:?}"
        );
        equal(&blog);
        // A row more in the old database, and one that is gone from the new one.
        blog.old
            .must("INSERT INTO logs (user_id, line) VALUES (2, 'more');");
        blog.new
            .must("DELETE FROM tokens WHERE token = 's3cret-a';");
        let third = blog.transfer(ALL, &[]).expect("once more");
        assert_eq!(third.copied(), 2);
        equal(&blog);
        assert_eq!(
            blog.new.must(
                "SELECT u.email FROM logs l JOIN users u ON u.id = l.user_id WHERE l.line = 'more';"
            ),
            "bob@acme"
        );
    });
}

#[test]
fn what_a_row_needs_comes_along_and_nothing_else() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        let report = blog
            .transfer("post_tags", &["post_tags: tag_id = 1"])
            .expect("it is transferred");
        assert_eq!(
            said(&report),
            [
                "accounts 1+0+2+0=3",
                "post_tags 1+0+2+0=3",
                "posts 1+0+3+0=4",
                "sites 1+0+3+0=4",
                "tags 3+0+1+0=4",
                "users 1+0+4+0=5",
            ]
        );
        assert_eq!(blog.new.must("SELECT slug FROM accounts;"), "acme");
        assert_eq!(
            blog.new
                .must("SELECT name FROM tags WHERE parent_id IS NULL;"),
            "root"
        );
        // The rest comes later, and meets what is there.
        let rest = blog.transfer(ALL, &[]).expect("the rest is transferred");
        assert!(
            said(&rest).contains(&"accounts 2+1+0+0=3".to_owned()),
            "{rest:?}"
        );
        equal(&blog);
    });
}

#[test]
fn rows_that_where_leaves_behind_take_along_what_can_not_be_without_them() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        let filters = [
            "accounts: slug <> 'bolt'",
            "users: email <> 'root' AND email <> 'ann@acme'",
        ];
        let preview = blog.preview(ALL, &filters).expect("it is previewed");
        let report = blog.transfer(ALL, &filters).expect("it is transferred");
        assert_eq!(preview.tables, report.tables);
        assert_eq!(
            said(&report),
            [
                "accounts 2+0+1+0=3",
                "answers 1+0+2+0=3",
                "logs 3+0+0+0=3",
                "post_tags 2+0+1+0=3",
                "posts 3+0+1+0=4",
                "prompts 0+0+2+0=2",
                "sites 3+0+1+0=4",
                "tags 3+0+1+0=4",
                "tokens 1+0+1+0=2",
                "users 3+0+2+0=5",
            ]
        );
        let lost = |reference: &str| {
            report
                .dropped
                .iter()
                .filter(|of| of.reference == reference)
                .count()
        };
        // Two owners, one author, and the account of a user of `bolt`.
        assert_eq!(lost("accounts.owner_id -> users.id"), 2);
        assert_eq!(lost("posts.author_id -> users.id"), 1);
        assert_eq!(lost("users.account_id -> accounts.id"), 1);
        assert_eq!(
            blog.new
                .must("SELECT count(*) FROM accounts WHERE owner_id IS NULL;"),
            "2"
        );
    });
}

#[test]
fn a_number_that_is_given_again_after_a_cleanup_is_not_taken_for_the_row() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        blog.transfer("logs", &[]).expect("it is transferred");
        blog.new
            .must("UPDATE logs SET line = 'other' WHERE line <> 'new';");
        let report = blog.preview("logs", &[]).expect("it is previewed");
        assert_eq!(report.copied(), 0);
        assert!(
            report.notes[0].starts_with("`logs`: 3 rows that are already there have changed"),
            "{report:?}"
        );
        blog.new.must(
            "INSERT INTO data_class_runs (command, plan_hash, started_at, result) \
             SELECT 'clean', plan_hash, started_at, 'done' FROM data_class_runs;",
        );
        let report = blog.preview("logs", &[]).expect("it is previewed");
        assert_eq!(report.copied(), 3);
        assert_eq!(report.notes, [""; 0]);
    });
}

#[test]
fn system_rows_of_a_tree_are_found_by_all_that_are_above_them() {
    on_all(|dialect| {
        let schema = "CREATE TABLE topics (id {number}, parent_id bigint, slug varchar(20) NOT NULL, UNIQUE (parent_id, slug),
                FOREIGN KEY (parent_id) REFERENCES topics (id));
             CREATE TABLE notes (id {number}, body varchar(20) NOT NULL, topic_id bigint NOT NULL, FOREIGN KEY (topic_id) REFERENCES topics (id));";
        let classes = [
            "topics: system, key = [\"parent_id\", \"slug\"]",
            "notes: user",
        ];
        let blog = Blog::of(dialect, schema, &classes);
        blog.old.must(
            "INSERT INTO topics (parent_id, slug) VALUES (NULL, 'food');
             INSERT INTO topics (parent_id, slug) VALUES (NULL, 'tools');
             INSERT INTO topics (parent_id, slug) VALUES (1, 'fruit');
             INSERT INTO topics (parent_id, slug) VALUES (2, 'fruit');
             INSERT INTO notes (body, topic_id) VALUES ('apple', 3);
             INSERT INTO notes (body, topic_id) VALUES ('knife', 4);",
        );
        // The same in another order, and deeper.
        blog.new.must(
            "INSERT INTO topics (parent_id, slug) VALUES (NULL, 'tools');
             INSERT INTO topics (parent_id, slug) VALUES (1, 'fruit');
             INSERT INTO topics (parent_id, slug) VALUES (2, 'fruit');
             INSERT INTO topics (parent_id, slug) VALUES (NULL, 'food');
             INSERT INTO topics (parent_id, slug) VALUES (4, 'fruit');",
        );
        blog.transfer("notes", &[]).expect("it is transferred");
        let found = blog
            .new
            .must("SELECT body, topic_id FROM notes ORDER BY body;");
        let found: Vec<String> = found
            .lines()
            .map(|line| line.replace(['\t', '|'], " "))
            .collect();
        assert_eq!(found, ["apple 5", "knife 2"], "{dialect:?}");
    });
}
