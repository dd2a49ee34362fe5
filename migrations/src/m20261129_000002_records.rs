//! People's records. Every table here has `purpose_id` and `expires_at`, NOT NULL and indexed, and the epoch of its
//! sealed columns.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    binary, boolean, integer, integer_null, pk_uuid, string, string_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::{filled, index, one_of, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [registration(), subscription(), request(), answer_part()] {
            manager.create_table(table).await?;
        }
        for table in ["registration", "subscription"] {
            manager.create_index(index(table, &["expires_at"])).await?;
            manager.create_index(index(table, &["purpose_id", "address_index"])).await?;
            manager.create_index(index(table, &["epoch"])).await?;
            // A pending record proves nothing, so an address is only unique among confirmed ones.
            let mut once = Index::create();
            once.name(format!("{table}_once")).table(table).col("purpose_id").col("address_index").unique();
            once.and_where(Expr::col("state").ne("pending"));
            manager.create_index(once).await?;
        }
        for (table, columns) in [
            // To count an event's room, only this index and the two below are read.
            ("registration", &["purpose_id", "state", "expires_at", "seats"][..]),
            ("subscription", &["purpose_id", "state", "expires_at"]),
            ("request", &["expires_at"]),
            ("request", &["epoch"]),
            ("request", &["purpose_id"]),
            ("answer_part", &["expires_at"]),
            ("answer_part", &["epoch"]),
            ("answer_part", &["purpose_id"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        for (table, columns, column) in [
            ("registration", &["purpose_id", "held_until", "seats"][..], "held_until"),
            ("registration", &["purpose_id", "passed_over", "state", "expires_at", "seats"], "passed_over"),
            ("answer_part", &["registration_id"], "registration_id"),
            ("answer_part", &["subscription_id"], "subscription_id"),
        ] {
            manager.create_index(filled(table, columns, column)).await?;
        }
        Ok(())
    }
}

/// What registrations and subscriptions have in common.
fn record(table: &'static str, states: &[&'static str]) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(uuid("version_id"))
        .col(string("state").check(one_of("state", states)))
        .col(string("language"))
        .col(integer("epoch"))
        .col(binary("address_index"))
        .col(binary("address_sealed"))
        .col(integer("generation"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("confirmed_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(uuid_null("form"))
        .foreign_key(&mut to(table, "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to(table, "version_id", "purpose_version", ForeignKeyAction::Restrict))
        .to_owned()
}

fn registration() -> TableCreateStatement {
    record("registration", &["pending", "confirmed", "waiting"])
        .col(integer("seats").check(Expr::col("seats").between(1, 1000)))
        .col(timestamp_with_time_zone_null("held_until"))
        .col(string_null("ticket_code").unique_key())
        .col(boolean("asked_if_coming"))
        .col(timestamp_with_time_zone_null("planned_end"))
        .col(integer_null("passed_over"))
        .col(integer("arrived").default(0))
        .col(timestamp_with_time_zone_null("arrived_at"))
        .col(boolean("has_address").default(true))
        .col(boolean("by_organiser").default(false))
        .check(Expr::col("state").eq("confirmed").or(Expr::col("ticket_code").is_null()))
        .to_owned()
}

fn subscription() -> TableCreateStatement {
    record("subscription", &["pending", "confirmed"]).col(timestamp_with_time_zone_null("renewal_asked_at")).to_owned()
}

/// "Mail me the links to everything you hold": an address, kept until that mail is sent.
fn request() -> TableCreateStatement {
    Table::create()
        .table("request")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(string("language"))
        .col(integer("epoch"))
        .col(binary("address_index"))
        .col(binary("address_sealed"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("request", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}

/// Sealed answers, one row for each end that a record's answers have.
fn answer_part() -> TableCreateStatement {
    Table::create()
        .table("answer_part")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(uuid_null("registration_id"))
        .col(uuid_null("subscription_id"))
        .col(integer("epoch"))
        .col(binary("answers_sealed"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("answer_part", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("answer_part", "registration_id", "registration", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("answer_part", "subscription_id", "subscription", ForeignKeyAction::Cascade))
        .check(Expr::col("registration_id").is_null().ne(Expr::col("subscription_id").is_null()))
        .to_owned()
}
