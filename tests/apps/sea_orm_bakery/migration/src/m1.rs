use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationTrait for Migration {}

mod cake {
    #[derive(Clone, DeriveEntityModel)]
    #[sea_orm(table_name = "cake")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }
}
