//! How many rows the application's tables have.

use std::path::Path;

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
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join(format!("catalog/schema/{}.json", dialect.name()));
    let text =
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let schema =
        Schema::from_json(&text).map_err(|error| format!("{}: {error:?}", path.display()))?;
    let models = schema
        .base_tables()
        .filter(|table| !framework::is_framework(&table.name));
    Ok(models.map(|table| table.name.clone()).collect())
}
