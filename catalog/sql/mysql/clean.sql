-- Deletes all user data. Remade by `cargo data-class classify`; don't edit.
-- Runs in: staging.
-- The proof that no system row is reached rests on 109 foreign keys, 3 declared references, 0 triggers and rules.

-- Kept:
--   _sqlx_migrations: framework
--   accounts: rows (referenced by rows that stay: users.account_id)
--   ai_prompts: system
--   author_profiles: system
--   content_templates: system
--   content_type_configs: system
--   content_types: system
--   credit_cost_configs: system
--   credit_packages: system
--   groups: system
--   industries: system
--   industry_sectors: system
--   integration_settings: rows (system rows: account_id IS NULL)
--   notification_configs: system
--   payment_method_configs: system
--   permissions: system
--   plans: system
--   publishing_channels: system
--   seed_keywords: rows (system rows: account_id IS NULL)
--   strategies: system
--   system_settings: system
--   taxonomy_configs: system
--   users: rows (keep: is_superuser; referenced by rows that stay: accounts.owner_id)
-- Deleted from, in this order:
--   ai_task_logs
--   api_keys
--   audit_logs
--   automation_runs
--   automation_configs
--   content_attributes
--   content_cluster_maps
--   content_taxonomy_relations
--   content_taxonomies
--   credit_transactions
--   credit_usage_logs
--   deployment_records
--   group_results
--   images
--   integration_settings: all rows but those kept
--   keywords
--   log_entries
--   password_reset_tokens
--   payments
--   invoices
--   account_payment_methods
--   plan_limit_usage
--   publishing_records
--   seed_keywords: all rows but those kept
--   sessions
--   site_user_access
--   subscriptions
--   sync_events
--   content
--   site_integrations
--   task_results
--   tasks
--   content_ideas
--   clusters
--   sectors
--   webhook_configs
--   sites
--   users, accounts: all rows but those kept
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';
SET SESSION autocommit = 0;
SET SESSION foreign_key_checks = 1;
SET SESSION time_zone = '+00:00';
SET SESSION group_concat_max_len = 1000000;
SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;
SET @data_class_ok = 0, @data_class_proved = 0, @data_class_guarded = 0;
/*M!100200 SET SESSION max_recursive_iterations = 4294967295 */;
/*!80003 SET SESSION cte_max_recursion_depth = 4294967295 */;
SET @data_class_ok = 0, @data_class_proved = 0;
ROLLBACK;
DROP TEMPORARY TABLE IF EXISTS data_class_guard;
CREATE TEMPORARY TABLE data_class_guard (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
DROP TEMPORARY TABLE IF EXISTS data_class_proof;
CREATE TEMPORARY TABLE data_class_proof (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The stamp: whose environment this database is, and that the stamp is this database's own.
INSERT INTO data_class_guard SELECT 1, 'the stamp is not exactly one row', NOT EXISTS (
SELECT 'its rows are not one' FROM (SELECT count(*) AS n FROM `data_class_environment`) s WHERE s.n <> 1
);

INSERT INTO data_class_guard SELECT 2, 'the stamp says that this environment is protected', NOT EXISTS (
SELECT 'protected' FROM `data_class_environment` WHERE protected IS NOT FALSE
);

INSERT INTO data_class_guard SELECT 3, 'the stamp names no environment with `clean = true` (staging)', NOT EXISTS (
SELECT 'another environment' FROM `data_class_environment` WHERE CASE WHEN CAST(name AS BINARY) IN ('staging') THEN 0 ELSE 1 END = 1
);

INSERT INTO data_class_guard SELECT 4, 'the stamp is another database''s: a copy is not stamped', NOT EXISTS (
SELECT 'another database' FROM `data_class_environment` WHERE CASE WHEN CAST(identity AS BINARY) = CAST(CONCAT_WS('/', /*M!100000 @@server_uid */ /*!80000 @@server_uuid */, @@datadir, DATABASE()) AS BINARY) THEN 0 ELSE 1 END = 1
);

INSERT INTO data_class_guard SELECT 5, 'the session is not as this file has set it', NOT EXISTS (
SELECT 'settings' FROM (SELECT 1 AS one) x WHERE NOT (@@autocommit = 0 AND @@foreign_key_checks = 1 AND @@sql_mode <=> 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION')
);

-- The schema: tables with their columns, foreign keys, triggers and rules with what they run.
DROP TEMPORARY TABLE IF EXISTS data_class_expected;

CREATE TEMPORARY TABLE data_class_expected ENGINE = InnoDB AS
SELECT CAST('' AS CHAR(65535)) AS what, CAST('' AS CHAR(65535)) AS detail FROM (SELECT 1 AS one) x WHERE 1 = 0
  UNION ALL SELECT 'action account_payment_methods', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action accounts', '(owner_id) -> users (id) SET NULL'
  UNION ALL SELECT 'action ai_task_logs', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action ai_task_logs', '(prompt_id) -> ai_prompts (id) SET NULL'
  UNION ALL SELECT 'action ai_task_logs', '(user_id) -> users (id) SET NULL'
  UNION ALL SELECT 'action api_keys', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action api_keys', '(user_id) -> users (id) CASCADE'
  UNION ALL SELECT 'action audit_logs', '(user_id) -> users (id) SET NULL'
  UNION ALL SELECT 'action automation_configs', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action automation_configs', '(created_by_id) -> users (id) SET NULL'
  UNION ALL SELECT 'action automation_configs', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action automation_configs', '(strategy_id) -> strategies (id) SET NULL'
  UNION ALL SELECT 'action automation_runs', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action automation_runs', '(automation_id) -> automation_configs (id) CASCADE'
  UNION ALL SELECT 'action clusters', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action clusters', '(sector_id) -> sectors (id) CASCADE'
  UNION ALL SELECT 'action clusters', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action content', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action content', '(author_profile_id) -> author_profiles (id) SET NULL'
  UNION ALL SELECT 'action content', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action content', '(task_id) -> tasks (id) SET NULL'
  UNION ALL SELECT 'action content', '(template_id) -> content_templates (id) SET NULL'
  UNION ALL SELECT 'action content_attributes', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action content_attributes', '(content_id) -> content (id) CASCADE'
  UNION ALL SELECT 'action content_cluster_maps', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action content_cluster_maps', '(cluster_id) -> clusters (id) CASCADE'
  UNION ALL SELECT 'action content_cluster_maps', '(content_id) -> content (id) CASCADE'
  UNION ALL SELECT 'action content_ideas', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action content_ideas', '(cluster_id) -> clusters (id) SET NULL'
  UNION ALL SELECT 'action content_ideas', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action content_taxonomies', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action content_taxonomies', '(parent_id) -> content_taxonomies (id) CASCADE'
  UNION ALL SELECT 'action content_taxonomies', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action content_taxonomy_relations', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action content_taxonomy_relations', '(content_id) -> content (id) CASCADE'
  UNION ALL SELECT 'action content_taxonomy_relations', '(taxonomy_id) -> content_taxonomies (id) CASCADE'
  UNION ALL SELECT 'action credit_cost_configs', '(updated_by_id) -> users (id) SET NULL'
  UNION ALL SELECT 'action credit_transactions', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action credit_transactions', '(payment_id) -> payments (id) SET NULL'
  UNION ALL SELECT 'action credit_usage_logs', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action credit_usage_logs', '(content_id) -> content (id) SET NULL'
  UNION ALL SELECT 'action credit_usage_logs', '(user_id) -> users (id) SET NULL'
  UNION ALL SELECT 'action deployment_records', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action deployment_records', '(deployed_by_id) -> users (id) SET NULL'
  UNION ALL SELECT 'action deployment_records', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action images', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action images', '(content_id) -> content (id) CASCADE'
  UNION ALL SELECT 'action images', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action images', '(uploaded_by_id) -> users (id) SET NULL'
  UNION ALL SELECT 'action industry_sectors', '(industry_id) -> industries (id) CASCADE'
  UNION ALL SELECT 'action integration_settings', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action invoices', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action invoices', '(subscription_id) -> subscriptions (id) SET NULL'
  UNION ALL SELECT 'action keywords', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action keywords', '(cluster_id) -> clusters (id) SET NULL'
  UNION ALL SELECT 'action keywords', '(sector_id) -> sectors (id) CASCADE'
  UNION ALL SELECT 'action keywords', '(seed_keyword_id) -> seed_keywords (id) SET NULL'
  UNION ALL SELECT 'action keywords', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action log_entries', '(content_type_id) -> content_types (id) SET NULL'
  UNION ALL SELECT 'action password_reset_tokens', '(user_id) -> users (id) CASCADE'
  UNION ALL SELECT 'action payments', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action payments', '(invoice_id) -> invoices (id) CASCADE'
  UNION ALL SELECT 'action payments', '(payment_method_id) -> account_payment_methods (id) SET NULL'
  UNION ALL SELECT 'action permissions', '(content_type_id) -> content_types (id) CASCADE'
  UNION ALL SELECT 'action plan_limit_usage', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action publishing_records', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action publishing_records', '(content_id) -> content (id) CASCADE'
  UNION ALL SELECT 'action publishing_records', '(published_by_id) -> users (id) SET NULL'
  UNION ALL SELECT 'action publishing_records', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action sectors', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action sectors', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action seed_keywords', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action site_integrations', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action site_integrations', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action site_user_access', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action site_user_access', '(granted_by_id) -> users (id) SET NULL'
  UNION ALL SELECT 'action site_user_access', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action site_user_access', '(user_id) -> users (id) CASCADE'
  UNION ALL SELECT 'action sites', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action subscriptions', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action sync_events', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action sync_events', '(content_id) -> content (id) SET NULL'
  UNION ALL SELECT 'action sync_events', '(integration_id) -> site_integrations (id) CASCADE'
  UNION ALL SELECT 'action tasks', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action tasks', '(assigned_to_id) -> users (id) SET NULL'
  UNION ALL SELECT 'action tasks', '(idea_id) -> content_ideas (id) SET NULL'
  UNION ALL SELECT 'action tasks', '(prompt_id) -> ai_prompts (id) SET NULL'
  UNION ALL SELECT 'action tasks', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'action tasks', '(strategy_id) -> strategies (id) SET NULL'
  UNION ALL SELECT 'action users', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action webhook_configs', '(account_id) -> accounts (id) CASCADE'
  UNION ALL SELECT 'action webhook_configs', '(site_id) -> sites (id) CASCADE'
  UNION ALL SELECT 'key account_payment_methods', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key account_payment_methods', '(method_code) -> payment_method_configs (code)'
  UNION ALL SELECT 'key accounts', '(owner_id) -> users (id)'
  UNION ALL SELECT 'key accounts', '(plan_id) -> plans (id)'
  UNION ALL SELECT 'key ai_prompts', '(content_type) -> content_type_configs (slug)'
  UNION ALL SELECT 'key ai_task_logs', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key ai_task_logs', '(prompt_id) -> ai_prompts (id)'
  UNION ALL SELECT 'key ai_task_logs', '(user_id) -> users (id)'
  UNION ALL SELECT 'key api_keys', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key api_keys', '(user_id) -> users (id)'
  UNION ALL SELECT 'key audit_logs', '(user_id) -> users (id)'
  UNION ALL SELECT 'key automation_configs', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key automation_configs', '(created_by_id) -> users (id)'
  UNION ALL SELECT 'key automation_configs', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key automation_configs', '(strategy_id) -> strategies (id)'
  UNION ALL SELECT 'key automation_runs', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key automation_runs', '(automation_id) -> automation_configs (id)'
  UNION ALL SELECT 'key clusters', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key clusters', '(sector_id) -> sectors (id)'
  UNION ALL SELECT 'key clusters', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key content', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key content', '(author_profile_id) -> author_profiles (id)'
  UNION ALL SELECT 'key content', '(content_type) -> content_type_configs (slug)'
  UNION ALL SELECT 'key content', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key content', '(task_id) -> tasks (id)'
  UNION ALL SELECT 'key content', '(template_id) -> content_templates (id)'
  UNION ALL SELECT 'key content_attributes', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key content_attributes', '(content_id) -> content (id)'
  UNION ALL SELECT 'key content_cluster_maps', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key content_cluster_maps', '(cluster_id) -> clusters (id)'
  UNION ALL SELECT 'key content_cluster_maps', '(content_id) -> content (id)'
  UNION ALL SELECT 'key content_ideas', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key content_ideas', '(cluster_id) -> clusters (id)'
  UNION ALL SELECT 'key content_ideas', '(content_type) -> content_type_configs (slug)'
  UNION ALL SELECT 'key content_ideas', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key content_taxonomies', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key content_taxonomies', '(parent_id) -> content_taxonomies (id)'
  UNION ALL SELECT 'key content_taxonomies', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key content_taxonomy_relations', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key content_taxonomy_relations', '(content_id) -> content (id)'
  UNION ALL SELECT 'key content_taxonomy_relations', '(taxonomy_id) -> content_taxonomies (id)'
  UNION ALL SELECT 'key content_templates', '(content_type) -> content_type_configs (slug)'
  UNION ALL SELECT 'key credit_cost_configs', '(updated_by_id) -> users (id)'
  UNION ALL SELECT 'key credit_transactions', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key credit_transactions', '(package_id) -> credit_packages (id)'
  UNION ALL SELECT 'key credit_transactions', '(payment_id) -> payments (id)'
  UNION ALL SELECT 'key credit_usage_logs', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key credit_usage_logs', '(content_id) -> content (id)'
  UNION ALL SELECT 'key credit_usage_logs', '(user_id) -> users (id)'
  UNION ALL SELECT 'key deployment_records', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key deployment_records', '(deployed_by_id) -> users (id)'
  UNION ALL SELECT 'key deployment_records', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key images', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key images', '(content_id) -> content (id)'
  UNION ALL SELECT 'key images', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key images', '(uploaded_by_id) -> users (id)'
  UNION ALL SELECT 'key industry_sectors', '(industry_id) -> industries (id)'
  UNION ALL SELECT 'key integration_settings', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key invoices', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key invoices', '(subscription_id) -> subscriptions (id)'
  UNION ALL SELECT 'key keywords', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key keywords', '(cluster_id) -> clusters (id)'
  UNION ALL SELECT 'key keywords', '(sector_id) -> sectors (id)'
  UNION ALL SELECT 'key keywords', '(seed_keyword_id) -> seed_keywords (id)'
  UNION ALL SELECT 'key keywords', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key log_entries', '(content_type_id) -> content_types (id)'
  UNION ALL SELECT 'key password_reset_tokens', '(user_id) -> users (id)'
  UNION ALL SELECT 'key payments', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key payments', '(invoice_id) -> invoices (id)'
  UNION ALL SELECT 'key payments', '(payment_method_id) -> account_payment_methods (id)'
  UNION ALL SELECT 'key permissions', '(content_type_id) -> content_types (id)'
  UNION ALL SELECT 'key plan_limit_usage', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key plan_limit_usage', '(plan_id) -> plans (id)'
  UNION ALL SELECT 'key publishing_records', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key publishing_records', '(channel_code) -> publishing_channels (code)'
  UNION ALL SELECT 'key publishing_records', '(content_id) -> content (id)'
  UNION ALL SELECT 'key publishing_records', '(published_by_id) -> users (id)'
  UNION ALL SELECT 'key publishing_records', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key sectors', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key sectors', '(industry_sector_id) -> industry_sectors (id)'
  UNION ALL SELECT 'key sectors', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key seed_keywords', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key seed_keywords', '(industry_id) -> industries (id)'
  UNION ALL SELECT 'key seed_keywords', '(sector_id) -> industry_sectors (id)'
  UNION ALL SELECT 'key site_integrations', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key site_integrations', '(channel_code) -> publishing_channels (code)'
  UNION ALL SELECT 'key site_integrations', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key site_user_access', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key site_user_access', '(granted_by_id) -> users (id)'
  UNION ALL SELECT 'key site_user_access', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key site_user_access', '(user_id) -> users (id)'
  UNION ALL SELECT 'key sites', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key sites', '(industry_id) -> industries (id)'
  UNION ALL SELECT 'key subscriptions', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key subscriptions', '(plan_id) -> plans (id)'
  UNION ALL SELECT 'key sync_events', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key sync_events', '(content_id) -> content (id)'
  UNION ALL SELECT 'key sync_events', '(integration_id) -> site_integrations (id)'
  UNION ALL SELECT 'key tasks', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key tasks', '(assigned_to_id) -> users (id)'
  UNION ALL SELECT 'key tasks', '(content_type) -> content_type_configs (slug)'
  UNION ALL SELECT 'key tasks', '(idea_id) -> content_ideas (id)'
  UNION ALL SELECT 'key tasks', '(prompt_id) -> ai_prompts (id)'
  UNION ALL SELECT 'key tasks', '(site_id) -> sites (id)'
  UNION ALL SELECT 'key tasks', '(strategy_id) -> strategies (id)'
  UNION ALL SELECT 'key users', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key users', '(group_id) -> groups (id)'
  UNION ALL SELECT 'key webhook_configs', '(account_id) -> accounts (id)'
  UNION ALL SELECT 'key webhook_configs', '(site_id) -> sites (id)'
  UNION ALL SELECT 'table account_payment_methods', 'account_id bigint not null, brand varchar, created_at datetime not null, expires_on date, id bigint not null, is_default tinyint not null, last_four varchar, method_code varchar not null, provider_token varchar not null'
  UNION ALL SELECT 'table accounts', 'billing_email varchar, created_at datetime not null, credits int not null, id bigint not null, name varchar not null, owner_id bigint, plan_id bigint not null, settings longtext not null, slug varchar not null, status enum not null, stripe_customer_id varchar, trial_ends_at datetime, updated_at datetime not null'
  UNION ALL SELECT 'table ai_prompts', 'body mediumtext not null, content_type varchar not null, id bigint not null, is_active tinyint not null, name varchar not null, operation enum not null, slug varchar not null, tone varchar not null, variables longtext not null, version int not null'
  UNION ALL SELECT 'table ai_task_logs', 'account_id bigint not null, content_id bigint, cost_usd decimal not null, created_at datetime not null, duration_ms int not null, error_message mediumtext, id bigint not null, model_name varchar not null, operation varchar not null, prompt_id bigint, request longtext not null, status enum not null, tokens_in int not null, tokens_out int not null, user_id bigint'
  UNION ALL SELECT 'table api_keys', 'account_id bigint not null, created_at datetime not null, expires_at datetime, id char not null, key_hash varchar not null, last_used_at datetime, name varchar not null, prefix varchar not null, scopes longtext not null, user_id bigint not null'
  UNION ALL SELECT 'table audit_logs', 'account_id bigint, action varchar not null, changes longtext not null, created_at datetime not null, entity varchar not null, entity_key varchar not null, id bigint not null, ip_address varchar, user_id bigint'
  UNION ALL SELECT 'table author_profiles', 'bio mediumtext not null, id bigint not null, is_active tinyint not null, name varchar not null, slug varchar not null, style_rules longtext not null, tone varchar not null'
  UNION ALL SELECT 'table automation_configs', 'account_id bigint not null, created_at datetime not null, created_by_id bigint, id bigint not null, is_enabled tinyint not null, name varchar not null, rules longtext not null, schedule varchar not null, site_id bigint, strategy_id bigint'
  UNION ALL SELECT 'table automation_runs', 'account_id bigint not null, automation_id bigint not null, credits_used int not null, finished_at datetime, id char not null, items_processed int not null, log longtext not null, started_at datetime not null, status enum not null'
  UNION ALL SELECT 'table clusters', 'account_id bigint not null, created_at datetime not null, description mediumtext, id bigint not null, keywords_count int not null, name varchar not null, sector_id bigint not null, site_id bigint not null, status enum not null, total_volume int not null'
  UNION ALL SELECT 'table content', 'account_id bigint not null, author_profile_id bigint, content_type varchar not null, created_at datetime not null, html_content mediumtext not null, id bigint not null, published_at datetime, seo longtext not null, site_id bigint not null, slug varchar not null, status enum not null, task_id bigint, template_id char, title varchar not null, updated_at datetime not null, word_count int not null'
  UNION ALL SELECT 'table content_attributes', 'account_id bigint not null, content_id bigint not null, created_at datetime not null, id bigint not null, name varchar not null, value longtext not null'
  UNION ALL SELECT 'table content_cluster_maps', 'account_id bigint not null, cluster_id bigint not null, confidence double not null, content_id bigint not null, created_at datetime not null, role enum not null'
  UNION ALL SELECT 'table content_ideas', 'account_id bigint not null, cluster_id bigint, content_type varchar not null, created_at datetime not null, description mediumtext, estimated_word_count int not null, id bigint not null, site_id bigint not null, status enum not null, target_keywords longtext not null, title varchar not null'
  UNION ALL SELECT 'table content_taxonomies', 'account_id bigint not null, created_at datetime not null, external_id bigint, id bigint not null, kind enum not null, name varchar not null, parent_id bigint, site_id bigint not null, slug varchar not null'
  UNION ALL SELECT 'table content_taxonomy_relations', 'account_id bigint not null, content_id bigint not null, created_at datetime not null, id bigint not null, is_primary tinyint not null, taxonomy_id bigint not null'
  UNION ALL SELECT 'table content_templates', 'content_type varchar not null, id char not null, is_active tinyint not null, max_words int not null, min_words int not null, name varchar not null, sections longtext not null, slug varchar not null'
  UNION ALL SELECT 'table content_type_configs', 'default_tone varchar not null, description mediumtext not null, id bigint not null, is_active tinyint not null, max_words int not null, min_words int not null, name varchar not null, slug varchar not null, structure mediumtext not null'
  UNION ALL SELECT 'table content_types', 'app_label varchar not null, id bigint not null, model varchar not null'
  UNION ALL SELECT 'table credit_cost_configs', 'credits int not null, display_name varchar not null, id bigint not null, is_active tinyint not null, operation varchar not null, unit varchar not null, updated_at datetime not null, updated_by_id bigint'
  UNION ALL SELECT 'table credit_packages', 'credits int not null, discount_percent decimal not null, id bigint not null, is_active tinyint not null, is_featured tinyint not null, name varchar not null, position int not null, price decimal not null, slug varchar not null'
  UNION ALL SELECT 'table credit_transactions', 'account_id bigint not null, amount int not null, balance_after int not null, created_at datetime not null, description varchar not null, id bigint not null, package_id bigint, payment_id char, reason enum not null'
  UNION ALL SELECT 'table credit_usage_logs', 'account_id bigint not null, content_id bigint, cost_usd decimal not null, created_at datetime not null, credits_used int not null, id bigint not null, model_name varchar, operation varchar not null, tokens_in int not null, tokens_out int not null, user_id bigint'
  UNION ALL SELECT 'table deployment_records', 'account_id bigint not null, changes longtext not null, created_at datetime not null, deployed_by_id bigint, duration_ms int, id bigint not null, site_id bigint not null, status enum not null, version varchar not null'
  UNION ALL SELECT 'table group_results', 'children longtext not null, date_created datetime not null, date_done datetime, group_uuid char not null, id bigint not null, result longtext'
  UNION ALL SELECT 'table groups', 'id bigint not null, name varchar not null, permissions longtext not null'
  UNION ALL SELECT 'table images', 'account_id bigint not null, alt_text varchar, content_id bigint, created_at datetime not null, height int not null, id bigint not null, kind enum not null, prompt mediumtext, site_id bigint not null, uploaded_by_id bigint, url varchar not null, width int not null'
  UNION ALL SELECT 'table industries', 'created_at datetime not null, description mediumtext not null, id bigint not null, is_active tinyint not null, name varchar not null, slug varchar not null'
  UNION ALL SELECT 'table industry_sectors', 'description mediumtext not null, id bigint not null, industry_id bigint not null, is_active tinyint not null, name varchar not null, position int not null, slug varchar not null'
  UNION ALL SELECT 'table integration_settings', 'account_id bigint, api_key varchar, base_url varchar not null, config longtext not null, id bigint not null, is_active tinyint not null, name varchar not null, provider varchar not null, updated_at datetime not null'
  UNION ALL SELECT 'table invoices', 'account_id bigint not null, currency varchar not null, due_on date not null, id char not null, issued_on date not null, line_items longtext not null, number varchar not null, paid_at datetime, status enum not null, subscription_id bigint, subtotal decimal not null, tax decimal not null, total decimal not null'
  UNION ALL SELECT 'table keywords', 'account_id bigint not null, cluster_id bigint, created_at datetime not null, difficulty int not null, id bigint not null, intent enum not null, keyword varchar not null, sector_id bigint not null, seed_keyword_id bigint, site_id bigint not null, status enum not null, volume int not null'
  UNION ALL SELECT 'table log_entries', 'action_flag int not null, action_time datetime not null, change_message mediumtext not null, content_type_id bigint, id bigint not null, object_id varchar, object_repr varchar not null, user_id bigint not null'
  UNION ALL SELECT 'table notification_configs', 'body mediumtext not null, channel enum not null, event varchar not null, id bigint not null, is_enabled tinyint not null, subject varchar'
  UNION ALL SELECT 'table password_reset_tokens', 'created_at datetime not null, expires_at datetime not null, id bigint not null, token_hash varchar not null, used_at datetime, user_id bigint not null'
  UNION ALL SELECT 'table payment_method_configs', 'code varchar not null, config longtext not null, countries longtext not null, currencies longtext not null, display_name varchar not null, is_enabled tinyint not null, position int not null, provider varchar not null'
  UNION ALL SELECT 'table payments', 'account_id bigint not null, amount decimal not null, created_at datetime not null, currency varchar not null, failure_message mediumtext, id char not null, invoice_id char not null, payment_method_id bigint, provider_reference varchar, status enum not null'
  UNION ALL SELECT 'table permissions', 'codename varchar not null, content_type_id bigint not null, id bigint not null, name varchar not null'
  UNION ALL SELECT 'table plan_limit_usage', 'account_id bigint not null, allowed int, id bigint not null, limit_name varchar not null, period_end date not null, period_start date not null, plan_id bigint not null, used int not null'
  UNION ALL SELECT 'table plans', 'billing_interval enum not null, description mediumtext not null, features longtext not null, id bigint not null, included_credits int not null, is_active tinyint not null, max_sites int, max_users int, name varchar not null, position int not null, price decimal not null, slug varchar not null'
  UNION ALL SELECT 'table publishing_channels', 'api_defaults longtext not null, auth_kind varchar not null, capabilities longtext not null, code varchar not null, description mediumtext not null, display_name varchar not null, is_enabled tinyint not null, position int not null'
  UNION ALL SELECT 'table publishing_records', 'account_id bigint not null, channel_code varchar not null, content_id bigint not null, created_at datetime not null, external_url varchar, id char not null, payload longtext not null, published_at datetime, published_by_id bigint, site_id bigint not null, status enum not null'
  UNION ALL SELECT 'table sectors', 'account_id bigint not null, created_at datetime not null, id bigint not null, industry_sector_id bigint not null, is_active tinyint not null, name varchar not null, site_id bigint not null, slug varchar not null'
  UNION ALL SELECT 'table seed_keywords', 'account_id bigint, created_at datetime not null, difficulty int not null, id bigint not null, industry_id bigint not null, intent enum not null, keyword varchar not null, sector_id bigint not null, volume int not null'
  UNION ALL SELECT 'table sessions', 'expire_date datetime not null, session_data mediumtext not null, session_key varchar not null'
  UNION ALL SELECT 'table site_integrations', 'access_token varchar, account_id bigint not null, base_url varchar not null, channel_code varchar not null, created_at datetime not null, id bigint not null, is_active tinyint not null, last_sync_at datetime, settings longtext not null, site_id bigint not null, webhook_secret varchar'
  UNION ALL SELECT 'table site_user_access', 'account_id bigint not null, granted_at datetime not null, granted_by_id bigint, id bigint not null, level enum not null, site_id bigint not null, user_id bigint not null'
  UNION ALL SELECT 'table sites', 'account_id bigint not null, created_at datetime not null, domain varchar, id bigint not null, industry_id bigint, is_active tinyint not null, locales longtext not null, name varchar not null, seo_metadata longtext not null, slug varchar not null, updated_at datetime not null'
  UNION ALL SELECT 'table strategies', 'cadence varchar not null, goal mediumtext not null, id bigint not null, is_active tinyint not null, name varchar not null, slug varchar not null, steps longtext not null'
  UNION ALL SELECT 'table subscriptions', 'account_id bigint not null, cancel_at_period_end tinyint not null, created_at datetime not null, current_period_end datetime not null, current_period_start datetime not null, id bigint not null, plan_id bigint not null, status enum not null, stripe_subscription_id varchar'
  UNION ALL SELECT 'table sync_events', 'account_id bigint not null, content_id bigint, created_at datetime not null, direction enum not null, error_message mediumtext, id bigint not null, integration_id bigint not null, items_count int not null, status enum not null'
  UNION ALL SELECT 'table system_settings', 'description mediumtext not null, is_public tinyint not null, key varchar not null, value longtext not null'
  UNION ALL SELECT 'table task_results', 'arguments longtext not null, date_created datetime not null, date_done datetime, id bigint not null, result longtext, status enum not null, task_name varchar not null, task_uuid char not null, traceback mediumtext, worker varchar'
  UNION ALL SELECT 'table tasks', 'account_id bigint not null, assigned_to_id bigint, content_type varchar not null, created_at datetime not null, due_at datetime, id bigint not null, idea_id bigint, priority int not null, prompt_id bigint, site_id bigint not null, status enum not null, strategy_id bigint, title varchar not null'
  UNION ALL SELECT 'table taxonomy_configs', 'display_name varchar not null, id bigint not null, is_required tinyint not null, kind enum not null, max_depth int not null, max_terms_per_content int not null, slug_pattern varchar not null'
  UNION ALL SELECT 'table users', 'account_id bigint, date_joined datetime not null, email varchar not null, full_name varchar not null, group_id bigint, id bigint not null, is_active tinyint not null, is_staff tinyint not null, is_superuser tinyint not null, last_login datetime, password_hash varchar not null, preferences longtext not null, role enum not null'
  UNION ALL SELECT 'table webhook_configs', 'account_id bigint not null, created_at datetime not null, events longtext not null, headers longtext not null, id char not null, is_active tinyint not null, signing_secret varchar not null, site_id bigint, url varchar not null';

INSERT INTO data_class_guard SELECT 6, 'the schema is not the catalog''s, or a right to see it is missing', NOT EXISTS (
SELECT CONCAT(IF(sum(n) > 0, 'missing: ', 'unknown: '), what, ': ', detail) FROM (
  SELECT CAST(e.what AS BINARY) AS what, CAST(e.detail AS BINARY) AS detail, 1 AS n FROM data_class_expected e
    WHERE e.what NOT LIKE 'action %' OR CAST(e.what AS BINARY) IN (SELECT CAST(CONCAT('action ', IF(r.constraint_schema = DATABASE(), r.table_name, CONCAT(r.constraint_schema, '.', r.table_name))) AS BINARY) FROM information_schema.referential_constraints r WHERE r.constraint_schema NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys'))
  UNION ALL SELECT what, detail, -1 FROM (
  SELECT CAST(CONCAT('table ', t.table_name) AS BINARY) AS what, CAST(GROUP_CONCAT(CONCAT(x.column_name, ' ', x.data_type, IF(x.is_nullable = 'NO', ' not null', '')) ORDER BY CAST(x.column_name AS BINARY) SEPARATOR ', ') AS BINARY) AS detail
    FROM (SELECT DISTINCT t.table_name FROM information_schema.tables t WHERE t.table_schema = DATABASE() AND t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND LOWER(t.table_name) NOT IN ('_sqlx_migrations', '__diesel_schema_migrations', 'seaql_migrations', 'refinery_schema_history', 'flyway_schema_history', 'schema_migrations', 'goose_db_version', 'atlas_schema_revisions', '_prisma_migrations', 'databasechangelog', 'databasechangeloglock', '__efmigrationshistory', 'alembic_version', 'django_migrations', 'ar_internal_metadata', 'knex_migrations', 'knex_migrations_lock', '__drizzle_migrations', 'data_class_environment', 'data_class_runs', 'data_class_seeded', 'data_class_transferred')) t
    JOIN (SELECT DISTINCT x.table_name, x.column_name, x.data_type, x.is_nullable FROM information_schema.columns x WHERE x.table_schema = DATABASE()) x ON x.table_name = t.table_name GROUP BY t.table_name
  UNION SELECT CAST(CONCAT('key ', IF(k.table_schema = DATABASE(), k.table_name, CONCAT(k.table_schema, '.', k.table_name))) AS BINARY), CAST(CONCAT('(', GROUP_CONCAT(k.column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') -> ', IF(k.referenced_table_schema = DATABASE(), k.referenced_table_name, CONCAT(k.referenced_table_schema, '.', k.referenced_table_name)), ' (', GROUP_CONCAT(k.referenced_column_name ORDER BY k.ordinal_position SEPARATOR ', '), ')') AS BINARY)
    FROM (SELECT DISTINCT k.constraint_schema, k.constraint_name, k.table_schema, k.table_name, k.column_name, k.ordinal_position, k.referenced_table_schema, k.referenced_table_name, k.referenced_column_name FROM information_schema.key_column_usage k WHERE k.table_schema NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys') AND k.referenced_table_name IS NOT NULL AND (k.table_schema = DATABASE() OR k.referenced_table_schema = DATABASE())) k
    GROUP BY k.table_schema, k.table_name, k.constraint_name, k.referenced_table_schema, k.referenced_table_name
  UNION SELECT CAST(CONCAT('action ', IF(k.table_schema = DATABASE(), k.table_name, CONCAT(k.table_schema, '.', k.table_name))) AS BINARY), CAST(CONCAT('(', GROUP_CONCAT(k.column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') -> ', IF(k.referenced_table_schema = DATABASE(), k.referenced_table_name, CONCAT(k.referenced_table_schema, '.', k.referenced_table_name)), ' (', GROUP_CONCAT(k.referenced_column_name ORDER BY k.ordinal_position SEPARATOR ', '), ')', ' ', IF(r.delete_rule = 'NO ACTION', 'RESTRICT', r.delete_rule), IF(r.update_rule IN ('NO ACTION', 'RESTRICT'), '', CONCAT(' ON UPDATE ', r.update_rule))) AS BINARY)
    FROM (SELECT DISTINCT k.constraint_schema, k.constraint_name, k.table_schema, k.table_name, k.column_name, k.ordinal_position, k.referenced_table_schema, k.referenced_table_name, k.referenced_column_name FROM information_schema.key_column_usage k WHERE k.table_schema NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys') AND k.referenced_table_name IS NOT NULL AND (k.table_schema = DATABASE() OR k.referenced_table_schema = DATABASE())) k
    JOIN (SELECT DISTINCT r.constraint_schema, r.constraint_name, r.table_name, r.delete_rule, r.update_rule FROM information_schema.referential_constraints r WHERE r.constraint_schema NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys') AND NOT (r.delete_rule IN ('NO ACTION', 'RESTRICT') AND r.update_rule IN ('NO ACTION', 'RESTRICT'))) r ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
    GROUP BY k.table_schema, k.table_name, k.constraint_name, k.referenced_table_schema, k.referenced_table_name, r.delete_rule, r.update_rule
  UNION SELECT CAST(CONCAT('trigger ', g.event_object_table) AS BINARY), CAST(CONCAT(g.trigger_name, ' ', IFNULL(SHA2(CONCAT(g.action_timing, ' ', g.event_manipulation, ' ', REPLACE(CONVERT(g.action_statement USING utf8mb4), CONCAT('`', REPLACE(DATABASE(), '`', '``'), '`.'), '')), 256), 'not to be seen')) AS BINARY) FROM information_schema.triggers g WHERE g.trigger_schema = DATABASE() AND g.event_object_table IN ('account_payment_methods', 'accounts', 'ai_task_logs', 'api_keys', 'audit_logs', 'automation_configs', 'automation_runs', 'clusters', 'content', 'content_attributes', 'content_cluster_maps', 'content_ideas', 'content_taxonomies', 'content_taxonomy_relations', 'credit_cost_configs', 'credit_transactions', 'credit_usage_logs', 'deployment_records', 'group_results', 'images', 'integration_settings', 'invoices', 'keywords', 'log_entries', 'password_reset_tokens', 'payments', 'plan_limit_usage', 'publishing_records', 'sectors', 'seed_keywords', 'sessions', 'site_integrations', 'site_user_access', 'sites', 'subscriptions', 'sync_events', 'task_results', 'tasks', 'users', 'webhook_configs')
  ) live
) d GROUP BY what, detail HAVING sum(n) <> 0
);

SELECT 'keys of other databases that this user doesn''t see were not looked for: the right PROCESS shows them' AS `data-class` FROM (SELECT 1 AS one) x WHERE NOT EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'PROCESS');
SET @data_class_sql = IF(EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'PROCESS'), 'INSERT INTO data_class_guard SELECT 7, ''keys of other databases point at tables of this one'', NOT EXISTS (\nSELECT f.for_name FROM /*M!100000 information_schema.innodb_sys_foreign */ /*!80000 information_schema.innodb_foreign */ f WHERE CAST(SUBSTRING_INDEX(f.ref_name, ''/'', 1) AS BINARY) = CAST(CONVERT(DATABASE() USING filename) AS BINARY) AND SUBSTRING_INDEX(f.for_name, ''/'', 1) <> SUBSTRING_INDEX(f.ref_name, ''/'', 1)\n)', 'INSERT INTO data_class_guard SELECT 7, ''keys of other databases point at tables of this one'', 1');
PREPARE data_class_ask FROM @data_class_sql;
EXECUTE data_class_ask;

INSERT INTO data_class_guard SELECT 8, 'what a trigger does can''t be seen: the right TRIGGER on its table shows it', NOT EXISTS (
SELECT CONCAT(g.event_object_table, ': ', g.trigger_name) FROM information_schema.triggers g WHERE g.trigger_schema = DATABASE() AND g.event_object_table IN ('account_payment_methods', 'accounts', 'ai_task_logs', 'api_keys', 'audit_logs', 'automation_configs', 'automation_runs', 'clusters', 'content', 'content_attributes', 'content_cluster_maps', 'content_ideas', 'content_taxonomies', 'content_taxonomy_relations', 'credit_cost_configs', 'credit_transactions', 'credit_usage_logs', 'deployment_records', 'group_results', 'images', 'integration_settings', 'invoices', 'keywords', 'log_entries', 'password_reset_tokens', 'payments', 'plan_limit_usage', 'publishing_records', 'sectors', 'seed_keywords', 'sessions', 'site_integrations', 'site_user_access', 'sites', 'subscriptions', 'sync_events', 'task_results', 'tasks', 'users', 'webhook_configs') AND g.action_statement IS NULL /*!80000 UNION ALL SELECT t.table_name FROM information_schema.tables t WHERE t.table_schema = DATABASE() AND t.table_name IN ('account_payment_methods', 'accounts', 'ai_task_logs', 'api_keys', 'audit_logs', 'automation_configs', 'automation_runs', 'clusters', 'content', 'content_attributes', 'content_cluster_maps', 'content_ideas', 'content_taxonomies', 'content_taxonomy_relations', 'credit_cost_configs', 'credit_transactions', 'credit_usage_logs', 'deployment_records', 'group_results', 'images', 'integration_settings', 'invoices', 'keywords', 'log_entries', 'password_reset_tokens', 'payments', 'plan_limit_usage', 'publishing_records', 'sectors', 'seed_keywords', 'sessions', 'site_integrations', 'site_user_access', 'sites', 'subscriptions', 'sync_events', 'task_results', 'tasks', 'users', 'webhook_configs') AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'TRIGGER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'TRIGGER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'TRIGGER' AND a.table_schema = DATABASE() AND a.table_name = t.table_name)) */
);

INSERT INTO data_class_guard SELECT 9, 'a table''s engine knows no ROLLBACK', NOT EXISTS (
SELECT CONCAT(table_name, ': ', engine) FROM information_schema.tables WHERE table_schema = DATABASE() AND engine <> 'InnoDB' AND table_name IN ('account_payment_methods', 'accounts', 'ai_task_logs', 'api_keys', 'audit_logs', 'automation_configs', 'automation_runs', 'clusters', 'content', 'content_attributes', 'content_cluster_maps', 'content_ideas', 'content_taxonomies', 'content_taxonomy_relations', 'credit_cost_configs', 'credit_transactions', 'credit_usage_logs', 'deployment_records', 'group_results', 'images', 'integration_settings', 'invoices', 'keywords', 'log_entries', 'password_reset_tokens', 'payments', 'plan_limit_usage', 'publishing_records', 'sectors', 'seed_keywords', 'sessions', 'site_integrations', 'site_user_access', 'sites', 'subscriptions', 'sync_events', 'task_results', 'tasks', 'users', 'webhook_configs')
);

SELECT wrong AS `data-class` FROM data_class_guard WHERE holds <> 1;
SET @data_class_ok = COALESCE((SELECT 1 = 1 AND COUNT(*) = 9 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_guard), 0);
SET @data_class_sql = IF(@data_class_ok = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;

-- Which rows stay, by their keys, before anything is changed.

-- integration_settings: system rows: account_id IS NULL
DROP TEMPORARY TABLE IF EXISTS data_class_survivors_30;

CREATE TEMPORARY TABLE data_class_survivors_30 (KEY (k1)) ENGINE = InnoDB AS
SELECT `integration_settings`.`id` AS k1 FROM `integration_settings` WHERE NOT (((`account_id` IS NULL) IS FALSE));

-- seed_keywords: system rows: account_id IS NULL
DROP TEMPORARY TABLE IF EXISTS data_class_survivors_44;

CREATE TEMPORARY TABLE data_class_survivors_44 (KEY (k1)) ENGINE = InnoDB AS
SELECT `seed_keywords`.`id` AS k1 FROM `seed_keywords` WHERE NOT (((`account_id` IS NULL) IS FALSE));

-- accounts: referenced by rows that stay: users.account_id

-- users: keep: is_superuser; referenced by rows that stay: accounts.owner_id
DROP TEMPORARY TABLE IF EXISTS data_class_survivors_group_2;

CREATE TEMPORARY TABLE data_class_survivors_group_2 ENGINE = InnoDB AS
WITH RECURSIVE stays(t, t0_k1, t1_k1) AS (
  SELECT -1, t0.k1, t1.k1 FROM (SELECT 1 AS one) one LEFT JOIN (SELECT o.`id` AS k1 FROM `accounts` o LIMIT 0) t0 ON FALSE LEFT JOIN (SELECT o.`id` AS k1 FROM `users` o LIMIT 0) t1 ON FALSE
  UNION SELECT 0, seed.k1, NULL FROM (SELECT `accounts`.`id` AS k1 FROM `accounts` WHERE 1 = 0) seed
  UNION SELECT 1, NULL, seed.k1 FROM (SELECT `users`.`id` AS k1 FROM `users` WHERE NOT (((`is_superuser`) IS FALSE))) seed
  UNION SELECT 1, NULL, n.`id` FROM stays r STRAIGHT_JOIN `accounts` f ON f.`id` = r.t0_k1 STRAIGHT_JOIN `users` n ON n.`id` = f.`owner_id` WHERE r.t = 0
  UNION SELECT 0, n.`id`, NULL FROM stays r STRAIGHT_JOIN `users` f ON f.`id` = r.t1_k1 STRAIGHT_JOIN `accounts` n ON n.`id` = f.`account_id` WHERE r.t = 1
)
SELECT * FROM stays;

DROP TEMPORARY TABLE IF EXISTS data_class_survivors_2;

CREATE TEMPORARY TABLE data_class_survivors_2 (KEY (k1)) ENGINE = InnoDB AS
SELECT t0_k1 AS k1 FROM data_class_survivors_group_2 WHERE t = 0;

DROP TEMPORARY TABLE IF EXISTS data_class_survivors_56;

CREATE TEMPORARY TABLE data_class_survivors_56 (KEY (k1)) ENGINE = InnoDB AS
SELECT t1_k1 AS k1 FROM data_class_survivors_group_2 WHERE t = 1;

-- What must be the same at the end.
DROP TEMPORARY TABLE IF EXISTS data_class_before_3;

CREATE TEMPORARY TABLE data_class_before_3 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`operation`, 256), '-'), IFNULL(SHA2(t.`content_type`, 256), '-'), IFNULL(SHA2(t.`tone`, 256), '-'), IFNULL(SHA2(t.`body`, 256), '-'), IFNULL(SHA2(t.`variables`, 256), '-'), IFNULL(SHA2(t.`version`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `ai_prompts` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_7;

CREATE TEMPORARY TABLE data_class_before_7 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`tone`, 256), '-'), IFNULL(SHA2(t.`bio`, 256), '-'), IFNULL(SHA2(t.`style_rules`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `author_profiles` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_17;

CREATE TEMPORARY TABLE data_class_before_17 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`content_type`, 256), '-'), IFNULL(SHA2(t.`sections`, 256), '-'), IFNULL(SHA2(t.`min_words`, 256), '-'), IFNULL(SHA2(t.`max_words`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `content_templates` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_18;

CREATE TEMPORARY TABLE data_class_before_18 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`structure`, 256), '-'), IFNULL(SHA2(t.`default_tone`, 256), '-'), IFNULL(SHA2(t.`min_words`, 256), '-'), IFNULL(SHA2(t.`max_words`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `content_type_configs` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_19;

CREATE TEMPORARY TABLE data_class_before_19 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`app_label`, 256), '-'), IFNULL(SHA2(t.`model`, 256), '-')), 256) AS row_text FROM `content_types` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_20;

CREATE TEMPORARY TABLE data_class_before_20 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`operation`, 256), '-'), IFNULL(SHA2(t.`display_name`, 256), '-'), IFNULL(SHA2(t.`credits`, 256), '-'), IFNULL(SHA2(t.`unit`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-'), IFNULL(SHA2(t.`updated_at`, 256), '-')), 256) AS row_text FROM `credit_cost_configs` t;

DROP TEMPORARY TABLE IF EXISTS data_class_apart_20;

CREATE TEMPORARY TABLE data_class_apart_20 (KEY (k1)) ENGINE = InnoDB AS
SELECT t.`id` AS k1, t.`updated_by_id` AS v1 FROM `credit_cost_configs` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_21;

CREATE TEMPORARY TABLE data_class_before_21 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`credits`, 256), '-'), IFNULL(SHA2(t.`price`, 256), '-'), IFNULL(SHA2(t.`discount_percent`, 256), '-'), IFNULL(SHA2(t.`is_featured`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-'), IFNULL(SHA2(t.`position`, 256), '-')), 256) AS row_text FROM `credit_packages` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_26;

CREATE TEMPORARY TABLE data_class_before_26 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`permissions`, 256), '-')), 256) AS row_text FROM `groups` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_28;

