//! Who gets a seat: holds for the unconfirmed, seats for the confirmed, a waiting list for the rest.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long a sign-up holds its seats before it is confirmed.
pub const HOLD: TimeDelta = TimeDelta::hours(2);

/// The state of an event's room, counted from records that have not expired.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// How many seats there are; no limit when `None`.
    pub capacity: Option<u32>,
    /// Seats of confirmed registrations.
    pub confirmed: u32,
    /// Seats held for unconfirmed sign-ups.
    pub held: u32,
    /// Groups on the waiting list.
    pub waiting: u32,
}

/// What a sign-up gets before it is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Offer {
    /// Its seats are held for [`HOLD`].
    Held,
    /// There are seats, but the first to confirm has them.
    FirstToConfirm,
    /// It joins the waiting list when it is confirmed.
    WaitingList,
}

/// What a confirmation gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All seats of the group.
    Seats,
    /// A place on the waiting list.
    WaitingList,
}

impl Room {
    /// Seats that neither a confirmed registration nor a hold has; `None` without a limit.
    #[must_use]
    pub fn left(&self) -> Option<u32> {
        self.capacity.map(|capacity| capacity.saturating_sub(self.confirmed.saturating_add(self.held)))
    }

    /// What a new sign-up for `seats` is offered. A hold is given as long as all held, unconfirmed seats,
    /// these included, are at most half of the capacity. While anyone waits, newcomers join the list.
    #[must_use]
    pub fn offer(&self, seats: u32) -> Offer {
        let Some(capacity) = self.capacity else { return Offer::Held };
        let fits = self.left().is_none_or(|left| seats <= left);
        if self.waiting > 0 || !fits {
            Offer::WaitingList
        } else if self.held.saturating_add(seats).saturating_mul(2) <= capacity {
            Offer::Held
        } else {
            Offer::FirstToConfirm
        }
    }

    /// What a confirmation of `seats` gets. `held` says whether it still holds its own seats, which are
    /// then part of [`Room::held`]. A group gets all its seats or none.
    #[must_use]
    pub fn confirm(&self, seats: u32, held: bool) -> Outcome {
        let own = if held { seats } else { 0 };
        let others = Self { held: self.held.saturating_sub(own), ..*self };
        let fits = others.left().is_none_or(|left| seats <= left);
        // A hold was given before anyone waited, so it does not queue behind them.
        let in_turn = held || self.waiting == 0 || self.capacity.is_none();
        if fits && in_turn { Outcome::Seats } else { Outcome::WaitingList }
    }

    /// Which of the waiting groups, in the order they confirmed, get seats now: again and again the first that fits.
    #[must_use]
    pub fn promote(&self, waiting: &[(Uuid, u32)]) -> Vec<Uuid> {
        let mut left = self.left();
        let mut promoted = Vec::new();
        // What is left only shrinks, so a group that was passed over cannot fit later: one pass is enough.
        for &(id, seats) in waiting {
            let rest = left.map(|left| left.checked_sub(seats));
            if rest != Some(None) {
                left = rest.flatten();
                promoted.push(id);
            }
        }
        promoted
    }
}

#[cfg(test)]
mod tests;
