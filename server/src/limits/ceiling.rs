//! How many mails an hour go to addresses that nobody has confirmed, over all networks: what is beyond that is not
//! dropped but waits for its turn. So a flood from anywhere makes sign-ups slow, and nobody a sender of spam.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;

use super::Limits;
use crate::clock::Clock;

/// For how long the hour's mails may go at once.
const AT_ONCE: TimeDelta = TimeDelta::hours(1);

/// The turns of one process.
#[derive(Debug)]
pub(super) struct Ceiling {
    each: TimeDelta,
    clock: Arc<Clock>,
    turns: Mutex<Turns>,
}

#[derive(Debug)]
struct Turns {
    /// When all the mails that have a turn would have gone, one by one: by how long the machine has run, as a clock that
    /// is set and set back would have mails wait for as long as it was ahead.
    until: TimeDelta,
    /// Whether mails wait, and the operator has been told.
    told: bool,
}

impl Ceiling {
    /// So many an hour: all of them at once at most, then one by one.
    pub(super) fn new(an_hour: u32, clock: &Arc<Clock>) -> Self {
        let turns = Turns { until: clock.since_boot(), told: false };
        Self {
            each: AT_ONCE / i32::try_from(an_hour.max(1)).unwrap_or(i32::MAX),
            clock: clock.clone(),
            turns: Mutex::new(turns),
        }
    }

    /// Gives one more mail its turn: how long it waits, and whether it is the first that does.
    fn turn(&self) -> (TimeDelta, bool) {
        let now = self.clock.since_boot();
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.until = turns.until.max(now) + self.each;
        let wait = beyond(turns.until, now);
        let first = !wait.is_zero() && !turns.told;
        // Told once for each time that the ceiling is reached from below, not for each mail at its edge.
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
    /// How long a mail to an address that nobody has confirmed waits for its turn. Counts it.
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

    /// How long such a mail would wait now; `None` where it would go at once.
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
