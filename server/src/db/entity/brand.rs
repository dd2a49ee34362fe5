//! The accent colour and the logo of the organisation or of a branch.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "brand")]
pub struct Model {
    /// The branch's id; nil for the organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The colour in the light scheme, such as `#5b2466`.
    pub accent: Option<String>,
    /// The colour in the dark scheme.
    pub accent_dark: Option<String>,
    /// Whether somebody chose that, or it was worked out.
    pub is_dark_chosen: bool,
    /// The hash of its logo's file.
    pub logo_hash: Option<String>,
    /// The file's width in pixels.
    pub logo_width: Option<i32>,
    /// The file's height in pixels.
    pub logo_height: Option<i32>,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
