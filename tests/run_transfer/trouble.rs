//! What is in the way: rows of the same key, system rows that are missing, triggers, another schema.

use cargo_data_class::run::Kind;

use crate::blog::{Blog, on_all, said};

/// Everything in a database.
pub(crate) fn content(blog: &Blog) -> Vec<String> {
    let tables = [
        "plans",
        "accounts",
        "users",
        "sites",
        "tags",
        "posts",
        "post_tags",
        "prompts",
        "logs",
        "tokens",
    ];
    let rows = tables.iter().map(|table| {
        blog.new
            .must(&format!("SELECT * FROM {table} ORDER BY 1, 2;"))
    });
    rows.collect()
}

#[test]
fn a_row_of_the_same_key_is_taken_for_the_same_only_where_all_of_it_is_equal() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        // The same user; another account of the same name, with another plan.
        blog.new.must("INSERT INTO users (email) VALUES ('root');");
        blog.new
            .must("INSERT INTO accounts (slug, plan_id) VALUES ('bolt', 1);");
        let report = blog
            .transfer("accounts users sites posts", &[])
            .expect("it is transferred");
        assert_eq!(
            said(&report),
            [
                "accounts 2+0+0+1=3",
                "posts 3+0+0+1=4",
                "sites 3+0+0+1=4",
                "users 3+1+0+1=5",
            ]
        );
        let refused: Vec<String> = report
            .refused
            .iter()
            .map(|of| format!("{} {}: {}", of.table, of.key, of.why))
            .collect();
        assert_eq!(refused.len(), 4, "{refused:?}");
        assert_eq!(
            refused[0],
            "accounts 2: another row has the same `slug` and differs in `plan_id`"
        );
        assert!(refused.contains(
            &"users 3: `users.account_id -> accounts.id` leads to a row that is refused".to_owned()
        ));
        assert_eq!(
            blog.new
                .must("SELECT plan_id FROM accounts WHERE slug = 'bolt';"),
            "1"
        );
        // Out of the way, the rest arrives.
        blog.new.must("DELETE FROM accounts WHERE slug = 'bolt';");
        let report = blog
            .transfer("accounts users sites posts", &[])
            .expect("it is transferred");
        assert_eq!(report.refused, []);
        assert_eq!(report.copied(), 4);
    });
}

#[test]
fn a_system_row_that_is_missing_refuses_what_can_not_be_without_it() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        blog.new.must("DELETE FROM plans WHERE slug = 'pro';");
        let report = blog.transfer("accounts", &[]).expect("it is transferred");
        assert_eq!(said(&report), ["accounts 2+0+0+1=3", "users 2+0+2+1=5"]);
        assert_eq!(
            report.refused[0].why,
            "`accounts.plan_id -> plans.id` leads to a system row that the new database doesn't have"
        );
    });
}

#[test]
fn two_system_rows_of_one_key_are_refused() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        blog.new
            .must("INSERT INTO prompts (name, user_id) VALUES ('ours', NULL);");
        let before = content(&blog);
        let error = blog.transfer("answers", &[]).expect_err("which one?");
        assert_eq!(error.kind, Kind::Refused);
        assert!(error.message.contains("two system rows"), "{error}");
        assert_eq!(content(&blog), before);
    });
}

#[test]
fn a_schema_that_differs_is_refused_with_the_difference() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        blog.old.must("ALTER TABLE posts ADD COLUMN extra integer;");
        let error = blog.preview("posts", &[]).expect_err("it differs");
        assert_eq!(error.kind, Kind::Refused);
        assert!(error.message.contains("extra"), "{error}");
    });
}

#[test]
fn the_ledger_holds_the_sums() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        blog.transfer("accounts", &["accounts: slug = 'acme'"])
            .expect("it is transferred");
        let entry = blog
            .new
            .must("SELECT command, result, rows_per_table, detail FROM data_class_runs;");
        for part in [
            "transfer",
            "done",
            r#"{"accounts":1,"users":1}"#,
            r#""users":{"counted":5,"copied":1,"already_there":0,"left_behind":4,"refused":0}"#,
        ] {
            assert!(entry.contains(part), "{part} is not in {entry}");
        }
    });
}

#[test]
fn secret_keys_are_not_shown() {
    on_all(|dialect| {
        let blog = Blog::new(dialect);
        blog.new.must("INSERT INTO tokens VALUES ('s3cret-a', 1);");
        let report = blog.transfer("tokens", &[]).expect("it is transferred");
        assert_eq!(report.refused.len(), 1);
        assert_eq!(report.refused[0].key, "(secret)");
        assert!(!format!("{report:?}").contains("s3cret"), "{report:?}");
    });
}
