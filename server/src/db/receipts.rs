//! Receipts: what expired, and whether those who ran the event were told.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::receipt::{Column, Entity, Model};
use super::entity::{event, newsletter, registration};

/// The table whose receipts are reported to organisers.
const TOLD: &str = "registration";

/// The purposes with receipts of registrations that weren't reported yet.
pub async fn untold<C: ConnectionTrait>(db: &C) -> Result<Vec<Uuid>, DbErr> {
    let query = Entity::find().filter(Column::ToldAt.is_null()).filter(Column::What.eq(TOLD));
    query.select_only().column(Column::PurposeId).distinct().into_tuple().all(db).await
}

/// Marks a purpose's unreported receipts as reported, and returns them.
pub async fn mark_told<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    let of = Column::PurposeId.eq(purpose).and(Column::What.eq(TOLD)).and(Column::ToldAt.is_null());
    let rows = Entity::find().filter(of.clone()).all(db).await?;
    Entity::update_many().col_expr(Column::ToldAt, Expr::value(now)).filter(of).exec(db).await?;
    Ok(rows)
}

/// Whether any registration of a purpose is left, past its end or not.
pub async fn any_registration<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<bool, DbErr> {
    let query = registration::Entity::find().filter(registration::Column::PurposeId.eq(purpose)).limit(1);
    Ok(query.one(db).await?.is_some())
}

/// The organiser who answers for an event.
pub async fn owner<C: ConnectionTrait>(db: &C, event: Uuid) -> Result<Option<Uuid>, DbErr> {
    Ok(event::Entity::find_by_id(event).one(db).await?.and_then(|row| row.owner_id))
}

/// The organiser who answers for a newsletter.
pub async fn newsletter_owner<C: ConnectionTrait>(db: &C, newsletter: Uuid) -> Result<Option<Uuid>, DbErr> {
    Ok(newsletter::Entity::find_by_id(newsletter).one(db).await?.and_then(|row| row.owner_id))
}

/// The receipts of some purposes since `since`, newest first.
pub async fn since<C: ConnectionTrait>(
    db: &C,
    purposes: &BTreeSet<Uuid>,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PurposeId.is_in(purposes.iter().copied()))
        .filter(Column::At.gt(since))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::At)
        .all(db)
        .await
}
