//! Accounts & Tenancy: customers, their people and their sites.

use chrono::{DateTime, Utc};
use data_class::data_class;

/// Customer accounts (test accounts during development)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Account Data", note = "Remove test accounts")]
pub struct Account {
    /// Its number.
    pub id: i64,
    /// The company's name.
    pub name: String,
    /// The short name in addresses.
    pub slug: String,
    /// Who pays and may do everything: half of a cycle with `users.account_id`.
    pub owner_id: Option<i64>,
    /// The plan it is on.
    pub plan_id: i64,
    /// Where it stands.
    pub status: AccountStatus,
    /// Where invoices go.
    pub billing_email: Option<String>,
    /// The customer at the payment provider.
    #[data_class(secret)]
    pub stripe_customer_id: Option<String>,
    /// Credits left.
    pub credits: i32,
    /// Preferences of the account.
    pub settings: serde_json::Value,
    /// When the trial is over.
    pub trial_ends_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// User profiles linked to accounts
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    user,
    group = "Account Data",
    note = "Remove test users",
    keep = "is_superuser"
)]
pub struct User {
    /// Its number.
    pub id: i64,
    /// The account it belongs to: the other half of the cycle with `accounts.owner_id`.
    pub account_id: Option<i64>,
    /// Its role's permissions.
    pub group_id: Option<i64>,
    /// The address it logs in with.
    pub email: String,
    /// The hash of its password.
    #[data_class(secret)]
    pub password_hash: String,
    /// What it is called.
    pub full_name: String,
    /// What it may do in its account.
    pub role: UserRole,
    /// Whether it may log in.
    pub is_active: bool,
    /// Whether it sees the admin pages.
    pub is_staff: bool,
    /// Operators of the platform itself: never cleaned.
    pub is_superuser: bool,
    /// What it chose in the interface.
    pub preferences: serde_json::Value,
    /// When it last logged in.
    pub last_login: Option<DateTime<Utc>>,
    /// When it joined.
    pub date_joined: DateTime<Utc>,
}

/// Sites/domains owned by accounts
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Account Data", note = "Remove test sites")]
pub struct Site {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The industry it writes for.
    pub industry_id: Option<i64>,
    /// What it is called.
    pub name: String,
    /// The short name, unique within the account.
    pub slug: String,
    /// Its address on the web.
    pub domain: Option<String>,
    /// The languages it publishes in.
    pub locales: Vec<String>,
    /// Whether anything is published.
    pub is_active: bool,
    /// Defaults for title tags and link previews.
    pub seo_metadata: serde_json::Value,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// Sectors within sites (account-specific)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Account Data", note = "Remove test sectors")]
pub struct Sector {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site it divides.
    pub site_id: i64,
    /// The sector of the global taxonomy it stands for.
    pub industry_sector_id: i64,
    /// What it is called on this site.
    pub name: String,
    /// The short name, unique within the site.
    pub slug: String,
    /// Whether content is planned for it.
    pub is_active: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// User permissions per site
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Account Data", note = "Remove test access records")]
pub struct SiteUserAccess {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site.
    pub site_id: i64,
    /// Who may.
    pub user_id: i64,
    /// What the user may do there.
    pub level: AccessLevel,
    /// Who allowed it.
    pub granted_by_id: Option<i64>,
    /// When.
    pub granted_at: DateTime<Utc>,
}

/// Where an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "account_status", rename_all = "snake_case")]
pub enum AccountStatus {
    /// Trying the product out.
    Trial,
    /// Paying, or on the free plan.
    Active,
    /// An invoice is overdue.
    PastDue,
    /// Access is blocked.
    Suspended,
    /// Given up by its owner.
    Closed,
}

/// What a user may do in an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "user_role", rename_all = "snake_case")]
pub enum UserRole {
    /// Everything, billing included.
    Owner,
    /// Everything but billing.
    Admin,
    /// Writes and publishes.
    Editor,
    /// Reads.
    Viewer,
}

/// What a user may do on one site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "access_level", rename_all = "snake_case")]
pub enum AccessLevel {
    /// Look only.
    Read,
    /// Edit content.
    Write,
    /// Edit and publish.
    Publish,
    /// Change the site's settings.
    Manage,
}
