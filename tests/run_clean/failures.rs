//! What can go wrong with a database: rights, read-only, hidden rows, a full disk, odd addresses.

use std::process::Command;

use cargo_data_class::schema::Dialect;

use crate::preview::says;
use crate::shop::{CONFIG, Shop};
use crate::support::Run;

/// Runs the tool with another address.
fn at(shop: &Shop, line: &str, url: &str) -> Run {
    let mut command = shop.app.tool(line);
    command.arg("--database-url").arg(url);
    shop.app.finish(command)
}

#[test]
fn a_read_only_database_is_previewed_but_not_cleaned() {
    let shop = Shop::stamped(Dialect::Sqlite);
    let before = shop.rows();
    let url = shop.live.url().replace("mode=rwc", "mode=ro");
    says(at(&shop, "clean", &url), 0, &["clean --execute` deletes"]);
    says(
        at(&shop, "clean --execute --yes", &url),
        4,
        &["readonly database", "nothing was changed"],
    );
    assert_eq!(shop.rows(), before);

    let shop = Shop::stamped(Dialect::Postgres);
    let before = shop.rows();
    let name = shop.live.must("SELECT current_database();");
    shop.live.must(&format!(
        "ALTER DATABASE {name} SET default_transaction_read_only = on;"
    ));
    says(
        shop.run("clean --execute --yes"),
        4,
        &["read-only transaction", "nothing was changed"],
    );
    assert_eq!(shop.rows(), before);
}

#[test]
fn a_role_without_rights_changes_nothing_and_one_that_can_t_write_system_tables_cleans() {
    let shop = Shop::stamped(Dialect::Postgres);
    let before = shop.rows();
    let role = format!("role_of_{}", shop.live.must("SELECT current_database();"));
    shop.live.must(&format!(
        "CREATE ROLE {role} LOGIN CONNECTION LIMIT 1; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role};"
    ));
    let url = shop
        .live
        .url()
        .replace("postgres://postgres@", &format!("postgres://{role}@"));
    // There is no second connection to count with.
    says(at(&shop, "clean", &url), 0, &["clean --execute` deletes"]);
    shop.live
        .must(&format!("ALTER ROLE {role} CONNECTION LIMIT -1;"));
    says(
        at(&shop, "clean --execute --yes", &url),
        4,
        &["permission denied", "nothing was changed"],
    );
    assert_eq!(shop.rows(), before);
    shop.live.must(&format!(
        "GRANT DELETE, UPDATE ON posts, prompts, teams, users TO {role}; GRANT UPDATE ON settings TO {role};"
    ));
    says(
        at(&shop, "clean --execute --yes", &url),
        0,
        &[
            "10 rows are gone",
            "not locked against writers",
            "plans",
            "the run is not in the ledger",
        ],
    );
    assert_eq!(shop.ids("users"), "users 1");
}

#[test]
fn rows_that_row_level_security_hides_are_a_refusal() {
    let more = "ALTER TABLE posts ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON posts USING (author_id = 2);";
    let shop = Shop::with(Dialect::Postgres, CONFIG, more);
    shop.run("stamp --env staging").exits(0);
    let before = shop.rows();
    let role = format!("role_of_{}", shop.live.must("SELECT current_database();"));
    shop.live.must(&format!(
        "CREATE ROLE {role} LOGIN; GRANT ALL ON ALL TABLES IN SCHEMA public TO {role};"
    ));
    let url = shop
        .live
        .url()
        .replace("postgres://postgres@", &format!("postgres://{role}@"));
    for line in ["clean", "clean --execute --yes"] {
        says(
            at(&shop, line, &url),
            3,
            &["row-level security", "posts", "BYPASSRLS"],
        );
    }
    assert_eq!(shop.rows(), before);
}

#[test]
fn a_disk_that_is_full_changes_nothing() {
    let shop = Shop::stamped(Dialect::Sqlite);
    shop.live.must(
        "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) \
         INSERT INTO posts SELECT i, 1, hex(randomblob(90)) FROM n;",
    );
    let before = shop.rows();
    let tool = shop.tool("clean --execute --yes");
    // Files can't grow beyond 64 blocks of 512 bytes; the signal for that is ignored, so that writing fails.
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$@\"", "sh"])
        .arg(tool.get_program());
    command.args(tool.get_args());
    shop.app.surround(&mut command);
    let run = shop.app.finish(command);
    says(run, 4, &["nothing was changed"]);
    assert_eq!(shop.rows(), before);
}

#[test]
fn an_address_may_have_any_character_and_shows_no_password() {
    let shop = Shop::new(Dialect::Sqlite);
    let folder = shop.app.root();
    let file = folder.join("o'dd %23 na\"me;ü?.db");
    let path = shop.live.url();
    let path = path
        .trim_start_matches("sqlite://")
        .trim_end_matches("?mode=rwc");
    std::fs::copy(path, &file).expect("copied");
    let encoded = "o'dd%20%2523%20na%22me;%C3%BC%3F.db";
    let url = format!("sqlite://{}/{encoded}", folder.display());
    says(at(&shop, "stamp --env staging", &url), 0, &["as staging"]);
    says(
        at(&shop, "clean --execute --yes", &url),
        0,
        &["10 rows are gone"],
    );
    assert_eq!(shop.ids("posts"), "posts 1,2,3,4");

    let shop = Shop::new(Dialect::Postgres);
    for url in [
        "postgres://u:se%40cr%2Fet%3A%23@127.0.0.1:1/a%20b%3F",
        "postgres://u@127.0.0.1:1/x?password=secret%26",
        "postgres://u:secret@no-such-host.invalid/x",
    ] {
        let run = at(&shop, "clean", url).exits(4);
        let text = run.to_string();
        assert!(
            text.contains("can't connect to")
                && !text.contains("secret")
                && !text.contains("se%40"),
            "{text}"
        );
    }
}
