use sqlx::FromRow as Row;

/// People who buy.
///
/// A second paragraph.
#[derive(Debug, Row)]
pub struct Customer {
    pub id: i64,
    #[sqlx(rename = "mail")]
    pub email: String,
}

#[cfg_attr(feature = "postgres", derive(sqlx::FromRow))]
pub struct Product {
    pub id: i64,
}

/// Filled by `query_as!` elsewhere.
pub struct Invoice {
    pub id: i64,
}

pub struct NotAModel {
    pub id: i64,
}

/// Read by hand.
pub struct Shipment(pub i64);

impl<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow> for Shipment {
    fn from_row(_: &'r sqlx::sqlite::SqliteRow) -> sqlx::Result<Self> {
        Ok(Shipment(0))
    }
}
