//! Exports: who took which list, and whether every copy is destroyed.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _,
    IntoActiveModel as _, QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

use super::entity::export::{ActiveModel, Column, Entity, Model};
use super::locked;

/// Adds one.
pub async fn add<C: ConnectionTrait>(db: &C, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

fn open(now: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(Column::DestroyedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .order_by_asc(Column::DestroyBy)
        .order_by_asc(Column::Id)
}

/// An organiser's exports that aren't destroyed yet.
pub async fn open_of<C: ConnectionTrait>(db: &C, organiser: Uuid, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    open(now).filter(Column::OrganiserId.eq(organiser)).all(db).await
}

/// The exports of some purposes that aren't destroyed yet.
pub async fn open_under<C: ConnectionTrait>(
    db: &C,
    purposes: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    open(now).filter(Column::PurposeId.is_in(purposes.iter().copied())).all(db).await
}

/// One that isn't destroyed yet, locked until the transaction ends.
pub async fn lock_open<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    let query = open(now).filter(Column::Id.eq(id));
    locked(db, query).one(db).await
}

/// Those to ask about: past their date, asked about fewer than `times` times, and last before `before`.
pub async fn to_ask<C: ConnectionTrait>(
    db: &C,
    now: DateTime<Utc>,
    before: DateTime<Utc>,
    times: i32,
) -> Result<Vec<Model>, DbErr> {
    let due = Column::AskedAt.is_null().or(Column::AskedAt.lte(before));
    open(now).filter(Column::DestroyBy.lte(now)).filter(Column::Asked.lt(times)).filter(due).all(db).await
}

/// Notes that it was asked about.
pub async fn set_asked<C: ConnectionTrait>(db: &C, id: Uuid, asked: i32, at: DateTime<Utc>) -> Result<(), DbErr> {
    let change = ActiveModel { id: Set(id), asked: Set(asked), asked_at: Set(Some(at)), ..Default::default() };
    change.update(db).await.map(drop)
}

/// Notes that every copy is destroyed.
pub async fn set_destroyed<C: ConnectionTrait>(db: &C, id: Uuid, at: DateTime<Utc>) -> Result<(), DbErr> {
    let change = ActiveModel { id: Set(id), destroyed_at: Set(Some(at)), ..Default::default() };
    change.update(db).await.map(drop)
}
