//! What every dialect's test asks of a database, and the list of the models.

use igny8::database::{Database, Error};
use igny8::{demo, seed};

/// Calls a macro with every model and its table, in the document's order.
macro_rules! with_models {
    ($call:ident) => {
        $call! {
            Account => "accounts",
            User => "users",
            Site => "sites",
            Sector => "sectors",
            SiteUserAccess => "site_user_access",
            Industry => "industries",
            IndustrySector => "industry_sectors",
            SeedKeyword => "seed_keywords",
            Plan => "plans",
            Subscription => "subscriptions",
            Invoice => "invoices",
            Payment => "payments",
            CreditPackage => "credit_packages",
            PaymentMethodConfig => "payment_method_configs",
            AccountPaymentMethod => "account_payment_methods",
            CreditTransaction => "credit_transactions",
            CreditUsageLog => "credit_usage_logs",
            CreditCostConfig => "credit_cost_configs",
            PlanLimitUsage => "plan_limit_usage",
            Keywords => "keywords",
            Clusters => "clusters",
            ContentIdeas => "content_ideas",
            Tasks => "tasks",
            Content => "content",
            Images => "images",
            ContentTaxonomy => "content_taxonomies",
            ContentTaxonomyRelation => "content_taxonomy_relations",
            ContentClusterMap => "content_cluster_maps",
            ContentAttribute => "content_attributes",
            SiteIntegration => "site_integrations",
            SyncEvent => "sync_events",
            PublishingRecord => "publishing_records",
            PublishingChannel => "publishing_channels",
            DeploymentRecord => "deployment_records",
            IntegrationSettings => "integration_settings",
            AIPrompt => "ai_prompts",
            Strategy => "strategies",
            AuthorProfile => "author_profiles",
            APIKey => "api_keys",
            WebhookConfig => "webhook_configs",
            AutomationConfig => "automation_configs",
            AutomationRun => "automation_runs",
            ContentType => "content_types",
            ContentTemplate => "content_templates",
            TaxonomyConfig => "taxonomy_configs",
            SystemSetting => "system_settings",
            ContentTypeConfig => "content_type_configs",
            NotificationConfig => "notification_configs",
            Group => "groups",
            Permission => "permissions",
            PasswordResetToken => "password_reset_tokens",
            Session => "sessions",
            AITaskLog => "ai_task_logs",
            AuditLog => "audit_logs",
            LogEntry => "log_entries",
            TaskResult => "task_results",
            GroupResult => "group_results",
        }
    };
}

macro_rules! names {
    ($($model:ident => $table:literal,)*) => { &[$($table),*] };
}

/// The tables of the 57 models.
pub(crate) const TABLES: &[&str] = with_models!(names);

/// Migrated, seeded, and filled with customers' data.
pub(crate) async fn filled(url: &str, rows: u64) -> Result<Database, Error> {
    let mut database = Database::connect(url).await?;
    database.migrate().await?;
    seed::insert(&mut database).await?;
    let options = demo::Options {
        rows,
        ..demo::Options::default()
    };
    demo::insert(&mut database, options).await?;
    Ok(database)
}

/// Whether one number that a query gives is what it should be.
pub(crate) async fn check(database: &mut Database, sql: &str, expected: i64) -> Result<(), Error> {
    assert_eq!(database.numbers(sql).await?, [expected], "{sql}");
    Ok(())
}