CREATE TEMPORARY TABLE data_class_before_28 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-'), IFNULL(SHA2(t.`created_at`, 256), '-')), 256) AS row_text FROM `industries` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_29;

CREATE TEMPORARY TABLE data_class_before_29 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`industry_id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`position`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `industry_sectors` t;

DROP TEMPORARY TABLE IF EXISTS data_class_system_30;

CREATE TEMPORARY TABLE data_class_system_30 (KEY (k1)) ENGINE = InnoDB AS
SELECT `integration_settings`.`id` AS k1 FROM `integration_settings` WHERE NOT ((`account_id` IS NULL) IS FALSE);

DROP TEMPORARY TABLE IF EXISTS data_class_before_30;

CREATE TEMPORARY TABLE data_class_before_30 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`account_id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`provider`, 256), '-'), IFNULL(SHA2(t.`api_key`, 256), '-'), IFNULL(SHA2(t.`base_url`, 256), '-'), IFNULL(SHA2(t.`config`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-'), IFNULL(SHA2(t.`updated_at`, 256), '-')), 256) AS row_text FROM `integration_settings` t JOIN data_class_system_30 s ON t.`id` = s.k1;

DROP TEMPORARY TABLE IF EXISTS data_class_before_34;

CREATE TEMPORARY TABLE data_class_before_34 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`event`, 256), '-'), IFNULL(SHA2(t.`channel`, 256), '-'), IFNULL(SHA2(t.`subject`, 256), '-'), IFNULL(SHA2(t.`body`, 256), '-'), IFNULL(SHA2(t.`is_enabled`, 256), '-')), 256) AS row_text FROM `notification_configs` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_36;

