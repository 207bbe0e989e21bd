mod entities;
pub struct First;
impl sea_orm_migration::MigrationTrait for First {}
