//! Every table with a sealed column, for the rotation: rows of old epochs are resealed and get a new index.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, LockBehavior, LockType, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExprTrait as _, FromQueryResult};
use uuid::Uuid;

use super::records::{RecordKind, erase_quietly};

/// A row with a sealed column, as the rotation sees it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SealedRow {
    /// Its id.
    pub id: Uuid,
    /// Its purpose.
    pub purpose_id: Uuid,
    /// What is sealed.
    pub sealed: Vec<u8>,
}

/// The tables in which an address has at most one confirmed row.
const RECORDS: [&str; 2] = [RecordKind::Registration.table(), RecordKind::Subscription.table()];

/// The tables with a sealed column, and whether they have a blind index.
pub const SEALED: [(&str, &str, bool); 8] = [
    ("registration", "address_sealed", true),
    ("subscription", "address_sealed", true),
    ("request", "address_sealed", true),
    ("answer_part", "answers_sealed", false),
    ("list_import", "report_sealed", false),
    ("list_import_part", "rows_sealed", false),
    ("organiser", "address_sealed", true),
    ("organiser_secret", "secret_sealed", false),
];

/// Up to `most` rows of `table` sealed under an epoch before `epoch`, except those in `except` and those that somebody
/// is changing: waiting for a row while holding others can be a deadlock.
pub async fn before<C: ConnectionTrait>(
    db: &C,
    table: &'static str,
    column: &'static str,
    epoch: i32,
    except: &[Uuid],
    most: u64,
) -> Result<Vec<SealedRow>, DbErr> {
    let mut query = older(table, epoch, except);
    query.columns(["id", "purpose_id"]).expr_as(Expr::col(column), "sealed").limit(most);
    if db.get_database_backend() == DbBackend::Postgres {
        query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    SealedRow::find_by_statement(db.get_database_backend().build(&query)).all(db).await
}

/// Whether any row of `table` is left for [`before`], including those that somebody is changing.
pub async fn any_before<C: ConnectionTrait>(
    db: &C,
    table: &'static str,
    epoch: i32,
    except: &[Uuid],
) -> Result<bool, DbErr> {
    let query = older(table, epoch, except).column("id").limit(1).to_owned();
    Ok(db.query_one(&query).await?.is_some())
}

fn older(table: &'static str, epoch: i32, except: &[Uuid]) -> SelectStatement {
    let mut query = Query::select();
    query.from(table).and_where(Expr::col("epoch").lt(epoch));
    if !except.is_empty() {
        query.and_where(Expr::col("id").is_not_in(except.iter().copied()));
    }
    query
}

/// Whether any row is sealed under an epoch.
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

/// A resealed row with its new index.
#[derive(Clone, Debug)]
pub struct Resealed {
    /// The epoch.
    pub epoch: i32,
    /// What is sealed.
    pub sealed: Vec<u8>,
    /// The blind index, where the table has one.
    pub index: Option<Vec<u8>>,
}

/// Overwrites a row, if it still holds what `row` was read with: a change in the meantime is kept. If another confirmed
/// row of the purpose already has the new index, that one is kept, and this row, if confirmed too, is erased:
/// unconfirmed ones may share an address. Returns whether it did.
pub async fn reseal<C: ConnectionTrait>(
    db: &C,
    table: &'static str,
    column: &'static str,
    row: &SealedRow,
    resealed: Resealed,
) -> Result<bool, DbErr> {
    let mut update = Query::update();
    update.table(table).value(column, resealed.sealed).value("epoch", resealed.epoch);
    update.and_where(Expr::col("id").eq(row.id)).and_where(Expr::col(column).eq(row.sealed.clone()));
    if let Some(index) = resealed.index {
        if RECORDS.contains(&table) && confirmed_twin(db, table, row, &index).await? {
            return Ok(erase_quietly(db, table, &[row.id]).await? > 0);
        }
        update.value("address_index", index);
    }
    Ok(db.execute(&update).await?.rows_affected() > 0)
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
        .and_where(super::not_pending())
        .and_where(Expr::col("id").ne(row.id))
        .and_where(Expr::val("pending").not_in_subquery(own_state))
        .limit(1)
        .to_owned();
    Ok(db.query_one(&query).await?.is_some())
}
