\set ON_ERROR_STOP on
\set AUTOCOMMIT on
\encoding UTF8
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
--   accounts, users: all rows but those kept
DO $data_class$
#variable_conflict use_column
DECLARE
  data_class_found text;
  data_class_added bigint;
  data_class_rows bigint;
BEGIN
PERFORM pg_catalog.set_config('search_path', 'pg_catalog, public, pg_temp', true);
PERFORM set_config('row_security', 'off', true);
PERFORM set_config('session_replication_role', 'origin', true) WHERE current_setting('session_replication_role') <> 'origin';
PERFORM set_config('lock_timeout', '30s', true) WHERE current_setting('lock_timeout') IN ('0', '0ms');

-- The stamp: whose environment this database is, and that the stamp is this database's own.
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'no table data_class_environment' WHERE to_regclass('public.data_class_environment') IS NULL
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: this database bears no stamp (see `stamp --env NAME`): ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'its rows are not one' FROM (SELECT count(*) AS n FROM "public"."data_class_environment") s WHERE s.n <> 1
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the stamp is not exactly one row: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'protected' FROM "public"."data_class_environment" WHERE protected IS NOT FALSE
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the stamp says that this environment is protected: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'another environment' FROM "public"."data_class_environment" WHERE CASE WHEN name IN ('staging') THEN 0 ELSE 1 END = 1
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the stamp names no environment with `clean = true` (staging): ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'another database' FROM "public"."data_class_environment" WHERE CASE WHEN identity = (SELECT concat_ws('/', s.system_identifier, d.oid, d.datname, CASE WHEN inet_server_addr() IS NULL OR inet_server_addr() <<= '127.0.0.0/8' OR inet_server_addr() <<= '::1/128' THEN 'local' ELSE host(inet_server_addr()) END, current_setting('port')) FROM pg_control_system() s, pg_database d WHERE d.datname = current_database()) THEN 0 ELSE 1 END = 1
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the stamp is another database''s: a copy is not stamped: ' || data_class_found;
END IF;

