//! Counts what waits for the data officer.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::entity::{draft, export, purpose};
use super::expiry;

/// How many lists of these branches were exported and aren't known to be destroyed, and how many of those should be.
pub async fn copies_open<C: ConnectionTrait>(
    db: &C,
    branches: &BTreeSet<Uuid>,
    now: DateTime<Utc>,
) -> Result<(u64, u64), DbErr> {
    let ours = Query::select()
        .column(purpose::Column::Id)
        .from(purpose::Entity)
        .and_where(purpose::Column::BranchId.is_in(branches.iter().copied()))
        .to_owned();
    let open = export::Entity::find()
        .filter(export::Column::PurposeId.in_subquery(ours))
        .filter(export::Column::DestroyedAt.is_null())
        .filter(export::Column::ExpiresAt.gt(now));
    let late = open.clone().filter(export::Column::DestroyBy.lte(now));
    Ok((open.count(db).await?, late.count(db).await?))
}

/// How many drafts of these branches wait for an approval.
pub async fn approvals_asked<C: ConnectionTrait>(
    db: &C,
    branches: &BTreeSet<Uuid>,
    now: DateTime<Utc>,
) -> Result<u64, DbErr> {
    draft::Entity::find()
        .filter(draft::Column::Approval.eq(draft::Approval::Asked))
        .filter(draft::Column::BranchId.is_in(branches.iter().copied()))
        .filter(draft::Column::ExpiresAt.gt(now))
        .count(db)
        .await
}

/// How many rows of the tables whose rows end lack a purpose or an end. The schema forbids it; this checks anyway.
pub async fn without_purpose_or_end<C: ConnectionTrait>(db: &C) -> Result<i64, DbErr> {
    let mut all = 0;
    for (table, _) in expiry::TABLES {
        let purposes = Query::select().column("id").from("purpose").to_owned();
        let strayed = Expr::col("purpose_id").not_in_subquery(purposes);
        let query = Query::select()
            .expr_as(sea_orm::sea_query::Func::count(Expr::col("id")), "n")
            .from(table)
            .and_where(strayed.or(Expr::col("purpose_id").is_null()).or(Expr::col("expires_at").is_null()))
            .to_owned();
        let row = db.query_one(&query).await?;
        all += row.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?;
    }
    Ok(all)
}
