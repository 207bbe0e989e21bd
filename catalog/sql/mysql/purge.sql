-- Deletes rows whose time has passed, one transaction a table. Remade by `cargo data-class classify`; don't edit.
-- Rows without a time, with a future one, or exactly at the limit stay.
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

-- The guard. The clock is read once: what is due does not change while the file runs.
SET @data_class_ok = 0, @data_class_proved = 0;
ROLLBACK;
DROP TEMPORARY TABLE IF EXISTS data_class_guard;
CREATE TEMPORARY TABLE data_class_guard (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
DROP TEMPORARY TABLE IF EXISTS data_class_proof;
CREATE TEMPORARY TABLE data_class_proof (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO data_class_guard SELECT 1, 'the session is not as this file has set it', NOT EXISTS (
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

INSERT INTO data_class_guard SELECT 2, 'the schema is not the catalog''s, or a right to see it is missing', NOT EXISTS (
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
SET @data_class_sql = IF(EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'PROCESS'), 'INSERT INTO data_class_guard SELECT 3, ''keys of other databases point at tables of this one'', NOT EXISTS (\nSELECT f.for_name FROM /*M!100000 information_schema.innodb_sys_foreign */ /*!80000 information_schema.innodb_foreign */ f WHERE CAST(SUBSTRING_INDEX(f.ref_name, ''/'', 1) AS BINARY) = CAST(CONVERT(DATABASE() USING filename) AS BINARY) AND SUBSTRING_INDEX(f.for_name, ''/'', 1) <> SUBSTRING_INDEX(f.ref_name, ''/'', 1)\n)', 'INSERT INTO data_class_guard SELECT 3, ''keys of other databases point at tables of this one'', 1');
PREPARE data_class_ask FROM @data_class_sql;
EXECUTE data_class_ask;

INSERT INTO data_class_guard SELECT 4, 'what a trigger does can''t be seen: the right TRIGGER on its table shows it', NOT EXISTS (
SELECT CONCAT(g.event_object_table, ': ', g.trigger_name) FROM information_schema.triggers g WHERE g.trigger_schema = DATABASE() AND g.event_object_table IN ('account_payment_methods', 'accounts', 'ai_task_logs', 'api_keys', 'audit_logs', 'automation_configs', 'automation_runs', 'clusters', 'content', 'content_attributes', 'content_cluster_maps', 'content_ideas', 'content_taxonomies', 'content_taxonomy_relations', 'credit_cost_configs', 'credit_transactions', 'credit_usage_logs', 'deployment_records', 'group_results', 'images', 'integration_settings', 'invoices', 'keywords', 'log_entries', 'password_reset_tokens', 'payments', 'plan_limit_usage', 'publishing_records', 'sectors', 'seed_keywords', 'sessions', 'site_integrations', 'site_user_access', 'sites', 'subscriptions', 'sync_events', 'task_results', 'tasks', 'users', 'webhook_configs') AND g.action_statement IS NULL /*!80000 UNION ALL SELECT t.table_name FROM information_schema.tables t WHERE t.table_schema = DATABASE() AND t.table_name IN ('account_payment_methods', 'accounts', 'ai_task_logs', 'api_keys', 'audit_logs', 'automation_configs', 'automation_runs', 'clusters', 'content', 'content_attributes', 'content_cluster_maps', 'content_ideas', 'content_taxonomies', 'content_taxonomy_relations', 'credit_cost_configs', 'credit_transactions', 'credit_usage_logs', 'deployment_records', 'group_results', 'images', 'integration_settings', 'invoices', 'keywords', 'log_entries', 'password_reset_tokens', 'payments', 'plan_limit_usage', 'publishing_records', 'sectors', 'seed_keywords', 'sessions', 'site_integrations', 'site_user_access', 'sites', 'subscriptions', 'sync_events', 'task_results', 'tasks', 'users', 'webhook_configs') AND NOT (EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'TRIGGER') OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'TRIGGER' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AND a.privilege_type = 'TRIGGER' AND a.table_schema = DATABASE() AND a.table_name = t.table_name)) */
);

INSERT INTO data_class_guard SELECT 5, 'a table''s engine knows no ROLLBACK', NOT EXISTS (
SELECT CONCAT(table_name, ': ', engine) FROM information_schema.tables WHERE table_schema = DATABASE() AND engine <> 'InnoDB' AND table_name IN ('account_payment_methods', 'accounts', 'ai_task_logs', 'api_keys', 'audit_logs', 'automation_configs', 'automation_runs', 'clusters', 'content', 'content_attributes', 'content_cluster_maps', 'content_ideas', 'content_taxonomies', 'content_taxonomy_relations', 'credit_cost_configs', 'credit_transactions', 'credit_usage_logs', 'deployment_records', 'group_results', 'images', 'integration_settings', 'invoices', 'keywords', 'log_entries', 'password_reset_tokens', 'payments', 'plan_limit_usage', 'publishing_records', 'sectors', 'seed_keywords', 'sessions', 'site_integrations', 'site_user_access', 'sites', 'subscriptions', 'sync_events', 'task_results', 'tasks', 'users', 'webhook_configs')
);

SELECT wrong AS `data-class` FROM data_class_guard WHERE holds <> 1;
SET @data_class_ok = COALESCE((SELECT 1 = 1 AND COUNT(*) = 5 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_guard), 0);
SET @data_class_sql = IF(@data_class_ok = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;
SELECT wrong AS `data-class` FROM data_class_proof WHERE holds <> 1;
SET @data_class_proved = COALESCE((SELECT @data_class_ok = 1 AND COUNT(*) = 0 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_proof), 0);
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'ROLLBACK');
PREPARE data_class_undo FROM @data_class_sql;
EXECUTE data_class_undo;
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;
SET @data_class_sql = IF(@data_class_ok = 1 AND @data_class_proved = 1, 'COMMIT', 'ROLLBACK');
PREPARE data_class_end FROM @data_class_sql;
EXECUTE data_class_end;
SET @data_class_guarded = @data_class_proved, @data_class_now = UTC_TIMESTAMP(6);

-- ai_task_logs: rows whose created_at is more than 90 days ago.
SET @data_class_ok = 0, @data_class_proved = 0;
ROLLBACK;
DROP TEMPORARY TABLE IF EXISTS data_class_guard;
CREATE TEMPORARY TABLE data_class_guard (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
DROP TEMPORARY TABLE IF EXISTS data_class_proof;
CREATE TEMPORARY TABLE data_class_proof (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO data_class_guard SELECT 1, 'the guard did not hold', NOT EXISTS (
SELECT 'no' FROM (SELECT 1 AS one) x WHERE COALESCE(@data_class_guarded, 0) <> 1
);

SELECT wrong AS `data-class` FROM data_class_guard WHERE holds <> 1;
SET @data_class_ok = COALESCE((SELECT 1 = 1 AND COUNT(*) = 1 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_guard), 0);
SET @data_class_sql = IF(@data_class_ok = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;

-- no table that is cleaned references it
DELETE FROM `ai_task_logs`
WHERE @data_class_ok = 1
  AND (`created_at` < (CAST(@data_class_now AS DATETIME(6)) - INTERVAL 2160 HOUR) AND `created_at` >= '1000-01-01');

SELECT wrong AS `data-class` FROM data_class_proof WHERE holds <> 1;
SET @data_class_proved = COALESCE((SELECT @data_class_ok = 1 AND COUNT(*) = 0 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_proof), 0);
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'ROLLBACK');
PREPARE data_class_undo FROM @data_class_sql;
EXECUTE data_class_undo;
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;
SET @data_class_sql = IF(@data_class_ok = 1 AND @data_class_proved = 1, 'COMMIT', 'ROLLBACK');
PREPARE data_class_end FROM @data_class_sql;
EXECUTE data_class_end;

-- credit_usage_logs: rows whose created_at is more than 90 days ago.
SET @data_class_ok = 0, @data_class_proved = 0;
ROLLBACK;
DROP TEMPORARY TABLE IF EXISTS data_class_guard;
CREATE TEMPORARY TABLE data_class_guard (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
DROP TEMPORARY TABLE IF EXISTS data_class_proof;
CREATE TEMPORARY TABLE data_class_proof (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO data_class_guard SELECT 1, 'the guard did not hold', NOT EXISTS (
SELECT 'no' FROM (SELECT 1 AS one) x WHERE COALESCE(@data_class_guarded, 0) <> 1
);

SELECT wrong AS `data-class` FROM data_class_guard WHERE holds <> 1;
SET @data_class_ok = COALESCE((SELECT 1 = 1 AND COUNT(*) = 1 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_guard), 0);
SET @data_class_sql = IF(@data_class_ok = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;

-- no table that is cleaned references it
DELETE FROM `credit_usage_logs`
WHERE @data_class_ok = 1
  AND (`created_at` < (CAST(@data_class_now AS DATETIME(6)) - INTERVAL 2160 HOUR) AND `created_at` >= '1000-01-01');

SELECT wrong AS `data-class` FROM data_class_proof WHERE holds <> 1;
SET @data_class_proved = COALESCE((SELECT @data_class_ok = 1 AND COUNT(*) = 0 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_proof), 0);
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'ROLLBACK');
PREPARE data_class_undo FROM @data_class_sql;
EXECUTE data_class_undo;
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;
SET @data_class_sql = IF(@data_class_ok = 1 AND @data_class_proved = 1, 'COMMIT', 'ROLLBACK');
PREPARE data_class_end FROM @data_class_sql;
EXECUTE data_class_end;

-- log_entries: rows whose action_time is more than 90 days ago.
SET @data_class_ok = 0, @data_class_proved = 0;
ROLLBACK;
DROP TEMPORARY TABLE IF EXISTS data_class_guard;
CREATE TEMPORARY TABLE data_class_guard (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
DROP TEMPORARY TABLE IF EXISTS data_class_proof;
CREATE TEMPORARY TABLE data_class_proof (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO data_class_guard SELECT 1, 'the guard did not hold', NOT EXISTS (
SELECT 'no' FROM (SELECT 1 AS one) x WHERE COALESCE(@data_class_guarded, 0) <> 1
);

SELECT wrong AS `data-class` FROM data_class_guard WHERE holds <> 1;
SET @data_class_ok = COALESCE((SELECT 1 = 1 AND COUNT(*) = 1 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_guard), 0);
SET @data_class_sql = IF(@data_class_ok = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;

-- no table that is cleaned references it
DELETE FROM `log_entries`
WHERE @data_class_ok = 1
  AND (`action_time` < (CAST(@data_class_now AS DATETIME(6)) - INTERVAL 2160 HOUR) AND `action_time` >= '1000-01-01');

SELECT wrong AS `data-class` FROM data_class_proof WHERE holds <> 1;
SET @data_class_proved = COALESCE((SELECT @data_class_ok = 1 AND COUNT(*) = 0 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_proof), 0);
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'ROLLBACK');
PREPARE data_class_undo FROM @data_class_sql;
EXECUTE data_class_undo;
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;
SET @data_class_sql = IF(@data_class_ok = 1 AND @data_class_proved = 1, 'COMMIT', 'ROLLBACK');
PREPARE data_class_end FROM @data_class_sql;
EXECUTE data_class_end;

-- password_reset_tokens: rows whose expires_at has passed.
SET @data_class_ok = 0, @data_class_proved = 0;
ROLLBACK;
DROP TEMPORARY TABLE IF EXISTS data_class_guard;
CREATE TEMPORARY TABLE data_class_guard (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
DROP TEMPORARY TABLE IF EXISTS data_class_proof;
CREATE TEMPORARY TABLE data_class_proof (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO data_class_guard SELECT 1, 'the guard did not hold', NOT EXISTS (
SELECT 'no' FROM (SELECT 1 AS one) x WHERE COALESCE(@data_class_guarded, 0) <> 1
);

SELECT wrong AS `data-class` FROM data_class_guard WHERE holds <> 1;
SET @data_class_ok = COALESCE((SELECT 1 = 1 AND COUNT(*) = 1 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_guard), 0);
SET @data_class_sql = IF(@data_class_ok = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;

-- no table that is cleaned references it
DELETE FROM `password_reset_tokens`
WHERE @data_class_ok = 1
  AND (`expires_at` < (CAST(@data_class_now AS DATETIME(6)) - INTERVAL 0 HOUR) AND `expires_at` >= '1000-01-01');

SELECT wrong AS `data-class` FROM data_class_proof WHERE holds <> 1;
SET @data_class_proved = COALESCE((SELECT @data_class_ok = 1 AND COUNT(*) = 0 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_proof), 0);
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'ROLLBACK');
PREPARE data_class_undo FROM @data_class_sql;
EXECUTE data_class_undo;
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;
SET @data_class_sql = IF(@data_class_ok = 1 AND @data_class_proved = 1, 'COMMIT', 'ROLLBACK');
PREPARE data_class_end FROM @data_class_sql;
EXECUTE data_class_end;

-- sessions: rows whose expire_date has passed.
SET @data_class_ok = 0, @data_class_proved = 0;
ROLLBACK;
DROP TEMPORARY TABLE IF EXISTS data_class_guard;
CREATE TEMPORARY TABLE data_class_guard (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
DROP TEMPORARY TABLE IF EXISTS data_class_proof;
CREATE TEMPORARY TABLE data_class_proof (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO data_class_guard SELECT 1, 'the guard did not hold', NOT EXISTS (
SELECT 'no' FROM (SELECT 1 AS one) x WHERE COALESCE(@data_class_guarded, 0) <> 1
);

SELECT wrong AS `data-class` FROM data_class_guard WHERE holds <> 1;
SET @data_class_ok = COALESCE((SELECT 1 = 1 AND COUNT(*) = 1 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_guard), 0);
SET @data_class_sql = IF(@data_class_ok = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;

-- no table that is cleaned references it
DELETE FROM `sessions`
WHERE @data_class_ok = 1
  AND (`expire_date` < (CAST(@data_class_now AS DATETIME(6)) - INTERVAL 0 HOUR) AND `expire_date` >= '1000-01-01');

SELECT wrong AS `data-class` FROM data_class_proof WHERE holds <> 1;
SET @data_class_proved = COALESCE((SELECT @data_class_ok = 1 AND COUNT(*) = 0 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_proof), 0);
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'ROLLBACK');
PREPARE data_class_undo FROM @data_class_sql;
EXECUTE data_class_undo;
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;
SET @data_class_sql = IF(@data_class_ok = 1 AND @data_class_proved = 1, 'COMMIT', 'ROLLBACK');
PREPARE data_class_end FROM @data_class_sql;
EXECUTE data_class_end;

-- task_results: rows whose date_done is more than 30 days ago.
SET @data_class_ok = 0, @data_class_proved = 0;
ROLLBACK;
DROP TEMPORARY TABLE IF EXISTS data_class_guard;
CREATE TEMPORARY TABLE data_class_guard (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
DROP TEMPORARY TABLE IF EXISTS data_class_proof;
CREATE TEMPORARY TABLE data_class_proof (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO data_class_guard SELECT 1, 'the guard did not hold', NOT EXISTS (
SELECT 'no' FROM (SELECT 1 AS one) x WHERE COALESCE(@data_class_guarded, 0) <> 1
);

SELECT wrong AS `data-class` FROM data_class_guard WHERE holds <> 1;
SET @data_class_ok = COALESCE((SELECT 1 = 1 AND COUNT(*) = 1 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_guard), 0);
SET @data_class_sql = IF(@data_class_ok = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;

-- no table that is cleaned references it
DELETE FROM `task_results`
WHERE @data_class_ok = 1
  AND (`date_done` < (CAST(@data_class_now AS DATETIME(6)) - INTERVAL 720 HOUR) AND `date_done` >= '1000-01-01');

SELECT wrong AS `data-class` FROM data_class_proof WHERE holds <> 1;
SET @data_class_proved = COALESCE((SELECT @data_class_ok = 1 AND COUNT(*) = 0 AND COALESCE(MIN(holds), 1) = 1 FROM data_class_proof), 0);
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'ROLLBACK');
PREPARE data_class_undo FROM @data_class_sql;
EXECUTE data_class_undo;
SET @data_class_sql = IF(@data_class_proved = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;
SET @data_class_sql = IF(@data_class_ok = 1 AND @data_class_proved = 1, 'COMMIT', 'ROLLBACK');
PREPARE data_class_end FROM @data_class_sql;
EXECUTE data_class_end;
