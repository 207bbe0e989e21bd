-- Whether the system data is there. Remade by `cargo data-class classify`; don't edit.
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
DROP TEMPORARY TABLE IF EXISTS data_class_checks;
CREATE TEMPORARY TABLE data_class_checks (number int PRIMARY KEY, what text, expected text, found bigint, holds int) DEFAULT CHARSET = utf8mb4;

INSERT INTO data_class_checks SELECT 1, 'ai_prompts: rows', 'at least 100', n, n >= 100 FROM (
SELECT count(*) AS n FROM `ai_prompts`
) found;

INSERT INTO data_class_checks SELECT 2, 'ai_prompts: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `ai_prompts` GROUP BY `slug` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 3, 'author_profiles: rows', 'at least 5', n, n >= 5 FROM (
SELECT count(*) AS n FROM `author_profiles`
) found;

INSERT INTO data_class_checks SELECT 4, 'author_profiles: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `author_profiles` GROUP BY `slug` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 5, 'content_templates: rows', 'at least 5', n, n >= 5 FROM (
SELECT count(*) AS n FROM `content_templates`
) found;

INSERT INTO data_class_checks SELECT 6, 'content_templates: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `content_templates` GROUP BY `slug` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 7, 'content_type_configs: rows', 'at least 2', n, n >= 2 FROM (
SELECT count(*) AS n FROM `content_type_configs`
) found;

INSERT INTO data_class_checks SELECT 8, 'content_type_configs: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `content_type_configs` GROUP BY `slug` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 9, 'content_types: rows', 'at least 1', n, n >= 1 FROM (
SELECT count(*) AS n FROM `content_types`
) found;

INSERT INTO data_class_checks SELECT 10, 'content_types: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `content_types` GROUP BY `app_label`, `model` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 11, 'credit_cost_configs: rows', 'at least 5', n, n >= 5 FROM (
SELECT count(*) AS n FROM `credit_cost_configs`
) found;

INSERT INTO data_class_checks SELECT 12, 'credit_cost_configs: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `credit_cost_configs` GROUP BY `operation` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 13, 'credit_packages: rows', 'at least 3', n, n >= 3 FROM (
SELECT count(*) AS n FROM `credit_packages`
) found;

INSERT INTO data_class_checks SELECT 14, 'credit_packages: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `credit_packages` GROUP BY `slug` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 15, 'groups: rows', 'at least 4', n, n >= 4 FROM (
SELECT count(*) AS n FROM `groups`
) found;

INSERT INTO data_class_checks SELECT 16, 'groups: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `groups` GROUP BY `name` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 17, 'industries: rows', 'at least 10', n, n >= 10 FROM (
SELECT count(*) AS n FROM `industries`
) found;

INSERT INTO data_class_checks SELECT 18, 'industries: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `industries` GROUP BY `slug` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 19, 'industry_sectors: rows', 'at least 100', n, n >= 100 FROM (
SELECT count(*) AS n FROM `industry_sectors`
) found;

INSERT INTO data_class_checks SELECT 20, 'industry_sectors: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `industry_sectors` GROUP BY `industry_id`, `slug` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 21, 'integration_settings: rows', 'at least 3', n, n >= 3 FROM (
SELECT count(*) AS n FROM `integration_settings` WHERE NOT ((`account_id` IS NULL) IS FALSE)
) found;

INSERT INTO data_class_checks SELECT 22, 'integration_settings: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `integration_settings` WHERE NOT ((`account_id` IS NULL) IS FALSE) GROUP BY `name` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 23, 'notification_configs: rows', 'at least 5', n, n >= 5 FROM (
SELECT count(*) AS n FROM `notification_configs`
) found;

INSERT INTO data_class_checks SELECT 24, 'notification_configs: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `notification_configs` GROUP BY `event`, `channel` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 25, 'payment_method_configs: rows', 'at least 2', n, n >= 2 FROM (
SELECT count(*) AS n FROM `payment_method_configs`
) found;

INSERT INTO data_class_checks SELECT 26, 'payment_method_configs: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `payment_method_configs` GROUP BY `code` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 27, 'permissions: rows', 'at least 1', n, n >= 1 FROM (
SELECT count(*) AS n FROM `permissions`
) found;

INSERT INTO data_class_checks SELECT 28, 'permissions: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `permissions` GROUP BY `content_type_id`, `codename` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 29, 'plans: rows', 'at least 4', n, n >= 4 FROM (
SELECT count(*) AS n FROM `plans`
) found;

