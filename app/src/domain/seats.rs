//! Who gets a seat: holds for the unconfirmed, seats for the confirmed, a waiting list for the rest.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long a sign-up holds its seats before it is confirmed.
pub const HOLD: TimeDelta = TimeDelta::hours(2);
/// How often a waiting group that does not fit is passed over by a smaller one. After that, free seats are kept for it.
pub const MOST_PASSES: u32 = 3;

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
    /// The seats that the smallest of them wants; `None` when nobody waits.
    pub smallest_waiting: Option<u32>,
    /// One of them was passed over [`MOST_PASSES`] times: free seats are kept for it.
    pub kept: bool,
}

/// A group on the waiting list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingGroup {
    /// Its registration.
    pub id: Uuid,
    /// How many seats it wants.
    pub seats: u32,
    /// How often a group behind it got seats first.
    pub passed_over: u32,
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

    /// Whether somebody on the waiting list fits into what is left.
    #[must_use]
    pub fn fits_the_list(&self) -> bool {
        self.left().zip(self.smallest_waiting).is_some_and(|(left, seats)| seats <= left)
    }

    /// Whether free seats go to somebody on the waiting list before any newcomer gets one.
    #[must_use]
    pub fn is_owed_to_the_list(&self) -> bool {
        self.capacity.is_some() && self.kept || self.fits_the_list()
    }

    /// Whether free seats are kept for a waiting group. One that wants more seats than there are keeps nobody out.
    #[must_use]
    pub fn keeps_seats_for(&self, group: &WaitingGroup) -> bool {
        group.passed_over >= MOST_PASSES && self.capacity.is_none_or(|capacity| group.seats <= capacity)
    }

    /// What a new sign-up for `seats` is offered. A hold is given as long as all held, unconfirmed seats, these included,
    /// are at most half of the capacity, and only while nobody waits: so each newcomer who passes a waiting group is
    /// counted when it confirms.
    #[must_use]
    pub fn offer(&self, seats: u32) -> Offer {
        let Some(capacity) = self.capacity else { return Offer::Held };
        let fits = self.left().is_none_or(|left| seats <= left);
        if !fits || self.is_owed_to_the_list() {
            Offer::WaitingList
        } else if self.waiting == 0 && self.held.saturating_add(seats).saturating_mul(2) <= capacity {
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
        let in_turn = held || !self.is_owed_to_the_list();
        if fits && in_turn { Outcome::Seats } else { Outcome::WaitingList }
    }

    /// Gives free seats to the waiting groups, in the order they confirmed: each goes to the first that fits, and none
    /// past a group that was passed over [`MOST_PASSES`] times. Returns those that get seats; the others are left in
    /// `waiting`, with how often each was passed over by now.
    #[must_use]
    pub fn promote(&self, waiting: &mut Vec<WaitingGroup>) -> Vec<Uuid> {
        let mut left = self.left();
        let mut promoted = Vec::new();
        let mut passed: Vec<WaitingGroup> = Vec::new();
        let mut groups = std::mem::take(waiting).into_iter();
        // What is left only shrinks, so a group that was passed over cannot fit later: one pass is enough.
        for group in groups.by_ref() {
            match left.map(|left| left.checked_sub(group.seats)) {
                Some(None) => passed.push(group),
                rest => {
                    left = rest.flatten();
                    promoted.push(group.id);
                    passed.iter_mut().for_each(|before| before.passed_over += 1);
                }
            }
            if passed.iter().any(|group| self.keeps_seats_for(group)) {
                break;
            }
        }
        waiting.extend(passed.into_iter().chain(groups));
        promoted
    }
}

#[cfg(test)]
mod tests;
