//! Announcements: what was written to attendees, how many mails are queued, and what became of them.

use app::domain::announcement::{AnnouncementContent, AnnouncementState, Progress, Segment};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait,
    ExprTrait as _, IntoActiveModel as _, PaginatorTrait as _, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::entity::announcement::{ActiveModel, Column, Entity, Model};
use super::entity::{outbox, registration};
use super::{from_json, to_json};

/// What organisers write.
pub const WRITTEN: &str = "announcement";
/// The reminder two days before; an event has at most one.
pub const REMINDER: &str = "reminder";

/// Why a mail was given up through no error: the person cancelled or wants no mail, or somebody pressed stop.
const SPARED: [&str; 4] = ["gone", "not owed", "stopped", "suppressed"];

fn alive(now: DateTime<Utc>) -> Select<Entity> {
    Entity::find().filter(Column::ExpiresAt.gt(now))
}

/// What an announcement says.
///
/// # Errors
/// When it can't be read.
pub fn content(row: &Model) -> Result<AnnouncementContent, DbErr> {
    from_json(row.content.clone())
}

/// Who it is sent to.
///
/// # Errors
/// When the segment is unknown.
pub fn segment(row: &Model) -> Result<Segment, DbErr> {
    Segment::parse(&row.segment).ok_or_else(|| DbErr::Custom("a segment that nobody knows".to_owned()))
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

fn change(id: Uuid) -> ActiveModel {
    ActiveModel { id: Set(id), ..Default::default() }
}

/// A number of people as the database stores it.
fn number(count: u32) -> i32 {
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

/// Starts sending one, to the people who were in the segment at `started_at`.
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

/// Notes how far its mails are queued, and when the last one was.
pub async fn set_queued<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    to: Option<Uuid>,
    at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    ActiveModel { queued_to: Set(to), queued_at: Set(at), ..change(id) }.update(db).await.map(drop)
}

/// Notes that one is done, with the result.
pub async fn finish<C: ConnectionTrait>(db: &C, id: Uuid, sent: u32, failed: u32) -> Result<(), DbErr> {
    let done = ActiveModel {
        state: Set(AnnouncementState::Done.name().to_owned()),
        sent: Set(number(sent)),
        failed: Set(number(failed)),
        ..change(id)
    };
    done.update(db).await.map(drop)
}

/// Notes that one was stopped.
pub async fn stop<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<(), DbErr> {
    let stopped = ActiveModel { state: Set(AnnouncementState::Stopped.name().to_owned()), ..change(id) };
    stopped.update(db).await.map(drop)
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
    let mut query = alive(now).filter(Column::Id.eq(id));
    if db.get_database_backend() == DbBackend::Postgres {
        query = query.lock_exclusive();
    }
    query.one(db).await
}

/// Those of an event, newest first.
pub async fn of_event<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    alive(now).filter(Column::PurposeId.eq(purpose)).order_by_desc(Column::Id).all(db).await
}

/// The ids of those that are due, or being sent.
pub async fn due<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<Vec<Uuid>, DbErr> {
    let sending = Column::State.eq(AnnouncementState::Sending.name());
    let scheduled = Column::State.eq(AnnouncementState::Scheduled.name()).and(Column::SendAt.lte(now));
    let query = alive(now).filter(sending.or(scheduled)).order_by_asc(Column::SendAt);
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

/// The living registrations of a segment that had an address and were confirmed by `at`.
fn audience(purpose: Uuid, segment: Segment, at: DateTime<Utc>, now: DateTime<Utc>) -> Select<registration::Entity> {
    use registration::{Column as Of, State};
    let states: &[State] = match segment {
        Segment::Confirmed => &[State::Confirmed],
        Segment::Waiting => &[State::Waiting],
        Segment::Both => &[State::Confirmed, State::Waiting],
    };
    registration::Entity::find()
        .filter(Of::PurposeId.eq(purpose))
        .filter(Of::State.is_in(states.iter().copied()))
        .filter(Of::HasAddress.eq(true))
        .filter(Of::ConfirmedAt.lte(at))
        .filter(Of::ExpiresAt.gt(now))
}

/// How many people an announcement is for.
pub async fn count<C: ConnectionTrait>(
    db: &C,
    (purpose, segment): (Uuid, Segment),
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<u32, DbErr> {
    let count = audience(purpose, segment, at, now).count(db).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The next `most` of them after `after`, by id, with their ends.
pub async fn people_after<C: ConnectionTrait>(
    db: &C,
    (purpose, segment): (Uuid, Segment),
    at: DateTime<Utc>,
    (after, most): (Uuid, u64),
    now: DateTime<Utc>,
) -> Result<Vec<(Uuid, DateTime<Utc>)>, DbErr> {
    use registration::Column as Of;
    let query = audience(purpose, segment, at, now).filter(Of::Id.gt(after)).order_by_asc(Of::Id).limit(most);
    query.select_only().column(Of::Id).column(Of::ExpiresAt).into_tuple().all(db).await
}

/// Gives up all of its mails that weren't sent.
pub async fn give_up<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    use outbox::{Column as Of, State};
    outbox::Entity::update_many()
        .col_expr(Of::State, Expr::value(State::GivenUp))
        .col_expr(Of::SettledAt, Expr::value(now))
        .col_expr(Of::ReplyCode, Expr::value("stopped"))
        .col_expr(Of::ExpiresAt, Expr::value(expires_at))
        .filter(Of::AnnouncementId.eq(id))
        .filter(Of::State.eq(State::Queued))
        .filter(Of::RegistrationId.is_not_null())
        .exec(db)
        .await
        .map(drop)
}

/// Its progress: what was noted, or what its mails say.
pub async fn progress<C: ConnectionTrait>(db: &C, row: &Model) -> Result<Progress, DbErr> {
    let number = |count: i32| u32::try_from(count).unwrap_or(0);
    let total = number(row.total);
    if state(row)? == AnnouncementState::Done {
        let (sent, failed) = (number(row.sent), number(row.failed));
        let spared = total.saturating_sub(sent + failed);
        return Ok(Progress { total, sent, failed, spared, over: true, ..Progress::default() });
    }
    use outbox::{Column as Of, State};
    let query = outbox::Entity::find()
        .filter(Of::AnnouncementId.eq(row.id))
        .filter(Of::RegistrationId.is_not_null())
        .select_only()
        .column(Of::State)
        .column(Of::ReplyCode)
        .column_as(Of::Id.count(), "n")
        .group_by(Of::State)
        .group_by(Of::ReplyCode);
    let groups: Vec<(State, Option<String>, i64)> = query.into_tuple().all(db).await?;
    let mut progress = Progress { total, ..Progress::default() };
    let mut queued = 0;
    for (state, code, count) in groups {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        match (state, code.as_deref()) {
            (State::Sent, _) => progress.sent += count,
            (State::InDoubt, _) | (State::Queued, Some("in doubt")) => progress.in_doubt += count,
            (State::Queued, _) => queued += count,
            (State::GivenUp, Some(code)) if SPARED.contains(&code) => progress.spared += count,
            (State::GivenUp, _) => progress.failed += count,
        }
    }
    let known = progress.sent + progress.failed + progress.in_doubt + progress.spared;
    progress.left = if row.queued_at.is_some() { queued } else { total.saturating_sub(known) };
    if state(row)? == AnnouncementState::Stopped {
        progress.left = 0;
        progress.over = true;
    }
    // Anyone erased in the meantime has no mail any more.
    progress.spared = total.saturating_sub(progress.sent + progress.failed + progress.in_doubt + progress.left);
    Ok(progress)
}
