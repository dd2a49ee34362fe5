//! The end that a registration had before its event was cancelled, for when that is undone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = timestamp_with_time_zone_null("planned_end");
        manager.alter_table(Table::alter().table("registration").add_column(column).to_owned()).await
    }
}
