//! What organisers write and publish, its purposes, and the epochs of the keys. No table here can hold a sign-up's
//! personal data.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, binary, boolean, integer, integer_null, json_binary, pk_uuid, string, string_null, string_uniq,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null, uuid_uniq,
};

use crate::{index, one_of, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            organisation(),
            vault(),
            epoch(),
            branch(),
            purpose(),
            purpose_version(),
            event(),
            newsletter(),
            draft(),
            template(),
            co_host(),
        ] {
            manager.create_table(table).await?;
        }
        for (table, columns) in [
            ("event", &["ends_at"][..]),
            ("event", &["series_id"]),
            ("draft", &["expires_at"]),
            ("draft", &["purpose_id"]),
            ("draft", &["branch_id"]),
            ("co_host", &["branch_id"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        manager.create_index(index("purpose_version", &["purpose_id", "number"]).unique().to_owned()).await
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

/// The epochs. The one without `retired_at` is current; a rotation locks its row.
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
    Table::create()
        .table("branch")
        .col(pk_uuid("id"))
        .col(uuid_null("parent_id"))
        .col(string_uniq("slug"))
        .col(json_binary("content"))
        .to_owned()
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
        .col(uuid_null("series_id"))
        .col(uuid_null("owner_id"))
        .col(integer("walk_ins").default(0))
        .col(integer("revision").default(1))
        .col(boolean("reminds").default(true))
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
        .col(uuid_null("owner_id"))
        .col(integer("revision").default(1))
        .foreign_key(&mut to("newsletter", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("newsletter", "branch_id", "branch", ForeignKeyAction::Restrict))
        .to_owned()
}

/// Drafts: the form as typed. `of_purpose` is the published event or newsletter that a draft changes, and `of_revision`
/// its revision when the draft was made. Saving must name the draft's own `revision`.
fn draft() -> TableCreateStatement {
    Table::create()
        .table("draft")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(uuid("branch_id"))
        .col(string("what").check(one_of("what", &["event", "newsletter"])))
        .col(string("kind"))
        .col(uuid_null("of_purpose"))
        .col(integer_null("of_revision"))
        .col(json_binary("form"))
        .col(integer("revision"))
        .col(uuid_null("changed_by"))
        .col(timestamp_with_time_zone("changed_at"))
        .col(string("approval").check(one_of("approval", &["none", "asked", "granted", "refused"])))
        .col(string_null("approval_why"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("draft", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("draft", "branch_id", "branch", ForeignKeyAction::Restrict))
        .to_owned()
}

/// A template that the data officer changed; those not here are unchanged.
fn template() -> TableCreateStatement {
    Table::create()
        .table("template")
        .col(string("slug").primary_key())
        .col(json_binary("content"))
        .col(timestamp_with_time_zone("changed_at"))
        .to_owned()
}

/// Another branch that holds an event.
fn co_host() -> TableCreateStatement {
    Table::create()
        .table("co_host")
        .col(uuid("event_id"))
        .col(uuid("branch_id"))
        .primary_key(Index::create().col("event_id").col("branch_id"))
        .foreign_key(&mut to("co_host", "event_id", "event", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("co_host", "branch_id", "branch", ForeignKeyAction::Restrict))
        .to_owned()
}
