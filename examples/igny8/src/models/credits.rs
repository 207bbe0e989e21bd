//! Credits: the currency that AI operations are paid with.

use chrono::{DateTime, NaiveDate, Utc};
use data_class::data_class;
use rust_decimal::Decimal;
use uuid::Uuid;

/// Credit add/subtract transactions
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    user,
    group = "Billing Transactions",
    note = "Remove test transactions"
)]
pub struct CreditTransaction {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// Why.
    pub reason: CreditReason,
    /// Credits added, or taken where negative.
    pub amount: i32,
    /// Credits left afterwards.
    pub balance_after: i32,
    /// The package that was bought.
    pub package_id: Option<i64>,
    /// The payment for it.
    pub payment_id: Option<Uuid>,
    /// What the account sees.
    pub description: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Log of credit usage per operation
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    user,
    group = "Logs",
    note = "Remove test usage logs",
    retain = "90 days",
    by = "created_at"
)]
pub struct CreditUsageLog {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// Who started the operation; none: an automation.
    pub user_id: Option<i64>,
    /// What was done.
    pub operation: String,
    /// What it cost.
    pub credits_used: i32,
    /// The model that did it.
    pub model_name: Option<String>,
    /// Tokens read.
    pub tokens_in: i32,
    /// Tokens written.
    pub tokens_out: i32,
    /// What the provider charged.
    pub cost_usd: Decimal,
    /// What it was done to.
    pub content_id: Option<i64>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Cost configuration per operation type
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(system, group = "Pricing & Plans", note = "Production cost structure", seed_note = "cost per operation type", detach = ["updated_by_id"], min_rows = 5)]
pub struct CreditCostConfig {
    /// Its number.
    pub id: i64,
    /// The operation it prices.
    pub operation: String,
    /// What accounts see.
    pub display_name: String,
    /// What it costs.
    pub credits: i32,
    /// What is counted: an operation, 100 words, an image.
    pub unit: String,
    /// Whether the operation is charged.
    pub is_active: bool,
    /// Who last changed the price: a system row that points at a user.
    pub updated_by_id: Option<i64>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// Usage tracking per account/plan limits
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Logs", note = "Remove test usage data")]
pub struct PlanLimitUsage {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The plan whose limit it is.
    pub plan_id: i64,
    /// Which limit.
    pub limit_name: String,
    /// How much of it is used.
    pub used: i32,
    /// How much there is; none: no limit.
    pub allowed: Option<i32>,
    /// The first day of the period.
    pub period_start: NaiveDate,
    /// The last.
    pub period_end: NaiveDate,
}

/// Why credits were added or taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "credit_reason", rename_all = "snake_case")]
pub enum CreditReason {
    /// A package was bought.
    Purchase,
    /// The plan's monthly credits.
    Subscription,
    /// An operation was paid with them.
    Usage,
    /// An operation failed.
    Refund,
    /// Changed by support.
    Adjustment,
}
