//! The 57 models, one module a category, in the order of the data segregation document.

mod accounts;
mod ai_and_automation;
mod content_generation;
mod content_planning;
mod credits;
mod django_admin;
mod global_resources;
mod plans_and_billing;
mod publishing_and_integration;
mod system_settings;
mod tasks_and_logging;
mod taxonomy_and_organization;

pub use accounts::{
    AccessLevel, Account, AccountStatus, Sector, Site, SiteUserAccess, User, UserRole,
};
pub use ai_and_automation::{
    AIPrompt, APIKey, AuthorProfile, AutomationConfig, AutomationRun, IntegrationSettings,
    PromptOperation, RunStatus, Strategy, WebhookConfig,
};
pub use content_generation::{Content, ContentStatus, ImageKind, Images, TaskStatus, Tasks};
pub use content_planning::{Clusters, ContentIdeas, Keywords, PlanningStatus};
pub use credits::{
    CreditCostConfig, CreditReason, CreditTransaction, CreditUsageLog, PlanLimitUsage,
};
pub use django_admin::{Group, PasswordResetToken, Permission, Session};
pub use global_resources::{Industry, IndustrySector, SearchIntent, SeedKeyword};
pub use plans_and_billing::{
    AccountPaymentMethod, BillingInterval, CreditPackage, Invoice, InvoiceStatus, Payment,
    PaymentMethodConfig, PaymentStatus, Plan, Subscription, SubscriptionStatus,
};
pub use publishing_and_integration::{
    DeliveryStatus, DeploymentRecord, PublishingChannel, PublishingRecord, SiteIntegration,
    SyncDirection, SyncEvent,
};
pub use system_settings::{
    ContentTemplate, ContentType, ContentTypeConfig, NotificationChannel, NotificationConfig,
    SystemSetting, TaxonomyConfig,
};
pub use tasks_and_logging::{
    AITaskLog, AuditLog, GroupResult, LogEntry, LogStatus, ResultState, TaskResult,
};
pub use taxonomy_and_organization::{
    ClusterRole, ContentAttribute, ContentClusterMap, ContentTaxonomy, ContentTaxonomyRelation,
    TaxonomyKind,
};
