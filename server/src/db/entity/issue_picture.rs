//! Which issues use which pictures.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "issue_picture")]
pub struct Model {
    /// The issue, with which the row is deleted.
    #[sea_orm(primary_key, auto_increment = false)]
    pub announcement_id: Uuid,
    /// The picture.
    #[sea_orm(primary_key, auto_increment = false)]
    pub file: String,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
