//! What running events and newsletters needs: drafts, ready kinds, branches that help each other, arrivals,
//! announcements, mail to organisers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, integer_null, json_binary, pk_uuid, string, string_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::{index, one_of, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("branch", uuid_null("parent_id")),
            ("event", uuid_null("series_id")),
            ("event", uuid_null("owner_id")),
            ("event", integer("walk_ins").default(0).take()),
            ("event", integer("revision").default(1).take()),
            ("event", boolean("reminds").default(true).take()),
            ("newsletter", uuid_null("owner_id")),
            ("newsletter", integer("revision").default(1).take()),
            ("registration", integer("arrived").default(0).take()),
            ("registration", timestamp_with_time_zone_null("arrived_at")),
            ("registration", boolean("has_address").default(true).take()),
            ("registration", boolean("by_organiser").default(false).take()),
            ("outbox", uuid_null("organiser_id")),
            ("outbox", uuid_null("announcement_id")),
        ] {
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        for table in [draft(), ready_kind(), co_host(), announcement()] {
            manager.create_table(table).await?;
        }
        for (table, columns) in [
            ("event", &["series_id"][..]),
            ("outbox", &["organiser_id"]),
            ("outbox", &["announcement_id", "state"]),
            ("draft", &["expires_at"]),
            ("draft", &["purpose_id"]),
            ("draft", &["branch_id"]),
            ("co_host", &["branch_id"]),
            ("announcement", &["expires_at"]),
            ("announcement", &["purpose_id", "send_at"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        Ok(())
    }
}

/// What is being written: the form as typed. `of_purpose` is the published event or newsletter that it changes, and
/// `of_revision` the one it was made from. Whoever saves must name the draft's own `revision`.
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
        .col(string("departure").check(one_of("departure", &["none", "asked", "granted", "refused"])))
        .col(string_null("departure_why"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("draft", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("draft", "branch_id", "branch", ForeignKeyAction::Restrict))
        .to_owned()
}

/// A ready kind of event or newsletter as the data officer changed it; those not here are as they come.
fn ready_kind() -> TableCreateStatement {
    Table::create()
        .table("ready_kind")
        .col(string("slug").primary_key())
        .col(json_binary("content"))
        .col(timestamp_with_time_zone("changed_at"))
        .to_owned()
}

/// A branch that holds another's event with it.
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

/// A message to those who come to an event. It goes with the event's records.
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
        .col(integer("total"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("announcement", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}
