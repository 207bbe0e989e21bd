.bail on
-- Deletes rows whose time has passed, one transaction a table. Remade by `cargo data-class classify`; don't edit.
-- Rows without a time, with a future one, or exactly at the limit stay.
.bail on

PRAGMA foreign_keys = ON;
PRAGMA recursive_triggers = OFF;
DROP TABLE IF EXISTS temp.data_class_run;
CREATE TEMP TABLE data_class_run (unit TEXT, step INTEGER, done INTEGER);

-- The guard. The clock is read once: what is due does not change while the file runs.
DROP TABLE IF EXISTS temp.data_class_expected;

CREATE TEMP TABLE data_class_expected AS SELECT * FROM (
SELECT column1 AS what, column2 AS detail FROM (VALUES
  ('key account_payment_methods', '(account_id) -> accounts (id) CASCADE'),
  ('key account_payment_methods', '(method_code) -> payment_method_configs (code) RESTRICT'),
  ('key accounts', '(owner_id) -> users (id) SET NULL'),
  ('key accounts', '(plan_id) -> plans (id) RESTRICT'),
  ('key ai_prompts', '(content_type) -> content_type_configs (slug) RESTRICT'),
  ('key ai_task_logs', '(account_id) -> accounts (id) CASCADE'),
  ('key ai_task_logs', '(prompt_id) -> ai_prompts (id) SET NULL'),
  ('key ai_task_logs', '(user_id) -> users (id) SET NULL'),
  ('key api_keys', '(account_id) -> accounts (id) CASCADE'),
  ('key api_keys', '(user_id) -> users (id) CASCADE'),
  ('key audit_logs', '(user_id) -> users (id) SET NULL'),
  ('key automation_configs', '(account_id) -> accounts (id) CASCADE'),
  ('key automation_configs', '(created_by_id) -> users (id) SET NULL'),
  ('key automation_configs', '(site_id) -> sites (id) CASCADE'),
  ('key automation_configs', '(strategy_id) -> strategies (id) SET NULL'),
  ('key automation_runs', '(account_id) -> accounts (id) CASCADE'),
  ('key automation_runs', '(automation_id) -> automation_configs (id) CASCADE'),
  ('key clusters', '(account_id) -> accounts (id) CASCADE'),
  ('key clusters', '(sector_id) -> sectors (id) CASCADE'),
  ('key clusters', '(site_id) -> sites (id) CASCADE'),
  ('key content', '(account_id) -> accounts (id) CASCADE'),
  ('key content', '(author_profile_id) -> author_profiles (id) SET NULL'),
  ('key content', '(content_type) -> content_type_configs (slug) RESTRICT'),
  ('key content', '(site_id) -> sites (id) CASCADE'),
  ('key content', '(task_id) -> tasks (id) SET NULL'),
  ('key content', '(template_id) -> content_templates (id) SET NULL'),
  ('key content_attributes', '(account_id) -> accounts (id) CASCADE'),
  ('key content_attributes', '(content_id) -> content (id) CASCADE'),
  ('key content_cluster_maps', '(account_id) -> accounts (id) CASCADE'),
  ('key content_cluster_maps', '(cluster_id) -> clusters (id) CASCADE'),
  ('key content_cluster_maps', '(content_id) -> content (id) CASCADE'),
  ('key content_ideas', '(account_id) -> accounts (id) CASCADE'),
  ('key content_ideas', '(cluster_id) -> clusters (id) SET NULL'),
  ('key content_ideas', '(content_type) -> content_type_configs (slug) RESTRICT'),
  ('key content_ideas', '(site_id) -> sites (id) CASCADE'),
  ('key content_taxonomies', '(account_id) -> accounts (id) CASCADE'),
  ('key content_taxonomies', '(parent_id) -> content_taxonomies (id) CASCADE'),
  ('key content_taxonomies', '(site_id) -> sites (id) CASCADE'),
  ('key content_taxonomy_relations', '(account_id) -> accounts (id) CASCADE'),
  ('key content_taxonomy_relations', '(content_id) -> content (id) CASCADE'),
  ('key content_taxonomy_relations', '(taxonomy_id) -> content_taxonomies (id) CASCADE'),
  ('key content_templates', '(content_type) -> content_type_configs (slug) RESTRICT'),
  ('key credit_cost_configs', '(updated_by_id) -> users (id) SET NULL'),
  ('key credit_transactions', '(account_id) -> accounts (id) CASCADE'),
  ('key credit_transactions', '(package_id) -> credit_packages (id) RESTRICT'),
  ('key credit_transactions', '(payment_id) -> payments (id) SET NULL'),
  ('key credit_usage_logs', '(account_id) -> accounts (id) CASCADE'),
  ('key credit_usage_logs', '(content_id) -> content (id) SET NULL'),
  ('key credit_usage_logs', '(user_id) -> users (id) SET NULL'),
  ('key deployment_records', '(account_id) -> accounts (id) CASCADE'),
  ('key deployment_records', '(deployed_by_id) -> users (id) SET NULL'),
  ('key deployment_records', '(site_id) -> sites (id) CASCADE'),
  ('key images', '(account_id) -> accounts (id) CASCADE'),
  ('key images', '(content_id) -> content (id) CASCADE'),
  ('key images', '(site_id) -> sites (id) CASCADE'),
  ('key images', '(uploaded_by_id) -> users (id) SET NULL'),
  ('key industry_sectors', '(industry_id) -> industries (id) CASCADE'),
  ('key integration_settings', '(account_id) -> accounts (id) CASCADE'),
  ('key invoices', '(account_id) -> accounts (id) CASCADE'),
  ('key invoices', '(subscription_id) -> subscriptions (id) SET NULL'),
  ('key keywords', '(account_id) -> accounts (id) CASCADE'),
  ('key keywords', '(cluster_id) -> clusters (id) SET NULL'),
  ('key keywords', '(sector_id) -> sectors (id) CASCADE'),
  ('key keywords', '(seed_keyword_id) -> seed_keywords (id) SET NULL'),
  ('key keywords', '(site_id) -> sites (id) CASCADE'),
  ('key log_entries', '(content_type_id) -> content_types (id) SET NULL'),
  ('key password_reset_tokens', '(user_id) -> users (id) CASCADE'),
  ('key payments', '(account_id) -> accounts (id) CASCADE'),
  ('key payments', '(invoice_id) -> invoices (id) CASCADE'),
  ('key payments', '(payment_method_id) -> account_payment_methods (id) SET NULL'),
  ('key permissions', '(content_type_id) -> content_types (id) CASCADE'),
  ('key plan_limit_usage', '(account_id) -> accounts (id) CASCADE'),
  ('key plan_limit_usage', '(plan_id) -> plans (id) RESTRICT'),
  ('key publishing_records', '(account_id) -> accounts (id) CASCADE'),
  ('key publishing_records', '(channel_code) -> publishing_channels (code) RESTRICT'),
  ('key publishing_records', '(content_id) -> content (id) CASCADE'),
  ('key publishing_records', '(published_by_id) -> users (id) SET NULL'),
  ('key publishing_records', '(site_id) -> sites (id) CASCADE'),
  ('key sectors', '(account_id) -> accounts (id) CASCADE'),
  ('key sectors', '(industry_sector_id) -> industry_sectors (id) RESTRICT'),
  ('key sectors', '(site_id) -> sites (id) CASCADE'),
  ('key seed_keywords', '(account_id) -> accounts (id) CASCADE'),
  ('key seed_keywords', '(industry_id) -> industries (id) RESTRICT'),
  ('key seed_keywords', '(sector_id) -> industry_sectors (id) RESTRICT'),
  ('key site_integrations', '(account_id) -> accounts (id) CASCADE'),
  ('key site_integrations', '(channel_code) -> publishing_channels (code) RESTRICT'),
  ('key site_integrations', '(site_id) -> sites (id) CASCADE'),
  ('key site_user_access', '(account_id) -> accounts (id) CASCADE'),
  ('key site_user_access', '(granted_by_id) -> users (id) SET NULL'),
  ('key site_user_access', '(site_id) -> sites (id) CASCADE'),
  ('key site_user_access', '(user_id) -> users (id) CASCADE'),
  ('key sites', '(account_id) -> accounts (id) CASCADE'),
  ('key sites', '(industry_id) -> industries (id) RESTRICT'),
  ('key subscriptions', '(account_id) -> accounts (id) CASCADE'),
  ('key subscriptions', '(plan_id) -> plans (id) RESTRICT'),
  ('key sync_events', '(account_id) -> accounts (id) CASCADE'),
  ('key sync_events', '(content_id) -> content (id) SET NULL'),
  ('key sync_events', '(integration_id) -> site_integrations (id) CASCADE'),
  ('key tasks', '(account_id) -> accounts (id) CASCADE'),
  ('key tasks', '(assigned_to_id) -> users (id) SET NULL'),
  ('key tasks', '(content_type) -> content_type_configs (slug) RESTRICT'),
  ('key tasks', '(idea_id) -> content_ideas (id) SET NULL'),
  ('key tasks', '(prompt_id) -> ai_prompts (id) SET NULL'),
  ('key tasks', '(site_id) -> sites (id) CASCADE'),
  ('key tasks', '(strategy_id) -> strategies (id) SET NULL'),
  ('key users', '(account_id) -> accounts (id) CASCADE'),
  ('key users', '(group_id) -> groups (id) RESTRICT'),
  ('key webhook_configs', '(account_id) -> accounts (id) CASCADE'),
  ('key webhook_configs', '(site_id) -> sites (id) CASCADE'),
  ('table account_payment_methods', 'account_id integer not null, brand text, created_at datetime not null, expires_on date, id integer not null, is_default boolean not null, last_four text, method_code text not null, provider_token text not null'),
  ('table accounts', 'billing_email text, created_at datetime not null, credits integer not null, id integer not null, name text not null, owner_id integer, plan_id integer not null, settings text not null, slug text not null, status text not null, stripe_customer_id text, trial_ends_at datetime, updated_at datetime not null'),
  ('table ai_prompts', 'body text not null, content_type text not null, id integer not null, is_active boolean not null, name text not null, operation text not null, slug text not null, tone text not null, variables text not null, version integer not null'),
  ('table ai_task_logs', 'account_id integer not null, content_id integer, cost_usd numeric(12,6) not null, created_at datetime not null, duration_ms integer not null, error_message text, id integer not null, model_name text not null, operation text not null, prompt_id integer, request text not null, status text not null, tokens_in integer not null, tokens_out integer not null, user_id integer'),
  ('table api_keys', 'account_id integer not null, created_at datetime not null, expires_at datetime, id text not null, key_hash text not null, last_used_at datetime, name text not null, prefix text not null, scopes text not null, user_id integer not null'),
  ('table audit_logs', 'account_id integer, action text not null, changes text not null, created_at datetime not null, entity text not null, entity_key text not null, id integer not null, ip_address text, user_id integer'),
  ('table author_profiles', 'bio text not null, id integer not null, is_active boolean not null, name text not null, slug text not null, style_rules text not null, tone text not null'),
  ('table automation_configs', 'account_id integer not null, created_at datetime not null, created_by_id integer, id integer not null, is_enabled boolean not null, name text not null, rules text not null, schedule text not null, site_id integer, strategy_id integer'),
  ('table automation_runs', 'account_id integer not null, automation_id integer not null, credits_used integer not null, finished_at datetime, id text not null, items_processed integer not null, log text not null, started_at datetime not null, status text not null'),
  ('table clusters', 'account_id integer not null, created_at datetime not null, description text, id integer not null, keywords_count integer not null, name text not null, sector_id integer not null, site_id integer not null, status text not null, total_volume integer not null'),
  ('table content', 'account_id integer not null, author_profile_id integer, content_type text not null, created_at datetime not null, html_content text not null, id integer not null, published_at datetime, seo text not null, site_id integer not null, slug text not null, status text not null, task_id integer, template_id text, title text not null, updated_at datetime not null, word_count integer not null'),
  ('table content_attributes', 'account_id integer not null, content_id integer not null, created_at datetime not null, id integer not null, name text not null, value text not null'),
  ('table content_cluster_maps', 'account_id integer not null, cluster_id integer not null, confidence real not null, content_id integer not null, created_at datetime not null, role text not null'),
  ('table content_ideas', 'account_id integer not null, cluster_id integer, content_type text not null, created_at datetime not null, description text, estimated_word_count integer not null, id integer not null, site_id integer not null, status text not null, target_keywords text not null, title text not null'),
  ('table content_taxonomies', 'account_id integer not null, created_at datetime not null, external_id integer, id integer not null, kind text not null, name text not null, parent_id integer, site_id integer not null, slug text not null'),
  ('table content_taxonomy_relations', 'account_id integer not null, content_id integer not null, created_at datetime not null, id integer not null, is_primary boolean not null, taxonomy_id integer not null'),
  ('table content_templates', 'content_type text not null, id text not null, is_active boolean not null, max_words integer not null, min_words integer not null, name text not null, sections text not null, slug text not null'),
  ('table content_type_configs', 'default_tone text not null, description text not null, id integer not null, is_active boolean not null, max_words integer not null, min_words integer not null, name text not null, slug text not null, structure text not null'),
  ('table content_types', 'app_label text not null, id integer not null, model text not null'),
  ('table credit_cost_configs', 'credits integer not null, display_name text not null, id integer not null, is_active boolean not null, operation text not null, unit text not null, updated_at datetime not null, updated_by_id integer'),
  ('table credit_packages', 'credits integer not null, discount_percent numeric(12,2) not null, id integer not null, is_active boolean not null, is_featured boolean not null, name text not null, position integer not null, price numeric(12,2) not null, slug text not null'),
  ('table credit_transactions', 'account_id integer not null, amount integer not null, balance_after integer not null, created_at datetime not null, description text not null, id integer not null, package_id integer, payment_id text, reason text not null'),
  ('table credit_usage_logs', 'account_id integer not null, content_id integer, cost_usd numeric(12,6) not null, created_at datetime not null, credits_used integer not null, id integer not null, model_name text, operation text not null, tokens_in integer not null, tokens_out integer not null, user_id integer'),
  ('table deployment_records', 'account_id integer not null, changes text not null, created_at datetime not null, deployed_by_id integer, duration_ms integer, id integer not null, site_id integer not null, status text not null, version text not null'),
  ('table group_results', 'children text not null, date_created datetime not null, date_done datetime, group_uuid text not null, id integer not null, result text'),
  ('table groups', 'id integer not null, name text not null, permissions text not null'),
  ('table images', 'account_id integer not null, alt_text text, content_id integer, created_at datetime not null, height integer not null, id integer not null, kind text not null, prompt text, site_id integer not null, uploaded_by_id integer, url text not null, width integer not null'),
  ('table industries', 'created_at datetime not null, description text not null, id integer not null, is_active boolean not null, name text not null, slug text not null'),
  ('table industry_sectors', 'description text not null, id integer not null, industry_id integer not null, is_active boolean not null, name text not null, position integer not null, slug text not null'),
  ('table integration_settings', 'account_id integer, api_key text, base_url text not null, config text not null, id integer not null, is_active boolean not null, name text not null, provider text not null, updated_at datetime not null'),
  ('table invoices', 'account_id integer not null, currency text not null, due_on date not null, id text not null, issued_on date not null, line_items text not null, number text not null, paid_at datetime, status text not null, subscription_id integer, subtotal numeric(12,2) not null, tax numeric(12,2) not null, total numeric(12,2) not null'),
  ('table keywords', 'account_id integer not null, cluster_id integer, created_at datetime not null, difficulty integer not null, id integer not null, intent text not null, keyword text not null, sector_id integer not null, seed_keyword_id integer, site_id integer not null, status text not null, volume integer not null'),
  ('table log_entries', 'action_flag integer not null, action_time datetime not null, change_message text not null, content_type_id integer, id integer not null, object_id text, object_repr text not null, user_id integer not null'),
  ('table notification_configs', 'body text not null, channel text not null, event text not null, id integer not null, is_enabled boolean not null, subject text'),
  ('table password_reset_tokens', 'created_at datetime not null, expires_at datetime not null, id integer not null, token_hash text not null, used_at datetime, user_id integer not null'),
  ('table payment_method_configs', 'code text not null, config text not null, countries text not null, currencies text not null, display_name text not null, is_enabled boolean not null, position integer not null, provider text not null'),
  ('table payments', 'account_id integer not null, amount numeric(12,2) not null, created_at datetime not null, currency text not null, failure_message text, id text not null, invoice_id text not null, payment_method_id integer, provider_reference text, status text not null'),
  ('table permissions', 'codename text not null, content_type_id integer not null, id integer not null, name text not null'),
  ('table plan_limit_usage', 'account_id integer not null, allowed integer, id integer not null, limit_name text not null, period_end date not null, period_start date not null, plan_id integer not null, used integer not null'),
  ('table plans', 'billing_interval text not null, description text not null, features text not null, id integer not null, included_credits integer not null, is_active boolean not null, max_sites integer, max_users integer, name text not null, position integer not null, price numeric(12,2) not null, slug text not null'),
  ('table publishing_channels', 'api_defaults text not null, auth_kind text not null, capabilities text not null, code text not null, description text not null, display_name text not null, is_enabled boolean not null, position integer not null'),
  ('table publishing_records', 'account_id integer not null, channel_code text not null, content_id integer not null, created_at datetime not null, external_url text, id text not null, payload text not null, published_at datetime, published_by_id integer, site_id integer not null, status text not null'),
  ('table sectors', 'account_id integer not null, created_at datetime not null, id integer not null, industry_sector_id integer not null, is_active boolean not null, name text not null, site_id integer not null, slug text not null'),
  ('table seed_keywords', 'account_id integer, created_at datetime not null, difficulty integer not null, id integer not null, industry_id integer not null, intent text not null, keyword text not null, sector_id integer not null, volume integer not null'),
  ('table sessions', 'expire_date datetime not null, session_data text not null, session_key text not null'),
  ('table site_integrations', 'access_token text, account_id integer not null, base_url text not null, channel_code text not null, created_at datetime not null, id integer not null, is_active boolean not null, last_sync_at datetime, settings text not null, site_id integer not null, webhook_secret text'),
  ('table site_user_access', 'account_id integer not null, granted_at datetime not null, granted_by_id integer, id integer not null, level text not null, site_id integer not null, user_id integer not null'),
  ('table sites', 'account_id integer not null, created_at datetime not null, domain text, id integer not null, industry_id integer, is_active boolean not null, locales text not null, name text not null, seo_metadata text not null, slug text not null, updated_at datetime not null'),
  ('table strategies', 'cadence text not null, goal text not null, id integer not null, is_active boolean not null, name text not null, slug text not null, steps text not null'),
  ('table subscriptions', 'account_id integer not null, cancel_at_period_end boolean not null, created_at datetime not null, current_period_end datetime not null, current_period_start datetime not null, id integer not null, plan_id integer not null, status text not null, stripe_subscription_id text'),
  ('table sync_events', 'account_id integer not null, content_id integer, created_at datetime not null, direction text not null, error_message text, id integer not null, integration_id integer not null, items_count integer not null, status text not null'),
  ('table system_settings', 'description text not null, is_public boolean not null, key text not null, value text not null'),
  ('table task_results', 'arguments text not null, date_created datetime not null, date_done datetime, id integer not null, result text, status text not null, task_name text not null, task_uuid text not null, traceback text, worker text'),
  ('table tasks', 'account_id integer not null, assigned_to_id integer, content_type text not null, created_at datetime not null, due_at datetime, id integer not null, idea_id integer, priority integer not null, prompt_id integer, site_id integer not null, status text not null, strategy_id integer, title text not null'),
  ('table taxonomy_configs', 'display_name text not null, id integer not null, is_required boolean not null, kind text not null, max_depth integer not null, max_terms_per_content integer not null, slug_pattern text not null'),
  ('table users', 'account_id integer, date_joined datetime not null, email text not null, full_name text not null, group_id integer, id integer not null, is_active boolean not null, is_staff boolean not null, is_superuser boolean not null, last_login datetime, password_hash text not null, preferences text not null, role text not null'),
  ('table webhook_configs', 'account_id integer not null, created_at datetime not null, events text not null, headers text not null, id text not null, is_active boolean not null, signing_secret text not null, site_id integer, url text not null')
)
) WHERE 0;

