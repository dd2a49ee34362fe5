//! Logins. Everything that reads takes the time: one that wasn't used for too long isn't found.

use app::domain::retention::SESSION_IDLE;
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _, QueryFilter, QueryOrder,
    Select,
};
use uuid::Uuid;

use super::entity::session::{ActiveModel, Column, Entity, Model};

fn alive(now: DateTime<Utc>) -> Select<Entity> {
    Entity::find().filter(Column::ExpiresAt.gt(now)).filter(Column::SeenAt.gt(now - SESSION_IDLE))
}

/// Adds a login.
pub async fn add<C: ConnectionTrait>(db: &C, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// The living login of a cookie, found by its hash.
pub async fn find<C: ConnectionTrait>(db: &C, hash: &[u8], now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    alive(now).filter(Column::TokenHash.eq(hash.to_vec())).one(db).await
}

/// The living logins of an organiser, newest first.
pub async fn of<C: ConnectionTrait>(db: &C, organiser: Uuid, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    alive(now).filter(Column::OrganiserId.eq(organiser)).order_by_desc(Column::CreatedAt).all(db).await
}

/// Notes that a login was used, and that its second factor was passed, if that is new.
pub async fn touch<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    // One that has ended in the meantime stays ended.
    let row = ActiveModel { seen_at: Set(now), ..Default::default() };
    Entity::update_many().set(row).filter(Column::Id.eq(id)).exec(db).await.map(drop)
}

/// Ends one login of an organiser.
pub async fn end<C: ConnectionTrait>(db: &C, organiser: Uuid, id: Uuid) -> Result<u64, DbErr> {
    let query = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::OrganiserId.eq(organiser));
    Ok(query.exec(db).await?.rows_affected)
}

/// Ends all logins of an organiser but `except`.
pub async fn end_all<C: ConnectionTrait>(db: &C, organiser: Uuid, except: Option<Uuid>) -> Result<u64, DbErr> {
    let mut query = Entity::delete_many().filter(Column::OrganiserId.eq(organiser));
    if let Some(except) = except {
        query = query.filter(Column::Id.ne(except));
    }
    Ok(query.exec(db).await?.rows_affected)
}
