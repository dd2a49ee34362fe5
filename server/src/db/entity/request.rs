//! Requests for the links of everything held: an address for as long as that mail takes.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "request")]
pub struct Model {
    /// UUIDv4.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// *administration*.
    pub purpose_id: Uuid,
    /// The reader's language.
    pub language: String,
    /// The epoch of the sealed columns.
    pub epoch: i32,
    /// Blind index.
    pub address_index: Vec<u8>,
    /// The address.
    pub address_sealed: Vec<u8>,
    /// When it came.
    pub created_at: DateTimeUtc,
    /// When it goes.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries say their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
