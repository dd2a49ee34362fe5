//! Queued mail, announcements, and what is kept after a record is deleted: consents, suppressions, receipts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    binary, integer, json_binary, pk_uuid, string, string_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::{filled, index, one_of, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [outbox(), announcement(), consent(), suppression(), receipt()] {
            manager.create_table(table).await?;
        }
        for (table, columns) in [
            ("outbox", &["state", "due_at"][..]),
            ("outbox", &["expires_at"]),
            ("outbox", &["purpose_id"]),
            ("announcement", &["expires_at"]),
            ("announcement", &["purpose_id", "send_at"]),
            ("announcement", &["state", "send_at"]),
            ("consent", &["purpose_id", "subject_hash"]),
            ("consent", &["expires_at"]),
            ("consent", &["registration_id"]),
            ("suppression", &["expires_at"]),
            ("receipt", &["purpose_id", "at"]),
            ("receipt", &["expires_at"]),
            ("receipt", &["told_at", "what"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        for (columns, column) in [
            (&["registration_id"][..], "registration_id"),
            (&["subscription_id"], "subscription_id"),
            (&["request_id"], "request_id"),
            (&["organiser_id"], "organiser_id"),
            (&["announcement_id", "state"], "announcement_id"),
        ] {
            manager.create_index(filled("outbox", columns, column)).await?;
        }
        manager.create_index(index("suppression", &["purpose_id", "address_hash"]).unique().to_owned()).await
    }
}

/// Queued mail: only ids, never text or address. Claimed by `lease_until`.
fn outbox() -> TableCreateStatement {
    Table::create()
        .table("outbox")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(string("kind"))
        .col(json_binary("detail"))
        .col(uuid_null("registration_id"))
        .col(uuid_null("subscription_id"))
        .col(uuid_null("request_id"))
        .col(uuid_null("organiser_id"))
        .col(uuid_null("announcement_id"))
        .col(string("state").check(one_of("state", &["queued", "sent", "given_up", "in_doubt"])))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("due_at"))
        .col(timestamp_with_time_zone_null("lease_until"))
        .col(timestamp_with_time_zone_null("settled_at"))
        .col(string_null("reply_code"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("outbox", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("outbox", "registration_id", "registration", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("outbox", "subscription_id", "subscription", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("outbox", "request_id", "request", ForeignKeyAction::Cascade))
        .to_owned()
}

/// A message to the attendees of an event. It's deleted with the event's records.
fn announcement() -> TableCreateStatement {
    Table::create()
        .table("announcement")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(uuid_null("organiser_id"))
        .col(string("kind").check(one_of("kind", &["announcement", "reminder"])))
        .col(string("state").check(one_of("state", &["draft", "scheduled", "sending", "done", "stopped"])))
        .col(string("segment").check(one_of("segment", &["confirmed", "waiting", "both"])))
        .col(json_binary("content"))
        .col(timestamp_with_time_zone_null("send_at"))
        // How far the mails are queued, by record id, and whether all are.
        .col(uuid_null("queued_to"))
        .col(timestamp_with_time_zone_null("queued_at"))
        // When sending began: people who confirm later don't get it.
        .col(timestamp_with_time_zone_null("started_at"))
        // The result, as the mails themselves are soon deleted.
        .col(integer("total"))
        .col(integer("sent").default(0))
        .col(integer("failed").default(0))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("announcement", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}

/// Evidence of consent (UK GDPR Art. 7(1)): which wording, in which language, when asked for, given and withdrawn.
/// An event's is deleted with its registration; a newsletter's outlives the subscription by 24 months.
fn consent() -> TableCreateStatement {
    Table::create()
        .table("consent")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(uuid("version_id"))
        .col(uuid_null("registration_id"))
        .col(binary("subject_hash"))
        .col(string_null("field_key"))
        .col(string("language"))
        .col(timestamp_with_time_zone("asked_at"))
        .col(timestamp_with_time_zone("given_at"))
        .col(timestamp_with_time_zone_null("taken_back_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("consent", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("consent", "version_id", "purpose_version", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("consent", "registration_id", "registration", ForeignKeyAction::Cascade))
        .to_owned()
}

/// "Do not write to this address": for one list by its purpose, for everything by the purpose *administration*.
fn suppression() -> TableCreateStatement {
    Table::create()
        .table("suppression")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(binary("address_hash"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("suppression", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}

/// What expired: when and how many, without names.
fn receipt() -> TableCreateStatement {
    Table::create()
        .table("receipt")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(string("what").check(one_of(
            "what",
            &["registration", "subscription", "answer_part", "request", "consent", "suppression"],
        )))
        .col(integer("count"))
        .col(timestamp_with_time_zone("at"))
        .col(timestamp_with_time_zone_null("told_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("receipt", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}
