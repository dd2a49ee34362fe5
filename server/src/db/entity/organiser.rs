//! Accounts of the people who run the site.

use sea_orm::entity::prelude::*;

/// An account's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum State {
    /// No password yet.
    #[sea_orm(string_value = "invited")]
    Invited,
    /// With a password.
    #[sea_orm(string_value = "active")]
    Active,
    /// Without a role; the account is kept for a while.
    #[sea_orm(string_value = "left")]
    Left,
}

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organiser")]
pub struct Model {
    /// UUIDv4.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// *administration*.
    pub purpose_id: Uuid,
    /// When the account was created.
    pub created_at: DateTimeUtc,
    /// When it expires.
    pub expires_at: DateTimeUtc,
    /// Its state.
    pub state: State,
    /// The language of its mails.
    pub language: String,
    /// The epoch of the sealed columns.
    pub epoch: i32,
    /// The address's blind index.
    pub address_index: Vec<u8>,
    /// The sealed address.
    pub address_sealed: Vec<u8>,
    /// The generation its link is valid for: each link draws a new one, which ends those sent before.
    pub generation: i32,
    /// When it last logged in.
    pub seen_at: Option<DateTimeUtc>,
    /// When its second factor was set up.
    pub factor_at: Option<DateTimeUtc>,
    /// The version of the guidance that was confirmed last.
    pub guidance_version: Option<i32>,
    /// When that was.
    pub guidance_at: Option<DateTimeUtc>,
    /// When it was last reminded of the guidance.
    pub reminded_at: Option<DateTimeUtc>,
    /// Until when its link to set a new password works.
    pub link_until: Option<DateTimeUtc>,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
