//! Waits between guesses: after a few failed attempts, each further one doubles the wait before the next. Only in
//! memory, by keyed hash, whether or not the account exists.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::Clock as _;

use super::SiteClock;
use super::table::Table;
use crate::clock::Clock;

/// The first wait; each next one is twice as long.
const FIRST_WAIT: Duration = Duration::from_secs(15);
/// The longest wait: long enough to make guessing hopeless, short enough not to keep the right person out.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// How long after the last attempt they are forgotten.
const FORGOTTEN: Duration = Duration::from_secs(24 * 60 * 60);

#[derive(Clone, Copy, Debug)]
struct Tries {
    count: u32,
    last: Duration,
}

/// The attempts of one process.
#[derive(Debug)]
pub(super) struct Waits {
    /// How many attempts are free.
    free: u32,
    clock: SiteClock,
    tries: Mutex<Table<Tries>>,
}

impl Waits {
    pub(super) fn new(free: u32, clock: &Arc<Clock>) -> Self {
        Self { free, clock: SiteClock::new(clock), tries: Mutex::default() }
    }

    /// Counts an attempt before it's made, so that parallel ones gain nothing; or returns how long to wait.
    pub(super) fn attempt(&self, key: u64) -> Result<(), Duration> {
        let now = self.clock.now();
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let before = tries.get(key).copied().filter(|before| before.last + FORGOTTEN > now);
        self.wait(before, now)?;
        let made = Tries { count: before.map_or(1, |before| before.count + 1), last: now };
        self.keep(&mut tries, key, made, now);
        Ok(())
    }

    /// Returns how long to wait, if at all, and counts nothing.
    pub(super) fn ask(&self, key: u64) -> Result<(), Duration> {
        let tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        self.wait(tries.get(key).copied(), self.clock.now())
    }

    /// Forgets the attempts of a person who got in.
    pub(super) fn forget(&self, key: u64) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }

    /// Uncounts one attempt: it was the right person's.
    pub(super) fn give_back(&self, key: u64) {
        let now = self.clock.now();
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(before) = tries.get(key).copied() {
            self.keep(&mut tries, key, Tries { count: before.count.saturating_sub(1), ..before }, now);
        }
    }

    fn keep(&self, tries: &mut Table<Tries>, key: u64, made: Tries, now: Duration) {
        tries.keep(key, made, self.next(made) + FORGOTTEN, now);
    }

    fn wait(&self, before: Option<Tries>, now: Duration) -> Result<(), Duration> {
        match before.map(|before| self.next(before).saturating_sub(now)) {
            Some(wait) if !wait.is_zero() => Err(wait),
            _ => Ok(()),
        }
    }

    /// When the next attempt is allowed.
    fn next(&self, tries: Tries) -> Duration {
        let wait = match tries.count.checked_sub(self.free) {
            Some(more) => (FIRST_WAIT * (1 << more.min(16))).min(LONGEST),
            None => Duration::ZERO,
        };
        tries.last + wait
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::super::table::MAX_ENTRIES;
    use super::*;

    const FREE: u32 = 5;

    fn waits() -> (Waits, Arc<Clock>) {
        let clock = Arc::new(Clock::test("2027-05-20T17:40:00Z".parse().unwrap()));
        (Waits::new(FREE, &clock), clock)
    }

    #[test]
    fn the_wait_doubles_up_to_a_quarter_of_an_hour() {
        let (waits, clock) = waits();
        assert!((0..FREE).all(|_| waits.attempt(1).is_ok()));
        for seconds in [15, 30, 60, 120, 240, 480, 900, 900] {
            assert_eq!(waits.attempt(1), Err(Duration::from_secs(seconds)));
            clock.advance(TimeDelta::seconds(i64::try_from(seconds).unwrap() - 1));
            assert_eq!(waits.attempt(1), Err(Duration::from_secs(1)), "asking too early costs nothing more");
            clock.advance(TimeDelta::seconds(1));
            assert_eq!((waits.ask(1), waits.attempt(1)), (Ok(()), Ok(())));
        }
        assert_eq!(waits.attempt(2), Ok(()), "others do not wait");
    }

    #[test]
    fn whoever_gets_in_starts_afresh_and_so_does_the_next_day() {
        let (waits, clock) = waits();
        assert!((0..FREE).all(|_| waits.attempt(1).is_ok()) && waits.attempt(1).is_err());
        waits.forget(1);
        assert!((0..FREE).all(|_| waits.attempt(1).is_ok()) && waits.attempt(1).is_err());
        clock.advance(TimeDelta::days(1));
        assert!((0..FREE).all(|_| waits.attempt(1).is_ok()) && waits.attempt(1).is_err());
    }

    #[test]
    fn a_try_that_is_taken_back_was_none() {
        let (waits, _) = waits();
        for _ in 0..50 {
            assert!(waits.attempt(1).is_ok());
            waits.give_back(1);
        }
        assert!((0..FREE).all(|_| waits.attempt(1).is_ok()) && waits.attempt(1).is_err());
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (waits, _) = waits();
        for key in 0..=MAX_ENTRIES as u64 {
            assert!(waits.attempt(key).is_ok());
        }
        assert_eq!(waits.tries.lock().unwrap().len(), MAX_ENTRIES);
    }

    #[test]
    fn half_a_million_made_up_addresses_free_nobody_who_guesses() {
        let (waits, clock) = waits();
        let guesser = u64::MAX;
        assert!((0..FREE).all(|_| waits.attempt(guesser).is_ok()) && waits.attempt(guesser).is_err());
        clock.advance(TimeDelta::seconds(15));
        assert_eq!(waits.attempt(guesser), Ok(()));
        for key in 0..104_000 {
            assert!((0..FREE).all(|_| waits.attempt(key).is_ok()));
        }
        assert_eq!(waits.attempt(guesser), Err(Duration::from_secs(30)));
    }
}
