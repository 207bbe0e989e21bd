//! What every engine has in common: taken, changed, put back.

use cargo_data_class::schema::Dialect;

use crate::place::{rows, says, staging, unstamped};

const CHANGES: &str = "DELETE FROM posts; UPDATE settings SET by_id = NULL; INSERT INTO plans (id, slug) VALUES (9, 'new');";

#[test]
fn a_restore_brings_back_what_was_taken_and_nothing_else() {
    for dialect in Dialect::ALL {
        let shop = staging(dialect);
        let before = rows(&shop);
        says(
            shop.run("snapshot --name before"),
            0,
            &[
                "took before: ",
                "checked: the copy holds what the database held",
            ],
        );
        shop.live.must(CHANGES);
        let changed = rows(&shop);
        assert_ne!(changed, before);

        let preview = says(
            shop.run("restore before"),
            0,
            &["posts: 0 rows -> 4", "nothing was changed; add --execute"],
        );
        assert!(
            preview
                .stdout
                .contains("settings: 3 rows -> 3, other values"),
            "{preview}"
        );
        assert!(!preview.stdout.contains("data_class"), "{preview}");
        assert_eq!(rows(&shop), changed);

        says(
            shop.run("restore before --execute"),
            2,
            &["nobody has confirmed it"],
        );
        assert_eq!(rows(&shop), changed);
        says(
            shop.run("restore before --execute --yes"),
            0,
            &["restored before"],
        );
        assert_eq!(rows(&shop), before, "{dialect:?}");

        // It is staging again, so that a second restore may run; the ledger has both.
        says(
            shop.run("restore --env staging"),
            0,
            &["stamped as staging"],
        );
        shop.live.must(CHANGES);
        says(
            shop.run("restore --name before --execute --yes --format json"),
            0,
            &[r#""executed":true"#],
        );
        assert_eq!(rows(&shop), before, "{dialect:?}");
        let ledger = shop
            .live
            .must("SELECT id, command, result FROM data_class_runs ORDER BY id;")
            .replace('\t', "|");
        assert_eq!(ledger, "1|restore|done\n2|restore|done", "{dialect:?}");
    }
}

#[test]
fn what_is_left_over_is_nothing() {
    for dialect in Dialect::ALL {
        let shop = staging(dialect);
        shop.run("snapshot --name a").exits(0);
        shop.run("restore a --execute --yes").exits(0);
        let list = shop.run("snapshot --list --format json").exits(0);
        assert!(list.stdout.contains(r#""left_over":[]"#), "{list}");
        says(
            shop.run("snapshot --drop a"),
            0,
            &["removed the snapshot a"],
        );
        let list = says(shop.run("snapshot --list"), 0, &["there is no snapshot"]);
        assert!(!list.stderr.contains("left over"), "{list}");
        let files = shop.app.files();
        let left: Vec<&String> = files
            .keys()
            .filter(|file| file.starts_with(".data-class/") && !file.ends_with(".gitignore"))
            .collect();
        assert_eq!(left, [""; 0]);
    }
}

#[test]
fn snapshots_are_nobody_else_s_to_read_and_stay_out_of_git() {
    use std::os::unix::fs::PermissionsExt;
    let shop = staging(Dialect::Sqlite);
    shop.run("snapshot --name a").exits(0);
    let folder = shop.app.root().join(".data-class/snapshots");
    for (path, mode) in [("", 0o700), ("a.json", 0o600), ("a.sqlite", 0o600)] {
        let metadata = std::fs::metadata(folder.join(path)).expect(path);
        assert_eq!(metadata.permissions().mode() & 0o777, mode, "{path}");
    }
    assert_eq!(shop.app.read(".data-class/snapshots/.gitignore"), "*\n");
}

#[test]
fn a_restore_runs_only_where_the_stamp_allows_it() {
    for dialect in Dialect::ALL {
        let shop = unstamped(dialect);
        shop.run("snapshot --name a").exits(0);
        let before = rows(&shop);
        let refused = |line: &str, words: &[&str]| {
            let run = shop.run(&format!("{line} --execute --yes"));
            says(run, 3, words);
        };
        refused("restore a", &["bears no stamp"]);
        shop.run("stamp --env demo").exits(0);
        refused(
            "restore a",
            &["stamped as demo", "`restore = true`", "staging"],
        );
        refused("restore a --env staging", &["is stamped as demo"]);
        says(
            shop.run("snapshot --env staging"),
            3,
            &["is stamped as demo"],
        );
        shop.run("stamp --env staging").exits(0);
        let mut command = shop.tool("restore a --execute --yes");
        command.env("PRODUCTION_URL", shop.live.url());
        says(
            shop.app.finish(command),
            3,
            &["the URL of the protected environment production leads to this database"],
        );
        shop.run("stamp --env production").exits(0);
        refused("restore a", &["which is protected"]);
        assert_eq!(rows(&shop), before);
    }
}

#[test]
fn a_snapshot_of_another_database_is_not_put_here() {
    for dialect in Dialect::ALL {
        let (one, other) = (staging(dialect), staging(dialect));
        one.run("snapshot --name a").exits(0);
        crate::support::copy(
            &one.app.root().join(".data-class"),
            other.app.root().join(".data-class"),
        );
        says(
            other.run("restore a --execute --yes"),
            3,
            &["was taken of another database"],
        );
    }
}

#[test]
fn names_are_checked_and_never_taken_twice() {
    let shop = staging(Dialect::Sqlite);
    says(shop.run("restore"), 2, &["there is no snapshot in"]);
    says(
        shop.run("snapshot --name ../up"),
        2,
        &["can't be a snapshot's name"],
    );
    shop.run("snapshot --name before").exits(0);
    says(
        shop.run("snapshot --name before"),
        2,
        &[
            "there is a snapshot `before` already",
            "snapshot --drop before",
        ],
    );
    says(shop.run("restore befor"), 2, &["did you mean `before`?"]);
    // Without a name the time is it, and two in a second stay apart.
    shop.run("snapshot").exits(0);
    shop.run("snapshot").exits(0);
    let list = shop.run("snapshot --list").exits(0);
    assert_eq!(list.stdout.lines().count(), 3, "{list}");
}
