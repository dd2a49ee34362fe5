//! Messages to the attendees of an event.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "announcement")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The event's purpose.
    pub purpose_id: Uuid,
    /// Who wrote it; `None` for the reminder.
    pub organiser_id: Option<Uuid>,
    /// `announcement` or `reminder`.
    pub kind: String,
    /// `draft`, `scheduled`, `sending`, `done`, `stopped`.
    pub state: String,
    /// `confirmed`, `waiting`, `both`.
    pub segment: String,
    /// `domain::announcement::AnnouncementContent`.
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
    /// When it is sent.
    pub send_at: Option<DateTimeUtc>,
    /// How many people it is for.
    pub total: i32,
    /// How far its mails are queued: the last record, by id.
    pub queued_to: Option<Uuid>,
    /// When the last of them was queued.
    pub queued_at: Option<DateTimeUtc>,
    /// When sending began: people who confirmed later don't get it.
    pub started_at: Option<DateTimeUtc>,
    /// How many were sent, once it's done or stopped.
    pub sent: i32,
    /// How many couldn't be sent.
    pub failed: i32,
    /// When it was written.
    pub created_at: DateTimeUtc,
    /// When it expires: with the event's records.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