/// What holds of a filled database in every dialect.
pub(crate) async fn check_filled(database: &mut Database) -> Result<(), Error> {
    for table in TABLES {
        assert!(database.count(table).await? > 0, "{table} is empty");
    }
    let groups = database.dialect().quote("groups");
    for (sql, expected) in [
        // The amounts that the document asks for.
        ("SELECT count(*) FROM industries", 14),
        ("SELECT count(*) FROM industry_sectors", 112),
        (
            "SELECT count(*) FROM seed_keywords WHERE account_id IS NULL",
            448,
        ),
        (
            "SELECT count(*) FROM plans WHERE slug IN ('free', 'starter', 'pro', 'enterprise')",
            4,
        ),
        ("SELECT count(*) FROM ai_prompts", 120),
        (
            "SELECT count(*) FROM publishing_channels WHERE code IN ('wordpress', 'ghost', 'medium', 'shopify')",
            4,
        ),
        (
            "SELECT count(DISTINCT provider) FROM payment_method_configs WHERE provider IN ('stripe', 'paypal')",
            2,
        ),
        (
            &format!(
                "SELECT count(*) FROM {groups} WHERE name IN ('Owner', 'Admin', 'Editor', 'Viewer')"
            ),
            4,
        ),
        // Every model has its content type with four permissions.
        ("SELECT count(*) FROM content_types", 57),
        ("SELECT count(*) FROM permissions", 228),
        // Who must stay, and what the rest hangs on.
        ("SELECT count(*) FROM users WHERE is_superuser", 4),
        (
            "SELECT count(*) FROM users WHERE is_superuser AND account_id IS NULL",
            1,
        ),
        ("SELECT count(*) FROM accounts WHERE owner_id IS NULL", 1),
        (
            "SELECT count(*) FROM accounts a JOIN users u ON u.id = a.owner_id WHERE u.account_id <> a.id",
            0,
        ),
        // References stay within an account, and a site's within the site.
        (
            "SELECT count(*) FROM content c JOIN sites s ON s.id = c.site_id WHERE s.account_id <> c.account_id",
            0,
        ),
        (
            "SELECT count(*) FROM keywords k JOIN clusters c ON c.id = k.cluster_id WHERE c.sector_id <> k.sector_id",
            0,
        ),
        (
            "SELECT count(*) FROM credit_usage_logs l JOIN content c ON c.id = l.content_id WHERE c.account_id <> l.account_id",
            0,
        ),
        (
            "SELECT count(*) FROM content_taxonomies t JOIN content_taxonomies p ON p.id = t.parent_id WHERE p.site_id <> t.site_id",
            0,
        ),
        (
            "SELECT count(*) FROM tasks WHERE prompt_id IS NOT NULL AND prompt_id NOT IN (SELECT id FROM ai_prompts)",
            0,
        ),
    ] {
        check(database, sql, expected).await?;
    }
    for sql in [
        // Both sides of every retention rule.
        "SELECT count(*) FROM ai_task_logs WHERE created_at < '2025-10-03 00:00:00'",
        "SELECT count(*) FROM ai_task_logs WHERE created_at > '2025-10-04 00:00:00'",
        "SELECT count(*) FROM credit_usage_logs WHERE created_at < '2025-10-03 00:00:00'",
        "SELECT count(*) FROM log_entries WHERE action_time < '2025-10-03 00:00:00'",
        "SELECT count(*) FROM sessions WHERE expire_date < '2026-01-01 00:00:00'",
        "SELECT count(*) FROM sessions WHERE expire_date > '2026-01-01 00:00:00'",
        "SELECT count(*) FROM password_reset_tokens WHERE expires_at > '2026-01-01 00:00:00'",
        "SELECT count(*) FROM task_results WHERE date_done < '2025-12-02 00:00:00'",
        "SELECT count(*) FROM task_results WHERE date_done IS NULL",
        // Rows that a cleanup must think about.
        "SELECT count(*) FROM seed_keywords WHERE account_id IS NOT NULL",
        "SELECT count(*) FROM integration_settings WHERE account_id IS NOT NULL",
        "SELECT count(*) FROM credit_cost_configs WHERE updated_by_id IN (SELECT id FROM users WHERE NOT is_superuser)",
        "SELECT count(*) FROM content_taxonomies c JOIN content_taxonomies p ON p.id = c.parent_id WHERE p.parent_id IS NOT NULL",
        "SELECT count(*) FROM log_entries WHERE user_id NOT IN (SELECT id FROM users)",
    ] {
        assert_ne!(database.numbers(sql).await?, [0], "{sql}");
    }
    Ok(())
}
