//! How many signed up to an event and cancelled on each day: numbers only, for its organisers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, pk_uuid, timestamp_with_time_zone, uuid};

use crate::{index, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(day_count()).await?;
        manager.create_index(index("day_count", &["purpose_id", "day"]).unique().to_owned()).await?;
        manager.create_index(index("day_count", &["expires_at"])).await
    }
}

fn day_count() -> TableCreateStatement {
    Table::create()
        .table("day_count")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(date("day"))
        .col(integer("signed_up"))
        .col(integer("cancelled"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("day_count", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}
