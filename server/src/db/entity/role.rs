//! Roles of organisers.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "role")]
pub struct Model {
    /// UUIDv4.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// *administration*.
    pub purpose_id: Uuid,
    /// When it was given.
    pub created_at: DateTimeUtc,
    /// When it ends.
    pub expires_at: DateTimeUtc,
    /// The organiser.
    pub organiser_id: Uuid,
    /// The branch; the role includes all below it.
    pub branch_id: Uuid,
    /// `domain::role::Role`.
    pub role: String,
    /// When the organiser was reminded that it ends.
    pub reminded_at: Option<DateTimeUtc>,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
