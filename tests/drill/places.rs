//! Where a drill works, and that nothing of it is left.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::schema::Dialect;

use crate::engines::{Live, server};
use crate::receipt;
use crate::shop::Shop;

/// The databases of a test's server.
fn databases(live: &Live) -> Vec<String> {
    let sql = match live.dialect {
        Dialect::Postgres => "SELECT datname FROM pg_database ORDER BY 1;",
        _ => "SELECT schema_name FROM information_schema.schemata ORDER BY 1;",
    };
    let names = live.must(sql);
    names
        .lines()
        .filter(|name| name.starts_with("data_class"))
        .map(str::to_owned)
        .collect()
}

/// The small application with fixtures of its system rows.
pub(crate) fn seeded(dialect: Dialect) -> Shop {
    let shop = Shop::of(
        dialect,
        "[environments.staging]\nclean = true\nrestore = true\n",
    );
    // Its users have touched the settings.
    shop.live
        .must("DELETE FROM posts; DELETE FROM prompts WHERE user_id IS NOT NULL;");
    shop.run("export").exits(0);
    shop
}

#[test]
fn a_drill_on_a_named_server_leaves_no_database_behind() {
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        // A server of its own: others' shadows are not counted.
        let own: &'static Server = Box::leak(Box::new(
            Server::start(dialect, ServerOptions::default()).expect("a server"),
        ));
        let shop = seeded(dialect);
        let before = shop.app.files();
        let mut command = shop.app.tool("drill --format json");
        command.env("DATA_CLASS_SHADOW_URL", own.url());
        let run = shop.app.finish(command).exits(0);
        let drill = receipt::of(&run);
        assert!(
            drill["shadow"]
                .as_str()
                .expect("a text")
                .contains("a database of its own on"),
            "{run}"
        );
        let live = Live::on(own, "look");
        assert_eq!(databases(&live), [""; 0], "{dialect:?}");
        assert_eq!(shop.app.files(), before, "{dialect:?}");
    }
}

#[test]
fn no_drill_runs_on_a_server_where_a_protected_database_lives() {
    let shop = seeded(Dialect::Postgres);
    shop.app.write(
        "data-class.toml",
        shop.app.read("data-class.toml")
            + "[environments.production]\nurl_env = \"PRODUCTION_URL\"\n",
    );
    shop.app.run("classify").exits(0);
    let mut command = shop.app.tool("drill");
    let url = server(Dialect::Postgres).url();
    command
        .env("DATA_CLASS_SHADOW_URL", &url)
        .env("PRODUCTION_URL", &url);
    let run = shop.app.finish(command).exits(3);
    assert!(
        run.stderr
            .contains("the protected environment production is on the same server"),
        "{run}"
    );
}

#[test]
fn nothing_is_left_of_a_drill_that_is_interrupted() {
    for dialect in Dialect::ALL {
        let shop = seeded(dialect);
        let temporary = tempfile::tempdir_in("/tmp").expect("a folder");
        // Servers run as somebody else.
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(temporary.path(), open).expect("opened");
        let mut command = shop.app.tool("drill");
        command.env("TMPDIR", temporary.path());
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the tool starts");
        let mut lines = BufReader::new(child.stdout.take().expect("it prints")).lines();
        let seen = lines
            .by_ref()
            .any(|line| line.expect("text").starts_with("  seed "));
        assert!(seen, "{dialect:?}");
        let signal = std::process::Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .status();
        assert!(signal.expect("sent").success());
        drop(lines);
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(4), "{said}");
        assert!(
            said.contains("interrupted: the shadow database is gone"),
            "{said}"
        );
        let left: Vec<_> = std::fs::read_dir(temporary.path())
            .expect("listed")
            .collect();
        assert!(left.is_empty(), "{dialect:?}: {left:?}");
    }
}
