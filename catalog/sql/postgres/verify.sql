\set ON_ERROR_STOP on
\set AUTOCOMMIT on
\encoding UTF8
-- Whether the system data is there. Remade by `cargo data-class classify`; don't edit.
SET client_min_messages = warning;
SET search_path = pg_catalog, public, pg_temp;
SET row_security = off;
DROP TABLE IF EXISTS pg_temp.data_class_checks;
CREATE TEMP TABLE data_class_checks (number int PRIMARY KEY, what text, expected text, found bigint, holds boolean);

INSERT INTO pg_temp.data_class_checks SELECT 1, 'ai_prompts: rows', 'at least 100', n, n >= 100 FROM (
SELECT count(*) AS n FROM ONLY "public"."ai_prompts"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 2, 'ai_prompts: keys twice (slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."ai_prompts" GROUP BY "slug" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 3, 'author_profiles: rows', 'at least 5', n, n >= 5 FROM (
SELECT count(*) AS n FROM ONLY "public"."author_profiles"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 4, 'author_profiles: keys twice (slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."author_profiles" GROUP BY "slug" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 5, 'content_templates: rows', 'at least 5', n, n >= 5 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_templates"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 6, 'content_templates: keys twice (slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."content_templates" GROUP BY "slug" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 7, 'content_type_configs: rows', 'at least 2', n, n >= 2 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_type_configs"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 8, 'content_type_configs: keys twice (slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."content_type_configs" GROUP BY "slug" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 9, 'content_types: rows', 'at least 1', n, n >= 1 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_types"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 10, 'content_types: keys twice (app_label, model)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."content_types" GROUP BY "app_label", "model" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 11, 'credit_cost_configs: rows', 'at least 5', n, n >= 5 FROM (
SELECT count(*) AS n FROM ONLY "public"."credit_cost_configs"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 12, 'credit_cost_configs: keys twice (operation)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."credit_cost_configs" GROUP BY "operation" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 13, 'credit_packages: rows', 'at least 3', n, n >= 3 FROM (
SELECT count(*) AS n FROM ONLY "public"."credit_packages"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 14, 'credit_packages: keys twice (slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."credit_packages" GROUP BY "slug" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 15, 'groups: rows', 'at least 4', n, n >= 4 FROM (
SELECT count(*) AS n FROM ONLY "public"."groups"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 16, 'groups: keys twice (name)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."groups" GROUP BY "name" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 17, 'industries: rows', 'at least 10', n, n >= 10 FROM (
SELECT count(*) AS n FROM ONLY "public"."industries"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 18, 'industries: keys twice (slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."industries" GROUP BY "slug" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 19, 'industry_sectors: rows', 'at least 100', n, n >= 100 FROM (
SELECT count(*) AS n FROM ONLY "public"."industry_sectors"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 20, 'industry_sectors: keys twice (industry_id, slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."industry_sectors" GROUP BY "industry_id", "slug" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 21, 'integration_settings: rows', 'at least 3', n, n >= 3 FROM (
SELECT count(*) AS n FROM ONLY "public"."integration_settings" WHERE NOT (("account_id" IS NULL) IS FALSE)
) found;

INSERT INTO pg_temp.data_class_checks SELECT 22, 'integration_settings: keys twice (name)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."integration_settings" WHERE NOT (("account_id" IS NULL) IS FALSE) GROUP BY "name" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 23, 'notification_configs: rows', 'at least 5', n, n >= 5 FROM (
SELECT count(*) AS n FROM ONLY "public"."notification_configs"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 24, 'notification_configs: keys twice (event, channel)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."notification_configs" GROUP BY "event", "channel" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 25, 'payment_method_configs: rows', 'at least 2', n, n >= 2 FROM (
SELECT count(*) AS n FROM ONLY "public"."payment_method_configs"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 26, 'payment_method_configs: keys twice (code)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."payment_method_configs" GROUP BY "code" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 27, 'permissions: rows', 'at least 1', n, n >= 1 FROM (
SELECT count(*) AS n FROM ONLY "public"."permissions"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 28, 'permissions: keys twice (content_type_id, codename)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."permissions" GROUP BY "content_type_id", "codename" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 29, 'plans: rows', 'at least 4', n, n >= 4 FROM (
SELECT count(*) AS n FROM ONLY "public"."plans"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 30, 'plans: keys twice (slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."plans" GROUP BY "slug" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 31, 'publishing_channels: rows', 'at least 3', n, n >= 3 FROM (
SELECT count(*) AS n FROM ONLY "public"."publishing_channels"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 32, 'publishing_channels: keys twice (code)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."publishing_channels" GROUP BY "code" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 33, 'seed_keywords: rows', 'at least 100', n, n >= 100 FROM (
SELECT count(*) AS n FROM ONLY "public"."seed_keywords" WHERE NOT (("account_id" IS NULL) IS FALSE)
) found;

