//! How many sign up to an event and cancel on each day.

use app::domain::dashboard::DayCount;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, IntoActiveModel as _};
use sea_orm::{QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use super::entity::day_count::{Column, Entity, Model};

/// Adds to the count of a day.
pub async fn add<C: ConnectionTrait>(db: &C, row: Model) -> Result<(), DbErr> {
    let more = |column: Column, more: i32| (column, Expr::col((Entity, column)).add(more));
    let counted = [more(Column::SignedUp, row.signed_up), more(Column::Cancelled, row.cancelled)];
    let again = OnConflict::columns([Column::PurposeId, Column::Day]).values(counted).to_owned();
    Entity::insert(row.into_active_model()).on_conflict(again).exec_without_returning(db).await.map(drop)
}

fn alive(purpose: Uuid, now: DateTime<Utc>) -> Select<Entity> {
    Entity::find().filter(Column::PurposeId.eq(purpose)).filter(Column::ExpiresAt.gt(now))
}

/// The ends of an event's living counts, by id.
pub async fn ends<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<(Uuid, DateTime<Utc>)>, DbErr> {
    let rows = alive(purpose, now).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.expires_at)).collect())
}

/// Sets the end of some counts.
pub async fn set_end<C: ConnectionTrait>(db: &C, ids: Vec<Uuid>, end: DateTime<Utc>) -> Result<(), DbErr> {
    let query = Entity::update_many().col_expr(Column::ExpiresAt, Expr::value(end));
    query.filter(Column::Id.is_in(ids)).exec(db).await.map(drop)
}

/// The counts of an event, or of a newsletter's months, oldest first.
pub async fn of_purpose<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<Vec<DayCount>, DbErr> {
    let rows = alive(purpose, now).order_by_asc(Column::Day).all(db).await?;
    let number = |count: i32| u32::try_from(count).unwrap_or(0);
    let counted =
        |row: Model| DayCount { day: row.day, signed_up: number(row.signed_up), cancelled: number(row.cancelled) };
    Ok(rows.into_iter().map(counted).collect())
}
