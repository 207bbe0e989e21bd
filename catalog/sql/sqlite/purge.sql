.bail on
-- Deletes rows whose time has passed, one transaction a table. Remade by `cargo data-class classify`; don't edit.
-- Rows without a time, with a future one, or exactly at the limit stay.
.bail on

PRAGMA foreign_keys = ON;
PRAGMA recursive_triggers = OFF;
DROP TABLE IF EXISTS temp.data_class_run;
CREATE TEMP TABLE data_class_run (unit TEXT);

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
  ('table account_payment_methods', 'account_id integer, brand text, created_at datetime, expires_on date, id integer, is_default boolean, last_four text, method_code text, provider_token text'),
  ('table accounts', 'billing_email text, created_at datetime, credits integer, id integer, name text, owner_id integer, plan_id integer, settings text, slug text, status text, stripe_customer_id text, trial_ends_at datetime, updated_at datetime'),
  ('table ai_prompts', 'body text, content_type text, id integer, is_active boolean, name text, operation text, slug text, tone text, variables text, version integer'),
  ('table ai_task_logs', 'account_id integer, content_id integer, cost_usd numeric(12,6), created_at datetime, duration_ms integer, error_message text, id integer, model_name text, operation text, prompt_id integer, request text, status text, tokens_in integer, tokens_out integer, user_id integer'),
  ('table api_keys', 'account_id integer, created_at datetime, expires_at datetime, id text, key_hash text, last_used_at datetime, name text, prefix text, scopes text, user_id integer'),
  ('table audit_logs', 'account_id integer, action text, changes text, created_at datetime, entity text, entity_key text, id integer, ip_address text, user_id integer'),
  ('table author_profiles', 'bio text, id integer, is_active boolean, name text, slug text, style_rules text, tone text'),
  ('table automation_configs', 'account_id integer, created_at datetime, created_by_id integer, id integer, is_enabled boolean, name text, rules text, schedule text, site_id integer, strategy_id integer'),
  ('table automation_runs', 'account_id integer, automation_id integer, credits_used integer, finished_at datetime, id text, items_processed integer, log text, started_at datetime, status text'),
  ('table clusters', 'account_id integer, created_at datetime, description text, id integer, keywords_count integer, name text, sector_id integer, site_id integer, status text, total_volume integer'),
  ('table content', 'account_id integer, author_profile_id integer, content_type text, created_at datetime, html_content text, id integer, published_at datetime, seo text, site_id integer, slug text, status text, task_id integer, template_id text, title text, updated_at datetime, word_count integer'),
  ('table content_attributes', 'account_id integer, content_id integer, created_at datetime, id integer, name text, value text'),
  ('table content_cluster_maps', 'account_id integer, cluster_id integer, confidence real, content_id integer, created_at datetime, role text'),
  ('table content_ideas', 'account_id integer, cluster_id integer, content_type text, created_at datetime, description text, estimated_word_count integer, id integer, site_id integer, status text, target_keywords text, title text'),
  ('table content_taxonomies', 'account_id integer, created_at datetime, external_id integer, id integer, kind text, name text, parent_id integer, site_id integer, slug text'),
  ('table content_taxonomy_relations', 'account_id integer, content_id integer, created_at datetime, id integer, is_primary boolean, taxonomy_id integer'),
  ('table content_templates', 'content_type text, id text, is_active boolean, max_words integer, min_words integer, name text, sections text, slug text'),
  ('table content_type_configs', 'default_tone text, description text, id integer, is_active boolean, max_words integer, min_words integer, name text, slug text, structure text'),
  ('table content_types', 'app_label text, id integer, model text'),
  ('table credit_cost_configs', 'credits integer, display_name text, id integer, is_active boolean, operation text, unit text, updated_at datetime, updated_by_id integer'),
  ('table credit_packages', 'credits integer, discount_percent numeric(12,2), id integer, is_active boolean, is_featured boolean, name text, position integer, price numeric(12,2), slug text'),
  ('table credit_transactions', 'account_id integer, amount integer, balance_after integer, created_at datetime, description text, id integer, package_id integer, payment_id text, reason text'),
  ('table credit_usage_logs', 'account_id integer, content_id integer, cost_usd numeric(12,6), created_at datetime, credits_used integer, id integer, model_name text, operation text, tokens_in integer, tokens_out integer, user_id integer'),
  ('table deployment_records', 'account_id integer, changes text, created_at datetime, deployed_by_id integer, duration_ms integer, id integer, site_id integer, status text, version text'),
  ('table group_results', 'children text, date_created datetime, date_done datetime, group_uuid text, id integer, result text'),
  ('table groups', 'id integer, name text, permissions text'),
  ('table images', 'account_id integer, alt_text text, content_id integer, created_at datetime, height integer, id integer, kind text, prompt text, site_id integer, uploaded_by_id integer, url text, width integer'),
  ('table industries', 'created_at datetime, description text, id integer, is_active boolean, name text, slug text'),
  ('table industry_sectors', 'description text, id integer, industry_id integer, is_active boolean, name text, position integer, slug text'),
  ('table integration_settings', 'account_id integer, api_key text, base_url text, config text, id integer, is_active boolean, name text, provider text, updated_at datetime'),
  ('table invoices', 'account_id integer, currency text, due_on date, id text, issued_on date, line_items text, number text, paid_at datetime, status text, subscription_id integer, subtotal numeric(12,2), tax numeric(12,2), total numeric(12,2)'),
  ('table keywords', 'account_id integer, cluster_id integer, created_at datetime, difficulty integer, id integer, intent text, keyword text, sector_id integer, seed_keyword_id integer, site_id integer, status text, volume integer'),
  ('table log_entries', 'action_flag integer, action_time datetime, change_message text, content_type_id integer, id integer, object_id text, object_repr text, user_id integer'),
  ('table notification_configs', 'body text, channel text, event text, id integer, is_enabled boolean, subject text'),
  ('table password_reset_tokens', 'created_at datetime, expires_at datetime, id integer, token_hash text, used_at datetime, user_id integer'),
  ('table payment_method_configs', 'code text, config text, countries text, currencies text, display_name text, is_enabled boolean, position integer, provider text'),
  ('table payments', 'account_id integer, amount numeric(12,2), created_at datetime, currency text, failure_message text, id text, invoice_id text, payment_method_id integer, provider_reference text, status text'),
  ('table permissions', 'codename text, content_type_id integer, id integer, name text'),
  ('table plan_limit_usage', 'account_id integer, allowed integer, id integer, limit_name text, period_end date, period_start date, plan_id integer, used integer'),
  ('table plans', 'billing_interval text, description text, features text, id integer, included_credits integer, is_active boolean, max_sites integer, max_users integer, name text, position integer, price numeric(12,2), slug text'),
  ('table publishing_channels', 'api_defaults text, auth_kind text, capabilities text, code text, description text, display_name text, is_enabled boolean, position integer'),
  ('table publishing_records', 'account_id integer, channel_code text, content_id integer, created_at datetime, external_url text, id text, payload text, published_at datetime, published_by_id integer, site_id integer, status text'),
  ('table sectors', 'account_id integer, created_at datetime, id integer, industry_sector_id integer, is_active boolean, name text, site_id integer, slug text'),
  ('table seed_keywords', 'account_id integer, created_at datetime, difficulty integer, id integer, industry_id integer, intent text, keyword text, sector_id integer, volume integer'),
  ('table sessions', 'expire_date datetime, session_data text, session_key text'),
  ('table site_integrations', 'access_token text, account_id integer, base_url text, channel_code text, created_at datetime, id integer, is_active boolean, last_sync_at datetime, settings text, site_id integer, webhook_secret text'),
  ('table site_user_access', 'account_id integer, granted_at datetime, granted_by_id integer, id integer, level text, site_id integer, user_id integer'),
  ('table sites', 'account_id integer, created_at datetime, domain text, id integer, industry_id integer, is_active boolean, locales text, name text, seo_metadata text, slug text, updated_at datetime'),
  ('table strategies', 'cadence text, goal text, id integer, is_active boolean, name text, slug text, steps text'),
  ('table subscriptions', 'account_id integer, cancel_at_period_end boolean, created_at datetime, current_period_end datetime, current_period_start datetime, id integer, plan_id integer, status text, stripe_subscription_id text'),
  ('table sync_events', 'account_id integer, content_id integer, created_at datetime, direction text, error_message text, id integer, integration_id integer, items_count integer, status text'),
  ('table system_settings', 'description text, is_public boolean, key text, value text'),
  ('table task_results', 'arguments text, date_created datetime, date_done datetime, id integer, result text, status text, task_name text, task_uuid text, traceback text, worker text'),
  ('table tasks', 'account_id integer, assigned_to_id integer, content_type text, created_at datetime, due_at datetime, id integer, idea_id integer, priority integer, prompt_id integer, site_id integer, status text, strategy_id integer, title text'),
  ('table taxonomy_configs', 'display_name text, id integer, is_required boolean, kind text, max_depth integer, max_terms_per_content integer, slug_pattern text'),
  ('table users', 'account_id integer, date_joined datetime, email text, full_name text, group_id integer, id integer, is_active boolean, is_staff boolean, is_superuser boolean, last_login datetime, password_hash text, preferences text, role text'),
  ('table webhook_configs', 'account_id integer, created_at datetime, events text, headers text, id text, is_active boolean, signing_secret text, site_id integer, url text')
)
) WHERE 0;

