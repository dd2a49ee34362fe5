//! Exports: lists that left the site.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "export")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The purpose of the records.
    pub purpose_id: Uuid,
    /// When they were exported.
    pub created_at: DateTimeUtc,
    /// When this row expires.
    pub expires_at: DateTimeUtc,
    /// Who exported them.
    pub organiser_id: Option<Uuid>,
    /// `csv` or `print`.
    pub kind: String,
    /// The columns that were chosen.
    #[sea_orm(column_type = "JsonBinary")]
    pub columns: Json,
    /// `domain::audit::Reason`.
    pub reason: String,
    /// How many records.
    pub count: i32,
    /// By when every copy must be destroyed.
    pub destroy_by: DateTimeUtc,
    /// How often the organiser was asked.
    pub asked: i32,
    /// When the organiser was last asked about them.
    pub asked_at: Option<DateTimeUtc>,
    /// When the organiser said they're destroyed.
    pub destroyed_at: Option<DateTimeUtc>,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
