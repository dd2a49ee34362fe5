//! Mail that came back: which mail it was, what that means for its record, and how many of a round did.

use app::domain::bounce::{BounceClass, BounceTally, SoftBounces, SuspensionReason};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, LockType, Query};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, ExprTrait as _, PaginatorTrait as _,
    QueryFilter as _,
};
use uuid::Uuid;

use super::entity::announcement;
use super::entity::outbox::{Column, Entity, Model};
use super::records::{Record, RecordKind};

/// A mail that was sent, or was to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentMail {
    /// Its id.
    pub id: Uuid,
    /// The purpose of what it was about.
    pub purpose_id: Uuid,
    /// The record it was about.
    pub record: Option<(RecordKind, Uuid)>,
    /// The announcement it was a part of.
    pub announcement: Option<Uuid>,
    /// How it came back, if it did.
    pub bounce: Option<BounceClass>,
    /// When a reply to it was last passed on.
    pub replied_at: Option<DateTime<Utc>>,
}

impl From<Model> for SentMail {
    fn from(row: Model) -> Self {
        let registration = row.registration_id.map(|id| (RecordKind::Registration, id));
        let record = registration.or(row.subscription_id.map(|id| (RecordKind::Subscription, id)));
        Self {
            id: row.id,
            purpose_id: row.purpose_id,
            record,
            // An organiser's own test isn't a part of it.
            announcement: row.announcement_id.filter(|_| record.is_some()),
            bounce: row.bounce.as_deref().and_then(BounceClass::parse),
            replied_at: row.replied_at,
        }
    }
}

/// A mail by its id; `None` once its row or its record is gone.
pub async fn mail<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<SentMail>, DbErr> {
    let query = Entity::find().filter(Column::Id.eq(id)).filter(Column::ExpiresAt.gt(now));
    Ok(query.one(db).await?.map(SentMail::from))
}

/// Holds a record until the transaction ends. It comes before anything is written to its mails, since that's the order
/// in which an erasure deletes them (PostgreSQL: a row lock; SQLite writes one at a time).
pub async fn hold<C: ConnectionTrait>(db: &C, (kind, id): (RecordKind, Uuid)) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        let mut query = Query::select();
        query.column("id").from(kind.table()).and_where(Expr::col("id").eq(id)).lock(LockType::Update);
        db.query_one(&query).await?;
    }
    Ok(())
}

/// Notes how a mail came back.
pub async fn mark<C: ConnectionTrait>(db: &C, id: Uuid, class: BounceClass) -> Result<(), DbErr> {
    let update = Entity::update_many().col_expr(Column::Bounce, Expr::value(class.name()));
    update.filter(Column::Id.eq(id)).exec(db).await.map(drop)
}

/// Notes that a reply to a mail is passed on.
pub async fn mark_replied<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    let update = Entity::update_many().col_expr(Column::RepliedAt, Expr::value(now));
    update.filter(Column::Id.eq(id)).exec(db).await.map(drop)
}

/// How many replies were passed on for a purpose since `since`.
pub async fn replies_since<C: ConnectionTrait>(db: &C, purpose: Uuid, since: DateTime<Utc>) -> Result<u64, DbErr> {
    Entity::find().filter(Column::PurposeId.eq(purpose)).filter(Column::RepliedAt.gt(since)).count(db).await
}

/// Suspends a record, unless it already is. Returns whether it did.
pub async fn suspend<C: ConnectionTrait>(
    db: &C,
    (kind, id): (RecordKind, Uuid),
    reason: SuspensionReason,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let update = Query::update()
        .table(Alias::new(kind.table()))
        .value("suspended_at", now)
        .value("suspended_why", reason.name())
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::col("suspended_at").is_null())
        .to_owned();
    Ok(db.execute(&update).await?.rows_affected() > 0)
}

/// Ends a record's suspension, and forgets every failure.
pub async fn resume<C: ConnectionTrait>(db: &C, (kind, id): (RecordKind, Uuid)) -> Result<(), DbErr> {
    let nothing = Option::<DateTime<Utc>>::None;
    let update = Query::update()
        .table(Alias::new(kind.table()))
        .value("suspended_at", nothing)
        .value("suspended_why", Option::<String>::None)
        .value("soft_bounces", 0)
        .value("soft_first", nothing)
        .value("soft_last", nothing)
        .and_where(Expr::col("id").eq(id))
        .to_owned();
    db.execute(&update).await.map(drop)
}

/// The mails to a record's address that failed for now.
#[must_use]
pub fn soft_bounces(record: &Record) -> Option<SoftBounces> {
    let (count, first, last) = match record {
        Record::Registration(row) => (row.soft_bounces, row.soft_first, row.soft_last),
        Record::Subscription(row) => (row.soft_bounces, row.soft_first, row.soft_last),
    };
    Some(SoftBounces { count: u32::try_from(count).ok()?, first: first?, last: last? })
}

/// Notes the mails that failed for now.
pub async fn set_soft<C: ConnectionTrait>(
    db: &C,
    (kind, id): (RecordKind, Uuid),
    soft: SoftBounces,
) -> Result<(), DbErr> {
    let update = Query::update()
        .table(Alias::new(kind.table()))
        .value("soft_bounces", i32::try_from(soft.count).unwrap_or(i32::MAX))
        .value("soft_first", soft.first)
        .value("soft_last", soft.last)
        .and_where(Expr::col("id").eq(id))
        .to_owned();
    db.execute(&update).await.map(drop)
}

/// How many confirmed subscriptions to a list are suspended.
pub async fn count_suspended<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<u64, DbErr> {
    use super::entity::subscription::{Column as Of, Entity as Subscriptions};
    let living = Subscriptions::find().filter(Of::PurposeId.eq(purpose)).filter(Of::ExpiresAt.gt(now));
    living.filter(Of::SuspendedAt.is_not_null()).count(db).await
}

/// How many mails of an announcement there were, and how they came back. Counted with the announcement: its outbox rows
/// go after a week, or with a reader.
#[must_use]
pub fn tally(row: &announcement::Model) -> BounceTally {
    let number = |count: i32| u64::try_from(count).unwrap_or(0);
    BounceTally {
        handed_over: number(row.sent) + number(row.failed),
        hard: number(row.bounced),
        complaints: number(row.complaints),
        ours: number(row.refused),
    }
}

/// Notes how the mails of an announcement came back.
pub async fn set_tally<C: ConnectionTrait>(db: &C, announcement: Uuid, tally: BounceTally) -> Result<(), DbErr> {
    use announcement::Column as Of;
    let number = |count: u64| Expr::value(i32::try_from(count).unwrap_or(i32::MAX));
    announcement::Entity::update_many()
        .col_expr(Of::Bounced, number(tally.hard))
        .col_expr(Of::Complaints, number(tally.complaints))
        .col_expr(Of::Refused, number(tally.ours))
        .filter(Of::Id.eq(announcement))
        .exec(db)
        .await
        .map(drop)
}