CREATE TEMPORARY TABLE data_class_before_36 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`code`, 256), '-'), IFNULL(SHA2(t.`display_name`, 256), '-'), IFNULL(SHA2(t.`provider`, 256), '-'), IFNULL(SHA2(t.`currencies`, 256), '-'), IFNULL(SHA2(t.`countries`, 256), '-'), IFNULL(SHA2(t.`config`, 256), '-'), IFNULL(SHA2(t.`is_enabled`, 256), '-'), IFNULL(SHA2(t.`position`, 256), '-')), 256) AS row_text FROM `payment_method_configs` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_38;

CREATE TEMPORARY TABLE data_class_before_38 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`content_type_id`, 256), '-'), IFNULL(SHA2(t.`codename`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-')), 256) AS row_text FROM `permissions` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_40;

CREATE TEMPORARY TABLE data_class_before_40 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`price`, 256), '-'), IFNULL(SHA2(t.`billing_interval`, 256), '-'), IFNULL(SHA2(t.`included_credits`, 256), '-'), IFNULL(SHA2(t.`max_sites`, 256), '-'), IFNULL(SHA2(t.`max_users`, 256), '-'), IFNULL(SHA2(t.`features`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-'), IFNULL(SHA2(t.`position`, 256), '-')), 256) AS row_text FROM `plans` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_41;

CREATE TEMPORARY TABLE data_class_before_41 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`code`, 256), '-'), IFNULL(SHA2(t.`display_name`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`auth_kind`, 256), '-'), IFNULL(SHA2(t.`capabilities`, 256), '-'), IFNULL(SHA2(t.`api_defaults`, 256), '-'), IFNULL(SHA2(t.`is_enabled`, 256), '-'), IFNULL(SHA2(t.`position`, 256), '-')), 256) AS row_text FROM `publishing_channels` t;

