//! The pictures of issues.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "picture")]
pub struct Model {
    /// The hash of the content in hexadecimal, and `.jpg` or `.png`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub file: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Its width in pixels.
    pub width: i32,
    /// Its height in pixels.
    pub height: i32,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
