//! An account's secrets: name, password hash, second factor, recovery codes, sealed together.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organiser_secret")]
pub struct Model {
    /// UUIDv4.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// *administration*.
    pub purpose_id: Uuid,
    /// When the account was created.
    pub created_at: DateTimeUtc,
    /// When it expires: with its account.
    pub expires_at: DateTimeUtc,
    /// The account.
    pub organiser_id: Uuid,
    /// The epoch of the sealed column.
    pub epoch: i32,
    /// The secret, sealed.
    pub secret_sealed: Vec<u8>,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