INSERT INTO data_class_checks SELECT 30, 'plans: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `plans` GROUP BY `slug` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 31, 'publishing_channels: rows', 'at least 3', n, n >= 3 FROM (
SELECT count(*) AS n FROM `publishing_channels`
) found;

INSERT INTO data_class_checks SELECT 32, 'publishing_channels: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `publishing_channels` GROUP BY `code` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 33, 'seed_keywords: rows', 'at least 100', n, n >= 100 FROM (
SELECT count(*) AS n FROM `seed_keywords` WHERE NOT ((`account_id` IS NULL) IS FALSE)
) found;

INSERT INTO data_class_checks SELECT 34, 'seed_keywords: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `seed_keywords` WHERE NOT ((`account_id` IS NULL) IS FALSE) GROUP BY `sector_id`, `keyword` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 35, 'strategies: rows', 'at least 5', n, n >= 5 FROM (
SELECT count(*) AS n FROM `strategies`
) found;

INSERT INTO data_class_checks SELECT 36, 'strategies: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `strategies` GROUP BY `slug` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 37, 'system_settings: rows', 'at least 10', n, n >= 10 FROM (
SELECT count(*) AS n FROM `system_settings`
) found;

INSERT INTO data_class_checks SELECT 38, 'system_settings: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `system_settings` GROUP BY `key` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 39, 'taxonomy_configs: rows', 'at least 3', n, n >= 3 FROM (
SELECT count(*) AS n FROM `taxonomy_configs`
) found;

INSERT INTO data_class_checks SELECT 40, 'taxonomy_configs: keys twice', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM (SELECT 1 AS one FROM `taxonomy_configs` GROUP BY `kind` HAVING count(*) > 1) twice
) found;

INSERT INTO data_class_checks SELECT 41, 'account_payment_methods.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `account_payment_methods` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 42, 'account_payment_methods.method_code -> payment_method_configs.code: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `account_payment_methods` c WHERE c.`method_code` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `payment_method_configs` p WHERE p.`code` = c.`method_code`)
) found;

INSERT INTO data_class_checks SELECT 43, 'accounts.owner_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `accounts` c WHERE c.`owner_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`owner_id`)
) found;

INSERT INTO data_class_checks SELECT 44, 'accounts.plan_id -> plans.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `accounts` c WHERE c.`plan_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `plans` p WHERE p.`id` = c.`plan_id`)
) found;

INSERT INTO data_class_checks SELECT 45, 'ai_prompts.content_type -> content_type_configs.slug: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `ai_prompts` c WHERE c.`content_type` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_type_configs` p WHERE p.`slug` = c.`content_type`)
) found;

INSERT INTO data_class_checks SELECT 46, 'ai_task_logs.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `ai_task_logs` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 47, 'ai_task_logs.content_id -> content.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `ai_task_logs` c WHERE c.`content_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content` p WHERE p.`id` = c.`content_id`)
) found;

INSERT INTO data_class_checks SELECT 48, 'ai_task_logs.prompt_id -> ai_prompts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `ai_task_logs` c WHERE c.`prompt_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `ai_prompts` p WHERE p.`id` = c.`prompt_id`)
) found;

INSERT INTO data_class_checks SELECT 49, 'ai_task_logs.user_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `ai_task_logs` c WHERE c.`user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`user_id`)
) found;

INSERT INTO data_class_checks SELECT 50, 'api_keys.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `api_keys` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 51, 'api_keys.user_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `api_keys` c WHERE c.`user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`user_id`)
) found;

INSERT INTO data_class_checks SELECT 52, 'audit_logs.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `audit_logs` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 53, 'audit_logs.user_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `audit_logs` c WHERE c.`user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`user_id`)
) found;

INSERT INTO data_class_checks SELECT 54, 'automation_configs.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `automation_configs` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 55, 'automation_configs.created_by_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `automation_configs` c WHERE c.`created_by_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`created_by_id`)
) found;

INSERT INTO data_class_checks SELECT 56, 'automation_configs.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `automation_configs` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 57, 'automation_configs.strategy_id -> strategies.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `automation_configs` c WHERE c.`strategy_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `strategies` p WHERE p.`id` = c.`strategy_id`)
) found;

