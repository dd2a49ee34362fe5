//! The outbox: mail is queued in the transaction it belongs to, claimed by a lease, settled when the relay answers.

use app::domain::retention;
use app::mails::kind::{AnnouncementMail, MailDetail, MailKind, Note, RequestMail};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, InsertStatement, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait as _, SelectExt as _,
};
use uuid::Uuid;

mod claim;

pub use super::entity::outbox::Priority;
pub use claim::{Claimed, claim};

use crate::clock;

use super::entity::outbox::{ActiveModel, Column, Entity, State};
use super::purposes::ADMINISTRATION;
use super::{Tx, from_json, to_json};

/// How many stand-in rows there are.
const STAND_INS: u8 = 64;

/// What a mail is about, and which mail it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A registration.
    Registration(Uuid, MailKind),
    /// A subscription.
    Subscription(Uuid, MailKind),
    /// An attendee, as one recipient of an announcement.
    Attendee {
        /// Their registration.
        registration: Uuid,
        /// The announcement.
        announcement: Uuid,
        /// Which mail.
        kind: AnnouncementMail,
    },
    /// A reader, as one recipient of an issue.
    Reader {
        /// Their subscription.
        subscription: Uuid,
        /// The issue.
        issue: Uuid,
    },
    /// A request: only an address.
    Request(Uuid, RequestMail),
    /// An organiser.
    Organiser(Uuid, Note),
    /// An announcement or an issue, sent to an organiser as a test.
    AnnouncementTest {
        /// The organiser.
        organiser: Uuid,
        /// The announcement.
        announcement: Uuid,
    },
}

/// The name that an issue's mails are stored under.
const ISSUE: &str = "issue";

impl About {
    /// The name the mail is stored under.
    pub fn kind(&self) -> Result<String, DbErr> {
        from_json(match self {
            Self::Registration(_, kind) | Self::Subscription(_, kind) => to_json(kind),
            Self::Attendee { kind, .. } => to_json(kind),
            Self::Reader { .. } => to_json(&ISSUE),
            Self::Request(_, kind) => to_json(kind),
            Self::Organiser(_, note) => to_json(note),
            Self::AnnouncementTest { .. } => to_json(&"announcement_test"),
        }?)
    }

    /// The announcement or issue whose round it's a part of; a test isn't a part of it.
    #[must_use]
    pub const fn round(&self) -> Option<Uuid> {
        match self {
            Self::Attendee { announcement: id, .. } | Self::Reader { issue: id, .. } => Some(*id),
            _ => None,
        }
    }

    /// Whether others go first.
    #[must_use]
    pub const fn priority(&self) -> Priority {
        match self {
            Self::Subscription(_, MailKind::BroughtIn) => Priority::Many,
            _ if self.round().is_some() => Priority::Many,
            _ => Priority::One,
        }
    }
}

/// A mail to queue.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// The purpose of what it is about.
    pub purpose_id: Uuid,
    /// What it says beyond the record.
    pub detail: MailDetail,
    /// What it is about.
    pub about: About,
    /// When it is due.
    pub due_at: DateTime<Utc>,
    /// When it's given up at the latest: the record's end.
    pub expires_at: DateTime<Utc>,
    /// Whether it may be sent. Mail to suppressed addresses is added as given up, so that every answer costs the same.
    pub allowed: bool,
}

/// Queues mails.
pub async fn add(tx: &Tx, owed: impl IntoIterator<Item = NewMail>, now: DateTime<Utc>) -> Result<(), DbErr> {
    super::insert_all(&tx.conn, insert(tx, owed, now)?.into_iter().collect()).await
}

/// The statement for [`add`]; `None` if there are no mails.
pub fn insert(
    tx: &Tx,
    owed: impl IntoIterator<Item = NewMail>,
    now: DateTime<Utc>,
) -> Result<Option<InsertStatement>, DbErr> {
    let rows: Vec<ActiveModel> = owed.into_iter().map(|owed| row(owed, now)).collect::<Result<_, _>>()?;
    // Even for no mails: a sign-up over the limits must wake delivery like any other.
    tx.queues_mail();
    Ok((!rows.is_empty()).then(|| Entity::insert_many(rows).into_query()))
}

