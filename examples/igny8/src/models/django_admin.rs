//! Django Admin: access control and sessions.

use chrono::{DateTime, Utc};
use data_class::data_class;

/// Permission groups (Admin, Editor, Viewer, etc.)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "Access Control",
    note = "Production role definitions",
    seed_note = "Admin, Editor, Viewer, Owner roles",
    min_rows = 4
)]
pub struct Group {
    /// Its number.
    pub id: i64,
    /// The role.
    pub name: String,
    /// What it allows, as `app_label.codename`.
    pub permissions: Vec<String>,
}

/// Django permissions (auto-managed)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "Access Control",
    note = "Django core system table",
    seed_note = "Django-managed"
)]
pub struct Permission {
    /// Its number.
    pub id: i64,
    /// The model it is about.
    pub content_type_id: i64,
    /// What it allows, for code.
    pub codename: String,
    /// What it allows, for people.
    pub name: String,
}

/// Password reset tokens (temporary)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    user,
    group = "Logs",
    note = "Remove expired tokens",
    expires = "expires_at"
)]
pub struct PasswordResetToken {
    /// Its number.
    pub id: i64,
    /// Whose password.
    pub user_id: i64,
    /// The hash of the token that was mailed.
    #[data_class(secret)]
    pub token_hash: String,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
    /// When it was used.
    pub used_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// User session data
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    user,
    group = "Logs",
    note = "Remove old sessions",
    expires = "expire_date"
)]
pub struct Session {
    /// What the browser's cookie holds.
    #[data_class(secret)]
    pub session_key: String,
    /// What is remembered, signed.
    #[data_class(secret)]
    pub session_data: String,
    /// When it is over.
    pub expire_date: DateTime<Utc>,
}
