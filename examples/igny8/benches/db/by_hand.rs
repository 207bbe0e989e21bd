//! What somebody who knows the application and the engine well would write: the fastest full cleanup that keeps
//! checks on and uses no DDL on the application's tables, with and without a proof that the system data is the same.

use cargo_data_class::schema::Dialect;

/// The full cleanup.
pub(crate) fn clean(dialect: Dialect) -> String {
    wrapped(dialect, "", "")
}

/// The full cleanup with copies of all system rows, which are compared at the end, and a look for orphans.
pub(crate) fn clean_with_proof(dialect: Dialect) -> String {
    let mut before = String::new();
    let mut after = String::new();
    for (table, rows) in SYSTEM {
        let table = quoted(dialect, table);
        let copy = format!("copy_of_{}", table.trim_matches(['"', '`']));
        let temporary = match dialect {
            Dialect::Mysql => "TEMPORARY",
            _ => "TEMP",
        };
        let columns = if table.contains("credit_cost_configs") {
            "id, operation, display_name, credits, unit, is_active, updated_at"
        } else {
            "*"
        };
        before.push_str(&format!(
            "CREATE {temporary} TABLE {copy} AS SELECT {columns} FROM {table} WHERE {rows};\n"
        ));
        let now = format!("SELECT {columns} FROM {table} WHERE {rows}");
        after.push_str(&must_be_empty(
            dialect,
            &match dialect {
                // A temporary table can stand in a statement only once.
                Dialect::Mysql => format!("SELECT 1 FROM (SELECT * FROM {copy} EXCEPT {now}) d"),
                _ => format!("SELECT * FROM (SELECT * FROM {copy} EXCEPT {now}) a UNION ALL SELECT * FROM ({now} EXCEPT SELECT * FROM {copy}) b"),
            },
        ));
    }
    for (child, column, parent) in [
        ("users", "account_id", "accounts"),
        ("accounts", "owner_id", "users"),
        ("credit_cost_configs", "updated_by_id", "users"),
        ("seed_keywords", "account_id", "accounts"),
        ("integration_settings", "account_id", "accounts"),
    ] {
        after.push_str(&must_be_empty(
            dialect,
            &format!(
                "SELECT 1 FROM {child} c WHERE c.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = c.{column})"
            ),
        ));
    }
    wrapped(dialect, &before, &after)
}

/// One DELETE for each table with a retention rule.
pub(crate) fn purge(dialect: Dialect) -> String {
    RETENTION
        .iter()
        .map(|(table, column, days)| {
            let since = since(dialect, *days);
            format!("DELETE FROM {table} WHERE {column} < {since};\n")
        })
        .collect()
}

fn since(dialect: Dialect, days: u32) -> String {
    match dialect {
        Dialect::Postgres => format!("now() - interval '{days} days'"),
        // As the application writes its times.
        Dialect::Sqlite => format!("strftime('%Y-%m-%d %H:%M:%f', 'now', '-{days} days')"),
        Dialect::Mysql => format!("utc_timestamp(6) - INTERVAL {days} DAY"),
    }
}

const RETENTION: [(&str, &str, u32); 6] = [
    ("ai_task_logs", "created_at", 90),
    ("credit_usage_logs", "created_at", 90),
    ("log_entries", "action_time", 90),
    ("password_reset_tokens", "expires_at", 0),
    ("sessions", "expire_date", 0),
    ("task_results", "date_done", 30),
];

const SYSTEM: [(&str, &str); 20] = [
    ("industries", "1 = 1"),
    ("industry_sectors", "1 = 1"),
    ("seed_keywords", "account_id IS NULL"),
    ("plans", "1 = 1"),
    ("credit_packages", "1 = 1"),
    ("payment_method_configs", "1 = 1"),
    ("credit_cost_configs", "1 = 1"),
    ("publishing_channels", "1 = 1"),
    ("integration_settings", "account_id IS NULL"),
    ("ai_prompts", "1 = 1"),
    ("strategies", "1 = 1"),
    ("author_profiles", "1 = 1"),
    ("content_types", "1 = 1"),
    ("content_templates", "1 = 1"),
    ("taxonomy_configs", "1 = 1"),
    ("system_settings", "1 = 1"),
    ("content_type_configs", "1 = 1"),
    ("notification_configs", "1 = 1"),
    ("groups", "1 = 1"),
    ("permissions", "1 = 1"),
];