DROP TEMPORARY TABLE IF EXISTS data_class_system_44;

CREATE TEMPORARY TABLE data_class_system_44 (KEY (k1)) ENGINE = InnoDB AS
SELECT `seed_keywords`.`id` AS k1 FROM `seed_keywords` WHERE NOT ((`account_id` IS NULL) IS FALSE);

DROP TEMPORARY TABLE IF EXISTS data_class_before_44;

CREATE TEMPORARY TABLE data_class_before_44 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`account_id`, 256), '-'), IFNULL(SHA2(t.`industry_id`, 256), '-'), IFNULL(SHA2(t.`sector_id`, 256), '-'), IFNULL(SHA2(t.`keyword`, 256), '-'), IFNULL(SHA2(t.`intent`, 256), '-'), IFNULL(SHA2(t.`volume`, 256), '-'), IFNULL(SHA2(t.`difficulty`, 256), '-'), IFNULL(SHA2(t.`created_at`, 256), '-')), 256) AS row_text FROM `seed_keywords` t JOIN data_class_system_44 s ON t.`id` = s.k1;

DROP TEMPORARY TABLE IF EXISTS data_class_before_49;

CREATE TEMPORARY TABLE data_class_before_49 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`goal`, 256), '-'), IFNULL(SHA2(t.`cadence`, 256), '-'), IFNULL(SHA2(t.`steps`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `strategies` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_52;

CREATE TEMPORARY TABLE data_class_before_52 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`key`, 256), '-'), IFNULL(SHA2(t.`value`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`is_public`, 256), '-')), 256) AS row_text FROM `system_settings` t;

