-- Mixed tables: how many rows are system, user, undecided. Remade by `cargo data-class classify`; don't edit.
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

-- integration_settings: system rows are account_id IS NULL
SELECT 'integration_settings' AS `table`, 'account_id IS NULL' AS system_rows, coalesce(sum(CASE WHEN NOT ((`account_id` IS NULL) IS FALSE) AND NOT ((`account_id` IS NULL) IS NULL OR 1 = 0) THEN 1 ELSE 0 END), 0) AS `system`, coalesce(sum(CASE WHEN ((`account_id` IS NULL) IS FALSE) THEN 1 ELSE 0 END), 0) AS `user`, coalesce(sum(CASE WHEN ((`account_id` IS NULL) IS NULL OR 1 = 0) THEN 1 ELSE 0 END), 0) AS undecided FROM `integration_settings`;

-- seed_keywords: system rows are account_id IS NULL
SELECT 'seed_keywords' AS `table`, 'account_id IS NULL' AS system_rows, coalesce(sum(CASE WHEN NOT ((`account_id` IS NULL) IS FALSE) AND NOT ((`account_id` IS NULL) IS NULL OR 1 = 0) THEN 1 ELSE 0 END), 0) AS `system`, coalesce(sum(CASE WHEN ((`account_id` IS NULL) IS FALSE) THEN 1 ELSE 0 END), 0) AS `user`, coalesce(sum(CASE WHEN ((`account_id` IS NULL) IS NULL OR 1 = 0) THEN 1 ELSE 0 END), 0) AS undecided FROM `seed_keywords`;
