//! "Don’t email this address": keyed hashes, never the address.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, PaginatorTrait,
    QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::entity::suppression::{ActiveModel, Column, Entity, Model};
use super::{expiry, locked};
use crate::clock::guard::Believed;

/// Whether any of these (purpose, hash) pairs is suppressed.
pub async fn is_suppressed<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let query = Entity::find().filter(Column::PurposeId.eq(purpose)).filter(Column::AddressHash.eq(hash));
    Ok(query.filter(Column::ExpiresAt.gt(now)).count(db).await? > 0)
}

/// Those of these purposes and hashes that are suppressed.
pub async fn among<C: ConnectionTrait>(
    db: &C,
    asked: HashMap<Uuid, Vec<Vec<u8>>>,
    now: DateTime<Utc>,
) -> Result<HashSet<(Uuid, Vec<u8>)>, DbErr> {
    // Each purpose with its own hashes: a list of hashes alone would be compared with all suppressions.
    let any = asked.into_iter().fold(Condition::any(), |any, (purpose, hashes)| {
        let one = Column::PurposeId.eq(purpose).and(Column::AddressHash.is_in(hashes));
        any.add(one.and(Column::ExpiresAt.gt(now)))
    });
    if any.is_empty() {
        return Ok(HashSet::new());
    }
    let query = Entity::find().filter(any);
    let rows = query.select_only().column(Column::PurposeId).column(Column::AddressHash).into_tuple().all(db).await?;
    Ok(rows.into_iter().collect())
}

/// Moves the end of up to `most` suppressions of a purpose that end before `before` to `to`, where that is later.
pub async fn extend<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    before: DateTime<Utc>,
    to: DateTime<Utc>,
    most: u64,
) -> Result<u64, DbErr> {
    // Times are stored in microseconds: what already ends at `to` isn't moved again.
    let by = std::cmp::min(before, to) - TimeDelta::microseconds(1);
    let ending = Query::select()
        .column(Column::Id)
        .from_subquery(expiry::ending("suppression", by), "ending")
        .and_where(Expr::col(Column::PurposeId).eq(purpose))
        .limit(most)
        .to_owned();
    let update = Entity::update_many().col_expr(Column::ExpiresAt, Expr::value(to));
    Ok(update.filter(Column::Id.in_subquery(ending)).exec(db).await?.rows_affected)
}

/// Suppresses an address; an entry that exists gets the later end.
pub async fn add<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    purpose: Uuid,
    hash: Vec<u8>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(id),
        purpose_id: Set(purpose),
        address_hash: Set(hash),
        created_at: Set(now),
        expires_at: Set(expires_at),
    };
    let again =
        OnConflict::columns([Column::PurposeId, Column::AddressHash]).update_column(Column::ExpiresAt).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await.map(drop)
}

/// Those of these suppressions that are past their end, with purpose and hash, locked until the transaction ends
/// (PostgreSQL: a row lock; SQLite writes one at a time).
pub async fn lock_ended<C: ConnectionTrait>(db: &C, ids: &[Uuid], believed: Believed) -> Result<Vec<Model>, DbErr> {
    let ended = Column::ExpiresAt.lte(believed.now());
    let query = Entity::find().filter(Column::Id.is_in(ids.iter().copied())).filter(ended);
    locked(db, query).all(db).await
}

/// Lifts a suppression.
pub async fn lift<C: ConnectionTrait>(db: &C, purpose: Uuid, hash: &[u8]) -> Result<u64, DbErr> {
    let query = Entity::delete_many().filter(Column::PurposeId.eq(purpose)).filter(Column::AddressHash.eq(hash));
    Ok(query.exec(db).await?.rows_affected)
}
