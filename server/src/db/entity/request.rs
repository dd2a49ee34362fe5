//! Requests for links to everything held: an address, kept until that mail is sent.

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
    /// The language of the mail.
    pub language: String,
    /// The epoch of the sealed columns.
    pub epoch: i32,
    /// The address's blind index.
    pub address_index: Vec<u8>,
    /// The sealed address.
    pub address_sealed: Vec<u8>,
    /// When it arrived.
    pub created_at: DateTimeUtc,
    /// When it expires.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