/// User tables of which no row stays, children first.
const EMPTIED: [&str; 35] = [
    "sync_events",
    "publishing_records",
    "deployment_records",
    "content_attributes",
    "content_cluster_maps",
    "content_taxonomy_relations",
    "content_taxonomies",
    "images",
    "credit_usage_logs",
    "ai_task_logs",
    "content",
    "tasks",
    "content_ideas",
    "keywords",
    "clusters",
    "sectors",
    "automation_runs",
    "automation_configs",
    "webhook_configs",
    "site_integrations",
    "site_user_access",
    "sites",
    "credit_transactions",
    "payments",
    "invoices",
    "subscriptions",
    "account_payment_methods",
    "plan_limit_usage",
    "api_keys",
    "password_reset_tokens",
    "sessions",
    "audit_logs",
    "log_entries",
    "task_results",
    "group_results",
];

/// Superusers, the accounts they are in, those accounts' owners, and so on.
const KEPT: &str = "WITH RECURSIVE kept(user_id, account_id) AS (
  SELECT id, account_id FROM users WHERE is_superuser
  UNION SELECT u.id, u.account_id FROM kept k JOIN accounts a ON a.id = k.account_id JOIN users u ON u.id = a.owner_id
) SELECT user_id, account_id FROM kept";

fn wrapped(dialect: Dialect, before: &str, after: &str) -> String {
    let (begin, body) = match dialect {
        Dialect::Postgres => ("BEGIN;", postgres()),
        Dialect::Sqlite => (
            "PRAGMA foreign_keys = ON;\nBEGIN IMMEDIATE;",
            delete(dialect),
        ),
        Dialect::Mysql => ("BEGIN;", delete(dialect)),
    };
    format!("{begin}\n{before}{body}{after}COMMIT;\n")
}

/// One TRUNCATE of all that no system table references, the mixed tables' system rows aside.
fn postgres() -> String {
    format!(
        "CREATE TEMP TABLE kept ON COMMIT DROP AS {KEPT};
CREATE TEMP TABLE system_keywords ON COMMIT DROP AS SELECT * FROM seed_keywords WHERE account_id IS NULL;
CREATE TEMP TABLE system_integrations ON COMMIT DROP AS SELECT * FROM integration_settings WHERE account_id IS NULL;
UPDATE credit_cost_configs SET updated_by_id = NULL WHERE updated_by_id NOT IN (SELECT user_id FROM kept);
TRUNCATE {}, seed_keywords, integration_settings;
INSERT INTO seed_keywords OVERRIDING SYSTEM VALUE SELECT * FROM system_keywords;
INSERT INTO integration_settings OVERRIDING SYSTEM VALUE SELECT * FROM system_integrations;
DELETE FROM accounts WHERE id NOT IN (SELECT account_id FROM kept WHERE account_id IS NOT NULL);
DELETE FROM users WHERE id NOT IN (SELECT user_id FROM kept);
",
        EMPTIED.join(", ")
    )
}

/// Children first.
fn delete(dialect: Dialect) -> String {
    let temporary = match dialect {
        Dialect::Mysql => {
            "CREATE TEMPORARY TABLE kept (user_id bigint PRIMARY KEY, account_id bigint)"
        }
        _ => "CREATE TEMP TABLE kept",
    };
    let deletes: Vec<String> = EMPTIED
        .iter()
        .map(|table| match *table {
            // InnoDB cascades a chain of rows only so deep.
            "content_taxonomies" if dialect == Dialect::Mysql => {
                "UPDATE content_taxonomies SET parent_id = NULL;\nDELETE FROM content_taxonomies;\n"
                    .to_owned()
            }
            table => format!("DELETE FROM {table};\n"),
        })
        .collect();
    format!(
        "{temporary} AS {KEPT};
UPDATE credit_cost_configs SET updated_by_id = NULL, updated_at = updated_at WHERE updated_by_id NOT IN (SELECT user_id FROM kept);
{}DELETE FROM seed_keywords WHERE account_id IS NOT NULL;
DELETE FROM integration_settings WHERE account_id IS NOT NULL;
UPDATE accounts SET owner_id = NULL, updated_at = updated_at WHERE id NOT IN (SELECT account_id FROM kept WHERE account_id IS NOT NULL);
DELETE FROM users WHERE id NOT IN (SELECT user_id FROM kept);
DELETE FROM accounts WHERE id NOT IN (SELECT account_id FROM kept WHERE account_id IS NOT NULL);
",
        deletes.concat()
    )
}

/// A division by zero, or its like, where a query gives rows.
fn must_be_empty(dialect: Dialect, query: &str) -> String {
    match dialect {
        Dialect::Postgres => format!("SELECT 1 / CASE WHEN EXISTS ({query}) THEN 0 ELSE 1 END;\n"),
        // An integer overflow.
        Dialect::Sqlite => {
            format!(
                "SELECT abs(CASE WHEN EXISTS ({query}) THEN -9223372036854775808 ELSE 1 END);\n"
            )
        }
        // Only statements that write fail on it.
        Dialect::Mysql => format!(
            "CREATE TEMPORARY TABLE proved AS SELECT 1 / CASE WHEN EXISTS ({query}) THEN 0 ELSE 1 END AS one;\nDROP TEMPORARY TABLE proved;\n"
        ),
    }
}

