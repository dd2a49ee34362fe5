//! How often: mails to one address, sign-ups from one network. In memory alone and forgotten at a restart; addresses
//! and networks are kept as hashes under keys of this process.
//!
//! Mails are counted one by one: "3 a day" is three in any 24 hours. The limit of a network fills up again bit by bit
//! (GCRA): a hundred at once, then one more for every 36 seconds.

mod waits;

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hash};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

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
    purpose_soon: Window,
    purpose_day: Window,
    address_day: Window,
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
        let window = |most, within| Window::new(most, within, &clock);
        Self {
            on,
            hasher: RandomState::new(),
            purpose_soon: window(1, HOUR / 6),
            purpose_day: window(3, HOUR * 24),
            address_day: window(12, HOUR * 24),
            network: Limit::new(100, HOUR / 100, &clock),
            logins: Limit::new(100, HOUR / 100, &clock),
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
        self.purpose_soon.take(narrow) && self.purpose_day.take(narrow) && self.address_day.take(wide)
    }

    /// Takes back that [`Self::mail`] allowed one: it was not queued.
    pub fn not_mailed(&self, purpose: Uuid, folded: &str) {
        let mailbox = mailbox(folded);
        let (narrow, wide) = (self.key((purpose, mailbox)), self.key(mailbox));
        self.purpose_soon.give_back(narrow);
        self.purpose_day.give_back(narrow);
        self.address_day.give_back(wide);
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

/// So many within so long, for many keys: the moments of the last ones are kept.
#[derive(Debug)]
struct Window {
    most: usize,
    within: Duration,
    clock: SiteClock,
    taken: Mutex<HashMap<u64, Vec<Duration>>>,
    checks: AtomicU32,
}

impl Window {
    fn new(most: usize, within: Duration, clock: &Arc<Clock>) -> Self {
        let clock = SiteClock { clock: clock.clone() };
        Self { most, within, clock, taken: Mutex::default(), checks: AtomicU32::new(0) }
    }

    /// Counts one more, if there may be one.
    fn take(&self, key: u64) -> bool {
        let now = clock::Clock::now(&self.clock);
        let counts = |at: &Duration| *at + self.within > now;
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let due = self.checks.fetch_add(1, Ordering::Relaxed) % CLEARING == CLEARING - 1;
        if due || taken.len() >= MOST {
            taken.retain(|_, moments| moments.last().is_some_and(counts));
        }
        if taken.len() >= MOST {
            taken.clear();
        }
        let moments = taken.entry(key).or_default();
        moments.retain(counts);
        let free = moments.len() < self.most;
        if free {
            moments.push(now);
        }
        free
    }

    /// Counts the last one no more.
    fn give_back(&self, key: u64) {
        if let Some(moments) = self.taken.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&key) {
            moments.pop();
        }
    }
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
        let clock = SiteClock { clock: clock.clone() };
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

/// The site's clock, as the limiters read it: how long the machine has run. A clock that is set and set back would keep
/// people out for as long as it was ahead.
#[derive(Clone, Debug)]
struct SiteClock {
    clock: Arc<Clock>,
}

impl clock::Clock for SiteClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.clock.since_boot().to_std().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