INSERT INTO pg_temp.data_class_checks SELECT 34, 'seed_keywords: keys twice (sector_id, keyword)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."seed_keywords" WHERE NOT (("account_id" IS NULL) IS FALSE) GROUP BY "sector_id", "keyword" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 35, 'strategies: rows', 'at least 5', n, n >= 5 FROM (
SELECT count(*) AS n FROM ONLY "public"."strategies"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 36, 'strategies: keys twice (slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."strategies" GROUP BY "slug" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 37, 'system_settings: rows', 'at least 10', n, n >= 10 FROM (
SELECT count(*) AS n FROM ONLY "public"."system_settings"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 38, 'system_settings: keys twice (key)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."system_settings" GROUP BY "key" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 39, 'taxonomy_configs: rows', 'at least 3', n, n >= 3 FROM (
SELECT count(*) AS n FROM ONLY "public"."taxonomy_configs"
) found;

INSERT INTO pg_temp.data_class_checks SELECT 40, 'taxonomy_configs: keys twice (kind)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM ONLY "public"."taxonomy_configs" GROUP BY "kind" HAVING count(*) > 1) twice
) found;

INSERT INTO pg_temp.data_class_checks SELECT 41, 'integration_settings: unknown class (account_id IS NULL)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."integration_settings" WHERE (("account_id" IS NULL) IS NULL)
) found;

INSERT INTO pg_temp.data_class_checks SELECT 42, 'seed_keywords: unknown class (account_id IS NULL)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."seed_keywords" WHERE (("account_id" IS NULL) IS NULL)
) found;

