//! AI & Automation: prompts, personas, keys and automations.

use chrono::{DateTime, Utc};
use data_class::data_class;
use uuid::Uuid;

/// API keys/settings for OpenAI, etc.
///
/// Keep system-level API configs, remove test account keys
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    mixed,
    note = "Keep system defaults, remove test configs",
    system_rows = "account_id IS NULL",
    min_rows = 3
)]
pub struct IntegrationSettings {
    /// Its number.
    pub id: i64,
    /// The account it is for; none: the system's default.
    pub account_id: Option<i64>,
    /// `system/openai`, or `account-17/openai`: the name it is known by.
    pub name: String,
    /// Who is called.
    pub provider: String,
    /// What the provider is called with.
    #[data_class(secret)]
    pub api_key: Option<String>,
    /// Where the provider answers.
    pub base_url: String,
    /// Models, limits, defaults.
    pub config: serde_json::Value,
    /// Whether it is used.
    pub is_active: bool,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// AI prompt templates for content generation
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "AI & Content Templates",
    note = "Production prompt library",
    seed_note = "100+ production-ready prompts",
    min_rows = 100
)]
pub struct AIPrompt {
    /// Its number.
    pub id: i64,
    /// The name that code and fixtures know it by.
    pub slug: String,
    /// What editors see.
    pub name: String,
    /// What it makes the model do.
    pub operation: PromptOperation,
    /// The kind of content it is for.
    pub content_type: String,
    /// The tone it asks for.
    pub tone: String,
    /// The prompt, with `{{variables}}`.
    pub body: String,
    /// The variables it needs.
    pub variables: Vec<String>,
    /// Counts its revisions.
    pub version: i32,
    /// Whether it is offered.
    pub is_active: bool,
}

/// Content strategy templates
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "AI & Content Templates",
    note = "Production strategy templates",
    seed_note = "content strategy templates",
    min_rows = 5
)]
pub struct Strategy {
    /// Its number.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// The name that code and fixtures know it by.
    pub slug: String,
    /// What it is good for.
    pub goal: String,
    /// How often to publish.
    pub cadence: String,
    /// What to do, in order.
    pub steps: serde_json::Value,
    /// Whether it is offered.
    pub is_active: bool,
}

/// Author persona templates
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "AI & Content Templates",
    note = "Production author profiles",
    seed_note = "author persona library",
    min_rows = 5
)]
pub struct AuthorProfile {
    /// Its number.
    pub id: i64,
    /// The persona.
    pub name: String,
    /// The name that code and fixtures know it by.
    pub slug: String,
    /// How it sounds.
    pub tone: String,
    /// Who it is.
    pub bio: String,
    /// What it always or never does.
    pub style_rules: Vec<String>,
    /// Whether it is offered.
    pub is_active: bool,
}

/// User-generated API keys for platform access
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "User Configs", note = "Remove test API keys")]
pub struct APIKey {
    /// Its number.
    pub id: Uuid,
    /// The account that owns it.
    pub account_id: i64,
    /// Who made it.
    pub user_id: i64,
    /// What it is for.
    pub name: String,
    /// The part that is shown.
    pub prefix: String,
    /// The hash of the key.
    #[data_class(secret)]
    pub key_hash: String,
    /// What it may do.
    pub scopes: Vec<String>,
    /// When it was last used.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it stops working.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Webhook configurations per account
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "User Configs", note = "Remove test webhooks")]
pub struct WebhookConfig {
    /// Its number.
    pub id: Uuid,
    /// The account that owns it.
    pub account_id: i64,
    /// The site it is about; none: the whole account.
    pub site_id: Option<i64>,
    /// What is called.
    pub url: String,
    /// What the calls are signed with.
    #[data_class(secret)]
    pub signing_secret: String,
    /// What it is called for.
    pub events: Vec<String>,
    /// More headers, credentials among them.
    #[data_class(secret)]
    pub headers: serde_json::Value,
    /// Whether it is called.
    pub is_active: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Automation rules per account/site
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "User Configs", note = "Remove test automations")]
pub struct AutomationConfig {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site it works on; none: the whole account.
    pub site_id: Option<i64>,
    /// The strategy it follows.
    pub strategy_id: Option<i64>,
    /// Who made it.
    pub created_by_id: Option<i64>,
    /// What it is called.
    pub name: String,
    /// When it runs, as a cron expression.
    pub schedule: String,
    /// What it does.
    pub rules: serde_json::Value,
    /// Whether it runs.
    pub is_enabled: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Execution history of automations
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "User Configs", note = "Remove test run logs")]
pub struct AutomationRun {
    /// Its number.
    pub id: Uuid,
    /// The account that owns it.
    pub account_id: i64,
    /// The automation.
    pub automation_id: i64,
    /// How it went.
    pub status: RunStatus,
    /// How many items.
    pub items_processed: i32,
    /// What it cost.
    pub credits_used: i32,
    /// What it did.
    pub log: serde_json::Value,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
}

/// What a prompt makes the model do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "prompt_operation", rename_all = "snake_case")]
pub enum PromptOperation {
    /// Group keywords.
    ClusterKeywords,
    /// Propose topics.
    GenerateIdeas,
    /// Lay out the piece.
    WriteOutline,
    /// Write the piece.
    WriteDraft,
    /// Propose titles.
    WriteTitles,
    /// Title tag and description.
    WriteMeta,
    /// A prompt for an image model.
    DescribeImage,
    /// Internal links.
    SuggestLinks,
    /// Bring an old piece up to date.
    RefreshContent,
    /// List what must be checked.
    CheckFacts,
}

/// How a run of an automation went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "run_status", rename_all = "snake_case")]
pub enum RunStatus {
    /// Waiting.
    Queued,
    /// Under way.
    Running,
    /// Done.
    Succeeded,
    /// Stopped by an error.
    Failed,
    /// Stopped by a user.
    Canceled,
}
