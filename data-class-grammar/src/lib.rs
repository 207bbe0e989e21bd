//! The grammar of `#[data_class(...)]`, shared by the macro, which checks keys and shapes while the application
//! compiles, and by the tool, which reads the same attribute from source text or from a configuration file.
//!
//! Everything is generic over `S`, the caller's notion of a place: `proc_macro2::Span` in the macro, lines and
//! columns in the tool.

/// A class of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Must survive.
    System,
    /// May be cleaned.
    User,
    /// A rule per row.
    Mixed,
    /// Not a table: a query's row or a DTO.
    Projection,
    /// Somebody else's table (configuration only).
    External,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T, S> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: S,
}

/// What an annotation says. Lists keep the order in which they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation<S> {
    /// The class.
    pub class: Spanned<Class, S>,
    /// `table = "schema.name"`.
    pub table: Option<Spanned<String, S>>,
    /// `database = "server"`.
    pub database: Option<Spanned<String, S>>,
    /// `category = "..."`.
    pub category: Option<Spanned<String, S>>,
    /// `group = "..."`.
    pub group: Option<Spanned<String, S>>,
    /// `note = "..."`.
    pub note: Option<Spanned<String, S>>,
    /// `reason = "..."`.
    pub reason: Option<Spanned<String, S>>,
    /// `references = ["account_id -> accounts.id"]`, parsed.
    pub references: Vec<Reference<S>>,
    /// `key = "slug"` or `key = ["industry_id", "slug"]`.
    pub key: Vec<Spanned<String, S>>,
    /// `min_rows = 4`.
    pub min_rows: Option<Spanned<u64, S>>,
    /// `seed_note = "..."`.
    pub seed_note: Option<Spanned<String, S>>,
    /// `detach = ["updated_by_id"]`.
    pub detach: Vec<Spanned<String, S>>,
    /// `holds = ["updated_by_id"]`.
    pub holds: Vec<Spanned<String, S>>,
    /// `keep = "is_superuser"`.
    pub keep: Option<Predicate<S>>,
    /// `retain = "90 days"`.
    pub retain: Option<Spanned<Retention, S>>,
    /// `by = "created_at"`.
    pub by: Option<Spanned<String, S>>,
    /// `expires = "expires_at"`.
    pub expires: Option<Spanned<String, S>>,
    /// `unit = "s"`.
    pub unit: Option<Spanned<Unit, S>>,
    /// `with_parent`: the columns of the references by which a row goes with its parent.
    pub with_parent: Option<WithParent<S>>,
    /// `system_rows = "account_id IS NULL"`.
    pub system_rows: Option<Predicate<S>>,
    /// `review_by = "2027-03-31"`.
    pub review_by: Option<Spanned<Date, S>>,
    /// `owner = "billing"`.
    pub owner: Option<Spanned<String, S>>,
}

/// A predicate's SQL: one text for all dialects, or one a dialect (configuration only; keys are dialect names).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Predicate<S> {
    /// The same everywhere.
    Same(Spanned<String, S>),
    /// Dialect name and text, in the order written.
    ByDialect(Vec<(Spanned<String, S>, Spanned<String, S>)>),
}

/// `with_parent` alone means every reference; `with_parent = [..]` those over the named columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WithParent<S> {
    /// Every reference.
    All(S),
    /// Those over these columns.
    Columns(Vec<Spanned<String, S>>),
}

/// `"account_id -> accounts.id"`; several columns as `"a, b -> t.(x, y)"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<S> {
    /// The referencing columns.
    pub columns: Vec<String>,
    /// The referenced table as written, schema included.
    pub table: String,
    /// The referenced columns, as many as `columns`.
    pub parent_columns: Vec<String>,
    /// The string's place.
    pub span: S,
}

/// How long rows are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// In hours: days are 24, weeks 168.
    pub hours: u64,
    /// The amount as written.
    pub amount: u64,
    /// The unit as written: hours, days or weeks.
    pub unit: RetentionUnit,
}

/// The units of a retention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetentionUnit {
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
}

/// What an integer time counts, since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
    /// Microseconds.
    Microseconds,
}

/// A calendar day, checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

/// Something in an annotation that is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem<S> {
    /// What, in one sentence.
    pub message: String,
    /// Where.
    pub span: S,
    /// "did you mean" or what may stand there.
    pub help: Option<String>,
}
