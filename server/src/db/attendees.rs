//! An event's list as organisers read it: counts, and one page at a time. Everything takes the time: what is past its
//! end isn't found.

use app::domain::attendee::Order;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, Func, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;

use super::entity::registration::{Column, Entity, Model, State};
use super::entity::{answer_part, event};

/// Which rows to read: those with seats, those on the waiting list, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Only this state.
    pub state: Option<State>,
    /// Only those without an address.
    pub without_address: bool,
    /// Only those where somebody hasn't arrived yet.
    pub not_here: bool,
}

fn rows(purpose: Uuid, which: Which, now: DateTime<Utc>) -> Select<Entity> {
    let query = Entity::find().filter(Column::PurposeId.eq(purpose)).filter(Column::ExpiresAt.gt(now));
    let query = match which.state {
        Some(state) => query.filter(Column::State.eq(state)),
        None => query.filter(super::not_pending()),
    };
    let query = if which.without_address { query.filter(Column::HasAddress.eq(false)) } else { query };
    if which.not_here { query.filter(Expr::col(Column::Arrived).lt(Expr::col(Column::Seats))) } else { query }
}

fn ordered(query: Select<Entity>, order: Order) -> Select<Entity> {
    // Names are sealed: to sort by them, the caller opens them first. `confirmed` comes before `waiting`.
    let query = if order == Order::State { query.order_by_asc(Column::State) } else { query };
    query.order_by_asc(Column::ConfirmedAt).order_by_asc(Column::Id)
}

/// How many rows there are.
pub async fn count<C: ConnectionTrait>(db: &C, purpose: Uuid, which: Which, now: DateTime<Utc>) -> Result<u64, DbErr> {
    rows(purpose, which, now).count(db).await
}

/// The ids of up to `most` rows in order, from `skip` on.
pub async fn ids<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    (which, order): (Which, Order),
    (skip, most): (u64, u64),
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>, DbErr> {
    let query = ordered(rows(purpose, which, now), order).offset(skip).limit(most);
    query.select_only().column(Column::Id).into_tuple().all(db).await
}

/// The living row of a ticket code, at any event: the caller checks who may see it.
pub async fn by_code<C: ConnectionTrait>(db: &C, code: &str, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::TicketCode.eq(code)).filter(Column::ExpiresAt.gt(now)).one(db).await
}

/// The living parts of these rows' answers.
pub async fn parts<C: ConnectionTrait>(
    db: &C,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Vec<answer_part::Model>, DbErr> {
    answer_part::Entity::find()
        .filter(answer_part::Column::RegistrationId.is_in(ids.iter().copied()))
        .filter(answer_part::Column::ExpiresAt.gt(now))
        .all(db)
        .await
}

/// Registrations, seats and arrivals in one state.
#[derive(Clone, Copy, Debug)]
pub struct Sum {
    /// The state.
    pub state: State,
    /// How many registrations.
    pub rows: i64,
    /// Their seats.
    pub seats: i64,
    /// How many of these have arrived.
    pub arrived: i64,
    /// How many of the registrations have no address.
    pub to_call: i64,
}

fn total(of: impl Into<SimpleExpr>) -> SimpleExpr {
    // COALESCE keeps an empty sum a number; the cast keeps it an integer on PostgreSQL.
    Func::coalesce([of.into().sum().cast_as("bigint"), Expr::val(0_i64)]).into()
}

/// An event's list in numbers, by state.
pub async fn sums<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<Vec<Sum>, DbErr> {
    let query = Entity::find().filter(Column::PurposeId.eq(purpose)).filter(Column::ExpiresAt.gt(now));
    let without_address = Expr::case(Column::HasAddress.eq(false), 1).finally(0);
    let rows: Vec<(State, i64, i64, i64, i64)> = query
        .select_only()
        .column(Column::State)
        .column_as(Column::Id.count(), "n")
        .expr_as(total(Expr::col(Column::Seats)), "seats")
        .expr_as(total(Expr::col(Column::Arrived)), "arrived")
        .expr_as(total(without_address), "to_call")
        .group_by(Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let sum = |(state, rows, seats, arrived, to_call)| Sum { state, rows, seats, arrived, to_call };
    Ok(rows.into_iter().map(sum).collect())
}

/// What a list consists of, apart from arrivals: the state and seats of each row, and the row of each answer, which
/// is replaced when an answer changes.
pub async fn made_of<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    now: DateTime<Utc>,
) -> Result<(Vec<(Uuid, State, i32)>, Vec<Uuid>), DbErr> {
    let columns = [Column::Id, Column::State, Column::Seats];
    let rows = rows(purpose, Which::default(), now).select_only().columns(columns).into_tuple().all(db).await?;
    let parts = answer_part::Entity::find()
        .filter(answer_part::Column::PurposeId.eq(purpose))
        .filter(answer_part::Column::ExpiresAt.gt(now));
    Ok((rows, parts.select_only().column(answer_part::Column::Id).into_tuple().all(db).await?))
}

/// How many came to an event without signing up.
pub async fn walk_ins<C: ConnectionTrait>(db: &C, event: Uuid) -> Result<i32, DbErr> {
    let query = event::Entity::find_by_id(event).select_only().column(event::Column::WalkIns);
    Ok(query.into_tuple().one(db).await?.unwrap_or(0))
}

/// The registrations of an event whose arrivals were marked or undone after `since`.
pub async fn marked_after<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    let query = Entity::find().filter(Column::PurposeId.eq(purpose)).filter(Column::ExpiresAt.gt(now));
    query.filter(Column::ArrivedAt.gt(since)).all(db).await
}
