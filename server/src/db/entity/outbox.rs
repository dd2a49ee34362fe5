//! The outbox: mail to be sent.

use sea_orm::entity::prelude::*;

/// A row's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum State {
    /// Waits to be sent.
    #[sea_orm(string_value = "queued")]
    Queued,
    /// Handed to the relay.
    #[sea_orm(string_value = "sent")]
    Sent,
    /// Refused for good, or too late.
    #[sea_orm(string_value = "given_up")]
    GivenUp,
    /// The connection was lost after the message was transmitted.
    #[sea_orm(string_value = "in_doubt")]
    InDoubt,
}

/// Which mail is sent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "i32", db_type = "Integer")]
pub enum Priority {
    /// One person is waiting for it: a ticket, a confirmation.
    #[sea_orm(num_value = 0)]
    One,
    /// Many get it: an announcement, an issue.
    #[sea_orm(num_value = 1)]
    Many,
    /// Nobody may take it: its issue is paused.
    #[sea_orm(num_value = 2)]
    Held,
}

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The purpose.
    pub purpose_id: Uuid,
    /// A name of `mails::kind`.
    pub kind: String,
    /// `mails::kind::MailDetail`.
    #[sea_orm(column_type = "JsonBinary")]
    pub detail: Json,
    /// About this registration.
    pub registration_id: Option<Uuid>,
    /// About this subscription.
    pub subscription_id: Option<Uuid>,
    /// About this request.
    pub request_id: Option<Uuid>,
    /// To this organiser.
    pub organiser_id: Option<Uuid>,
    /// The announcement it belongs to.
    pub announcement_id: Option<Uuid>,
    /// Its state.
    pub state: State,
    /// Whether it is sent before others.
    pub priority: Priority,
    /// How often it was tried.
    pub attempts: i32,
    /// When it was queued: the Date of the mail.
    pub created_at: DateTimeUtc,
    /// When it is due.
    pub due_at: DateTimeUtc,
    /// Until when it is claimed.
    pub lease_until: Option<DateTimeUtc>,
    /// When it was sent or given up.
    pub settled_at: Option<DateTimeUtc>,
    /// The last SMTP reply code.
    pub reply_code: Option<String>,
    /// When it expires.
    pub expires_at: DateTimeUtc,
    /// `domain::bounce::BounceClass`, once it has come back.
    pub bounce: Option<String>,
    /// When a reply to it was last passed on.
    pub replied_at: Option<DateTimeUtc>,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
