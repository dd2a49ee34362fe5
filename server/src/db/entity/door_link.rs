//! Links to an event's door, for volunteers without an account.

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
    /// When it goes: 4 hours after the event's end.
    pub expires_at: DateTimeUtc,
    /// Who made it.
    pub organiser_id: Option<Uuid>,
    /// Proves the link.
    pub generation: i32,
    /// Whether it was taken back.
    pub ended: bool,
}

/// No relations: queries say their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
