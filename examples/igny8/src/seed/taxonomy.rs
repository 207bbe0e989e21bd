//! Industries, their sectors, and the seed keywords of each.

use std::collections::HashMap;

use serde::Deserialize;

use super::{MADE_AT, Written, digest, parse, slug};
use crate::database::{Database, Error};
use crate::{row, rows};

#[derive(Deserialize)]
struct Taxonomy {
    industry: Vec<Industry>,
}

#[derive(Deserialize)]
struct Industry {
    name: String,
    description: String,
    sectors: Vec<Sector>,
}

#[derive(Deserialize)]
struct Sector {
    name: String,
    keywords: Vec<String>,
}

pub(super) async fn insert(database: &mut Database, written: &mut Written) -> Result<(), Error> {
    let Taxonomy { industry } = parse("taxonomy.toml", include_str!("../../seed/taxonomy.toml"))?;

    let columns = ["name", "slug", "description", "created_at"];
    let industries = industry
        .iter()
        .map(|it| row![&it.name, slug(&it.name), &it.description, MADE_AT]);
    written.push((
        "industries",
        rows::insert(database, "industries", columns, industries).await?,
    ));

    let numbers = database
        .named_numbers("SELECT slug, id FROM industries")
        .await?;
    let numbers: HashMap<String, i64> = numbers.into_iter().collect();
    let sectors = || {
        industry.iter().flat_map(|industry| {
            let id = numbers.get(&slug(&industry.name)).copied();
            (1_i32..)
                .zip(&industry.sectors)
                .map(move |(position, sector)| (industry, id, position, sector))
        })
    };

    let columns = ["industry_id", "name", "slug", "description", "position"];
    let rows = sectors().map(|(industry, id, position, sector)| {
        let description = format!("{} within {}.", sector.name, industry.name);
        row![id, &sector.name, slug(&sector.name), description, position]
    });
    written.push((
        "industry_sectors",
        rows::insert(database, "industry_sectors", columns, rows).await?,
    ));

    // Written in the same order, so that the numbers are in the same order too.
    let sector_numbers = database
        .numbers("SELECT id FROM industry_sectors ORDER BY industry_id, position")
        .await?;
    let columns = [
        "industry_id",
        "sector_id",
        "keyword",
        "intent",
        "volume",
        "difficulty",
        "created_at",
    ];
    let keywords =
        sectors()
            .zip(sector_numbers)
            .flat_map(|((_, industry_id, _, sector), sector_id)| {
                sector.keywords.iter().map(move |keyword| {
                    let number = digest(keyword);
                    let (volume, difficulty) = (
                        (number % 480) as i64 * 50 + 90,
                        (number >> 32) as i64 % 90 + 5,
                    );
                    row![
                        industry_id,
                        sector_id,
                        keyword,
                        intent(keyword),
                        volume,
                        difficulty,
                        MADE_AT
                    ]
                })
            });
    written.push((
        "seed_keywords",
        rows::insert(database, "seed_keywords", columns, keywords).await?,
    ));
    Ok(())
}

/// What somebody who types the keyword most likely wants, by the words that give it away.
pub(crate) fn intent(keyword: &str) -> &'static str {
    let has = |words: &[&str]| words.iter().any(|word| keyword.contains(word));
    if has(&[
        "near me",
        "for sale",
        "for rent",
        "hire ",
        "quote",
        "subscription",
        "deals",
    ]) {
        "transactional"
    } else if has(&[
        "best ",
        " vs ",
        "comparison",
        "cost",
        "pricing",
        "prices",
        "fees",
        "worth it",
    ]) {
        "commercial"
    } else if has(&["login", "app store"]) {
        "navigational"
    } else {
        "informational"
    }
}
