//! The small application with a stamped database into which a restore may run.

use cargo_data_class::schema::Dialect;

use crate::shop::Shop;
use crate::support::Run;

/// Where a restore may run, where it may not, and a protected environment.
pub(crate) const CONFIG: &str = r#"
[environments.staging]
url_env = "STAGING_URL"
restore = true

[environments.demo]

[environments.production]
url_env = "PRODUCTION_URL"
"#;

/// With rows in every table, not stamped.
pub(crate) fn unstamped(dialect: Dialect) -> Shop {
    Shop::of(dialect, CONFIG)
}

/// The same, stamped as staging.
pub(crate) fn staging(dialect: Dialect) -> Shop {
    let shop = unstamped(dialect);
    shop.run("stamp --env staging").exits(0);
    shop
}

/// The application's rows, without the tool's own tables.
pub(crate) fn rows(shop: &Shop) -> Vec<String> {
    let posts = shop.live.must("SELECT id, body FROM posts ORDER BY id;");
    let mut rows = shop.rows();
    rows.push(posts);
    rows
}

#[track_caller]
pub(crate) fn says(run: Run, code: i32, words: &[&str]) -> Run {
    let run = run.exits(code);
    let text = run.to_string();
    for word in words {
        assert!(text.contains(word), "{word:?} is not in {text}");
    }
    run
}
