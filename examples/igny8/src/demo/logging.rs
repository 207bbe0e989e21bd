//! Sessions, tokens, logs and the results of background tasks: what retention rules are about.

use super::{Demo, words};
use crate::database::{Database, Error};
use crate::rows::{Cost, Json, Moment};
use crate::seed::Written;
use crate::{row, rows};

const DAY: i64 = 86_400;

pub(super) async fn insert(
    database: &mut Database,
    demo: &Demo,
    written: &mut Written,
) -> Result<(), Error> {
    written.push(("password_reset_tokens", tokens(database, demo).await?));
    written.push(("sessions", sessions(database, demo).await?));
    written.push(("ai_task_logs", ai_task_logs(database, demo).await?));
    written.push(("audit_logs", audit_logs(database, demo).await?));
    written.push(("log_entries", log_entries(database, demo).await?));
    written.push(("task_results", task_results(database, demo).await?));
    written.push(("group_results", group_results(database, demo).await?));
    Ok(())
}

/// Some are still good for an hour.
async fn tokens(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("password_reset_tokens");
    let columns = [
        "id",
        "user_id",
        "token_hash",
        "expires_at",
        "used_at",
        "created_at",
    ];
    let rows = (1..=demo.scale.of_thousand(6)).map(|id| {
        let made = if random.chance(15) {
            demo.options.as_of.before(60)
        } else {
            demo.within_days(&random, 60)
        };
        row![
            id,
            (id - 1) % demo.scale.users + 1,
            random.hex(),
            made.before(-3600),
            demo.later(&random, 40, made),
            made,
        ]
    });
    rows::insert(database, "password_reset_tokens", columns, rows).await
}

/// About a fifth have not expired.
async fn sessions(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("sessions");
    let columns = ["session_key", "session_data", "expire_date"];
    let rows = (1..=demo.scale.of_thousand(20)).map(|_| {
        let ahead = demo.options.as_of.before(-14 * DAY);
        row![
            random.hex(),
            format!(".eJ{}:{}", random.hex(), random.hex()),
            Moment(ahead.0 - random.between(1, 70 * DAY * 1_000_000)),
        ]
    });
    rows::insert(database, "sessions", columns, rows).await
}

async fn ai_task_logs(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("ai_task_logs");
    let columns = [
        "id",
        "account_id",
        "user_id",
        "prompt_id",
        "content_id",
        "operation",
        "status",
        "model_name",
        "duration_ms",
        "tokens_in",
        "tokens_out",
        "cost_usd",
        "request",
        "error_message",
        "created_at",
    ];
    let content = demo.scale.content();
    let rows = (1..=demo.scale.of_thousand(90)).map(|id| {
        let account = demo.scale.account(id);
        let status = random.pick(&[
            "success", "success", "success", "success", "error", "timeout",
        ]);
        row![
            id,
            account,
            random.maybe(60, demo.user_of(&random, account)),
            random.maybe(95, random.pick(&demo.system.prompts)),
            // Without a key, some point at content that is no longer there.
            random.maybe(70, random.between(1, content + content / 10)),
            random.pick(&[
                "write_draft",
                "generate_ideas",
                "cluster_keywords",
                "write_meta"
            ]),
            status,
            random.pick(&["gpt-4o-mini", "claude-sonnet-4-5"]),
            random.between(300, 90_000),
            random.between(100, 9000),
            random.between(50, 6000),
            Cost(random.between(100, 400_000)),
            Json(r#"{"temperature": 0.6, "max_tokens": 4000}"#),
            (status != "success").then(|| words::traceback(&random)),
            demo.within_days(&random, 365),
        ]
    });
    rows::insert(database, "ai_task_logs", columns, rows).await
}

async fn audit_logs(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("audit_logs");
    let columns = [
        "id",
        "account_id",
        "user_id",
        "action",
        "entity",
        "entity_key",
        "changes",
        "ip_address",
        "created_at",
    ];
    let rows = (1..=demo.scale.of_thousand(30)).map(|id| {
        let account = demo.scale.account(id);
        row![
            id,
            random.maybe(95, account),
            random.maybe(80, demo.user_of(&random, account)),
            random.pick(&["create", "update", "delete", "login", "export"]),
            random.pick(&["content", "site", "user", "plan"]),
            random.between(1, 9000).to_string(),
            Json(r#"{"status": ["draft", "published"]}"#),
            random.maybe(90, format!("192.0.2.{}", random.between(1, 254))),
            demo.within_days(&random, 500),
        ]
    });
    rows::insert(database, "audit_logs", columns, rows).await
}

async fn log_entries(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("log_entries");
    let columns = [
        "id",
        "user_id",
        "content_type_id",
        "object_id",
        "object_repr",
        "action_flag",
        "change_message",
        "action_time",
    ];
    // Some were written by users who are gone since.
    let users = demo.scale.users + demo.scale.users / 10 + 3;
    let rows = (1..=demo.scale.of_thousand(34)).map(|id| {
        row![
            id,
            random.between(1, users),
            random.maybe(95, random.pick(&demo.system.content_types)),
            random.maybe(97, random.between(1, 9000).to_string()),
            words::title(&random),
            random.between(1, 3),
            r#"[{"changed": {"fields": ["Status"]}}]"#,
            demo.within_days(&random, 365),
        ]
    });
    rows::insert(database, "log_entries", columns, rows).await
}

/// Tasks that are still under way have no end, so no retention reaches them.
async fn task_results(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("task_results");
    let columns = [
        "id",
        "task_uuid",
        "task_name",
        "status",
        "worker",
        "arguments",
        "result",
        "traceback",
        "date_created",
        "date_done",
    ];
    let rows = (1..=demo.scale.of_thousand(26)).map(|id| {
        let made = demo.within_days(&random, 120);
        let status = random.pick(&[
            "success", "success", "success", "failure", "started", "retry", "revoked",
        ]);
        let done = matches!(status, "success" | "failure" | "revoked");
        row![
            id,
            random.uuid(),
            random.pick(&[
                "igny8.tasks.write_draft",
                "igny8.tasks.sync_site",
                "igny8.tasks.send_digest"
            ]),
            status,
            random.maybe(95, format!("worker-{}@igny8", random.between(1, 8))),
            Json(format!("[{}]", random.between(1, 9000))),
            (status == "success").then_some(Json(r#"{"ok": true}"#)),
            (status == "failure").then(|| words::traceback(&random)),
            made,
            done.then(|| made.before(-random.between(1, 900))),
        ]
    });
    rows::insert(database, "task_results", columns, rows).await
}

async fn group_results(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("group_results");
    let columns = [
        "id",
        "group_uuid",
        "children",
        "result",
        "date_created",
        "date_done",
    ];
    let rows = (1..=demo.scale.of_thousand(4)).map(|id| {
        let made = demo.within_days(&random, 120);
        let children: Vec<String> = (0..random.between(1, 5))
            .map(|_| random.uuid().to_string())
            .collect();
        row![
            id,
            random.uuid(),
            children,
            random.maybe(70, Json(r#"["ok", null]"#)),
            made,
            demo.later(&random, 85, made),
        ]
    });
    rows::insert(database, "group_results", columns, rows).await
}
