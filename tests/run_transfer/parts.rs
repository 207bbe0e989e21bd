//! In parts: after each of them every reference holds and system rows are as they were; what was committed stays, and
//! another run goes on behind it.

use cargo_data_class::run::Kind;
use cargo_data_class::schema::Dialect;

use crate::blog::{Blog, on_all, said};
use crate::engines::Live;
use crate::rows::{ALL, equal_rows};

/// References, keys of the engine and declared ones.
const REFERENCES: &[&str] = &[
    "accounts.plan_id plans",
    "accounts.owner_id users",
    "users.account_id accounts",
    "sites.account_id accounts",
    "sites.sector_id sectors",
    "tags.site_id sites",
    "tags.parent_id tags",
    "posts.account_id accounts",
    "posts.site_id sites",
    "posts.author_id users",
    "post_tags.post_id posts",
    "post_tags.tag_id tags",
    "prompts.user_id users",
    "answers.prompt_id prompts",
    "logs.user_id users",
    "tokens.user_id users",
];

/// What must never change.
pub(crate) fn system(new: &Live) -> Vec<String> {
    let tables = [
        "plans",
        "industries",
        "sectors",
        "prompts WHERE user_id IS NULL",
    ];
    let rows = tables
        .iter()
        .map(|of| new.must(&format!("SELECT * FROM {of} ORDER BY 1;")));
    rows.collect()
}

#[track_caller]
pub(crate) fn is_sound(new: &Live) {
    let dangling: Vec<String> = REFERENCES
        .iter()
        .map(|reference| {
            let (child, parent) = reference.split_once(' ').expect("a reference");
            let (table, column) = child.split_once('.').expect("a column");
            format!(
                "SELECT '{reference}', {column} FROM {table} c WHERE {column} IS NOT NULL \
                 AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = c.{column})"
            )
        })
        .collect();
    let dangling = new.must(&format!("{};", dangling.join(" UNION ALL ")));
    assert_eq!(dangling, "", "references that lead nowhere");
}

/// How many rows the new database remembers, of how many different old ones.
fn remembered(blog: &Blog) -> String {
    let pairs =
        "SELECT count(*) FROM (SELECT DISTINCT table_name, new_key FROM data_class_transferred) x";
    blog.new.must(&format!(
        "SELECT count(*), ({pairs}) FROM data_class_transferred;"
    ))
}

