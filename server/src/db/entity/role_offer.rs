//! Roles that were offered; they give no power until they're accepted.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "role_offer")]
pub struct Model {
    /// UUIDv4. Its link is bound to it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// *administration*.
    pub purpose_id: Uuid,
    /// When it was offered.
    pub created_at: DateTimeUtc,
    /// When the offer ends.
    pub expires_at: DateTimeUtc,
    /// The organiser.
    pub organiser_id: Uuid,
    /// The branch.
    pub branch_id: Uuid,
    /// `domain::role::Role`.
    pub role: String,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
