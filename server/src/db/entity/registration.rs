//! Registrations to events.

use sea_orm::entity::prelude::*;

/// A row's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum State {
    /// Signed up, address not confirmed.
    #[sea_orm(string_value = "pending")]
    Pending,
    /// With seats.
    #[sea_orm(string_value = "confirmed")]
    Confirmed,
    /// On the waiting list.
    #[sea_orm(string_value = "waiting")]
    Waiting,
}

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration")]
pub struct Model {
    /// UUIDv4.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The purpose.
    pub purpose_id: Uuid,
    /// The wording the person saw.
    pub version_id: Uuid,
    /// Its state.
    pub state: State,
    /// The language the person signed up in.
    pub language: String,
    /// The epoch of the sealed columns.
    pub epoch: i32,
    /// The address's blind index.
    pub address_index: Vec<u8>,
    /// The sealed address.
    pub address_sealed: Vec<u8>,
    /// The generation its links are valid for.
    pub generation: i32,
    /// When the form was sent.
    pub created_at: DateTimeUtc,
    /// When it was confirmed.
    pub confirmed_at: Option<DateTimeUtc>,
    /// When it expires.
    pub expires_at: DateTimeUtc,
    /// How many seats.
    pub seats: i32,
    /// Until when an unconfirmed sign-up holds its seats.
    pub held_until: Option<DateTimeUtc>,
    /// Set once it has seats.
    pub ticket_code: Option<String>,
    /// The event moved far enough to ask "still coming?", and there is no answer yet.
    pub asked_if_coming: bool,
    /// Its end before the event was cancelled.
    pub planned_end: Option<DateTimeUtc>,
    /// How many of the seats have arrived.
    pub arrived: i32,
    /// When that was last marked or undone.
    pub arrived_at: Option<DateTimeUtc>,
    /// Whether there is an address to write to; without one the sealed address is empty.
    pub has_address: bool,
    /// Whether an organiser added it.
    pub by_organiser: bool,
    /// How often a group further down the waiting list got seats first; `None` for never.
    pub passed_over: Option<i32>,
    /// The form it came from, until it's confirmed.
    pub form: Option<Uuid>,
    /// Since when no mail that many get is sent to it.
    pub suspended_at: Option<DateTimeUtc>,
    /// `domain::bounce::SuspensionReason`.
    pub suspended_why: Option<String>,
    /// How many mails to it failed for now.
    pub soft_bounces: i32,
    /// When the first of these did.
    pub soft_first: Option<DateTimeUtc>,
    /// When the last did.
    pub soft_last: Option<DateTimeUtc>,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