DROP TABLE IF EXISTS temp.data_class_clock;

CREATE TEMP TABLE data_class_clock AS SELECT * FROM (
SELECT strftime('%Y-%m-%d %H:%M:%f', 'now') AS now
) WHERE 0;

DROP TRIGGER IF EXISTS temp.data_class_guard;

CREATE TEMP TRIGGER data_class_guard AFTER INSERT ON data_class_run WHEN new.unit = 'guard' BEGIN
SELECT RAISE(ABORT, 'data-class: foreign keys are not enforced') WHERE EXISTS (
SELECT 'off' FROM pragma_foreign_keys WHERE foreign_keys <> 1 UNION ALL SELECT 'unknown' WHERE NOT EXISTS (SELECT 1 FROM pragma_foreign_keys)
);
SELECT RAISE(ABORT, 'data-class: a temporary object could be mistaken for one of the database''s') WHERE EXISTS (
SELECT name FROM temp.sqlite_schema WHERE name NOT LIKE 'data\_class\_%' ESCAPE '\' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
);

-- The schema: tables with their columns, foreign keys, triggers and rules.
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
  ('table account_payment_methods', 'account_id integer, brand text, created_at datetime, expires_on date, id integer, is_default boolean, last_four text, method_code text, provider_token text'),
  ('table accounts', 'billing_email text, created_at datetime, credits integer, id integer, name text, owner_id integer, plan_id integer, settings text, slug text, status text, stripe_customer_id text, trial_ends_at datetime, updated_at datetime'),
  ('table ai_prompts', 'body text, content_type text, id integer, is_active boolean, name text, operation text, slug text, tone text, variables text, version integer'),
  ('table ai_task_logs', 'account_id integer, content_id integer, cost_usd numeric(12,6), created_at datetime, duration_ms integer, error_message text, id integer, model_name text, operation text, prompt_id integer, request text, status text, tokens_in integer, tokens_out integer, user_id integer'),
  ('table api_keys', 'account_id integer, created_at datetime, expires_at datetime, id text, key_hash text, last_used_at datetime, name text, prefix text, scopes text, user_id integer'),
  ('table audit_logs', 'account_id integer, action text, changes text, created_at datetime, entity text, entity_key text, id integer, ip_address text, user_id integer'),
  ('table author_profiles', 'bio text, id integer, is_active boolean, name text, slug text, style_rules text, tone text'),
  ('table automation_configs', 'account_id integer, created_at datetime, created_by_id integer, id integer, is_enabled boolean, name text, rules text, schedule text, site_id integer, strategy_id integer'),
  ('table automation_runs', 'account_id integer, automation_id integer, credits_used integer, finished_at datetime, id text, items_processed integer, log text, started_at datetime, status text'),
  ('table clusters', 'account_id integer, created_at datetime, description text, id integer, keywords_count integer, name text, sector_id integer, site_id integer, status text, total_volume integer'),
  ('table content', 'account_id integer, author_profile_id integer, content_type text, created_at datetime, html_content text, id integer, published_at datetime, seo text, site_id integer, slug text, status text, task_id integer, template_id text, title text, updated_at datetime, word_count integer'),
  ('table content_attributes', 'account_id integer, content_id integer, created_at datetime, id integer, name text, value text'),
  ('table content_cluster_maps', 'account_id integer, cluster_id integer, confidence real, content_id integer, created_at datetime, role text'),
  ('table content_ideas', 'account_id integer, cluster_id integer, content_type text, created_at datetime, description text, estimated_word_count integer, id integer, site_id integer, status text, target_keywords text, title text'),
  ('table content_taxonomies', 'account_id integer, created_at datetime, external_id integer, id integer, kind text, name text, parent_id integer, site_id integer, slug text'),
  ('table content_taxonomy_relations', 'account_id integer, content_id integer, created_at datetime, id integer, is_primary boolean, taxonomy_id integer'),
  ('table content_templates', 'content_type text, id text, is_active boolean, max_words integer, min_words integer, name text, sections text, slug text'),
  ('table content_type_configs', 'default_tone text, description text, id integer, is_active boolean, max_words integer, min_words integer, name text, slug text, structure text'),
  ('table content_types', 'app_label text, id integer, model text'),
  ('table credit_cost_configs', 'credits integer, display_name text, id integer, is_active boolean, operation text, unit text, updated_at datetime, updated_by_id integer'),
  ('table credit_packages', 'credits integer, discount_percent numeric(12,2), id integer, is_active boolean, is_featured boolean, name text, position integer, price numeric(12,2), slug text'),
  ('table credit_transactions', 'account_id integer, amount integer, balance_after integer, created_at datetime, description text, id integer, package_id integer, payment_id text, reason text'),
  ('table credit_usage_logs', 'account_id integer, content_id integer, cost_usd numeric(12,6), created_at datetime, credits_used integer, id integer, model_name text, operation text, tokens_in integer, tokens_out integer, user_id integer'),
  ('table deployment_records', 'account_id integer, changes text, created_at datetime, deployed_by_id integer, duration_ms integer, id integer, site_id integer, status text, version text'),
  ('table group_results', 'children text, date_created datetime, date_done datetime, group_uuid text, id integer, result text'),
  ('table groups', 'id integer, name text, permissions text'),
  ('table images', 'account_id integer, alt_text text, content_id integer, created_at datetime, height integer, id integer, kind text, prompt text, site_id integer, uploaded_by_id integer, url text, width integer'),
  ('table industries', 'created_at datetime, description text, id integer, is_active boolean, name text, slug text'),
  ('table industry_sectors', 'description text, id integer, industry_id integer, is_active boolean, name text, position integer, slug text'),
  ('table integration_settings', 'account_id integer, api_key text, base_url text, config text, id integer, is_active boolean, name text, provider text, updated_at datetime'),
  ('table invoices', 'account_id integer, currency text, due_on date, id text, issued_on date, line_items text, number text, paid_at datetime, status text, subscription_id integer, subtotal numeric(12,2), tax numeric(12,2), total numeric(12,2)'),
  ('table keywords', 'account_id integer, cluster_id integer, created_at datetime, difficulty integer, id integer, intent text, keyword text, sector_id integer, seed_keyword_id integer, site_id integer, status text, volume integer'),
  ('table log_entries', 'action_flag integer, action_time datetime, change_message text, content_type_id integer, id integer, object_id text, object_repr text, user_id integer'),
  ('table notification_configs', 'body text, channel text, event text, id integer, is_enabled boolean, subject text'),
  ('table password_reset_tokens', 'created_at datetime, expires_at datetime, id integer, token_hash text, used_at datetime, user_id integer'),
  ('table payment_method_configs', 'code text, config text, countries text, currencies text, display_name text, is_enabled boolean, position integer, provider text'),
  ('table payments', 'account_id integer, amount numeric(12,2), created_at datetime, currency text, failure_message text, id text, invoice_id text, payment_method_id integer, provider_reference text, status text'),
  ('table permissions', 'codename text, content_type_id integer, id integer, name text'),
  ('table plan_limit_usage', 'account_id integer, allowed integer, id integer, limit_name text, period_end date, period_start date, plan_id integer, used integer'),
  ('table plans', 'billing_interval text, description text, features text, id integer, included_credits integer, is_active boolean, max_sites integer, max_users integer, name text, position integer, price numeric(12,2), slug text'),
  ('table publishing_channels', 'api_defaults text, auth_kind text, capabilities text, code text, description text, display_name text, is_enabled boolean, position integer'),
  ('table publishing_records', 'account_id integer, channel_code text, content_id integer, created_at datetime, external_url text, id text, payload text, published_at datetime, published_by_id integer, site_id integer, status text'),
  ('table sectors', 'account_id integer, created_at datetime, id integer, industry_sector_id integer, is_active boolean, name text, site_id integer, slug text'),
  ('table seed_keywords', 'account_id integer, created_at datetime, difficulty integer, id integer, industry_id integer, intent text, keyword text, sector_id integer, volume integer'),
  ('table sessions', 'expire_date datetime, session_data text, session_key text'),
  ('table site_integrations', 'access_token text, account_id integer, base_url text, channel_code text, created_at datetime, id integer, is_active boolean, last_sync_at datetime, settings text, site_id integer, webhook_secret text'),
  ('table site_user_access', 'account_id integer, granted_at datetime, granted_by_id integer, id integer, level text, site_id integer, user_id integer'),
  ('table sites', 'account_id integer, created_at datetime, domain text, id integer, industry_id integer, is_active boolean, locales text, name text, seo_metadata text, slug text, updated_at datetime'),
  ('table strategies', 'cadence text, goal text, id integer, is_active boolean, name text, slug text, steps text'),
  ('table subscriptions', 'account_id integer, cancel_at_period_end boolean, created_at datetime, current_period_end datetime, current_period_start datetime, id integer, plan_id integer, status text, stripe_subscription_id text'),
  ('table sync_events', 'account_id integer, content_id integer, created_at datetime, direction text, error_message text, id integer, integration_id integer, items_count integer, status text'),
  ('table system_settings', 'description text, is_public boolean, key text, value text'),
  ('table task_results', 'arguments text, date_created datetime, date_done datetime, id integer, result text, status text, task_name text, task_uuid text, traceback text, worker text'),
  ('table tasks', 'account_id integer, assigned_to_id integer, content_type text, created_at datetime, due_at datetime, id integer, idea_id integer, priority integer, prompt_id integer, site_id integer, status text, strategy_id integer, title text'),
  ('table taxonomy_configs', 'display_name text, id integer, is_required boolean, kind text, max_depth integer, max_terms_per_content integer, slug_pattern text'),
  ('table users', 'account_id integer, date_joined datetime, email text, full_name text, group_id integer, id integer, is_active boolean, is_staff boolean, is_superuser boolean, last_login datetime, password_hash text, preferences text, role text'),
  ('table webhook_configs', 'account_id integer, created_at datetime, events text, headers text, id text, is_active boolean, signing_secret text, site_id integer, url text')
);
SELECT RAISE(ABORT, 'data-class: the schema is not the catalog''s') WHERE EXISTS (
SELECT CASE WHEN sum(n) > 0 THEN 'missing: ' ELSE 'unknown: ' END || what || ': ' || detail FROM (
  SELECT what, detail, 1 AS n FROM data_class_expected
  UNION ALL SELECT 'table ' || t.name, coalesce((SELECT group_concat(d, ', ') FROM (SELECT x.name || ' ' || CASE WHEN x.hidden > 1 THEN replace(replace(replace(replace(replace(lower(x.type), ' ', ''), char(9), ''), char(10), ''), char(13), ''), 'generatedalways', '') ELSE replace(replace(replace(replace(lower(x.type), ' ', ''), char(9), ''), char(10), ''), char(13), '') END AS d FROM pragma_table_xinfo(t.name) x WHERE x.hidden <> 1 ORDER BY x.name)), ''), -1
    FROM pragma_table_list t WHERE t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND lower(t.name) NOT IN ('_sqlx_migrations', '__diesel_schema_migrations', 'seaql_migrations', 'refinery_schema_history', 'flyway_schema_history', 'schema_migrations', 'goose_db_version', 'atlas_schema_revisions', '_prisma_migrations', 'databasechangelog', 'databasechangeloglock', '__efmigrationshistory', 'alembic_version', 'django_migrations', 'ar_internal_metadata', 'knex_migrations', 'knex_migrations_lock', '__drizzle_migrations', 'data_class_environment', 'data_class_runs')
  UNION ALL SELECT lower('key ' || child), lower('(' || group_concat("from", ', ') || ') -> ' || parent || ' (' || group_concat("to", ', ')) || ') ' || on_delete, -1
    FROM (SELECT t.name AS child, k.id, k."table" AS parent, k."from", k.on_delete, coalesce(k."to", (SELECT x.name FROM pragma_table_info(k."table") x WHERE x.pk = k.seq + 1)) AS "to" FROM pragma_table_list t, pragma_foreign_key_list(t.name) k WHERE t.schema = 'main' AND t.type = 'table' ORDER BY t.name, k.id, k.seq) GROUP BY child, id
  UNION ALL SELECT 'trigger ' || m.tbl_name, m.name, -1 FROM main.sqlite_schema m WHERE m.type = 'trigger' AND m.tbl_name IN (SELECT t.name FROM pragma_table_list t WHERE t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND lower(t.name) NOT IN ('_sqlx_migrations', '__diesel_schema_migrations', 'seaql_migrations', 'refinery_schema_history', 'flyway_schema_history', 'schema_migrations', 'goose_db_version', 'atlas_schema_revisions', '_prisma_migrations', 'databasechangelog', 'databasechangeloglock', '__efmigrationshistory', 'alembic_version', 'django_migrations', 'ar_internal_metadata', 'knex_migrations', 'knex_migrations_lock', '__drizzle_migrations', 'data_class_environment', 'data_class_runs'))
) d GROUP BY what, detail HAVING sum(n) <> 0
);
DELETE FROM data_class_clock;
INSERT INTO data_class_clock
SELECT strftime('%Y-%m-%d %H:%M:%f', 'now') AS now;
END;

