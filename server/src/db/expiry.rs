//! Finds what is past its end, counts it and deletes it in batches.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, Func, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, QueryFilter,
};
use uuid::Uuid;

use super::entity::receipt;
use crate::clock::guard::Believed;

/// The tables whose rows end, answers before their records, and whether they get a receipt.
pub const TABLES: [(&str, bool); 21] = [
    ("answer_part", true),
    ("registration", true),
    ("subscription", true),
    ("request", true),
    ("list_import_part", false),
    ("list_import", false),
    ("outbox", false),
    ("consent", true),
    ("suppression", true),
    ("receipt", false),
    ("issue_save", false),
    ("announcement", false),
    ("day_count", false),
    ("door_link", false),
    ("export", false),
    ("draft", false),
    ("session", false),
    ("role", false),
    ("role_offer", false),
    ("organiser", false),
    ("audit", false),
];

/// Up to `most` rows of `table` that are past their end by a believed clock, longest overdue first: id and purpose.
pub async fn due<C: ConnectionTrait>(
    db: &C,
    table: &'static str,
    believed: Believed,
    most: u64,
) -> Result<Vec<(Uuid, Uuid)>, DbErr> {
    let query = Query::select()
        .columns(["id", "purpose_id"])
        .from(table)
        .and_where(Expr::col("expires_at").lte(believed.now()))
        .order_by("expires_at", sea_orm::Order::Asc)
        .limit(most)
        .to_owned();
    let rows = db.query_all(&query).await?;
    rows.iter().map(|row| Ok((row.try_get("", "id")?, row.try_get("", "purpose_id")?))).collect()
}

/// The rows of `table` that end by `at`, to choose from. The unlimited limit keeps SQLite from looking through all rows
/// of a purpose instead: the cost mustn't grow with what is held.
pub(super) fn ending(table: &'static str, at: DateTime<Utc>) -> SelectStatement {
    Query::select()
        .columns(["id", "purpose_id"])
        .from(table)
        .and_where(Expr::col("expires_at").lte(at))
        .limit(i64::MAX.unsigned_abs())
        .to_owned()
}

/// How many rows of `table` are past their end, by purpose.
pub async fn count_due<C: ConnectionTrait>(
    db: &C,
    table: &'static str,
    now: DateTime<Utc>,
) -> Result<Vec<(Uuid, i64)>, DbErr> {
    let query = Query::select()
        .column("purpose_id")
        .expr_as(Func::count(Expr::col("id")), "n")
        .from_subquery(ending(table, now), "ending")
        .group_by_col("purpose_id")
        .to_owned();
    let rows = db.query_all(&query).await?;
    rows.iter().map(|row| Ok((row.try_get("", "purpose_id")?, row.try_get("", "n")?))).collect()
}

/// Adds to a receipt; `false` if it doesn't exist yet.
pub async fn add_to_receipt<C: ConnectionTrait>(db: &C, id: Uuid, count: i32) -> Result<bool, DbErr> {
    let query = receipt::Entity::update_many()
        .col_expr(receipt::Column::Count, Expr::col(receipt::Column::Count).add(count))
        .filter(receipt::Column::Id.eq(id));
    Ok(query.exec(db).await?.rows_affected > 0)
}

/// Writes a receipt: `count` rows of `what` expired.
pub async fn add_receipt<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    purpose: Uuid,
    what: &str,
    count: i32,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = receipt::ActiveModel {
        id: Set(id),
        purpose_id: Set(purpose),
        what: Set(what.to_owned()),
        count: Set(count),
        at: Set(now),
        told_at: Set(None),
        expires_at: Set(expires_at),
    };
    row.insert(db).await.map(drop)
}