DROP TABLE IF EXISTS temp.data_class_clock;

CREATE TEMP TABLE data_class_clock AS SELECT * FROM (
SELECT strftime('%Y-%m-%d %H:%M:%f', 'now') AS now
) WHERE 0;

CREATE TEMP TRIGGER data_class_guard_1 AFTER INSERT ON data_class_run WHEN new.unit = 'guard' AND new.step = 1 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM sqlite_temp_master WHERE type = 'trigger' AND tbl_name = 'data_class_run' AND name GLOB 'data_class_guard_[0-9]*') <> 1;
SELECT RAISE(ABORT, 'data-class: foreign keys are not enforced') WHERE EXISTS (
SELECT 'off' FROM pragma_foreign_keys WHERE foreign_keys <> 1 UNION ALL SELECT 'unknown' WHERE NOT EXISTS (SELECT 1 FROM pragma_foreign_keys)
);
SELECT RAISE(ABORT, 'data-class: a temporary object could be mistaken for one of the database''s') WHERE EXISTS (
SELECT name FROM temp.sqlite_schema WHERE name NOT LIKE 'data\_class\_%' ESCAPE '\' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
);

-- The schema: tables with their columns, foreign keys, triggers and rules with what they run.
DELETE FROM data_class_expected;
INSERT INTO data_class_expected
SELECT column1 AS what, column2 AS detail FROM (VALUES
  ('key account_payment_methods', '(account_id) -> accounts (id) CASCADE'),
  ('key account_payment_methods', '(method_code) -> payment_method_configs (code) RESTRICT'),
  ('key accounts', '(owner_id) -> users (id) SET NULL'),
  ('key accounts', '(plan_id) -> plans (id) RESTRICT'),
  ('key ai_prompts', '(content_type) -> content_type_configs (slug) RESTRICT'),
  ('key ai_task_logs', '(account_id) -> accounts (id) CASCADE'),
  ('key ai_task_logs', '(prompt_id) -> ai_prompts (id) SET NULL'),
  ('key ai_task_logs', '(user_id) -> users (id) SET NULL'),
  ('key api_keys', '(account_id) -> accounts (id) CASCADE'),
  ('key api_keys', '(user_id) -> users (id) CASCADE'),
  ('key audit_logs', '(user_id) -> users (id) SET NULL'),
  ('key automation_configs', '(account_id) -> accounts (id) CASCADE'),
  ('key automation_configs', '(created_by_id) -> users (id) SET NULL'),
  ('key automation_configs', '(site_id) -> sites (id) CASCADE'),
  ('key automation_configs', '(strategy_id) -> strategies (id) SET NULL'),
  ('key automation_runs', '(account_id) -> accounts (id) CASCADE'),
  ('key automation_runs', '(automation_id) -> automation_configs (id) CASCADE'),
  ('key clusters', '(account_id) -> accounts (id) CASCADE'),
  ('key clusters', '(sector_id) -> sectors (id) CASCADE'),
  ('key clusters', '(site_id) -> sites (id) CASCADE'),
  ('key content', '(account_id) -> accounts (id) CASCADE'),
  ('key content', '(author_profile_id) -> author_profiles (id) SET NULL'),
  ('key content', '(content_type) -> content_type_configs (slug) RESTRICT'),
  ('key content', '(site_id) -> sites (id) CASCADE'),
  ('key content', '(task_id) -> tasks (id) SET NULL'),
  ('key content', '(template_id) -> content_templates (id) SET NULL'),
  ('key content_attributes', '(account_id) -> accounts (id) CASCADE'),
  ('key content_attributes', '(content_id) -> content (id) CASCADE'),
  ('key content_cluster_maps', '(account_id) -> accounts (id) CASCADE'),
  ('key content_cluster_maps', '(cluster_id) -> clusters (id) CASCADE'),
  ('key content_cluster_maps', '(content_id) -> content (id) CASCADE'),
  ('key content_ideas', '(account_id) -> accounts (id) CASCADE'),
  ('key content_ideas', '(cluster_id) -> clusters (id) SET NULL'),
  ('key content_ideas', '(content_type) -> content_type_configs (slug) RESTRICT'),
  ('key content_ideas', '(site_id) -> sites (id) CASCADE'),
  ('key content_taxonomies', '(account_id) -> accounts (id) CASCADE'),
  ('key content_taxonomies', '(parent_id) -> content_taxonomies (id) CASCADE'),
  ('key content_taxonomies', '(site_id) -> sites (id) CASCADE'),
  ('key content_taxonomy_relations', '(account_id) -> accounts (id) CASCADE'),
  ('key content_taxonomy_relations', '(content_id) -> content (id) CASCADE'),
  ('key content_taxonomy_relations', '(taxonomy_id) -> content_taxonomies (id) CASCADE'),
  ('key content_templates', '(content_type) -> content_type_configs (slug) RESTRICT'),
  ('key credit_cost_configs', '(updated_by_id) -> users (id) SET NULL'),
  ('key credit_transactions', '(account_id) -> accounts (id) CASCADE'),
  ('key credit_transactions', '(package_id) -> credit_packages (id) RESTRICT'),
  ('key credit_transactions', '(payment_id) -> payments (id) SET NULL'),
  ('key credit_usage_logs', '(account_id) -> accounts (id) CASCADE'),
  ('key credit_usage_logs', '(content_id) -> content (id) SET NULL'),
  ('key credit_usage_logs', '(user_id) -> users (id) SET NULL'),
  ('key deployment_records', '(account_id) -> accounts (id) CASCADE'),
  ('key deployment_records', '(deployed_by_id) -> users (id) SET NULL'),
  ('key deployment_records', '(site_id) -> sites (id) CASCADE'),
  ('key images', '(account_id) -> accounts (id) CASCADE'),
  ('key images', '(content_id) -> content (id) CASCADE'),
  ('key images', '(site_id) -> sites (id) CASCADE'),
  ('key images', '(uploaded_by_id) -> users (id) SET NULL'),
  ('key industry_sectors', '(industry_id) -> industries (id) CASCADE'),
  ('key integration_settings', '(account_id) -> accounts (id) CASCADE'),
  ('key invoices', '(account_id) -> accounts (id) CASCADE'),
  ('key invoices', '(subscription_id) -> subscriptions (id) SET NULL'),
  ('key keywords', '(account_id) -> accounts (id) CASCADE'),
  ('key keywords', '(cluster_id) -> clusters (id) SET NULL'),
  ('key keywords', '(sector_id) -> sectors (id) CASCADE'),
  ('key keywords', '(seed_keyword_id) -> seed_keywords (id) SET NULL'),
  ('key keywords', '(site_id) -> sites (id) CASCADE'),
  ('key log_entries', '(content_type_id) -> content_types (id) SET NULL'),
  ('key password_reset_tokens', '(user_id) -> users (id) CASCADE'),
  ('key payments', '(account_id) -> accounts (id) CASCADE'),
  ('key payments', '(invoice_id) -> invoices (id) CASCADE'),
  ('key payments', '(payment_method_id) -> account_payment_methods (id) SET NULL'),
  ('key permissions', '(content_type_id) -> content_types (id) CASCADE'),
  ('key plan_limit_usage', '(account_id) -> accounts (id) CASCADE'),
  ('key plan_limit_usage', '(plan_id) -> plans (id) RESTRICT'),
  ('key publishing_records', '(account_id) -> accounts (id) CASCADE'),
  ('key publishing_records', '(channel_code) -> publishing_channels (code) RESTRICT'),
  ('key publishing_records', '(content_id) -> content (id) CASCADE'),
  ('key publishing_records', '(published_by_id) -> users (id) SET NULL'),
  ('key publishing_records', '(site_id) -> sites (id) CASCADE'),
  ('key sectors', '(account_id) -> accounts (id) CASCADE'),
  ('key sectors', '(industry_sector_id) -> industry_sectors (id) RESTRICT'),
  ('key sectors', '(site_id) -> sites (id) CASCADE'),
  ('key seed_keywords', '(account_id) -> accounts (id) CASCADE'),
  ('key seed_keywords', '(industry_id) -> industries (id) RESTRICT'),
  ('key seed_keywords', '(sector_id) -> industry_sectors (id) RESTRICT'),
  ('key site_integrations', '(account_id) -> accounts (id) CASCADE'),
  ('key site_integrations', '(channel_code) -> publishing_channels (code) RESTRICT'),
  ('key site_integrations', '(site_id) -> sites (id) CASCADE'),
  ('key site_user_access', '(account_id) -> accounts (id) CASCADE'),
  ('key site_user_access', '(granted_by_id) -> users (id) SET NULL'),
  ('key site_user_access', '(site_id) -> sites (id) CASCADE'),
  ('key site_user_access', '(user_id) -> users (id) CASCADE'),
  ('key sites', '(account_id) -> accounts (id) CASCADE'),
  ('key sites', '(industry_id) -> industries (id) RESTRICT'),
  ('key subscriptions', '(account_id) -> accounts (id) CASCADE'),
  ('key subscriptions', '(plan_id) -> plans (id) RESTRICT'),
  ('key sync_events', '(account_id) -> accounts (id) CASCADE'),
  ('key sync_events', '(content_id) -> content (id) SET NULL'),
  ('key sync_events', '(integration_id) -> site_integrations (id) CASCADE'),
  ('key tasks', '(account_id) -> accounts (id) CASCADE'),
  ('key tasks', '(assigned_to_id) -> users (id) SET NULL'),
  ('key tasks', '(content_type) -> content_type_configs (slug) RESTRICT'),
  ('key tasks', '(idea_id) -> content_ideas (id) SET NULL'),
  ('key tasks', '(prompt_id) -> ai_prompts (id) SET NULL'),
  ('key tasks', '(site_id) -> sites (id) CASCADE'),
  ('key tasks', '(strategy_id) -> strategies (id) SET NULL'),
  ('key users', '(account_id) -> accounts (id) CASCADE'),
  ('key users', '(group_id) -> groups (id) RESTRICT'),
  ('key webhook_configs', '(account_id) -> accounts (id) CASCADE'),
  ('key webhook_configs', '(site_id) -> sites (id) CASCADE'),
  ('table account_payment_methods', 'account_id integer not null, brand text, created_at datetime not null, expires_on date, id integer not null, is_default boolean not null, last_four text, method_code text not null, provider_token text not null'),
  ('table accounts', 'billing_email text, created_at datetime not null, credits integer not null, id integer not null, name text not null, owner_id integer, plan_id integer not null, settings text not null, slug text not null, status text not null, stripe_customer_id text, trial_ends_at datetime, updated_at datetime not null'),
  ('table ai_prompts', 'body text not null, content_type text not null, id integer not null, is_active boolean not null, name text not null, operation text not null, slug text not null, tone text not null, variables text not null, version integer not null'),
  ('table ai_task_logs', 'account_id integer not null, content_id integer, cost_usd numeric(12,6) not null, created_at datetime not null, duration_ms integer not null, error_message text, id integer not null, model_name text not null, operation text not null, prompt_id integer, request text not null, status text not null, tokens_in integer not null, tokens_out integer not null, user_id integer'),
  ('table api_keys', 'account_id integer not null, created_at datetime not null, expires_at datetime, id text not null, key_hash text not null, last_used_at datetime, name text not null, prefix text not null, scopes text not null, user_id integer not null'),
  ('table audit_logs', 'account_id integer, action text not null, changes text not null, created_at datetime not null, entity text not null, entity_key text not null, id integer not null, ip_address text, user_id integer'),
  ('table author_profiles', 'bio text not null, id integer not null, is_active boolean not null, name text not null, slug text not null, style_rules text not null, tone text not null'),
  ('table automation_configs', 'account_id integer not null, created_at datetime not null, created_by_id integer, id integer not null, is_enabled boolean not null, name text not null, rules text not null, schedule text not null, site_id integer, strategy_id integer'),
  ('table automation_runs', 'account_id integer not null, automation_id integer not null, credits_used integer not null, finished_at datetime, id text not null, items_processed integer not null, log text not null, started_at datetime not null, status text not null'),
  ('table clusters', 'account_id integer not null, created_at datetime not null, description text, id integer not null, keywords_count integer not null, name text not null, sector_id integer not null, site_id integer not null, status text not null, total_volume integer not null'),
  ('table content', 'account_id integer not null, author_profile_id integer, content_type text not null, created_at datetime not null, html_content text not null, id integer not null, published_at datetime, seo text not null, site_id integer not null, slug text not null, status text not null, task_id integer, template_id text, title text not null, updated_at datetime not null, word_count integer not null'),
  ('table content_attributes', 'account_id integer not null, content_id integer not null, created_at datetime not null, id integer not null, name text not null, value text not null'),
  ('table content_cluster_maps', 'account_id integer not null, cluster_id integer not null, confidence real not null, content_id integer not null, created_at datetime not null, role text not null'),
  ('table content_ideas', 'account_id integer not null, cluster_id integer, content_type text not null, created_at datetime not null, description text, estimated_word_count integer not null, id integer not null, site_id integer not null, status text not null, target_keywords text not null, title text not null'),
  ('table content_taxonomies', 'account_id integer not null, created_at datetime not null, external_id integer, id integer not null, kind text not null, name text not null, parent_id integer, site_id integer not null, slug text not null'),
  ('table content_taxonomy_relations', 'account_id integer not null, content_id integer not null, created_at datetime not null, id integer not null, is_primary boolean not null, taxonomy_id integer not null'),
  ('table content_templates', 'content_type text not null, id text not null, is_active boolean not null, max_words integer not null, min_words integer not null, name text not null, sections text not null, slug text not null'),
  ('table content_type_configs', 'default_tone text not null, description text not null, id integer not null, is_active boolean not null, max_words integer not null, min_words integer not null, name text not null, slug text not null, structure text not null'),
  ('table content_types', 'app_label text not null, id integer not null, model text not null'),
  ('table credit_cost_configs', 'credits integer not null, display_name text not null, id integer not null, is_active boolean not null, operation text not null, unit text not null, updated_at datetime not null, updated_by_id integer'),
  ('table credit_packages', 'credits integer not null, discount_percent numeric(12,2) not null, id integer not null, is_active boolean not null, is_featured boolean not null, name text not null, position integer not null, price numeric(12,2) not null, slug text not null'),
  ('table credit_transactions', 'account_id integer not null, amount integer not null, balance_after integer not null, created_at datetime not null, description text not null, id integer not null, package_id integer, payment_id text, reason text not null'),
  ('table credit_usage_logs', 'account_id integer not null, content_id integer, cost_usd numeric(12,6) not null, created_at datetime not null, credits_used integer not null, id integer not null, model_name text, operation text not null, tokens_in integer not null, tokens_out integer not null, user_id integer'),
  ('table deployment_records', 'account_id integer not null, changes text not null, created_at datetime not null, deployed_by_id integer, duration_ms integer, id integer not null, site_id integer not null, status text not null, version text not null'),
  ('table group_results', 'children text not null, date_created datetime not null, date_done datetime, group_uuid text not null, id integer not null, result text'),
  ('table groups', 'id integer not null, name text not null, permissions text not null'),
  ('table images', 'account_id integer not null, alt_text text, content_id integer, created_at datetime not null, height integer not null, id integer not null, kind text not null, prompt text, site_id integer not null, uploaded_by_id integer, url text not null, width integer not null'),
  ('table industries', 'created_at datetime not null, description text not null, id integer not null, is_active boolean not null, name text not null, slug text not null'),
  ('table industry_sectors', 'description text not null, id integer not null, industry_id integer not null, is_active boolean not null, name text not null, position integer not null, slug text not null'),
  ('table integration_settings', 'account_id integer, api_key text, base_url text not null, config text not null, id integer not null, is_active boolean not null, name text not null, provider text not null, updated_at datetime not null'),
  ('table invoices', 'account_id integer not null, currency text not null, due_on date not null, id text not null, issued_on date not null, line_items text not null, number text not null, paid_at datetime, status text not null, subscription_id integer, subtotal numeric(12,2) not null, tax numeric(12,2) not null, total numeric(12,2) not null'),
  ('table keywords', 'account_id integer not null, cluster_id integer, created_at datetime not null, difficulty integer not null, id integer not null, intent text not null, keyword text not null, sector_id integer not null, seed_keyword_id integer, site_id integer not null, status text not null, volume integer not null'),
  ('table log_entries', 'action_flag integer not null, action_time datetime not null, change_message text not null, content_type_id integer, id integer not null, object_id text, object_repr text not null, user_id integer not null'),
  ('table notification_configs', 'body text not null, channel text not null, event text not null, id integer not null, is_enabled boolean not null, subject text'),
  ('table password_reset_tokens', 'created_at datetime not null, expires_at datetime not null, id integer not null, token_hash text not null, used_at datetime, user_id integer not null'),
  ('table payment_method_configs', 'code text not null, config text not null, countries text not null, currencies text not null, display_name text not null, is_enabled boolean not null, position integer not null, provider text not null'),
  ('table payments', 'account_id integer not null, amount numeric(12,2) not null, created_at datetime not null, currency text not null, failure_message text, id text not null, invoice_id text not null, payment_method_id integer, provider_reference text, status text not null'),
  ('table permissions', 'codename text not null, content_type_id integer not null, id integer not null, name text not null'),
  ('table plan_limit_usage', 'account_id integer not null, allowed integer, id integer not null, limit_name text not null, period_end date not null, period_start date not null, plan_id integer not null, used integer not null'),
  ('table plans', 'billing_interval text not null, description text not null, features text not null, id integer not null, included_credits integer not null, is_active boolean not null, max_sites integer, max_users integer, name text not null, position integer not null, price numeric(12,2) not null, slug text not null'),
  ('table publishing_channels', 'api_defaults text not null, auth_kind text not null, capabilities text not null, code text not null, description text not null, display_name text not null, is_enabled boolean not null, position integer not null'),
  ('table publishing_records', 'account_id integer not null, channel_code text not null, content_id integer not null, created_at datetime not null, external_url text, id text not null, payload text not null, published_at datetime, published_by_id integer, site_id integer not null, status text not null'),
  ('table sectors', 'account_id integer not null, created_at datetime not null, id integer not null, industry_sector_id integer not null, is_active boolean not null, name text not null, site_id integer not null, slug text not null'),
  ('table seed_keywords', 'account_id integer, created_at datetime not null, difficulty integer not null, id integer not null, industry_id integer not null, intent text not null, keyword text not null, sector_id integer not null, volume integer not null'),
  ('table sessions', 'expire_date datetime not null, session_data text not null, session_key text not null'),
  ('table site_integrations', 'access_token text, account_id integer not null, base_url text not null, channel_code text not null, created_at datetime not null, id integer not null, is_active boolean not null, last_sync_at datetime, settings text not null, site_id integer not null, webhook_secret text'),
  ('table site_user_access', 'account_id integer not null, granted_at datetime not null, granted_by_id integer, id integer not null, level text not null, site_id integer not null, user_id integer not null'),
  ('table sites', 'account_id integer not null, created_at datetime not null, domain text, id integer not null, industry_id integer, is_active boolean not null, locales text not null, name text not null, seo_metadata text not null, slug text not null, updated_at datetime not null'),
  ('table strategies', 'cadence text not null, goal text not null, id integer not null, is_active boolean not null, name text not null, slug text not null, steps text not null'),
  ('table subscriptions', 'account_id integer not null, cancel_at_period_end boolean not null, created_at datetime not null, current_period_end datetime not null, current_period_start datetime not null, id integer not null, plan_id integer not null, status text not null, stripe_subscription_id text'),
  ('table sync_events', 'account_id integer not null, content_id integer, created_at datetime not null, direction text not null, error_message text, id integer not null, integration_id integer not null, items_count integer not null, status text not null'),
  ('table system_settings', 'description text not null, is_public boolean not null, key text not null, value text not null'),
  ('table task_results', 'arguments text not null, date_created datetime not null, date_done datetime, id integer not null, result text, status text not null, task_name text not null, task_uuid text not null, traceback text, worker text'),
  ('table tasks', 'account_id integer not null, assigned_to_id integer, content_type text not null, created_at datetime not null, due_at datetime, id integer not null, idea_id integer, priority integer not null, prompt_id integer, site_id integer not null, status text not null, strategy_id integer, title text not null'),
  ('table taxonomy_configs', 'display_name text not null, id integer not null, is_required boolean not null, kind text not null, max_depth integer not null, max_terms_per_content integer not null, slug_pattern text not null'),
  ('table users', 'account_id integer, date_joined datetime not null, email text not null, full_name text not null, group_id integer, id integer not null, is_active boolean not null, is_staff boolean not null, is_superuser boolean not null, last_login datetime, password_hash text not null, preferences text not null, role text not null'),
  ('table webhook_configs', 'account_id integer not null, created_at datetime not null, events text not null, headers text not null, id text not null, is_active boolean not null, signing_secret text not null, site_id integer, url text not null')
);
SELECT RAISE(ABORT, 'data-class: the schema is not the catalog''s') WHERE EXISTS (
SELECT CASE WHEN sum(n) > 0 THEN 'missing: ' ELSE 'unknown: ' END || what || ': ' || detail FROM (
  SELECT what, detail, 1 AS n FROM data_class_expected
  UNION ALL SELECT what, detail, -1 FROM (
  SELECT 'table ' || t.name AS what, coalesce((SELECT group_concat(d, ', ') FROM (SELECT x.name || ' ' || CASE WHEN x.hidden > 1 THEN replace(replace(replace(replace(replace(lower(x.type), ' ', ''), char(9), ''), char(10), ''), char(13), ''), 'generatedalways', '') ELSE replace(replace(replace(replace(lower(x.type), ' ', ''), char(9), ''), char(10), ''), char(13), '') END || CASE WHEN x."notnull" OR (x.pk > 0 AND (t.wr OR (lower(x.type) = 'integer' AND (SELECT count(*) FROM pragma_table_info(t.name) y WHERE y.pk > 0) = 1 AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) i WHERE i.origin = 'pk')))) THEN ' not null' ELSE '' END AS d FROM pragma_table_xinfo(t.name) x WHERE x.hidden <> 1 ORDER BY x.name)), '') AS detail
    FROM pragma_table_list t WHERE t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND lower(t.name) NOT IN ('_sqlx_migrations', '__diesel_schema_migrations', 'seaql_migrations', 'refinery_schema_history', 'flyway_schema_history', 'schema_migrations', 'goose_db_version', 'atlas_schema_revisions', '_prisma_migrations', 'databasechangelog', 'databasechangeloglock', '__efmigrationshistory', 'alembic_version', 'django_migrations', 'ar_internal_metadata', 'knex_migrations', 'knex_migrations_lock', '__drizzle_migrations', 'data_class_environment', 'data_class_runs', 'data_class_seeded', 'data_class_transferred')
  UNION SELECT lower('key ' || child), lower('(' || group_concat("from", ', ') || ') -> ' || parent || ' (' || group_concat("to", ', ')) || ') ' || on_delete || CASE on_update WHEN 'NO ACTION' THEN '' ELSE ' ON UPDATE ' || on_update END
    FROM (SELECT t.name AS child, k.id, k."table" AS parent, k."from", k.on_delete, k.on_update, coalesce(k."to", (SELECT x.name FROM pragma_table_info(k."table") x WHERE x.pk = k.seq + 1)) AS "to" FROM pragma_table_list t, pragma_foreign_key_list(t.name) k WHERE t.schema = 'main' AND t.type = 'table' ORDER BY t.name, k.id, k.seq) GROUP BY child, id
  UNION SELECT 'trigger ' || t.name, m.name || ' ' || m.sql FROM main.sqlite_schema m JOIN pragma_table_list t ON lower(t.name) = lower(m.tbl_name) WHERE m.type = 'trigger' AND t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND lower(t.name) NOT IN ('_sqlx_migrations', '__diesel_schema_migrations', 'seaql_migrations', 'refinery_schema_history', 'flyway_schema_history', 'schema_migrations', 'goose_db_version', 'atlas_schema_revisions', '_prisma_migrations', 'databasechangelog', 'databasechangeloglock', '__efmigrationshistory', 'alembic_version', 'django_migrations', 'ar_internal_metadata', 'knex_migrations', 'knex_migrations_lock', '__drizzle_migrations', 'data_class_environment', 'data_class_runs', 'data_class_seeded', 'data_class_transferred')
  ) live
) d GROUP BY what, detail HAVING sum(n) <> 0
);
DELETE FROM data_class_clock;
INSERT INTO data_class_clock
SELECT strftime('%Y-%m-%d %H:%M:%f', 'now') AS now;
UPDATE data_class_run SET done = 1 WHERE unit = 'guard' AND step = 1;
END;

