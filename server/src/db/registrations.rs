//! Registrations. Everything that reads takes the time: what is past its end isn't found.

use app::domain::event::Event;
use app::domain::retention::End;
use app::domain::seats::{MOST_PASSES, Room, WaitingGroup};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, Func, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _,
    FromQueryResult, IntoActiveModel as _, PaginatorTrait as _, QueryFilter, QueryOrder, QueryResult, QuerySelect,
    Select, SelectExt as _,
};
use uuid::Uuid;

use super::entity::registration::{ActiveModel, Column, Entity, Model, State};
use super::records::Record;

fn alive(now: DateTime<Utc>) -> Select<Entity> {
    Entity::find().filter(Column::ExpiresAt.gt(now))
}

/// Whether a record has an address to write to: a person added by an organiser may have none.
#[must_use]
pub const fn has_address(record: &Record) -> bool {
    !matches!(record, Record::Registration(Model { has_address: false, .. }))
}

/// A living registration by its id.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    alive(now).filter(Column::Id.eq(id)).one(db).await
}

/// Whether any registration has this ticket code, living or past its end.
pub async fn has_code<C: ConnectionTrait>(db: &C, code: &str) -> Result<bool, DbErr> {
    Entity::find().filter(Column::TicketCode.eq(code)).exists(db).await
}

