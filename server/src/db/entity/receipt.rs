//! Receipts: what expired, when and how many.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "receipt")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The purpose.
    pub purpose_id: Uuid,
    /// The table.
    pub what: String,
    /// How many rows.
    pub count: i32,
    /// When they expired.
    pub at: DateTimeUtc,
    /// When the organisers were told of it.
    pub told_at: Option<DateTimeUtc>,
    /// When the receipt expires.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
