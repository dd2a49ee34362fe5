//! An unconfirmed sign-up knows the form that it came from, so that the same form sent again changes it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["registration", "subscription"] {
            manager.alter_table(Table::alter().table(table).add_column(uuid_null("form")).to_owned()).await?;
        }
        Ok(())
    }
}