INSERT INTO pg_temp.data_class_checks SELECT 43, 'account_payment_methods: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."account_payment_methods" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 44, 'account_payment_methods: orphans (method_code -> payment_method_configs.code)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."account_payment_methods" c WHERE c."method_code" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."payment_method_configs" p WHERE p."code" = c."method_code")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 45, 'accounts: orphans (owner_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."accounts" c WHERE c."owner_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."owner_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 46, 'accounts: orphans (plan_id -> plans.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."accounts" c WHERE c."plan_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."plans" p WHERE p."id" = c."plan_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 47, 'ai_prompts: orphans (content_type -> content_type_configs.slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."ai_prompts" c WHERE c."content_type" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_type_configs" p WHERE p."slug" = c."content_type")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 48, 'ai_task_logs: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."ai_task_logs" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 49, 'ai_task_logs: orphans (content_id -> content.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."ai_task_logs" c WHERE c."content_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content" p WHERE p."id" = c."content_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 50, 'ai_task_logs: orphans (prompt_id -> ai_prompts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."ai_task_logs" c WHERE c."prompt_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."ai_prompts" p WHERE p."id" = c."prompt_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 51, 'ai_task_logs: orphans (user_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."ai_task_logs" c WHERE c."user_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."user_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 52, 'api_keys: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."api_keys" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 53, 'api_keys: orphans (user_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."api_keys" c WHERE c."user_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."user_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 54, 'audit_logs: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."audit_logs" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 55, 'audit_logs: orphans (user_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."audit_logs" c WHERE c."user_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."user_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 56, 'automation_configs: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."automation_configs" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 57, 'automation_configs: orphans (created_by_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."automation_configs" c WHERE c."created_by_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."created_by_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 58, 'automation_configs: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."automation_configs" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 59, 'automation_configs: orphans (strategy_id -> strategies.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."automation_configs" c WHERE c."strategy_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."strategies" p WHERE p."id" = c."strategy_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 60, 'automation_runs: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."automation_runs" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 61, 'automation_runs: orphans (automation_id -> automation_configs.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."automation_runs" c WHERE c."automation_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."automation_configs" p WHERE p."id" = c."automation_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 62, 'clusters: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."clusters" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 63, 'clusters: orphans (sector_id -> sectors.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."clusters" c WHERE c."sector_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sectors" p WHERE p."id" = c."sector_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 64, 'clusters: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."clusters" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 65, 'content: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 66, 'content: orphans (author_profile_id -> author_profiles.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content" c WHERE c."author_profile_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."author_profiles" p WHERE p."id" = c."author_profile_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 67, 'content: orphans (content_type -> content_type_configs.slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content" c WHERE c."content_type" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_type_configs" p WHERE p."slug" = c."content_type")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 68, 'content: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 69, 'content: orphans (task_id -> tasks.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content" c WHERE c."task_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."tasks" p WHERE p."id" = c."task_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 70, 'content: orphans (template_id -> content_templates.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content" c WHERE c."template_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_templates" p WHERE p."id" = c."template_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 71, 'content_attributes: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_attributes" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 72, 'content_attributes: orphans (content_id -> content.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_attributes" c WHERE c."content_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content" p WHERE p."id" = c."content_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 73, 'content_cluster_maps: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_cluster_maps" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 74, 'content_cluster_maps: orphans (cluster_id -> clusters.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_cluster_maps" c WHERE c."cluster_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."clusters" p WHERE p."id" = c."cluster_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 75, 'content_cluster_maps: orphans (content_id -> content.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_cluster_maps" c WHERE c."content_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content" p WHERE p."id" = c."content_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 76, 'content_ideas: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_ideas" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 77, 'content_ideas: orphans (cluster_id -> clusters.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_ideas" c WHERE c."cluster_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."clusters" p WHERE p."id" = c."cluster_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 78, 'content_ideas: orphans (content_type -> content_type_configs.slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_ideas" c WHERE c."content_type" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_type_configs" p WHERE p."slug" = c."content_type")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 79, 'content_ideas: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_ideas" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 80, 'content_taxonomies: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_taxonomies" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 81, 'content_taxonomies: orphans (parent_id -> content_taxonomies.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_taxonomies" c WHERE c."parent_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_taxonomies" p WHERE p."id" = c."parent_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 82, 'content_taxonomies: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_taxonomies" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 83, 'content_taxonomy_relations: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_taxonomy_relations" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 84, 'content_taxonomy_relations: orphans (content_id -> content.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_taxonomy_relations" c WHERE c."content_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content" p WHERE p."id" = c."content_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 85, 'content_taxonomy_relations: orphans (taxonomy_id -> content_taxonomies.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_taxonomy_relations" c WHERE c."taxonomy_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_taxonomies" p WHERE p."id" = c."taxonomy_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 86, 'content_templates: orphans (content_type -> content_type_configs.slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."content_templates" c WHERE c."content_type" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_type_configs" p WHERE p."slug" = c."content_type")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 87, 'credit_cost_configs: orphans (updated_by_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."credit_cost_configs" c WHERE c."updated_by_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."updated_by_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 88, 'credit_transactions: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."credit_transactions" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 89, 'credit_transactions: orphans (package_id -> credit_packages.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."credit_transactions" c WHERE c."package_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."credit_packages" p WHERE p."id" = c."package_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 90, 'credit_transactions: orphans (payment_id -> payments.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."credit_transactions" c WHERE c."payment_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."payments" p WHERE p."id" = c."payment_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 91, 'credit_usage_logs: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."credit_usage_logs" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 92, 'credit_usage_logs: orphans (content_id -> content.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."credit_usage_logs" c WHERE c."content_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content" p WHERE p."id" = c."content_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 93, 'credit_usage_logs: orphans (user_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."credit_usage_logs" c WHERE c."user_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."user_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 94, 'deployment_records: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."deployment_records" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 95, 'deployment_records: orphans (deployed_by_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."deployment_records" c WHERE c."deployed_by_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."deployed_by_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 96, 'deployment_records: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."deployment_records" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 97, 'images: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."images" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 98, 'images: orphans (content_id -> content.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."images" c WHERE c."content_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content" p WHERE p."id" = c."content_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 99, 'images: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."images" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 100, 'images: orphans (uploaded_by_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."images" c WHERE c."uploaded_by_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."uploaded_by_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 101, 'industry_sectors: orphans (industry_id -> industries.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."industry_sectors" c WHERE c."industry_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."industries" p WHERE p."id" = c."industry_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 102, 'integration_settings: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."integration_settings" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 103, 'invoices: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."invoices" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 104, 'invoices: orphans (subscription_id -> subscriptions.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."invoices" c WHERE c."subscription_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."subscriptions" p WHERE p."id" = c."subscription_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 105, 'keywords: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."keywords" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 106, 'keywords: orphans (cluster_id -> clusters.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."keywords" c WHERE c."cluster_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."clusters" p WHERE p."id" = c."cluster_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 107, 'keywords: orphans (sector_id -> sectors.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."keywords" c WHERE c."sector_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sectors" p WHERE p."id" = c."sector_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 108, 'keywords: orphans (seed_keyword_id -> seed_keywords.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."keywords" c WHERE c."seed_keyword_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."seed_keywords" p WHERE p."id" = c."seed_keyword_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 109, 'keywords: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."keywords" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 110, 'log_entries: orphans (content_type_id -> content_types.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."log_entries" c WHERE c."content_type_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_types" p WHERE p."id" = c."content_type_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 111, 'log_entries: orphans (user_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."log_entries" c WHERE c."user_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."user_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 112, 'password_reset_tokens: orphans (user_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."password_reset_tokens" c WHERE c."user_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."user_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 113, 'payments: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."payments" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 114, 'payments: orphans (invoice_id -> invoices.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."payments" c WHERE c."invoice_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."invoices" p WHERE p."id" = c."invoice_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 115, 'payments: orphans (payment_method_id -> account_payment_methods.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."payments" c WHERE c."payment_method_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."account_payment_methods" p WHERE p."id" = c."payment_method_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 116, 'permissions: orphans (content_type_id -> content_types.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."permissions" c WHERE c."content_type_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_types" p WHERE p."id" = c."content_type_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 117, 'plan_limit_usage: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."plan_limit_usage" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 118, 'plan_limit_usage: orphans (plan_id -> plans.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."plan_limit_usage" c WHERE c."plan_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."plans" p WHERE p."id" = c."plan_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 119, 'publishing_records: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."publishing_records" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 120, 'publishing_records: orphans (channel_code -> publishing_channels.code)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."publishing_records" c WHERE c."channel_code" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."publishing_channels" p WHERE p."code" = c."channel_code")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 121, 'publishing_records: orphans (content_id -> content.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."publishing_records" c WHERE c."content_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content" p WHERE p."id" = c."content_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 122, 'publishing_records: orphans (published_by_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."publishing_records" c WHERE c."published_by_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."published_by_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 123, 'publishing_records: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."publishing_records" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 124, 'sectors: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."sectors" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 125, 'sectors: orphans (industry_sector_id -> industry_sectors.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."sectors" c WHERE c."industry_sector_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."industry_sectors" p WHERE p."id" = c."industry_sector_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 126, 'sectors: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."sectors" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 127, 'seed_keywords: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."seed_keywords" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 128, 'seed_keywords: orphans (industry_id -> industries.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."seed_keywords" c WHERE c."industry_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."industries" p WHERE p."id" = c."industry_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 129, 'seed_keywords: orphans (sector_id -> industry_sectors.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."seed_keywords" c WHERE c."sector_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."industry_sectors" p WHERE p."id" = c."sector_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 130, 'site_integrations: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."site_integrations" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 131, 'site_integrations: orphans (channel_code -> publishing_channels.code)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."site_integrations" c WHERE c."channel_code" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."publishing_channels" p WHERE p."code" = c."channel_code")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 132, 'site_integrations: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."site_integrations" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 133, 'site_user_access: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."site_user_access" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 134, 'site_user_access: orphans (granted_by_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."site_user_access" c WHERE c."granted_by_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."granted_by_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 135, 'site_user_access: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."site_user_access" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 136, 'site_user_access: orphans (user_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."site_user_access" c WHERE c."user_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."user_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 137, 'sites: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."sites" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 138, 'sites: orphans (industry_id -> industries.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."sites" c WHERE c."industry_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."industries" p WHERE p."id" = c."industry_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 139, 'subscriptions: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."subscriptions" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 140, 'subscriptions: orphans (plan_id -> plans.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."subscriptions" c WHERE c."plan_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."plans" p WHERE p."id" = c."plan_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 141, 'sync_events: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."sync_events" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 142, 'sync_events: orphans (content_id -> content.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."sync_events" c WHERE c."content_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content" p WHERE p."id" = c."content_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 143, 'sync_events: orphans (integration_id -> site_integrations.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."sync_events" c WHERE c."integration_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."site_integrations" p WHERE p."id" = c."integration_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 144, 'tasks: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."tasks" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 145, 'tasks: orphans (assigned_to_id -> users.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."tasks" c WHERE c."assigned_to_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."users" p WHERE p."id" = c."assigned_to_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 146, 'tasks: orphans (content_type -> content_type_configs.slug)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."tasks" c WHERE c."content_type" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_type_configs" p WHERE p."slug" = c."content_type")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 147, 'tasks: orphans (idea_id -> content_ideas.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."tasks" c WHERE c."idea_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."content_ideas" p WHERE p."id" = c."idea_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 148, 'tasks: orphans (prompt_id -> ai_prompts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."tasks" c WHERE c."prompt_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."ai_prompts" p WHERE p."id" = c."prompt_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 149, 'tasks: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."tasks" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 150, 'tasks: orphans (strategy_id -> strategies.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."tasks" c WHERE c."strategy_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."strategies" p WHERE p."id" = c."strategy_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 151, 'users: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."users" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 152, 'users: orphans (group_id -> groups.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."users" c WHERE c."group_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."groups" p WHERE p."id" = c."group_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 153, 'webhook_configs: orphans (account_id -> accounts.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."webhook_configs" c WHERE c."account_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."accounts" p WHERE p."id" = c."account_id")
) found;

INSERT INTO pg_temp.data_class_checks SELECT 154, 'webhook_configs: orphans (site_id -> sites.id)', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM ONLY "public"."webhook_configs" c WHERE c."site_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ONLY "public"."sites" p WHERE p."id" = c."site_id")
) found;

SELECT what, expected, found, CASE WHEN holds THEN 'ok' ELSE 'MISSED' END AS result FROM pg_temp.data_class_checks ORDER BY number;

DO $data_class$
BEGIN
  IF (SELECT count(*) FROM pg_temp.data_class_checks WHERE holds) <> 154 THEN
    RAISE EXCEPTION 'data-class: verify: a check missed';
  END IF;
END
$data_class$;
