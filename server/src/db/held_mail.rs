//! Mails held back because the clock was in doubt when they were due: whether to send them, and how late they were,
//! couldn't be trusted. They stay leased, so that they keep their due time.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait as _, QueryFilter, Select};
use uuid::Uuid;

use super::Tx;
use super::entity::outbox::{Column, Entity, State};

/// What stands in place of the relay's reply.
const CODE: &str = "clock";

fn held() -> Select<Entity> {
    Entity::find().filter(Column::State.eq(State::Queued)).filter(Column::ReplyCode.eq(CODE))
}

/// Keeps a mail leased until `until`.
pub async fn hold<C: ConnectionTrait>(db: &C, id: Uuid, until: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::LeaseUntil, Expr::value(Some(until)))
        .col_expr(Column::ReplyCode, Expr::value(Some(CODE)))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await
        .map(drop)
}

/// Whether there are any.
pub async fn are_there<C: ConnectionTrait>(db: &C) -> Result<bool, DbErr> {
    Ok(held().count(db).await? > 0)
}

/// Releases them; they are due when they were due before.
pub async fn recall(tx: &Tx) -> Result<(), DbErr> {
    tx.queues_mail();
    Entity::update_many()
        .col_expr(Column::LeaseUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(Column::ReplyCode, Expr::value(Option::<String>::None))
        .filter(Column::State.eq(State::Queued))
        .filter(Column::ReplyCode.eq(CODE))
        .exec(&tx.conn)
        .await
        .map(drop)
}
