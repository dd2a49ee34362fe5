//! Templates that a data officer changed.

use app::domain::template::Template;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _};

use super::entity::template::{Entity, Model};
use super::{from_json, to_json};

/// Every template that was changed, by name.
pub async fn all<C: ConnectionTrait>(db: &C) -> Result<Vec<(String, Template)>, DbErr> {
    let rows = Entity::find().all(db).await?;
    rows.into_iter().map(|row| Ok((row.slug, from_json(row.content)?))).collect()
}

/// Writes a template.
pub async fn save<C: ConnectionTrait>(db: &C, slug: &str, kind: &Template, now: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::delete_by_id(slug).exec(db).await?;
    let row = Model { slug: slug.to_owned(), content: to_json(kind)?, changed_at: now };
    Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}
