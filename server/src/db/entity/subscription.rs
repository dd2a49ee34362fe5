//! Subscriptions to newsletters.

use sea_orm::entity::prelude::*;

/// A row's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum State {
    /// Signed up, address not confirmed.
    #[sea_orm(string_value = "pending")]
    Pending,
    /// Subscribed.
    #[sea_orm(string_value = "confirmed")]
    Confirmed,
}

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "subscription")]
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
    /// When "do you still want this?" was mailed.
    pub renewal_asked_at: Option<DateTimeUtc>,
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
