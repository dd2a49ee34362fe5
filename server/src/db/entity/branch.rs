//! Branches.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "branch")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The branch above it.
    pub parent_id: Option<Uuid>,
    /// Its name in URLs.
    pub slug: String,
    /// `domain::branch::BranchContent`.
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
