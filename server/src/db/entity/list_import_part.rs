//! Rows of a list that will be subscribed, many in one.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "list_import_part")]
pub struct Model {
    /// UUIDv4.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The list.
    pub import_id: Uuid,
    /// The newsletter's purpose.
    pub purpose_id: Uuid,
    /// Its place among the others, from 0.
    pub number: i32,
    /// The epoch of the sealed column.
    pub epoch: i32,
    /// `actions::list_import::NewPerson` as JSON, many of them.
    pub rows_sealed: Vec<u8>,
    /// When it expires.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
