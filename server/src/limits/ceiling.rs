//! How many mails an hour go to addresses that nobody has confirmed, over all networks: those beyond aren't dropped but
//! wait. So a flood from anywhere makes sign-ups slow, but can't make the site send spam.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;

use super::Limits;
use crate::clock::Clock;

/// The period whose mails may all be sent at once.
const AT_ONCE: TimeDelta = TimeDelta::hours(1);

/// The ceiling of one process.
#[derive(Debug)]
pub(super) struct Ceiling {
    each: TimeDelta,
    clock: Arc<Clock>,
    turns: Mutex<Turns>,
}

#[derive(Debug)]
struct Turns {
    /// When all the mails so far would have been sent, one by one: in time since boot, as a clock that was set forward
    /// and back would make mails wait for as long as it was ahead.
    until: TimeDelta,
    /// Whether mails wait, and the operator was told.
    told: bool,
}

impl Ceiling {
    /// `an_hour` mails an hour: all of them at once at most, then one by one.
    pub(super) fn new(an_hour: u32, clock: &Arc<Clock>) -> Self {
        let turns = Turns { until: clock.since_boot(), told: false };
        Self {
            each: AT_ONCE / i32::try_from(an_hour.max(1)).unwrap_or(i32::MAX),
            clock: clock.clone(),
            turns: Mutex::new(turns),
        }
    }

    /// Counts one more mail: returns how long it waits, and whether it's the first that does.
    fn turn(&self) -> (TimeDelta, bool) {
        let now = self.clock.since_boot();
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.until = turns.until.max(now) + self.each;
        let wait = beyond(turns.until, now);
        let first = !wait.is_zero() && !turns.told;
        // Told once each time the ceiling is reached from below, not for each mail at its edge.
        turns.told = if turns.until - now <= AT_ONCE / 2 { false } else { turns.told || first };
        (wait, first)
    }

    /// How long one more mail would wait.
    fn wait(&self) -> TimeDelta {
        let now = self.clock.since_boot();
        let turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        beyond(turns.until.max(now) + self.each, now)
    }
}

fn beyond(until: TimeDelta, now: TimeDelta) -> TimeDelta {
    (until - now - AT_ONCE).max(TimeDelta::zero())
}

impl Limits {
    /// How long a mail to an address that nobody has confirmed has to wait. Counts it.
    #[must_use]
    pub fn stranger(&self) -> TimeDelta {
        if !self.on {
            return TimeDelta::zero();
        }
        let (wait, first) = self.strangers.turn();
        if first {
            tracing::error!(
                "more mails to unconfirmed addresses than ONPURPOSE_UNCONFIRMED_MAILS allows in an hour: the rest of \
                 them wait for their turn, other mail does not"
            );
        }
        wait
    }

    /// How long such a mail would wait now; `None` if it would be sent at once.
    #[must_use]
    pub fn strangers_wait(&self) -> Option<Duration> {
        if self.on { self.strangers.wait().to_std().ok().filter(|wait| !wait.is_zero()) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ceiling(an_hour: u32) -> (Ceiling, Arc<Clock>) {
        let clock = Arc::new(Clock::test("2027-05-20T17:40:00Z".parse().unwrap()));
        (Ceiling::new(an_hour, &clock), clock)
    }

    #[test]
    fn beyond_an_hours_mails_each_one_more_waits_for_a_turn_of_its_own() {
        let (ceiling, clock) = ceiling(60);
        assert!((0..60).all(|_| ceiling.turn() == (TimeDelta::zero(), false)));
        assert_eq!(ceiling.wait(), TimeDelta::minutes(1), "asking takes no turn");
        let waits: Vec<_> = (0..3).map(|_| ceiling.turn().0).collect();
        assert_eq!(waits, [1, 2, 3].map(TimeDelta::minutes));
        clock.advance(TimeDelta::minutes(3));
        assert_eq!(ceiling.turn().0, TimeDelta::minutes(1));
        clock.advance(TimeDelta::hours(2));
        assert!((0..60).all(|_| ceiling.turn().0.is_zero()) && ceiling.turn().0 == TimeDelta::minutes(1));
    }

    #[test]
    fn the_alarm_is_rung_once_for_each_time_that_the_ceiling_is_reached() {
        let (ceiling, clock) = ceiling(10);
        let rings = |n: u32| (0..n).filter(|_| ceiling.turn().1).count();
        assert_eq!((rings(10), rings(1), rings(50)), (0, 1, 0));
        clock.advance(TimeDelta::minutes(60 + 50 * 6));
        assert_eq!(rings(100), 1, "after it has sunk by more than half");
        clock.advance(TimeDelta::minutes(90 * 6));
        let at_the_edge = (0..20).filter(|_| {
            clock.advance(TimeDelta::minutes(6));
            let (wait, rings) = ceiling.turn();
            assert!(!wait.is_zero());
            rings
        });
        assert_eq!(at_the_edge.count(), 0);
    }
}