#[test]
fn parts_of_any_size_bring_the_same_and_each_of_them_is_whole() {
    on_all(|dialect| {
        for rows in [1, 3, 10, 1000] {
            let blog = Blog::new(dialect);
            let before = system(&blog.new);
            let preview = blog.preview(ALL, &[]).expect("it is previewed");
            let (mut parts, mut last) = (0, 0);
            let done = blog.in_parts(ALL, rows, |decided| {
                is_sound(&blog.new);
                assert_eq!(system(&blog.new), before);
                parts += 1;
                assert!(decided > last);
                last = decided;
            });
            let done = done.expect("it is transferred");
            assert_eq!(done.tables, preview.tables);
            assert_eq!(done.parts, parts);
            assert_eq!(last, 33);
            // Two pairs can't be parted.
            let least = if rows == 1 { 31 } else { 33_u64.div_ceil(rows) };
            assert!(parts >= least, "{parts} parts of {rows}");
            let mut dropped = (preview.dropped, done.dropped.clone());
            dropped.0.sort_by(|a, b| a.reference.cmp(&b.reference));
            dropped.1.sort_by(|a, b| a.reference.cmp(&b.reference));
            assert_eq!(dropped.0, dropped.1);
            equal_rows(&blog.old, &blog.new);
            assert_eq!(remembered(&blog).replace('\t', "|"), "33|33");
            let ledger = "SELECT result, rows_per_table, detail FROM data_class_runs;";
            let ledger = blog.new.must(ledger);
            assert!(ledger.starts_with("done"), "{ledger}");
            assert!(ledger.contains(r#""users":5"#), "{ledger}");
            assert!(ledger.contains(&format!(r#""parts":{parts}"#)), "{ledger}");
        }
    });
}

#[test]
fn an_account_and_its_owner_that_reference_each_other_come_in_one_part_and_it_is_told() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        let done = blog
            .in_parts("accounts users", 1, |_| {})
            .expect("it is transferred");
        // Three accounts, of which two reference their owner and are referenced by it; `root` owns the third.
        assert_eq!(said(&done), ["accounts 3+0+0+0=3", "users 5+0+0+0=5"],);
        assert_eq!(done.parts, 6);
        let told = done.notes.iter();
        let told = told.filter(|note| note.contains("2 rows reference each other in a circle"));
        assert_eq!(told.count(), 2, "{:?}", done.notes);
    });
}

#[test]
fn a_part_that_fails_leaves_those_before_it_and_the_next_run_goes_on_there() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        let mut nth = 0;
        let failed = blog.in_parts(ALL, 5, |_| {
            nth += 1;
            if nth == 2 {
                blog.new.must("DROP TABLE tokens;");
            }
        });
        let error = failed.expect_err("a table is gone");
        assert_eq!(error.kind, Kind::Database, "{error}");
        let kept = blog
            .new
            .must("SELECT count(*) FROM data_class_transferred;");
        let stays = format!(
            "the part at work was rolled back; {nth} parts with {kept} rows stay transferred"
        );
        assert!(error.message.ends_with(&stays), "{stays}: {error}");
        assert!(!error.message.contains("nothing was changed"), "{error}");
        let entry = blog
            .new
            .must("SELECT result, rows_per_table FROM data_class_runs;");
        assert!(entry.starts_with("partly"), "{entry}");
        let first: u64 = kept.parse().expect("a number");
        let tokens = "CREATE TABLE tokens (token varchar(50) NOT NULL PRIMARY KEY, user_id bigint NOT NULL, \
                      FOREIGN KEY (user_id) REFERENCES users (id));";
        blog.new.must(tokens);
        let done = blog
            .in_parts(ALL, 5, |_| is_sound(&blog.new))
            .expect("the rest");
        assert_eq!(done.copied(), 33 - first);
        for tally in &done.tables {
            assert_eq!(tally.copied + tally.there, tally.counted, "{tally:?}");
        }
        equal_rows(&blog.old, &blog.new);
        assert_eq!(remembered(&blog).replace('\t', "|"), "33|33");
    });
}

#[test]
fn a_row_that_somebody_takes_away_between_two_parts_is_noticed() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        // Nothing but the declaration keeps a log's user.
        let mut gone = String::new();
        let failed = blog.in_parts("logs", 1, |_| {
            if gone.is_empty() {
                gone = blog
                    .new
                    .must("SELECT id FROM users WHERE email = 'ann@acme';");
                if !gone.is_empty() {
                    blog.new.must(
                        "UPDATE accounts SET owner_id = NULL; DELETE FROM users WHERE email = 'ann@acme';",
                    );
                }
            }
        });
        let error = failed.expect_err("its user is gone");
        assert_eq!(error.kind, Kind::Refused, "{error}");
        assert!(
            error
                .message
                .contains("`users` 1 was transferred, and is gone"),
            "{error}"
        );
        let done = blog.in_parts("logs", 1, |_| {}).expect("it goes on");
        assert_eq!(said(&done)[1], "logs 3+0+0+0=3");
        assert_eq!(
            blog.new.must("SELECT u.email FROM logs l JOIN users u ON u.id = l.user_id WHERE l.line = 'ann was here';"),
            "ann@acme"
        );
    });
}

#[test]
fn system_rows_that_change_between_two_parts_are_looked_up_again() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        let mut number = String::new();
        // Behind the first part, another row is called `free`.
        let overriding = match dialect {
            Dialect::Postgres => " OVERRIDING SYSTEM VALUE",
            _ => "",
        };
        let done = blog.in_parts("accounts", 2, |_| {
            if number.is_empty() {
                blog.new.must(&format!(
                    "UPDATE plans SET slug = 'was' WHERE slug = 'free'; \
                     INSERT INTO plans (id, slug){overriding} VALUES (77, 'free');"
                ));
                number = blog.new.must("SELECT id FROM plans WHERE slug = 'was';");
            }
        });
        assert!(done.expect("it is transferred").parts > 1);
        assert_eq!(
            blog.new
                .must("SELECT count(*) FROM accounts WHERE plan_id = 77;"),
            "2"
        );
    });
}
