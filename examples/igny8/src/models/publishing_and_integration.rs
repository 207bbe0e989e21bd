//! Publishing & Integration: how content reaches the platforms.

use chrono::{DateTime, Utc};
use data_class::data_class;
use uuid::Uuid;

/// WordPress/platform integrations per site
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Integration Data", note = "Remove test integrations")]
pub struct SiteIntegration {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site.
    pub site_id: i64,
    /// The platform.
    pub channel_code: String,
    /// Where the platform answers.
    pub base_url: String,
    /// What it is called with.
    #[data_class(secret)]
    pub access_token: Option<String>,
    /// What its calls are signed with.
    #[data_class(secret)]
    pub webhook_secret: Option<String>,
    /// What is synced, and how often.
    pub settings: serde_json::Value,
    /// Whether it is synced.
    pub is_active: bool,
    /// When it last was.
    pub last_sync_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Sync events between IGNY8 and external platforms
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Integration Data", note = "Remove test sync logs")]
pub struct SyncEvent {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The integration.
    pub integration_id: i64,
    /// What was synced.
    pub content_id: Option<i64>,
    /// Which way.
    pub direction: SyncDirection,
    /// How it went.
    pub status: DeliveryStatus,
    /// How many items.
    pub items_count: i32,
    /// What went wrong.
    pub error_message: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Records of published content
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Integration Data", note = "Remove test publish records")]
pub struct PublishingRecord {
    /// Its number.
    pub id: Uuid,
    /// The account that owns it.
    pub account_id: i64,
    /// The site.
    pub site_id: i64,
    /// What was published.
    pub content_id: i64,
    /// Where.
    pub channel_code: String,
    /// Who did it; none: an automation.
    pub published_by_id: Option<i64>,
    /// How it went.
    pub status: DeliveryStatus,
    /// Where it can be read.
    pub external_url: Option<String>,
    /// What was sent.
    pub payload: serde_json::Value,
    /// When it was out.
    pub published_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Available publishing channels (WordPress, Ghost, etc.)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "Publishing Channels",
    note = "Production channel configs",
    seed_note = "WordPress, Ghost, Medium, etc.",
    min_rows = 3
)]
pub struct PublishingChannel {
    /// The name that code and fixtures know it by.
    pub code: String,
    /// What users see.
    pub display_name: String,
    /// What it is.
    pub description: String,
    /// How it is called: token, oauth2, basic.
    pub auth_kind: String,
    /// What can be published to it.
    pub capabilities: Vec<String>,
    /// Paths and limits of its interface.
    pub api_defaults: serde_json::Value,
    /// Whether sites may choose it.
    pub is_enabled: bool,
    /// Its place in lists.
    pub position: i32,
}

/// Deployment history per account
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Integration Data", note = "Remove test deployments")]
pub struct DeploymentRecord {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site.
    pub site_id: i64,
    /// What was deployed.
    pub version: String,
    /// How it went.
    pub status: DeliveryStatus,
    /// Who did it.
    pub deployed_by_id: Option<i64>,
    /// What was in it.
    pub changes: serde_json::Value,
    /// How long it took.
    pub duration_ms: Option<i32>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Which way a sync goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "sync_direction", rename_all = "snake_case")]
pub enum SyncDirection {
    /// To the platform.
    Push,
    /// From the platform.
    Pull,
}

/// How a sync, publication or deployment went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "delivery_status", rename_all = "snake_case")]
pub enum DeliveryStatus {
    /// Not started.
    Pending,
    /// Under way.
    Running,
    /// Done.
    Succeeded,
    /// Gave up.
    Failed,
    /// Taken back.
    RolledBack,
}
