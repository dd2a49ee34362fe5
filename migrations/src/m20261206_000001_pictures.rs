//! Pictures in issues of newsletters: each is kept once, under the hash of its content, until no issue uses it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{binary, integer, string, uuid};

use crate::{index, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(picture()).await?;
        manager.create_table(issue_picture()).await?;
        manager.create_index(index("issue_picture", &["file"])).await
    }
}

fn picture() -> TableCreateStatement {
    Table::create()
        .table("picture")
        .col(string("file").primary_key())
        .col(binary("bytes"))
        .col(integer("width"))
        .col(integer("height"))
        .to_owned()
}

fn issue_picture() -> TableCreateStatement {
    let mut file = ForeignKey::create()
        .name("issue_picture_file")
        .from("issue_picture", "file")
        .to("picture", "file")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned();
    Table::create()
        .table("issue_picture")
        .col(uuid("announcement_id"))
        .col(string("file"))
        .primary_key(Index::create().col("announcement_id").col("file"))
        .foreign_key(&mut to("issue_picture", "announcement_id", "announcement", ForeignKeyAction::Cascade))
        .foreign_key(&mut file)
        .to_owned()
}