/// The living registrations among `ids`.
pub async fn find_all<C: ConnectionTrait>(db: &C, ids: &[Uuid], now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    alive(now).filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// An event's room, in one statement. Nothing is counted for an event without a limit.
pub async fn room<C: ConnectionTrait>(db: &C, event: &Event, now: DateTime<Utc>) -> Result<Room, DbErr> {
    if event.capacity.is_none() {
        return Ok(Room::default());
    }
    let row = super::one(db, &ask_room(Query::select(), event, now)).await?;
    answered_room(&row, event)
}

/// How many seats the living registrations of some purposes take, by purpose and state.
#[derive(FromQueryResult)]
struct Taken {
    purpose_id: Uuid,
    state: State,
    seats: i64,
    n: i64,
    smallest: i32,
}

/// The rooms of many events, in the same order, in two statements. A list says how full an event is, but decides
/// nothing: whether seats are kept for a group that was passed over isn't asked.
pub async fn rooms<C: ConnectionTrait>(db: &C, events: &[Event], now: DateTime<Utc>) -> Result<Vec<Room>, DbErr> {
    let limited = || events.iter().filter(|event| event.capacity.is_some()).map(|event| event.purpose_id);
    let of = |query: Select<Entity>| async {
        let query =
            query.filter(Column::PurposeId.is_in(limited())).select_only().columns([Column::PurposeId, Column::State]);
        // Counting seats keeps to the index: none is null.
        let query = query.column_as(seats(), "seats").column_as(Column::Seats.count(), "n");
        let query = query.column_as(Column::Seats.min(), "smallest");
        query.group_by(Column::PurposeId).group_by(Column::State).into_model::<Taken>().all(db).await
    };
    let living = of(alive(now).filter(Column::State.is_in([State::Confirmed, State::Waiting]))).await?;
    let holding = of(alive(now).filter(Column::State.eq(State::Pending)).filter(Column::HeldUntil.gt(now))).await?;
    let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    let room = |event: &Event| {
        let find = |rows: &[Taken], state: State| {
            let row = rows.iter().find(|row| row.purpose_id == event.purpose_id && row.state == state)?;
            Some((count(row.seats), count(row.n), u32::try_from(row.smallest).ok()))
        };
        let waiting = find(&living, State::Waiting);
        Room {
            capacity: event.capacity,
            confirmed: find(&living, State::Confirmed).map_or(0, |(seats, ..)| seats),
            held: find(&holding, State::Pending).map_or(0, |(seats, ..)| seats),
            waiting: waiting.map_or(0, |(_, groups, _)| groups),
            smallest_waiting: waiting.and_then(|(.., smallest)| smallest),
            kept: false,
        }
    };
    Ok(events.iter().map(room).collect())
}

/// Adds the columns that [`answered_room`] reads, for an event with a limit.
pub(super) fn ask_room(mut query: SelectStatement, event: &Event, now: DateTime<Utc>) -> SelectStatement {
    let of = |state: State| {
        let living = Expr::col(Column::ExpiresAt).gt(now).and(Expr::col(Column::State).eq(state));
        Query::select().from(Entity).and_where(Expr::col(Column::PurposeId).eq(event.purpose_id).and(living)).to_owned()
    };
    query
        .expr_as(of(State::Confirmed).expr(seats()).to_owned(), "confirmed")
        .expr_as(held(event.purpose_id, now), "held")
        .expr_as(of(State::Waiting).expr(Expr::col(Column::Id).count()).to_owned(), "waiting")
        .expr_as(of(State::Waiting).expr(Expr::col(Column::Seats).min()).to_owned(), "smallest_waiting")
        .expr_as(of(State::Waiting).expr(Expr::col(Column::Id).count()).and_where(kept(event)).to_owned(), "kept")
        .take()
}

/// The room that such a query counted.
pub(super) fn answered_room(row: &QueryResult, event: &Event) -> Result<Room, DbErr> {
    let count = |name| Ok::<_, DbErr>(u32::try_from(row.try_get::<i64>("", name)?).unwrap_or(u32::MAX));
    Ok(Room {
        capacity: event.capacity,
        confirmed: count("confirmed")?,
        held: count("held")?,
        waiting: count("waiting")?,
        smallest_waiting: row.try_get::<Option<i32>>("", "smallest_waiting")?.and_then(|seats| seats.try_into().ok()),
        kept: count("kept")? > 0,
    })
}

/// A waiting group that free seats are kept for, see [`Room::keeps_seats_for`].
fn kept(event: &Event) -> Expr {
    let capacity = event.capacity.map_or(i64::MAX, i64::from);
    Expr::col(Column::PassedOver).gte(i64::from(MOST_PASSES)).and(Expr::col(Column::Seats).lte(capacity))
}

/// A sum of seats: COALESCE keeps an empty one a number, the cast keeps it an integer on PostgreSQL.
pub(super) fn seats() -> Expr {
    Func::coalesce([Expr::col(Column::Seats).sum().cast_as("bigint"), Expr::val(0_i64)]).into()
}

/// The seats held for unconfirmed sign-ups, found by their holds, as there are few. The unlimited limit keeps SQLite
/// from looking through every unconfirmed sign-up instead.
fn held(purpose: Uuid, now: DateTime<Utc>) -> SelectStatement {
    let holding = Query::select()
        .columns([Column::State, Column::ExpiresAt, Column::Seats])
        .from(Entity)
        .and_where(Expr::col(Column::PurposeId).eq(purpose))
        .and_where(Expr::col(Column::HeldUntil).gt(now))
        .limit(i64::MAX.unsigned_abs())
        .to_owned();
    Query::select()
        .expr(seats())
        .from_subquery(holding, "holding")
        .and_where(Expr::col(Column::State).eq(State::Pending))
        .and_where(Expr::col(Column::ExpiresAt).gt(now))
        .to_owned()
}

/// An event's waiting list, in order of confirmation.
pub async fn waiting<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    alive(now)
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::State.eq(State::Waiting))
        .order_by_asc(Column::ConfirmedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// A row of the waiting list as the rules in the domain see it.
#[must_use]
pub fn as_waiting(row: &Model) -> WaitingGroup {
    let passed_over = row.passed_over.and_then(|times| times.try_into().ok()).unwrap_or(0);
    WaitingGroup { id: row.id, seats: u32::try_from(row.seats).unwrap_or(1), passed_over }
}

/// Sets how often a waiting group was passed over.
pub async fn set_passed_over<C: ConnectionTrait>(db: &C, group: WaitingGroup) -> Result<(), DbErr> {
    let times = i32::try_from(group.passed_over).unwrap_or(i32::MAX);
    ActiveModel { id: Set(group.id), passed_over: Set(Some(times)), ..Default::default() }.update(db).await.map(drop)
}

/// Counts one more pass-over for every group on the waiting list.
pub async fn pass_over<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    let times: Expr = Func::coalesce([Expr::col(Column::PassedOver), Expr::val(0)]).into();
    Entity::update_many()
        .col_expr(Column::PassedOver, times.add(1))
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::State.eq(State::Waiting))
        .filter(Column::ExpiresAt.gt(now))
        .exec(db)
        .await
        .map(drop)
}

