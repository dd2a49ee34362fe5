//! What became of the mails of an announcement or an issue. They're counted as they come, since their rows are soon
//! deleted; whatever changes many of them does so a batch at a time.

use std::collections::BTreeMap;

use app::domain::announcement::{AnnouncementState, Progress};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::db::Tx;
use crate::db::entity::announcement::{Column, Entity, Model};
use crate::db::entity::outbox::{self, Column as Of, Priority, State};

/// The priorities of mails of a round that wait.
const WAITING: [Priority; 2] = [Priority::Many, Priority::Held];

/// How many mails of one round came to an end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// Handed over.
    pub sent: u32,
    /// Given up.
    pub failed: u32,
    /// Perhaps handed over, and not tried again.
    pub in_doubt: u32,
}

/// Counts what came to an end, in the order of the ids, so that two batches don't wait for each other.
pub async fn came<C: ConnectionTrait>(db: &C, counts: &BTreeMap<Uuid, Came>) -> Result<(), DbErr> {
    for (id, count) in counts {
        let more = |column: Column, more: u32| Expr::col(column).add(super::number(more));
        Entity::update_many()
            .col_expr(Column::Sent, more(Column::Sent, count.sent))
            .col_expr(Column::Failed, more(Column::Failed, count.failed))
            .col_expr(Column::InDoubt, more(Column::InDoubt, count.in_doubt))
            .filter(Column::Id.eq(*id))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Mails to people that still wait, of these priorities; a test to its writer isn't one.
fn waiting(priorities: &[Priority]) -> SelectStatement {
    Query::select()
        .column((outbox::Entity, Of::Id))
        .from(outbox::Entity)
        .and_where(Of::State.eq(State::Queued))
        .and_where(Of::OrganiserId.is_null())
        .and_where(Of::Priority.is_in(priorities.iter().copied()))
        .to_owned()
}

/// Up to `most` of those of one.
fn waiting_of(id: Uuid, priorities: &[Priority], most: u64) -> SelectStatement {
    waiting(priorities).and_where(Of::AnnouncementId.eq(id)).limit(most).to_owned()
}

/// All those of the one that a query is about.
pub(super) fn waiting_of_each() -> SelectStatement {
    let of = Expr::col((outbox::Entity, Of::AnnouncementId)).equals((Entity, Column::Id));
    waiting(&WAITING).and_where(of).to_owned()
}

async fn change<C: ConnectionTrait>(
    db: &C,
    which: SelectStatement,
    values: impl IntoIterator<Item = (Of, SimpleExpr)>,
) -> Result<u64, DbErr> {
    let mut update = outbox::Entity::update_many();
    for (column, value) in values {
        update = update.col_expr(column, value);
    }
    Ok(update.filter(Of::Id.in_subquery(which)).exec(db).await?.rows_affected)
}

/// Gives up to `most` of its mails up that weren't sent. Returns how many there were.
pub async fn give_up<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    most: u64,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<u64, DbErr> {
    let values = [
        (Of::State, Expr::value(State::GivenUp)),
        (Of::SettledAt, Expr::value(now)),
        (Of::ReplyCode, Expr::value("stopped")),
        (Of::ExpiresAt, Expr::value(expires_at)),
    ];
    change(db, waiting_of(id, &WAITING, most), values).await
}

/// Holds up to `most` of its mails back. Returns how many there were.
pub async fn hold<C: ConnectionTrait>(db: &C, id: Uuid, most: u64) -> Result<u64, DbErr> {
    let values = [(Of::Priority, Expr::value(Priority::Held))];
    change(db, waiting_of(id, &[Priority::Many], most), values).await
}

/// Lets up to `most` of its mails go that were held back, as if they were queued now. Returns how many there were.
pub async fn release(tx: &Tx, id: Uuid, most: u64, now: DateTime<Utc>) -> Result<u64, DbErr> {
    tx.queues_mail();
    let values =
        [(Of::Priority, Expr::value(Priority::Many)), (Of::DueAt, Expr::value(now)), (Of::CreatedAt, Expr::value(now))];
    change(&tx.conn, waiting_of(id, &[Priority::Held], most), values).await
}

/// Its progress.
pub async fn progress<C: ConnectionTrait>(db: &C, row: &Model) -> Result<Progress, DbErr> {
    let number = |count: i32| u32::try_from(count).unwrap_or(0);
    let (total, sent, failed, mut in_doubt) =
        (number(row.total), number(row.sent), number(row.failed), number(row.in_doubt));
    let state = super::state(row)?;
    let over = matches!(state, AnnouncementState::Done | AnnouncementState::Stopped);
    let mut left = 0;
    if state != AnnouncementState::Done {
        let query = outbox::Entity::find()
            .filter(Of::AnnouncementId.eq(row.id))
            .filter(Of::State.eq(State::Queued))
            .filter(Of::OrganiserId.is_null())
            .select_only()
            .column(Of::ReplyCode)
            .column_as(Of::Id.count(), "n")
            .group_by(Of::ReplyCode);
        let groups: Vec<(Option<String>, i64)> = query.into_tuple().all(db).await?;
        let mut queued = 0;
        for (code, count) in groups {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            if code.as_deref() == Some("in doubt") { in_doubt += count } else { queued += count }
        }
        left = match (over, row.queued_at) {
            (true, _) => 0,
            (false, Some(_)) => queued,
            (false, None) => total.saturating_sub(sent + failed + in_doubt),
        };
    }
    // Anyone erased in the meantime has no mail any more.
    let spared = total.saturating_sub(sent + failed + in_doubt + left);
    Ok(Progress { total, sent, failed, in_doubt, spared, left, over })
}