-- The schema: tables with their columns, foreign keys, triggers and rules with what they run.
CREATE TEMP TABLE data_class_expected ON COMMIT DROP AS
SELECT * FROM (VALUES
  ('key public.account_payment_methods', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.account_payment_methods', '(method_code) -> public.payment_method_configs (code) RESTRICT'),
  ('key public.accounts', '(owner_id) -> public.users (id) SET NULL'),
  ('key public.accounts', '(plan_id) -> public.plans (id) RESTRICT'),
  ('key public.ai_prompts', '(content_type) -> public.content_type_configs (slug) RESTRICT'),
  ('key public.ai_task_logs', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.ai_task_logs', '(prompt_id) -> public.ai_prompts (id) SET NULL'),
  ('key public.ai_task_logs', '(user_id) -> public.users (id) SET NULL'),
  ('key public.api_keys', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.api_keys', '(user_id) -> public.users (id) CASCADE'),
  ('key public.audit_logs', '(user_id) -> public.users (id) SET NULL'),
  ('key public.automation_configs', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.automation_configs', '(created_by_id) -> public.users (id) SET NULL'),
  ('key public.automation_configs', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.automation_configs', '(strategy_id) -> public.strategies (id) SET NULL'),
  ('key public.automation_runs', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.automation_runs', '(automation_id) -> public.automation_configs (id) CASCADE'),
  ('key public.clusters', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.clusters', '(sector_id) -> public.sectors (id) CASCADE'),
  ('key public.clusters', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.content', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.content', '(author_profile_id) -> public.author_profiles (id) SET NULL'),
  ('key public.content', '(content_type) -> public.content_type_configs (slug) RESTRICT'),
  ('key public.content', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.content', '(task_id) -> public.tasks (id) SET NULL'),
  ('key public.content', '(template_id) -> public.content_templates (id) SET NULL'),
  ('key public.content_attributes', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.content_attributes', '(content_id) -> public.content (id) CASCADE'),
  ('key public.content_cluster_maps', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.content_cluster_maps', '(cluster_id) -> public.clusters (id) CASCADE'),
  ('key public.content_cluster_maps', '(content_id) -> public.content (id) CASCADE'),
  ('key public.content_ideas', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.content_ideas', '(cluster_id) -> public.clusters (id) SET NULL'),
  ('key public.content_ideas', '(content_type) -> public.content_type_configs (slug) RESTRICT'),
  ('key public.content_ideas', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.content_taxonomies', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.content_taxonomies', '(parent_id) -> public.content_taxonomies (id) CASCADE'),
  ('key public.content_taxonomies', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.content_taxonomy_relations', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.content_taxonomy_relations', '(content_id) -> public.content (id) CASCADE'),
  ('key public.content_taxonomy_relations', '(taxonomy_id) -> public.content_taxonomies (id) CASCADE'),
  ('key public.content_templates', '(content_type) -> public.content_type_configs (slug) RESTRICT'),
  ('key public.credit_cost_configs', '(updated_by_id) -> public.users (id) SET NULL'),
  ('key public.credit_transactions', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.credit_transactions', '(package_id) -> public.credit_packages (id) RESTRICT'),
  ('key public.credit_transactions', '(payment_id) -> public.payments (id) SET NULL'),
  ('key public.credit_usage_logs', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.credit_usage_logs', '(content_id) -> public.content (id) SET NULL'),
  ('key public.credit_usage_logs', '(user_id) -> public.users (id) SET NULL'),
  ('key public.deployment_records', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.deployment_records', '(deployed_by_id) -> public.users (id) SET NULL'),
  ('key public.deployment_records', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.images', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.images', '(content_id) -> public.content (id) CASCADE'),
  ('key public.images', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.images', '(uploaded_by_id) -> public.users (id) SET NULL'),
  ('key public.industry_sectors', '(industry_id) -> public.industries (id) CASCADE'),
  ('key public.integration_settings', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.invoices', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.invoices', '(subscription_id) -> public.subscriptions (id) SET NULL'),
  ('key public.keywords', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.keywords', '(cluster_id) -> public.clusters (id) SET NULL'),
  ('key public.keywords', '(sector_id) -> public.sectors (id) CASCADE'),
  ('key public.keywords', '(seed_keyword_id) -> public.seed_keywords (id) SET NULL'),
  ('key public.keywords', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.log_entries', '(content_type_id) -> public.content_types (id) SET NULL'),
  ('key public.password_reset_tokens', '(user_id) -> public.users (id) CASCADE'),
  ('key public.payments', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.payments', '(invoice_id) -> public.invoices (id) CASCADE'),
  ('key public.payments', '(payment_method_id) -> public.account_payment_methods (id) SET NULL'),
  ('key public.permissions', '(content_type_id) -> public.content_types (id) CASCADE'),
  ('key public.plan_limit_usage', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.plan_limit_usage', '(plan_id) -> public.plans (id) RESTRICT'),
  ('key public.publishing_records', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.publishing_records', '(channel_code) -> public.publishing_channels (code) RESTRICT'),
  ('key public.publishing_records', '(content_id) -> public.content (id) CASCADE'),
  ('key public.publishing_records', '(published_by_id) -> public.users (id) SET NULL'),
  ('key public.publishing_records', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.sectors', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.sectors', '(industry_sector_id) -> public.industry_sectors (id) RESTRICT'),
  ('key public.sectors', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.seed_keywords', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.seed_keywords', '(industry_id) -> public.industries (id) RESTRICT'),
  ('key public.seed_keywords', '(sector_id) -> public.industry_sectors (id) RESTRICT'),
  ('key public.site_integrations', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.site_integrations', '(channel_code) -> public.publishing_channels (code) RESTRICT'),
  ('key public.site_integrations', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.site_user_access', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.site_user_access', '(granted_by_id) -> public.users (id) SET NULL'),
  ('key public.site_user_access', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.site_user_access', '(user_id) -> public.users (id) CASCADE'),
  ('key public.sites', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.sites', '(industry_id) -> public.industries (id) RESTRICT'),
  ('key public.subscriptions', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.subscriptions', '(plan_id) -> public.plans (id) RESTRICT'),
  ('key public.sync_events', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.sync_events', '(content_id) -> public.content (id) SET NULL'),
  ('key public.sync_events', '(integration_id) -> public.site_integrations (id) CASCADE'),
  ('key public.tasks', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.tasks', '(assigned_to_id) -> public.users (id) SET NULL'),
  ('key public.tasks', '(content_type) -> public.content_type_configs (slug) RESTRICT'),
  ('key public.tasks', '(idea_id) -> public.content_ideas (id) SET NULL'),
  ('key public.tasks', '(prompt_id) -> public.ai_prompts (id) SET NULL'),
  ('key public.tasks', '(site_id) -> public.sites (id) CASCADE'),
  ('key public.tasks', '(strategy_id) -> public.strategies (id) SET NULL'),
  ('key public.users', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.users', '(group_id) -> public.groups (id) RESTRICT'),
  ('key public.webhook_configs', '(account_id) -> public.accounts (id) CASCADE'),
  ('key public.webhook_configs', '(site_id) -> public.sites (id) CASCADE'),
  ('table public.account_payment_methods', 'account_id bigint not null, brand text, created_at timestamp with time zone not null, expires_on date, id bigint not null, is_default boolean not null, last_four text, method_code text not null, provider_token text not null'),
  ('table public.accounts', 'billing_email text, created_at timestamp with time zone not null, credits integer not null, id bigint not null, name text not null, owner_id bigint, plan_id bigint not null, settings jsonb not null, slug text not null, status account_status not null, stripe_customer_id text, trial_ends_at timestamp with time zone, updated_at timestamp with time zone not null'),
  ('table public.ai_prompts', 'body text not null, content_type text not null, id bigint not null, is_active boolean not null, name text not null, operation prompt_operation not null, slug text not null, tone text not null, variables text[] not null, version integer not null'),
  ('table public.ai_task_logs', 'account_id bigint not null, content_id bigint, cost_usd numeric(12,6) not null, created_at timestamp with time zone not null, duration_ms integer not null, error_message text, id bigint not null, model_name text not null, operation text not null, prompt_id bigint, request jsonb not null, status log_status not null, tokens_in integer not null, tokens_out integer not null, user_id bigint'),
  ('table public.api_keys', 'account_id bigint not null, created_at timestamp with time zone not null, expires_at timestamp with time zone, id uuid not null, key_hash text not null, last_used_at timestamp with time zone, name text not null, prefix text not null, scopes text[] not null, user_id bigint not null'),
  ('table public.audit_logs', 'account_id bigint, action text not null, changes jsonb not null, created_at timestamp with time zone not null, entity text not null, entity_key text not null, id bigint not null, ip_address text, user_id bigint'),
  ('table public.author_profiles', 'bio text not null, id bigint not null, is_active boolean not null, name text not null, slug text not null, style_rules text[] not null, tone text not null'),
  ('table public.automation_configs', 'account_id bigint not null, created_at timestamp with time zone not null, created_by_id bigint, id bigint not null, is_enabled boolean not null, name text not null, rules jsonb not null, schedule text not null, site_id bigint, strategy_id bigint'),
  ('table public.automation_runs', 'account_id bigint not null, automation_id bigint not null, credits_used integer not null, finished_at timestamp with time zone, id uuid not null, items_processed integer not null, log jsonb not null, started_at timestamp with time zone not null, status run_status not null'),
  ('table public.clusters', 'account_id bigint not null, created_at timestamp with time zone not null, description text, id bigint not null, keywords_count integer not null, name text not null, sector_id bigint not null, site_id bigint not null, status planning_status not null, total_volume integer not null'),
  ('table public.content', 'account_id bigint not null, author_profile_id bigint, content_type text not null, created_at timestamp with time zone not null, html_content text not null, id bigint not null, published_at timestamp with time zone, seo jsonb not null, site_id bigint not null, slug text not null, status content_status not null, task_id bigint, template_id uuid, title text not null, updated_at timestamp with time zone not null, word_count integer not null'),
  ('table public.content_attributes', 'account_id bigint not null, content_id bigint not null, created_at timestamp with time zone not null, id bigint not null, name text not null, value jsonb not null'),
  ('table public.content_cluster_maps', 'account_id bigint not null, cluster_id bigint not null, confidence double precision not null, content_id bigint not null, created_at timestamp with time zone not null, role cluster_role not null'),
  ('table public.content_ideas', 'account_id bigint not null, cluster_id bigint, content_type text not null, created_at timestamp with time zone not null, description text, estimated_word_count integer not null, id bigint not null, site_id bigint not null, status planning_status not null, target_keywords text[] not null, title text not null'),
  ('table public.content_taxonomies', 'account_id bigint not null, created_at timestamp with time zone not null, external_id bigint, id bigint not null, kind taxonomy_kind not null, name text not null, parent_id bigint, site_id bigint not null, slug text not null'),
  ('table public.content_taxonomy_relations', 'account_id bigint not null, content_id bigint not null, created_at timestamp with time zone not null, id bigint not null, is_primary boolean not null, taxonomy_id bigint not null'),
  ('table public.content_templates', 'content_type text not null, id uuid not null, is_active boolean not null, max_words integer not null, min_words integer not null, name text not null, sections jsonb not null, slug text not null'),
  ('table public.content_type_configs', 'default_tone text not null, description text not null, id bigint not null, is_active boolean not null, max_words integer not null, min_words integer not null, name text not null, slug text not null, structure text not null'),
  ('table public.content_types', 'app_label text not null, id bigint not null, model text not null'),
  ('table public.credit_cost_configs', 'credits integer not null, display_name text not null, id bigint not null, is_active boolean not null, operation text not null, unit text not null, updated_at timestamp with time zone not null, updated_by_id bigint'),
  ('table public.credit_packages', 'credits integer not null, discount_percent numeric(12,2) not null, id bigint not null, is_active boolean not null, is_featured boolean not null, name text not null, position integer not null, price numeric(12,2) not null, slug text not null'),
  ('table public.credit_transactions', 'account_id bigint not null, amount integer not null, balance_after integer not null, created_at timestamp with time zone not null, description text not null, id bigint not null, package_id bigint, payment_id uuid, reason credit_reason not null'),
  ('table public.credit_usage_logs', 'account_id bigint not null, content_id bigint, cost_usd numeric(12,6) not null, created_at timestamp with time zone not null, credits_used integer not null, id bigint not null, model_name text, operation text not null, tokens_in integer not null, tokens_out integer not null, user_id bigint'),
  ('table public.deployment_records', 'account_id bigint not null, changes jsonb not null, created_at timestamp with time zone not null, deployed_by_id bigint, duration_ms integer, id bigint not null, site_id bigint not null, status delivery_status not null, version text not null'),
  ('table public.group_results', 'children uuid[] not null, date_created timestamp with time zone not null, date_done timestamp with time zone, group_uuid uuid not null, id bigint not null, result jsonb'),
  ('table public.groups', 'id bigint not null, name text not null, permissions text[] not null'),
  ('table public.images', 'account_id bigint not null, alt_text text, content_id bigint, created_at timestamp with time zone not null, height integer not null, id bigint not null, kind image_kind not null, prompt text, site_id bigint not null, uploaded_by_id bigint, url text not null, width integer not null'),
  ('table public.industries', 'created_at timestamp with time zone not null, description text not null, id bigint not null, is_active boolean not null, name text not null, slug text not null'),
  ('table public.industry_sectors', 'description text not null, id bigint not null, industry_id bigint not null, is_active boolean not null, name text not null, position integer not null, slug text not null'),
  ('table public.integration_settings', 'account_id bigint, api_key text, base_url text not null, config jsonb not null, id bigint not null, is_active boolean not null, name text not null, provider text not null, updated_at timestamp with time zone not null'),
  ('table public.invoices', 'account_id bigint not null, currency text not null, due_on date not null, id uuid not null, issued_on date not null, line_items jsonb not null, number text not null, paid_at timestamp with time zone, status invoice_status not null, subscription_id bigint, subtotal numeric(12,2) not null, tax numeric(12,2) not null, total numeric(12,2) not null'),
  ('table public.keywords', 'account_id bigint not null, cluster_id bigint, created_at timestamp with time zone not null, difficulty integer not null, id bigint not null, intent search_intent not null, keyword text not null, sector_id bigint not null, seed_keyword_id bigint, site_id bigint not null, status planning_status not null, volume integer not null'),
  ('table public.log_entries', 'action_flag integer not null, action_time timestamp with time zone not null, change_message text not null, content_type_id bigint, id bigint not null, object_id text, object_repr text not null, user_id bigint not null'),
  ('table public.notification_configs', 'body text not null, channel notification_channel not null, event text not null, id bigint not null, is_enabled boolean not null, subject text'),
  ('table public.password_reset_tokens', 'created_at timestamp with time zone not null, expires_at timestamp with time zone not null, id bigint not null, token_hash text not null, used_at timestamp with time zone, user_id bigint not null'),
  ('table public.payment_method_configs', 'code text not null, config jsonb not null, countries text[] not null, currencies text[] not null, display_name text not null, is_enabled boolean not null, position integer not null, provider text not null'),
  ('table public.payments', 'account_id bigint not null, amount numeric(12,2) not null, created_at timestamp with time zone not null, currency text not null, failure_message text, id uuid not null, invoice_id uuid not null, payment_method_id bigint, provider_reference text, status payment_status not null'),
  ('table public.permissions', 'codename text not null, content_type_id bigint not null, id bigint not null, name text not null'),
  ('table public.plan_limit_usage', 'account_id bigint not null, allowed integer, id bigint not null, limit_name text not null, period_end date not null, period_start date not null, plan_id bigint not null, used integer not null'),
  ('table public.plans', 'billing_interval billing_interval not null, description text not null, features text[] not null, id bigint not null, included_credits integer not null, is_active boolean not null, max_sites integer, max_users integer, name text not null, position integer not null, price numeric(12,2) not null, slug text not null'),
  ('table public.publishing_channels', 'api_defaults jsonb not null, auth_kind text not null, capabilities text[] not null, code text not null, description text not null, display_name text not null, is_enabled boolean not null, position integer not null'),
  ('table public.publishing_records', 'account_id bigint not null, channel_code text not null, content_id bigint not null, created_at timestamp with time zone not null, external_url text, id uuid not null, payload jsonb not null, published_at timestamp with time zone, published_by_id bigint, site_id bigint not null, status delivery_status not null'),
  ('table public.sectors', 'account_id bigint not null, created_at timestamp with time zone not null, id bigint not null, industry_sector_id bigint not null, is_active boolean not null, name text not null, site_id bigint not null, slug text not null'),
  ('table public.seed_keywords', 'account_id bigint, created_at timestamp with time zone not null, difficulty integer not null, id bigint not null, industry_id bigint not null, intent search_intent not null, keyword text not null, sector_id bigint not null, volume integer not null'),
  ('table public.sessions', 'expire_date timestamp with time zone not null, session_data text not null, session_key text not null'),
  ('table public.site_integrations', 'access_token text, account_id bigint not null, base_url text not null, channel_code text not null, created_at timestamp with time zone not null, id bigint not null, is_active boolean not null, last_sync_at timestamp with time zone, settings jsonb not null, site_id bigint not null, webhook_secret text'),
  ('table public.site_user_access', 'account_id bigint not null, granted_at timestamp with time zone not null, granted_by_id bigint, id bigint not null, level access_level not null, site_id bigint not null, user_id bigint not null'),
  ('table public.sites', 'account_id bigint not null, created_at timestamp with time zone not null, domain text, id bigint not null, industry_id bigint, is_active boolean not null, locales text[] not null, name text not null, seo_metadata jsonb not null, slug text not null, updated_at timestamp with time zone not null'),
  ('table public.strategies', 'cadence text not null, goal text not null, id bigint not null, is_active boolean not null, name text not null, slug text not null, steps jsonb not null'),
  ('table public.subscriptions', 'account_id bigint not null, cancel_at_period_end boolean not null, created_at timestamp with time zone not null, current_period_end timestamp with time zone not null, current_period_start timestamp with time zone not null, id bigint not null, plan_id bigint not null, status subscription_status not null, stripe_subscription_id text'),
  ('table public.sync_events', 'account_id bigint not null, content_id bigint, created_at timestamp with time zone not null, direction sync_direction not null, error_message text, id bigint not null, integration_id bigint not null, items_count integer not null, status delivery_status not null'),
  ('table public.system_settings', 'description text not null, is_public boolean not null, key text not null, value jsonb not null'),
  ('table public.task_results', 'arguments jsonb not null, date_created timestamp with time zone not null, date_done timestamp with time zone, id bigint not null, result jsonb, status result_state not null, task_name text not null, task_uuid uuid not null, traceback text, worker text'),
  ('table public.tasks', 'account_id bigint not null, assigned_to_id bigint, content_type text not null, created_at timestamp with time zone not null, due_at timestamp with time zone, id bigint not null, idea_id bigint, priority integer not null, prompt_id bigint, site_id bigint not null, status task_status not null, strategy_id bigint, title text not null'),
  ('table public.taxonomy_configs', 'display_name text not null, id bigint not null, is_required boolean not null, kind taxonomy_kind not null, max_depth integer not null, max_terms_per_content integer not null, slug_pattern text not null'),
  ('table public.users', 'account_id bigint, date_joined timestamp with time zone not null, email text not null, full_name text not null, group_id bigint, id bigint not null, is_active boolean not null, is_staff boolean not null, is_superuser boolean not null, last_login timestamp with time zone, password_hash text not null, preferences jsonb not null, role user_role not null'),
  ('table public.webhook_configs', 'account_id bigint not null, created_at timestamp with time zone not null, events text[] not null, headers jsonb not null, id uuid not null, is_active boolean not null, signing_secret text not null, site_id bigint, url text not null')
) v(what, detail);
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT CASE WHEN sum(n) > 0 THEN 'missing: ' ELSE 'unknown: ' END || what || ': ' || detail FROM (
  SELECT what, detail, 1 AS n FROM pg_temp.data_class_expected
  UNION ALL SELECT what, detail, -1 FROM (
  SELECT 'table ' || n.nspname || '.' || r.relname AS what, coalesce((SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, ', ' ORDER BY a.attname::text COLLATE "C") FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped), '') AS detail
    FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace WHERE r.relkind IN ('r', 'p', 'f') AND NOT r.relispartition AND r.relpersistence <> 't' AND n.nspname IN ('public') AND lower(r.relname) NOT IN ('_sqlx_migrations', '__diesel_schema_migrations', 'seaql_migrations', 'refinery_schema_history', 'flyway_schema_history', 'schema_migrations', 'goose_db_version', 'atlas_schema_revisions', '_prisma_migrations', 'databasechangelog', 'databasechangeloglock', '__efmigrationshistory', 'alembic_version', 'django_migrations', 'ar_internal_metadata', 'knex_migrations', 'knex_migrations_lock', '__drizzle_migrations', 'data_class_environment', 'data_class_runs', 'data_class_seeded', 'data_class_transferred')
  UNION SELECT 'key ' || n.nspname || '.' || r.relname, '(' || (SELECT string_agg(a.attname::text, ', ' ORDER BY u.at) FROM unnest(k.conkey) WITH ORDINALITY u(number, at) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number) || ') -> ' || pn.nspname || '.' || p.relname || ' (' || (SELECT string_agg(a.attname::text, ', ' ORDER BY u.at) FROM unnest(k.confkey) WITH ORDINALITY u(number, at) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number) || ') ' || CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END || coalesce((SELECT ' (' || string_agg(a.attname::text, ', ' ORDER BY a.attname::text COLLATE "C") || ')' FROM jsonb_array_elements_text(nullif(to_jsonb(k)->'confdelsetcols', 'null')) u(number) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number::int), '') || CASE k.confupdtype WHEN 'a' THEN '' ELSE ' ON UPDATE ' || CASE k.confupdtype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END END || CASE WHEN k.condeferred THEN ' DEFERRED' WHEN k.condeferrable THEN ' DEFERRABLE' ELSE '' END
    FROM pg_constraint k JOIN pg_class r ON r.oid = coalesce(pg_partition_root(k.conrelid), k.conrelid) JOIN pg_namespace n ON n.oid = r.relnamespace JOIN pg_class p ON p.oid = coalesce(pg_partition_root(k.confrelid), k.confrelid) JOIN pg_namespace pn ON pn.oid = p.relnamespace
    WHERE k.contype = 'f' AND k.conparentid = 0 AND (n.nspname IN ('public') OR pn.nspname IN ('public'))
  UNION SELECT 'trigger ' || n.nspname || '.' || r.relname, t.tgname || CASE WHEN t.tgenabled = 'D' THEN ' (off) ' ELSE ' ' END || encode(sha256(convert_to(pg_get_triggerdef(t.oid), 'UTF8')), 'hex')
    FROM pg_trigger t JOIN pg_class r ON r.oid = coalesce(pg_partition_root(t.tgrelid), t.tgrelid) JOIN pg_namespace n ON n.oid = r.relnamespace WHERE NOT t.tgisinternal AND coalesce(to_jsonb(t)->>'tgparentid', '0') = '0' AND r.relkind IN ('r', 'p', 'f') AND n.nspname IN ('public') AND lower(r.relname) NOT IN ('_sqlx_migrations', '__diesel_schema_migrations', 'seaql_migrations', 'refinery_schema_history', 'flyway_schema_history', 'schema_migrations', 'goose_db_version', 'atlas_schema_revisions', '_prisma_migrations', 'databasechangelog', 'databasechangeloglock', '__efmigrationshistory', 'alembic_version', 'django_migrations', 'ar_internal_metadata', 'knex_migrations', 'knex_migrations_lock', '__drizzle_migrations', 'data_class_environment', 'data_class_runs', 'data_class_seeded', 'data_class_transferred')
  UNION SELECT 'rule ' || n.nspname || '.' || r.relname, w.rulename || CASE WHEN w.ev_enabled = 'D' THEN ' (off) ' ELSE ' ' END || encode(sha256(convert_to(pg_get_ruledef(w.oid), 'UTF8')), 'hex')
    FROM pg_rewrite w JOIN pg_class r ON r.oid = coalesce(pg_partition_root(w.ev_class), w.ev_class) JOIN pg_namespace n ON n.oid = r.relnamespace WHERE w.rulename <> '_RETURN' AND r.relkind IN ('r', 'p', 'f') AND n.nspname IN ('public') AND lower(r.relname) NOT IN ('_sqlx_migrations', '__diesel_schema_migrations', 'seaql_migrations', 'refinery_schema_history', 'flyway_schema_history', 'schema_migrations', 'goose_db_version', 'atlas_schema_revisions', '_prisma_migrations', 'databasechangelog', 'databasechangeloglock', '__efmigrationshistory', 'alembic_version', 'django_migrations', 'ar_internal_metadata', 'knex_migrations', 'knex_migrations_lock', '__drizzle_migrations', 'data_class_environment', 'data_class_runs', 'data_class_seeded', 'data_class_transferred')
  ) live
) d GROUP BY what, detail HAVING sum(n) <> 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the schema is not the catalog''s: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT name FROM unnest(ARRAY['"public"."account_payment_methods"', '"public"."accounts"', '"public"."ai_prompts"', '"public"."ai_task_logs"', '"public"."api_keys"', '"public"."audit_logs"', '"public"."author_profiles"', '"public"."automation_configs"', '"public"."automation_runs"', '"public"."clusters"', '"public"."content"', '"public"."content_attributes"', '"public"."content_cluster_maps"', '"public"."content_ideas"', '"public"."content_taxonomies"', '"public"."content_taxonomy_relations"', '"public"."content_templates"', '"public"."content_type_configs"', '"public"."content_types"', '"public"."credit_cost_configs"', '"public"."credit_packages"', '"public"."credit_transactions"', '"public"."credit_usage_logs"', '"public"."deployment_records"', '"public"."group_results"', '"public"."groups"', '"public"."images"', '"public"."industries"', '"public"."industry_sectors"', '"public"."integration_settings"', '"public"."invoices"', '"public"."keywords"', '"public"."log_entries"', '"public"."notification_configs"', '"public"."password_reset_tokens"', '"public"."payment_method_configs"', '"public"."payments"', '"public"."permissions"', '"public"."plan_limit_usage"', '"public"."plans"', '"public"."publishing_channels"', '"public"."publishing_records"', '"public"."sectors"', '"public"."seed_keywords"', '"public"."sessions"', '"public"."site_integrations"', '"public"."site_user_access"', '"public"."sites"', '"public"."strategies"', '"public"."subscriptions"', '"public"."sync_events"', '"public"."system_settings"', '"public"."task_results"', '"public"."tasks"', '"public"."taxonomy_configs"', '"public"."users"', '"public"."webhook_configs"']) name WHERE row_security_active(to_regclass(name))
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: row-level security may hide rows from this role (the tables'' owner without FORCE, or a role with BYPASSRLS, sees all): ' || data_class_found;
END IF;

-- The guard ends here.
LOCK TABLE ONLY "public"."account_payment_methods", ONLY "public"."accounts", ONLY "public"."ai_task_logs", ONLY "public"."api_keys", ONLY "public"."audit_logs", ONLY "public"."automation_configs", ONLY "public"."automation_runs", ONLY "public"."clusters", ONLY "public"."content", ONLY "public"."content_attributes", ONLY "public"."content_cluster_maps", ONLY "public"."content_ideas", ONLY "public"."content_taxonomies", ONLY "public"."content_taxonomy_relations", ONLY "public"."credit_transactions", ONLY "public"."credit_usage_logs", ONLY "public"."deployment_records", ONLY "public"."group_results", ONLY "public"."images", ONLY "public"."integration_settings", ONLY "public"."invoices", ONLY "public"."keywords", ONLY "public"."log_entries", ONLY "public"."password_reset_tokens", ONLY "public"."payments", ONLY "public"."plan_limit_usage", ONLY "public"."publishing_records", ONLY "public"."sectors", ONLY "public"."seed_keywords", ONLY "public"."sessions", ONLY "public"."site_integrations", ONLY "public"."site_user_access", ONLY "public"."sites", ONLY "public"."subscriptions", ONLY "public"."sync_events", ONLY "public"."task_results", ONLY "public"."tasks", ONLY "public"."users", ONLY "public"."webhook_configs" IN SHARE ROW EXCLUSIVE MODE;

-- Which rows stay, by their keys, before anything is changed.

-- integration_settings: system rows: account_id IS NULL
CREATE TEMP TABLE data_class_survivors_30 ON COMMIT DROP AS
SELECT "integration_settings"."id" AS k1 FROM ONLY "public"."integration_settings" WHERE NOT ((("account_id" IS NULL) IS FALSE));
CREATE INDEX ON pg_temp.data_class_survivors_30 (k1);
ANALYZE pg_temp.data_class_survivors_30;

-- seed_keywords: system rows: account_id IS NULL
CREATE TEMP TABLE data_class_survivors_44 ON COMMIT DROP AS
SELECT "seed_keywords"."id" AS k1 FROM ONLY "public"."seed_keywords" WHERE NOT ((("account_id" IS NULL) IS FALSE));
CREATE INDEX ON pg_temp.data_class_survivors_44 (k1);
ANALYZE pg_temp.data_class_survivors_44;

-- accounts: referenced by rows that stay: users.account_id

-- users: keep: is_superuser; referenced by rows that stay: accounts.owner_id
CREATE TEMP TABLE data_class_survivors_2 ON COMMIT DROP AS
SELECT "accounts"."id" AS k1 FROM ONLY "public"."accounts" WHERE 1 = 0;
CREATE INDEX ON pg_temp.data_class_survivors_2 (k1);
ANALYZE pg_temp.data_class_survivors_2;
CREATE TEMP TABLE data_class_survivors_56 ON COMMIT DROP AS
SELECT "users"."id" AS k1 FROM ONLY "public"."users" WHERE NOT ((("is_superuser") IS FALSE));
CREATE INDEX ON pg_temp.data_class_survivors_56 (k1);
ANALYZE pg_temp.data_class_survivors_56;

-- And what they lead to, round by round, until nothing is added.
LOOP
  data_class_added := 0;
  INSERT INTO pg_temp.data_class_survivors_56 SELECT n."id" AS k1 FROM pg_temp.data_class_survivors_2 r JOIN ONLY "public"."accounts" f ON f."id" = r.k1 JOIN ONLY "public"."users" n ON n."id" = f."owner_id"
    EXCEPT SELECT k1 FROM pg_temp.data_class_survivors_56;
  GET DIAGNOSTICS data_class_rows = ROW_COUNT;
  data_class_added := data_class_added + data_class_rows;
  INSERT INTO pg_temp.data_class_survivors_2 SELECT n."id" AS k1 FROM pg_temp.data_class_survivors_56 r JOIN ONLY "public"."users" f ON f."id" = r.k1 JOIN ONLY "public"."accounts" n ON n."id" = f."account_id"
    EXCEPT SELECT k1 FROM pg_temp.data_class_survivors_2;
  GET DIAGNOSTICS data_class_rows = ROW_COUNT;
  data_class_added := data_class_added + data_class_rows;
  EXIT WHEN data_class_added = 0;
END LOOP;

-- What must be the same at the end.
CREATE TEMP TABLE data_class_before_3 ON COMMIT DROP AS
SELECT ROW(t."id", t."slug", t."name", t."operation", t."content_type", t."tone", t."body", t."variables", t."version", t."is_active")::text AS row_text FROM ONLY "public"."ai_prompts" t;
CREATE TEMP TABLE data_class_before_7 ON COMMIT DROP AS
SELECT ROW(t."id", t."name", t."slug", t."tone", t."bio", t."style_rules", t."is_active")::text AS row_text FROM ONLY "public"."author_profiles" t;
CREATE TEMP TABLE data_class_before_17 ON COMMIT DROP AS
SELECT ROW(t."id", t."name", t."slug", t."content_type", t."sections", t."min_words", t."max_words", t."is_active")::text AS row_text FROM ONLY "public"."content_templates" t;
CREATE TEMP TABLE data_class_before_18 ON COMMIT DROP AS
SELECT ROW(t."id", t."slug", t."name", t."description", t."structure", t."default_tone", t."min_words", t."max_words", t."is_active")::text AS row_text FROM ONLY "public"."content_type_configs" t;
CREATE TEMP TABLE data_class_before_19 ON COMMIT DROP AS
SELECT ROW(t."id", t."app_label", t."model")::text AS row_text FROM ONLY "public"."content_types" t;
CREATE TEMP TABLE data_class_before_20 ON COMMIT DROP AS
SELECT ROW(t."id", t."operation", t."display_name", t."credits", t."unit", t."is_active", t."updated_at")::text AS row_text FROM ONLY "public"."credit_cost_configs" t;
CREATE TEMP TABLE data_class_apart_20 ON COMMIT DROP AS
SELECT t."id" AS k1, t."updated_by_id" AS v1 FROM ONLY "public"."credit_cost_configs" t;
CREATE INDEX ON pg_temp.data_class_apart_20 (k1);
ANALYZE pg_temp.data_class_apart_20;
CREATE TEMP TABLE data_class_before_21 ON COMMIT DROP AS
SELECT ROW(t."id", t."name", t."slug", t."credits", t."price", t."discount_percent", t."is_featured", t."is_active", t."position")::text AS row_text FROM ONLY "public"."credit_packages" t;
CREATE TEMP TABLE data_class_before_26 ON COMMIT DROP AS
SELECT ROW(t."id", t."name", t."permissions")::text AS row_text FROM ONLY "public"."groups" t;
CREATE TEMP TABLE data_class_before_28 ON COMMIT DROP AS
SELECT ROW(t."id", t."name", t."slug", t."description", t."is_active", t."created_at")::text AS row_text FROM ONLY "public"."industries" t;
CREATE TEMP TABLE data_class_before_29 ON COMMIT DROP AS
SELECT ROW(t."id", t."industry_id", t."name", t."slug", t."description", t."position", t."is_active")::text AS row_text FROM ONLY "public"."industry_sectors" t;
CREATE TEMP TABLE data_class_system_30 ON COMMIT DROP AS
SELECT "integration_settings"."id" AS k1 FROM ONLY "public"."integration_settings" WHERE NOT (("account_id" IS NULL) IS FALSE);
CREATE INDEX ON pg_temp.data_class_system_30 (k1);
ANALYZE pg_temp.data_class_system_30;
CREATE TEMP TABLE data_class_before_30 ON COMMIT DROP AS
SELECT ROW(t."id", t."account_id", t."name", t."provider", t."api_key", t."base_url", t."config", t."is_active", t."updated_at")::text AS row_text FROM ONLY "public"."integration_settings" t JOIN pg_temp.data_class_system_30 s ON t."id" = s.k1;
CREATE TEMP TABLE data_class_before_34 ON COMMIT DROP AS
SELECT ROW(t."id", t."event", t."channel", t."subject", t."body", t."is_enabled")::text AS row_text FROM ONLY "public"."notification_configs" t;
CREATE TEMP TABLE data_class_before_36 ON COMMIT DROP AS
SELECT ROW(t."code", t."display_name", t."provider", t."currencies", t."countries", t."config", t."is_enabled", t."position")::text AS row_text FROM ONLY "public"."payment_method_configs" t;
CREATE TEMP TABLE data_class_before_38 ON COMMIT DROP AS
SELECT ROW(t."id", t."content_type_id", t."codename", t."name")::text AS row_text FROM ONLY "public"."permissions" t;
CREATE TEMP TABLE data_class_before_40 ON COMMIT DROP AS
SELECT ROW(t."id", t."name", t."slug", t."description", t."price", t."billing_interval", t."included_credits", t."max_sites", t."max_users", t."features", t."is_active", t."position")::text AS row_text FROM ONLY "public"."plans" t;
CREATE TEMP TABLE data_class_before_41 ON COMMIT DROP AS
SELECT ROW(t."code", t."display_name", t."description", t."auth_kind", t."capabilities", t."api_defaults", t."is_enabled", t."position")::text AS row_text FROM ONLY "public"."publishing_channels" t;
CREATE TEMP TABLE data_class_system_44 ON COMMIT DROP AS
SELECT "seed_keywords"."id" AS k1 FROM ONLY "public"."seed_keywords" WHERE NOT (("account_id" IS NULL) IS FALSE);
CREATE INDEX ON pg_temp.data_class_system_44 (k1);
ANALYZE pg_temp.data_class_system_44;
CREATE TEMP TABLE data_class_before_44 ON COMMIT DROP AS
SELECT ROW(t."id", t."account_id", t."industry_id", t."sector_id", t."keyword", t."intent", t."volume", t."difficulty", t."created_at")::text AS row_text FROM ONLY "public"."seed_keywords" t JOIN pg_temp.data_class_system_44 s ON t."id" = s.k1;
CREATE TEMP TABLE data_class_before_49 ON COMMIT DROP AS
SELECT ROW(t."id", t."name", t."slug", t."goal", t."cadence", t."steps", t."is_active")::text AS row_text FROM ONLY "public"."strategies" t;
CREATE TEMP TABLE data_class_before_52 ON COMMIT DROP AS
SELECT ROW(t."key", t."value", t."description", t."is_public")::text AS row_text FROM ONLY "public"."system_settings" t;
CREATE TEMP TABLE data_class_before_55 ON COMMIT DROP AS
SELECT ROW(t."id", t."kind", t."display_name", t."max_depth", t."max_terms_per_content", t."is_required", t."slug_pattern")::text AS row_text FROM ONLY "public"."taxonomy_configs" t;
CREATE TEMP TABLE data_class_counts ON COMMIT DROP AS
SELECT 0 AS part, 0 AS number, count(*) AS rows_then FROM (SELECT 1 AS one) x;
INSERT INTO pg_temp.data_class_counts SELECT 1, 2, count(*) FROM ONLY "public"."accounts" t WHERE EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_2 s WHERE t."id" = s.k1);
INSERT INTO pg_temp.data_class_counts SELECT 1, 30, count(*) FROM ONLY "public"."integration_settings" t WHERE EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_30 s WHERE t."id" = s.k1);
INSERT INTO pg_temp.data_class_counts SELECT 1, 44, count(*) FROM ONLY "public"."seed_keywords" t WHERE EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_44 s WHERE t."id" = s.k1);
INSERT INTO pg_temp.data_class_counts SELECT 1, 56, count(*) FROM ONLY "public"."users" t WHERE EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_56 s WHERE t."id" = s.k1);
INSERT INTO pg_temp.data_class_counts SELECT 2, 2, count(*) FROM ONLY "public"."accounts" c JOIN pg_temp.data_class_survivors_2 s ON c."id" = s.k1 WHERE c."owner_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."owner_id");
INSERT INTO pg_temp.data_class_counts SELECT 2, 3, count(*) FROM ONLY "public"."accounts" c JOIN pg_temp.data_class_survivors_2 s ON c."id" = s.k1 WHERE c."plan_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."plans" p WHERE p."id" = c."plan_id");
INSERT INTO pg_temp.data_class_counts SELECT 2, 4, count(*) FROM ONLY "public"."ai_prompts" c WHERE c."content_type" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_type_configs" p WHERE p."slug" = c."content_type");
INSERT INTO pg_temp.data_class_counts SELECT 2, 43, count(*) FROM ONLY "public"."content_templates" c WHERE c."content_type" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_type_configs" p WHERE p."slug" = c."content_type");
INSERT INTO pg_temp.data_class_counts SELECT 2, 44, count(*) FROM ONLY "public"."credit_cost_configs" c WHERE c."updated_by_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."updated_by_id");
INSERT INTO pg_temp.data_class_counts SELECT 2, 58, count(*) FROM ONLY "public"."industry_sectors" c WHERE c."industry_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."industries" p WHERE p."id" = c."industry_id");
INSERT INTO pg_temp.data_class_counts SELECT 2, 59, count(*) FROM ONLY "public"."integration_settings" c JOIN pg_temp.data_class_survivors_30 s ON c."id" = s.k1 WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id");
INSERT INTO pg_temp.data_class_counts SELECT 2, 73, count(*) FROM ONLY "public"."permissions" c WHERE c."content_type_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_types" p WHERE p."id" = c."content_type_id");
INSERT INTO pg_temp.data_class_counts SELECT 2, 84, count(*) FROM ONLY "public"."seed_keywords" c JOIN pg_temp.data_class_survivors_44 s ON c."id" = s.k1 WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id");
INSERT INTO pg_temp.data_class_counts SELECT 2, 85, count(*) FROM ONLY "public"."seed_keywords" c JOIN pg_temp.data_class_survivors_44 s ON c."id" = s.k1 WHERE c."industry_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."industries" p WHERE p."id" = c."industry_id");
INSERT INTO pg_temp.data_class_counts SELECT 2, 86, count(*) FROM ONLY "public"."seed_keywords" c JOIN pg_temp.data_class_survivors_44 s ON c."id" = s.k1 WHERE c."sector_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."industry_sectors" p WHERE p."id" = c."sector_id");
INSERT INTO pg_temp.data_class_counts SELECT 2, 108, count(*) FROM ONLY "public"."users" c JOIN pg_temp.data_class_survivors_56 s ON c."id" = s.k1 WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id");
INSERT INTO pg_temp.data_class_counts SELECT 2, 109, count(*) FROM ONLY "public"."users" c JOIN pg_temp.data_class_survivors_56 s ON c."id" = s.k1 WHERE c."group_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."groups" p WHERE p."id" = c."group_id");

-- The cleanup.

-- detach: system rows of credit_cost_configs outlive the users that they reference
UPDATE ONLY "public"."credit_cost_configs" SET "updated_by_id" = NULL
WHERE "credit_cost_configs"."updated_by_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_56 data_class_s JOIN ONLY "public"."users" data_class_p ON data_class_p."id" = data_class_s.k1 WHERE data_class_p."id" = "credit_cost_configs"."updated_by_id");

-- Big tables are emptied by one TRUNCATE, with all that reference them, where deleting their rows would take longer. Without CASCADE: the server itself refuses it where a table that is not named references one of them.
CREATE TEMP TABLE data_class_truncated ON COMMIT DROP AS
WITH RECURSIVE may(named, id) AS (VALUES
  ('ONLY "public"."ai_task_logs"', '"public"."ai_task_logs"'::regclass),
  ('ONLY "public"."api_keys"', '"public"."api_keys"'::regclass),
  ('ONLY "public"."audit_logs"', '"public"."audit_logs"'::regclass),
  ('ONLY "public"."automation_runs"', '"public"."automation_runs"'::regclass),
  ('ONLY "public"."automation_configs"', '"public"."automation_configs"'::regclass),
  ('ONLY "public"."content_attributes"', '"public"."content_attributes"'::regclass),
  ('ONLY "public"."content_cluster_maps"', '"public"."content_cluster_maps"'::regclass),
  ('ONLY "public"."content_taxonomy_relations"', '"public"."content_taxonomy_relations"'::regclass),
  ('ONLY "public"."content_taxonomies"', '"public"."content_taxonomies"'::regclass),
  ('ONLY "public"."credit_transactions"', '"public"."credit_transactions"'::regclass),
  ('ONLY "public"."credit_usage_logs"', '"public"."credit_usage_logs"'::regclass),
  ('ONLY "public"."deployment_records"', '"public"."deployment_records"'::regclass),
  ('ONLY "public"."group_results"', '"public"."group_results"'::regclass),
  ('ONLY "public"."images"', '"public"."images"'::regclass),
  ('ONLY "public"."integration_settings"', '"public"."integration_settings"'::regclass),
  ('ONLY "public"."keywords"', '"public"."keywords"'::regclass),
  ('ONLY "public"."log_entries"', '"public"."log_entries"'::regclass),
  ('ONLY "public"."password_reset_tokens"', '"public"."password_reset_tokens"'::regclass),
  ('ONLY "public"."payments"', '"public"."payments"'::regclass),
  ('ONLY "public"."account_payment_methods"', '"public"."account_payment_methods"'::regclass),
  ('ONLY "public"."invoices"', '"public"."invoices"'::regclass),
  ('ONLY "public"."plan_limit_usage"', '"public"."plan_limit_usage"'::regclass),
  ('ONLY "public"."publishing_records"', '"public"."publishing_records"'::regclass),
  ('ONLY "public"."seed_keywords"', '"public"."seed_keywords"'::regclass),
  ('ONLY "public"."sessions"', '"public"."sessions"'::regclass),
  ('ONLY "public"."site_user_access"', '"public"."site_user_access"'::regclass),
  ('ONLY "public"."subscriptions"', '"public"."subscriptions"'::regclass),
  ('ONLY "public"."sync_events"', '"public"."sync_events"'::regclass),
  ('ONLY "public"."content"', '"public"."content"'::regclass),
  ('ONLY "public"."site_integrations"', '"public"."site_integrations"'::regclass),
  ('ONLY "public"."task_results"', '"public"."task_results"'::regclass),
  ('ONLY "public"."tasks"', '"public"."tasks"'::regclass),
  ('ONLY "public"."content_ideas"', '"public"."content_ideas"'::regclass),
  ('ONLY "public"."clusters"', '"public"."clusters"'::regclass),
  ('ONLY "public"."sectors"', '"public"."sectors"'::regclass),
  ('ONLY "public"."webhook_configs"', '"public"."webhook_configs"'::regclass),
  ('ONLY "public"."sites"', '"public"."sites"'::regclass)
),
deleting(id, cost) AS (
  SELECT id, (pg_relation_size(id) + coalesce((SELECT sum(pg_relation_size(p.relid)) FROM pg_partition_tree(id) p WHERE p.relid <> id), 0))
    * (1 + 4 * (SELECT count(*) FROM pg_constraint k WHERE k.contype = 'f' AND k.confrelid = id)) FROM may
),
along(top, id) AS (
  SELECT id, id::oid FROM may
  UNION SELECT a.top, k.conrelid FROM along a JOIN pg_constraint k ON k.confrelid = a.id WHERE k.contype = 'f' AND k.conparentid = 0
),
worth(top) AS (
  SELECT a.top FROM along a LEFT JOIN deleting d ON d.id = a.id GROUP BY a.top
  HAVING sum(d.cost) > count(*) * 1048576 AND bool_and(d.id IS NOT NULL AND has_table_privilege(a.id, 'TRUNCATE'))
)
SELECT DISTINCT m.named FROM worth w JOIN along a ON a.top = w.top JOIN may m ON m.id = a.id;
CREATE TEMP TABLE data_class_aside_30 ON COMMIT DROP AS
SELECT t."id", t."account_id", t."name", t."provider", t."api_key", t."base_url", t."config", t."is_active", t."updated_at" FROM ONLY "public"."integration_settings" t WHERE EXISTS (SELECT 1 FROM pg_temp.data_class_truncated WHERE named = 'ONLY "public"."integration_settings"') AND EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_30 s WHERE t."id" = s.k1);
CREATE TEMP TABLE data_class_aside_44 ON COMMIT DROP AS
SELECT t."id", t."account_id", t."industry_id", t."sector_id", t."keyword", t."intent", t."volume", t."difficulty", t."created_at" FROM ONLY "public"."seed_keywords" t WHERE EXISTS (SELECT 1 FROM pg_temp.data_class_truncated WHERE named = 'ONLY "public"."seed_keywords"') AND EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_44 s WHERE t."id" = s.k1);
IF EXISTS (SELECT 1 FROM pg_temp.data_class_truncated) THEN
  SET CONSTRAINTS ALL IMMEDIATE;
  EXECUTE (SELECT 'TRUNCATE TABLE ' || string_agg(named, ', ' ORDER BY named) FROM pg_temp.data_class_truncated);
END IF;
IF EXISTS (SELECT 1 FROM pg_temp.data_class_truncated WHERE named IN ('ONLY "public"."seed_keywords"')) THEN
  INSERT INTO "public"."seed_keywords" ("id", "account_id", "industry_id", "sector_id", "keyword", "intent", "volume", "difficulty", "created_at") OVERRIDING SYSTEM VALUE SELECT * FROM pg_temp.data_class_aside_44;
END IF;
IF EXISTS (SELECT 1 FROM pg_temp.data_class_truncated WHERE named IN ('ONLY "public"."integration_settings"')) THEN
  INSERT INTO "public"."integration_settings" ("id", "account_id", "name", "provider", "api_key", "base_url", "config", "is_active", "updated_at") OVERRIDING SYSTEM VALUE SELECT * FROM pg_temp.data_class_aside_30;
END IF;

-- no table that is cleaned references it
DELETE FROM ONLY "public"."ai_task_logs";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."api_keys";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."audit_logs";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."automation_runs";

-- after automation_runs
DELETE FROM ONLY "public"."automation_configs";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."content_attributes";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."content_cluster_maps";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."content_taxonomy_relations";

-- after content_taxonomy_relations
DELETE FROM ONLY "public"."content_taxonomies";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."credit_transactions";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."credit_usage_logs";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."deployment_records";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."group_results";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."images";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."integration_settings"
WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_30 data_class_s WHERE "integration_settings"."id" = data_class_s.k1);

-- no table that is cleaned references it
DELETE FROM ONLY "public"."keywords";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."log_entries";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."password_reset_tokens";

-- after credit_transactions
DELETE FROM ONLY "public"."payments";

-- after payments
DELETE FROM ONLY "public"."invoices";

-- after payments
DELETE FROM ONLY "public"."account_payment_methods";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."plan_limit_usage";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."publishing_records";

-- after keywords
DELETE FROM ONLY "public"."seed_keywords"
WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_44 data_class_s WHERE "seed_keywords"."id" = data_class_s.k1);

-- no table that is cleaned references it
DELETE FROM ONLY "public"."sessions";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."site_user_access";

-- after invoices
DELETE FROM ONLY "public"."subscriptions";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."sync_events";

-- after ai_task_logs, content_attributes, content_cluster_maps and 5 more
DELETE FROM ONLY "public"."content";

-- after sync_events
DELETE FROM ONLY "public"."site_integrations";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."task_results";

-- after content
DELETE FROM ONLY "public"."tasks";

-- after tasks
DELETE FROM ONLY "public"."content_ideas";

-- after content_cluster_maps, content_ideas, keywords
DELETE FROM ONLY "public"."clusters";

-- after clusters, keywords
DELETE FROM ONLY "public"."sectors";

-- no table that is cleaned references it
DELETE FROM ONLY "public"."webhook_configs";

-- after automation_configs, clusters, content and 11 more
DELETE FROM ONLY "public"."sites";

-- accounts and users reference each other: one statement deletes from all
WITH data_class_d0 AS (DELETE FROM ONLY "public"."accounts" WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_2 data_class_s WHERE "accounts"."id" = data_class_s.k1))
DELETE FROM ONLY "public"."users" WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_56 data_class_s WHERE "users"."id" = data_class_s.k1);

-- The proof of effect.
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_3 EXCEPT ALL SELECT ROW(t."id", t."slug", t."name", t."operation", t."content_type", t."tone", t."body", t."variables", t."version", t."is_active")::text AS row_text FROM ONLY "public"."ai_prompts" t) UNION ALL (SELECT ROW(t."id", t."slug", t."name", t."operation", t."content_type", t."tone", t."body", t."variables", t."version", t."is_active")::text AS row_text FROM ONLY "public"."ai_prompts" t EXCEPT ALL TABLE pg_temp.data_class_before_3)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of ai_prompts have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_7 EXCEPT ALL SELECT ROW(t."id", t."name", t."slug", t."tone", t."bio", t."style_rules", t."is_active")::text AS row_text FROM ONLY "public"."author_profiles" t) UNION ALL (SELECT ROW(t."id", t."name", t."slug", t."tone", t."bio", t."style_rules", t."is_active")::text AS row_text FROM ONLY "public"."author_profiles" t EXCEPT ALL TABLE pg_temp.data_class_before_7)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of author_profiles have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_17 EXCEPT ALL SELECT ROW(t."id", t."name", t."slug", t."content_type", t."sections", t."min_words", t."max_words", t."is_active")::text AS row_text FROM ONLY "public"."content_templates" t) UNION ALL (SELECT ROW(t."id", t."name", t."slug", t."content_type", t."sections", t."min_words", t."max_words", t."is_active")::text AS row_text FROM ONLY "public"."content_templates" t EXCEPT ALL TABLE pg_temp.data_class_before_17)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of content_templates have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_18 EXCEPT ALL SELECT ROW(t."id", t."slug", t."name", t."description", t."structure", t."default_tone", t."min_words", t."max_words", t."is_active")::text AS row_text FROM ONLY "public"."content_type_configs" t) UNION ALL (SELECT ROW(t."id", t."slug", t."name", t."description", t."structure", t."default_tone", t."min_words", t."max_words", t."is_active")::text AS row_text FROM ONLY "public"."content_type_configs" t EXCEPT ALL TABLE pg_temp.data_class_before_18)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of content_type_configs have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_19 EXCEPT ALL SELECT ROW(t."id", t."app_label", t."model")::text AS row_text FROM ONLY "public"."content_types" t) UNION ALL (SELECT ROW(t."id", t."app_label", t."model")::text AS row_text FROM ONLY "public"."content_types" t EXCEPT ALL TABLE pg_temp.data_class_before_19)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of content_types have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_20 EXCEPT ALL SELECT ROW(t."id", t."operation", t."display_name", t."credits", t."unit", t."is_active", t."updated_at")::text AS row_text FROM ONLY "public"."credit_cost_configs" t) UNION ALL (SELECT ROW(t."id", t."operation", t."display_name", t."credits", t."unit", t."is_active", t."updated_at")::text AS row_text FROM ONLY "public"."credit_cost_configs" t EXCEPT ALL TABLE pg_temp.data_class_before_20)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of credit_cost_configs have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'a reference differs' FROM pg_temp.data_class_apart_20 a JOIN ONLY "public"."credit_cost_configs" t ON t."id" = a.k1 WHERE NOT ((t."updated_by_id" IS NULL OR t."updated_by_id" IS NOT DISTINCT FROM a.v1))
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: references of system rows of credit_cost_configs have changed to something else than NULL: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_21 EXCEPT ALL SELECT ROW(t."id", t."name", t."slug", t."credits", t."price", t."discount_percent", t."is_featured", t."is_active", t."position")::text AS row_text FROM ONLY "public"."credit_packages" t) UNION ALL (SELECT ROW(t."id", t."name", t."slug", t."credits", t."price", t."discount_percent", t."is_featured", t."is_active", t."position")::text AS row_text FROM ONLY "public"."credit_packages" t EXCEPT ALL TABLE pg_temp.data_class_before_21)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of credit_packages have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_26 EXCEPT ALL SELECT ROW(t."id", t."name", t."permissions")::text AS row_text FROM ONLY "public"."groups" t) UNION ALL (SELECT ROW(t."id", t."name", t."permissions")::text AS row_text FROM ONLY "public"."groups" t EXCEPT ALL TABLE pg_temp.data_class_before_26)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of groups have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_28 EXCEPT ALL SELECT ROW(t."id", t."name", t."slug", t."description", t."is_active", t."created_at")::text AS row_text FROM ONLY "public"."industries" t) UNION ALL (SELECT ROW(t."id", t."name", t."slug", t."description", t."is_active", t."created_at")::text AS row_text FROM ONLY "public"."industries" t EXCEPT ALL TABLE pg_temp.data_class_before_28)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of industries have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_29 EXCEPT ALL SELECT ROW(t."id", t."industry_id", t."name", t."slug", t."description", t."position", t."is_active")::text AS row_text FROM ONLY "public"."industry_sectors" t) UNION ALL (SELECT ROW(t."id", t."industry_id", t."name", t."slug", t."description", t."position", t."is_active")::text AS row_text FROM ONLY "public"."industry_sectors" t EXCEPT ALL TABLE pg_temp.data_class_before_29)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of industry_sectors have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_30 EXCEPT ALL SELECT ROW(t."id", t."account_id", t."name", t."provider", t."api_key", t."base_url", t."config", t."is_active", t."updated_at")::text AS row_text FROM ONLY "public"."integration_settings" t JOIN pg_temp.data_class_system_30 s ON t."id" = s.k1) UNION ALL (SELECT ROW(t."id", t."account_id", t."name", t."provider", t."api_key", t."base_url", t."config", t."is_active", t."updated_at")::text AS row_text FROM ONLY "public"."integration_settings" t JOIN pg_temp.data_class_system_30 s ON t."id" = s.k1 EXCEPT ALL TABLE pg_temp.data_class_before_30)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of integration_settings have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_34 EXCEPT ALL SELECT ROW(t."id", t."event", t."channel", t."subject", t."body", t."is_enabled")::text AS row_text FROM ONLY "public"."notification_configs" t) UNION ALL (SELECT ROW(t."id", t."event", t."channel", t."subject", t."body", t."is_enabled")::text AS row_text FROM ONLY "public"."notification_configs" t EXCEPT ALL TABLE pg_temp.data_class_before_34)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of notification_configs have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_36 EXCEPT ALL SELECT ROW(t."code", t."display_name", t."provider", t."currencies", t."countries", t."config", t."is_enabled", t."position")::text AS row_text FROM ONLY "public"."payment_method_configs" t) UNION ALL (SELECT ROW(t."code", t."display_name", t."provider", t."currencies", t."countries", t."config", t."is_enabled", t."position")::text AS row_text FROM ONLY "public"."payment_method_configs" t EXCEPT ALL TABLE pg_temp.data_class_before_36)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of payment_method_configs have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_38 EXCEPT ALL SELECT ROW(t."id", t."content_type_id", t."codename", t."name")::text AS row_text FROM ONLY "public"."permissions" t) UNION ALL (SELECT ROW(t."id", t."content_type_id", t."codename", t."name")::text AS row_text FROM ONLY "public"."permissions" t EXCEPT ALL TABLE pg_temp.data_class_before_38)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of permissions have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_40 EXCEPT ALL SELECT ROW(t."id", t."name", t."slug", t."description", t."price", t."billing_interval", t."included_credits", t."max_sites", t."max_users", t."features", t."is_active", t."position")::text AS row_text FROM ONLY "public"."plans" t) UNION ALL (SELECT ROW(t."id", t."name", t."slug", t."description", t."price", t."billing_interval", t."included_credits", t."max_sites", t."max_users", t."features", t."is_active", t."position")::text AS row_text FROM ONLY "public"."plans" t EXCEPT ALL TABLE pg_temp.data_class_before_40)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of plans have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_41 EXCEPT ALL SELECT ROW(t."code", t."display_name", t."description", t."auth_kind", t."capabilities", t."api_defaults", t."is_enabled", t."position")::text AS row_text FROM ONLY "public"."publishing_channels" t) UNION ALL (SELECT ROW(t."code", t."display_name", t."description", t."auth_kind", t."capabilities", t."api_defaults", t."is_enabled", t."position")::text AS row_text FROM ONLY "public"."publishing_channels" t EXCEPT ALL TABLE pg_temp.data_class_before_41)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of publishing_channels have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_44 EXCEPT ALL SELECT ROW(t."id", t."account_id", t."industry_id", t."sector_id", t."keyword", t."intent", t."volume", t."difficulty", t."created_at")::text AS row_text FROM ONLY "public"."seed_keywords" t JOIN pg_temp.data_class_system_44 s ON t."id" = s.k1) UNION ALL (SELECT ROW(t."id", t."account_id", t."industry_id", t."sector_id", t."keyword", t."intent", t."volume", t."difficulty", t."created_at")::text AS row_text FROM ONLY "public"."seed_keywords" t JOIN pg_temp.data_class_system_44 s ON t."id" = s.k1 EXCEPT ALL TABLE pg_temp.data_class_before_44)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of seed_keywords have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_49 EXCEPT ALL SELECT ROW(t."id", t."name", t."slug", t."goal", t."cadence", t."steps", t."is_active")::text AS row_text FROM ONLY "public"."strategies" t) UNION ALL (SELECT ROW(t."id", t."name", t."slug", t."goal", t."cadence", t."steps", t."is_active")::text AS row_text FROM ONLY "public"."strategies" t EXCEPT ALL TABLE pg_temp.data_class_before_49)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of strategies have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_52 EXCEPT ALL SELECT ROW(t."key", t."value", t."description", t."is_public")::text AS row_text FROM ONLY "public"."system_settings" t) UNION ALL (SELECT ROW(t."key", t."value", t."description", t."is_public")::text AS row_text FROM ONLY "public"."system_settings" t EXCEPT ALL TABLE pg_temp.data_class_before_52)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of system_settings have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT count(*) || ' rows differ' FROM (
    (TABLE pg_temp.data_class_before_55 EXCEPT ALL SELECT ROW(t."id", t."kind", t."display_name", t."max_depth", t."max_terms_per_content", t."is_required", t."slug_pattern")::text AS row_text FROM ONLY "public"."taxonomy_configs" t) UNION ALL (SELECT ROW(t."id", t."kind", t."display_name", t."max_depth", t."max_terms_per_content", t."is_required", t."slug_pattern")::text AS row_text FROM ONLY "public"."taxonomy_configs" t EXCEPT ALL TABLE pg_temp.data_class_before_55)) d HAVING count(*) > 0
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: system rows of taxonomy_configs have changed: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."account_payment_methods" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: account_payment_methods is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."accounts" WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_2 data_class_s WHERE "accounts"."id" = data_class_s.k1) LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: accounts has rows that should be gone: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are missing' FROM (SELECT count(*) AS n FROM ONLY "public"."accounts") now WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_counts WHERE part = 1 AND number = 2 AND rows_then = now.n)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: accounts has lost rows that should stay: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."ai_task_logs" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: ai_task_logs is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."api_keys" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: api_keys is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."audit_logs" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: audit_logs is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."automation_configs" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: automation_configs is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."automation_runs" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: automation_runs is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."clusters" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: clusters is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."content" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: content is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."content_attributes" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: content_attributes is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."content_cluster_maps" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: content_cluster_maps is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."content_ideas" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: content_ideas is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."content_taxonomies" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: content_taxonomies is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."content_taxonomy_relations" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: content_taxonomy_relations is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."credit_transactions" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: credit_transactions is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."credit_usage_logs" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: credit_usage_logs is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."deployment_records" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: deployment_records is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."group_results" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: group_results is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."images" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: images is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."integration_settings" WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_30 data_class_s WHERE "integration_settings"."id" = data_class_s.k1) LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: integration_settings has rows that should be gone: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are missing' FROM (SELECT count(*) AS n FROM ONLY "public"."integration_settings") now WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_counts WHERE part = 1 AND number = 30 AND rows_then = now.n)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: integration_settings has lost rows that should stay: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."invoices" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: invoices is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."keywords" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: keywords is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."log_entries" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: log_entries is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."password_reset_tokens" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: password_reset_tokens is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."payments" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: payments is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."plan_limit_usage" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: plan_limit_usage is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."publishing_records" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: publishing_records is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."sectors" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: sectors is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."seed_keywords" WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_44 data_class_s WHERE "seed_keywords"."id" = data_class_s.k1) LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: seed_keywords has rows that should be gone: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are missing' FROM (SELECT count(*) AS n FROM ONLY "public"."seed_keywords") now WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_counts WHERE part = 1 AND number = 44 AND rows_then = now.n)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: seed_keywords has lost rows that should stay: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."sessions" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: sessions is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."site_integrations" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: site_integrations is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."site_user_access" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: site_user_access is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."sites" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: sites is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."subscriptions" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: subscriptions is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."sync_events" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: sync_events is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."task_results" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: task_results is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."tasks" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: tasks is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."users" WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_survivors_56 data_class_s WHERE "users"."id" = data_class_s.k1) LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: users has rows that should be gone: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are missing' FROM (SELECT count(*) AS n FROM ONLY "public"."users") now WHERE NOT EXISTS (SELECT 1 FROM pg_temp.data_class_counts WHERE part = 1 AND number = 56 AND rows_then = now.n)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: users has lost rows that should stay: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'rows are left' FROM (SELECT 1 FROM ONLY "public"."webhook_configs" LIMIT 1) x
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: webhook_configs is not empty: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."accounts" c WHERE c."owner_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."owner_id")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 2), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: accounts.owner_id -> users.id: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."accounts" c WHERE c."plan_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."plans" p WHERE p."id" = c."plan_id")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 3), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: accounts.plan_id -> plans.id: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."ai_prompts" c WHERE c."content_type" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_type_configs" p WHERE p."slug" = c."content_type")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 4), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: ai_prompts.content_type -> content_type_configs.slug: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."content_templates" c WHERE c."content_type" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_type_configs" p WHERE p."slug" = c."content_type")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 43), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: content_templates.content_type -> content_type_configs.slug: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."credit_cost_configs" c WHERE c."updated_by_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."updated_by_id")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 44), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: credit_cost_configs.updated_by_id -> users.id: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."industry_sectors" c WHERE c."industry_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."industries" p WHERE p."id" = c."industry_id")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 58), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: industry_sectors.industry_id -> industries.id: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."integration_settings" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 59), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: integration_settings.account_id -> accounts.id: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."permissions" c WHERE c."content_type_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_types" p WHERE p."id" = c."content_type_id")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 73), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: permissions.content_type_id -> content_types.id: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."seed_keywords" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 84), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: seed_keywords.account_id -> accounts.id: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."seed_keywords" c WHERE c."industry_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."industries" p WHERE p."id" = c."industry_id")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 85), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: seed_keywords.industry_id -> industries.id: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."seed_keywords" c WHERE c."sector_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."industry_sectors" p WHERE p."id" = c."sector_id")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 86), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: seed_keywords.sector_id -> industry_sectors.id: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."users" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 108), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: users.account_id -> accounts.id: ' || data_class_found;
END IF;
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'references lead nowhere' FROM (SELECT count(*) AS n FROM ONLY "public"."users" c WHERE c."group_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."groups" p WHERE p."id" = c."group_id")) now WHERE now.n >
    coalesce((SELECT max(rows_then) FROM pg_temp.data_class_counts WHERE part = 2 AND number = 109), 0)
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: new orphans: users.group_id -> groups.id: ' || data_class_found;
END IF;
PERFORM set_config('data_class.clean', 'done', false);
END
$data_class$;

-- Numbering begins anew where a table is empty now.
DO $data_class$
#variable_conflict use_column
DECLARE
  data_class_found text;
  data_class_added bigint;
  data_class_rows bigint;
BEGIN
PERFORM pg_catalog.set_config('search_path', 'pg_catalog, public, pg_temp', true);
PERFORM set_config('row_security', 'off', true);
PERFORM set_config('session_replication_role', 'origin', true) WHERE current_setting('session_replication_role') <> 'origin';
PERFORM set_config('lock_timeout', '30s', true) WHERE current_setting('lock_timeout') IN ('0', '0ms');
SELECT string_agg(left(problem, 500), '; ') INTO data_class_found FROM (SELECT * FROM (
SELECT 'nothing is restarted' WHERE current_setting('data_class.clean', true) IS DISTINCT FROM 'done'
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the cleanup was not done: ' || data_class_found;
END IF;
BEGIN
  LOCK TABLE ONLY "public"."account_payment_methods" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."account_payment_methods_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."account_payment_methods");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of account_payment_methods';
END;
BEGIN
  LOCK TABLE ONLY "public"."accounts" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."accounts_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of accounts';
END;
BEGIN
  LOCK TABLE ONLY "public"."ai_task_logs" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."ai_task_logs_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."ai_task_logs");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of ai_task_logs';
END;
BEGIN
  LOCK TABLE ONLY "public"."audit_logs" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."audit_logs_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."audit_logs");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of audit_logs';
END;
BEGIN
  LOCK TABLE ONLY "public"."automation_configs" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."automation_configs_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."automation_configs");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of automation_configs';
END;
BEGIN
  LOCK TABLE ONLY "public"."clusters" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."clusters_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."clusters");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of clusters';
END;
BEGIN
  LOCK TABLE ONLY "public"."content" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."content_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of content';
END;
BEGIN
  LOCK TABLE ONLY "public"."content_attributes" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."content_attributes_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_attributes");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of content_attributes';
END;
BEGIN
  LOCK TABLE ONLY "public"."content_ideas" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."content_ideas_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_ideas");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of content_ideas';
END;
BEGIN
  LOCK TABLE ONLY "public"."content_taxonomies" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."content_taxonomies_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_taxonomies");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of content_taxonomies';
