//! What announcements, exports and receipts need to go on where they were cut off, and to be told once.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, timestamp_with_time_zone_null, uuid_null};

use crate::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            // How far the mails are queued: by the ids of the records, and whether all are.
            ("announcement", uuid_null("queued_to")),
            ("announcement", timestamp_with_time_zone_null("queued_at")),
            // When sending began: who confirms later is not written to.
            ("announcement", timestamp_with_time_zone_null("started_at")),
            // What became of it, for the mails themselves are soon forgotten.
            ("announcement", integer("sent").default(0).take()),
            ("announcement", integer("failed").default(0).take()),
            // How often the organiser was asked whether the copies are destroyed.
            ("export", integer("asked").default(0).take()),
            // When the organisers were told.
            ("receipt", timestamp_with_time_zone_null("told_at")),
        ] {
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        for (table, columns) in [("announcement", &["state", "send_at"][..]), ("receipt", &["told_at", "what"])] {
            manager.create_index(index(table, columns)).await?;
        }
        Ok(())
    }
}