/// Overwrites one of a few stand-in rows: a sign-up over the limits, or about a record that is gone, leaves no row of
/// its own, and mustn't be told apart by needing no commit.
pub async fn stand_in(tx: &Tx, now: DateTime<Utc>) -> Result<(), DbErr> {
    let (detail, about) = (MailDetail::default(), About::Registration(Uuid::nil(), MailKind::Confirm));
    let (purpose_id, expires_at) = (ADMINISTRATION, retention::outbox(now));
    let owed = NewMail { purpose_id, detail, about, due_at: now, expires_at, allowed: false };
    // Several rows, so that few requests wait for each other on PostgreSQL.
    let [number] = clock::random_bytes();
    tx.queues_mail();
    let id = Uuid::from_u128(u128::from(number % STAND_INS));
    let row = ActiveModel { id: Set(id), registration_id: Set(None), ..row(owed, now)? };
    let again = OnConflict::column(Column::Id).update_columns([Column::SettledAt, Column::ExpiresAt]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(&tx.conn).await.map(drop)
}

fn row(owed: NewMail, now: DateTime<Utc>) -> Result<ActiveModel, DbErr> {
    let (mut registration, mut subscription, mut request, mut organiser, mut announced) = Default::default();
    match owed.about {
        About::Registration(id, _) => registration = Some(id),
        About::Subscription(id, _) => subscription = Some(id),
        About::Attendee { registration: id, announcement, .. } => {
            (registration, announced) = (Some(id), Some(announcement))
        }
        About::Reader { subscription: id, issue } => (subscription, announced) = (Some(id), Some(issue)),
        About::Request(id, _) => request = Some(id),
        About::Organiser(id, _) => organiser = Some(id),
        About::AnnouncementTest { organiser: id, announcement } => {
            (organiser, announced) = (Some(id), Some(announcement))
        }
    }
    Ok(ActiveModel {
        id: Set(clock::ordered_id(now)),
        purpose_id: Set(owed.purpose_id),
        kind: Set(owed.about.kind()?),
        detail: Set(to_json(&owed.detail)?),
        registration_id: Set(registration),
        subscription_id: Set(subscription),
        request_id: Set(request),
        organiser_id: Set(organiser),
        announcement_id: Set(announced),
        state: Set(if owed.allowed { State::Queued } else { State::GivenUp }),
        priority: Set(owed.about.priority()),
        attempts: Set(0),
        created_at: Set(now),
        due_at: Set(owed.due_at),
        lease_until: Set(None),
        settled_at: Set((!owed.allowed).then_some(now)),
        reply_code: Set(None),
        expires_at: Set(owed.expires_at),
        bounce: Set(None),
        replied_at: Set(None),
    })
}

/// Settles mails for good.
pub async fn settle<C: ConnectionTrait>(
    db: &C,
    ids: &[Uuid],
    state: State,
    reply_code: Option<String>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::LeaseUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(Column::SettledAt, Expr::value(now))
        .col_expr(Column::ReplyCode, Expr::value(reply_code))
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(db)
        .await
        .map(drop)
}

/// Whether a mail of this kind about a registration waits to be sent.
pub async fn is_queued<C: ConnectionTrait>(db: &C, registration: Uuid, kind: MailKind) -> Result<bool, DbErr> {
    let query = Entity::find()
        .filter(Column::RegistrationId.eq(registration))
        .filter(Column::Kind.eq(About::Registration(registration, kind).kind()?))
        .filter(Column::State.eq(State::Queued));
    query.exists(db).await
}

/// Postpones a mail to `due_at`.
pub async fn put_back<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    due_at: DateTime<Utc>,
    reply_code: Option<String>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::LeaseUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(Column::DueAt, Expr::value(due_at))
        .col_expr(Column::ReplyCode, Expr::value(reply_code))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await
        .map(drop)
}

/// Returns claimed mails untried.
pub async fn release<C: ConnectionTrait>(db: &C, ids: &[Uuid]) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::LeaseUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).sub(1))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(db)
        .await
        .map(drop)
}

/// Returns a claimed mail untried, for a later time.
pub async fn postpone<C: ConnectionTrait>(db: &C, id: Uuid, due_at: DateTime<Utc>) -> Result<(), DbErr> {
    release(db, &[id]).await?;
    let postponed = Entity::update_many().col_expr(Column::DueAt, Expr::value(due_at));
    postponed.filter(Column::Id.eq(id)).exec(db).await.map(drop)
}

/// Returns claimed mails untried, and lets nobody take them until their issue goes on.
pub async fn hold<C: ConnectionTrait>(db: &C, ids: &[Uuid]) -> Result<(), DbErr> {
    release(db, ids).await?;
    if ids.is_empty() {
        return Ok(());
    }
    let held = Entity::update_many().col_expr(Column::Priority, Expr::value(Priority::Held));
    held.filter(Column::Id.is_in(ids.iter().copied())).exec(db).await.map(drop)
}

/// Ends every lease: the process that held them is gone.
pub async fn release_all<C: ConnectionTrait>(db: &C) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::LeaseUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(Column::State.eq(State::Queued))
        .filter(Column::LeaseUntil.is_not_null())
        .exec(db)
        .await
        .map(drop)
}

/// When the next unclaimed mail is due; `None` if there is none.
pub async fn next_due<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, DbErr> {
    let mut next = None;
    for priority in [Priority::One, Priority::Many] {
        let query = Entity::find()
            .filter(Column::State.eq(State::Queued))
            .filter(Column::Priority.eq(priority))
            .filter(Column::ExpiresAt.gt(now))
            .filter(Column::LeaseUntil.is_null())
            .order_by_asc(Column::DueAt)
            .limit(1);
        let due = query.one(db).await?.map(|row| row.due_at);
        next = [next, due].into_iter().flatten().min();
    }
    Ok(next)
}

/// Those of `ids` whose mails are still in the database: the file transport deletes the files of all others.
pub async fn remembered<C: ConnectionTrait>(db: &C, ids: &[Uuid]) -> Result<Vec<Uuid>, DbErr> {
    let query = Entity::find().filter(Column::Id.is_in(ids.iter().copied()));
    query.select_only().column(Column::Id).into_tuple().all(db).await
}
