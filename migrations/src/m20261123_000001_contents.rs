//! What organisers publish, and the purposes behind it. No table here can hold a sign-up's personal data.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, binary, boolean, integer, integer_null, json_binary, pk_uuid, string, string_uniq,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null, uuid_uniq,
};

use crate::{index, one_of, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(organisation()).await?;
        manager.create_table(vault()).await?;
        manager.create_table(epoch()).await?;
        manager.create_table(branch()).await?;
        manager.create_table(purpose()).await?;
        manager.create_table(purpose_version()).await?;
        manager.create_table(event()).await?;
        manager.create_table(newsletter()).await?;
        manager.create_index(index("purpose_version", &["purpose_id", "number"]).unique().to_owned()).await?;
        manager.create_index(index("event", &["ends_at"])).await
    }
}

/// One row: the organisation's settings.
fn organisation() -> TableCreateStatement {
    Table::create()
        .table("organisation")
        .col(integer("id").primary_key().check(Expr::col("id").eq(1)))
        .col(json_binary("settings"))
        .to_owned()
}

/// One row: which keyring this database belongs to, and how far the journal has been applied.
fn vault() -> TableCreateStatement {
    Table::create()
        .table("vault")
        .col(integer("id").primary_key().check(Expr::col("id").eq(1)))
        .col(binary("fingerprint"))
        .col(big_integer("journal_mark"))
        .to_owned()
}

/// The epochs. The one without `retired_at` is current; a turn locks its row.
fn epoch() -> TableCreateStatement {
    Table::create()
        .table("epoch")
        .col(integer("number").primary_key())
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone_null("retired_at"))
        .col(timestamp_with_time_zone_null("destroyed_at"))
        .to_owned()
}

fn branch() -> TableCreateStatement {
    Table::create().table("branch").col(pk_uuid("id")).col(string_uniq("slug")).col(json_binary("content")).to_owned()
}

fn purpose() -> TableCreateStatement {
    Table::create()
        .table("purpose")
        .col(pk_uuid("id"))
        .col(uuid_null("branch_id"))
        .col(string("kind").check(one_of("kind", &["event", "newsletter", "administration"])))
        .foreign_key(&mut to("purpose", "branch_id", "branch", ForeignKeyAction::Restrict))
        .to_owned()
}

fn purpose_version() -> TableCreateStatement {
    Table::create()
        .table("purpose_version")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(integer("number"))
        .col(json_binary("wording"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(&mut to("purpose_version", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}

fn event() -> TableCreateStatement {
    Table::create()
        .table("event")
        .col(pk_uuid("id"))
        .col(uuid_uniq("purpose_id"))
        .col(uuid("branch_id"))
        .col(string_uniq("slug"))
        .col(timestamp_with_time_zone("starts_at"))
        .col(timestamp_with_time_zone("ends_at"))
        .col(string("timezone"))
        .col(timestamp_with_time_zone_null("opens_at"))
        .col(timestamp_with_time_zone("closes_at"))
        .col(integer_null("capacity").check(Expr::col("capacity").gte(0)))
        .col(integer("group_max").check(Expr::col("group_max").gte(1)))
        .col(boolean("listed"))
        .col(integer("sequence"))
        .col(timestamp_with_time_zone_null("cancelled_at"))
        .col(json_binary("content"))
        .foreign_key(&mut to("event", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("event", "branch_id", "branch", ForeignKeyAction::Restrict))
        .check(Expr::col("ends_at").gte(Expr::col("starts_at")))
        .to_owned()
}

fn newsletter() -> TableCreateStatement {
    Table::create()
        .table("newsletter")
        .col(pk_uuid("id"))
        .col(uuid_uniq("purpose_id"))
        .col(uuid("branch_id"))
        .col(string_uniq("slug"))
        .col(integer("renew_months").check(Expr::col("renew_months").gte(1)))
        .col(timestamp_with_time_zone_null("closed_at"))
        .col(json_binary("content"))
        .foreign_key(&mut to("newsletter", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("newsletter", "branch_id", "branch", ForeignKeyAction::Restrict))
        .to_owned()
}
