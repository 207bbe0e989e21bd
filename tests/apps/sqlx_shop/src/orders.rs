use crate::models::Invoice;

pub async fn total(pool: &sqlx::SqlitePool) -> sqlx::Result<i64> {
    #[derive(sqlx::FromRow)]
    struct Total {
        sum: i64,
    }
    let total: Total = sqlx::query_as("SELECT sum(amount) AS sum FROM orders").fetch_one(pool).await?;
    Ok(total.sum)
}

pub async fn invoices(pool: &sqlx::SqlitePool) -> sqlx::Result<Vec<Invoice>> {
    sqlx::query_as!(Invoice, "SELECT id FROM invoices").fetch_all(pool).await
}

#[cfg(test)]
mod tests {
    #[derive(sqlx::FromRow)]
    struct Probe {
        id: i64,
    }
}
