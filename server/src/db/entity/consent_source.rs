//! How the people of a list that was brought here consented, and to what.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_source")]
pub struct Model {
    /// The id of the list's import.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The newsletter's purpose.
    pub purpose_id: Uuid,
    /// When they did, as far as their rows say nothing else.
    pub given_at: DateTimeUtc,
    /// `domain::list_import::ConsentMeans`.
    pub means: String,
    /// What they agreed to, word for word.
    pub wording: String,
    /// When the list was brought here.
    pub created_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
