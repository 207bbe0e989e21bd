use sea_orm::entity::prelude::*;

/// What is baked.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "cake", schema_name = "shop")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(column_name = "title")]
    pub name: String,
}
