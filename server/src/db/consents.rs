//! Evidence of consent: the wording, when it was asked for, given and withdrawn; a keyed hash instead of a person.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect as _, QueryTrait as _,
};
use uuid::Uuid;

use super::entity::consent::{ActiveModel, Column, Entity, Model};

/// Adds evidence.
pub async fn add<C: ConnectionTrait>(db: &C, consent: Model) -> Result<(), DbErr> {
    let row: ActiveModel = consent.into();
    Entity::insert(row).exec_without_returning(db).await.map(drop)
}

/// Adds the evidence of many people at once.
pub async fn add_all<C: ConnectionTrait>(db: &C, consents: Vec<Model>) -> Result<(), DbErr> {
    let rows: Vec<ActiveModel> = consents.into_iter().map(IntoActiveModel::into_active_model).collect();
    if rows.is_empty() {
        return Ok(());
    }
    db.execute(&Entity::insert_many(rows).into_query()).await.map(drop)
}

/// Those of these people of whom there's any living evidence under a purpose, withdrawn or not: they once got the list.
pub async fn known<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    subjects: Vec<Vec<u8>>,
    now: DateTime<Utc>,
) -> Result<HashSet<Vec<u8>>, DbErr> {
    let query = Entity::find()
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::SubjectHash.is_in(subjects))
        .filter(Column::ExpiresAt.gt(now));
    let found: Vec<Vec<u8>> = query.select_only().column(Column::SubjectHash).into_tuple().all(db).await?;
    Ok(found.into_iter().collect())
}

/// A person's living evidence under a purpose, except what was withdrawn.
pub async fn of<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    subject: &[u8],
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::SubjectHash.eq(subject))
        .filter(Column::TakenBackAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .all(db)
        .await
}

/// Notes that consent was withdrawn: all of it, or for one field. It's kept until `expires_at` as proof.
pub async fn take_back<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    subject: &[u8],
    field: Option<&str>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut query = Entity::update_many()
        .col_expr(Column::TakenBackAt, Expr::value(now))
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::SubjectHash.eq(subject))
        .filter(Column::TakenBackAt.is_null());
    if let Some(field) = field {
        query = query.filter(Column::FieldKey.eq(field));
    }
    query.exec(db).await.map(drop)
}

/// Moves the end of a person's living evidence under a purpose, when the record's own end moves.
pub async fn set_end<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    subject: &[u8],
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::SubjectHash.eq(subject))
        .filter(Column::TakenBackAt.is_null())
        .exec(db)
        .await
        .map(drop)
}

/// Moves the end of the living evidence that belongs to a registration.
pub async fn set_end_of<C: ConnectionTrait>(
    db: &C,
    registration: Uuid,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .filter(Column::RegistrationId.eq(registration))
        .filter(Column::TakenBackAt.is_null())
        .exec(db)
        .await
        .map(drop)
}

/// Brings the end of all evidence under a purpose forward to `expires_at`, when its list is closed.
pub async fn end_all<C: ConnectionTrait>(db: &C, purpose: Uuid, expires_at: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::ExpiresAt.gt(expires_at))
        .exec(db)
        .await
        .map(drop)
}
