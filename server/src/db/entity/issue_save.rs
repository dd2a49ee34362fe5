//! Earlier saves of an issue's draft.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "issue_save")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The newsletter's purpose.
    pub purpose_id: Uuid,
    /// The issue; it takes its earlier saves with it.
    pub announcement_id: Uuid,
    /// `domain::issue::IssueContent`.
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
    /// Who saved it.
    pub saved_by: Option<Uuid>,
    /// When.
    pub saved_at: DateTimeUtc,
    /// When another text took its place.
    pub created_at: DateTimeUtc,
    /// When it expires.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
