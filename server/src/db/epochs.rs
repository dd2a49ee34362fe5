//! The epochs in the database, and the one row that says which keyring it belongs to.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::entity::{epoch, vault};

/// Keeps the epoch from being rotated until the transaction ends; `alone`, for the rotation itself, also keeps all
/// others from writing. PostgreSQL grants advisory locks in the order they were asked for, so sign-ups can't keep a
/// rotation waiting for ever, and a rotation holds nothing yet that another waits for. SQLite writes one at a time.
pub async fn hold<C: ConnectionTrait>(db: &C, alone: bool) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        let way = if alone { "" } else { "_shared" };
        // "onpurpos" as a number, plus one.
        db.execute_unprepared(&format!("SELECT pg_advisory_xact_lock{way}(8029759185026510708)")).await?;
    }
    Ok(())
}

/// The current epoch. 0 in a database that is being created.
pub async fn current<C: ConnectionTrait>(db: &C) -> Result<i32, DbErr> {
    let row = epoch::Entity::find().filter(epoch::Column::RetiredAt.is_null()).one(db).await?;
    Ok(row.map_or(0, |row| row.number))
}

/// Every epoch, newest first.
pub async fn list<C: ConnectionTrait>(db: &C) -> Result<Vec<epoch::Model>, DbErr> {
    epoch::Entity::find().order_by_desc(epoch::Column::Number).all(db).await
}

/// Makes `number` the current epoch and retires the one before. Needs a transaction that is alone, see [`hold`].
pub async fn rotate<C: ConnectionTrait>(db: &C, number: i32, now: DateTime<Utc>) -> Result<(), DbErr> {
    let query = epoch::Entity::find().filter(epoch::Column::RetiredAt.is_null());
    if let Some(old) = query.one(db).await? {
        epoch::ActiveModel { number: Set(old.number), retired_at: Set(Some(now)), ..Default::default() }
            .update(db)
            .await?;
    }
    let row = epoch::ActiveModel {
        number: Set(number),
        started_at: Set(now),
        retired_at: Set(None),
        destroyed_at: Set(None),
    };
    row.insert(db).await.map(drop)
}

/// Notes that an epoch's key is destroyed; a database restored from a backup may not know the epoch.
pub async fn mark_destroyed<C: ConnectionTrait>(db: &C, number: i32, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = epoch::ActiveModel { destroyed_at: Set(Some(now)), ..Default::default() };
    epoch::Entity::update_many().set(row).filter(epoch::Column::Number.eq(number)).exec(db).await.map(drop)
}

/// The row that ties database, keyring and journal together; `None` in a new database.
pub async fn vault<C: ConnectionTrait>(db: &C) -> Result<Option<vault::Model>, DbErr> {
    vault::Entity::find_by_id(1).one(db).await
}

/// Ties a new database to its keyring.
pub async fn adopt<C: ConnectionTrait>(db: &C, fingerprint: [u8; 32], journal_mark: i64) -> Result<(), DbErr> {
    let row =
        vault::ActiveModel { id: Set(1), fingerprint: Set(fingerprint.to_vec()), journal_mark: Set(journal_mark) };
    row.insert(db).await.map(drop)
}

/// Notes that the journal is applied up to `number`. The mark never goes back: of two transactions, the one with the
/// lower number may commit last.
pub async fn set_journal_mark<C: ConnectionTrait>(db: &C, number: i64) -> Result<(), DbErr> {
    let query = vault::Entity::update_many().col_expr(vault::Column::JournalMark, Expr::value(number));
    query.filter(vault::Column::JournalMark.lt(number)).exec(db).await.map(drop)
}

/// Locks the row with the journal's mark until the transaction ends (SQLite writes one at a time anyway).
pub async fn lock_vault<C: ConnectionTrait>(db: &C) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        vault::Entity::find_by_id(1).lock(LockType::Update).one(db).await?;
    }
    Ok(())
}
