//! Evidence of consent.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The purpose.
    pub purpose_id: Uuid,
    /// The wording.
    pub version_id: Uuid,
    /// An event's consent goes with its registration.
    pub registration_id: Option<Uuid>,
    /// Keyed hash of the address, per purpose.
    pub subject_hash: Vec<u8>,
    /// The special field; the purpose as a whole when none.
    pub field_key: Option<String>,
    /// The language of the wording.
    pub language: String,
    /// When the form was sent.
    pub asked_at: DateTimeUtc,
    /// When it was confirmed.
    pub given_at: DateTimeUtc,
    /// When it was taken back.
    pub taken_back_at: Option<DateTimeUtc>,
    /// When it goes.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries say their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
