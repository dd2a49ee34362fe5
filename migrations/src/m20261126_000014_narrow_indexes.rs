//! Indexes of columns that are mostly empty hold the rows that have something there, so that the others cost nothing
//! when they are written and when they are erased. `column = value` is enough for either database to choose them.

use sea_orm_migration::prelude::*;

use crate::{index, index_name};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns, filled) in [
            ("registration", &["purpose_id", "held_until", "seats"][..], "held_until"),
            ("answer_part", &["registration_id"], "registration_id"),
            ("answer_part", &["subscription_id"], "subscription_id"),
            ("outbox", &["registration_id"], "registration_id"),
            ("outbox", &["subscription_id"], "subscription_id"),
            ("outbox", &["request_id"], "request_id"),
            ("outbox", &["organiser_id"], "organiser_id"),
            ("outbox", &["announcement_id", "state"], "announcement_id"),
        ] {
            let mut narrow = index(table, columns);
            narrow.and_where(Expr::col(filled).is_not_null());
            manager.drop_index(Index::drop().name(index_name(table, columns)).table(table).to_owned()).await?;
            manager.create_index(narrow).await?;
        }
        Ok(())
    }
}
