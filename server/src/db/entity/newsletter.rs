//! Newsletters.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "newsletter")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The purpose of its subscriptions.
    pub purpose_id: Uuid,
    /// The branch it belongs to.
    pub branch_id: Uuid,
    /// Its name in URLs.
    pub slug: String,
    /// Months until a subscription ends, unless it is renewed.
    pub renew_months: i32,
    /// When the list was closed.
    pub closed_at: Option<DateTimeUtc>,
    /// The organiser who answers for it.
    pub owner_id: Option<Uuid>,
    /// Raised by every change.
    pub revision: i32,
    /// `domain::newsletter::NewsletterContent`.
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
