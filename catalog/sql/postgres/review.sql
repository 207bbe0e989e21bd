\set ON_ERROR_STOP on
\set AUTOCOMMIT on
\encoding UTF8
-- Mixed tables: how many rows are system, user, undecided. Remade by `cargo data-class classify`; don't edit.

-- integration_settings: system rows are account_id IS NULL
SELECT 'integration_settings' AS "table", 'account_id IS NULL' AS system_rows, coalesce(sum(CASE WHEN NOT (("account_id" IS NULL) IS FALSE) AND NOT (("account_id" IS NULL) IS NULL OR 1 = 0) THEN 1 ELSE 0 END), 0) AS "system", coalesce(sum(CASE WHEN (("account_id" IS NULL) IS FALSE) THEN 1 ELSE 0 END), 0) AS "user", coalesce(sum(CASE WHEN (("account_id" IS NULL) IS NULL OR 1 = 0) THEN 1 ELSE 0 END), 0) AS undecided FROM ONLY "public"."integration_settings";

-- seed_keywords: system rows are account_id IS NULL
SELECT 'seed_keywords' AS "table", 'account_id IS NULL' AS system_rows, coalesce(sum(CASE WHEN NOT (("account_id" IS NULL) IS FALSE) AND NOT (("account_id" IS NULL) IS NULL OR 1 = 0) THEN 1 ELSE 0 END), 0) AS "system", coalesce(sum(CASE WHEN (("account_id" IS NULL) IS FALSE) THEN 1 ELSE 0 END), 0) AS "user", coalesce(sum(CASE WHEN (("account_id" IS NULL) IS NULL OR 1 = 0) THEN 1 ELSE 0 END), 0) AS undecided FROM ONLY "public"."seed_keywords";