DROP TEMPORARY TABLE IF EXISTS data_class_before_55;

CREATE TEMPORARY TABLE data_class_before_55 ENGINE = InnoDB AS
SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`kind`, 256), '-'), IFNULL(SHA2(t.`display_name`, 256), '-'), IFNULL(SHA2(t.`max_depth`, 256), '-'), IFNULL(SHA2(t.`max_terms_per_content`, 256), '-'), IFNULL(SHA2(t.`is_required`, 256), '-'), IFNULL(SHA2(t.`slug_pattern`, 256), '-')), 256) AS row_text FROM `taxonomy_configs` t;

DROP TEMPORARY TABLE IF EXISTS data_class_counts;

CREATE TEMPORARY TABLE data_class_counts ENGINE = InnoDB AS
SELECT 0 AS part, 0 AS number, count(*) AS rows_then FROM (SELECT 1 AS one) x;

INSERT INTO data_class_counts SELECT 1, 2, count(*) FROM `accounts` t WHERE EXISTS (SELECT 1 FROM data_class_survivors_2 s WHERE t.`id` = s.k1);
INSERT INTO data_class_counts SELECT 1, 30, count(*) FROM `integration_settings` t WHERE EXISTS (SELECT 1 FROM data_class_survivors_30 s WHERE t.`id` = s.k1);
INSERT INTO data_class_counts SELECT 1, 44, count(*) FROM `seed_keywords` t WHERE EXISTS (SELECT 1 FROM data_class_survivors_44 s WHERE t.`id` = s.k1);
INSERT INTO data_class_counts SELECT 1, 56, count(*) FROM `users` t WHERE EXISTS (SELECT 1 FROM data_class_survivors_56 s WHERE t.`id` = s.k1);
INSERT INTO data_class_counts SELECT 2, 2, count(*) FROM `accounts` c JOIN data_class_survivors_2 s ON c.`id` = s.k1 WHERE c.`owner_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`owner_id`);
INSERT INTO data_class_counts SELECT 2, 3, count(*) FROM `accounts` c JOIN data_class_survivors_2 s ON c.`id` = s.k1 WHERE c.`plan_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `plans` p WHERE p.`id` = c.`plan_id`);
INSERT INTO data_class_counts SELECT 2, 4, count(*) FROM `ai_prompts` c WHERE c.`content_type` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_type_configs` p WHERE p.`slug` = c.`content_type`);
INSERT INTO data_class_counts SELECT 2, 43, count(*) FROM `content_templates` c WHERE c.`content_type` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_type_configs` p WHERE p.`slug` = c.`content_type`);
INSERT INTO data_class_counts SELECT 2, 44, count(*) FROM `credit_cost_configs` c WHERE c.`updated_by_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`updated_by_id`);
INSERT INTO data_class_counts SELECT 2, 58, count(*) FROM `industry_sectors` c WHERE c.`industry_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `industries` p WHERE p.`id` = c.`industry_id`);
INSERT INTO data_class_counts SELECT 2, 59, count(*) FROM `integration_settings` c JOIN data_class_survivors_30 s ON c.`id` = s.k1 WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`);
INSERT INTO data_class_counts SELECT 2, 73, count(*) FROM `permissions` c WHERE c.`content_type_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_types` p WHERE p.`id` = c.`content_type_id`);
INSERT INTO data_class_counts SELECT 2, 84, count(*) FROM `seed_keywords` c JOIN data_class_survivors_44 s ON c.`id` = s.k1 WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`);
INSERT INTO data_class_counts SELECT 2, 85, count(*) FROM `seed_keywords` c JOIN data_class_survivors_44 s ON c.`id` = s.k1 WHERE c.`industry_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `industries` p WHERE p.`id` = c.`industry_id`);
INSERT INTO data_class_counts SELECT 2, 86, count(*) FROM `seed_keywords` c JOIN data_class_survivors_44 s ON c.`id` = s.k1 WHERE c.`sector_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `industry_sectors` p WHERE p.`id` = c.`sector_id`);
INSERT INTO data_class_counts SELECT 2, 108, count(*) FROM `users` c JOIN data_class_survivors_56 s ON c.`id` = s.k1 WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`);
INSERT INTO data_class_counts SELECT 2, 109, count(*) FROM `users` c JOIN data_class_survivors_56 s ON c.`id` = s.k1 WHERE c.`group_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `groups` p WHERE p.`id` = c.`group_id`);

