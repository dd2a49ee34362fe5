//! The organisation's settings.

use app::domain::organisation::Organisation;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};

use super::entity::organisation;
use super::{from_json, to_json};

/// The organisation; `None` before the first import.
pub async fn organisation<C: ConnectionTrait>(db: &C) -> Result<Option<Organisation>, DbErr> {
    organisation::Entity::find_by_id(1).one(db).await?.map(|row| from_json(row.settings)).transpose()
}

/// Writes the organisation's settings.
pub async fn save_organisation<C: ConnectionTrait>(db: &C, organisation: &Organisation) -> Result<(), DbErr> {
    let row = organisation::ActiveModel { id: Set(1), settings: Set(to_json(organisation)?) };
    organisation::Entity::insert(row)
        .on_conflict(
            OnConflict::column(organisation::Column::Id).update_column(organisation::Column::Settings).to_owned(),
        )
        .exec(db)
        .await
        .map(drop)
}
