//! Links to an event's door, for helpers without an account.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "door_link")]
pub struct Model {
    /// UUIDv4.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The event's purpose.
    pub purpose_id: Uuid,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it expires: 4 hours after the event's end.
    pub expires_at: DateTimeUtc,
    /// Who made it.
    pub organiser_id: Option<Uuid>,
    /// The generation the link is valid for.
    pub generation: i32,
    /// Whether it was revoked.
    pub ended: bool,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