-- The cleanup.

-- detach: system rows of credit_cost_configs outlive the users that they reference
UPDATE `credit_cost_configs` SET `updated_by_id` = NULL
WHERE @data_class_ok = 1
  AND `credit_cost_configs`.`updated_by_id` IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM data_class_survivors_56 data_class_s JOIN `users` data_class_p ON data_class_p.`id` = data_class_s.k1 WHERE data_class_p.`id` = `credit_cost_configs`.`updated_by_id`);

-- no table that is cleaned references it
DELETE FROM `ai_task_logs`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `api_keys`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `audit_logs`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `automation_runs`
WHERE @data_class_ok = 1;

-- after automation_runs
DELETE FROM `automation_configs`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `content_attributes`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `content_cluster_maps`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `content_taxonomy_relations`
WHERE @data_class_ok = 1;

-- after content_taxonomy_relations; nullable references of rows that go are cut first
UPDATE `content_taxonomies` SET `parent_id` = NULL
WHERE @data_class_ok = 1
  AND `content_taxonomies`.`parent_id` IS NOT NULL;

DELETE FROM `content_taxonomies`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `credit_transactions`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `credit_usage_logs`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `deployment_records`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `group_results`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `images`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `integration_settings`
WHERE @data_class_ok = 1
  AND NOT EXISTS (SELECT 1 FROM data_class_survivors_30 data_class_s WHERE `integration_settings`.`id` = data_class_s.k1);

-- no table that is cleaned references it
DELETE FROM `keywords`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `log_entries`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `password_reset_tokens`
WHERE @data_class_ok = 1;

-- after credit_transactions
DELETE FROM `payments`
WHERE @data_class_ok = 1;

-- after payments
DELETE FROM `invoices`
WHERE @data_class_ok = 1;

-- after payments
DELETE FROM `account_payment_methods`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `plan_limit_usage`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `publishing_records`
WHERE @data_class_ok = 1;

-- after keywords
DELETE FROM `seed_keywords`
WHERE @data_class_ok = 1
  AND NOT EXISTS (SELECT 1 FROM data_class_survivors_44 data_class_s WHERE `seed_keywords`.`id` = data_class_s.k1);

-- no table that is cleaned references it
DELETE FROM `sessions`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `site_user_access`
WHERE @data_class_ok = 1;

-- after invoices
DELETE FROM `subscriptions`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `sync_events`
WHERE @data_class_ok = 1;

-- after ai_task_logs, content_attributes, content_cluster_maps and 5 more
DELETE FROM `content`
WHERE @data_class_ok = 1;

-- after sync_events
DELETE FROM `site_integrations`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `task_results`
WHERE @data_class_ok = 1;

-- after content
DELETE FROM `tasks`
WHERE @data_class_ok = 1;

-- after tasks
DELETE FROM `content_ideas`
WHERE @data_class_ok = 1;

-- after content_cluster_maps, content_ideas, keywords
DELETE FROM `clusters`
WHERE @data_class_ok = 1;

-- after clusters, keywords
DELETE FROM `sectors`
WHERE @data_class_ok = 1;

-- no table that is cleaned references it
DELETE FROM `webhook_configs`
WHERE @data_class_ok = 1;

-- after automation_configs, clusters, content and 11 more
DELETE FROM `sites`
WHERE @data_class_ok = 1;

-- accounts and users reference each other
DELETE FROM `users`
WHERE @data_class_ok = 1
  AND NOT EXISTS (SELECT 1 FROM data_class_survivors_56 data_class_s WHERE `users`.`id` = data_class_s.k1);

DELETE FROM `accounts`
WHERE @data_class_ok = 1
  AND NOT EXISTS (SELECT 1 FROM data_class_survivors_2 data_class_s WHERE `accounts`.`id` = data_class_s.k1);

