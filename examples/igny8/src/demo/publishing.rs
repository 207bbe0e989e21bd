//! Integrations with platforms, and what went out through them.

use super::{Demo, words};
use crate::database::{Database, Error};
use crate::rows::Json;
use crate::seed::Written;
use crate::{row, rows};

const STATUSES: &[&str] = &[
    "succeeded",
    "succeeded",
    "succeeded",
    "failed",
    "pending",
    "running",
    "rolled_back",
];

pub(super) async fn insert(
    database: &mut Database,
    demo: &Demo,
    written: &mut Written,
) -> Result<(), Error> {
    written.push(("site_integrations", integrations(database, demo).await?));
    written.push(("sync_events", sync_events(database, demo).await?));
    written.push(("publishing_records", records(database, demo).await?));
    written.push(("deployment_records", deployments(database, demo).await?));
    Ok(())
}

/// One for each of the first sites.
async fn integrations(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("site_integrations");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "channel_code",
        "base_url",
        "access_token",
        "webhook_secret",
        "settings",
        "is_active",
        "last_sync_at",
        "created_at",
    ];
    let rows = (1..=demo.scale.integrations()).map(|id| {
        let made = demo.within_days(&random, 400);
        row![
            id,
            demo.scale.account(id),
            demo.scale.site(id),
            random.pick_text(&demo.system.channels),
            format!("https://www.site-{id}.example"),
            random.maybe(95, random.hex()),
            random.maybe(80, random.hex()),
            Json(r#"{"posts": true, "every_minutes": 30}"#),
            random.chance(88),
            demo.later(&random, 85, made),
            made,
        ]
    });
    rows::insert(database, "site_integrations", columns, rows).await
}

async fn sync_events(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("sync_events");
    let columns = [
        "id",
        "account_id",
        "integration_id",
        "content_id",
        "direction",
        "status",
        "items_count",
        "error_message",
        "created_at",
    ];
    let (integrations, content) = (demo.scale.integrations(), demo.scale.content());
    let rows = (1..=demo.scale.of_thousand(30)).map(|id| {
        let integration = (id - 1) % integrations + 1;
        let status = random.pick(STATUSES);
        row![
            id,
            demo.scale.account(integration),
            integration,
            // The content of the integration's number belongs to the same site.
            random.maybe(60, integration.min(content)),
            random.pick(&["push", "push", "pull"]),
            status,
            random.between(0, 40),
            (status == "failed").then(|| words::traceback(&random)),
            demo.within_days(&random, 365),
        ]
    });
    rows::insert(database, "sync_events", columns, rows).await
}

async fn records(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("publishing_records");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "content_id",
        "channel_code",
        "published_by_id",
        "status",
        "external_url",
        "payload",
        "published_at",
        "created_at",
    ];
    let content = demo.scale.content();
    let rows = (1..=demo.scale.of_thousand(24)).map(|row| {
        let piece = (row - 1) % content + 1;
        let account = demo.scale.account(piece);
        let made = demo.within_days(&random, 350);
        row![
            random.uuid(),
            account,
            demo.scale.site(piece),
            piece,
            random.pick_text(&demo.system.channels),
            random.maybe(55, demo.user_of(&random, account)),
            random.pick(STATUSES),
            random.maybe(
                75,
                format!(
                    "https://www.site-{}.example/piece-{piece}",
                    demo.scale.site(piece)
                )
            ),
            Json(format!(
                r#"{{"status": "publish", "terms": [{}]}}"#,
                random.between(1, 90)
            )),
            demo.later(&random, 75, made),
            made,
        ]
    });
    rows::insert(database, "publishing_records", columns, rows).await
}

async fn deployments(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("deployment_records");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "version",
        "status",
        "deployed_by_id",
        "changes",
        "duration_ms",
        "created_at",
    ];
    let rows = (1..=demo.scale.of_thousand(6)).map(|id| {
        let account = demo.scale.account(id);
        row![
            id,
            account,
            demo.scale.site(id),
            format!(
                "{}.{}.{}",
                random.between(1, 4),
                random.between(0, 30),
                random.between(0, 9)
            ),
            random.pick(STATUSES),
            random.maybe(65, demo.user_of(&random, account)),
            Json(r#"["theme", "menus"]"#),
            random.maybe(90, random.between(900, 240_000)),
            demo.within_days(&random, 365),
        ]
    });
    rows::insert(database, "deployment_records", columns, rows).await
}
