//! Registrations and subscriptions where they are alike: found by a link, erased, sealed anew.

use std::collections::BTreeSet;

use app::domain::language::Language;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, Query};
use sea_orm::{ConnectionTrait, DbErr, ExprTrait as _, FromQueryResult};
use uuid::Uuid;

use super::entity::{registration, subscription};
use super::{registrations, subscriptions};

/// What kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To an event.
    Registration,
    /// To a newsletter.
    Subscription,
}

impl Kind {
    /// The table that holds it.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Subscription => "subscription",
        }
    }
}

/// A record of a person for one purpose.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// To an event.
    Registration(registration::Model),
    /// To a newsletter.
    Subscription(subscription::Model),
}

/// What both kinds of record have.
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

    /// The wording the person saw.
    #[must_use]
    pub const fn version_id(&self) -> Uuid {
        of_both!(self, row => row.version_id)
    }

    /// What its links are proven by.
    #[must_use]
    pub const fn generation(&self) -> i32 {
        of_both!(self, row => row.generation)
    }

    /// The language the person signed up in.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::new(of_both!(self, row => &row.language))
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

    /// When it ends by itself.
    #[must_use]
    pub const fn expires_at(&self) -> DateTime<Utc> {
        of_both!(self, row => row.expires_at)
    }

    /// Whether the address is still to be proven.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        match self {
            Self::Registration(row) => row.state == registration::State::Pending,
            Self::Subscription(row) => row.state == subscription::State::Pending,
        }
    }

    /// What kind it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Registration(_) => Kind::Registration,
            Self::Subscription(_) => Kind::Subscription,
        }
    }

    /// The table that holds it.
    #[must_use]
    pub const fn table(&self) -> &'static str {
        self.kind().table()
    }
}

/// A living record by its id.
///
/// # Errors
/// When the database refuses.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Record>, DbErr> {
    if let Some(row) = registrations::find(db, id, now).await? {
        return Ok(Some(Record::Registration(row)));
    }
    Ok(subscriptions::find(db, id, now).await?.map(Record::Subscription))
}

/// The living records among `ids`.
///
/// # Errors
/// When the database refuses.
pub async fn find_all<C: ConnectionTrait>(db: &C, ids: &[Uuid], now: DateTime<Utc>) -> Result<Vec<Record>, DbErr> {
    let registrations = registrations::find_all(db, ids, now).await?.into_iter().map(Record::Registration);
    let subscriptions = subscriptions::find_all(db, ids, now).await?.into_iter().map(Record::Subscription);
    Ok(registrations.chain(subscriptions).collect())
}

/// Erases the rows of a table by id, and by the schema's cascades all that hangs on them.
///
/// # Errors
/// When the database refuses.
pub async fn erase<C: ConnectionTrait>(db: &C, table: &str, ids: &[Uuid]) -> Result<u64, DbErr> {
    if ids.is_empty() {
        return Ok(0);
    }
    let query =
        Query::delete().from_table(Alias::new(table)).and_where(Expr::col("id").is_in(ids.iter().copied())).to_owned();
    Ok(db.execute(&query).await?.rows_affected())
}

/// Erases a sign-up of a purpose that is not confirmed.
///
/// # Errors
/// When the database refuses.
pub async fn erase_unconfirmed<C: ConnectionTrait>(db: &C, kind: Kind, purpose: Uuid, id: Uuid) -> Result<(), DbErr> {
    let query = Query::delete()
        .from_table(Alias::new(kind.table()))
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::col("purpose_id").eq(purpose))
        .and_where(Expr::col("state").eq("pending"))
        .to_owned();
    db.execute(&query).await.map(drop)
}

/// A row with a sealed column, as the turn of an epoch sees it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SealedRow {
    /// Its id.
    pub id: Uuid,
    /// Its purpose.
    pub purpose_id: Uuid,
    /// What is sealed.
    pub sealed: Vec<u8>,
}

