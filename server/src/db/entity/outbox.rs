//! Mail that is owed.

use sea_orm::entity::prelude::*;

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum State {
    /// Owed.
    #[sea_orm(string_value = "queued")]
    Queued,
    /// Handed over.
    #[sea_orm(string_value = "sent")]
    Sent,
    /// Refused for good, or too late.
    #[sea_orm(string_value = "given_up")]
    GivenUp,
    /// The connection was lost after the text.
    #[sea_orm(string_value = "in_doubt")]
    InDoubt,
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
    /// It is a copy of this announcement.
    pub announcement_id: Option<Uuid>,
    /// Where it stands.
    pub state: State,
    /// How often it was tried.
    pub attempts: i32,
    /// When it was queued: the Date of the mail.
    pub created_at: DateTimeUtc,
    /// Not before.
    pub due_at: DateTimeUtc,
    /// Claimed until.
    pub lease_until: Option<DateTimeUtc>,
    /// When it was sent or given up.
    pub settled_at: Option<DateTimeUtc>,
    /// The last SMTP reply code.
    pub reply_code: Option<String>,
    /// When it goes.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries say their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
