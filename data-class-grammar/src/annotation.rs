//! What an annotation says once it is understood.

use crate::{Class, Date, Predicate, Reference, Retention, Spanned, Unit};

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

/// `with_parent` alone means every reference; `with_parent = [..]` those over the named columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WithParent<S> {
    /// Every reference.
    All(S),
    /// Those over these columns.
    Columns(Vec<Spanned<String, S>>),
}

impl<S> Annotation<S> {
    /// The class alone.
    pub fn bare(class: Spanned<Class, S>) -> Self {
        Annotation {
            class,
            table: None,
            database: None,
            category: None,
            group: None,
            note: None,
            reason: None,
            references: Vec::new(),
            key: Vec::new(),
            min_rows: None,
            seed_note: None,
            detach: Vec::new(),
            holds: Vec::new(),
            keep: None,
            retain: None,
            by: None,
            expires: None,
            unit: None,
            with_parent: None,
            system_rows: None,
            review_by: None,
            owner: None,
        }
    }

    /// The same annotation with another notion of place.
    pub fn map_span<R>(self, mut f: impl FnMut(S) -> R) -> Annotation<R> {
        let f = &mut f;
        Annotation {
            class: self.class.map_span(&mut *f),
            table: one(self.table, f),
            database: one(self.database, f),
            category: one(self.category, f),
            group: one(self.group, f),
            note: one(self.note, f),
            reason: one(self.reason, f),
            references: self
                .references
                .into_iter()
                .map(|reference| reference.map_span(&mut *f))
                .collect(),
            key: many(self.key, f),
            min_rows: one(self.min_rows, f),
            seed_note: one(self.seed_note, f),
            detach: many(self.detach, f),
            holds: many(self.holds, f),
            keep: self.keep.map(|predicate| predicate.map_span(&mut *f)),
            retain: one(self.retain, f),
            by: one(self.by, f),
            expires: one(self.expires, f),
            unit: one(self.unit, f),
            with_parent: self.with_parent.map(|parent| parent.map_span(&mut *f)),
            system_rows: self
                .system_rows
                .map(|predicate| predicate.map_span(&mut *f)),
            review_by: one(self.review_by, f),
            owner: one(self.owner, f),
        }
    }
}

impl<S> WithParent<S> {
    /// The same with another notion of place.
    pub fn map_span<R>(self, mut f: impl FnMut(S) -> R) -> WithParent<R> {
        match self {
            WithParent::All(span) => WithParent::All(f(span)),
            WithParent::Columns(columns) => WithParent::Columns(many(columns, &mut f)),
        }
    }
}

fn one<T, S, R>(value: Option<Spanned<T, S>>, f: &mut impl FnMut(S) -> R) -> Option<Spanned<T, R>> {
    value.map(|value| value.map_span(f))
}

fn many<T, S, R>(values: Vec<Spanned<T, S>>, f: &mut impl FnMut(S) -> R) -> Vec<Spanned<T, R>> {
    values
        .into_iter()
        .map(|value| value.map_span(&mut *f))
        .collect()
}