fn quoted(dialect: Dialect, name: &str) -> String {
    match dialect {
        Dialect::Mysql => format!("`{name}`"),
        _ => format!("\"{name}\""),
    }
}

/// Counts in one transaction.
pub(crate) struct Counts {
    /// Statements that begin it.
    pub(crate) begin: Vec<String>,
    /// Queries: a table, how many of its rows go, and how many stay for which reason.
    pub(crate) queries: Vec<String>,
    /// Statements that end it.
    pub(crate) end: String,
}

/// What a careful person counts before a full cleanup: of each table what goes and what stays, and why.
pub(crate) fn clean_counts(dialect: Dialect) -> Counts {
    let mut begin = vec![begin(dialect).to_owned()];
    begin.push(match dialect {
        Dialect::Mysql => format!("CREATE TEMPORARY TABLE kept AS {KEPT}"),
        Dialect::Postgres => format!("CREATE TEMP TABLE kept ON COMMIT DROP AS {KEPT}"),
        Dialect::Sqlite => format!("CREATE TEMP TABLE kept AS {KEPT}"),
    });
    let emptied = EMPTIED
        .iter()
        .map(|table| format!("SELECT '{table}', count(*), 0, '' FROM {table}"));
    let mixed = ["seed_keywords", "integration_settings"].map(|table| {
        format!(
            "SELECT '{table}', count(*) - count(CASE WHEN account_id IS NULL THEN 1 END), \
            count(CASE WHEN account_id IS NULL THEN 1 END), 'system' FROM {table}"
        )
    });
    let kept = SYSTEM
        .iter()
        .filter(|(_, rows)| *rows == "1 = 1")
        .map(|(table, _)| {
            format!(
                "SELECT '{table}', 0, count(*), 'system' FROM {}",
                quoted(dialect, table)
            )
        });
    let whole: Vec<String> = emptied.chain(mixed).chain(kept).collect();
    let queries = [
        whole.join("\nUNION ALL "),
        "SELECT 'users', (SELECT count(*) FROM users) - count(*), count(CASE WHEN is_superuser THEN 1 END), 'kept', \
         count(CASE WHEN NOT is_superuser THEN 1 END), 'needed' FROM users WHERE id IN (SELECT user_id FROM kept)"
            .to_owned(),
        "SELECT 'accounts', (SELECT count(*) FROM accounts) - count(*), count(*), 'needed' FROM accounts \
         WHERE id IN (SELECT account_id FROM kept)"
            .to_owned(),
        "SELECT 'credit_cost_configs', 0, count(*), 'lose updated_by_id' FROM credit_cost_configs \
         WHERE updated_by_id NOT IN (SELECT user_id FROM kept)"
            .to_owned(),
    ];
    Counts {
        begin,
        queries: queries.to_vec(),
        end: match dialect {
            Dialect::Mysql => "DROP TEMPORARY TABLE kept; ROLLBACK".to_owned(),
            Dialect::Postgres | Dialect::Sqlite => "ROLLBACK".to_owned(),
        },
    }
}

/// What a careful person counts before a purge: of each table what is due, what is not yet, and what has no time.
pub(crate) fn purge_counts(dialect: Dialect) -> Counts {
    counts_of_purge(dialect, &|_| String::new())
}

/// The same where any text may stand in a column of times: also what is no time, which is compared wrongly.
pub(crate) fn purge_counts_with_odd_times() -> Counts {
    counts_of_purge(Dialect::Sqlite, &|column| {
        format!(", count({column}) - count(julianday({column}))")
    })
}

fn counts_of_purge(dialect: Dialect, more: &dyn Fn(&str) -> String) -> Counts {
    let counts: Vec<String> = RETENTION
        .iter()
        .map(|(table, column, days)| {
            format!(
                "SELECT '{table}', count(CASE WHEN {column} < {} THEN 1 END), count(*), count({column}){} FROM {table}",
                since(dialect, *days),
                more(column)
            )
        })
        .collect();
    Counts {
        begin: vec![begin(dialect).to_owned()],
        queries: vec![counts.join("\nUNION ALL ")],
        end: "ROLLBACK".to_owned(),
    }
}

/// One view of the data.
fn begin(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ",
        Dialect::Sqlite => "BEGIN",
        Dialect::Mysql => "START TRANSACTION WITH CONSISTENT SNAPSHOT",
    }
}
