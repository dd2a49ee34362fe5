//! The pictures of issues. Each is kept once, under the hash of its content, while an issue uses it.
//!
//! Who uses a picture and who deletes the unused both lock its row first, so that nobody deletes what somebody else is
//! about to use.

use app::domain::picture::{Picture, is_file};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait as _, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait as _,
};
use uuid::Uuid;

use super::entity::{announcement, issue_picture, picture};
use super::{Tx, locked};

/// Keeps a picture, if it isn't kept already.
pub async fn keep<C: ConnectionTrait>(db: &C, of: &Picture, bytes: Vec<u8>) -> Result<(), DbErr> {
    let size = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
    let row = picture::ActiveModel {
        file: Set(of.file.clone()),
        bytes: Set(bytes),
        width: Set(size(of.width)),
        height: Set(size(of.height)),
    };
    // Changes nothing, but locks the row.
    let is_there = OnConflict::column(picture::Column::File).update_column(picture::Column::File).to_owned();
    picture::Entity::insert(row).on_conflict(is_there).exec_without_returning(db).await.map(drop)
}

/// Notes that an issue uses these pictures, as far as they're kept.
pub async fn link<C: ConnectionTrait>(db: &C, issue: Uuid, files: &[String]) -> Result<(), DbErr> {
    if files.is_empty() {
        return Ok(());
    }
    let kept = picture::Entity::find().filter(picture::Column::File.is_in(files)).order_by_asc(picture::Column::File);
    let kept: Vec<String> = locked(db, kept).select_only().column(picture::Column::File).into_tuple().all(db).await?;
    let rows = kept
        .into_iter()
        .map(|file| issue_picture::ActiveModel { announcement_id: Set(issue), file: Set(file) })
        .collect::<Vec<_>>();
    if rows.is_empty() {
        return Ok(());
    }
    let columns = [issue_picture::Column::AnnouncementId, issue_picture::Column::File];
    let is_there = OnConflict::columns(columns).do_nothing().to_owned();
    issue_picture::Entity::insert_many(rows).on_conflict(is_there).exec_without_returning(db).await.map(drop)
}

/// Notes that an issue uses these pictures and no others.
pub async fn relink<C: ConnectionTrait>(db: &C, issue: Uuid, files: &[String]) -> Result<(), DbErr> {
    link(db, issue, files).await?;
    let others = issue_picture::Entity::delete_many().filter(issue_picture::Column::AnnouncementId.eq(issue));
    others.filter(issue_picture::Column::File.is_not_in(files)).exec(db).await.map(drop)
}

fn used() -> SelectStatement {
    Query::select().column(issue_picture::Column::File).from(issue_picture::Entity).to_owned()
}

/// Whether there are any that no issue uses.
pub async fn are_any_unused<C: ConnectionTrait>(db: &C) -> Result<bool, DbErr> {
    let unused = picture::Entity::find().filter(picture::Column::File.not_in_subquery(used()));
    unused.count(db).await.map(|count| count > 0)
}

/// Deletes those that no issue uses.
pub async fn drop_unused(tx: &Tx) -> Result<(), DbErr> {
    use picture::Column::File;
    let db = &tx.conn;
    let unused = picture::Entity::find().filter(File.not_in_subquery(used())).order_by_asc(File);
    let files: Vec<String> = locked(db, unused).select_only().column(File).into_tuple().all(db).await?;
    if files.is_empty() {
        return Ok(());
    }
    tx.erases();
    // Asked again now that they're locked: one may have come into use just before.
    let still = picture::Entity::delete_many().filter(File.is_in(files)).filter(File.not_in_subquery(used()));
    still.exec(db).await.map(drop)
}

/// Whether an issue that hasn't ended uses it. An impossible name isn't put into a query: PostgreSQL refuses a text with
/// NUL in it.
pub async fn is_used<C: ConnectionTrait>(db: &C, file: &str, now: DateTime<Utc>) -> Result<bool, DbErr> {
    if !is_file(file) {
        return Ok(false);
    }
    let links = issue_picture::Entity::find().filter(issue_picture::Column::File.eq(file));
    let issues = links.select_only().column(issue_picture::Column::AnnouncementId).into_query();
    let living = announcement::Entity::find().filter(announcement::Column::Id.in_subquery(issues));
    let living = living.filter(announcement::Column::ExpiresAt.gt(now));
    Ok(living.select_only().column(announcement::Column::Id).into_tuple::<Uuid>().one(db).await?.is_some())
}

/// A picture's file.
pub async fn bytes<C: ConnectionTrait>(db: &C, file: &str) -> Result<Option<Vec<u8>>, DbErr> {
    Ok(picture::Entity::find_by_id(file).one(db).await?.map(|row| row.bytes))
}

/// Those of these files that are kept.
pub async fn named<C: ConnectionTrait>(db: &C, files: &[String]) -> Result<Vec<Picture>, DbErr> {
    use picture::Column::{File, Height, Width};
    if files.is_empty() {
        return Ok(vec![]);
    }
    let query = picture::Entity::find().filter(File.is_in(files)).select_only().columns([File, Width, Height]);
    let rows: Vec<(String, i32, i32)> = query.into_tuple().all(db).await?;
    let size = |pixels: i32| u32::try_from(pixels).unwrap_or_default();
    Ok(rows
        .into_iter()
        .map(|(file, width, height)| Picture { file, width: size(width), height: size(height) })
        .collect())
}
