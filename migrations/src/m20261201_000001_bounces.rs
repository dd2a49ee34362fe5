//! Mail that comes back: what became of each mail that was sent, and whether an address gets no more mail that many get.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string_null, timestamp_with_time_zone_null};

use crate::{filled, one_of};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let reasons = one_of("suspended_why", &["no-such-address", "kept-failing", "complaint"]);
        let records = [
            timestamp_with_time_zone_null("suspended_at"),
            string_null("suspended_why").check(reasons).to_owned(),
            integer("soft_bounces").default(0).to_owned(),
            timestamp_with_time_zone_null("soft_first"),
            timestamp_with_time_zone_null("soft_last"),
        ];
        let classes = one_of("bounce", &["hard", "soft", "ours", "complaint"]);
        // When a reply to it was last passed on to its branch: neither a loop nor an eager reader may flood that.
        let outbox = [string_null("bounce").check(classes).to_owned(), timestamp_with_time_zone_null("replied_at")];
        // Counted here as well, since a mail's row is deleted with its record.
        let rounds = ["bounced", "complaints", "refused"].map(|name| integer(name).default(0).to_owned());
        let tables = [
            ("registration", &records[..]),
            ("subscription", &records),
            ("outbox", &outbox),
            ("announcement", &rounds),
        ];
        for (table, columns) in tables {
            for column in columns {
                // SQLite adds one column at a time.
                let add = Table::alter().table(table).add_column(column.clone()).to_owned();
                manager.alter_table(add).await?;
            }
        }
        manager.create_index(filled("outbox", &["purpose_id", "replied_at"], "replied_at")).await
    }
}
