//! A role for somebody who has an account already is offered first; the audit keeps where it begins.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, binary, integer, pk_uuid, string, timestamp_with_time_zone, uuid};

use crate::{index, one_of, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(role_offer()).await?;
        for columns in [&["expires_at"][..], &["purpose_id"]] {
            manager.create_index(index("role_offer", columns)).await?;
        }
        let once = index("role_offer", &["organiser_id", "branch_id", "role"]).unique().to_owned();
        manager.create_index(once).await?;
        manager.create_table(audit_start()).await?;
        // The mail that a role was given is sent no more; one that waits would be of a kind that nobody knows.
        let given = Expr::col("kind").eq("role_given");
        manager.execute(Query::delete().from_table("outbox").and_where(given).to_owned()).await
    }
}

/// A role that waits for its owner's yes. It gives no power.
fn role_offer() -> TableCreateStatement {
    Table::create()
        .table("role_offer")
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(uuid("organiser_id"))
        .col(uuid("branch_id"))
        .col(string("role").check(one_of("role", &["organiser", "data_officer", "administrator"])))
        .foreign_key(&mut to("role_offer", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .foreign_key(&mut to("role_offer", "organiser_id", "organiser", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("role_offer", "branch_id", "branch", ForeignKeyAction::Restrict))
        .to_owned()
}

/// The last entry of the audit that went, in one row: number, hash, and the proof that the site itself wrote it.
fn audit_start() -> TableCreateStatement {
    Table::create()
        .table("audit_start")
        .col(integer("id").primary_key())
        .col(big_integer("number"))
        .col(binary("hash"))
        .col(binary("proof"))
        .to_owned()
}
