//! Check-in: arrivals, walk-ins, and the links for helpers.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, IntoActiveModel as _, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::entity::door_link::{Column as Link, Entity as Links, Model};
use super::entity::event;
use super::entity::registration::{Column, Entity, State};

/// An arrival, as somebody at the door saw it and as they changed it.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// The registration.
    pub id: Uuid,
    /// The event's purpose.
    pub purpose: Uuid,
    /// How many had arrived when the page was made.
    pub was: i32,
    /// How many have arrived.
    pub now: i32,
}

/// Marks an arrival, unless it changed since it was seen: of several phones, one marks it. Returns whether it did.
pub async fn mark<C: ConnectionTrait>(db: &C, arrival: Arrival, at: DateTime<Utc>) -> Result<bool, DbErr> {
    let marked = Entity::update_many()
        .col_expr(Column::Arrived, Expr::value(arrival.now))
        .col_expr(Column::ArrivedAt, Expr::value(at))
        .filter(Column::Id.eq(arrival.id))
        .filter(Column::PurposeId.eq(arrival.purpose))
        .filter(Column::State.eq(State::Confirmed))
        .filter(Column::ExpiresAt.gt(at))
        .filter(Column::Arrived.eq(arrival.was))
        .filter(Column::Seats.gte(arrival.now))
        .exec(db)
        .await?;
    Ok(marked.rows_affected > 0)
}

/// Changes the number of walk-ins, never below zero.
pub async fn walk_in<C: ConnectionTrait>(db: &C, event: Uuid, more: i32) -> Result<(), DbErr> {
    event::Entity::update_many()
        .col_expr(event::Column::WalkIns, Expr::col(event::Column::WalkIns).add(more))
        .filter(event::Column::Id.eq(event))
        .filter(event::Column::WalkIns.gte(-more))
        .exec(db)
        .await
        .map(drop)
}

/// Adds a link.
pub async fn add_link<C: ConnectionTrait>(db: &C, row: Model) -> Result<(), DbErr> {
    Links::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// The living links to an event's door, oldest first.
pub async fn links<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    let query = Links::find().filter(Link::PurposeId.eq(purpose)).filter(Link::ExpiresAt.gt(now));
    query.filter(Link::Ended.eq(false)).order_by_asc(Link::CreatedAt).order_by_asc(Link::Id).all(db).await
}

/// A living link by its id.
pub async fn link<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    let query = Links::find().filter(Link::Id.eq(id)).filter(Link::ExpiresAt.gt(now)).filter(Link::Ended.eq(false));
    query.one(db).await
}

/// Revokes a link.
pub async fn end_link<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<(), DbErr> {
    Links::update_many().col_expr(Link::Ended, Expr::value(true)).filter(Link::Id.eq(id)).exec(db).await.map(drop)
}
