//! The keys, and which class takes which.

use crate::Class;

/// A key of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// `table = "schema.name"`.
    Table,
    /// `database = "server"`.
    Database,
    /// `category = "Plans and Billing"`.
    Category,
    /// `group = "Pricing & Plans"`.
    Group,
    /// `note = "Production pricing tiers"`.
    Note,
    /// `references = ["account_id -> accounts.id"]`.
    References,
    /// `reason = "moved to its own service"`.
    Reason,
    /// `key = "slug"`.
    Key,
    /// `min_rows = 4`.
    MinRows,
    /// `seed_note = "Free, Starter, Pro, Enterprise tiers"`.
    SeedNote,
    /// `detach = ["updated_by_id"]`.
    Detach,
    /// `holds = ["updated_by_id"]`.
    Holds,
    /// `keep = "is_superuser"`.
    Keep,
    /// `retain = "90 days"`.
    Retain,
    /// `by = "created_at"`.
    By,
    /// `expires = "expires_at"`.
    Expires,
    /// `unit = "s"`.
    Unit,
    /// `with_parent`.
    WithParent,
    /// `system_rows = "account_id IS NULL"`.
    SystemRows,
    /// `review_by = "2027-03-31"`.
    ReviewBy,
    /// `owner = "billing"`.
    Owner,
}

/// Which rows a key speaks about, and so which classes take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The table as a whole: every class.
    Table,
    /// System rows: `system`, and `mixed` once it says which rows those are.
    SystemRows,
    /// User rows: `user`, and `mixed` likewise.
    UserRows,
    /// Rows of either: `system`, `user`, and `mixed` likewise.
    AnyRows,
    /// The split itself: `mixed`.
    Split,
}

impl Key {
    /// All of them, in the order in which help texts list them.
    pub const ALL: [Key; 21] = [
        Key::Table,
        Key::Database,
        Key::Category,
        Key::Group,
        Key::Note,
        Key::References,
        Key::Reason,
        Key::Key,
        Key::MinRows,
        Key::SeedNote,
        Key::Detach,
        Key::Holds,
        Key::Keep,
        Key::Retain,
        Key::By,
        Key::Expires,
        Key::Unit,
        Key::WithParent,
        Key::SystemRows,
        Key::ReviewBy,
        Key::Owner,
    ];

    /// Its name as it is written.
    pub fn name(self) -> &'static str {
        match self {
            Key::Table => "table",
            Key::Database => "database",
            Key::Category => "category",
            Key::Group => "group",
            Key::Note => "note",
            Key::References => "references",
            Key::Reason => "reason",
            Key::Key => "key",
            Key::MinRows => "min_rows",
            Key::SeedNote => "seed_note",
            Key::Detach => "detach",
            Key::Holds => "holds",
            Key::Keep => "keep",
            Key::Retain => "retain",
            Key::By => "by",
            Key::Expires => "expires",
            Key::Unit => "unit",
            Key::WithParent => "with_parent",
            Key::SystemRows => "system_rows",
            Key::ReviewBy => "review_by",
            Key::Owner => "owner",
        }
    }

    /// The key of a name, exactly as [`Key::name`] writes it.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    /// The key with a value, as it can be pasted into an attribute.
    pub fn example(self) -> &'static str {
        match self {
            Key::Table => r#"table = "public.plans""#,
            Key::Database => r#"database = "server""#,
            Key::Category => r#"category = "Plans and Billing""#,
            Key::Group => r#"group = "Pricing & Plans""#,
            Key::Note => r#"note = "Production pricing tiers""#,
            Key::References => r#"references = ["account_id -> accounts.id"]"#,
            Key::Reason => r#"reason = "moved to its own service""#,
            Key::Key => r#"key = "slug""#,
            Key::MinRows => "min_rows = 4",
            Key::SeedNote => r#"seed_note = "Free, Pro, Enterprise""#,
            Key::Detach => r#"detach = ["updated_by_id"]"#,
            Key::Holds => r#"holds = ["updated_by_id"]"#,
            Key::Keep => r#"keep = "is_superuser""#,
            Key::Retain => r#"retain = "90 days""#,
            Key::By => r#"by = "created_at""#,
            Key::Expires => r#"expires = "expires_at""#,
            Key::Unit => r#"unit = "ms""#,
            Key::WithParent => r#"with_parent = ["order_id"]"#,
            Key::SystemRows => r#"system_rows = "account_id IS NULL""#,
            Key::ReviewBy => r#"review_by = "2027-03-31""#,
            Key::Owner => r#"owner = "billing""#,
        }
    }

    /// Whether the class takes it. In `mixed`, keys about rows further need `system_rows`.
    pub fn goes_with(self, class: Class) -> bool {
        match self.side() {
            Side::Table => true,
            Side::SystemRows => matches!(class, Class::System | Class::Mixed),
            Side::UserRows => matches!(class, Class::User | Class::Mixed),
            Side::AnyRows => matches!(class, Class::System | Class::User | Class::Mixed),
            Side::Split => class == Class::Mixed,
        }
    }

    pub(crate) fn side(self) -> Side {
        match self {
            Key::Table | Key::Database | Key::Category | Key::Group => Side::Table,
            Key::Note | Key::References | Key::Reason => Side::Table,
            Key::Key | Key::MinRows | Key::SeedNote | Key::Holds => Side::SystemRows,
            Key::Detach => Side::AnyRows,
            Key::Keep | Key::Retain | Key::By | Key::Expires => Side::UserRows,
            Key::Unit | Key::WithParent => Side::UserRows,
            Key::SystemRows | Key::ReviewBy | Key::Owner => Side::Split,
        }
    }

    /// The classes that take it, in words.
    pub(crate) fn takers(self) -> &'static str {
        match self.side() {
            Side::Table => "every class",
            Side::SystemRows => "`system`, and `mixed` with `system_rows`",
            Side::UserRows => "`user`, and `mixed` with `system_rows`",
            Side::AnyRows => "`system`, `user`, and `mixed` with `system_rows`",
            Side::Split => "`mixed`",
        }
    }
}

/// The keys that a class takes, in the order of [`Key::ALL`].
pub fn keys_of(class: Class) -> impl Iterator<Item = Key> {
    Key::ALL.into_iter().filter(move |key| key.goes_with(class))
}

/// The names of the keys that a class takes, for a help text.
pub(crate) fn listed(class: Class) -> String {
    let names: Vec<_> = keys_of(class).map(Key::name).collect();
    names.join(", ")
}
