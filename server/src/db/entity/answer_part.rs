//! Sealed answers, one row for each end that a record's answers have.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_part")]
pub struct Model {
    /// UUIDv4.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The purpose.
    pub purpose_id: Uuid,
    /// The record answered for.
    pub registration_id: Option<Uuid>,
    /// The record answered for.
    pub subscription_id: Option<Uuid>,
    /// The epoch of the sealed column.
    pub epoch: i32,
    /// `domain::field::Answers` as JSON.
    pub answers_sealed: Vec<u8>,
    /// When it expires.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
