//! The audit, who looked and who did what: a chain without personal data.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The purpose whose records it's about; *administration* for accounts and settings.
    pub purpose_id: Uuid,
    /// When it was written.
    pub created_at: DateTimeUtc,
    /// When it expires.
    pub expires_at: DateTimeUtc,
    /// 1, 2, 3 …
    pub number: i64,
    /// When it was done.
    pub at: DateTimeUtc,
    /// Who did it; `None` for the site or the operator.
    pub organiser_id: Option<Uuid>,
    /// Whose account it's about.
    pub subject_id: Option<Uuid>,
    /// In which branch.
    pub branch_id: Option<Uuid>,
    /// `domain::audit::Act`.
    pub action: String,
    /// How many records.
    pub count: i32,
    /// `domain::audit::Reason`.
    pub reason: Option<String>,
    /// The hash of the entry before; empty for the first.
    pub previous: Vec<u8>,
    /// The hash of this entry.
    pub hash: Vec<u8>,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