INSERT INTO data_class_run VALUES ('guard', 1, 0);

-- ai_task_logs: rows whose created_at is more than 90 days ago.
CREATE TEMP TRIGGER data_class_purge_0_1 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_0' AND new.step = 1 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM sqlite_temp_master WHERE type = 'trigger' AND tbl_name = 'data_class_run' AND name GLOB 'data_class_purge_0_[0-9]*') <> 2;
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_0' AND step = 1;
END;

CREATE TEMP TRIGGER data_class_purge_0_2 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_0' AND new.step = 2 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM data_class_run WHERE unit = 'purge_0' AND done) <> 1;

-- no table that is cleaned references it
DELETE FROM "ai_task_logs"
WHERE (typeof("created_at") = 'text' AND "created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("created_at") IS NOT NULL AND julianday("created_at") < (SELECT julianday(now, '-2160 hours') FROM data_class_clock));
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_0' AND step = 2;
END;

INSERT INTO data_class_run VALUES ('purge_0', 1, 0), ('purge_0', 2, 0);
SELECT 'ai_task_logs' AS "rows that stay, their time can't be read", count(*) AS number FROM "ai_task_logs" WHERE "created_at" IS NOT NULL AND NOT (typeof("created_at") = 'text' AND "created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("created_at") IS NOT NULL);

-- credit_usage_logs: rows whose created_at is more than 90 days ago.
CREATE TEMP TRIGGER data_class_purge_1_1 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_1' AND new.step = 1 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM sqlite_temp_master WHERE type = 'trigger' AND tbl_name = 'data_class_run' AND name GLOB 'data_class_purge_1_[0-9]*') <> 2;
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_1' AND step = 1;
END;

CREATE TEMP TRIGGER data_class_purge_1_2 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_1' AND new.step = 2 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM data_class_run WHERE unit = 'purge_1' AND done) <> 1;

-- no table that is cleaned references it
DELETE FROM "credit_usage_logs"
WHERE (typeof("created_at") = 'text' AND "created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("created_at") IS NOT NULL AND julianday("created_at") < (SELECT julianday(now, '-2160 hours') FROM data_class_clock));
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_1' AND step = 2;
END;

INSERT INTO data_class_run VALUES ('purge_1', 1, 0), ('purge_1', 2, 0);
SELECT 'credit_usage_logs' AS "rows that stay, their time can't be read", count(*) AS number FROM "credit_usage_logs" WHERE "created_at" IS NOT NULL AND NOT (typeof("created_at") = 'text' AND "created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("created_at") IS NOT NULL);

-- log_entries: rows whose action_time is more than 90 days ago.
CREATE TEMP TRIGGER data_class_purge_2_1 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_2' AND new.step = 1 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM sqlite_temp_master WHERE type = 'trigger' AND tbl_name = 'data_class_run' AND name GLOB 'data_class_purge_2_[0-9]*') <> 2;
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_2' AND step = 1;
END;

CREATE TEMP TRIGGER data_class_purge_2_2 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_2' AND new.step = 2 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM data_class_run WHERE unit = 'purge_2' AND done) <> 1;

-- no table that is cleaned references it
DELETE FROM "log_entries"
WHERE (typeof("action_time") = 'text' AND "action_time" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("action_time") IS NOT NULL AND julianday("action_time") < (SELECT julianday(now, '-2160 hours') FROM data_class_clock));
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_2' AND step = 2;
END;

INSERT INTO data_class_run VALUES ('purge_2', 1, 0), ('purge_2', 2, 0);
SELECT 'log_entries' AS "rows that stay, their time can't be read", count(*) AS number FROM "log_entries" WHERE "action_time" IS NOT NULL AND NOT (typeof("action_time") = 'text' AND "action_time" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("action_time") IS NOT NULL);

-- password_reset_tokens: rows whose expires_at has passed.
CREATE TEMP TRIGGER data_class_purge_3_1 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_3' AND new.step = 1 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM sqlite_temp_master WHERE type = 'trigger' AND tbl_name = 'data_class_run' AND name GLOB 'data_class_purge_3_[0-9]*') <> 2;
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_3' AND step = 1;
END;

CREATE TEMP TRIGGER data_class_purge_3_2 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_3' AND new.step = 2 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM data_class_run WHERE unit = 'purge_3' AND done) <> 1;

-- no table that is cleaned references it
DELETE FROM "password_reset_tokens"
WHERE (typeof("expires_at") = 'text' AND "expires_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("expires_at") IS NOT NULL AND julianday("expires_at") < (SELECT julianday(now, '-0 hours') FROM data_class_clock));
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_3' AND step = 2;
END;

INSERT INTO data_class_run VALUES ('purge_3', 1, 0), ('purge_3', 2, 0);
SELECT 'password_reset_tokens' AS "rows that stay, their time can't be read", count(*) AS number FROM "password_reset_tokens" WHERE "expires_at" IS NOT NULL AND NOT (typeof("expires_at") = 'text' AND "expires_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("expires_at") IS NOT NULL);

-- sessions: rows whose expire_date has passed.
CREATE TEMP TRIGGER data_class_purge_4_1 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_4' AND new.step = 1 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM sqlite_temp_master WHERE type = 'trigger' AND tbl_name = 'data_class_run' AND name GLOB 'data_class_purge_4_[0-9]*') <> 2;
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_4' AND step = 1;
END;

CREATE TEMP TRIGGER data_class_purge_4_2 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_4' AND new.step = 2 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM data_class_run WHERE unit = 'purge_4' AND done) <> 1;

-- no table that is cleaned references it
DELETE FROM "sessions"
WHERE (typeof("expire_date") = 'text' AND "expire_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("expire_date") IS NOT NULL AND julianday("expire_date") < (SELECT julianday(now, '-0 hours') FROM data_class_clock));
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_4' AND step = 2;
END;

INSERT INTO data_class_run VALUES ('purge_4', 1, 0), ('purge_4', 2, 0);
SELECT 'sessions' AS "rows that stay, their time can't be read", count(*) AS number FROM "sessions" WHERE "expire_date" IS NOT NULL AND NOT (typeof("expire_date") = 'text' AND "expire_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("expire_date") IS NOT NULL);

-- task_results: rows whose date_done is more than 30 days ago.
CREATE TEMP TRIGGER data_class_purge_5_1 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_5' AND new.step = 1 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM sqlite_temp_master WHERE type = 'trigger' AND tbl_name = 'data_class_run' AND name GLOB 'data_class_purge_5_[0-9]*') <> 2;
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_5' AND step = 1;
END;

CREATE TEMP TRIGGER data_class_purge_5_2 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_5' AND new.step = 2 BEGIN
SELECT RAISE(ABORT, 'data-class: a step is missing') WHERE (SELECT count(*) FROM data_class_run WHERE unit = 'purge_5' AND done) <> 1;

-- no table that is cleaned references it
DELETE FROM "task_results"
WHERE (typeof("date_done") = 'text' AND "date_done" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("date_done") IS NOT NULL AND julianday("date_done") < (SELECT julianday(now, '-720 hours') FROM data_class_clock));
UPDATE data_class_run SET done = 1 WHERE unit = 'purge_5' AND step = 2;
END;

INSERT INTO data_class_run VALUES ('purge_5', 1, 0), ('purge_5', 2, 0);
SELECT 'task_results' AS "rows that stay, their time can't be read", count(*) AS number FROM "task_results" WHERE "date_done" IS NOT NULL AND NOT (typeof("date_done") = 'text' AND "date_done" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("date_done") IS NOT NULL);
