//! Groups get all their seats or none, no seat is given twice, and the order is fair.

use proptest::prelude::*;

use super::*;

/// A room in which each waiting group wants more seats than there are.
fn room(capacity: u32, confirmed: u32, held: u32, waiting: u32) -> Room {
    let smallest_waiting = (waiting > 0).then_some(capacity + 1);
    Room { capacity: Some(capacity), confirmed, held, waiting, smallest_waiting, kept: false }
}

/// Groups of these sizes, none passed over yet.
fn line(groups: &[(Uuid, u32)]) -> Vec<WaitingGroup> {
    groups.iter().map(|&(id, seats)| WaitingGroup { id, seats, passed_over: 0 }).collect()
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
fn newcomers_join_the_list_while_somebody_on_it_fits_or_was_passed_over_too_often() {
    for owed in [Room { smallest_waiting: Some(2), ..room(10, 8, 0, 1) }, Room { kept: true, ..room(10, 8, 0, 1) }] {
        assert_eq!(owed.offer(1), Offer::WaitingList);
        assert_eq!(owed.confirm(1, false), Outcome::WaitingList);
    }
}

#[test]
fn a_group_can_have_more_seats_as_long_as_nobody_is_waiting() {
    assert_eq!(room(10, 4, 2, 0).more(), Some(4));
    assert_eq!(room(10, 10, 0, 0).more(), Some(0));
    assert_eq!(room(10, 8, 0, 1).more(), Some(0));
    assert_eq!(Room::default().more(), None, "there is no limit");
}

#[test]
fn a_newcomer_who_fits_where_nobody_on_the_list_does_gets_seats_but_no_hold() {
    assert_eq!(room(10, 8, 0, 1).offer(1), Offer::FirstToConfirm);
    assert_eq!(room(10, 8, 0, 1).confirm(1, false), Outcome::Seats);
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
    let room = Room { capacity: None, confirmed: u32::MAX, held: u32::MAX, ..room(0, 0, 0, 1) };
    assert_eq!((room.left(), room.offer(4), room.confirm(4, false)), (None, Offer::Held, Outcome::Seats));
    let mut waiting = line(&[(Uuid::nil(), u32::MAX), (Uuid::max(), u32::MAX)]);
    assert_eq!((room.promote(&mut waiting), waiting), (vec![Uuid::nil(), Uuid::max()], vec![]));
}

#[test]
fn freed_seats_go_to_the_first_group_that_fits_again_and_again() {
    let [a, b, c, d] = [1, 2, 3, 4].map(Uuid::from_u128);
    let promote = |room: Room| room.promote(&mut line(&[(a, 4), (b, 2), (c, 2), (d, 1)]));
    assert_eq!(promote(room(10, 7, 0, 4)), [b, d]);
    assert_eq!(promote(room(10, 6, 0, 4)), [a]);
    assert_eq!(promote(room(10, 6, 3, 4)), [d]);
    assert!(promote(room(10, 10, 0, 4)).is_empty());
}

#[test]
fn a_group_that_was_passed_over_three_times_gets_the_next_free_seats() {
    let [big, b, c, d, e] = [1, 2, 3, 4, 5].map(Uuid::from_u128);
    let mut waiting = line(&[(big, 4), (b, 1), (c, 1), (d, 1), (e, 1)]);
    assert_eq!(room(10, 8, 0, 5).promote(&mut waiting), [b, c]);
    assert_eq!(waiting[0], WaitingGroup { id: big, seats: 4, passed_over: 2 });
    assert_eq!(room(10, 7, 0, 3).promote(&mut waiting), [d], "the third one past it is the last");
    assert!(room(10, 7, 0, 2).promote(&mut waiting).is_empty());
    assert_eq!(waiting.iter().map(|group| group.id).collect::<Vec<_>>(), [big, e], "all others still wait, in order");
    assert_eq!(room(10, 5, 0, 2).promote(&mut waiting), [big, e]);
}

#[test]
fn a_group_that_is_larger_than_the_event_keeps_nobody_out() {
    let [big, small] = [1, 2].map(Uuid::from_u128);
    let mut waiting = vec![
        WaitingGroup { id: big, seats: 4, passed_over: MOST_PASSES },
        WaitingGroup { id: small, seats: 1, passed_over: 0 },
    ];
    assert_eq!(room(3, 1, 0, 2).promote(&mut waiting), [small]);
}

/// One thing that happens to an event.
#[derive(Clone, Copy, Debug)]
enum Step {
    SignUp(u32),
    /// The hold of one of the pending groups ends.
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

impl Room {
    fn keeping(self, waiting: &[WaitingGroup]) -> Self {
        Self { kept: waiting.iter().any(|group| self.keeps_seats_for(group)), ..self }
    }
}

/// An event as the database would store it: groups by state.
#[derive(Default)]
struct House {
    capacity: u32,
    pending: Vec<(Uuid, u32, bool)>,
    seated: Vec<(Uuid, u32)>,
    waiting: Vec<WaitingGroup>,
}

impl House {
    fn room(&self) -> Room {
        Room {
            capacity: Some(self.capacity),
            confirmed: self.seated.iter().map(|(_, seats)| seats).sum(),
            held: self.pending.iter().filter(|(_, _, held)| *held).map(|(_, seats, _)| seats).sum(),
            waiting: u32::try_from(self.waiting.len()).unwrap(),
            smallest_waiting: self.waiting.iter().map(|group| group.seats).min(),
            kept: false,
        }
        .keeping(&self.waiting)
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
                    Outcome::Seats => {
                        if !held {
                            self.waiting.iter_mut().for_each(|group| group.passed_over += 1);
                        }
                        self.seated.push((id, seats));
                    }
                    Outcome::WaitingList => self.waiting.push(WaitingGroup { id, seats, passed_over: 0 }),
                }
            }
            Step::Cancel(at) if !self.seated.is_empty() => {
                self.seated.remove(at % self.seated.len());
            }
            Step::Capacity(capacity) => self.capacity = self.capacity.max(capacity),
            Step::HoldEnds(_) | Step::Confirm(_) | Step::Cancel(_) => {}
        }
        let before = self.waiting.clone();
        for id in self.room().promote(&mut self.waiting) {
            let group = before.iter().find(|group| group.id == id).unwrap();
            self.seated.push((id, group.seats));
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
            let (before, seats_before) = (house.waiting.clone(), house.room());
            house.take(id, step);
            let room = house.room();
            prop_assert!(room.confirmed + room.held <= house.capacity, "{room:?}");
            let waiting = house.waiting.iter().map(|group| (group.id, group.seats));
            for (id, seats) in house.seated.iter().copied().chain(waiting) {
                prop_assert_eq!(size[&id], seats);
            }
            let left = room.left().unwrap();
            let due = house.waiting.iter().position(|group| room.keeps_seats_for(group)).map_or(house.waiting.len(), |at| at + 1);
            prop_assert!(house.waiting[..due].iter().all(|group| group.seats > left), "a group waits beside free seats");
            // A group larger than the capacity may be passed over until that grows.
            let kept = |group: &WaitingGroup| before.iter().find(|is| is.id == group.id && seats_before.keeps_seats_for(is));
            let starves = |group: &WaitingGroup| kept(group).is_some_and(|was| group.passed_over > was.passed_over);
            prop_assert!(!house.waiting.iter().any(starves), "a group starves");
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
