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
    /// An event's consent is deleted with its registration.
    pub registration_id: Option<Uuid>,
    /// Keyed hash of the address, per purpose.
    pub subject_hash: Vec<u8>,
    /// The special field; `None` for the purpose as a whole.
    pub field_key: Option<String>,
    /// Where it was given, if not here; the wording is that one's then.
    pub source_id: Option<Uuid>,
    /// The language of the wording.
    pub language: String,
    /// When the form was sent.
    pub asked_at: DateTimeUtc,
    /// When it was confirmed.
    pub given_at: DateTimeUtc,
    /// When it was withdrawn.
    pub taken_back_at: Option<DateTimeUtc>,
    /// When it expires.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
