//! Registrations. Everything that reads takes the clock: what is past its end is not there.

use app::domain::event::Event;
use app::domain::seats::Room;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _,
    QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::entity::registration::{ActiveModel, Column, Entity, Model, State};
use super::records::Record;

fn alive(now: DateTime<Utc>) -> Select<Entity> {
    Entity::find().filter(Column::ExpiresAt.gt(now))
}

/// Whether a record has an address to write to: somebody whom an organiser added may have none.
#[must_use]
pub const fn has_address(record: &Record) -> bool {
    !matches!(record, Record::Registration(Model { has_address: false, .. }))
}

/// A living registration by its id.
///
/// # Errors
/// When the database refuses.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    alive(now).filter(Column::Id.eq(id)).one(db).await
}

/// The living registrations among `ids`.
///
/// # Errors
/// When the database refuses.
pub async fn find_all<C: ConnectionTrait>(db: &C, ids: &[Uuid], now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    alive(now).filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

async fn seats<C: ConnectionTrait>(db: &C, query: Select<Entity>) -> Result<u32, DbErr> {
    // COALESCE keeps an empty sum a number; the cast keeps it an integer on PostgreSQL.
    let sum = Func::coalesce([Expr::col(Column::Seats).sum().cast_as("bigint"), Expr::val(0_i64)]);
    let total: Option<i64> = query.select_only().expr(sum).into_tuple().one(db).await?;
    Ok(u32::try_from(total.unwrap_or(0)).unwrap_or(u32::MAX))
}

/// Counts an event's room. An event without a limit is not counted at all.
///
/// # Errors
/// When the database refuses.
pub async fn room<C: ConnectionTrait>(db: &C, event: &Event, now: DateTime<Utc>) -> Result<Room, DbErr> {
    if event.capacity.is_none() {
        return Ok(Room::default());
    }
    let of = |state: State| alive(now).filter(Column::PurposeId.eq(event.purpose_id)).filter(Column::State.eq(state));
    let confirmed = seats(db, of(State::Confirmed)).await?;
    let held = seats(db, of(State::Pending).filter(Column::HeldUntil.gt(now))).await?;
    let waiting: Option<i64> =
        of(State::Waiting).select_only().column_as(Column::Id.count(), "n").into_tuple().one(db).await?;
    let waiting = u32::try_from(waiting.unwrap_or(0)).unwrap_or(u32::MAX);
    Ok(Room { capacity: event.capacity, confirmed, held, waiting })
}

/// The waiting list of an event, in the order of confirmation.
///
/// # Errors
/// When the database refuses.
pub async fn waiting<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    alive(now)
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::State.eq(State::Waiting))
        .order_by_asc(Column::ConfirmedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// The purposes of events on whose waiting list somebody is.
///
/// # Errors
/// When the database refuses.
pub async fn purposes_with_waiting<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<Vec<Uuid>, DbErr> {
    let query = alive(now).filter(Column::State.eq(State::Waiting));
    query.select_only().column(Column::PurposeId).distinct().into_tuple().all(db).await
}

/// Up to `most` registrations of an event after `after`, by id: for a change that concerns all.
///
/// # Errors
/// When the database refuses.
pub async fn living_after<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    after: Uuid,
    most: u64,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    alive(now)
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(most)
        .all(db)
        .await
}

/// Moves the end of a registration, and notes whether the person is asked if they still come.
///
/// # Errors
/// When the database refuses.
pub async fn set_end<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    expires_at: DateTime<Utc>,
    asked_if_coming: bool,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(id),
        expires_at: Set(expires_at),
        asked_if_coming: Set(asked_if_coming),
        ..Default::default()
    };
    row.update(db).await.map(drop)
}
