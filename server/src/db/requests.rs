//! Requests for links to everything held about an address.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait as _, QueryFilter, QuerySelect as _};
use uuid::Uuid;

use super::entity::request::{ActiveModel, Column, Entity, Model};

/// A living request by its id.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Id.eq(id)).filter(Column::ExpiresAt.gt(now)).one(db).await
}

/// How many requests haven't ended.
pub async fn living<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Entity::find().filter(Column::ExpiresAt.gt(now)).count(db).await
}

/// The requests of an address, by its blind indexes.
pub async fn of_address<C: ConnectionTrait>(db: &C, indexes: Vec<Vec<u8>>) -> Result<Vec<Uuid>, DbErr> {
    let query = Entity::find().filter(Column::AddressIndex.is_in(indexes));
    query.select_only().column(Column::Id).into_tuple().all(db).await
}

/// Adds a request.
pub async fn add<C: ConnectionTrait>(db: &C, request: Model) -> Result<(), DbErr> {
    let row: ActiveModel = request.into();
    Entity::insert(row).exec_without_returning(db).await.map(drop)
}
