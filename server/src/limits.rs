//! How often: mails to one address, sign-ups from one network. In memory alone and forgotten at a restart; addresses
//! and networks are kept as hashes under keys of this process.
//!
//! A limit fills up again bit by bit (GCRA): "3 a day" is three at once, then one more for every eight hours.

mod waits;

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hash};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use governor::clock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use ipnet::IpNet;
use uuid::Uuid;

use self::waits::Waits;
use crate::clock::Clock;

const HOUR: Duration = Duration::from_secs(60 * 60);

/// How many checks pass between two clearings of what no longer limits anything.
const CLEARING: u32 = 4096;
/// How many keys a limit remembers at most; beyond that it starts afresh.
const MOST: usize = 100_000;

/// The limits of one process.
#[derive(Debug)]
pub struct Limits {
    on: bool,
    hasher: RandomState,
    purpose_soon: Limit,
    purpose_day: Limit,
    address_day: Limit,
    network: Limit,
    logins: Limit,
    guesses: Waits,
}

/// What can be guessed.
#[derive(Clone, Copy, Debug, Hash)]
pub enum Guess<'g> {
    /// The password of this folded address.
    Password(&'g str),
    /// The code of this account.
    Code(Uuid),
}

impl Limits {
    /// Limits by this clock; `on = false` lets everything through.
    #[must_use]
    pub fn new(on: bool, clock: Arc<Clock>) -> Self {
        let limit = |most, each| Limit::new(most, each, &clock);
        Self {
            on,
            hasher: RandomState::new(),
            purpose_soon: limit(1, HOUR / 6),
            purpose_day: limit(3, HOUR * 8),
            address_day: limit(12, HOUR * 2),
            network: limit(100, HOUR / 100),
            logins: limit(100, HOUR / 100),
            guesses: Waits::new(&clock),
        }
    }

    /// Whether one more mail may go to this folded address for this purpose: one in 10 minutes and 3 a day for a
    /// purpose, 12 a day in all. Counts it if so. The narrowest limit is asked first, so that whoever presses a button
    /// again and again uses up none of the others.
    #[must_use]
    pub fn mail(&self, purpose: Uuid, folded: &str) -> bool {
        if !self.on {
            return true;
        }
        let mailbox = mailbox(folded);
        let (narrow, wide) = (self.key((purpose, mailbox)), self.key(mailbox));
        self.purpose_soon.take(narrow).is_ok()
            && self.purpose_day.take(narrow).is_ok()
            && self.address_day.take(wide).is_ok()
    }

    /// Counts one more sign-up from this network (IPv4 /24, IPv6 /48): 100 an hour.
    ///
    /// # Errors
    /// When it is too many: how long to wait.
    pub fn sign_up(&self, from: IpAddr) -> Result<(), Duration> {
        if self.on { self.network.take(self.key(network(from))) } else { Ok(()) }
    }

    /// Counts one more try to get in from this network, 100 an hour, and for what is guessed, whose wait grows.
    ///
    /// # Errors
    /// When it is too many: how long to wait.
    pub fn guess(&self, from: IpAddr, guess: Guess<'_>) -> Result<(), Duration> {
        if !self.on {
            return Ok(());
        }
        self.guesses.attempt(self.key(guess))?;
        self.logins.take(self.key(network(from)))
    }

    /// Forgets the tries of whoever got in.
    pub fn guessed(&self, guess: Guess<'_>) {
        self.guesses.forget(self.key(guess));
    }

    fn key(&self, of: impl Hash) -> u64 {
        self.hasher.hash_one(of)
    }
}

/// The mailbox that most providers deliver an address to: without what follows a `+`, of which anybody can make up as
/// many as they like.
fn mailbox(folded: &str) -> (&str, &str) {
    let (local, domain) = folded.rsplit_once('@').unwrap_or((folded, ""));
    let name = local.split_once('+').map_or(local, |(name, _)| name);
    (if name.is_empty() { local } else { name }, domain)
}

/// The network that an address is in, as far as limits go.
fn network(from: IpAddr) -> Option<IpNet> {
    let from = from.to_canonical();
    let prefix = if from.is_ipv4() { 24 } else { 48 };
    IpNet::new(from, prefix).ok().map(|net| net.trunc())
}

type Limiter = RateLimiter<u64, HashMapStateStore<u64>, SiteClock, NoOpMiddleware<Duration>>;

/// One limit for many keys.
struct Limit {
    quota: Quota,
    clock: SiteClock,
    limiter: Mutex<Limiter>,
    checks: AtomicU32,
}

impl std::fmt::Debug for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limit").field("quota", &self.quota).finish_non_exhaustive()
    }
}

impl Limit {
    /// At most `most` at once, one more for every `each`.
    fn new(most: u32, each: Duration, clock: &Arc<Clock>) -> Self {
        let most = NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(each).unwrap_or(Quota::per_hour(most)).allow_burst(most);
        let clock = SiteClock { clock: clock.clone(), started: clock.now() };
        let limiter = Mutex::new(RateLimiter::hashmap_with_clock(quota, clock.clone()));
        Self { quota, clock, limiter, checks: AtomicU32::new(0) }
    }

