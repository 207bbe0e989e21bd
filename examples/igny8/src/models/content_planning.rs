//! Content Planning: from keywords to ideas.

use chrono::{DateTime, Utc};
use data_class::data_class;

use super::global_resources::SearchIntent;

/// Keywords researched per site/sector
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Content Data", note = "Remove test keywords")]
pub struct Keywords {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site.
    pub site_id: i64,
    /// The site's sector.
    pub sector_id: i64,
    /// The cluster it was put into.
    pub cluster_id: Option<i64>,
    /// The seed it came from.
    pub seed_keyword_id: Option<i64>,
    /// The keyword itself.
    pub keyword: String,
    /// Searches a month.
    pub volume: i32,
    /// How hard it is to rank for, 0 to 100.
    pub difficulty: i32,
    /// What somebody who types it wants.
    pub intent: SearchIntent,
    /// How far it has come.
    pub status: PlanningStatus,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Content clusters created per site
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Content Data", note = "Remove test clusters")]
pub struct Clusters {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site.
    pub site_id: i64,
    /// The site's sector.
    pub sector_id: i64,
    /// What it is about.
    pub name: String,
    /// What belongs to it.
    pub description: Option<String>,
    /// How many keywords it holds.
    pub keywords_count: i32,
    /// Their searches a month.
    pub total_volume: i32,
    /// How far it has come.
    pub status: PlanningStatus,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Content ideas generated for accounts
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Content Data", note = "Remove test ideas")]
pub struct ContentIdeas {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site.
    pub site_id: i64,
    /// The cluster it serves.
    pub cluster_id: Option<i64>,
    /// The working title.
    pub title: String,
    /// What the piece should cover.
    pub description: Option<String>,
    /// What kind of content it becomes.
    pub content_type: String,
    /// The keywords it should rank for.
    pub target_keywords: Vec<String>,
    /// How long it should be.
    pub estimated_word_count: i32,
    /// How far it has come.
    pub status: PlanningStatus,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// How far a keyword, cluster or idea has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "planning_status", rename_all = "snake_case")]
pub enum PlanningStatus {
    /// Just arrived.
    New,
    /// Placed in the plan.
    Mapped,
    /// Handed to the writers.
    Queued,
    /// Content exists.
    Done,
    /// Put aside.
    Archived,
}
