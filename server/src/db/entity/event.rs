//! Events.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The purpose of its registrations.
    pub purpose_id: Uuid,
    /// The branch it belongs to.
    pub branch_id: Uuid,
    /// Its name in URLs.
    pub slug: String,
    /// Start.
    pub starts_at: DateTimeUtc,
    /// End.
    pub ends_at: DateTimeUtc,
    /// IANA name.
    pub timezone: String,
    /// When sign-up opens.
    pub opens_at: Option<DateTimeUtc>,
    /// When sign-up closes.
    pub closes_at: DateTimeUtc,
    /// Seats.
    pub capacity: Option<i32>,
    /// The most seats of one registration.
    pub group_max: i32,
    /// Whether it is in lists.
    pub listed: bool,
    /// Calendar SEQUENCE.
    pub sequence: i32,
    /// When it was cancelled.
    pub cancelled_at: Option<DateTimeUtc>,
    /// The series; all its dates have the same.
    pub series_id: Option<Uuid>,
    /// The organiser who answers for it.
    pub owner_id: Option<Uuid>,
    /// How many came without signing up.
    pub walk_ins: i32,
    /// Raised by every change.
    pub revision: i32,
    /// Whether a reminder is sent two days before.
    pub reminds: bool,
    /// `domain::event::EventContent`.
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
