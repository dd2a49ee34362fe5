//! Wrong passwords and codes, counted by account until they are written to the audit. In memory: a failed login writes
//! nothing, so that it takes no longer for an address that has an account. An account gets at most one entry an hour,
//! so that nobody can flood the audit by guessing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::clock::Clock;

/// The time between two entries of the same type about the same account.
const EACH: TimeDelta = TimeDelta::hours(1);

/// What was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Failed {
    /// A password.
    Password,
    /// A second factor's code, or a recovery code.
    Code,
}

/// The failures of one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The account.
    pub account: Uuid,
    /// What was wrong.
    pub what: Failed,
    /// How often.
    pub count: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    count: u64,
    taken_at: Option<DateTime<Utc>>,
}

/// The failures of one process. Only existing accounts are counted, so there are no more entries than that.
#[derive(Debug)]
pub struct Failures {
    clock: Arc<Clock>,
    counted: Mutex<HashMap<(Uuid, Failed), Counted>>,
}

impl Failures {
    /// Failures counted by this clock.
    #[must_use]
    pub fn new(clock: Arc<Clock>) -> Self {
        Self { clock, counted: Mutex::default() }
    }

    /// Adds `count` failures.
    pub fn add(&self, account: Uuid, what: Failed, count: u64) {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        counted.entry((account, what)).or_default().count += count;
    }

    /// Takes what is due, or everything with `all`.
    pub fn take(&self, all: bool) -> Vec<Tally> {
        let now = self.clock.now();
        let rests = |counted: &Counted| counted.taken_at.is_some_and(|at| now - at < EACH);
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        counted.retain(|_, counted| counted.count > 0 || rests(counted));
        let due = counted.iter_mut().filter(|(_, counted)| counted.count > 0 && (all || !rests(counted)));
        let taken = due.map(|((account, what), counted)| {
            let count = std::mem::take(&mut counted.count);
            counted.taken_at = Some(now);
            Tally { account: *account, what: *what, count }
        });
        taken.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_one_tally_an_hour_and_nothing_is_lost() {
        let clock = Arc::new(Clock::test("2027-05-20T17:40:00Z".parse().unwrap()));
        let failures = Failures::new(clock.clone());
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let counts = |all| {
            let mut taken = failures.take(all);
            taken.sort_by_key(|tally| (tally.account, tally.what));
            taken.iter().map(|tally| (tally.account, tally.what, tally.count)).collect::<Vec<_>>()
        };
        (0..3).for_each(|_| failures.add(one, Failed::Password, 1));
        failures.add(one, Failed::Code, 1);
        assert_eq!(counts(false), [(one, Failed::Password, 3), (one, Failed::Code, 1)]);
        for _ in 0..59 {
            failures.add(one, Failed::Password, 1);
            clock.advance(TimeDelta::minutes(1));
            assert_eq!(counts(false), []);
        }
        failures.add(other, Failed::Password, 1);
        assert_eq!(counts(false), [(other, Failed::Password, 1)], "others do not wait");
        clock.advance(TimeDelta::minutes(1));
        assert_eq!(counts(false), [(one, Failed::Password, 59)]);
        failures.add(one, Failed::Password, 1);
        assert_eq!(counts(true), [(one, Failed::Password, 1)]);
        clock.advance(EACH);
        assert_eq!(counts(false), []);
        assert!(failures.counted.lock().unwrap().is_empty(), "what rests no more is forgotten");
    }
}
