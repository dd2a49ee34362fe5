//! Lists that are brought to a newsletter.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "list_import")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The newsletter's purpose.
    pub purpose_id: Uuid,
    /// The wording that its people are subscribed under.
    pub version_id: Uuid,
    /// Who brings it; `None` if the operator does.
    pub organiser_id: Option<Uuid>,
    /// `domain::list_import::ImportState`.
    pub state: String,
    /// The epoch of the sealed column.
    pub epoch: i32,
    /// `domain::list_import::ImportReport` as JSON.
    pub report_sealed: Vec<u8>,
    /// How many people were subscribed.
    pub done: i32,
    /// How many weren't, because of what they did in the meantime.
    pub skipped: i32,
    /// When it was checked.
    pub created_at: DateTimeUtc,
    /// When it expires.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
