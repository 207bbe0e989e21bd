use data_class::data_class;
use sqlx::FromRow;

#[data_class(system, key = "slug")]
#[derive(FromRow)]
pub struct Plan {
    pub id: i64,
    pub slug: String,
}

/// A setting, which may show a thread.
#[data_class(system, key = "name", holds = ["thread_id"])]
#[derive(FromRow)]
pub struct Setting {
    pub id: i64,
    pub name: String,
    pub thread_id: Option<i64>,
}

#[data_class(user, table = "logs", retain = "10 days", by = "at", keep = "pinned")]
#[derive(FromRow)]
pub struct Log {
    pub id: i64,
    pub at: Option<String>,
    pub pinned: Option<bool>,
}

#[data_class(user, table = "ticks", expires = "at", unit = "ms")]
#[derive(FromRow)]
pub struct Tick {
    pub id: i64,
    pub at: Option<i64>,
}

/// With a key of two columns.
#[data_class(user, table = "pairs", retain = "10 days", by = "at")]
#[derive(FromRow)]
pub struct Pair {
    pub a: String,
    pub id: i64,
    pub at: String,
}

/// Without a key.
#[data_class(user, table = "loose", retain = "10 days", by = "at")]
#[derive(FromRow)]
pub struct Loose {
    pub id: Option<i64>,
    pub at: Option<String>,
}

#[data_class(user, table = "threads", retain = "10 days", by = "at")]
#[derive(FromRow)]
pub struct Thread {
    pub id: i64,
    pub at: String,
}

#[data_class(user, with_parent, keep = "starred")]
#[derive(FromRow)]
pub struct Reply {
    pub id: i64,
    pub thread_id: i64,
    pub starred: bool,
}

#[data_class(user, detach = ["thread_id"])]
#[derive(FromRow)]
pub struct Note {
    pub id: i64,
    pub thread_id: Option<i64>,
}