/// How many have seats or are on the waiting list.
pub async fn count_told<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<u64, DbErr> {
    alive(now).filter(Column::PurposeId.eq(purpose)).filter(super::not_pending()).count(db).await
}

/// The purposes of events with a waiting list that isn't empty.
pub async fn purposes_with_waiting<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<Vec<Uuid>, DbErr> {
    let query = alive(now).filter(Column::State.eq(State::Waiting));
    query.select_only().column(Column::PurposeId).distinct().into_tuple().all(db).await
}

/// The next `most` registrations of an event after `after`, by id, for a change to all of them.
pub async fn living_after<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    after: Uuid,
    most: u64,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    alive(now)
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(most)
        .all(db)
        .await
}

fn change(id: Uuid) -> ActiveModel {
    ActiveModel { id: Set(id), ..Default::default() }
}

/// Adds a registration.
pub async fn add<C: ConnectionTrait>(db: &C, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// Sets how many seats a registration has.
pub async fn set_seats<C: ConnectionTrait>(db: &C, id: Uuid, seats: i32) -> Result<Model, DbErr> {
    ActiveModel { seats: Set(seats), ..change(id) }.update(db).await
}

/// Confirms a registration: with a ticket code if it has seats, without on the waiting list.
pub async fn confirm<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    code: Option<String>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<Model, DbErr> {
    let confirmed = ActiveModel {
        state: Set(if code.is_some() { State::Confirmed } else { State::Waiting }),
        ticket_code: Set(code),
        confirmed_at: Set(Some(now)),
        held_until: Set(None),
        form: Set(None),
        expires_at: Set(expires_at),
        ..change(id)
    };
    confirmed.update(db).await
}

/// Gives somebody on the waiting list their seats.
pub async fn promote<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    code: String,
    expires_at: DateTime<Utc>,
) -> Result<Model, DbErr> {
    let promoted = ActiveModel {
        state: Set(State::Confirmed),
        ticket_code: Set(Some(code)),
        passed_over: Set(None),
        expires_at: Set(expires_at),
        ..change(id)
    };
    promoted.update(db).await
}

/// Moves somebody with seats to the end of the waiting list.
pub async fn move_to_waiting<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<Model, DbErr> {
    let moved = ActiveModel {
        state: Set(State::Waiting),
        ticket_code: Set(None),
        passed_over: Set(None),
        confirmed_at: Set(Some(now)),
        expires_at: Set(expires_at),
        ..change(id)
    };
    moved.update(db).await
}

/// Notes that somebody said they're still coming.
pub async fn set_still_coming<C: ConnectionTrait>(db: &C, id: Uuid, expires_at: DateTime<Utc>) -> Result<Model, DbErr> {
    ActiveModel { asked_if_coming: Set(false), expires_at: Set(expires_at), ..change(id) }.update(db).await
}

/// Moves the end of a registration, and notes what it depends on.
pub async fn set_end<C: ConnectionTrait>(db: &C, id: Uuid, end: End) -> Result<(), DbErr> {
    let ends = ActiveModel {
        expires_at: Set(end.at),
        asked_if_coming: Set(end.asked),
        planned_end: Set(end.planned),
        ..change(id)
    };
    ends.update(db).await.map(drop)
}
