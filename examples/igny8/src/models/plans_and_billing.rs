//! Plans and Billing: what is sold, and what was sold.

use chrono::{DateTime, NaiveDate, Utc};
use data_class::data_class;
use rust_decimal::Decimal;
use uuid::Uuid;

/// Subscription plans (Free, Pro, Enterprise, etc.)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "Pricing & Plans",
    note = "Production pricing tiers",
    seed_note = "Free, Starter, Pro, Enterprise tiers",
    key = "slug",
    min_rows = 4
)]
pub struct Plan {
    /// Its number.
    pub id: i64,
    /// What it is sold as.
    pub name: String,
    /// The name that code and fixtures know it by.
    pub slug: String,
    /// What it offers, in one sentence.
    pub description: String,
    /// What it costs an interval, in US dollars.
    pub price: Decimal,
    /// How often.
    pub billing_interval: BillingInterval,
    /// Credits that come with each interval.
    pub included_credits: i32,
    /// How many sites; none: no limit.
    pub max_sites: Option<i32>,
    /// How many users; none: no limit.
    pub max_users: Option<i32>,
    /// The features it switches on.
    pub features: Vec<String>,
    /// Whether it is sold.
    pub is_active: bool,
    /// Its place on the price page.
    pub position: i32,
}

/// Active subscriptions per account
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    user,
    group = "Billing Transactions",
    note = "Remove test subscriptions"
)]
pub struct Subscription {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The plan.
    pub plan_id: i64,
    /// Where it stands.
    pub status: SubscriptionStatus,
    /// The subscription at the payment provider.
    #[data_class(secret)]
    pub stripe_subscription_id: Option<String>,
    /// When the paid period began.
    pub current_period_start: DateTime<Utc>,
    /// When it ends.
    pub current_period_end: DateTime<Utc>,
    /// Whether it will not be renewed.
    pub cancel_at_period_end: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Generated invoices for accounts
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Billing Transactions", note = "Remove test invoices")]
pub struct Invoice {
    /// Its number.
    pub id: Uuid,
    /// The account that owns it.
    pub account_id: i64,
    /// The subscription it is for; none: a credit package.
    pub subscription_id: Option<i64>,
    /// The number printed on it.
    pub number: String,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// Before tax.
    pub subtotal: Decimal,
    /// The tax.
    pub tax: Decimal,
    /// What is to be paid.
    pub total: Decimal,
    /// ISO 4217.
    pub currency: String,
    /// What it is for.
    pub line_items: serde_json::Value,
    /// The day it was written.
    pub issued_on: NaiveDate,
    /// The day it is due.
    pub due_on: NaiveDate,
    /// When it was paid.
    pub paid_at: Option<DateTime<Utc>>,
}

/// Payment records
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Billing Transactions", note = "Remove test payments")]
pub struct Payment {
    /// Its number.
    pub id: Uuid,
    /// The account that owns it.
    pub account_id: i64,
    /// The invoice it pays.
    pub invoice_id: Uuid,
    /// The saved method it was made with.
    pub payment_method_id: Option<i64>,
    /// How much.
    pub amount: Decimal,
    /// ISO 4217.
    pub currency: String,
    /// How it went.
    pub status: PaymentStatus,
    /// The payment at the provider.
    #[data_class(secret)]
    pub provider_reference: Option<String>,
    /// Why it failed.
    pub failure_message: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Available credit packages for purchase
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "Pricing & Plans",
    note = "Production credit offerings",
    seed_note = "credit bundles for purchase",
    min_rows = 3
)]
pub struct CreditPackage {
    /// Its number.
    pub id: i64,
    /// What it is sold as.
    pub name: String,
    /// The name that code and fixtures know it by.
    pub slug: String,
    /// How many credits.
    pub credits: i32,
    /// What it costs, in US dollars.
    pub price: Decimal,
    /// Compared with the smallest package.
    pub discount_percent: Decimal,
    /// Whether the price page highlights it.
    pub is_featured: bool,
    /// Whether it is sold.
    pub is_active: bool,
    /// Its place on the price page.
    pub position: i32,
}

/// Supported payment methods (Stripe, PayPal)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "Pricing & Plans",
    note = "Production payment configs",
    seed_note = "Stripe, PayPal configs",
    min_rows = 2
)]
pub struct PaymentMethodConfig {
    /// The name that code and fixtures know it by.
    pub code: String,
    /// What buyers see.
    pub display_name: String,
    /// Who carries the payment out.
    pub provider: String,
    /// The currencies it takes.
    pub currencies: Vec<String>,
    /// Where it is offered; empty: everywhere.
    pub countries: Vec<String>,
    /// The provider's public settings.
    pub config: serde_json::Value,
    /// Whether it is offered.
    pub is_enabled: bool,
    /// Its place in the checkout.
    pub position: i32,
}

/// Saved payment methods per account
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    user,
    group = "Billing Transactions",
    note = "Remove test payment methods"
)]
pub struct AccountPaymentMethod {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// What kind of method.
    pub method_code: String,
    /// What the provider charges.
    #[data_class(secret)]
    pub provider_token: String,
    /// The card's brand.
    pub brand: Option<String>,
    /// The card's last four digits.
    pub last_four: Option<String>,
    /// When the card expires.
    pub expires_on: Option<NaiveDate>,
    /// Whether it is charged first.
    pub is_default: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// How often a plan is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "billing_interval", rename_all = "snake_case")]
pub enum BillingInterval {
    /// Every month.
    Month,
    /// Every year.
    Year,
}

/// Where a subscription stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "subscription_status", rename_all = "snake_case")]
pub enum SubscriptionStatus {
    /// In its trial.
    Trialing,
    /// Running.
    Active,
    /// A payment failed.
    PastDue,
    /// Ended.
    Canceled,
}

/// Where an invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "invoice_status", rename_all = "snake_case")]
pub enum InvoiceStatus {
    /// Not sent yet.
    Draft,
    /// Waiting for payment.
    Open,
    /// Settled.
    Paid,
    /// Cancelled.
    Void,
    /// Given up.
    Uncollectible,
}

/// How a payment went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "payment_status", rename_all = "snake_case")]
pub enum PaymentStatus {
    /// With the provider.
    Pending,
    /// Money received.
    Succeeded,
    /// Declined.
    Failed,
    /// Paid back.
    Refunded,
}
