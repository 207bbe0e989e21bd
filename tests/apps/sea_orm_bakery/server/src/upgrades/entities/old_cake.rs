#[derive(DeriveEntityModel)]
#[sea_orm(table_name = "cake")]
pub struct Model {
    pub id: i32,
}
