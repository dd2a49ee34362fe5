//! Entries of the audit that belong together. Whoever works at the door opens its list at every mark; a line for each
//! would hide all the others.

use chrono::{DateTime, TimeDelta, Utc};

use super::audit::Act;

/// How long nobody has to have looked for a visit to be over.
pub const PAUSE: TimeDelta = TimeDelta::minutes(30);

/// A page that people look at again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visited {
    /// The door of an event.
    Door,
    /// The list of an event, with its search and its people.
    List,
    /// The audit.
    Audit,
}

impl Visited {
    /// The page that an act looks at; `None` for acts that change something, which are never put together.
    #[must_use]
    pub const fn by(act: Act) -> Option<Self> {
        match act {
            Act::DoorOpened => Some(Self::Door),
            Act::ListOpened | Act::Searched | Act::RecordOpened => Some(Self::List),
            Act::AuditRead => Some(Self::Audit),
            _ => None,
        }
    }
}

/// Puts entries together that have the same key and no pause between them. Entries without a key stay on their own.
/// Takes and returns the newest first; others' entries may lie between those of a visit.
pub fn visits<E, K: PartialEq>(
    entries: impl IntoIterator<Item = E>,
    at: impl Fn(&E) -> DateTime<Utc>,
    key: impl Fn(&E) -> Option<K>,
) -> Vec<Vec<E>> {
    let mut visits: Vec<(Option<K>, Vec<E>)> = Vec::new();
    for entry in entries {
        let key = key(&entry);
        let begun = visits.iter_mut().rev().find(|(of, _)| of.is_some() && *of == key);
        let goes_on =
            |(_, visit): &&mut (Option<K>, Vec<E>)| visit.last().is_some_and(|last| at(last) - at(&entry) <= PAUSE);
        match begun.filter(goes_on) {
            Some((_, visit)) => visit.push(entry),
            None => visits.push((key, vec![entry])),
        }
    }
    visits.into_iter().map(|(_, visit)| visit).collect()
}

/// How many of these times, newest first, go on a page of at most `most`, so that it ends at a pause and cuts no visit.
/// A page without a pause in its second half is filled.
#[must_use]
pub fn page_end(times: &[DateTime<Utc>], most: usize) -> usize {
    if times.len() <= most {
        return times.len();
    }
    let is_pause = |at: &usize| times[at - 1] - times[*at] > PAUSE;
    (most.div_ceil(2).max(1)..=most).rev().find(is_pause).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Seen = (&'static str, Act, i64);

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn grouped(entries: &[Seen]) -> Vec<Vec<Seen>> {
        visits(entries.iter().copied(), |(.., minute)| at(*minute), |(who, act, _)| Some((*who, Visited::by(*act)?)))
    }

    #[test]
    fn an_evening_at_the_door_is_one_visit() {
        let evening: Vec<Seen> = (0..13).rev().map(|mark| ("olu", Act::DoorOpened, 3 * mark)).collect();
        assert_eq!(grouped(&evening), [evening]);
    }

    #[test]
    fn two_at_the_door_at_once_have_a_visit_each() {
        let mixed: Vec<Seen> = (0..6).rev().map(|n| (["olu", "bea"][n as usize % 2], Act::DoorOpened, n)).collect();
        let whose: Vec<_> = grouped(&mixed).into_iter().map(|visit| (visit[0].0, visit.len())).collect();
        assert_eq!(whose, [("bea", 3), ("olu", 3)]);
    }

    #[test]
    fn a_pause_of_more_than_half_an_hour_ends_a_visit() {
        let again = [("olu", Act::DoorOpened, 61), ("olu", Act::DoorOpened, 31), ("olu", Act::DoorOpened, 0)];
        assert_eq!(grouped(&again), [&again[..2], &again[2..]]);
        let apart = [("olu", Act::DoorOpened, 60), ("olu", Act::DoorOpened, 30), ("olu", Act::DoorOpened, 0)];
        assert_eq!(grouped(&apart), [apart]);
    }

    #[test]
    fn searching_and_opening_people_belong_to_the_visit_of_their_list_and_the_door_does_not() {
        let looked = [
            ("olu", Act::RecordOpened, 4),
            ("olu", Act::DoorOpened, 3),
            ("olu", Act::Searched, 2),
            ("olu", Act::ListOpened, 1),
        ];
        let sizes: Vec<_> = grouped(&looked).iter().map(Vec::len).collect();
        assert_eq!(sizes, [3, 1]);
    }

    #[test]
    fn what_was_changed_has_a_line_of_its_own() {
        for act in Act::ALL.iter().copied().filter(|act| Visited::by(*act).is_none()) {
            assert_eq!(grouped(&[("olu", act, 1), ("olu", act, 0)]).len(), 2, "{act:?}");
        }
    }

    #[test]
    fn nothing_is_lost_and_nothing_comes_twice() {
        let all: Vec<Seen> = (0..200)
            .map(|n| (["olu", "bea", "ida"][n % 3], Act::ALL[n % Act::ALL.len()], 1000 - 7 * n as i64))
            .collect();
        let mut again: Vec<Seen> = grouped(&all).into_iter().flatten().collect();
        again.sort_by_key(|(.., minute)| -minute);
        assert_eq!(again, all);
    }

    #[test]
    fn a_page_ends_at_a_pause() {
        let times = |minutes: &[i64]| minutes.iter().map(|minute| at(*minute)).collect::<Vec<_>>();
        assert_eq!(page_end(&times(&[100, 99, 98, 40, 39]), 4), 3, "after the pause another visit begins");
        assert_eq!(page_end(&times(&[100, 99, 98, 97, 40]), 4), 4);
        assert_eq!(page_end(&times(&[100, 99, 98, 97, 96]), 4), 4, "an evening without a pause is cut");
        assert_eq!(page_end(&times(&[100, 40, 39, 38, 37]), 4), 4, "no page is nearly empty");
        assert_eq!(page_end(&times(&[100, 40]), 4), 2);
        assert_eq!(page_end(&[], 4), 0);
    }
}
