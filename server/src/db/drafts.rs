//! Events and newsletters that are being written.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, IntoActiveModel as _, JsonValue,
    QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

use super::entity::draft::{Column, Entity, Model};
use super::to_json;

fn alive(now: DateTime<Utc>) -> Select<Entity> {
    Entity::find().filter(Column::ExpiresAt.gt(now))
}

/// Adds a draft.
pub async fn add<C: ConnectionTrait>(db: &C, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// A living draft.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    alive(now).filter(Column::Id.eq(id)).one(db).await
}

/// The living draft that changes a published purpose.
pub async fn of_purpose<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    alive(now).filter(Column::OfPurpose.eq(purpose)).one(db).await
}

/// The living drafts of some branches, last changed first; not the changes that nobody has saved yet.
pub async fn list<C: ConnectionTrait>(
    db: &C,
    branches: &BTreeSet<Uuid>,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    let is_saved = Condition::any().add(Column::OfPurpose.is_null()).add(Column::Revision.gt(1));
    let query = alive(now).filter(Column::BranchId.is_in(branches.iter().copied())).filter(is_saved);
    query.order_by_desc(Column::ChangedAt).all(db).await
}

/// Overwrites a draft, if it still has the revision `before`. Returns whether it did.
pub async fn save<C: ConnectionTrait>(db: &C, after: &Model, before: i32) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::Form, Expr::value(after.form.clone()))
        .col_expr(Column::Revision, Expr::value(before + 1))
        .col_expr(Column::ChangedBy, Expr::value(after.changed_by))
        .col_expr(Column::ChangedAt, Expr::value(after.changed_at))
        .col_expr(Column::ExpiresAt, Expr::value(after.expires_at))
        .col_expr(Column::OfRevision, Expr::value(after.of_revision))
        .col_expr(Column::Approval, Expr::value(after.approval))
        .col_expr(Column::ApprovalWhy, Expr::value(after.approval_why.clone()))
        .filter(Column::Id.eq(after.id))
        .filter(Expr::col(Column::Revision).eq(before))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Deletes a draft.
pub async fn remove<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await.map(drop)
}

/// Deletes a draft that began from the revision `of_revision` of what it changes, if nobody has saved it.
pub async fn remove_unsaved<C: ConnectionTrait>(db: &C, id: Uuid, of_revision: i32) -> Result<(), DbErr> {
    let query = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::Revision.eq(1));
    query.filter(Column::OfRevision.eq(of_revision)).exec(db).await.map(drop)
}

/// Deletes the drafts that change a published purpose.
pub async fn remove_of<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::OfPurpose.eq(purpose)).exec(db).await.map(drop)
}

/// A form as JSON.
///
/// # Errors
/// Never for our types; see [`to_json`].
pub fn form<T: serde::Serialize>(form: &T) -> Result<JsonValue, DbErr> {
    to_json(form).map(without_nul)
}

/// The same without NUL, which PostgreSQL can't store in text: it's replaced by what browsers show for it.
fn without_nul(json: JsonValue) -> JsonValue {
    let plain = |text: String| text.replace('\0', "\u{fffd}");
    match json {
        JsonValue::String(text) => plain(text).into(),
        JsonValue::Array(list) => list.into_iter().map(without_nul).collect(),
        JsonValue::Object(map) => map.into_iter().map(|(name, value)| (plain(name), without_nul(value))).collect(),
        other => other,
    }
}
