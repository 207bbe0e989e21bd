//! Strategies, author personas, article templates and publishing channels.

use serde::Deserialize;

use super::{Written, json, parse, uuid};
use crate::database::{Database, Error};
use crate::rows::Json;
use crate::{row, rows};

#[derive(Deserialize)]
struct Library {
    strategy: Vec<Strategy>,
    author: Vec<Author>,
    template: Vec<Template>,
}

#[derive(Deserialize)]
struct Strategy {
    slug: String,
    name: String,
    goal: String,
    cadence: String,
    steps: Vec<String>,
}

#[derive(Deserialize)]
struct Author {
    slug: String,
    name: String,
    tone: String,
    bio: String,
    rules: Vec<String>,
}

#[derive(Deserialize)]
struct Template {
    slug: String,
    name: String,
    content_type: String,
    sections: Vec<String>,
}

#[derive(Deserialize)]
struct Publishing {
    channel: Vec<Channel>,
}

#[derive(Deserialize)]
struct Channel {
    code: String,
    name: String,
    description: String,
    auth: String,
    capabilities: Vec<String>,
    api: String,
}

pub(super) async fn insert(database: &mut Database, written: &mut Written) -> Result<(), Error> {
    let library: Library = parse("library.toml", include_str!("../../seed/library.toml"))?;

    let columns = ["name", "slug", "goal", "cadence", "steps"];
    let strategies = library.strategy.iter().map(|it| {
        row![
            &it.name,
            &it.slug,
            &it.goal,
            &it.cadence,
            Json(serde_json::json!(it.steps).to_string())
        ]
    });
    written.push((
        "strategies",
        rows::insert(database, "strategies", columns, strategies).await?,
    ));

    let columns = ["name", "slug", "tone", "bio", "style_rules"];
    let authors = library
        .author
        .iter()
        .map(|it| row![&it.name, &it.slug, &it.tone, &it.bio, &it.rules]);
    written.push((
        "author_profiles",
        rows::insert(database, "author_profiles", columns, authors).await?,
    ));

    let columns = [
        "id",
        "name",
        "slug",
        "content_type",
        "sections",
        "min_words",
        "max_words",
    ];
    let templates = library.template.iter().map(|it| {
        let sections = Json(serde_json::json!(it.sections).to_string());
        // A section comes to between 100 and 350 words.
        let count = i64::try_from(it.sections.len()).unwrap_or(0);
        row![
            uuid(&it.slug),
            &it.name,
            &it.slug,
            &it.content_type,
            sections,
            count * 100,
            count * 350
        ]
    });
    written.push((
        "content_templates",
        rows::insert(database, "content_templates", columns, templates).await?,
    ));

    channels(database, written).await
}

async fn channels(database: &mut Database, written: &mut Written) -> Result<(), Error> {
    let publishing: Publishing = parse(
        "publishing.toml",
        include_str!("../../seed/publishing.toml"),
    )?;
    let columns = [
        "code",
        "display_name",
        "description",
        "auth_kind",
        "capabilities",
        "api_defaults",
        "position",
    ];
    let mut rows = Vec::new();
    for (position, it) in (1_i32..).zip(&publishing.channel) {
        let api = Json(json(&it.api)?);
        rows.push(row![
            &it.code,
            &it.name,
            &it.description,
            &it.auth,
            &it.capabilities,
            api,
            position
        ]);
    }
    let count = rows::insert(database, "publishing_channels", columns, rows).await?;
    written.push(("publishing_channels", count));
    Ok(())
}
