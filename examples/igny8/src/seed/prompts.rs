//! The kinds of content, and the prompt library: every operation joined with every kind.

use serde::Deserialize;

use super::{Written, parse};
use crate::database::{Database, Error};
use crate::{row, rows};

#[derive(Deserialize)]
struct ContentTypes {
    content_type: Vec<ContentType>,
}

#[derive(Deserialize)]
struct ContentType {
    slug: String,
    name: String,
    description: String,
    structure: String,
    tone: String,
    min_words: i32,
    max_words: i32,
}

#[derive(Deserialize)]
struct Operations {
    operation: Vec<Operation>,
}

#[derive(Deserialize)]
struct Operation {
    name: String,
    title: String,
    variables: Vec<String>,
    body: String,
}

pub(super) async fn insert(database: &mut Database, written: &mut Written) -> Result<(), Error> {
    let ContentTypes {
        content_type: kinds,
    } = parse(
        "content_types.toml",
        include_str!("../../seed/content_types.toml"),
    )?;
    let Operations {
        operation: operations,
    } = parse("prompts.toml", include_str!("../../seed/prompts.toml"))?;

    let columns = [
        "slug",
        "name",
        "description",
        "structure",
        "default_tone",
        "min_words",
        "max_words",
    ];
    let rows = kinds.iter().map(|it| {
        row![
            &it.slug,
            &it.name,
            &it.description,
            &it.structure,
            &it.tone,
            it.min_words,
            it.max_words
        ]
    });
    let count = rows::insert(database, "content_type_configs", columns, rows).await?;
    written.push(("content_type_configs", count));

    let columns = [
        "slug",
        "name",
        "operation",
        "content_type",
        "tone",
        "body",
        "variables",
    ];
    let prompts = operations.iter().flat_map(|operation| {
        kinds.iter().map(move |kind| {
            let slug = format!("{}-{}", operation.name.replace('_', "-"), kind.slug);
            let name = format!("{}: {}", operation.title, within_a_sentence(&kind.name));
            let body = fill_in(&operation.body, kind);
            row![
                slug,
                name,
                &operation.name,
                &kind.slug,
                &kind.tone,
                body,
                &operation.variables
            ]
        })
    });
    written.push((
        "ai_prompts",
        rows::insert(database, "ai_prompts", columns, prompts).await?,
    ));
    Ok(())
}

fn fill_in(body: &str, kind: &ContentType) -> String {
    let mut text = body.trim().to_owned();
    let name = within_a_sentence(&kind.name);
    for (place, value) in [
        ("{type}", name.as_str()),
        ("{structure}", &kind.structure),
        ("{tone}", &kind.tone),
        ("{min_words}", &kind.min_words.to_string()),
        ("{max_words}", &kind.max_words.to_string()),
    ] {
        text = text.replace(place, value);
    }
    text
}

/// `Blog post` as `blog post`, but `FAQ page` as it is.
fn within_a_sentence(name: &str) -> String {
    let shouts = |word: &str| word.chars().all(char::is_uppercase);
    let words = name.split(' ').map(|word| {
        if shouts(word) {
            word.to_owned()
        } else {
            word.to_lowercase()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}