-- The proof of effect.
INSERT INTO data_class_proof SELECT 1, 'system rows of ai_prompts have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_3 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`operation`, 256), '-'), IFNULL(SHA2(t.`content_type`, 256), '-'), IFNULL(SHA2(t.`tone`, 256), '-'), IFNULL(SHA2(t.`body`, 256), '-'), IFNULL(SHA2(t.`variables`, 256), '-'), IFNULL(SHA2(t.`version`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `ai_prompts` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 2, 'system rows of author_profiles have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_7 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`tone`, 256), '-'), IFNULL(SHA2(t.`bio`, 256), '-'), IFNULL(SHA2(t.`style_rules`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `author_profiles` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 3, 'system rows of content_templates have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_17 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`content_type`, 256), '-'), IFNULL(SHA2(t.`sections`, 256), '-'), IFNULL(SHA2(t.`min_words`, 256), '-'), IFNULL(SHA2(t.`max_words`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `content_templates` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 4, 'system rows of content_type_configs have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_18 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`structure`, 256), '-'), IFNULL(SHA2(t.`default_tone`, 256), '-'), IFNULL(SHA2(t.`min_words`, 256), '-'), IFNULL(SHA2(t.`max_words`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `content_type_configs` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 5, 'system rows of content_types have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_19 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`app_label`, 256), '-'), IFNULL(SHA2(t.`model`, 256), '-')), 256) AS row_text FROM `content_types` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 6, 'system rows of credit_cost_configs have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_20 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`operation`, 256), '-'), IFNULL(SHA2(t.`display_name`, 256), '-'), IFNULL(SHA2(t.`credits`, 256), '-'), IFNULL(SHA2(t.`unit`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-'), IFNULL(SHA2(t.`updated_at`, 256), '-')), 256) AS row_text FROM `credit_cost_configs` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 7, 'references of system rows of credit_cost_configs have changed to something else than NULL', NOT EXISTS (
SELECT 'a reference differs' FROM data_class_apart_20 a JOIN `credit_cost_configs` t ON t.`id` = a.k1 WHERE NOT ((t.`updated_by_id` IS NULL OR t.`updated_by_id` <=> a.v1))
);

INSERT INTO data_class_proof SELECT 8, 'system rows of credit_packages have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_21 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`credits`, 256), '-'), IFNULL(SHA2(t.`price`, 256), '-'), IFNULL(SHA2(t.`discount_percent`, 256), '-'), IFNULL(SHA2(t.`is_featured`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-'), IFNULL(SHA2(t.`position`, 256), '-')), 256) AS row_text FROM `credit_packages` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 9, 'system rows of groups have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_26 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`permissions`, 256), '-')), 256) AS row_text FROM `groups` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 10, 'system rows of industries have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_28 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-'), IFNULL(SHA2(t.`created_at`, 256), '-')), 256) AS row_text FROM `industries` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 11, 'system rows of industry_sectors have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_29 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`industry_id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`position`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `industry_sectors` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 12, 'system rows of integration_settings have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_30 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`account_id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`provider`, 256), '-'), IFNULL(SHA2(t.`api_key`, 256), '-'), IFNULL(SHA2(t.`base_url`, 256), '-'), IFNULL(SHA2(t.`config`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-'), IFNULL(SHA2(t.`updated_at`, 256), '-')), 256) AS row_text FROM `integration_settings` t JOIN data_class_system_30 s ON t.`id` = s.k1) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 13, 'system rows of notification_configs have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_34 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`event`, 256), '-'), IFNULL(SHA2(t.`channel`, 256), '-'), IFNULL(SHA2(t.`subject`, 256), '-'), IFNULL(SHA2(t.`body`, 256), '-'), IFNULL(SHA2(t.`is_enabled`, 256), '-')), 256) AS row_text FROM `notification_configs` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 14, 'system rows of payment_method_configs have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_36 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`code`, 256), '-'), IFNULL(SHA2(t.`display_name`, 256), '-'), IFNULL(SHA2(t.`provider`, 256), '-'), IFNULL(SHA2(t.`currencies`, 256), '-'), IFNULL(SHA2(t.`countries`, 256), '-'), IFNULL(SHA2(t.`config`, 256), '-'), IFNULL(SHA2(t.`is_enabled`, 256), '-'), IFNULL(SHA2(t.`position`, 256), '-')), 256) AS row_text FROM `payment_method_configs` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 15, 'system rows of permissions have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_38 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`content_type_id`, 256), '-'), IFNULL(SHA2(t.`codename`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-')), 256) AS row_text FROM `permissions` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 16, 'system rows of plans have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_40 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`price`, 256), '-'), IFNULL(SHA2(t.`billing_interval`, 256), '-'), IFNULL(SHA2(t.`included_credits`, 256), '-'), IFNULL(SHA2(t.`max_sites`, 256), '-'), IFNULL(SHA2(t.`max_users`, 256), '-'), IFNULL(SHA2(t.`features`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-'), IFNULL(SHA2(t.`position`, 256), '-')), 256) AS row_text FROM `plans` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 17, 'system rows of publishing_channels have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_41 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`code`, 256), '-'), IFNULL(SHA2(t.`display_name`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`auth_kind`, 256), '-'), IFNULL(SHA2(t.`capabilities`, 256), '-'), IFNULL(SHA2(t.`api_defaults`, 256), '-'), IFNULL(SHA2(t.`is_enabled`, 256), '-'), IFNULL(SHA2(t.`position`, 256), '-')), 256) AS row_text FROM `publishing_channels` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 18, 'system rows of seed_keywords have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_44 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`account_id`, 256), '-'), IFNULL(SHA2(t.`industry_id`, 256), '-'), IFNULL(SHA2(t.`sector_id`, 256), '-'), IFNULL(SHA2(t.`keyword`, 256), '-'), IFNULL(SHA2(t.`intent`, 256), '-'), IFNULL(SHA2(t.`volume`, 256), '-'), IFNULL(SHA2(t.`difficulty`, 256), '-'), IFNULL(SHA2(t.`created_at`, 256), '-')), 256) AS row_text FROM `seed_keywords` t JOIN data_class_system_44 s ON t.`id` = s.k1) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 19, 'system rows of strategies have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_49 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`name`, 256), '-'), IFNULL(SHA2(t.`slug`, 256), '-'), IFNULL(SHA2(t.`goal`, 256), '-'), IFNULL(SHA2(t.`cadence`, 256), '-'), IFNULL(SHA2(t.`steps`, 256), '-'), IFNULL(SHA2(t.`is_active`, 256), '-')), 256) AS row_text FROM `strategies` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 20, 'system rows of system_settings have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_52 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`key`, 256), '-'), IFNULL(SHA2(t.`value`, 256), '-'), IFNULL(SHA2(t.`description`, 256), '-'), IFNULL(SHA2(t.`is_public`, 256), '-')), 256) AS row_text FROM `system_settings` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 21, 'system rows of taxonomy_configs have changed', NOT EXISTS (
SELECT 'rows differ' FROM (SELECT row_text, 1 AS n FROM data_class_before_55 UNION ALL SELECT row_text, -1 FROM (SELECT SHA2(CONCAT_WS(',', IFNULL(SHA2(t.`id`, 256), '-'), IFNULL(SHA2(t.`kind`, 256), '-'), IFNULL(SHA2(t.`display_name`, 256), '-'), IFNULL(SHA2(t.`max_depth`, 256), '-'), IFNULL(SHA2(t.`max_terms_per_content`, 256), '-'), IFNULL(SHA2(t.`is_required`, 256), '-'), IFNULL(SHA2(t.`slug_pattern`, 256), '-')), 256) AS row_text FROM `taxonomy_configs` t) t) d GROUP BY row_text HAVING sum(n) <> 0
);

INSERT INTO data_class_proof SELECT 22, 'account_payment_methods is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `account_payment_methods` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 23, 'accounts has rows that should be gone', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `accounts` USE INDEX () WHERE NOT EXISTS (SELECT 1 FROM data_class_survivors_2 data_class_s WHERE `accounts`.`id` = data_class_s.k1) LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 24, 'accounts has lost rows that should stay', NOT EXISTS (
SELECT 'rows are missing' FROM (SELECT count(*) AS n FROM `accounts` USE INDEX ()) now WHERE NOT EXISTS (SELECT 1 FROM data_class_counts WHERE part = 1 AND number = 2 AND rows_then = now.n)
);

INSERT INTO data_class_proof SELECT 25, 'ai_task_logs is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `ai_task_logs` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 26, 'api_keys is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `api_keys` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 27, 'audit_logs is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `audit_logs` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 28, 'automation_configs is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `automation_configs` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 29, 'automation_runs is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `automation_runs` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 30, 'clusters is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `clusters` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 31, 'content is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `content` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 32, 'content_attributes is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `content_attributes` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 33, 'content_cluster_maps is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `content_cluster_maps` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 34, 'content_ideas is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `content_ideas` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 35, 'content_taxonomies is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `content_taxonomies` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 36, 'content_taxonomy_relations is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `content_taxonomy_relations` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 37, 'credit_transactions is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `credit_transactions` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 38, 'credit_usage_logs is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `credit_usage_logs` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 39, 'deployment_records is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `deployment_records` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 40, 'group_results is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `group_results` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 41, 'images is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `images` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 42, 'integration_settings has rows that should be gone', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `integration_settings` USE INDEX () WHERE NOT EXISTS (SELECT 1 FROM data_class_survivors_30 data_class_s WHERE `integration_settings`.`id` = data_class_s.k1) LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 43, 'integration_settings has lost rows that should stay', NOT EXISTS (
SELECT 'rows are missing' FROM (SELECT count(*) AS n FROM `integration_settings` USE INDEX ()) now WHERE NOT EXISTS (SELECT 1 FROM data_class_counts WHERE part = 1 AND number = 30 AND rows_then = now.n)
);

