//! Mail that is owed, and what is remembered after a record has gone: consents, suppressions, receipts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    binary, integer, json_binary, pk_uuid, string, string_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::{index, one_of, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(outbox()).await?;
        manager.create_table(consent()).await?;
        manager.create_table(suppression()).await?;
        manager.create_table(receipt()).await?;
        for (table, columns) in [
            ("outbox", &["state", "due_at"][..]),
            ("outbox", &["expires_at"]),
            ("outbox", &["purpose_id"]),
            ("outbox", &["registration_id"]),
            ("outbox", &["subscription_id"]),
            ("outbox", &["request_id"]),
            ("consent", &["purpose_id", "subject_hash"]),
            ("consent", &["expires_at"]),
            ("consent", &["registration_id"]),
            ("suppression", &["expires_at"]),
            ("receipt", &["purpose_id", "at"]),
            ("receipt", &["expires_at"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        manager.create_index(index("suppression", &["purpose_id", "address_hash"]).unique().to_owned()).await
    }
}

/// Mail that is owed: ids only, never text or address. Claimed by `lease_until`.
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

/// Evidence of consent (UK GDPR Art. 7(1)): which wording, in which language, when asked, given and taken back.
/// An event's goes with its registration; a newsletter's outlives the subscription by 24 months.
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

/// What went by itself: when and how many, and nobody's name.
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
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("receipt", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}
