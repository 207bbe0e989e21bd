//! What the words of names tell about tables and columns.

/// Tables whose rows are people or customers.
const PEOPLE: &[&str] = &[
    "user",
    "account",
    "customer",
    "member",
    "tenant",
    "organization",
    "organisation",
    "org",
    "team",
    "person",
    "people",
    "client",
    "subscriber",
    "patient",
    "employee",
    "company",
    "workspace",
    "identity",
];

/// Words in names of tables that grow by use.
const LOGS: &[&str] = &[
    "log",
    "event",
    "history",
    "audit",
    "trail",
    "session",
    "token",
    "job",
    "queue",
    "task",
    "message",
    "notification",
    "attempt",
    "request",
    "response",
    "activity",
    "visit",
    "view",
    "download",
    "upload",
    "transaction",
    "payment",
    "invoice",
    "order",
    "usage",
    "metric",
    "cache",
    "lock",
    "login",
    "comment",
    "post",
    "vote",
    "like",
    "follow",
    "invitation",
    "invite",
    "device",
    "record",
    "entry",
    "result",
    "run",
    "archive",
    "report",
    "favorite",
    "subscription",
    "webhook",
    "credential",
    "upvote",
    "membership",
];

/// Words in names of tables that an application is delivered with.
pub(super) const REFERENCE_DATA: &[&str] = &[
    "plan",
    "role",
    "permission",
    "setting",
    "config",
    "configuration",
    "template",
    "category",
    "country",
    "currency",
    "language",
    "locale",
    "type",
    "status",
    "feature",
    "flag",
    "prompt",
    "taxonomy",
    "industry",
    "channel",
    "package",
    "tier",
    "price",
    "rate",
    "unit",
    "region",
    "timezone",
    "license",
    "keyword",
    "kind",
    "level",
    "policy",
    "scope",
    "dictionary",
    "rule",
    "option",
    "badge",
    "provider",
];

/// Columns that hold what belongs to a person.
pub(super) const PERSONAL: &[&str] = &[
    "email",
    "password",
    "password_hash",
    "ip_address",
    "ip_addr",
    "user_agent",
    "phone",
    "phone_number",
    "first_name",
    "last_name",
    "access_token",
    "refresh_token",
    "session_id",
    "avatar",
    "birthday",
];

/// Ends of the names of columns by whose time a row goes.
pub(super) const EXPIRES: &[&str] = &[
    "expires",
    "expires_at",
    "expired_at",
    "expiry",
    "expiration",
];

/// The word of a log that a word is, or ends with where the name puts words together (`messageattempt`).
pub(super) fn log_word(word: &str) -> Option<&'static str> {
    LOGS.iter().copied().find(|log| {
        word == *log || (log.len() > 5 && word.len() > log.len() + 2 && word.ends_with(log))
    })
}

/// Whether a table's rows are people or customers: its last word says so.
pub(super) fn is_people(name: &str) -> bool {
    words(name)
        .last()
        .is_some_and(|word| PEOPLE.contains(&word.as_str()))
}

/// The words of a name, each in the singular.
pub(super) fn words(name: &str) -> Vec<String> {
    let bare = name.rsplit('.').next().unwrap_or(name);
    heck::ToSnakeCase::to_snake_case(bare)
        .split('_')
        .map(|word| crate::resolve::singular(word).unwrap_or_else(|| word.to_owned()))
        .collect()
}

/// Whether a name needs no quotes in a predicate, in any dialect.
pub(super) fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit())
}
