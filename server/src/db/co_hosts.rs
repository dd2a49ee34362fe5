//! Branches that hold an event together with its own branch.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::entity::co_host::{ActiveModel, Column, Entity};

/// The other branches that hold an event.
pub async fn of_event<C: ConnectionTrait>(db: &C, event: Uuid) -> Result<Vec<Uuid>, DbErr> {
    let query = Entity::find().filter(Column::EventId.eq(event));
    query.select_only().column(Column::BranchId).into_tuple().all(db).await
}

/// Every branch that holds an event, its branch `own` first.
pub async fn holders<C: ConnectionTrait>(db: &C, own: Uuid, event: Uuid) -> Result<Vec<Uuid>, DbErr> {
    let mut all = vec![own];
    all.extend(of_event(db, event).await?);
    Ok(all)
}

/// The other branches of every event that has some.
pub async fn all<C: ConnectionTrait>(db: &C) -> Result<BTreeMap<Uuid, Vec<Uuid>>, DbErr> {
    let mut hosts: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in Entity::find().all(db).await? {
        hosts.entry(row.event_id).or_default().push(row.branch_id);
    }
    Ok(hosts)
}

/// The events that these branches co-host.
pub async fn events_of<C: ConnectionTrait>(db: &C, branches: &BTreeSet<Uuid>) -> Result<BTreeSet<Uuid>, DbErr> {
    let query = Entity::find().filter(Column::BranchId.is_in(branches.iter().copied()));
    let found: Vec<Uuid> = query.select_only().column(Column::EventId).into_tuple().all(db).await?;
    Ok(found.into_iter().collect())
}

/// Sets the other branches that hold an event.
pub async fn set<C: ConnectionTrait>(db: &C, event: Uuid, branches: &[Uuid]) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::EventId.eq(event)).exec(db).await?;
    let rows = branches.iter().map(|branch| ActiveModel { event_id: Set(event), branch_id: Set(*branch) });
    if branches.is_empty() {
        return Ok(());
    }
    Entity::insert_many(rows).exec_without_returning(db).await.map(drop)
}
