//! The system rows that customers' data points at, read from the database: their numbers are not the same everywhere.

use uuid::Uuid;

use crate::database::{Database, Dialect, Error};

pub(super) struct System {
    pub(super) industries: Vec<i64>,
    /// Each industry's sectors, in the order of `industries`.
    pub(super) sectors: Vec<Vec<i64>>,
    pub(super) seed_keywords: Vec<i64>,
    pub(super) plans: Vec<i64>,
    pub(super) packages: Vec<i64>,
    pub(super) payment_methods: Vec<String>,
    pub(super) channels: Vec<String>,
    pub(super) groups: Vec<i64>,
    pub(super) content_types: Vec<i64>,
    pub(super) kinds: Vec<String>,
    pub(super) templates: Vec<Uuid>,
    pub(super) prompts: Vec<i64>,
    pub(super) strategies: Vec<i64>,
    pub(super) authors: Vec<i64>,
    /// The mixed tables' greatest numbers: their user rows go on from there.
    pub(super) last_seed_keyword: i64,
    pub(super) last_integration_setting: i64,
}

impl System {
    pub(super) async fn load(database: &mut Database) -> Result<Self, Error> {
        let dialect = database.dialect();
        let industries = ids(database, "industries").await?;
        let mut sectors = Vec::new();
        for industry in &industries {
            let sql = format!(
                "SELECT id FROM industry_sectors WHERE industry_id = {industry} ORDER BY id"
            );
            sectors.push(filled("industry_sectors", database.numbers(&sql).await?)?);
        }
        Ok(Self {
            seed_keywords: ids(database, "seed_keywords").await?,
            plans: ids(database, "plans").await?,
            packages: ids(database, "credit_packages").await?,
            payment_methods: codes(database, "payment_method_configs", "code").await?,
            channels: codes(database, "publishing_channels", "code").await?,
            groups: ids(database, "groups").await?,
            content_types: ids(database, "content_types").await?,
            kinds: codes(database, "content_type_configs", "slug").await?,
            templates: templates(database, dialect).await?,
            prompts: ids(database, "ai_prompts").await?,
            strategies: ids(database, "strategies").await?,
            authors: ids(database, "author_profiles").await?,
            last_seed_keyword: last(database, "seed_keywords").await?,
            last_integration_setting: last(database, "integration_settings").await?,
            industries,
            sectors,
        })
    }
}

async fn ids(database: &mut Database, table: &'static str) -> Result<Vec<i64>, Error> {
    let name = database.dialect().quote(table);
    filled(
        table,
        database
            .numbers(&format!("SELECT id FROM {name} ORDER BY id"))
            .await?,
    )
}

async fn codes(
    database: &mut Database,
    table: &'static str,
    column: &str,
) -> Result<Vec<String>, Error> {
    filled(
        table,
        database
            .texts(&format!("SELECT {column} FROM {table} ORDER BY {column}"))
            .await?,
    )
}

async fn last(database: &mut Database, table: &str) -> Result<i64, Error> {
    let numbers = database
        .numbers(&format!("SELECT coalesce(max(id), 0) FROM {table}"))
        .await?;
    Ok(numbers.first().copied().unwrap_or(0))
}

async fn templates(database: &mut Database, dialect: Dialect) -> Result<Vec<Uuid>, Error> {
    let text = if dialect == Dialect::Postgres {
        "id::text"
    } else {
        "id"
    };
    let sql = format!("SELECT {text} FROM content_templates ORDER BY slug");
    let texts = filled("content_templates", database.texts(&sql).await?)?;
    Ok(texts
        .iter()
        .map(|text| text.parse())
        .collect::<Result<_, _>>()?)
}

fn filled<T>(table: &str, rows: Vec<T>) -> Result<Vec<T>, Error> {
    if rows.is_empty() {
        return Err(format!("{table} is empty: write the seed content first").into());
    }
    Ok(rows)
}
