//! Tasks, content and images.

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
    written.push(("tasks", tasks(database, demo).await?));
    written.push(("content", content(database, demo).await?));
    written.push(("images", images(database, demo).await?));
    Ok(())
}

/// Each carries out the idea of its number.
async fn tasks(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("tasks");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "idea_id",
        "assigned_to_id",
        "prompt_id",
        "strategy_id",
        "title",
        "content_type",
        "status",
        "priority",
        "due_at",
        "created_at",
    ];
    let rows = (1..=demo.scale.tasks()).map(|id| {
        let account = demo.scale.account(id);
        let made = demo.within_days(&random, 370);
        row![
            id,
            account,
            demo.scale.site(id),
            random.maybe(90, id),
            random.maybe(40, demo.user_of(&random, account)),
            random.maybe(90, random.pick(&demo.system.prompts)),
            random.maybe(50, random.pick(&demo.system.strategies)),
            words::title(&random),
            random.pick_text(&demo.system.kinds),
            random.pick(&[
                "queued",
                "in_progress",
                "review",
                "completed",
                "completed",
                "failed"
            ]),
            random.between(0, 5),
            random.maybe(30, made.before(-7 * 86_400)),
            made,
        ]
    });
    rows::insert(database, "tasks", columns, rows).await
}

/// Each came from the task of its number.
async fn content(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("content");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "task_id",
        "author_profile_id",
        "template_id",
        "content_type",
        "title",
        "slug",
        "html_content",
        "status",
        "seo",
        "published_at",
        "created_at",
        "updated_at",
        "word_count",
    ];
    let rows = (1..=demo.scale.content()).map(|id| {
        let made = demo.within_days(&random, 360);
        let html = words::article(&random);
        let word_count = html.split(' ').count();
        row![
            id,
            demo.scale.account(id),
            demo.scale.site(id),
            random.maybe(95, id),
            random.maybe(80, random.pick(&demo.system.authors)),
            random.maybe(70, random.pick(&demo.system.templates)),
            random.pick_text(&demo.system.kinds),
            words::title(&random),
            format!("piece-{id}"),
            html,
            random.pick(&["draft", "review", "approved", "published", "published"]),
            Json(r#"{"title": "…", "schema": {"@type": "Article"}}"#),
            demo.later(&random, 55, made),
            made,
            made,
            word_count as i64,
        ]
    });
    rows::insert(database, "content", columns, rows).await
}

async fn images(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("images");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "content_id",
        "uploaded_by_id",
        "kind",
        "url",
        "alt_text",
        "prompt",
        "width",
        "height",
        "created_at",
    ];
    let content = demo.scale.content();
    let rows = (1..=demo.scale.of_thousand(50)).map(|id| {
        // Beyond the last piece, an image lies in its site's library.
        let account = demo.scale.account(id);
        let uploaded = random.chance(30);
        row![
            id,
            account,
            demo.scale.site(id),
            (id <= content).then_some(id),
            uploaded.then(|| demo.user_of(&random, account)),
            random.pick(&["featured", "inline", "social"]),
            format!("https://media.igny8.example/{}.webp", random.hex()),
            random.maybe(75, words::title(&random)),
            (!uploaded).then(|| words::sentence(&random)),
            random.pick(&[1536, 1200, 800]),
            random.pick(&[1024, 630, 450]),
            demo.within_days(&random, 360),
        ]
    });
    rows::insert(database, "images", columns, rows).await
}
