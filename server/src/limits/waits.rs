//! Who guesses waits: after a few tries that failed, each one more doubles the wait before the next. Kept in memory alone,
//! by keyed hash, whether or not there is such an account.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::clock::Clock;

/// How many tries cost nothing.
const FREE: u32 = 5;
/// The first wait; each one more is twice as long.
const FIRST: TimeDelta = TimeDelta::seconds(15);
/// The longest wait: long enough to make guessing hopeless, short enough not to keep the right person out.
const LONGEST: TimeDelta = TimeDelta::minutes(15);
/// After how long without a try it is forgotten.
const FORGOTTEN: TimeDelta = TimeDelta::days(1);
/// How many keys are remembered at most.
const MOST: usize = 100_000;

#[derive(Clone, Copy, Debug)]
struct Tries {
    count: u32,
    last: DateTime<Utc>,
}

impl Tries {
    fn next(self) -> DateTime<Utc> {
        let doublings = self.count.saturating_sub(FREE);
        let wait = if self.count < FREE { TimeDelta::zero() } else { (FIRST * (1 << doublings.min(16))).min(LONGEST) };
        self.last + wait
    }
}

/// The tries of one process.
#[derive(Debug)]
pub(super) struct Waits {
    clock: Arc<Clock>,
    tries: Mutex<HashMap<u64, Tries>>,
}

impl Waits {
    pub(super) fn new(clock: &Arc<Clock>) -> Self {
        Self { clock: clock.clone(), tries: Mutex::default() }
    }

    /// Counts a try before it is made, so that many at once gain nothing; or says how long to wait.
    pub(super) fn attempt(&self, key: u64) -> Result<(), Duration> {
        let now = self.clock.now();
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= MOST {
            tries.retain(|_, before| now - before.last < FORGOTTEN && before.count >= FREE);
        }
        if tries.len() >= MOST {
            tries.clear();
        }
        let before = tries.get(&key).copied().filter(|before| now - before.last < FORGOTTEN);
        if let Some(wait) = before.and_then(|before| (before.next() - now).to_std().ok()).filter(|wait| !wait.is_zero())
        {
            return Err(wait);
        }
        tries.insert(key, Tries { count: before.map_or(1, |before| before.count + 1), last: now });
        Ok(())
    }

    /// Forgets the tries of whoever got in.
    pub(super) fn forget(&self, key: u64) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits() -> (Waits, Arc<Clock>) {
        let clock = Arc::new(Clock::test("2027-05-20T17:40:00Z".parse().unwrap()));
        (Waits::new(&clock), clock)
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
            assert_eq!(waits.attempt(1), Ok(()));
        }
        assert_eq!(waits.attempt(2), Ok(()), "others do not wait");
    }

    #[test]
    fn whoever_gets_in_starts_afresh_and_so_does_the_next_day() {
        let (waits, clock) = waits();
        assert!((0..FREE).all(|_| waits.attempt(1).is_ok()) && waits.attempt(1).is_err());
        waits.forget(1);
        assert!((0..FREE).all(|_| waits.attempt(1).is_ok()) && waits.attempt(1).is_err());
        clock.advance(FORGOTTEN);
        assert!((0..FREE).all(|_| waits.attempt(1).is_ok()) && waits.attempt(1).is_err());
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (waits, _) = waits();
        assert!((0..FREE).all(|_| waits.attempt(u64::MAX).is_ok()));
        for key in 0..=MOST as u64 {
            assert!(waits.attempt(key).is_ok());
        }
        assert!(waits.tries.lock().unwrap().len() <= MOST);
        assert!(waits.attempt(u64::MAX).is_err(), "who guesses is remembered before who does not");
    }
}
