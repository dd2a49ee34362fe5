//! What somebody who leaves the team leaves behind: events and newsletters, exported lists, door links.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::co_hosts;
use super::entity::{door_link, event, export, newsletter, purpose};

/// The purposes of these branches' events and newsletters that somebody answers for, each with its branch.
pub async fn owned<C: ConnectionTrait>(
    db: &C,
    organiser: Uuid,
    branches: &BTreeSet<Uuid>,
) -> Result<Vec<(Uuid, Uuid)>, DbErr> {
    let events = event::Entity::find()
        .filter(event::Column::OwnerId.eq(organiser))
        .filter(event::Column::BranchId.is_in(branches.iter().copied()))
        .all(db)
        .await?;
    let newsletters = newsletter::Entity::find()
        .filter(newsletter::Column::OwnerId.eq(organiser))
        .filter(newsletter::Column::BranchId.is_in(branches.iter().copied()))
        .all(db)
        .await?;
    let events = events.into_iter().map(|row| (row.purpose_id, row.branch_id));
    Ok(events.chain(newsletters.into_iter().map(|row| (row.purpose_id, row.branch_id))).collect())
}

/// Makes somebody else answer for them.
pub async fn hand_over<C: ConnectionTrait>(
    db: &C,
    organiser: Uuid,
    branches: &BTreeSet<Uuid>,
    heir: Option<Uuid>,
) -> Result<(), DbErr> {
    event::Entity::update_many()
        .col_expr(event::Column::OwnerId, Expr::value(heir))
        .filter(event::Column::OwnerId.eq(organiser))
        .filter(event::Column::BranchId.is_in(branches.iter().copied()))
        .exec(db)
        .await?;
    newsletter::Entity::update_many()
        .col_expr(newsletter::Column::OwnerId, Expr::value(heir))
        .filter(newsletter::Column::OwnerId.eq(organiser))
        .filter(newsletter::Column::BranchId.is_in(branches.iter().copied()))
        .exec(db)
        .await
        .map(drop)
}

/// The branch of each list that somebody exported from these branches and that isn't known to be destroyed.
pub async fn open_copies<C: ConnectionTrait>(
    db: &C,
    organiser: Uuid,
    branches: &BTreeSet<Uuid>,
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>, DbErr> {
    let exports = export::Entity::find()
        .filter(export::Column::OrganiserId.eq(organiser))
        .filter(export::Column::DestroyedAt.is_null())
        .filter(export::Column::ExpiresAt.gt(now))
        .all(db)
        .await?;
    let ids = exports.iter().map(|row| row.purpose_id);
    let purposes = purpose::Entity::find().filter(purpose::Column::Id.is_in(ids)).all(db).await?;
    let branch = |id: Uuid| purposes.iter().find(|purpose| purpose.id == id).and_then(|purpose| purpose.branch_id);
    Ok(exports.iter().filter_map(|row| branch(row.purpose_id)).filter(|branch| branches.contains(branch)).collect())
}

/// The living door links that somebody made, each with every branch that holds its event.
pub async fn door_links<C: ConnectionTrait>(
    db: &C,
    organiser: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<(Uuid, Vec<Uuid>)>, DbErr> {
    let links = door_link::Entity::find()
        .filter(door_link::Column::OrganiserId.eq(organiser))
        .filter(door_link::Column::Ended.eq(false))
        .filter(door_link::Column::ExpiresAt.gt(now))
        .all(db)
        .await?;
    let mut all = Vec::new();
    for link in links {
        let held = event::Entity::find().filter(event::Column::PurposeId.eq(link.purpose_id)).one(db).await?;
        let branches = match held {
            Some(event) => co_hosts::holders(db, event.branch_id, event.id).await?,
            None => vec![],
        };
        all.push((link.id, branches));
    }
    Ok(all)
}