END;
BEGIN
  LOCK TABLE ONLY "public"."content_taxonomy_relations" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."content_taxonomy_relations_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_taxonomy_relations");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of content_taxonomy_relations';
END;
BEGIN
  LOCK TABLE ONLY "public"."credit_transactions" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."credit_transactions_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."credit_transactions");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of credit_transactions';
END;
BEGIN
  LOCK TABLE ONLY "public"."credit_usage_logs" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."credit_usage_logs_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."credit_usage_logs");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of credit_usage_logs';
END;
BEGIN
  LOCK TABLE ONLY "public"."deployment_records" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."deployment_records_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."deployment_records");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of deployment_records';
END;
BEGIN
  LOCK TABLE ONLY "public"."group_results" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."group_results_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."group_results");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of group_results';
END;
BEGIN
  LOCK TABLE ONLY "public"."images" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."images_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."images");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of images';
END;
BEGIN
  LOCK TABLE ONLY "public"."integration_settings" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."integration_settings_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."integration_settings");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of integration_settings';
END;
BEGIN
  LOCK TABLE ONLY "public"."keywords" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."keywords_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."keywords");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of keywords';
END;
BEGIN
  LOCK TABLE ONLY "public"."log_entries" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."log_entries_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."log_entries");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of log_entries';
END;
BEGIN
  LOCK TABLE ONLY "public"."password_reset_tokens" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."password_reset_tokens_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."password_reset_tokens");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of password_reset_tokens';
