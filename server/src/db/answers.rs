//! Sealed answers: one row for each end that a record's answers have.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::InsertStatement;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _,
    QueryFilter, QueryTrait as _,
};
use uuid::Uuid;

use super::Tx;
use super::entity::answer_part::{ActiveModel, Column, Entity, Model};
use super::records::Record;

fn owner(record: &Record) -> sea_orm::sea_query::SimpleExpr {
    match record {
        Record::Registration(row) => Column::RegistrationId.eq(row.id),
        Record::Subscription(row) => Column::SubscriptionId.eq(row.id),
    }
}

/// The living parts of a record's answers.
pub async fn of<C: ConnectionTrait>(db: &C, record: &Record, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(owner(record)).filter(Column::ExpiresAt.gt(now)).all(db).await
}

/// Adds a part; for [`super::insert_all`].
#[must_use]
pub fn insert(part: Model) -> InsertStatement {
    Entity::insert(part.into_active_model()).into_query()
}

/// Erases every part of a record's answers.
pub async fn erase_all(tx: &Tx, record: &Record) -> Result<(), DbErr> {
    tx.erases();
    Entity::delete_many().filter(owner(record)).exec(&tx.conn).await.map(drop)
}

/// Moves the end of a part.
pub async fn set_end<C: ConnectionTrait>(db: &C, id: Uuid, expires_at: DateTime<Utc>) -> Result<(), DbErr> {
    let row = ActiveModel { id: Set(id), expires_at: Set(expires_at), ..Default::default() };
    row.update(db).await.map(drop)
}
