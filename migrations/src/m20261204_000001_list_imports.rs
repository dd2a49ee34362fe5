//! Lists that are brought here from elsewhere: the checked rows, sealed, until they're subscribed or somebody says no; and
//! how their people consented, which outlives them as the wordings of purposes do.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{binary, integer, pk_uuid, string, text, timestamp_with_time_zone, uuid, uuid_null};

use crate::{index, one_of, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [list_import(), list_import_part(), consent_source()] {
            manager.create_table(table).await?;
        }
        for (table, columns) in [
            ("list_import", &["purpose_id"][..]),
            ("list_import", &["expires_at"]),
            ("list_import", &["epoch"]),
            ("list_import_part", &["import_id", "number"]),
            ("list_import_part", &["purpose_id"]),
            ("list_import_part", &["expires_at"]),
            ("list_import_part", &["epoch"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        // The source of a consent that was given elsewhere.
        let source = Table::alter().table("consent").add_column(uuid_null("source_id")).to_owned();
        manager.alter_table(source).await
    }
}

fn list_import() -> TableCreateStatement {
    Table::create()
        .table("list_import")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(uuid("version_id"))
        .col(uuid_null("organiser_id"))
        .col(string("state").check(one_of("state", &["reading", "checked", "running", "done"])))
        .col(integer("epoch"))
        // What becomes of each row; the first rows with their addresses.
        .col(binary("report_sealed"))
        .col(integer("done").default(0))
        .col(integer("skipped").default(0))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("list_import", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("list_import", "version_id", "purpose_version", ForeignKeyAction::Restrict))
        .to_owned()
}

/// Some of the rows that will be subscribed. Deleted as they are.
fn list_import_part() -> TableCreateStatement {
    Table::create()
        .table("list_import_part")
        .col(pk_uuid("id"))
        .col(uuid("import_id"))
        .col(uuid("purpose_id"))
        .col(integer("number"))
        .col(integer("epoch"))
        .col(binary("rows_sealed"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("list_import_part", "import_id", "list_import", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("list_import_part", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}

/// How the people of a list consented, and to what: a wording like those of a purpose, and kept like them.
fn consent_source() -> TableCreateStatement {
    Table::create()
        .table("consent_source")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(timestamp_with_time_zone("given_at"))
        .col(string("means").check(one_of("means", &["paper", "web-form", "email", "spoken"])))
        .col(text("wording"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(&mut to("consent_source", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}
