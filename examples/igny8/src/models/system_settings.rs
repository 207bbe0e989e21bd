//! System Settings: what the platform itself is configured with.

use data_class::data_class;
use uuid::Uuid;

use super::taxonomy_and_organization::TaxonomyKind;

/// Django ContentTypes (auto-managed)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "Access Control",
    note = "Django core system table",
    seed_note = "Django-managed"
)]
pub struct ContentType {
    /// Its number.
    pub id: i64,
    /// The application.
    pub app_label: String,
    /// The model's name in lower case.
    pub model: String,
}

/// Content templates for generation
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "AI & Content Templates",
    note = "Production templates",
    seed_note = "article templates",
    min_rows = 5
)]
pub struct ContentTemplate {
    /// Its number.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// The name that code and fixtures know it by.
    pub slug: String,
    /// The kind of content it is for.
    pub content_type: String,
    /// The headings with what each must cover.
    pub sections: serde_json::Value,
    /// The least a piece should have.
    pub min_words: i32,
    /// The most.
    pub max_words: i32,
    /// Whether it is offered.
    pub is_active: bool,
}

/// Taxonomy configuration rules
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "System Configuration",
    note = "Production taxonomy rules",
    seed_note = "taxonomy rules",
    min_rows = 3
)]
pub struct TaxonomyConfig {
    /// Its number.
    pub id: i64,
    /// The kind of term it rules.
    pub kind: TaxonomyKind,
    /// What users see.
    pub display_name: String,
    /// How deep terms may nest.
    pub max_depth: i32,
    /// How many terms a piece may have.
    pub max_terms_per_content: i32,
    /// Whether a piece needs one.
    pub is_required: bool,
    /// What its slugs must look like, as a regular expression.
    pub slug_pattern: String,
}

/// Global system settings
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "System Configuration",
    note = "Production system config",
    seed_note = "global platform settings",
    min_rows = 10
)]
pub struct SystemSetting {
    /// The name that code and fixtures know it by.
    pub key: String,
    /// The value.
    pub value: serde_json::Value,
    /// What it does.
    pub description: String,
    /// Whether the browser may see it.
    pub is_public: bool,
}

/// Content type definitions (blog post, landing page, etc.)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "AI & Content Templates",
    note = "Production content types",
    seed_note = "blog post, landing page, etc.",
    min_rows = 2
)]
pub struct ContentTypeConfig {
    /// Its number.
    pub id: i64,
    /// The name that code, fixtures and references know it by.
    pub slug: String,
    /// What users see.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// What a good one contains.
    pub structure: String,
    /// The tone it is written in unless somebody chooses.
    pub default_tone: String,
    /// The least a piece should have.
    pub min_words: i32,
    /// The most.
    pub max_words: i32,
    /// Whether it is offered.
    pub is_active: bool,
}

/// Notification templates and rules
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "System Configuration",
    note = "Production notification configs",
    seed_note = "email/webhook templates",
    min_rows = 5
)]
pub struct NotificationConfig {
    /// Its number.
    pub id: i64,
    /// What happened.
    pub event: String,
    /// How it is told.
    pub channel: NotificationChannel,
    /// The subject line.
    pub subject: Option<String>,
    /// The text, with `{{variables}}`.
    pub body: String,
    /// Whether it is sent.
    pub is_enabled: bool,
}

/// How a notification travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "notification_channel", rename_all = "snake_case")]
pub enum NotificationChannel {
    /// By e-mail.
    Email,
    /// As an HTTP call.
    Webhook,
    /// Inside the application.
    InApp,
}
