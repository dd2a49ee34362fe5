//! The reminder two days before an event: which events still need it, and which don't want it.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _,
    QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::announcements::REMINDER;
use super::entity::announcement;
use super::entity::event::{ActiveModel, Column, Entity};

/// The events whose reminder is due: they start within `ahead` but not before `latest`, and none was sent.
pub async fn to_remind<C: ConnectionTrait>(
    db: &C,
    now: DateTime<Utc>,
    (ahead, latest): (TimeDelta, TimeDelta),
) -> Result<Vec<Uuid>, DbErr> {
    let reminded = Query::select()
        .column(announcement::Column::PurposeId)
        .from(announcement::Entity)
        .and_where(Expr::col(announcement::Column::Kind).eq(REMINDER))
        .to_owned();
    Entity::find()
        .filter(Column::Reminds.eq(true))
        .filter(Column::CancelledAt.is_null())
        .filter(Column::StartsAt.gt(now + latest))
        .filter(Column::StartsAt.lte(now + ahead))
        .filter(Column::PurposeId.not_in_subquery(reminded))
        .select_only()
        .column(Column::PurposeId)
        .into_tuple()
        .all(db)
        .await
}

/// Whether an event has a reminder.
///
/// # Errors
/// When there is no such event.
pub async fn reminds<C: ConnectionTrait>(db: &C, event: Uuid) -> Result<bool, DbErr> {
    let row = Entity::find_by_id(event).one(db).await?;
    Ok(row.ok_or_else(|| DbErr::RecordNotFound("event".to_owned()))?.reminds)
}

/// Sets whether it has one.
pub async fn set_reminds<C: ConnectionTrait>(db: &C, event: Uuid, reminds: bool) -> Result<(), DbErr> {
    let change = ActiveModel { id: Set(event), reminds: Set(reminds), ..Default::default() };
    change.update(db).await.map(drop)
}
