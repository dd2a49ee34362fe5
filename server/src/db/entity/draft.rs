//! Events and newsletters that are being written.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// *administration*.
    pub purpose_id: Uuid,
    /// Whose it will be.
    pub branch_id: Uuid,
    /// `event` or `newsletter`.
    pub what: String,
    /// The template that it was made from.
    pub kind: String,
    /// The purpose of the published one that it changes.
    pub of_purpose: Option<Uuid>,
    /// The revision of the published one that it was made from.
    pub of_revision: Option<i32>,
    /// The form as typed: name to values.
    #[sea_orm(column_type = "JsonBinary")]
    pub form: Json,
    /// One more with every change.
    pub revision: i32,
    /// Who changed it last.
    pub changed_by: Option<Uuid>,
    /// When.
    pub changed_at: DateTimeUtc,
    /// Whether it goes beyond its template: `none`, `asked`, `granted`, `refused`.
    pub approval: String,
    /// Why it should, in the organiser's words.
    pub approval_why: Option<String>,
    /// When it was begun.
    pub created_at: DateTimeUtc,
    /// When it goes: 12 months after its last change.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries say their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