    fn take(&self, key: u64) -> Result<(), Duration> {
        let mut limiter = self.limiter.lock().unwrap_or_else(PoisonError::into_inner);
        let due = self.checks.fetch_add(1, Ordering::Relaxed) % CLEARING == CLEARING - 1;
        if due || limiter.len() >= MOST {
            limiter.retain_recent();
        }
        if limiter.len() >= MOST {
            *limiter = RateLimiter::hashmap_with_clock(self.quota, self.clock.clone());
        }
        limiter.check_key(&key).map_err(|denied| denied.wait_time_from(clock::Clock::now(&self.clock)))
    }
}

/// The site's clock, as the limiters read it: the time since they were made.
#[derive(Clone, Debug)]
struct SiteClock {
    clock: Arc<Clock>,
    started: DateTime<Utc>,
}

impl clock::Clock for SiteClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        (self.clock.now() - self.started).to_std().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn limits() -> (Limits, Arc<Clock>) {
        let clock = Arc::new(Clock::test("2027-05-20T17:40:00Z".parse().unwrap()));
        (Limits::new(true, clock.clone()), clock)
    }

    fn minutes(clock: &Clock, minutes: i64) {
        clock.advance(TimeDelta::minutes(minutes));
    }

    const A: Uuid = Uuid::from_u128(1);
    const B: Uuid = Uuid::from_u128(2);

    #[test]
    fn an_address_gets_one_mail_in_ten_minutes_for_a_purpose() {
        let (limits, clock) = limits();
        assert!(limits.mail(A, "a@x.example"));
        assert!(!limits.mail(A, "a@x.example"));
        assert!(limits.mail(B, "a@x.example") && limits.mail(A, "b@x.example"));
        minutes(&clock, 9);
        assert!(!limits.mail(A, "a@x.example"));
        minutes(&clock, 1);
        assert!(limits.mail(A, "a@x.example"));
    }

    #[test]
    fn what_follows_a_plus_makes_no_other_mailbox() {
        let (limits, _) = limits();
        assert!(limits.mail(A, "ada+1@x.example"));
        assert!(!limits.mail(A, "ada+2@x.example") && !limits.mail(A, "ada@x.example"));
        assert!(limits.mail(A, "ada@y.example") && limits.mail(A, "a@x.example"));
        assert!(limits.mail(A, "+1@x.example") && limits.mail(A, "+2@x.example"));
        let day = (0..20).filter(|n| limits.mail(Uuid::from_u128(100 + n), &format!("ada+{n}@x.example")));
        assert_eq!(day.count(), 11);
    }

    #[test]
    fn an_address_gets_three_mails_a_day_for_a_purpose() {
        let (limits, clock) = limits();
        let sent = (0..40).filter(|_| {
            minutes(&clock, 11);
            limits.mail(A, "a@x.example")
        });
        assert_eq!(sent.count(), 3);
        minutes(&clock, 24 * 60);
        assert!(limits.mail(A, "a@x.example"));
    }

    #[test]
    fn an_address_gets_twelve_mails_a_day_in_all() {
        let (limits, _) = limits();
        let sent = (0..20).filter(|n| limits.mail(Uuid::from_u128(*n), "a@x.example"));
        assert_eq!(sent.count(), 12);
        assert!(limits.mail(A, "b@x.example"));
    }

    #[test]
    fn pressing_again_within_ten_minutes_uses_up_nothing_of_the_day() {
        let (limits, clock) = limits();
        assert!(limits.mail(A, "a@x.example"));
        assert!((0..50).all(|_| !limits.mail(A, "a@x.example")));
        minutes(&clock, 10);
        assert!(limits.mail(A, "a@x.example"));
        assert!(limits.mail(B, "a@x.example"));
    }

    #[test]
    fn a_network_gets_a_hundred_sign_ups_an_hour_and_is_told_how_long_to_wait() {
        let (limits, clock) = limits();
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        assert!((0..100).all(|n| limits.sign_up(IpAddr::from([192, 0, 2, n])).is_ok()));
        let wait = limits.sign_up(ip("::ffff:192.0.2.200")).unwrap_err();
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(36));
        assert!(limits.sign_up(ip("192.0.3.1")).is_ok());
        assert!((0..100).all(|n| limits.sign_up(ip(&format!("2001:db8:0:{n:x}::1"))).is_ok()));
        assert!(limits.sign_up(ip("2001:db8::ffff")).is_err() && limits.sign_up(ip("2001:db8:1::1")).is_ok());
        minutes(&clock, 60);
        assert!(limits.sign_up(ip("192.0.2.1")).is_ok());
    }

    #[test]
    fn switched_off_it_lets_everything_through() {
        let limits = Limits::new(false, limits().1);
        assert!((0..200).all(|_| limits.mail(A, "a@x.example") && limits.sign_up(IpAddr::from([1, 2, 3, 4])).is_ok()));
    }

    #[test]
    fn what_it_remembers_is_bounded() {
        let limit = Limit::new(1, HOUR, &limits().1);
        for key in 0..=MOST as u64 {
            assert!(limit.take(key).is_ok());
        }
        assert!(limit.limiter.lock().unwrap().len() <= MOST);
    }
}