INSERT INTO data_class_checks SELECT 58, 'automation_runs.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `automation_runs` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 59, 'automation_runs.automation_id -> automation_configs.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `automation_runs` c WHERE c.`automation_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `automation_configs` p WHERE p.`id` = c.`automation_id`)
) found;

INSERT INTO data_class_checks SELECT 60, 'clusters.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `clusters` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 61, 'clusters.sector_id -> sectors.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `clusters` c WHERE c.`sector_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sectors` p WHERE p.`id` = c.`sector_id`)
) found;

INSERT INTO data_class_checks SELECT 62, 'clusters.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `clusters` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 63, 'content.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 64, 'content.author_profile_id -> author_profiles.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content` c WHERE c.`author_profile_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `author_profiles` p WHERE p.`id` = c.`author_profile_id`)
) found;

INSERT INTO data_class_checks SELECT 65, 'content.content_type -> content_type_configs.slug: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content` c WHERE c.`content_type` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_type_configs` p WHERE p.`slug` = c.`content_type`)
) found;

INSERT INTO data_class_checks SELECT 66, 'content.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 67, 'content.task_id -> tasks.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content` c WHERE c.`task_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `tasks` p WHERE p.`id` = c.`task_id`)
) found;

INSERT INTO data_class_checks SELECT 68, 'content.template_id -> content_templates.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content` c WHERE c.`template_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_templates` p WHERE p.`id` = c.`template_id`)
) found;

INSERT INTO data_class_checks SELECT 69, 'content_attributes.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_attributes` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 70, 'content_attributes.content_id -> content.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_attributes` c WHERE c.`content_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content` p WHERE p.`id` = c.`content_id`)
) found;

INSERT INTO data_class_checks SELECT 71, 'content_cluster_maps.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_cluster_maps` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 72, 'content_cluster_maps.cluster_id -> clusters.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_cluster_maps` c WHERE c.`cluster_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `clusters` p WHERE p.`id` = c.`cluster_id`)
) found;

INSERT INTO data_class_checks SELECT 73, 'content_cluster_maps.content_id -> content.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_cluster_maps` c WHERE c.`content_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content` p WHERE p.`id` = c.`content_id`)
) found;

INSERT INTO data_class_checks SELECT 74, 'content_ideas.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_ideas` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 75, 'content_ideas.cluster_id -> clusters.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_ideas` c WHERE c.`cluster_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `clusters` p WHERE p.`id` = c.`cluster_id`)
) found;

INSERT INTO data_class_checks SELECT 76, 'content_ideas.content_type -> content_type_configs.slug: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_ideas` c WHERE c.`content_type` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_type_configs` p WHERE p.`slug` = c.`content_type`)
) found;

INSERT INTO data_class_checks SELECT 77, 'content_ideas.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_ideas` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 78, 'content_taxonomies.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_taxonomies` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 79, 'content_taxonomies.parent_id -> content_taxonomies.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_taxonomies` c WHERE c.`parent_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_taxonomies` p WHERE p.`id` = c.`parent_id`)
) found;

INSERT INTO data_class_checks SELECT 80, 'content_taxonomies.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_taxonomies` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 81, 'content_taxonomy_relations.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_taxonomy_relations` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 82, 'content_taxonomy_relations.content_id -> content.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_taxonomy_relations` c WHERE c.`content_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content` p WHERE p.`id` = c.`content_id`)
) found;

INSERT INTO data_class_checks SELECT 83, 'content_taxonomy_relations.taxonomy_id -> content_taxonomies.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_taxonomy_relations` c WHERE c.`taxonomy_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_taxonomies` p WHERE p.`id` = c.`taxonomy_id`)
) found;

INSERT INTO data_class_checks SELECT 84, 'content_templates.content_type -> content_type_configs.slug: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `content_templates` c WHERE c.`content_type` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_type_configs` p WHERE p.`slug` = c.`content_type`)
) found;

INSERT INTO data_class_checks SELECT 85, 'credit_cost_configs.updated_by_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `credit_cost_configs` c WHERE c.`updated_by_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`updated_by_id`)
) found;

INSERT INTO data_class_checks SELECT 86, 'credit_transactions.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `credit_transactions` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 87, 'credit_transactions.package_id -> credit_packages.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `credit_transactions` c WHERE c.`package_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `credit_packages` p WHERE p.`id` = c.`package_id`)
) found;

INSERT INTO data_class_checks SELECT 88, 'credit_transactions.payment_id -> payments.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `credit_transactions` c WHERE c.`payment_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `payments` p WHERE p.`id` = c.`payment_id`)
) found;

INSERT INTO data_class_checks SELECT 89, 'credit_usage_logs.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `credit_usage_logs` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 90, 'credit_usage_logs.content_id -> content.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `credit_usage_logs` c WHERE c.`content_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content` p WHERE p.`id` = c.`content_id`)
) found;

INSERT INTO data_class_checks SELECT 91, 'credit_usage_logs.user_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `credit_usage_logs` c WHERE c.`user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`user_id`)
) found;

