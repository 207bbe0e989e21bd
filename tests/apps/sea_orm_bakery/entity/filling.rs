use sea_orm::entity::prelude::*;

pub struct Entity;

impl EntityName for Entity {
    fn schema_name(&self) -> Option<&str> {
        Some("shop")
    }
    fn table_name(&self) -> &str {
        "fillings"
    }
}

#[derive(Clone, Debug, PartialEq, DeriveModel, DeriveActiveModel)]
pub struct Model {
    pub id: i32,
}
