//! Accounts' own integration settings, keys, webhooks and automations.

use super::{Demo, words};
use crate::database::{Database, Error};
use crate::rows::Json;
use crate::seed::Written;
use crate::{row, rows};

pub(super) async fn insert(
    database: &mut Database,
    demo: &Demo,
    written: &mut Written,
) -> Result<(), Error> {
    written.push(("integration_settings", settings(database, demo).await?));
    written.push(("api_keys", api_keys(database, demo).await?));
    written.push(("webhook_configs", webhooks(database, demo).await?));
    written.push(("automation_configs", configs(database, demo).await?));
    written.push(("automation_runs", runs(database, demo).await?));
    Ok(())
}

async fn settings(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("integration_settings");
    let columns = [
        "id",
        "account_id",
        "name",
        "provider",
        "api_key",
        "base_url",
        "config",
        "is_active",
        "updated_at",
    ];
    let rows = (1..=demo.scale.of_thousand(2).min(demo.scale.accounts)).map(|account| {
        let provider = random.pick(&["openai", "anthropic"]);
        row![
            demo.system.last_integration_setting + account,
            account,
            format!("account-{account}/{provider}"),
            provider,
            random.maybe(90, format!("sk-{}", random.hex())),
            format!("https://api.{provider}.com"),
            Json(r#"{"text_model": "gpt-4o", "monthly_limit_usd": 50}"#),
            random.chance(90),
            demo.within_days(&random, 300),
        ]
    });
    rows::insert(database, "integration_settings", columns, rows).await
}

async fn api_keys(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("api_keys");
    let columns = [
        "id",
        "account_id",
        "user_id",
        "name",
        "prefix",
        "key_hash",
        "scopes",
        "last_used_at",
        "expires_at",
        "created_at",
    ];
    let scopes: [&[&str]; 3] = [&["content:read"], &["content:read", "content:write"], &[]];
    let rows = (1..=demo.scale.of_thousand(4)).map(|row| {
        let account = demo.scale.account(row);
        let made = demo.within_days(&random, 400);
        row![
            random.uuid(),
            account,
            demo.user_of(&random, account),
            random.pick(&["CI", "Zapier", "Ole's laptop", "Reporting"]),
            format!("ig8_{row:08}"),
            random.hex(),
            random.pick(&scopes),
            demo.later(&random, 70, made),
            random.maybe(50, made.before(-365 * 86_400)),
            made,
        ]
    });
    rows::insert(database, "api_keys", columns, rows).await
}

async fn webhooks(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("webhook_configs");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "url",
        "signing_secret",
        "events",
        "headers",
        "is_active",
        "created_at",
    ];
    let events: &[&str] = &["content.published", "automation.failed"];
    let rows = (1..=demo.scale.of_thousand(3)).map(|row| {
        row![
            random.uuid(),
            demo.scale.account(row),
            random.maybe(60, demo.scale.site(row)),
            format!("https://hooks.site-{row}.example/igny8?v=1&x=%7B"),
            random.hex(),
            events,
            Json(format!(r#"{{"Authorization": "Bearer {}"}}"#, random.hex())),
            random.chance(85),
            demo.within_days(&random, 400),
        ]
    });
    rows::insert(database, "webhook_configs", columns, rows).await
}

async fn configs(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("automation_configs");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "strategy_id",
        "created_by_id",
        "name",
        "schedule",
        "rules",
        "is_enabled",
        "created_at",
    ];
    let rows = (1..=demo.scale.of_thousand(4)).map(|id| {
        let account = demo.scale.account(id);
        row![
            id,
            account,
            random.maybe(75, demo.scale.site(id)),
            random.maybe(70, random.pick(&demo.system.strategies)),
            random.maybe(90, demo.user_of(&random, account)),
            format!("Weekly: {}", words::subject(&random)),
            random.pick(&["0 6 * * 1", "*/30 * * * *", "0 0 1 * *"]),
            Json(r#"{"max_pieces": 3, "publish": false}"#),
            random.chance(80),
            demo.within_days(&random, 400),
        ]
    });
    rows::insert(database, "automation_configs", columns, rows).await
}

async fn runs(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("automation_runs");
    let columns = [
        "id",
        "account_id",
        "automation_id",
        "status",
        "items_processed",
        "credits_used",
        "log",
        "started_at",
        "finished_at",
    ];
    let configs = demo.scale.of_thousand(4);
    let rows = (1..=demo.scale.of_thousand(15)).map(|row| {
        let automation = (row - 1) % configs + 1;
        let started = demo.within_days(&random, 365);
        row![
            random.uuid(),
            demo.scale.account(automation),
            automation,
            random.pick(&[
                "succeeded",
                "succeeded",
                "failed",
                "canceled",
                "running",
                "queued"
            ]),
            random.between(0, 60),
            random.between(0, 300),
            Json(r#"[{"step": "cluster", "ok": true}, {"step": "draft", "ok": false}]"#),
            started,
            demo.later(&random, 80, started),
        ]
    });
    rows::insert(database, "automation_runs", columns, rows).await
}