INSERT INTO data_class_checks SELECT 92, 'deployment_records.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `deployment_records` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 93, 'deployment_records.deployed_by_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `deployment_records` c WHERE c.`deployed_by_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`deployed_by_id`)
) found;

INSERT INTO data_class_checks SELECT 94, 'deployment_records.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `deployment_records` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 95, 'images.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `images` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 96, 'images.content_id -> content.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `images` c WHERE c.`content_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content` p WHERE p.`id` = c.`content_id`)
) found;

INSERT INTO data_class_checks SELECT 97, 'images.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `images` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 98, 'images.uploaded_by_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `images` c WHERE c.`uploaded_by_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`uploaded_by_id`)
) found;

INSERT INTO data_class_checks SELECT 99, 'industry_sectors.industry_id -> industries.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `industry_sectors` c WHERE c.`industry_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `industries` p WHERE p.`id` = c.`industry_id`)
) found;

INSERT INTO data_class_checks SELECT 100, 'integration_settings.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `integration_settings` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 101, 'invoices.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `invoices` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 102, 'invoices.subscription_id -> subscriptions.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `invoices` c WHERE c.`subscription_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `subscriptions` p WHERE p.`id` = c.`subscription_id`)
) found;

INSERT INTO data_class_checks SELECT 103, 'keywords.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `keywords` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 104, 'keywords.cluster_id -> clusters.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `keywords` c WHERE c.`cluster_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `clusters` p WHERE p.`id` = c.`cluster_id`)
) found;

INSERT INTO data_class_checks SELECT 105, 'keywords.sector_id -> sectors.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `keywords` c WHERE c.`sector_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sectors` p WHERE p.`id` = c.`sector_id`)
) found;

INSERT INTO data_class_checks SELECT 106, 'keywords.seed_keyword_id -> seed_keywords.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `keywords` c WHERE c.`seed_keyword_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `seed_keywords` p WHERE p.`id` = c.`seed_keyword_id`)
) found;

INSERT INTO data_class_checks SELECT 107, 'keywords.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `keywords` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 108, 'log_entries.content_type_id -> content_types.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `log_entries` c WHERE c.`content_type_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_types` p WHERE p.`id` = c.`content_type_id`)
) found;

INSERT INTO data_class_checks SELECT 109, 'log_entries.user_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `log_entries` c WHERE c.`user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`user_id`)
) found;

INSERT INTO data_class_checks SELECT 110, 'password_reset_tokens.user_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `password_reset_tokens` c WHERE c.`user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`user_id`)
) found;

INSERT INTO data_class_checks SELECT 111, 'payments.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `payments` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 112, 'payments.invoice_id -> invoices.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `payments` c WHERE c.`invoice_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `invoices` p WHERE p.`id` = c.`invoice_id`)
) found;

INSERT INTO data_class_checks SELECT 113, 'payments.payment_method_id -> account_payment_methods.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `payments` c WHERE c.`payment_method_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `account_payment_methods` p WHERE p.`id` = c.`payment_method_id`)
) found;

INSERT INTO data_class_checks SELECT 114, 'permissions.content_type_id -> content_types.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `permissions` c WHERE c.`content_type_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_types` p WHERE p.`id` = c.`content_type_id`)
) found;

INSERT INTO data_class_checks SELECT 115, 'plan_limit_usage.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `plan_limit_usage` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 116, 'plan_limit_usage.plan_id -> plans.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `plan_limit_usage` c WHERE c.`plan_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `plans` p WHERE p.`id` = c.`plan_id`)
) found;

INSERT INTO data_class_checks SELECT 117, 'publishing_records.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `publishing_records` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 118, 'publishing_records.channel_code -> publishing_channels.code: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `publishing_records` c WHERE c.`channel_code` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `publishing_channels` p WHERE p.`code` = c.`channel_code`)
) found;

INSERT INTO data_class_checks SELECT 119, 'publishing_records.content_id -> content.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `publishing_records` c WHERE c.`content_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content` p WHERE p.`id` = c.`content_id`)
) found;

INSERT INTO data_class_checks SELECT 120, 'publishing_records.published_by_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `publishing_records` c WHERE c.`published_by_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`published_by_id`)
) found;

INSERT INTO data_class_checks SELECT 121, 'publishing_records.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `publishing_records` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 122, 'sectors.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `sectors` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 123, 'sectors.industry_sector_id -> industry_sectors.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `sectors` c WHERE c.`industry_sector_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `industry_sectors` p WHERE p.`id` = c.`industry_sector_id`)
) found;

