//! The people who run the site: accounts, roles, sessions, and what is recorded of their work. It all belongs to the
//! purpose *administration*, except what is about one event's records: that belongs to the event's purpose.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, binary, boolean, integer, integer_null, json_binary, pk_uuid, string, string_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::{index, one_of, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            organiser(),
            organiser_secret(),
            role(),
            role_offer(),
            session(),
            audit(),
            audit_start(),
            export(),
            door_link(),
        ] {
            manager.create_table(table).await?;
        }
        for (table, columns) in [
            ("organiser", &["expires_at"][..]),
            ("organiser", &["purpose_id"]),
            ("organiser", &["epoch"]),
            ("organiser_secret", &["expires_at"]),
            ("organiser_secret", &["purpose_id"]),
            ("organiser_secret", &["epoch"]),
            ("role", &["expires_at"]),
            ("role", &["purpose_id"]),
            ("role_offer", &["expires_at"]),
            ("role_offer", &["purpose_id"]),
            ("session", &["expires_at"]),
            ("session", &["purpose_id"]),
            ("session", &["organiser_id"]),
            ("audit", &["expires_at"]),
            ("audit", &["purpose_id", "at"]),
            ("audit", &["organiser_id", "at"]),
            ("export", &["expires_at"]),
            ("export", &["purpose_id"]),
            ("export", &["organiser_id"]),
            ("door_link", &["expires_at"]),
            ("door_link", &["purpose_id"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        for (table, columns) in [
            ("organiser", &["address_index"][..]),
            ("organiser_secret", &["organiser_id"]),
            ("role", &["organiser_id", "branch_id", "role"]),
            ("role_offer", &["organiser_id", "branch_id", "role"]),
            ("session", &["token_hash"]),
            ("audit", &["number"]),
        ] {
            manager.create_index(index(table, columns).unique().to_owned()).await?;
        }
        Ok(())
    }
}

/// A personal table with a purpose and an end.
fn personal(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to(table, "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}

/// An account. `invited` until a password is set; `left` once the last role has ended.
fn organiser() -> TableCreateStatement {
    personal("organiser")
        .col(string("state").check(one_of("state", &["invited", "active", "left"])))
        .col(string("language"))
        .col(integer("epoch"))
        .col(binary("address_index"))
        .col(binary("address_sealed"))
        .col(integer("generation"))
        .col(timestamp_with_time_zone_null("link_until"))
        .col(timestamp_with_time_zone_null("seen_at"))
        .col(timestamp_with_time_zone_null("factor_at"))
        .col(integer_null("guidance_version"))
        .col(timestamp_with_time_zone_null("guidance_at"))
        .col(timestamp_with_time_zone_null("reminded_at"))
        .to_owned()
}

/// Name, password hash, second factor and recovery codes of an account, sealed together.
fn organiser_secret() -> TableCreateStatement {
    personal("organiser_secret")
        .col(uuid("organiser_id"))
        .col(integer("epoch"))
        .col(binary("secret_sealed"))
        .foreign_key(&mut to("organiser_secret", "organiser_id", "organiser", ForeignKeyAction::Cascade))
        .to_owned()
}

/// A role in a branch and all below it; it ends automatically.
fn role() -> TableCreateStatement {
    personal("role")
        .col(uuid("organiser_id"))
        .col(uuid("branch_id"))
        .col(string("role").check(one_of("role", &["organiser", "data_officer", "administrator"])))
        .col(timestamp_with_time_zone_null("reminded_at"))
        .foreign_key(&mut to("role", "organiser_id", "organiser", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("role", "branch_id", "branch", ForeignKeyAction::Restrict))
        .to_owned()
}

/// A role that was offered. It gives no power until it's accepted.
fn role_offer() -> TableCreateStatement {
    personal("role_offer")
        .col(uuid("organiser_id"))
        .col(uuid("branch_id"))
        .col(string("role").check(one_of("role", &["organiser", "data_officer", "administrator"])))
        .foreign_key(&mut to("role_offer", "organiser_id", "organiser", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("role_offer", "branch_id", "branch", ForeignKeyAction::Restrict))
        .to_owned()
}

/// A login: the hash of its cookie, when it was last used, when the second factor was passed.
fn session() -> TableCreateStatement {
    personal("session")
        .col(uuid("organiser_id"))
        .col(binary("token_hash"))
        .col(timestamp_with_time_zone("seen_at"))
        .col(timestamp_with_time_zone_null("factor_at"))
        .foreign_key(&mut to("session", "organiser_id", "organiser", ForeignKeyAction::Cascade))
        .to_owned()
}

/// Who looked at or did what, to which purpose's records, how many, why. Each entry's hash covers the one before.
/// `organiser_id` isn't a foreign key: the entry outlives the account.
fn audit() -> TableCreateStatement {
    personal("audit")
        .col(big_integer("number"))
        .col(timestamp_with_time_zone("at"))
        .col(uuid_null("organiser_id"))
        .col(uuid_null("subject_id"))
        .col(uuid_null("branch_id"))
        .col(string("action"))
        .col(integer("count"))
        .col(string_null("reason"))
        .col(binary("previous"))
        .col(binary("hash"))
        .to_owned()
}

/// The last entry of the audit that was deleted, in one row: number, hash, and the proof that the site itself wrote it.
fn audit_start() -> TableCreateStatement {
    Table::create()
        .table("audit_start")
        .col(integer("id").primary_key())
        .col(big_integer("number"))
        .col(binary("hash"))
        .col(binary("proof"))
        .to_owned()
}

/// An exported list, to be destroyed by a certain day.
fn export() -> TableCreateStatement {
    personal("export")
        .col(uuid_null("organiser_id"))
        .col(string("kind").check(one_of("kind", &["csv", "print"])))
        .col(json_binary("columns"))
        .col(string("reason"))
        .col(integer("count"))
        .col(timestamp_with_time_zone("destroy_by"))
        // When, and how often, the organiser was asked whether the copies are destroyed.
        .col(timestamp_with_time_zone_null("asked_at"))
        .col(integer("asked").default(0))
        .col(timestamp_with_time_zone_null("destroyed_at"))
        .to_owned()
}

/// A personal link to one event's door, for a helper without an account.
fn door_link() -> TableCreateStatement {
    personal("door_link").col(uuid_null("organiser_id")).col(integer("generation")).col(boolean("ended")).to_owned()
}
