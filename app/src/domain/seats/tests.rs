//! Seats are given whole, never twice, and in turn.

use proptest::prelude::*;

use super::*;

fn room(capacity: u32, confirmed: u32, held: u32, waiting: u32) -> Room {
    Room { capacity: Some(capacity), confirmed, held, waiting }
}

#[test]
fn seats_are_held_until_half_of_the_capacity_is_held() {
    assert_eq!(room(10, 0, 0, 0).offer(5), Offer::Held);
    assert_eq!(room(10, 0, 3, 0).offer(2), Offer::Held);
    assert_eq!(room(10, 0, 4, 0).offer(2), Offer::FirstToConfirm);
    assert_eq!(room(11, 0, 4, 0).offer(2), Offer::FirstToConfirm);
    assert_eq!(room(1, 0, 0, 0).offer(1), Offer::FirstToConfirm);
}

#[test]
fn a_group_that_does_not_fit_joins_the_list() {
    assert_eq!(room(10, 8, 0, 0).offer(3), Offer::WaitingList);
    assert_eq!(room(10, 8, 0, 0).offer(2), Offer::Held);
    assert_eq!(room(10, 10, 0, 0).offer(1), Offer::WaitingList);
    assert_eq!(room(0, 0, 0, 0).offer(1), Offer::WaitingList);
}

#[test]
fn newcomers_join_the_list_while_anyone_waits() {
    assert_eq!(room(10, 0, 0, 1).offer(1), Offer::WaitingList);
    assert_eq!(room(10, 0, 0, 1).confirm(1, false), Outcome::WaitingList);
}

#[test]
fn held_seats_are_had_even_when_others_wait_or_hold() {
    assert_eq!(room(10, 6, 4, 3).confirm(2, true), Outcome::Seats);
    assert_eq!(room(10, 6, 4, 0).confirm(2, false), Outcome::WaitingList);
    assert_eq!(room(10, 6, 2, 0).confirm(2, false), Outcome::Seats);
}

#[test]
fn a_hold_gives_no_seat_that_is_no_longer_there() {
    assert_eq!(room(5, 5, 2, 0).confirm(2, true), Outcome::WaitingList);
}

#[test]
fn without_a_limit_everyone_has_a_seat() {
    let room = Room { capacity: None, confirmed: u32::MAX, held: u32::MAX, waiting: 1 };
    assert_eq!((room.left(), room.offer(4), room.confirm(4, false)), (None, Offer::Held, Outcome::Seats));
    assert_eq!(room.promote(&[(Uuid::nil(), u32::MAX), (Uuid::max(), u32::MAX)]), [Uuid::nil(), Uuid::max()]);
}

#[test]
fn freed_seats_go_to_the_first_group_that_fits_again_and_again() {
    let [a, b, c, d] = [1, 2, 3, 4].map(Uuid::from_u128);
    let waiting = [(a, 4), (b, 2), (c, 2), (d, 1)];
    assert_eq!(room(10, 7, 0, 4).promote(&waiting), [b, d]);
    assert_eq!(room(10, 6, 0, 4).promote(&waiting), [a]);
    assert_eq!(room(10, 6, 3, 4).promote(&waiting), [d]);
    assert!(room(10, 10, 0, 4).promote(&waiting).is_empty());
}

/// One thing that happens to an event.
#[derive(Clone, Copy, Debug)]
enum Step {
    SignUp(u32),
    /// The hold of one of the pending ends.
    HoldEnds(usize),
    Confirm(usize),
    Cancel(usize),
    Capacity(u32),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1..=4_u32).prop_map(Step::SignUp),
        1 => any::<usize>().prop_map(Step::HoldEnds),
        4 => any::<usize>().prop_map(Step::Confirm),
        2 => any::<usize>().prop_map(Step::Cancel),
        1 => (12..=16_u32).prop_map(Step::Capacity),
    ]
}

/// An event as the database would keep it: groups by state.
#[derive(Default)]
struct House {
    capacity: u32,
    pending: Vec<(Uuid, u32, bool)>,
    seated: Vec<(Uuid, u32)>,
    waiting: Vec<(Uuid, u32)>,
}

impl House {
    fn room(&self) -> Room {
        Room {
            capacity: Some(self.capacity),
            confirmed: self.seated.iter().map(|(_, seats)| seats).sum(),
            held: self.pending.iter().filter(|(_, _, held)| *held).map(|(_, seats, _)| seats).sum(),
            waiting: u32::try_from(self.waiting.len()).unwrap(),
        }
    }

    fn take(&mut self, id: Uuid, step: Step) {
        match step {
            Step::SignUp(seats) => {
                let held = self.room().offer(seats) == Offer::Held;
                self.pending.push((id, seats, held));
            }
            Step::HoldEnds(at) if !self.pending.is_empty() => {
                let at = at % self.pending.len();
                self.pending[at].2 = false;
            }
            Step::Confirm(at) if !self.pending.is_empty() => {
                let at = at % self.pending.len();
                let (id, seats, held) = self.pending[at];
                let outcome = self.room().confirm(seats, held);
                self.pending.remove(at);
                match outcome {
                    Outcome::Seats => self.seated.push((id, seats)),
                    Outcome::WaitingList => self.waiting.push((id, seats)),
                }
            }
            Step::Cancel(at) if !self.seated.is_empty() => {
                self.seated.remove(at % self.seated.len());
            }
            Step::Capacity(capacity) => self.capacity = self.capacity.max(capacity),
            Step::HoldEnds(_) | Step::Confirm(_) | Step::Cancel(_) => {}
        }
        for id in self.room().promote(&self.waiting) {
            let at = self.waiting.iter().position(|(waiting, _)| *waiting == id).unwrap();
            self.seated.push(self.waiting.remove(at));
        }
    }
}

proptest! {
    #[test]
    fn no_seat_is_given_twice_and_no_group_is_split(capacity in 0..=12_u32, steps in prop::collection::vec(step(), 0..80)) {
        let mut house = House { capacity, ..House::default() };
        let mut size = std::collections::BTreeMap::new();
        for (number, step) in (1..).zip(steps) {
            let id = Uuid::from_u128(number);
            if let Step::SignUp(seats) = step {
                size.insert(id, seats);
            }
            house.take(id, step);
            let room = house.room();
            prop_assert!(room.confirmed + room.held <= house.capacity, "{room:?}");
            for (id, seats) in house.seated.iter().chain(&house.waiting) {
                prop_assert_eq!(size[id], *seats);
            }
            let left = room.left().unwrap();
            prop_assert!(house.waiting.iter().all(|(_, seats)| *seats > left), "a group waits beside free seats");
        }
    }

    #[test]
    fn held_seats_are_never_lost_while_they_are_held(capacity in 0..=12_u32, steps in prop::collection::vec(step(), 0..80)) {
        let mut house = House { capacity, ..House::default() };
        for (number, step) in (1..).zip(steps) {
            house.take(Uuid::from_u128(number), step);
            let room = house.room();
            for (_, seats, _) in house.pending.iter().filter(|(_, _, held)| *held) {
                prop_assert_eq!(room.confirm(*seats, true), Outcome::Seats);
            }
        }
    }
}