END;
BEGIN
  LOCK TABLE ONLY "public"."plan_limit_usage" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."plan_limit_usage_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."plan_limit_usage");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of plan_limit_usage';
END;
BEGIN
  LOCK TABLE ONLY "public"."sectors" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."sectors_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sectors");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of sectors';
END;
BEGIN
  LOCK TABLE ONLY "public"."seed_keywords" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."seed_keywords_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."seed_keywords");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of seed_keywords';
END;
BEGIN
  LOCK TABLE ONLY "public"."site_integrations" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."site_integrations_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."site_integrations");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of site_integrations';
END;
BEGIN
  LOCK TABLE ONLY "public"."site_user_access" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."site_user_access_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."site_user_access");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of site_user_access';
END;
BEGIN
  LOCK TABLE ONLY "public"."sites" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."sites_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of sites';
END;
BEGIN
  LOCK TABLE ONLY "public"."subscriptions" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."subscriptions_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."subscriptions");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of subscriptions';
END;
BEGIN
  LOCK TABLE ONLY "public"."sync_events" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."sync_events_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sync_events");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of sync_events';
END;
BEGIN
  LOCK TABLE ONLY "public"."task_results" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."task_results_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."task_results");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of task_results';
END;
BEGIN
  LOCK TABLE ONLY "public"."tasks" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."tasks_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."tasks");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of tasks';
END;
BEGIN
  LOCK TABLE ONLY "public"."users" IN SHARE ROW EXCLUSIVE MODE;
  PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s
  WHERE s.seqrelid = '"public"."users_id_seq"'::regclass AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users");
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE USING MESSAGE = 'data-class: no right to restart the numbering of users';
END;
END
$data_class$;