/// The tables in which one confirmed row at most has an address.
const RECORDS: [&str; 2] = [Kind::Registration.table(), Kind::Subscription.table()];

/// The tables with a sealed column, and whether they have a blind index.
pub const SEALED: [(&str, &str, bool); 6] = [
    ("registration", "address_sealed", true),
    ("subscription", "address_sealed", true),
    ("request", "address_sealed", true),
    ("answer_part", "answers_sealed", false),
    ("organiser", "address_sealed", true),
    ("organiser_secret", "secret_sealed", false),
];

/// Up to `most` rows of `table` that are sealed under an epoch before `epoch`, but for those named by `except`.
///
/// # Errors
/// When the database refuses.
pub async fn sealed_before<C: ConnectionTrait>(
    db: &C,
    table: &'static str,
    column: &'static str,
    epoch: i32,
    except: &[Uuid],
    most: u64,
) -> Result<Vec<SealedRow>, DbErr> {
    let mut query = Query::select();
    query.columns(["id", "purpose_id"]).expr_as(Expr::col(column), "sealed").from(table);
    query.and_where(Expr::col("epoch").lt(epoch)).limit(most);
    if !except.is_empty() {
        query.and_where(Expr::col("id").is_not_in(except.iter().copied()));
    }
    SealedRow::find_by_statement(db.get_database_backend().build(&query)).all(db).await
}

/// Whether any row is sealed under an epoch.
///
/// # Errors
/// When the database refuses.
pub async fn has_rows_of<C: ConnectionTrait>(db: &C, epoch: i32) -> Result<bool, DbErr> {
    for (table, ..) in SEALED {
        let query =
            Query::select().column("id").from(table).and_where(Expr::col("epoch").eq(epoch)).limit(1).to_owned();
        if db.query_one(&query).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Every epoch that rows are sealed under, oldest first. Reads whole indexes.
///
/// # Errors
/// When the database refuses.
pub async fn epochs<C: ConnectionTrait>(db: &C) -> Result<BTreeSet<i32>, DbErr> {
    let mut found = BTreeSet::new();
    for (table, ..) in SEALED {
        let query = Query::select().distinct().column("epoch").from(table).to_owned();
        for row in db.query_all(&query).await? {
            found.insert(row.try_get("", "epoch")?);
        }
    }
    Ok(found)
}

/// Writes a row sealed and indexed anew. Where another confirmed row of the purpose already has the new index, that one
/// is kept and this row erased, if it is confirmed too: any number of unconfirmed ones may share an address.
///
/// # Errors
/// When the database refuses.
pub async fn reseal<C: ConnectionTrait>(
    db: &C,
    table: &'static str,
    column: &'static str,
    row: &SealedRow,
    epoch: i32,
    index: Option<Vec<u8>>,
) -> Result<(), DbErr> {
    let mut update = Query::update();
    update.table(table).value(column, row.sealed.clone()).value("epoch", epoch).and_where(Expr::col("id").eq(row.id));
    if let Some(index) = index {
        if RECORDS.contains(&table) && confirmed_twin(db, table, row, &index).await? {
            return erase(db, table, &[row.id]).await.map(drop);
        }
        update.value("address_index", index);
    }
    db.execute(&update).await.map(drop)
}

async fn confirmed_twin<C: ConnectionTrait>(
    db: &C,
    table: &'static str,
    row: &SealedRow,
    index: &[u8],
) -> Result<bool, DbErr> {
    let own_state = Query::select().column("state").from(table).and_where(Expr::col("id").eq(row.id)).to_owned();
    let query = Query::select()
        .column("id")
        .from(table)
        .and_where(Expr::col("purpose_id").eq(row.purpose_id))
        .and_where(Expr::col("address_index").eq(index.to_vec()))
        .and_where(Expr::col("state").ne("pending"))
        .and_where(Expr::col("id").ne(row.id))
        .and_where(Expr::val("pending").not_in_subquery(own_state))
        .limit(1)
        .to_owned();
    Ok(db.query_one(&query).await?.is_some())
}
