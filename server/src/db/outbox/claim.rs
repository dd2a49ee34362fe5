//! Claims the mails that are due, by a lease. One that cannot be read is given up.

use app::domain::retention;
use app::mails::kind::MailDetail;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, LockBehavior, LockType, Query};
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, ExprTrait as _, FromQueryResult as _};
use uuid::Uuid;

use super::{About, settle};
use crate::db::entity::outbox::{Column, Entity, Model, Priority, State};
use crate::db::from_json;

/// A claimed mail.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Its id, which its Message-ID is derived from.
    pub id: Uuid,
    /// The purpose of what it is about.
    pub purpose_id: Uuid,
    /// What it says beyond the record.
    pub detail: MailDetail,
    /// What it is about.
    pub about: About,
    /// How often it was tried, including this time.
    pub attempts: i32,
    /// When it was queued; used as its Date.
    pub created_at: DateTime<Utc>,
}

/// Claims up to `most` due mails of a priority until `lease_until`; after that they can be claimed again. Returns them,
/// and how many rows it took in all.
pub async fn claim<C: ConnectionTrait>(
    db: &C,
    (priority, most): (Priority, u64),
    now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
) -> Result<(Vec<Claimed>, usize), DbErr> {
    let mut due = Query::select();
    due.column(Column::Id)
        .from(Entity)
        .and_where(Column::State.eq(State::Queued))
        .and_where(Column::Priority.eq(priority))
        .and_where(Column::DueAt.lte(now))
        .and_where(Column::ExpiresAt.gt(now))
        .cond_where(sea_orm::Condition::any().add(Column::LeaseUntil.is_null()).add(Column::LeaseUntil.lt(now)))
        .order_by(Column::DueAt, sea_orm::Order::Asc)
        .limit(most);
    if db.get_database_backend() == DbBackend::Postgres {
        due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let update = Query::update()
        .table(Entity)
        .value(Column::LeaseUntil, lease_until)
        .value(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .and_where(Expr::col(Column::Id).in_subquery(due))
        .returning_all()
        .to_owned();
    let rows = db.query_all_raw(db.get_database_backend().build(&update)).await?;
    let (taken, mut all, mut unreadable) = (rows.len(), Vec::with_capacity(rows.len()), vec![]);
    for row in rows {
        match Model::from_query_result(&row, "").and_then(claimed) {
            Ok(mail) => all.push(mail),
            Err(_) => unreadable.push(row.try_get("", "id")?),
        }
    }
    if !unreadable.is_empty() {
        tracing::error!(mails = unreadable.len(), "queued mails cannot be read and are given up as unknown");
        // They'd fail for ever, and every other mail with them.
        settle(db, &unreadable, State::GivenUp, Some("unknown".to_owned()), now, retention::outbox(now)).await?;
    }
    Ok((all, taken))
}

fn claimed(row: Model) -> Result<Claimed, DbErr> {
    let ids = (row.registration_id, row.subscription_id, row.request_id, row.organiser_id, row.announcement_id);
    let about = match ids {
        (Some(id), None, None, None, None) => About::Registration(id, from_json(row.kind.into())?),
        (None, Some(id), None, None, None) => About::Subscription(id, from_json(row.kind.into())?),
        (Some(registration), None, None, None, Some(announcement)) => {
            About::Attendee { registration, announcement, kind: from_json(row.kind.into())? }
        }
        (None, Some(subscription), None, None, Some(issue)) => About::Reader { subscription, issue },
        (None, None, Some(id), None, None) => About::Request(id, from_json(row.kind.into())?),
        (None, None, None, Some(id), None) => About::Organiser(id, from_json(row.kind.into())?),
        (None, None, None, Some(organiser), Some(announcement)) => About::AnnouncementTest { organiser, announcement },
        _ => return Err(DbErr::Custom("an outbox row is about nothing".to_owned())),
    };
    Ok(Claimed {
        id: row.id,
        purpose_id: row.purpose_id,
        detail: from_json(row.detail)?,
        about,
        attempts: row.attempts,
        created_at: row.created_at,
    })
}
