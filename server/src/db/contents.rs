//! What organisers publish: branches, events, newsletters.

use app::domain::branch::Branch;
use app::domain::event::Event;
use app::domain::newsletter::Newsletter;
use app::domain::slug::Slug;
use app::domain::zone::Zone;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use super::entity::{branch, event, newsletter};
use super::{from_json, locked, to_json};

fn slug(name: &str) -> Result<Slug, DbErr> {
    Slug::parse(name).map_err(|error| DbErr::Custom(error.to_string()))
}

/// A public name to look up. An impossible one isn't put into a query: PostgreSQL refuses a text with NUL in it.
fn public(name: &str) -> Option<String> {
    Slug::parse(name).ok().map(|slug| slug.to_string())
}

/// A number that the schema keeps from being negative.
fn count(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

impl TryFrom<branch::Model> for Branch {
    type Error = DbErr;

    fn try_from(row: branch::Model) -> Result<Self, DbErr> {
        Ok(Self { id: row.id, parent_id: row.parent_id, slug: slug(&row.slug)?, content: from_json(row.content)? })
    }
}

impl TryFrom<event::Model> for Event {
    type Error = DbErr;

    fn try_from(row: event::Model) -> Result<Self, DbErr> {
        Ok(Self {
            id: row.id,
            purpose_id: row.purpose_id,
            branch_id: row.branch_id,
            slug: slug(&row.slug)?,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            timezone: Zone::named(&row.timezone)
                .ok_or_else(|| DbErr::Custom(format!("unknown time zone {}", row.timezone)))?,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            capacity: row.capacity.map(count),
            group_max: count(row.group_max),
            listed: row.listed,
            sequence: row.sequence,
            cancelled_at: row.cancelled_at,
            content: from_json(row.content)?,
        })
    }
}

impl TryFrom<newsletter::Model> for Newsletter {
    type Error = DbErr;

    fn try_from(row: newsletter::Model) -> Result<Self, DbErr> {
        Ok(Self {
            id: row.id,
            purpose_id: row.purpose_id,
            branch_id: row.branch_id,
            slug: slug(&row.slug)?,
            renew_months: count(row.renew_months),
            closed_at: row.closed_at,
            content: from_json(row.content)?,
        })
    }
}

/// Every branch, by slug.
pub async fn branches<C: ConnectionTrait>(db: &C) -> Result<Vec<Branch>, DbErr> {
    let rows = branch::Entity::find().order_by_asc(branch::Column::Slug).all(db).await?;
    rows.into_iter().map(Branch::try_from).collect()
}

/// A branch by its id.
///
/// # Errors
/// When there is no such branch.
pub async fn branch<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<Branch, DbErr> {
    let row = branch::Entity::find_by_id(id).one(db).await?;
    row.ok_or_else(|| DbErr::RecordNotFound("branch".to_owned()))?.try_into()
}

/// A branch by its public name.
pub async fn branch_by_slug<C: ConnectionTrait>(db: &C, slug: &str) -> Result<Option<Branch>, DbErr> {
    let Some(slug) = public(slug) else { return Ok(None) };
    branch::Entity::find().filter(branch::Column::Slug.eq(slug)).one(db).await?.map(Branch::try_from).transpose()
}

/// Writes a new or changed branch.
pub async fn save_branch<C: ConnectionTrait>(db: &C, branch: &Branch, new: bool) -> Result<(), DbErr> {
    let row = branch::ActiveModel {
        id: Set(branch.id),
        parent_id: Set(branch.parent_id),
        slug: Set(branch.slug.to_string()),
        content: Set(to_json(&branch.content)?),
    };
    if new { row.insert(db).await.map(drop) } else { row.update(db).await.map(drop) }
}

/// Raises the sequence of the calendar entries of a branch's events, so that calendars take the new version.
pub async fn raise_sequences<C: ConnectionTrait>(db: &C, branch: Uuid) -> Result<(), DbErr> {
    let one_more = Expr::col(event::Column::Sequence).add(1);
    let query = event::Entity::update_many().col_expr(event::Column::Sequence, one_more);
    query.filter(event::Column::BranchId.eq(branch)).exec(db).await.map(drop)
}

/// An event by its public name.
pub async fn event_by_slug<C: ConnectionTrait>(db: &C, slug: &str) -> Result<Option<Event>, DbErr> {
    let Some(slug) = public(slug) else { return Ok(None) };
    event::Entity::find().filter(event::Column::Slug.eq(slug)).one(db).await?.map(Event::try_from).transpose()
}

/// The event of a purpose.
pub async fn event_of<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<Option<Event>, DbErr> {
    event::Entity::find().filter(event::Column::PurposeId.eq(purpose)).one(db).await?.map(Event::try_from).transpose()
}

/// The event of a purpose, locked (PostgreSQL: a row lock; SQLite writes one at a time).
pub(super) async fn lock_event<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<Option<Event>, DbErr> {
    let query = event::Entity::find().filter(event::Column::PurposeId.eq(purpose));
    locked(db, query).one(db).await?.map(Event::try_from).transpose()
}

/// Events that are not over at `now`, soonest first.
pub async fn coming_events<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<Vec<Event>, DbErr> {
    let query = event::Entity::find().filter(event::Column::EndsAt.gt(now)).order_by_asc(event::Column::StartsAt);
    query.all(db).await?.into_iter().map(Event::try_from).collect()
}

/// Every event, soonest first.
pub async fn events<C: ConnectionTrait>(db: &C) -> Result<Vec<Event>, DbErr> {
    let query = event::Entity::find().order_by_asc(event::Column::StartsAt);
    query.all(db).await?.into_iter().map(Event::try_from).collect()
}

/// Writes a new or changed event.
pub async fn save_event<C: ConnectionTrait>(db: &C, event: &Event, new: bool) -> Result<(), DbErr> {
    let number = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    let row = event::ActiveModel {
        id: Set(event.id),
        purpose_id: Set(event.purpose_id),
        branch_id: Set(event.branch_id),
        slug: Set(event.slug.to_string()),
        starts_at: Set(event.starts_at),
        ends_at: Set(event.ends_at),
        timezone: Set(event.timezone.name().to_owned()),
        opens_at: Set(event.opens_at),
        closes_at: Set(event.closes_at),
        capacity: Set(event.capacity.map(number)),
        group_max: Set(number(event.group_max)),
        listed: Set(event.listed),
        sequence: Set(event.sequence),
        cancelled_at: Set(event.cancelled_at),
        content: Set(to_json(&event.content)?),
        ..Default::default()
    };
    if new { row.insert(db).await.map(drop) } else { row.update(db).await.map(drop) }
}

/// A newsletter by its public name.
pub async fn newsletter_by_slug<C: ConnectionTrait>(db: &C, slug: &str) -> Result<Option<Newsletter>, DbErr> {
    let Some(slug) = public(slug) else { return Ok(None) };
    newsletter::Entity::find()
        .filter(newsletter::Column::Slug.eq(slug))
        .one(db)
        .await?
        .map(Newsletter::try_from)
        .transpose()
}

/// The newsletter of a purpose.
pub async fn newsletter_of<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<Option<Newsletter>, DbErr> {
    let query = newsletter::Entity::find().filter(newsletter::Column::PurposeId.eq(purpose));
    query.one(db).await?.map(Newsletter::try_from).transpose()
}

/// The same, locked until the transaction ends, so that an address can't subscribe twice.
pub async fn lock_newsletter<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<Option<Newsletter>, DbErr> {
    let query = newsletter::Entity::find().filter(newsletter::Column::PurposeId.eq(purpose));
    locked(db, query).one(db).await?.map(Newsletter::try_from).transpose()
}

/// Every newsletter, by slug.
pub async fn newsletters<C: ConnectionTrait>(db: &C) -> Result<Vec<Newsletter>, DbErr> {
    let query = newsletter::Entity::find().order_by_asc(newsletter::Column::Slug);
    query.all(db).await?.into_iter().map(Newsletter::try_from).collect()
}

/// Newsletters that are open, by slug.
pub async fn open_newsletters<C: ConnectionTrait>(db: &C) -> Result<Vec<Newsletter>, DbErr> {
    let query = newsletter::Entity::find()
        .filter(newsletter::Column::ClosedAt.is_null())
        .order_by_asc(newsletter::Column::Slug);
    query.all(db).await?.into_iter().map(Newsletter::try_from).collect()
}

/// Writes a new or changed newsletter.
pub async fn save_newsletter<C: ConnectionTrait>(db: &C, newsletter: &Newsletter, new: bool) -> Result<(), DbErr> {
    let row = newsletter::ActiveModel {
        id: Set(newsletter.id),
        purpose_id: Set(newsletter.purpose_id),
        branch_id: Set(newsletter.branch_id),
        slug: Set(newsletter.slug.to_string()),
        renew_months: Set(i32::try_from(newsletter.renew_months).unwrap_or(i32::MAX)),
        closed_at: Set(newsletter.closed_at),
        content: Set(to_json(&newsletter.content)?),
        ..Default::default()
    };
    if new { row.insert(db).await.map(drop) } else { row.update(db).await.map(drop) }
}
