//! Announcements and issues: what was written to many, who to, and its state. `audience` has the people it's for,
//! `progress` what became of its mails.

mod audience;
mod progress;

use app::domain::announcement::{AnnouncementContent, AnnouncementState, Segment};
use app::domain::audience::Audience;
use app::domain::held::Subject;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _,
    IntoActiveModel as _, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::entity::announcement::{ActiveModel, Column, Entity, Model};
use super::{from_json, locked, to_json};

pub use audience::{count, people_after};
pub use progress::{Came, came, give_up, hold, progress, release};

/// What organisers write to attendees.
pub const WRITTEN: &str = "announcement";
/// The reminder two days before; an event has at most one.
pub const REMINDER: &str = "reminder";
/// An issue of a newsletter.
pub const ISSUE: &str = "issue";

pub(super) fn alive(now: DateTime<Utc>) -> Select<Entity> {
    Entity::find().filter(Column::ExpiresAt.gt(now))
}

/// What an announcement says.
///
/// # Errors
/// When it can't be read.
pub fn content(row: &Model) -> Result<AnnouncementContent, DbErr> {
    from_json(row.content.clone())
}

/// Who it is sent to, if `of` is what it belongs to. `None` otherwise: then it's for nobody.
///
/// # Errors
/// When its answer can't be read.
pub fn audience(row: &Model, of: &Subject) -> Result<Option<Audience>, DbErr> {
    let audience = Audience::stored(of, &row.segment, super::issues::answer(row)?);
    Ok(audience.filter(|audience| audience.purpose() == row.purpose_id))
}

/// Its state.
///
/// # Errors
/// When the state is unknown.
pub fn state(row: &Model) -> Result<AnnouncementState, DbErr> {
    AnnouncementState::parse(&row.state).ok_or_else(|| DbErr::Custom("a state that nobody knows".to_owned()))
}

/// Adds one.
pub async fn add<C: ConnectionTrait>(db: &C, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

pub(super) fn change(id: Uuid) -> ActiveModel {
    ActiveModel { id: Set(id), ..Default::default() }
}

/// A number of people as the database stores it.
pub(super) fn number(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Schedules one, to about `total` people.
pub async fn schedule<C: ConnectionTrait>(db: &C, id: Uuid, send_at: DateTime<Utc>, total: u32) -> Result<(), DbErr> {
    let scheduled = ActiveModel {
        state: Set(AnnouncementState::Scheduled.name().to_owned()),
        send_at: Set(Some(send_at)),
        total: Set(number(total)),
        ..change(id)
    };
    scheduled.update(db).await.map(drop)
}

/// Starts sending one, to the people who were in its audience at `started_at`.
pub async fn start<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    started_at: DateTime<Utc>,
    total: u32,
) -> Result<Model, DbErr> {
    let started = ActiveModel {
        state: Set(AnnouncementState::Sending.name().to_owned()),
        started_at: Set(Some(started_at)),
        total: Set(number(total)),
        ..change(id)
    };
    started.update(db).await
}

/// Notes how far its mails are queued, when the last one was, and how many people it is for.
pub async fn set_queued<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    to: Option<Uuid>,
    at: Option<DateTime<Utc>>,
    total: u32,
) -> Result<(), DbErr> {
    let queued = ActiveModel { queued_to: Set(to), queued_at: Set(at), total: Set(number(total)), ..change(id) };
    queued.update(db).await.map(drop)
}

/// Sets its state and nothing else.
pub async fn set_state<C: ConnectionTrait>(db: &C, id: Uuid, state: AnnouncementState) -> Result<(), DbErr> {
    ActiveModel { state: Set(state.name().to_owned()), ..change(id) }.update(db).await.map(drop)
}

/// Sets what it says, who to, and when.
pub async fn write<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    content: &AnnouncementContent,
    segment: Segment,
    send_at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let written = ActiveModel {
        content: Set(to_json(content)?),
        segment: Set(segment.name().to_owned()),
        send_at: Set(send_at),
        ..change(id)
    };
    written.update(db).await.map(drop)
}

/// Deletes one.
pub async fn delete<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await.map(drop)
}

/// A living one by its id.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    alive(now).filter(Column::Id.eq(id)).one(db).await
}

/// The same, locked until the transaction ends.
pub async fn lock<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    let query = alive(now).filter(Column::Id.eq(id));
    locked(db, query).one(db).await
}

/// Those of a purpose, newest first.
pub async fn of_purpose<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    alive(now).filter(Column::PurposeId.eq(purpose)).order_by_desc(Column::Id).all(db).await
}

/// The ids of those that are due, being sent, or stopped with mails that aren't given up yet.
pub async fn due<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<Vec<Uuid>, DbErr> {
    let sending = Column::State.eq(AnnouncementState::Sending.name());
    let scheduled = Column::State.eq(AnnouncementState::Scheduled.name()).and(Column::SendAt.lte(now));
    let stopped = Column::State.eq(AnnouncementState::Stopped.name()).and(Expr::exists(progress::waiting_of_each()));
    let query = alive(now).filter(sending.or(scheduled).or(stopped)).order_by_asc(Column::SendAt);
    query.select_only().column(Column::Id).into_tuple().all(db).await
}

/// The purposes with announcements, and when these end.
pub async fn ends<C: ConnectionTrait>(db: &C) -> Result<Vec<(Uuid, DateTime<Utc>)>, DbErr> {
    let query = Entity::find().select_only().column(Column::PurposeId).column(Column::ExpiresAt).distinct();
    query.into_tuple().all(db).await
}

/// Sets the end of all of an event's announcements.
pub async fn set_end<C: ConnectionTrait>(db: &C, purpose: Uuid, end: DateTime<Utc>) -> Result<(), DbErr> {
    let query = Entity::update_many().col_expr(Column::ExpiresAt, Expr::value(end));
    query.filter(Column::PurposeId.eq(purpose)).exec(db).await.map(drop)
}
