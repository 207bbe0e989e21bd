//! Content Generation: from tasks to finished content.

use chrono::{DateTime, Utc};
use data_class::data_class;
use uuid::Uuid;

/// Content writing tasks assigned to users
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Content Data", note = "Remove test tasks")]
pub struct Tasks {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site.
    pub site_id: i64,
    /// The idea it carries out.
    pub idea_id: Option<i64>,
    /// Who writes it; none: the model.
    pub assigned_to_id: Option<i64>,
    /// The prompt it is written with.
    pub prompt_id: Option<i64>,
    /// The strategy it follows.
    pub strategy_id: Option<i64>,
    /// The working title.
    pub title: String,
    /// What kind of content it makes.
    pub content_type: String,
    /// How far it has come.
    pub status: TaskStatus,
    /// Higher goes first.
    pub priority: i32,
    /// When it should be done.
    pub due_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Generated content/articles
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Content Data", note = "Remove test content")]
pub struct Content {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site.
    pub site_id: i64,
    /// The task it came from.
    pub task_id: Option<i64>,
    /// The persona it is written as.
    pub author_profile_id: Option<i64>,
    /// The template it follows.
    pub template_id: Option<Uuid>,
    /// What kind of content it is.
    pub content_type: String,
    /// The title.
    pub title: String,
    /// The last part of its address, unique within the site.
    pub slug: String,
    /// The text.
    pub html_content: String,
    /// How far it has come.
    pub status: ContentStatus,
    /// Title tag, description, structured data.
    pub seo: serde_json::Value,
    /// When it went out.
    pub published_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// How long it is.
    pub word_count: i32,
}

/// Generated or uploaded images
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Content Data", note = "Remove test images")]
pub struct Images {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site.
    pub site_id: i64,
    /// The content it illustrates.
    pub content_id: Option<i64>,
    /// Who uploaded it; none: it was generated.
    pub uploaded_by_id: Option<i64>,
    /// Where it stands.
    pub kind: ImageKind,
    /// Where it is served.
    pub url: String,
    /// What it shows.
    pub alt_text: Option<String>,
    /// What the image model was asked.
    pub prompt: Option<String>,
    /// In pixels.
    pub width: i32,
    /// In pixels.
    pub height: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// How far a writing task has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "task_status", rename_all = "snake_case")]
pub enum TaskStatus {
    /// Waiting.
    Queued,
    /// Being written.
    InProgress,
    /// Waiting for an editor.
    Review,
    /// Done.
    Completed,
    /// Given up after retries.
    Failed,
}

/// How far a piece of content has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "content_status", rename_all = "snake_case")]
pub enum ContentStatus {
    /// Not finished.
    Draft,
    /// Waiting for an editor.
    Review,
    /// Ready to publish.
    Approved,
    /// Out.
    Published,
}

/// Where an image stands in its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "image_kind", rename_all = "snake_case")]
pub enum ImageKind {
    /// The lead image.
    Featured,
    /// Within the text.
    Inline,
    /// For link previews.
    Social,
}
