//! What is known of events and newsletters beyond what is public: who answers for them, how often they were changed,
//! what belongs together.

use app::domain::event::Event;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::entity::{event, newsletter};

/// How an event is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Management {
    /// Who answers for it.
    pub owner: Option<Uuid>,
    /// The series its dates belong to.
    pub series: Option<Uuid>,
    /// Whether it has a reminder.
    pub reminds: bool,
}

/// How an event is run, and how often it was changed.
///
/// # Errors
/// When there is no such event.
pub async fn management<C: ConnectionTrait>(db: &C, event: Uuid) -> Result<(Management, i32), DbErr> {
    let row = event::Entity::find_by_id(event).one(db).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("event".to_owned()))?;
    Ok((Management { owner: row.owner_id, series: row.series_id, reminds: row.reminds }, row.revision))
}

/// Sets how an event is run. Returns whether that changed.
///
/// # Errors
/// When there is no such event.
pub async fn set_management<C: ConnectionTrait>(db: &C, event: Uuid, is: Management) -> Result<bool, DbErr> {
    if management(db, event).await?.0 == is {
        return Ok(false);
    }
    let row = event::ActiveModel {
        id: Set(event),
        owner_id: Set(is.owner),
        series_id: Set(is.series),
        reminds: Set(is.reminds),
        ..Default::default()
    };
    event::Entity::update(row).exec(db).await?;
    Ok(true)
}

/// Counts a change of an event.
pub async fn touch_event<C: ConnectionTrait>(db: &C, event: Uuid) -> Result<(), DbErr> {
    event::Entity::update_many()
        .col_expr(event::Column::Revision, Expr::col(event::Column::Revision).add(1))
        .filter(event::Column::Id.eq(event))
        .exec(db)
        .await
        .map(drop)
}

/// Every date of a series, soonest first.
pub async fn dates<C: ConnectionTrait>(db: &C, series: Uuid) -> Result<Vec<Event>, DbErr> {
    let query = event::Entity::find().filter(event::Column::SeriesId.eq(series));
    query.order_by_asc(event::Column::StartsAt).all(db).await?.into_iter().map(Event::try_from).collect()
}

/// How often a newsletter was changed, and who answers for it.
///
/// # Errors
/// When there is no such newsletter.
pub async fn newsletter<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<(Option<Uuid>, i32), DbErr> {
    let row = newsletter::Entity::find_by_id(id).one(db).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("newsletter".to_owned()))?;
    Ok((row.owner_id, row.revision))
}

/// Sets who answers for a newsletter.
pub async fn set_newsletter_owner<C: ConnectionTrait>(db: &C, id: Uuid, owner: Option<Uuid>) -> Result<(), DbErr> {
    let row = newsletter::ActiveModel { id: Set(id), owner_id: Set(owner), ..Default::default() };
    newsletter::Entity::update(row).exec(db).await.map(drop)
}

/// Counts a change of a newsletter.
pub async fn touch_newsletter<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<(), DbErr> {
    newsletter::Entity::update_many()
        .col_expr(newsletter::Column::Revision, Expr::col(newsletter::Column::Revision).add(1))
        .filter(newsletter::Column::Id.eq(id))
        .exec(db)
        .await
        .map(drop)
}
