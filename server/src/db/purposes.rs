//! Purposes and their published wordings.

use std::collections::BTreeMap;

use app::domain::purpose::{PurposeKind, PurposeVersion, Wording};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::entity::{event, newsletter, purpose, purpose_version};
use super::{from_json, to_json};

/// The purpose *administration*: the site's own. It has the same id everywhere.
pub const ADMINISTRATION: Uuid = Uuid::nil();

impl TryFrom<purpose_version::Model> for PurposeVersion {
    type Error = DbErr;

    fn try_from(row: purpose_version::Model) -> Result<Self, DbErr> {
        Ok(Self { id: row.id, purpose_id: row.purpose_id, number: row.number, wording: from_json(row.wording)? })
    }
}

const fn kind_name(kind: PurposeKind) -> &'static str {
    match kind {
        PurposeKind::Event => "event",
        PurposeKind::Newsletter => "newsletter",
        PurposeKind::Administration => "administration",
    }
}

/// Adds a purpose.
pub async fn add<C: ConnectionTrait>(db: &C, id: Uuid, branch: Option<Uuid>, kind: PurposeKind) -> Result<(), DbErr> {
    let row = purpose::ActiveModel { id: Set(id), branch_id: Set(branch), kind: Set(kind_name(kind).to_owned()) };
    row.insert(db).await.map(drop)
}

/// The current wording of a purpose: the newest version.
///
/// # Errors
/// When nothing was ever published.
pub async fn current_version<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<PurposeVersion, DbErr> {
    let query = purpose_version::Entity::find()
        .filter(purpose_version::Column::PurposeId.eq(purpose))
        .order_by_desc(purpose_version::Column::Number)
        .limit(1);
    query.one(db).await?.ok_or_else(|| DbErr::RecordNotFound("purpose version".to_owned()))?.try_into()
}

/// The current wordings of many purposes, by purpose.
pub async fn current_versions<C: ConnectionTrait>(
    db: &C,
    purposes: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, PurposeVersion>, DbErr> {
    let query = purpose_version::Entity::find()
        .filter(purpose_version::Column::PurposeId.is_in(purposes))
        .order_by_asc(purpose_version::Column::Number);
    // The last of a purpose stays.
    query.all(db).await?.into_iter().map(|row| Ok((row.purpose_id, row.try_into()?))).collect()
}

/// A wording by its id.
///
/// # Errors
/// When there is none.
pub async fn version<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<PurposeVersion, DbErr> {
    let row = purpose_version::Entity::find_by_id(id).one(db).await?;
    row.ok_or_else(|| DbErr::RecordNotFound("purpose version".to_owned()))?.try_into()
}

/// Publishes a wording.
pub async fn publish<C: ConnectionTrait>(db: &C, version: &PurposeVersion, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = purpose_version::ActiveModel {
        id: Set(version.id),
        purpose_id: Set(version.purpose_id),
        number: Set(version.number),
        wording: Set(to_json::<Wording>(&version.wording)?),
        created_at: Set(now),
    };
    row.insert(db).await.map(drop)
}

/// Every version of a purpose, oldest first.
pub async fn versions<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<Vec<PurposeVersion>, DbErr> {
    let query = purpose_version::Entity::find()
        .filter(purpose_version::Column::PurposeId.eq(purpose))
        .order_by_asc(purpose_version::Column::Number);
    query.all(db).await?.into_iter().map(PurposeVersion::try_from).collect()
}

/// The purposes of every event and newsletter: sign-ups may still be held under them.
pub async fn of_sign_ups<C: ConnectionTrait>(db: &C) -> Result<(Vec<Uuid>, Vec<Uuid>), DbErr> {
    let events = event::Entity::find().select_only().column(event::Column::PurposeId).into_tuple().all(db).await?;
    let newsletters =
        newsletter::Entity::find().select_only().column(newsletter::Column::PurposeId).into_tuple().all(db).await?;
    Ok((events, newsletters))
}
