//! One row of an event's list as organisers see it: opened as far as their role allows, and no further.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::field::FieldKey;
use super::registration::RegistrationState;

/// What a row says in answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerCell {
    /// The answer, as it is read.
    Text(String),
    /// There is an answer, and it is not for this reader: special category data is for those who run the event.
    Withheld,
}

/// A row of the list: somebody with a place or on the waiting list. Whoever has not confirmed is a number and no row,
/// for the address is not proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// Names the record in URLs.
    pub token: String,
    /// Where it stands.
    pub state: RegistrationState,
    /// The name for the door.
    pub name: Option<String>,
    /// The ticket code, once there are seats.
    pub code: Option<String>,
    /// The address, where it was asked for and there is one.
    pub email: Option<String>,
    /// Whether there is an address to write to.
    pub has_address: bool,
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
    /// The living answers by the key of their question, the name apart.
    pub answers: BTreeMap<FieldKey, AnswerCell>,
}

/// How an event's list stands, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many seats there are; no limit when `None`.
    pub capacity: Option<u32>,
    /// Registrations with a place, and their seats.
    pub confirmed: (u32, u32),
    /// Registrations on the waiting list, and their seats.
    pub waiting: (u32, u32),
    /// Sign-ups whose address is not proven yet.
    pub pending: u32,
    /// Seats that have arrived.
    pub arrived: u32,
    /// People who came without having signed up.
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
    /// By the time of sign-up, the first on top.
    #[default]
    SignedUp,
    /// By name; rows without one last.
    Name,
    /// Places first, then the waiting list, each by the time of sign-up.
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

    /// The order of a name; the default for any other.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|order| order.name() == name).unwrap_or_default()
    }
}
