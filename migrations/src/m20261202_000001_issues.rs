//! Issues of newsletters: announcements to the readers of a list. Mail that many get waits for mail that one person is
//! waiting for.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, integer_null, json_binary, json_binary_null, pk_uuid, string, string_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::{filled, index, index_name, one_of, to};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What the table is called until the old one is gone.
const NEW: &str = "announcement_with_issues";

/// The columns that were there before.
const KEPT: [&str; 19] = [
    "id",
    "purpose_id",
    "organiser_id",
    "kind",
    "state",
    "segment",
    "content",
    "send_at",
    "queued_to",
    "queued_at",
    "started_at",
    "total",
    "sent",
    "failed",
    "bounced",
    "complaints",
    "refused",
    "created_at",
    "expires_at",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        // On SQLite too: between dropping the old table and renaming the new one there is none.
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite can't change a CHECK, so the rows move to a new table.
        manager.create_table(announcement()).await?;
        let rows = Query::select().columns(KEPT).from("announcement").to_owned();
        let mut copy = Query::insert().into_table(NEW).columns(KEPT).to_owned();
        copy.select_from(rows).map_err(|error| DbErr::Custom(error.to_string()))?;
        manager.execute(copy).await?;
        manager.drop_table(Table::drop().table("announcement").to_owned()).await?;
        manager.rename_table(Table::rename().table(NEW, "announcement").to_owned()).await?;
        for columns in [&["expires_at"][..], &["purpose_id", "send_at"], &["state", "send_at"]] {
            manager.create_index(index("announcement", columns)).await?;
        }
        let number = filled("announcement", &["purpose_id", "number"], "number").unique().to_owned();
        manager.create_index(number).await?;
        count_what_was_sent(manager).await?;
        let priority = integer("priority").default(0).check(Expr::col("priority").between(0, 2)).to_owned();
        manager.alter_table(Table::alter().table("outbox").add_column(priority).to_owned()).await?;
        let many = Query::update()
            .table("outbox")
            .value("priority", 1)
            .and_where(Expr::col("announcement_id").is_not_null())
            .and_where(Expr::col("organiser_id").is_null())
            .to_owned();
        manager.execute(many).await?;
        let old = index_name("outbox", &["state", "due_at"]);
        manager.drop_index(Index::drop().name(old).table("outbox").to_owned()).await?;
        manager.create_index(index("outbox", &["state", "priority", "due_at"])).await
    }
}

/// The result is counted as it comes now, so those that are under way need what has come already.
async fn count_what_was_sent(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let spared = ["gone", "not owed", "stopped", "suppressed"];
    let of = |state: &'static str| {
        Query::select()
            .expr(Func::count(Expr::col(("outbox", "id"))))
            .from("outbox")
            .and_where(Expr::col(("outbox", "announcement_id")).equals(("announcement", "id")))
            .and_where(Expr::col(("outbox", "organiser_id")).is_null())
            .and_where(Expr::col(("outbox", "state")).eq(state))
            .to_owned()
    };
    let code = Expr::col(("outbox", "reply_code"));
    let failed =
        of("given_up").cond_where(Cond::any().add(code.clone().is_null()).add(code.is_not_in(spared))).to_owned();
    let count = Query::update()
        .table("announcement")
        .value("sent", SimpleExpr::SubQuery(None, Box::new(of("sent").into())))
        .value("failed", SimpleExpr::SubQuery(None, Box::new(failed.into())))
        .and_where(Expr::col("state").is_in(["sending", "stopped"]))
        .to_owned();
    manager.execute(count).await
}

fn announcement() -> TableCreateStatement {
    let states = ["draft", "scheduled", "sending", "paused", "done", "stopped"];
    Table::create()
        .table(NEW)
        .col(pk_uuid("id"))
        .col(uuid("purpose_id"))
        .col(uuid_null("organiser_id"))
        .col(string("kind").check(one_of("kind", &["announcement", "reminder", "issue"])))
        .col(string("state").check(one_of("state", &states)))
        .col(string("segment").check(one_of("segment", &["confirmed", "waiting", "both", "readers"])))
        // The answer that its readers gave, if not all of them get it.
        .col(json_binary_null("answer"))
        .col(json_binary("content"))
        .col(timestamp_with_time_zone_null("send_at"))
        .col(uuid_null("queued_to"))
        .col(timestamp_with_time_zone_null("queued_at"))
        .col(timestamp_with_time_zone_null("started_at"))
        .col(integer("total"))
        .col(integer("sent").default(0))
        .col(integer("failed").default(0))
        .col(integer("in_doubt").default(0))
        .col(integer("bounced").default(0))
        .col(integer("complaints").default(0))
        .col(integer("refused").default(0))
        .col(integer("unsubscribed").default(0))
        // Its number in its newsletter, from when it's sent.
        .col(integer_null("number"))
        .col(integer("revision").default(1))
        .col(uuid_null("changed_by"))
        .col(timestamp_with_time_zone_null("changed_at"))
        // Why the site paused it, and what had come back when somebody last let it go on.
        .col(string_null("halted"))
        .col(json_binary_null("seen"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        // An issue is for readers, and nothing else is.
        .check(Expr::col("kind").ne("issue").or(Expr::col("segment").eq("readers")))
        .check(Expr::col("kind").eq("issue").or(Expr::col("segment").ne("readers")))
        .foreign_key(&mut to("announcement", "purpose_id", "purpose", ForeignKeyAction::Restrict))
        .to_owned()
}
