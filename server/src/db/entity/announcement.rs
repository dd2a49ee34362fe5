//! Messages to the attendees of an event, and issues of newsletters.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "announcement")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The purpose of the event or newsletter.
    pub purpose_id: Uuid,
    /// Who wrote it; `None` for the reminder.
    pub organiser_id: Option<Uuid>,
    /// `announcement`, `reminder`, `issue`.
    pub kind: String,
    /// `domain::announcement::AnnouncementState`.
    pub state: String,
    /// The name of a `domain::audience::Audience`.
    pub segment: String,
    /// `domain::audience::GivenAnswer`, if not all readers get it.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub answer: Option<Json>,
    /// `domain::announcement::AnnouncementContent`, `domain::issue::IssueContent`.
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
    /// How many were sent: counted as they are, since the mails themselves are soon deleted.
    pub sent: i32,
    /// How many couldn't be sent.
    pub failed: i32,
    /// Of an issue, how many may have been sent, and aren't tried again.
    pub in_doubt: i32,
    /// How many of its mails can't ever be delivered.
    pub bounced: i32,
    /// How many were reported as spam.
    pub complaints: i32,
    /// How many were refused through our own fault.
    pub refused: i32,
    /// Of an issue, how many have unsubscribed since it was sent and before the next one was.
    pub unsubscribed: i32,
    /// The number of an issue in its newsletter, from when it's sent.
    pub number: Option<i32>,
    /// Raised by every change of its text.
    pub revision: i32,
    /// Whether its text was last saved by itself, while somebody wrote, and not by a button.
    pub autosaved: bool,
    /// Who last changed it.
    pub changed_by: Option<Uuid>,
    /// When it was last changed.
    pub changed_at: Option<DateTimeUtc>,
    /// `domain::bounce::Halt`: why the site has paused it.
    pub halted: Option<String>,
    /// `domain::bounce::BounceTally`: what had come back when somebody last let it go on.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub seen: Option<Json>,
    /// When it was written.
    pub created_at: DateTimeUtc,
    /// When it expires: with the event's records; an issue by its own age.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
