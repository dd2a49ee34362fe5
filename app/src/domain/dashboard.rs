//! An organiser's events in numbers: how full each is and what to do next; what is held and until when, what was
//! deleted, what is overdue, which copies are out.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::branch::Branch;
use super::event::{Event, SignUpState};
use super::language::LocalText;

/// How many days before an event its organisers are told how soon it is.
const SOON: i64 = 3;

/// How full an event is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventNumbers {
    /// How many seats there are; `None` means no limit.
    pub capacity: Option<u32>,
    /// Seats of confirmed sign-ups.
    pub taken: u32,
    /// Sign-ups that aren't confirmed.
    pub to_confirm: u32,
    /// Sign-ups on the waiting list.
    pub waiting: u32,
}

impl EventNumbers {
    /// Whether every seat is taken.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.capacity.is_some_and(|capacity| self.taken >= capacity)
    }
}

/// How many signed up to an event and cancelled on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// The day, in the event's zone.
    pub day: NaiveDate,
    /// How many sign-ups were confirmed or added.
    pub signed_up: u32,
    /// How many were cancelled or removed.
    pub cancelled: u32,
}

/// What an organiser sees of an event's state first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventStatus {
    /// It was cancelled.
    Cancelled,
    /// It's over.
    Over,
    /// Every seat is taken.
    Full,
    /// People can sign up.
    Open,
    /// People can sign up from this instant.
    NotYet(DateTime<Utc>),
    /// People can't sign up any more.
    Closed,
}

impl EventStatus {
    /// The status of an event at `now`.
    #[must_use]
    pub fn of(event: &Event, numbers: &EventNumbers, now: DateTime<Utc>) -> Self {
        match event.sign_up_state(now) {
            SignUpState::Cancelled => Self::Cancelled,
            _ if event.is_over(now) => Self::Over,
            SignUpState::NotYet(at) => Self::NotYet(at),
            SignUpState::Closed => Self::Closed,
            SignUpState::Open if numbers.is_full() => Self::Full,
            SignUpState::Open => Self::Open,
        }
    }

    /// Whether the event still takes place.
    #[must_use]
    pub const fn is_ahead(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Over)
    }
}

/// In how many days an event starts by its own calendar, if that's soon; 0 on its day and while it runs.
#[must_use]
pub fn starts_in(event: &Event, now: DateTime<Utc>) -> Option<i64> {
    let day = |at: DateTime<Utc>| event.timezone.local(at).date_naive();
    let days = (day(event.starts_at) - day(now)).num_days().max(0);
    (days <= SOON && !event.is_over(now) && event.cancelled_at.is_none()).then_some(days)
}

/// What an event's organisers should do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Pass the link on: nobody has signed up yet.
    Share,
    /// Tell people how to get there.
    Message,
    /// Open the door.
    Door,
}

impl NextStep {
    /// The next step at `now`; `None` if there's nothing that has to be done. `messaged` says whether attendees were
    /// written to.
    #[must_use]
    pub fn of(event: &Event, numbers: &EventNumbers, messaged: bool, now: DateTime<Utc>) -> Option<Self> {
        let open = event.sign_up_state(now) == SignUpState::Open;
        match starts_in(event, now) {
            Some(0) => Some(Self::Door),
            Some(_) if numbers.taken > 0 && !messaged => Some(Self::Message),
            _ if numbers.taken == 0 && open => Some(Self::Share),
            _ => None,
        }
    }
}

/// An event of an organiser's branches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventOverview {
    /// The event.
    pub event: Event,
    /// Its branch.
    pub branch: Branch,
    /// Every branch that runs it, its own first.
    pub holders: Vec<Uuid>,
    /// How full it is.
    pub numbers: EventNumbers,
    /// Whether its attendees were written to.
    pub messaged: bool,
    /// What is held for it.
    pub held: HeldOf,
}

/// A number of records of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The sort: `registration-confirmed`, `subscription-pending`, `answers-sooner` …
    pub what: String,
    /// How many.
    pub count: u32,
    /// When the last of them is deleted.
    pub until: DateTime<Utc>,
}

/// What is held for one event or newsletter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldOf {
    /// Its sorts.
    pub parts: Vec<Holding>,
    /// How many should have been deleted and aren't.
    pub overdue: u32,
}

/// What has expired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The event or newsletter.
    pub title: LocalText,
    /// The table.
    pub what: String,
    /// How many.
    pub count: u32,
    /// When.
    pub at: DateTime<Utc>,
}

/// An export that's still out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyOut {
    /// Its id.
    pub id: Uuid,
    /// The event.
    pub title: LocalText,
    /// Who took it, and their address; `None` when the account is gone.
    pub who: Option<(String, String)>,
    /// When.
    pub at: DateTime<Utc>,
    /// How many people it names.
    pub count: u32,
    /// `csv` or `print`.
    pub kind: String,
    /// The day every copy has to be destroyed by.
    pub destroy_by: DateTime<Utc>,
}

#[cfg(test)]
mod tests;
