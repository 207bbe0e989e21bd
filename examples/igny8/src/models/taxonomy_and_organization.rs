//! Taxonomy & Organization: how content is sorted.

use chrono::{DateTime, Utc};
use data_class::data_class;

/// Custom taxonomies (categories/tags) per site
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Taxonomy Relations", note = "Remove test taxonomies")]
pub struct ContentTaxonomy {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The site.
    pub site_id: i64,
    /// The term above it.
    pub parent_id: Option<i64>,
    /// What kind of term.
    pub kind: TaxonomyKind,
    /// What it is called.
    pub name: String,
    /// The last part of its address.
    pub slug: String,
    /// Its number on the platform it is synced with.
    pub external_id: Option<i64>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Relationships between content and taxonomies
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Taxonomy Relations", note = "Remove test relations")]
pub struct ContentTaxonomyRelation {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The content.
    pub content_id: i64,
    /// The term.
    pub taxonomy_id: i64,
    /// Whether it is the main term.
    pub is_primary: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Mapping of content to clusters
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Taxonomy Relations", note = "Remove test mappings")]
pub struct ContentClusterMap {
    /// The content.
    pub content_id: i64,
    /// The cluster.
    pub cluster_id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The part it plays there.
    pub role: ClusterRole,
    /// How sure the mapping is, 0 to 1.
    pub confidence: f64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Custom attributes for content
#[derive(Debug, Clone, sqlx::FromRow)]
#[data_class(user, group = "Taxonomy Relations", note = "Remove test attributes")]
pub struct ContentAttribute {
    /// Its number.
    pub id: i64,
    /// The account that owns it.
    pub account_id: i64,
    /// The content.
    pub content_id: i64,
    /// Which attribute.
    pub name: String,
    /// Its value.
    pub value: serde_json::Value,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// What kind of term a taxonomy row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "taxonomy_kind", rename_all = "snake_case")]
pub enum TaxonomyKind {
    /// Hierarchical.
    Category,
    /// Flat.
    Tag,
    /// A shop's category.
    ProductCategory,
}

/// The part that content plays in its cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "cluster_role", rename_all = "snake_case")]
pub enum ClusterRole {
    /// The pillar page.
    Hub,
    /// Links to the hub.
    Supporting,
    /// Covers one property.
    Attribute,
}
