//! System settings, rules for taxonomies, notifications, and the system's own integrations.

use serde::Deserialize;

use super::{MADE_AT, Written, json, parse};
use crate::database::{Database, Error};
use crate::rows::Json;
use crate::{row, rows};

#[derive(Deserialize)]
struct Settings {
    setting: Vec<Setting>,
    taxonomy: Vec<Taxonomy>,
    notification: Vec<Notification>,
    integration: Vec<Integration>,
}

#[derive(Deserialize)]
struct Setting {
    key: String,
    value: String,
    description: String,
    #[serde(default)]
    public: bool,
}

#[derive(Deserialize)]
struct Taxonomy {
    kind: String,
    name: String,
    max_depth: i32,
    max_terms: i32,
    required: bool,
    pattern: String,
}

#[derive(Deserialize)]
struct Notification {
    event: String,
    channel: String,
    subject: Option<String>,
    body: String,
}

#[derive(Deserialize)]
struct Integration {
    provider: String,
    base_url: String,
    config: String,
}

pub(super) async fn insert(database: &mut Database, written: &mut Written) -> Result<(), Error> {
    let settings: Settings = parse("settings.toml", include_str!("../../seed/settings.toml"))?;

    let mut rows = Vec::new();
    for it in &settings.setting {
        rows.push(row![
            &it.key,
            Json(json(&it.value)?),
            &it.description,
            it.public
        ]);
    }
    let columns = ["key", "value", "description", "is_public"];
    written.push((
        "system_settings",
        rows::insert(database, "system_settings", columns, rows).await?,
    ));

    let columns = [
        "kind",
        "display_name",
        "max_depth",
        "max_terms_per_content",
        "is_required",
        "slug_pattern",
    ];
    let taxonomies = settings.taxonomy.iter().map(|it| {
        row![
            &it.kind,
            &it.name,
            it.max_depth,
            it.max_terms,
            it.required,
            &it.pattern
        ]
    });
    written.push((
        "taxonomy_configs",
        rows::insert(database, "taxonomy_configs", columns, taxonomies).await?,
    ));

    let columns = ["event", "channel", "subject", "body"];
    let notifications = settings
        .notification
        .iter()
        .map(|it| row![&it.event, &it.channel, it.subject.as_ref(), &it.body]);
    let count = rows::insert(database, "notification_configs", columns, notifications).await?;
    written.push(("notification_configs", count));

    let mut rows = Vec::new();
    for it in &settings.integration {
        let name = format!("system/{}", it.provider);
        rows.push(row![
            name,
            &it.provider,
            &it.base_url,
            Json(json(&it.config)?),
            MADE_AT
        ]);
    }
    let columns = ["name", "provider", "base_url", "config", "updated_at"];
    written.push((
        "integration_settings",
        rows::insert(database, "integration_settings", columns, rows).await?,
    ));
    Ok(())
}
