//! The organisation's own look: an accent colour and a logo, for it and for branches that have their own.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{binary, boolean, integer_null, pk_uuid, string, string_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(logo()).await?;
        manager.create_table(brand()).await
    }
}

/// The files, each once, under the hash of its content.
fn logo() -> TableCreateStatement {
    Table::create().table("logo").col(string("hash").primary_key()).col(binary("bytes")).to_owned()
}

/// A row's id is the branch's; the organisation has no id, so its row has the nil one.
fn brand() -> TableCreateStatement {
    let mut file = ForeignKey::create()
        .name("brand_logo_hash")
        .from("brand", "logo_hash")
        .to("logo", "hash")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned();
    Table::create()
        .table("brand")
        .col(pk_uuid("id"))
        .col(string_null("accent"))
        .col(string_null("accent_dark"))
        .col(boolean("is_dark_chosen").default(false))
        .col(string_null("logo_hash"))
        .col(integer_null("logo_width"))
        .col(integer_null("logo_height"))
        .foreign_key(&mut file)
        .to_owned()
}
