//! Earlier saves of an issue's draft; and whether its text was last saved by a button, or by itself while somebody wrote.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, json_binary, pk_uuid, timestamp_with_time_zone, uuid, uuid_null};

use crate::{index, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(issue_save()).await?;
        for columns in [&["announcement_id", "created_at"][..], &["purpose_id"], &["expires_at"]] {
            manager.create_index(index("issue_save", columns)).await?;
        }
        let autosaved = boolean("autosaved").default(false).to_owned();
        manager.alter_table(Table::alter().table("announcement").add_column(autosaved).to_owned()).await
    }
}

fn issue_save() -> TableCreateStatement {
    Table::create()
        .table("issue_save")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(uuid("announcement_id"))
        .col(json_binary("content"))
        .col(uuid_null("saved_by"))
        .col(timestamp_with_time_zone("saved_at"))
        // When another text took its place.
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("issue_save", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("issue_save", "announcement_id", "announcement", ForeignKeyAction::Cascade))
        .to_owned()
}
