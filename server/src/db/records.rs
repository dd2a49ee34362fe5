//! What registrations and subscriptions have in common: found by a link, written, erased.

use app::domain::bounce::{Suspension, SuspensionReason};
use app::domain::language::Language;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, InsertStatement, Query};
use sea_orm::{
    ActiveModelTrait as _, ConnectionTrait, DbErr, EntityTrait as _, ExprTrait as _, IntoActiveModel as _,
    QueryTrait as _, SelectExt as _,
};
use uuid::Uuid;

use super::entity::{registration, subscription};
use super::{Tx, registrations, subscriptions};

/// The two types of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// To an event.
    Registration,
    /// To a newsletter.
    Subscription,
}

impl RecordKind {
    /// The table it's in.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Subscription => "subscription",
        }
    }
}

/// One person's record under a purpose.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// To an event.
    Registration(registration::Model),
    /// To a newsletter.
    Subscription(subscription::Model),
}

/// What both types of record have.
macro_rules! of_both {
    ($self:ident, $row:ident => $value:expr) => {
        match $self {
            Record::Registration($row) => $value,
            Record::Subscription($row) => $value,
        }
    };
}

impl Record {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        of_both!(self, row => row.id)
    }

    /// Its purpose.
    #[must_use]
    pub const fn purpose_id(&self) -> Uuid {
        of_both!(self, row => row.purpose_id)
    }

    /// The code of its ticket, if it has seats at an event.
    #[must_use]
    pub fn ticket_code(&self) -> Option<&str> {
        match self {
            Self::Registration(row) => row.ticket_code.as_deref(),
            Self::Subscription(_) => None,
        }
    }

    /// The wording the person saw.
    #[must_use]
    pub const fn version_id(&self) -> Uuid {
        of_both!(self, row => row.version_id)
    }

    /// The generation its links are valid for.
    #[must_use]
    pub const fn generation(&self) -> i32 {
        of_both!(self, row => row.generation)
    }

    /// The language the person signed up in.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::new(of_both!(self, row => &row.language))
    }

    /// The form it came from, until it's confirmed.
    #[must_use]
    pub const fn form(&self) -> Option<Uuid> {
        of_both!(self, row => row.form)
    }

    /// The address's blind index.
    #[must_use]
    pub fn address_index(&self) -> &[u8] {
        of_both!(self, row => &row.address_index)
    }

    /// The sealed address.
    #[must_use]
    pub fn address_sealed(&self) -> &[u8] {
        of_both!(self, row => &row.address_sealed)
    }

    /// When the form was sent.
    #[must_use]
    pub const fn created_at(&self) -> DateTime<Utc> {
        of_both!(self, row => row.created_at)
    }

    /// When it was confirmed.
    #[must_use]
    pub const fn confirmed_at(&self) -> Option<DateTime<Utc>> {
        of_both!(self, row => row.confirmed_at)
    }

    /// When it expires.
    #[must_use]
    pub const fn expires_at(&self) -> DateTime<Utc> {
        of_both!(self, row => row.expires_at)
    }

    /// Since when, and why, no mail that many get is sent to its address.
    #[must_use]
    pub fn suspended(&self) -> Option<Suspension> {
        let (at, why) = of_both!(self, row => (row.suspended_at, row.suspended_why.as_deref()));
        Some(Suspension { at: at?, reason: SuspensionReason::parse(why?)? })
    }

    /// Whether the address is still unconfirmed.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        match self {
            Self::Registration(row) => row.state == registration::State::Pending,
            Self::Subscription(row) => row.state == subscription::State::Pending,
        }
    }

    /// Its type.
    #[must_use]
    pub const fn kind(&self) -> RecordKind {
        match self {
            Self::Registration(_) => RecordKind::Registration,
            Self::Subscription(_) => RecordKind::Subscription,
        }
    }

    /// The table it's in.
    #[must_use]
    pub const fn table(&self) -> &'static str {
        self.kind().table()
    }
}

/// A living record by its id.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Record>, DbErr> {
    if let Some(row) = registrations::find(db, id, now).await? {
        return Ok(Some(Record::Registration(row)));
    }
    Ok(subscriptions::find(db, id, now).await?.map(Record::Subscription))
}

/// Whether a record has this id, living or past its end.
pub async fn exists<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<bool, DbErr> {
    Ok(registration::Entity::find_by_id(id).exists(db).await?
        || subscription::Entity::find_by_id(id).exists(db).await?)
}

/// The living records among `ids`.
pub async fn find_all<C: ConnectionTrait>(db: &C, ids: &[Uuid], now: DateTime<Utc>) -> Result<Vec<Record>, DbErr> {
    let registrations = registrations::find_all(db, ids, now).await?.into_iter().map(Record::Registration);
    let subscriptions = subscriptions::find_all(db, ids, now).await?.into_iter().map(Record::Subscription);
    Ok(registrations.chain(subscriptions).collect())
}

/// The statement that inserts a record.
#[must_use]
pub fn insert(record: Record) -> InsertStatement {
    match record {
        Record::Registration(row) => registration::Entity::insert(row.into_active_model()).into_query(),
        Record::Subscription(row) => subscription::Entity::insert(row.into_active_model()).into_query(),
    }
}

/// Overwrites a record.
///
/// # Errors
/// When it doesn't exist.
pub async fn replace(tx: &Tx, record: Record) -> Result<(), DbErr> {
    tx.erases();
    match record {
        Record::Registration(row) => row.into_active_model().reset_all().update(&tx.conn).await.map(drop),
        Record::Subscription(row) => row.into_active_model().reset_all().update(&tx.conn).await.map(drop),
    }
}

/// Erases rows of a table by id, and everything the schema's cascades delete with them.
pub async fn erase(tx: &Tx, table: &str, ids: &[Uuid]) -> Result<u64, DbErr> {
    tx.erases();
    erase_quietly(&tx.conn, table, ids).await
}

/// The same for a large batch, whose caller rings once at the end: a checkpoint after each would keep writers waiting.
pub async fn erase_quietly<C: ConnectionTrait>(db: &C, table: &str, ids: &[Uuid]) -> Result<u64, DbErr> {
    if ids.is_empty() {
        return Ok(0);
    }
    let query =
        Query::delete().from_table(Alias::new(table)).and_where(Expr::col("id").is_in(ids.iter().copied())).to_owned();
    Ok(db.execute(&query).await?.rows_affected())
}
