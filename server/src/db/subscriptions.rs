//! Subscriptions. Everything that reads takes the time: what is past its end isn't found.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _,
    PaginatorTrait as _, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::entity::subscription::{ActiveModel, Column, Entity, Model, State};

fn change(id: Uuid) -> ActiveModel {
    ActiveModel { id: Set(id), ..Default::default() }
}

/// Confirms a subscription.
pub async fn confirm<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<Model, DbErr> {
    let confirmed = ActiveModel {
        state: Set(State::Confirmed),
        confirmed_at: Set(Some(now)),
        form: Set(None),
        expires_at: Set(expires_at),
        ..change(id)
    };
    confirmed.update(db).await
}

/// Renews a subscription.
pub async fn renew<C: ConnectionTrait>(db: &C, id: Uuid, expires_at: DateTime<Utc>) -> Result<Model, DbErr> {
    ActiveModel { expires_at: Set(expires_at), renewal_asked_at: Set(None), ..change(id) }.update(db).await
}

/// Notes that somebody was asked whether to renew.
pub async fn set_renewal_asked<C: ConnectionTrait>(db: &C, id: Uuid, at: DateTime<Utc>) -> Result<Model, DbErr> {
    ActiveModel { renewal_asked_at: Set(Some(at)), ..change(id) }.update(db).await
}

/// A living subscription by its id.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::ExpiresAt.gt(now)).filter(Column::Id.eq(id)).one(db).await
}

/// The living subscriptions among `ids`.
pub async fn find_all<C: ConnectionTrait>(db: &C, ids: &[Uuid], now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::ExpiresAt.gt(now)).filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// How many are confirmed.
pub async fn count_confirmed<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::State.eq(State::Confirmed))
        .count(db)
        .await
}

/// Up to `most` confirmed subscriptions that end before `before` and weren't asked yet.
pub async fn to_renew<C: ConnectionTrait>(
    db: &C,
    now: DateTime<Utc>,
    before: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::State.eq(State::Confirmed))
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::ExpiresAt.lt(before))
        .filter(Column::RenewalAskedAt.is_null())
        .order_by_asc(Column::ExpiresAt)
        .limit(most)
        .all(db)
        .await
}

/// Ends every subscription to a list, and its answers, at `now`, when the list is closed.
pub async fn end_all<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    for table in ["answer_part", "subscription"] {
        let query = Query::update()
            .table(table)
            .value("expires_at", now)
            .and_where(Expr::col("purpose_id").eq(purpose))
            .and_where(Expr::col("expires_at").gt(now))
            .to_owned();
        db.execute(&query).await?;
    }
    Ok(())
}
