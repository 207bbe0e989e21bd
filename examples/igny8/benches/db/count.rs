//! How many rows the application's tables have.

use cargo_data_class::schema::{Dialect, Schema, framework};
use igny8::database::{Database, Error};

use crate::stage::Stage;

/// Those of the template.
pub(crate) async fn template(stage: &Stage) -> Result<Vec<i64>, Error> {
    count(stage.dialect, stage.template().await?).await
}

/// Those of the copy.
pub(crate) async fn copy(stage: &Stage) -> Result<Vec<i64>, Error> {
    count(stage.dialect, stage.copy().await?).await
}

async fn count(dialect: Dialect, mut database: Database) -> Result<Vec<i64>, Error> {
    let mut counts = Vec::new();
    for table in tables(dialect)? {
        counts.push(database.count(&table).await?);
    }
    database.close().await?;
    Ok(counts)
}

fn tables(dialect: Dialect) -> Result<Vec<String>, Error> {
    let file = format!("schema/{}.json", dialect.name());
    let schema = Schema::from_json(&crate::catalog(&file)?);
    let schema = schema.map_err(|error| format!("{file}: {error:?}"))?;
    let models = schema
        .base_tables()
        .filter(|table| !framework::is_framework(&table.name));
    Ok(models.map(|table| table.name.clone()).collect())
}
