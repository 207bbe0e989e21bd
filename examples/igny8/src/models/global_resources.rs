//! Global Resources: the taxonomy every account shares.

use chrono::{DateTime, Utc};
use data_class::data_class;

/// Global industry taxonomy (e.g., Healthcare, Finance, Technology)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "Global Taxonomy",
    note = "Pre-configured industries",
    seed_note = "pre-populate 10-15 major industries",
    min_rows = 10
)]
pub struct Industry {
    /// Its number.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// The name that code and fixtures know it by.
    pub slug: String,
    /// What belongs to it.
    pub description: String,
    /// Whether new sites may choose it.
    pub is_active: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Sub-categories within industries (e.g., Cardiology, Investment Banking)
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    system,
    group = "Global Taxonomy",
    note = "Pre-configured sectors",
    seed_note = "pre-populate 100+ sub-sectors",
    min_rows = 100
)]
pub struct IndustrySector {
    /// Its number.
    pub id: i64,
    /// The industry it divides.
    pub industry_id: i64,
    /// What it is called.
    pub name: String,
    /// The name that code and fixtures know it by, within its industry.
    pub slug: String,
    /// What belongs to it.
    pub description: String,
    /// Its place in lists.
    pub position: i32,
    /// Whether new sites may choose it.
    pub is_active: bool,
}

/// Seed keywords for industries - can be seeded or user-generated
///
/// Separate system seeds from test data
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(
    mixed,
    group = "Global Taxonomy",
    note = "Keep system seeds, remove test seeds",
    seed_note = "system-level seed keywords per industry",
    system_rows = "account_id IS NULL",
    min_rows = 100
)]
pub struct SeedKeyword {
    /// Its number.
    pub id: i64,
    /// The account that added it; none: it belongs to the system.
    pub account_id: Option<i64>,
    /// The industry.
    pub industry_id: i64,
    /// The sector.
    pub sector_id: i64,
    /// The keyword itself.
    pub keyword: String,
    /// What somebody who types it wants.
    pub intent: SearchIntent,
    /// Searches a month.
    pub volume: i32,
    /// How hard it is to rank for, 0 to 100.
    pub difficulty: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// What somebody who types a keyword wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "search_intent", rename_all = "snake_case")]
pub enum SearchIntent {
    /// To learn.
    Informational,
    /// To reach a known place.
    Navigational,
    /// To compare before buying.
    Commercial,
    /// To buy.
    Transactional,
}
