//! Earlier saves of an issue's draft.

use app::domain::issue::IssueContent;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use uuid::Uuid;

use super::entity::issue_save::{Column, Entity, Model};
use super::{Tx, from_json};

/// Those of an issue, newest first.
fn of(issue: Uuid) -> Select<Entity> {
    let query = Entity::find().filter(Column::AnnouncementId.eq(issue));
    query.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id)
}

/// What it says.
///
/// # Errors
/// When it can't be read.
pub fn content(row: &Model) -> Result<IssueContent, DbErr> {
    from_json(row.content.clone())
}

/// Adds one, and deletes the oldest if an issue then has more than `most`.
pub async fn add(tx: &Tx, row: Model, most: u64) -> Result<(), DbErr> {
    let (db, issue) = (&tx.conn, row.announcement_id);
    Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    // Without a limit SQLite takes no offset.
    let rest = of(issue).select_only().column(Column::Id).offset(most).limit(most);
    let old: Vec<Uuid> = rest.into_tuple().all(db).await?;
    if old.is_empty() {
        return Ok(());
    }
    tx.erases();
    Entity::delete_many().filter(Column::Id.is_in(old)).exec(db).await.map(drop)
}

/// The living ones of an issue, newest first.
pub async fn list<C: ConnectionTrait>(db: &C, issue: Uuid, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    of(issue).filter(Column::ExpiresAt.gt(now)).all(db).await
}

/// A living one of an issue.
pub async fn find<C: ConnectionTrait>(
    db: &C,
    (issue, id): (Uuid, Uuid),
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    of(issue).filter(Column::Id.eq(id)).filter(Column::ExpiresAt.gt(now)).one(db).await
}

/// Whether one was put aside after `since`.
pub async fn any_since<C: ConnectionTrait>(db: &C, issue: Uuid, since: DateTime<Utc>) -> Result<bool, DbErr> {
    of(issue).filter(Column::CreatedAt.gt(since)).one(db).await.map(|row| row.is_some())
}

/// Deletes one.
pub async fn remove(tx: &Tx, id: Uuid) -> Result<(), DbErr> {
    tx.erases();
    Entity::delete_by_id(id).exec(&tx.conn).await.map(drop)
}

/// Deletes those of an issue.
pub async fn remove_of(tx: &Tx, issue: Uuid) -> Result<(), DbErr> {
    tx.erases();
    Entity::delete_many().filter(Column::AnnouncementId.eq(issue)).exec(&tx.conn).await.map(drop)
}