INSERT INTO data_class_checks SELECT 124, 'sectors.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `sectors` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 125, 'seed_keywords.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `seed_keywords` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 126, 'seed_keywords.industry_id -> industries.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `seed_keywords` c WHERE c.`industry_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `industries` p WHERE p.`id` = c.`industry_id`)
) found;

INSERT INTO data_class_checks SELECT 127, 'seed_keywords.sector_id -> industry_sectors.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `seed_keywords` c WHERE c.`sector_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `industry_sectors` p WHERE p.`id` = c.`sector_id`)
) found;

INSERT INTO data_class_checks SELECT 128, 'site_integrations.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `site_integrations` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 129, 'site_integrations.channel_code -> publishing_channels.code: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `site_integrations` c WHERE c.`channel_code` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `publishing_channels` p WHERE p.`code` = c.`channel_code`)
) found;

INSERT INTO data_class_checks SELECT 130, 'site_integrations.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `site_integrations` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 131, 'site_user_access.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `site_user_access` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 132, 'site_user_access.granted_by_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `site_user_access` c WHERE c.`granted_by_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`granted_by_id`)
) found;

INSERT INTO data_class_checks SELECT 133, 'site_user_access.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `site_user_access` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 134, 'site_user_access.user_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `site_user_access` c WHERE c.`user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`user_id`)
) found;

INSERT INTO data_class_checks SELECT 135, 'sites.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `sites` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 136, 'sites.industry_id -> industries.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `sites` c WHERE c.`industry_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `industries` p WHERE p.`id` = c.`industry_id`)
) found;

INSERT INTO data_class_checks SELECT 137, 'subscriptions.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `subscriptions` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 138, 'subscriptions.plan_id -> plans.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `subscriptions` c WHERE c.`plan_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `plans` p WHERE p.`id` = c.`plan_id`)
) found;

INSERT INTO data_class_checks SELECT 139, 'sync_events.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `sync_events` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 140, 'sync_events.content_id -> content.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `sync_events` c WHERE c.`content_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content` p WHERE p.`id` = c.`content_id`)
) found;

INSERT INTO data_class_checks SELECT 141, 'sync_events.integration_id -> site_integrations.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `sync_events` c WHERE c.`integration_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `site_integrations` p WHERE p.`id` = c.`integration_id`)
) found;

INSERT INTO data_class_checks SELECT 142, 'tasks.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `tasks` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 143, 'tasks.assigned_to_id -> users.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `tasks` c WHERE c.`assigned_to_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` p WHERE p.`id` = c.`assigned_to_id`)
) found;

INSERT INTO data_class_checks SELECT 144, 'tasks.content_type -> content_type_configs.slug: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `tasks` c WHERE c.`content_type` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_type_configs` p WHERE p.`slug` = c.`content_type`)
) found;

INSERT INTO data_class_checks SELECT 145, 'tasks.idea_id -> content_ideas.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `tasks` c WHERE c.`idea_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `content_ideas` p WHERE p.`id` = c.`idea_id`)
) found;

INSERT INTO data_class_checks SELECT 146, 'tasks.prompt_id -> ai_prompts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `tasks` c WHERE c.`prompt_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `ai_prompts` p WHERE p.`id` = c.`prompt_id`)
) found;

INSERT INTO data_class_checks SELECT 147, 'tasks.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `tasks` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

INSERT INTO data_class_checks SELECT 148, 'tasks.strategy_id -> strategies.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `tasks` c WHERE c.`strategy_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `strategies` p WHERE p.`id` = c.`strategy_id`)
) found;

INSERT INTO data_class_checks SELECT 149, 'users.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `users` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 150, 'users.group_id -> groups.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `users` c WHERE c.`group_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `groups` p WHERE p.`id` = c.`group_id`)
) found;

INSERT INTO data_class_checks SELECT 151, 'webhook_configs.account_id -> accounts.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `webhook_configs` c WHERE c.`account_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounts` p WHERE p.`id` = c.`account_id`)
) found;

INSERT INTO data_class_checks SELECT 152, 'webhook_configs.site_id -> sites.id: orphans', '0', n, n = 0 FROM (
SELECT count(*) AS n FROM `webhook_configs` c WHERE c.`site_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` p WHERE p.`id` = c.`site_id`)
) found;

SELECT what, expected, found, CASE WHEN holds THEN 'ok' ELSE 'MISSED' END AS result FROM data_class_checks ORDER BY number;
SET @data_class_sql = IF((SELECT count(*) FROM data_class_checks WHERE holds) <> 152, 'SELECT `data-class: verify: a check missed`', 'DO 0');
PREPARE data_class_stop FROM @data_class_sql;
EXECUTE data_class_stop;
