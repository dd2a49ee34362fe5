//! How often a group on the waiting list was passed over, so that it does not wait for ever behind smaller ones.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::integer_null;

use crate::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = integer_null("passed_over");
        manager.alter_table(Table::alter().table("registration").add_column(column).to_owned()).await?;
        // Asked for with every count of an event's room; nearly always empty.
        let mut passed_over = index("registration", &["purpose_id", "passed_over", "state", "expires_at", "seats"]);
        passed_over.and_where(Expr::col("passed_over").is_not_null());
        manager.create_index(passed_over).await
    }
}
