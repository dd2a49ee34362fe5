//! How fast mails to many people go to one receiving domain. Those beyond its rate aren't dropped but wait for a turn of
//! their own, and meanwhile hold up no other domain's.

use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use governor::Quota;
use governor::clock::Clock as _;

use super::mailbox::mailbox;
use super::table::Table;
use super::{Limit, Limits, SiteClock};
use crate::clock::Clock;

/// How long after its turn a mail may come, because delivery had something else to do.
const LATE: Duration = Duration::from_secs(10);

/// The rate of every domain.
#[derive(Debug)]
pub(super) struct Domains {
    /// The time from one turn to the next.
    each: Duration,
    clock: SiteClock,
    limit: Limit,
    turns: Mutex<Table<Turns>>,
}

/// The turns of a domain that mails wait for.
#[derive(Clone, Copy, Debug)]
struct Turns {
    /// The last one that was given away.
    last: Duration,
    /// When one was last used.
    used: Duration,
}

impl Domains {
    pub(super) fn new(rate: f64, clock: &Arc<Clock>) -> Self {
        let each = Duration::from_secs_f64(rate.recip());
        // Delivery looks each second for what is due: it must find the turns of a second.
        let at_once = NonZeroU32::new(rate.ceil() as u32).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(each).unwrap_or(Quota::per_second(at_once)).allow_burst(at_once);
        Self { each, clock: SiteClock::new(clock), limit: Limit::new(quota, clock), turns: Mutex::default() }
    }

    /// Takes a turn of this domain.
    ///
    /// # Errors
    /// When there's none now: how long to wait for one. Each who asks is told another, so that they don't all ask again at
    /// the same moment.
    fn take(&self, key: u64) -> Result<(), Duration> {
        let now = self.clock.now();
        let taken = self.limit.take(key);
        let mut table = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = table.get(key).copied().filter(|turns| now <= turns.used + self.each * 2 + LATE);
        let turns = match (taken, kept) {
            (Ok(()), None) => return Ok(()),
            (Ok(()), Some(turns)) => Turns { used: now, ..turns },
            // Turns that nobody has come for are given away again: what waited for them is no longer to be sent.
            (Err(wait), None) => Turns { last: now + wait, used: now },
            (Err(wait), Some(turns)) => Turns { last: (turns.last + self.each).max(now + wait), ..turns },
        };
        table.keep(key, turns, turns.last + self.each * 2 + LATE, now);
        taken.map_err(|_| turns.last - now)
    }
}

impl Limits {
    /// Takes a turn of the domain that this folded address belongs to, for a mail that many get. Domains of one provider
    /// share theirs. Not a matter of [`Limits::new`]'s `on`: it's for receivers, not against abuse.
    ///
    /// # Errors
    /// When the domain has had as many mails as it may: how long this one has to wait.
    pub fn domain(&self, folded: &str) -> Result<(), TimeDelta> {
        let Some(domains) = &self.domains else { return Ok(()) };
        let taken = domains.take(self.key(mailbox(folded).1));
        taken.map_err(|wait| TimeDelta::from_std(wait).unwrap_or(TimeDelta::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(rate: f64) -> (Limits, Arc<Clock>) {
        let clock = Arc::new(Clock::test("2027-05-20T17:40:00Z".parse().unwrap()));
        (Limits::new(false, clock.clone()).by_domain(Some(rate), &clock), clock)
    }

    #[test]
    fn each_who_waits_is_told_a_turn_of_its_own_and_gets_it() {
        let (limits, clock) = limits(0.1);
        assert_eq!(limits.domain("a@big.example"), Ok(()));
        let waits: Vec<_> = (0..3).map(|_| limits.domain("b@big.example").unwrap_err().num_seconds()).collect();
        assert_eq!(waits, [10, 20, 30]);
        assert_eq!((limits.domain("a@small.example"), limits.domain("b@small.example").is_err()), (Ok(()), true));
        for _ in 0..3 {
            clock.advance(TimeDelta::seconds(10));
            assert_eq!(limits.domain("b@big.example"), Ok(()));
        }
        assert_eq!(limits.domain("b@big.example").unwrap_err().num_seconds(), 10);
    }

    #[test]
    fn after_a_pause_there_is_no_burst() {
        let (limits, clock) = limits(5.0);
        let passed = || (0..1_000).filter(|_| limits.domain("a@big.example").is_ok()).count();
        assert_eq!(passed(), 5);
        clock.advance(TimeDelta::hours(1));
        assert_eq!(passed(), 5);
        clock.advance(TimeDelta::seconds(1));
        assert_eq!(passed(), 5);
    }

    #[test]
    fn turns_that_nobody_comes_for_are_forgotten() {
        let (limits, clock) = limits(1.0);
        let wait = || (0..100).filter_map(|_| limits.domain("a@big.example").err()).last().unwrap();
        assert_eq!(wait().num_seconds(), 99);
        clock.advance(TimeDelta::seconds(20));
        assert_eq!(wait().num_seconds(), 99);
    }

    #[test]
    fn the_domains_of_one_provider_are_one_and_without_a_rate_nobody_waits() {
        let (limits, clock) = limits(1.0);
        assert!(limits.domain("ada@gmail.com").is_ok() && limits.domain("ben@googlemail.com").is_err());
        let none = Limits::new(true, clock);
        assert!((0..100).all(|_| none.domain("ada@gmail.com").is_ok()));
    }

    #[test]
    fn many_domains_are_not_all_remembered() {
        let (limits, _) = limits(0.01);
        for number in 0..=super::super::table::MAX_ENTRIES {
            let reader = format!("a@d{number}.example");
            assert!(limits.domain(&reader).is_ok());
            assert!(limits.domain(&reader).is_err());
        }
        let turns = limits.domains.as_ref().unwrap().turns.lock().unwrap().len();
        assert_eq!(turns, super::super::table::MAX_ENTRIES);
    }
}
