//! What a fresh installation begins with, from the TOML files in `seed/`: nothing here belongs to a customer.

use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::database::{Database, Error};
use crate::rows::Moment;

mod access;
mod library;
mod pricing;
mod prompts;
mod settings;
mod taxonomy;

pub(crate) use taxonomy::intent;

/// The tables that [`insert`] fills, and how many rows each got.
pub type Written = Vec<(&'static str, u64)>;

/// When the seed's rows say that they were made: 2026-01-01, so that every installation has the same.
const MADE_AT: Moment = Moment(1_767_225_600_000_000);

/// Writes the seed content into an empty database, in one transaction. A database that has industries already is left
/// as it is: then nothing is written.
pub async fn insert(database: &mut Database) -> Result<Written, Error> {
    if database.count("industries").await? > 0 {
        return Ok(Vec::new());
    }
    database.transaction(write).await
}

async fn write(database: &mut Database) -> Result<Written, Error> {
    let mut written = Vec::new();
    access::insert(database, &mut written).await?;
    taxonomy::insert(database, &mut written).await?;
    pricing::insert(database, &mut written).await?;
    prompts::insert(database, &mut written).await?;
    library::insert(database, &mut written).await?;
    settings::insert(database, &mut written).await?;
    Ok(written)
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|error| format!("seed/{file}: {error}").into())
}

/// `Heating and Cooling` as `heating-and-cooling`.
fn slug(name: &str) -> String {
    let words = name
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>()
        .join("-")
}

/// A number that is the same for the same text on every machine (FNV-1a).
pub(crate) fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A UUID that is the same for the same name on every machine.
fn uuid(name: &str) -> Uuid {
    let halves = (u128::from(digest(name)) << 64) | u128::from(digest(&format!("{name}/")));
    uuid::Builder::from_random_bytes(halves.to_be_bytes()).into_uuid()
}

/// `29.00` in cents.
fn cents(price: &str) -> Result<i64, Error> {
    let (whole, fraction) = price
        .split_once('.')
        .ok_or_else(|| format!("{price}: not a price with cents"))?;
    if fraction.len() != 2 {
        return Err(format!("{price}: not a price with cents").into());
    }
    Ok(whole.parse::<i64>()? * 100 + fraction.parse::<i64>()?)
}

/// A value of JSON is kept as it stands in the file, after a look whether it is JSON at all.
fn json(text: &str) -> Result<&str, Error> {
    serde_json::from_str::<serde_json::Value>(text).map_err(|error| format!("{text}: {error}"))?;
    Ok(text)
}
