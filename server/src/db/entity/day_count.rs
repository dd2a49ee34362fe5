//! How many signed up to an event and cancelled on one day, or to a newsletter in one month.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "day_count")]
pub struct Model {
    /// UUIDv4: one in the order of time would tell when the first of the day signed up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The purpose of the event or newsletter.
    pub purpose_id: Uuid,
    /// The day, in the event's zone; the first of a newsletter's month.
    pub day: Date,
    /// How many sign-ups were confirmed or added.
    pub signed_up: i32,
    /// How many of them were cancelled or removed.
    pub cancelled: i32,
    /// When it expires: with the event's registrations, or 24 months later.
    pub expires_at: DateTimeUtc,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
