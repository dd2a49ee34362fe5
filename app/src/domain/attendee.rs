//! A row of an event's list as organisers see it: opened only as far as their role allows.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::field::FieldKey;
use super::registration::RegistrationState;

/// What a row shows for one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerCell {
    /// The answer, in readable form.
    Text(String),
    /// There's an answer, but this viewer may not see it: special category data is for those who run the event.
    Withheld,
}

/// A row of the list: somebody with a seat or on the waiting list. People who haven't confirmed are only counted, as
/// their address isn't proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// Names the record in URLs.
    pub token: String,
    /// Its state.
    pub state: RegistrationState,
    /// The name for the door.
    pub name: Option<String>,
    /// The ticket code, once there are seats.
    pub code: Option<String>,
    /// The address, if there is one and it was asked for.
    pub email: Option<String>,
    /// Whether there is an address to write to.
    pub has_address: bool,
    /// The number to call, of somebody without an address whom an organiser added.
    pub phone: Option<String>,
    /// Whether an organiser added it.
    pub by_organiser: bool,
    /// How many seats.
    pub seats: u32,
    /// How many of them have arrived.
    pub arrived: u32,
    /// When the last of them did.
    pub arrived_at: Option<DateTime<Utc>>,
    /// When it was confirmed.
    pub signed_up_at: DateTime<Utc>,
    /// The answers that haven't expired, by question key, without the name.
    pub answers: BTreeMap<FieldKey, AnswerCell>,
}

/// An event's list in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many seats there are; `None` means no limit.
    pub capacity: Option<u32>,
    /// Registrations with seats, and how many seats.
    pub confirmed: (u32, u32),
    /// Registrations on the waiting list, and how many seats they want.
    pub waiting: (u32, u32),
    /// Sign-ups whose address isn't proven yet.
    pub pending: u32,
    /// Sign-ups that were cancelled or removed, as long as that is counted.
    pub cancelled: u32,
    /// Registrations without an address, with seats or waiting: they have to be called.
    pub to_call: u32,
    /// Seats that have arrived.
    pub arrived: u32,
    /// People who came without signing up.
    pub walk_ins: u32,
}

impl Counts {
    /// How many are in the room.
    #[must_use]
    pub const fn in_the_room(&self) -> u32 {
        self.arrived.saturating_add(self.walk_ins)
    }
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By time of sign-up, earliest first.
    #[default]
    SignedUp,
    /// By name; rows without one last.
    Name,
    /// Seats first, then the waiting list, each by time of sign-up.
    State,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::SignedUp, Self::Name, Self::State];

    /// Its name in URLs and, after a prefix, in the Fluent files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignedUp => "time",
            Self::Name => "name",
            Self::State => "state",
        }
    }

    /// The order with this name, or the default.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|order| order.name() == name).unwrap_or_default()
    }
}