INSERT INTO data_class_run VALUES ('guard');

-- ai_task_logs: rows whose created_at is more than 90 days ago.
DROP TRIGGER IF EXISTS temp.data_class_purge_0;

CREATE TEMP TRIGGER data_class_purge_0 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_0' BEGIN
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);

-- no table that is cleaned references it
DELETE FROM "ai_task_logs"
WHERE (typeof("created_at") = 'text' AND "created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("created_at") IS NOT NULL AND julianday("created_at") < julianday((SELECT now FROM data_class_clock), '-2160 hours'));
END;

INSERT INTO data_class_run VALUES ('purge_0');
SELECT 'ai_task_logs' AS "rows that stay, their time can't be read", count(*) AS number FROM "ai_task_logs" WHERE "created_at" IS NOT NULL AND NOT (typeof("created_at") = 'text' AND "created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("created_at") IS NOT NULL);

-- credit_usage_logs: rows whose created_at is more than 90 days ago.
DROP TRIGGER IF EXISTS temp.data_class_purge_1;

CREATE TEMP TRIGGER data_class_purge_1 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_1' BEGIN
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);

-- no table that is cleaned references it
DELETE FROM "credit_usage_logs"
WHERE (typeof("created_at") = 'text' AND "created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("created_at") IS NOT NULL AND julianday("created_at") < julianday((SELECT now FROM data_class_clock), '-2160 hours'));
END;

INSERT INTO data_class_run VALUES ('purge_1');
SELECT 'credit_usage_logs' AS "rows that stay, their time can't be read", count(*) AS number FROM "credit_usage_logs" WHERE "created_at" IS NOT NULL AND NOT (typeof("created_at") = 'text' AND "created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("created_at") IS NOT NULL);

-- log_entries: rows whose action_time is more than 90 days ago.
DROP TRIGGER IF EXISTS temp.data_class_purge_2;

CREATE TEMP TRIGGER data_class_purge_2 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_2' BEGIN
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);

-- no table that is cleaned references it
DELETE FROM "log_entries"
WHERE (typeof("action_time") = 'text' AND "action_time" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("action_time") IS NOT NULL AND julianday("action_time") < julianday((SELECT now FROM data_class_clock), '-2160 hours'));
END;

INSERT INTO data_class_run VALUES ('purge_2');
SELECT 'log_entries' AS "rows that stay, their time can't be read", count(*) AS number FROM "log_entries" WHERE "action_time" IS NOT NULL AND NOT (typeof("action_time") = 'text' AND "action_time" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("action_time") IS NOT NULL);

-- password_reset_tokens: rows whose expires_at has passed.
DROP TRIGGER IF EXISTS temp.data_class_purge_3;

CREATE TEMP TRIGGER data_class_purge_3 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_3' BEGIN
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);

-- no table that is cleaned references it
DELETE FROM "password_reset_tokens"
WHERE (typeof("expires_at") = 'text' AND "expires_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("expires_at") IS NOT NULL AND julianday("expires_at") < julianday((SELECT now FROM data_class_clock), '-0 hours'));
END;

INSERT INTO data_class_run VALUES ('purge_3');
SELECT 'password_reset_tokens' AS "rows that stay, their time can't be read", count(*) AS number FROM "password_reset_tokens" WHERE "expires_at" IS NOT NULL AND NOT (typeof("expires_at") = 'text' AND "expires_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("expires_at") IS NOT NULL);

-- sessions: rows whose expire_date has passed.
DROP TRIGGER IF EXISTS temp.data_class_purge_4;

CREATE TEMP TRIGGER data_class_purge_4 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_4' BEGIN
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);

-- no table that is cleaned references it
DELETE FROM "sessions"
WHERE (typeof("expire_date") = 'text' AND "expire_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("expire_date") IS NOT NULL AND julianday("expire_date") < julianday((SELECT now FROM data_class_clock), '-0 hours'));
END;

INSERT INTO data_class_run VALUES ('purge_4');
SELECT 'sessions' AS "rows that stay, their time can't be read", count(*) AS number FROM "sessions" WHERE "expire_date" IS NOT NULL AND NOT (typeof("expire_date") = 'text' AND "expire_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("expire_date") IS NOT NULL);

-- task_results: rows whose date_done is more than 30 days ago.
DROP TRIGGER IF EXISTS temp.data_class_purge_5;

CREATE TEMP TRIGGER data_class_purge_5 AFTER INSERT ON data_class_run WHEN new.unit = 'purge_5' BEGIN
SELECT RAISE(ABORT, 'data-class: the guard did not hold') WHERE EXISTS (
SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)
);

-- no table that is cleaned references it
DELETE FROM "task_results"
WHERE (typeof("date_done") = 'text' AND "date_done" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("date_done") IS NOT NULL AND julianday("date_done") < julianday((SELECT now FROM data_class_clock), '-720 hours'));
END;

INSERT INTO data_class_run VALUES ('purge_5');
SELECT 'task_results' AS "rows that stay, their time can't be read", count(*) AS number FROM "task_results" WHERE "date_done" IS NOT NULL AND NOT (typeof("date_done") = 'text' AND "date_done" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND julianday("date_done") IS NOT NULL);
