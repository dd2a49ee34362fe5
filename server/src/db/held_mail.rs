//! Mails that were put back because the clock was doubted: how late they are was not to be trusted then.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait as _, QueryFilter, Select};

use super::entity::outbox::{Column, Entity, State};

/// What such a mail has for the relay's reply.
pub const CODE: &str = "clock";

fn held() -> Select<Entity> {
    Entity::find().filter(Column::State.eq(State::Queued)).filter(Column::ReplyCode.eq(CODE))
}

/// Whether there are any.
///
/// # Errors
/// When the database refuses.
pub async fn are_there<C: ConnectionTrait>(db: &C) -> Result<bool, DbErr> {
    Ok(held().count(db).await? > 0)
}

/// Makes them due now.
///
/// # Errors
/// When the database refuses.
pub async fn recall<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::DueAt, Expr::value(now))
        .col_expr(Column::ReplyCode, Expr::value(Option::<String>::None))
        .filter(Column::State.eq(State::Queued))
        .filter(Column::ReplyCode.eq(CODE))
        .exec(db)
        .await
        .map(drop)
}