INSERT INTO data_class_proof SELECT 44, 'invoices is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `invoices` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 45, 'keywords is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `keywords` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 46, 'log_entries is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `log_entries` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 47, 'password_reset_tokens is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `password_reset_tokens` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 48, 'payments is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `payments` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 49, 'plan_limit_usage is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `plan_limit_usage` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 50, 'publishing_records is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `publishing_records` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 51, 'sectors is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `sectors` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 52, 'seed_keywords has rows that should be gone', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `seed_keywords` USE INDEX () WHERE NOT EXISTS (SELECT 1 FROM data_class_survivors_44 data_class_s WHERE `seed_keywords`.`id` = data_class_s.k1) LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 53, 'seed_keywords has lost rows that should stay', NOT EXISTS (
SELECT 'rows are missing' FROM (SELECT count(*) AS n FROM `seed_keywords` USE INDEX ()) now WHERE NOT EXISTS (SELECT 1 FROM data_class_counts WHERE part = 1 AND number = 44 AND rows_then = now.n)
);

INSERT INTO data_class_proof SELECT 54, 'sessions is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `sessions` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 55, 'site_integrations is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `site_integrations` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 56, 'site_user_access is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `site_user_access` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 57, 'sites is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `sites` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 58, 'subscriptions is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `subscriptions` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 59, 'sync_events is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `sync_events` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 60, 'task_results is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `task_results` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 61, 'tasks is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `tasks` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 62, 'users has rows that should be gone', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `users` USE INDEX () WHERE NOT EXISTS (SELECT 1 FROM data_class_survivors_56 data_class_s WHERE `users`.`id` = data_class_s.k1) LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 63, 'users has lost rows that should stay', NOT EXISTS (
SELECT 'rows are missing' FROM (SELECT count(*) AS n FROM `users` USE INDEX ()) now WHERE NOT EXISTS (SELECT 1 FROM data_class_counts WHERE part = 1 AND number = 56 AND rows_then = now.n)
);

INSERT INTO data_class_proof SELECT 64, 'webhook_configs is not empty', NOT EXISTS (
SELECT 'rows are left' FROM (SELECT 1 FROM `webhook_configs` USE INDEX () LIMIT 1) x
);

INSERT INTO data_class_proof SELECT 65, 'new orphans: accounts.owner_id -> users.id', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `accounts` c WHERE c.`owner_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`owner_id`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 2), 0)
);

INSERT INTO data_class_proof SELECT 66, 'new orphans: accounts.plan_id -> plans.id', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `accounts` c WHERE c.`plan_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `plans` p WHERE p.`id` = c.`plan_id`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 3), 0)
);

INSERT INTO data_class_proof SELECT 67, 'new orphans: ai_prompts.content_type -> content_type_configs.slug', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `ai_prompts` c WHERE c.`content_type` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_type_configs` p WHERE p.`slug` = c.`content_type`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 4), 0)
);

INSERT INTO data_class_proof SELECT 68, 'new orphans: content_templates.content_type -> content_type_configs.slug', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `content_templates` c WHERE c.`content_type` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_type_configs` p WHERE p.`slug` = c.`content_type`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 43), 0)
);

INSERT INTO data_class_proof SELECT 69, 'new orphans: credit_cost_configs.updated_by_id -> users.id', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `credit_cost_configs` c WHERE c.`updated_by_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`updated_by_id`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 44), 0)
);

INSERT INTO data_class_proof SELECT 70, 'new orphans: industry_sectors.industry_id -> industries.id', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `industry_sectors` c WHERE c.`industry_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `industries` p WHERE p.`id` = c.`industry_id`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 58), 0)
);

INSERT INTO data_class_proof SELECT 71, 'new orphans: integration_settings.account_id -> accounts.id', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `integration_settings` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 59), 0)
);

INSERT INTO data_class_proof SELECT 72, 'new orphans: permissions.content_type_id -> content_types.id', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `permissions` c WHERE c.`content_type_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_types` p WHERE p.`id` = c.`content_type_id`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 73), 0)
);

INSERT INTO data_class_proof SELECT 73, 'new orphans: seed_keywords.account_id -> accounts.id', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `seed_keywords` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 84), 0)
);

INSERT INTO data_class_proof SELECT 74, 'new orphans: seed_keywords.industry_id -> industries.id', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `seed_keywords` c WHERE c.`industry_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `industries` p WHERE p.`id` = c.`industry_id`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 85), 0)
);

INSERT INTO data_class_proof SELECT 75, 'new orphans: seed_keywords.sector_id -> industry_sectors.id', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `seed_keywords` c WHERE c.`sector_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `industry_sectors` p WHERE p.`id` = c.`sector_id`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 86), 0)
);

INSERT INTO data_class_proof SELECT 76, 'new orphans: users.account_id -> accounts.id', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `users` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 108), 0)
);

INSERT INTO data_class_proof SELECT 77, 'new orphans: users.group_id -> groups.id', NOT EXISTS (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM `users` c WHERE c.`group_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `groups` p WHERE p.`id` = c.`group_id`)) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM data_class_counts WHERE part = 2 AND number = 109), 0)
);

SELECT wrong AS `data-class` FROM data_class_proof WHERE holds <> 1;
SET @data_class_proved = COALESCE((SELECT @data_class_ok = 1 AND COUNT(*) = 77 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_proof), 0);
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'ROLLBACK');
PREPARE data_class_undo FROM @data_class_sql;
EXECUTE data_class_undo;
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;
SET @data_class_sql = IF(@data_class_ok = 1 AND @data_class_proved = 1, 'COMMIT', 'ROLLBACK');
PREPARE data_class_end FROM @data_class_sql;
EXECUTE data_class_end;

-- Numbering begins anew where a table is empty now.
SELECT 'no right to restart the numbering of account_payment_methods' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `account_payment_methods`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'account_payment_methods'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `account_payment_methods`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'account_payment_methods')), 'ALTER TABLE `account_payment_methods` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of accounts' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `accounts`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'accounts'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `accounts`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'accounts')), 'ALTER TABLE `accounts` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of ai_task_logs' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `ai_task_logs`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'ai_task_logs'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `ai_task_logs`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'ai_task_logs')), 'ALTER TABLE `ai_task_logs` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of audit_logs' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `audit_logs`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'audit_logs'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `audit_logs`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'audit_logs')), 'ALTER TABLE `audit_logs` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of automation_configs' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `automation_configs`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'automation_configs'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `automation_configs`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'automation_configs')), 'ALTER TABLE `automation_configs` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of clusters' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `clusters`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'clusters'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `clusters`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'clusters')), 'ALTER TABLE `clusters` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of content' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `content`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'content'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `content`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'content')), 'ALTER TABLE `content` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of content_attributes' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `content_attributes`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'content_attributes'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `content_attributes`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'content_attributes')), 'ALTER TABLE `content_attributes` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of content_ideas' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `content_ideas`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'content_ideas'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `content_ideas`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'content_ideas')), 'ALTER TABLE `content_ideas` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of content_taxonomies' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `content_taxonomies`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'content_taxonomies'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `content_taxonomies`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'content_taxonomies')), 'ALTER TABLE `content_taxonomies` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of content_taxonomy_relations' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `content_taxonomy_relations`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'content_taxonomy_relations'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `content_taxonomy_relations`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'content_taxonomy_relations')), 'ALTER TABLE `content_taxonomy_relations` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of credit_transactions' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `credit_transactions`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'credit_transactions'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `credit_transactions`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'credit_transactions')), 'ALTER TABLE `credit_transactions` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of credit_usage_logs' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `credit_usage_logs`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'credit_usage_logs'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `credit_usage_logs`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'credit_usage_logs')), 'ALTER TABLE `credit_usage_logs` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of deployment_records' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `deployment_records`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'deployment_records'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `deployment_records`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'deployment_records')), 'ALTER TABLE `deployment_records` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of group_results' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `group_results`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'group_results'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `group_results`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'group_results')), 'ALTER TABLE `group_results` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of images' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `images`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'images'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `images`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'images')), 'ALTER TABLE `images` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of integration_settings' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `integration_settings`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'integration_settings'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `integration_settings`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'integration_settings')), 'ALTER TABLE `integration_settings` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of keywords' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `keywords`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'keywords'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `keywords`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'keywords')), 'ALTER TABLE `keywords` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of log_entries' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `log_entries`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'log_entries'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `log_entries`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'log_entries')), 'ALTER TABLE `log_entries` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of password_reset_tokens' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `password_reset_tokens`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'password_reset_tokens'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `password_reset_tokens`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'password_reset_tokens')), 'ALTER TABLE `password_reset_tokens` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of plan_limit_usage' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `plan_limit_usage`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'plan_limit_usage'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `plan_limit_usage`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'plan_limit_usage')), 'ALTER TABLE `plan_limit_usage` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of sectors' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `sectors`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'sectors'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `sectors`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'sectors')), 'ALTER TABLE `sectors` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of seed_keywords' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `seed_keywords`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'seed_keywords'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `seed_keywords`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'seed_keywords')), 'ALTER TABLE `seed_keywords` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of site_integrations' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `site_integrations`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'site_integrations'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `site_integrations`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'site_integrations')), 'ALTER TABLE `site_integrations` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of site_user_access' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `site_user_access`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'site_user_access'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `site_user_access`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'site_user_access')), 'ALTER TABLE `site_user_access` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of sites' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `sites`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'sites'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `sites`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'sites')), 'ALTER TABLE `sites` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of subscriptions' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `subscriptions`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'subscriptions'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `subscriptions`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'subscriptions')), 'ALTER TABLE `subscriptions` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of sync_events' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `sync_events`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'sync_events'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `sync_events`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'sync_events')), 'ALTER TABLE `sync_events` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of task_results' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `task_results`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'task_results'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `task_results`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'task_results')), 'ALTER TABLE `task_results` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of tasks' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `tasks`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'tasks'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `tasks`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'tasks')), 'ALTER TABLE `tasks` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
SELECT 'no right to restart the numbering of users' AS `data-class` FROM (SELECT 1 AS one) x WHERE @data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `users`) AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'users'));
SET @data_class_sql = IF(@data_class_proved = 1 AND NOT EXISTS (SELECT 1 FROM `users`) AND (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'ALTER' AND a.table_schema = DATABASE() AND a.table_name = 'users')), 'ALTER TABLE `users` AUTO_INCREMENT = 1', 'DO 0');
PREPARE data_class_restart FROM @data_class_sql;
EXECUTE data_class_restart;
