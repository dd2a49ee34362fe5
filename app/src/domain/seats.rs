//! Who gets a seat: holds for the unconfirmed, seats for the confirmed, a waiting list for the rest.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long an unconfirmed sign-up holds its seats.
pub const HOLD: TimeDelta = TimeDelta::hours(2);
/// How often a waiting group that doesn't fit is passed over for a smaller one. After that, free seats are kept for it.
pub const MOST_PASSES: u32 = 3;

/// An event's room, counted from records that haven't expired.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// How many seats there are; `None` means no limit.
    pub capacity: Option<u32>,
    /// Seats of confirmed registrations.
    pub confirmed: u32,
    /// Seats held for unconfirmed sign-ups.
    pub held: u32,
    /// Groups on the waiting list.
    pub waiting: u32,
    /// How many seats the smallest of them wants; `None` if nobody is waiting.
    pub smallest_waiting: Option<u32>,
    /// Whether one was passed over [`MOST_PASSES`] times, so that free seats are kept for it.
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
    /// There are seats, but they go to whoever confirms first.
    FirstToConfirm,
    /// It joins the waiting list once it's confirmed.
    WaitingList,
}

/// What a confirmation gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All seats of the group.
    Seats,
    /// An entry on the waiting list.
    WaitingList,
}

impl Room {
    /// Seats that are neither confirmed nor held; `None` without a limit.
    #[must_use]
    pub fn left(&self) -> Option<u32> {
        self.capacity.map(|capacity| capacity.saturating_sub(self.confirmed.saturating_add(self.held)))
    }

    /// Whether somebody on the waiting list fits into the seats left.
    #[must_use]
    pub fn fits_the_list(&self) -> bool {
        self.left().zip(self.smallest_waiting).is_some_and(|(left, seats)| seats <= left)
    }

    /// Whether the waiting list gets free seats before any newcomer.
    #[must_use]
    pub fn is_owed_to_the_list(&self) -> bool {
        self.capacity.is_some() && self.kept || self.fits_the_list()
    }

    /// Whether free seats are kept for a waiting group. A group larger than the event's capacity blocks nobody.
    #[must_use]
    pub fn keeps_seats_for(&self, group: &WaitingGroup) -> bool {
        group.passed_over >= MOST_PASSES && self.capacity.is_none_or(|capacity| group.seats <= capacity)
    }

    /// How many more seats a group that has seats can have; `None` without a limit. None while anyone is waiting: a group
    /// that takes one and gives it back would count as passing over the list each time.
    #[must_use]
    pub fn more(&self) -> Option<u32> {
        self.left().map(|left| if self.waiting > 0 { 0 } else { left })
    }

    /// Whether a newcomer would join the waiting list.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.offer(1) == Offer::WaitingList
    }

    /// How many seats are left, if they're few enough to say: counting down hurries people.
    #[must_use]
    pub fn few_left(&self) -> Option<u32> {
        self.left().zip(self.capacity).filter(|(left, capacity)| *left <= capacity / 3).map(|(left, _)| left)
    }

    /// What a new sign-up for `seats` is offered. It gets a hold if held seats, these included, stay within half of the
    /// capacity, and only while nobody is waiting: that way a newcomer who passes a waiting group is counted on
    /// confirming.
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

    /// What a confirmation of `seats` gets. `held` says whether it still holds its own seats, which are then part of
    /// [`Room::held`]. A group gets all its seats or none.
    #[must_use]
    pub fn confirm(&self, seats: u32, held: bool) -> Outcome {
        let own = if held { seats } else { 0 };
        let others = Self { held: self.held.saturating_sub(own), ..*self };
        let fits = others.left().is_none_or(|left| seats <= left);
        // A hold was given before anyone was waiting, so it doesn't queue behind them.
        let in_turn = held || !self.is_owed_to_the_list();
        if fits && in_turn { Outcome::Seats } else { Outcome::WaitingList }
    }

    /// Gives free seats to the waiting groups, in the order they confirmed: each time to the first that fits, but never
    /// past a group that was passed over [`MOST_PASSES`] times. Returns those that get seats; the others stay in
    /// `waiting`, with their passes counted.
    #[must_use]
    pub fn promote(&self, waiting: &mut Vec<WaitingGroup>) -> Vec<Uuid> {
        let mut left = self.left();
        let mut promoted = Vec::new();
        let mut passed: Vec<WaitingGroup> = Vec::new();
        let mut groups = std::mem::take(waiting).into_iter();
        // The seats left only shrink, so a group that was passed over can't fit later: one pass is enough.
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
