//! Tasks & Logging: what happened, and when.

use chrono::{DateTime, Utc};
use data_class::data_class;
use rust_decimal::Decimal;
use uuid::Uuid;

/// Logs of AI operations per account
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Logs", note = "Remove test logs", retain = "90 days", by = "created_at", references = ["content_id -> content.id"])]
pub struct AITaskLog {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// Who started it; none: an automation.
    pub user_id: Option<i64>,
    /// The prompt that was used.
    pub prompt_id: Option<i64>,
    /// What it was about; without a key, for the log outlives the content.
    pub content_id: Option<i64>,
    /// What was done.
    pub operation: String,
    /// How it went.
    pub status: LogStatus,
    /// The model that did it.
    pub model_name: String,
    /// How long it took.
    pub duration_ms: i32,
    /// Tokens read.
    pub tokens_in: i32,
    /// Tokens written.
    pub tokens_out: i32,
    /// What the provider charged.
    pub cost_usd: Decimal,
    /// What was asked.
    pub request: serde_json::Value,
    /// What went wrong.
    pub error_message: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Audit trail of user actions
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Logs", note = "Remove test audit logs", references = ["account_id -> accounts.id"])]
pub struct AuditLog {
    /// Its number.
    pub id: i64,
    /// The account; without a key, for the trail outlives it.
    pub account_id: Option<i64>,
    /// Who did it.
    pub user_id: Option<i64>,
    /// What was done.
    pub action: String,
    /// To what kind of thing.
    pub entity: String,
    /// To which.
    pub entity_key: String,
    /// What changed.
    pub changes: serde_json::Value,
    /// Where from.
    pub ip_address: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Django admin action logs
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Logs", note = "Remove test admin logs", retain = "90 days", by = "action_time", references = ["user_id -> users.id"])]
pub struct LogEntry {
    /// Its number.
    pub id: i64,
    /// Who did it; without a key, for the entry outlives the user.
    pub user_id: i64,
    /// The model it was done to.
    pub content_type_id: Option<i64>,
    /// The primary key of what it was done to, as text.
    pub object_id: Option<String>,
    /// What it looked like.
    pub object_repr: String,
    /// 1 added, 2 changed, 3 deleted.
    pub action_flag: i32,
    /// What changed.
    pub change_message: String,
    /// When it was done.
    pub action_time: DateTime<Utc>,
}

/// Celery task execution results
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    user,
    group = "Logs",
    note = "Remove test task results",
    retain = "30 days",
    by = "date_done"
)]
pub struct TaskResult {
    /// Its number.
    pub id: i64,
    /// The background task.
    pub task_uuid: Uuid,
    /// The function that ran.
    pub task_name: String,
    /// How it went.
    pub status: ResultState,
    /// Who ran it.
    pub worker: Option<String>,
    /// What it was called with.
    pub arguments: serde_json::Value,
    /// What it returned.
    pub result: Option<serde_json::Value>,
    /// Where it failed.
    pub traceback: Option<String>,
    /// When it was asked for.
    pub date_created: DateTime<Utc>,
    /// When it was over.
    pub date_done: Option<DateTime<Utc>>,
}

/// Celery group task results
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Logs", note = "Remove test group results")]
pub struct GroupResult {
    /// Its number.
    pub id: i64,
    /// The group of background tasks.
    pub group_uuid: Uuid,
    /// Its tasks.
    pub children: Vec<Uuid>,
    /// What they returned.
    pub result: Option<serde_json::Value>,
    /// When it was asked for.
    pub date_created: DateTime<Utc>,
    /// When the last was over.
    pub date_done: Option<DateTime<Utc>>,
}

/// How an AI operation went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "log_status", rename_all = "snake_case")]
pub enum LogStatus {
    /// Done.
    Success,
    /// Failed.
    Error,
    /// Took too long.
    Timeout,
}

/// A background task's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "result_state", rename_all = "snake_case")]
pub enum ResultState {
    /// Waiting.
    Pending,
    /// Under way.
    Started,
    /// Done.
    Success,
    /// Raised an error.
    Failure,
    /// Will be tried again.
    Retry,
    /// Cancelled.
    Revoked,
}
