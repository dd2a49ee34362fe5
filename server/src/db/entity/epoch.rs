//! The epochs of the keyring, in the database.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "epoch")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// When it became current.
    pub started_at: DateTimeUtc,
    /// When the next one became current.
    pub retired_at: Option<DateTimeUtc>,
    /// When its key was destroyed.
    pub destroyed_at: Option<DateTimeUtc>,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
