//! The audit: appended to and read, never changed; entries past their end are deleted like everything else.

use app::domain::audit::Act;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;

use super::entity::audit::{Column, Entity, Model};
use super::entity::audit_start;

/// Which entries to read.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// By this organiser.
    pub organiser: Option<Uuid>,
    /// About one of these purposes.
    pub purposes: Option<Vec<Uuid>>,
    /// In one of these branches.
    pub branches: Option<Vec<Uuid>>,
    /// Of this act.
    pub act: Option<Act>,
    /// From this time on.
    pub since: Option<DateTime<Utc>>,
    /// Before this time.
    pub until: Option<DateTime<Utc>>,
}

/// Adds an entry.
pub async fn add<C: ConnectionTrait>(db: &C, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// The newest entry. The caller must hold the lock for writing entries.
pub async fn last<C: ConnectionTrait>(db: &C) -> Result<Option<Model>, DbErr> {
    Entity::find().order_by_desc(Column::Number).limit(1).one(db).await
}

/// The last entry that was deleted; `None` while the first is still there.
pub async fn start<C: ConnectionTrait>(db: &C) -> Result<Option<audit_start::Model>, DbErr> {
    audit_start::Entity::find_by_id(1).one(db).await
}

/// Notes the last entry that is deleted.
pub async fn set_start<C: ConnectionTrait>(db: &C, number: i64, hash: Vec<u8>, proof: Vec<u8>) -> Result<(), DbErr> {
    audit_start::Entity::delete_by_id(1).exec(db).await?;
    let row = audit_start::Model { id: 1, number, hash, proof };
    audit_start::Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// Up to `most` entries after number `after`, oldest first, to check the chain.
pub async fn after<C: ConnectionTrait>(db: &C, after: i64, most: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Number.gt(after)).order_by_asc(Column::Number).limit(most).all(db).await
}

fn matching(filter: &Filter, now: DateTime<Utc>) -> Select<Entity> {
    let mut query = Entity::find().filter(Column::ExpiresAt.gt(now));
    if let Some(organiser) = filter.organiser {
        query = query.filter(Column::OrganiserId.eq(organiser));
    }
    if let Some(purposes) = &filter.purposes {
        query = query.filter(Column::PurposeId.is_in(purposes.iter().copied()));
    }
    if let Some(branches) = &filter.branches {
        query = query.filter(Column::BranchId.is_in(branches.iter().copied()));
    }
    if let Some(act) = filter.act {
        query = query.filter(Column::Action.eq(act.name()));
    }
    if let Some(since) = filter.since {
        query = query.filter(Column::At.gte(since));
    }
    if let Some(until) = filter.until {
        query = query.filter(Column::At.lt(until));
    }
    query
}

/// Up to `most` entries that match, newest first, from before number `before`; and how many match in all.
pub async fn page<C: ConnectionTrait>(
    db: &C,
    filter: &Filter,
    now: DateTime<Utc>,
    before: Option<i64>,
    most: u64,
) -> Result<(Vec<Model>, u64), DbErr> {
    let all = matching(filter, now).count(db).await?;
    let older = Column::Number.lt(before.unwrap_or(i64::MAX));
    let rows = matching(filter, now).filter(older).order_by_desc(Column::Number).limit(most).all(db).await?;
    Ok((rows, all))
}

/// Every entry that matches, newest first.
pub async fn all<C: ConnectionTrait>(db: &C, filter: &Filter, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    matching(filter, now).order_by_desc(Column::Number).all(db).await
}
