//! Events and newsletters that are being written.

use sea_orm::entity::prelude::*;

/// What a draft will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum What {
    /// An event.
    #[sea_orm(string_value = "event")]
    Event,
    /// A newsletter.
    #[sea_orm(string_value = "newsletter")]
    Newsletter,
}

/// Whether it may go beyond its template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Approval {
    /// Nobody has asked.
    #[sea_orm(string_value = "none")]
    None,
    /// The data officer was asked.
    #[sea_orm(string_value = "asked")]
    Asked,
    /// Yes.
    #[sea_orm(string_value = "granted")]
    Granted,
    /// No.
    #[sea_orm(string_value = "refused")]
    Refused,
}

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// *administration*.
    pub purpose_id: Uuid,
    /// The branch it will belong to.
    pub branch_id: Uuid,
    /// An event or a newsletter.
    pub what: What,
    /// The template it was made from.
    pub kind: String,
    /// The purpose of the published event or newsletter that it changes.
    pub of_purpose: Option<Uuid>,
    /// The revision of that when the draft was made.
    pub of_revision: Option<i32>,
    /// The form as typed: values by name.
    #[sea_orm(column_type = "JsonBinary")]
    pub form: Json,
    /// Raised by every change.
    pub revision: i32,
    /// Who changed it last.
    pub changed_by: Option<Uuid>,
    /// When it was last changed.
    pub changed_at: DateTimeUtc,
    /// Whether it may go beyond its template.
    pub approval: Approval,
    /// Why it should, in the organiser's words.
    pub approval_why: Option<String>,
    /// When it was created.
    pub created_at: DateTimeUtc,
    /// When it expires: 12 months after its last change.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
