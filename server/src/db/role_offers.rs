//! Roles that were offered and not yet accepted. Everything that reads takes the time.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _, QueryFilter, QueryOrder as _, Select,
};
use uuid::Uuid;

use super::entity::role_offer::{Column, Entity, Model};

fn alive(now: DateTime<Utc>) -> Select<Entity> {
    Entity::find().filter(Column::ExpiresAt.gt(now)).order_by_asc(Column::CreatedAt)
}

/// Offers a role. An earlier offer of the same role, with the link mailed for it, ends.
pub async fn add<C: ConnectionTrait>(db: &C, new: Model) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::OrganiserId.eq(new.organiser_id))
        .filter(Column::BranchId.eq(new.branch_id))
        .filter(Column::Role.eq(&new.role))
        .exec(db)
        .await?;
    Entity::insert(new.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// A living offer by its id.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    alive(now).filter(Column::Id.eq(id)).one(db).await
}

/// The living offers to an organiser.
pub async fn to<C: ConnectionTrait>(db: &C, organiser: Uuid, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    alive(now).filter(Column::OrganiserId.eq(organiser)).all(db).await
}

/// The living offers of roles in these branches.
pub async fn of<C: ConnectionTrait>(
    db: &C,
    branches: &BTreeSet<Uuid>,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    alive(now).filter(Column::BranchId.is_in(branches.iter().copied())).all(db).await
}

/// Ends an offer. Returns whether it existed: of several requests at once, one ends it.
pub async fn end<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<bool, DbErr> {
    Ok(Entity::delete_by_id(id).exec(db).await?.rows_affected > 0)
}

/// Ends every offer to an organiser of a role in these branches.
pub async fn end_in<C: ConnectionTrait>(db: &C, organiser: Uuid, branches: &BTreeSet<Uuid>) -> Result<(), DbErr> {
    let query = Entity::delete_many().filter(Column::OrganiserId.eq(organiser));
    query.filter(Column::BranchId.is_in(branches.iter().copied())).exec(db).await.map(drop)
}
