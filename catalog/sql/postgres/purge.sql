\set ON_ERROR_STOP on
\set AUTOCOMMIT on
\encoding UTF8
-- Deletes rows whose time has passed, one transaction a table. Remade by `cargo data-class classify`; don't edit.
-- Rows without a time, with a future one, or exactly at the limit stay.

-- The guard. The clock is read once: what is due does not change while the file runs.
SELECT set_config('data_class.purge', '', false), set_config('data_class.now', '', false);

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
PERFORM set_config('data_class.purge', 'guarded', false), set_config('data_class.now', clock_timestamp()::text, false);
END
$data_class$;

-- ai_task_logs: rows whose created_at is more than 90 days ago.
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
SELECT 'no' WHERE current_setting('data_class.purge', true) IS DISTINCT FROM 'guarded'
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the guard did not hold: ' || data_class_found;
END IF;

-- no table that is cleaned references it
DELETE FROM ONLY "public"."ai_task_logs"
WHERE "created_at" < (SELECT current_setting('data_class.now')::timestamptz - interval '2160 hours');
END
$data_class$;

-- credit_usage_logs: rows whose created_at is more than 90 days ago.
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
SELECT 'no' WHERE current_setting('data_class.purge', true) IS DISTINCT FROM 'guarded'
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the guard did not hold: ' || data_class_found;
END IF;

-- no table that is cleaned references it
DELETE FROM ONLY "public"."credit_usage_logs"
WHERE "created_at" < (SELECT current_setting('data_class.now')::timestamptz - interval '2160 hours');
END
$data_class$;

-- log_entries: rows whose action_time is more than 90 days ago.
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
SELECT 'no' WHERE current_setting('data_class.purge', true) IS DISTINCT FROM 'guarded'
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the guard did not hold: ' || data_class_found;
END IF;

-- no table that is cleaned references it
DELETE FROM ONLY "public"."log_entries"
WHERE "action_time" < (SELECT current_setting('data_class.now')::timestamptz - interval '2160 hours');
END
$data_class$;

-- password_reset_tokens: rows whose expires_at has passed.
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
SELECT 'no' WHERE current_setting('data_class.purge', true) IS DISTINCT FROM 'guarded'
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the guard did not hold: ' || data_class_found;
END IF;

-- no table that is cleaned references it
DELETE FROM ONLY "public"."password_reset_tokens"
WHERE "expires_at" < (SELECT current_setting('data_class.now')::timestamptz - interval '0 hours');
END
$data_class$;

-- sessions: rows whose expire_date has passed.
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
SELECT 'no' WHERE current_setting('data_class.purge', true) IS DISTINCT FROM 'guarded'
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the guard did not hold: ' || data_class_found;
END IF;

-- no table that is cleaned references it
DELETE FROM ONLY "public"."sessions"
WHERE "expire_date" < (SELECT current_setting('data_class.now')::timestamptz - interval '0 hours');
END
$data_class$;

-- task_results: rows whose date_done is more than 30 days ago.
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
SELECT 'no' WHERE current_setting('data_class.purge', true) IS DISTINCT FROM 'guarded'
) p LIMIT 20) p(problem);
IF data_class_found IS NOT NULL THEN
  RAISE EXCEPTION USING MESSAGE = 'data-class: the guard did not hold: ' || data_class_found;
END IF;

-- no table that is cleaned references it
DELETE FROM ONLY "public"."task_results"
WHERE "date_done" < (SELECT current_setting('data_class.now')::timestamptz - interval '720 hours');
END
$data_class$;
