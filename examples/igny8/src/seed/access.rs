//! Content types, permissions and roles.

use serde::Deserialize;

use super::{Written, parse};
use crate::database::{Database, Error};
use crate::{row, rows};

#[derive(Deserialize)]
struct Access {
    app: Vec<App>,
    role: Vec<Role>,
}

#[derive(Deserialize)]
struct App {
    label: String,
    models: Vec<String>,
}

#[derive(Deserialize)]
struct Role {
    name: String,
    actions: Vec<String>,
    apps: Vec<String>,
}

pub(super) async fn insert(database: &mut Database, written: &mut Written) -> Result<(), Error> {
    let access: Access = parse("access.toml", include_str!("../../seed/access.toml"))?;
    let models = || {
        access
            .app
            .iter()
            .flat_map(|app| app.models.iter().map(move |model| (app, model)))
    };

    let content_types = models().map(|(app, model)| row![&app.label, model]);
    let count = rows::insert(
        database,
        "content_types",
        ["app_label", "model"],
        content_types,
    )
    .await?;
    written.push(("content_types", count));

    let numbers = database
        .named_numbers("SELECT model, id FROM content_types ORDER BY id")
        .await?;
    let permissions = numbers.iter().flat_map(|(model, id)| {
        ["add", "change", "delete", "view"].map(|action| {
            row![
                *id,
                format!("{action}_{model}"),
                format!("Can {action} {model}")
            ]
        })
    });
    let columns = ["content_type_id", "codename", "name"];
    written.push((
        "permissions",
        rows::insert(database, "permissions", columns, permissions).await?,
    ));

    let groups = access.role.iter().map(|role| {
        let allowed = models()
            .filter(|(app, _)| role.apps.contains(&app.label))
            .flat_map(|(app, model)| {
                role.actions
                    .iter()
                    .map(move |action| format!("{}.{action}_{model}", app.label))
            });
        row![&role.name, allowed.collect::<Vec<String>>()]
    });
    written.push((
        "groups",
        rows::insert(database, "groups", ["name", "permissions"], groups).await?,
    ));
    Ok(())
}
