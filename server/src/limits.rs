//! Limits how many mails go to one address and how many sign-ups come from one network. Only in memory and forgotten at
//! a restart; addresses and networks are kept as hashes with keys of this process.
//!
//! Mails are counted one by one: "3 a day" is three in any 24 hours. A network's limit refills gradually
//! (GCRA): a hundred at once, then one more every 36 seconds.

mod ceiling;
mod domains;
mod guesses;
mod mailbox;
mod pages;
mod queue;
mod table;
mod waits;

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hash};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::{Quota, RateLimiter};
use ipnet::IpNet;
use uuid::Uuid;

use self::ceiling::Ceiling;
use self::domains::Domains;
use self::mailbox::mailbox;
use self::queue::WorkQueue;
use self::table::Table;
use self::waits::Waits;
use crate::clock::Clock;

pub use self::guesses::{Guess, Origin};
pub use self::queue::Turn;

const HOUR: Duration = Duration::from_secs(60 * 60);

/// Sign-ups an hour from one network, unless set.
pub const SIGN_UPS: u32 = 100;
/// Mails an hour to addresses that nobody has confirmed, unless set.
pub const STRANGERS: u32 = 2_000;
/// The mails of accounts have a budget of their own: no other mail uses it up.
const ACCOUNTS: &str = "accounts";

/// The limits of one process.
#[derive(Debug)]
pub struct Limits {
    on: bool,
    hasher: RandomState,
    purpose_soon: Window,
    purpose_day: Window,
    address_day: Window,
    network: Limit,
    strangers: Ceiling,
    domains: Option<Domains>,
    record: Limit,
    pages: Limit,
    venue: Limit,
    logins: Limit,
    guesses: Waits,
    guesses_anywhere: Waits,
    hashes: Arc<WorkQueue>,
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
            network: Limit::hourly(SIGN_UPS, &clock),
            strangers: Ceiling::new(STRANGERS, &clock),
            domains: None,
            record: Limit::hourly(pages::OF_A_RECORD, &clock),
            pages: Limit::hourly(pages::OF_A_NETWORK, &clock),
            venue: Limit::hourly(pages::AT_A_VENUE, &clock),
            logins: Limit::hourly(100, &clock),
            guesses: Waits::new(guesses::FREE, &clock),
            guesses_anywhere: Waits::new(guesses::FREE_ANYWHERE, &clock),
            hashes: WorkQueue::new(on),
        }
    }

    /// The same with the operator's numbers: sign-ups an hour from one network, mails an hour to addresses that nobody
    /// has confirmed.
    #[must_use]
    pub fn with(self, sign_ups: u32, strangers: u32, clock: &Arc<Clock>) -> Self {
        Self { network: Limit::hourly(sign_ups, clock), strangers: Ceiling::new(strangers, clock), ..self }
    }

    /// The same with a rate for each receiving domain, in mails a second.
    #[must_use]
    pub fn by_domain(self, rate: Option<f64>, clock: &Arc<Clock>) -> Self {
        Self { domains: rate.map(|rate| Domains::new(rate, clock)), ..self }
    }

    /// Whether one more mail may go to this folded address for this purpose: one in 10 minutes and 3 a day for a
    /// purpose, 12 a day in all. If so, counts it. The narrowest limit is checked first, so that pressing a button
    /// again and again doesn't use up the others.
    #[must_use]
    pub fn mail(&self, purpose: Uuid, folded: &str) -> bool {
        if !self.on {
            return true;
        }
        let mailbox = mailbox(folded);
        let (narrow, wide) = (self.key((purpose, &mailbox)), self.key(&mailbox));
        self.purpose_soon.take(narrow) && self.purpose_day.take(narrow) && self.address_day.take(wide)
    }

    /// Whether one more mail about the account of this folded address may go to it ("Forgotten your password?"): one in 10
    /// minutes and 3 a day. Other mail to the address doesn't use any of that.
    #[must_use]
    pub fn account_mail(&self, folded: &str) -> bool {
        let key = self.key((ACCOUNTS, mailbox(folded)));
        !self.on || self.purpose_soon.take(key) && self.purpose_day.take(key)
    }

    /// Undoes what [`Self::mail`] counted: the mail wasn't queued.
    pub fn not_mailed(&self, purpose: Uuid, folded: &str) {
        let mailbox = mailbox(folded);
        let (narrow, wide) = (self.key((purpose, &mailbox)), self.key(&mailbox));
        self.purpose_soon.give_back(narrow);
        self.purpose_day.give_back(narrow);
        self.address_day.give_back(wide);
    }

    /// Counts one more sign-up from this network (IPv4 /24, IPv6 /48): 100 an hour unless the operator says otherwise.
    ///
    /// # Errors
    /// When there are too many: how long to wait.
    pub fn sign_up(&self, from: IpAddr) -> Result<(), Duration> {
        if self.on { self.network.take(self.key(network(from))) } else { Ok(()) }
    }

    fn key(&self, of: impl Hash) -> u64 {
        self.hasher.hash_one(of)
    }
}

/// The network of an address for the limits: IPv4 /24, IPv6 /48.
pub fn network(from: IpAddr) -> Option<IpNet> {
    let from = from.to_canonical();
    let prefix = if from.is_ipv4() { 24 } else { 48 };
    IpNet::new(from, prefix).ok().map(|net| net.trunc())
}

/// At most so many in a period, for many keys: keeps the moments of the last ones.
#[derive(Debug)]
struct Window {
    most: usize,
    within: Duration,
    clock: SiteClock,
    taken: Mutex<Table<Vec<Duration>>>,
}

impl Window {
    fn new(most: usize, within: Duration, clock: &Arc<Clock>) -> Self {
        Self { most, within, clock: SiteClock::new(clock), taken: Mutex::default() }
    }

    /// Counts one more, if allowed.
    fn take(&self, key: u64) -> bool {
        let now = clock::Clock::now(&self.clock);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut moments = taken.remove(key).unwrap_or_default();
        moments.retain(|at| *at + self.within > now);
        let free = moments.len() < self.most;
        if free {
            moments.push(now);
        }
        let end = moments.last().map_or(now, |last| *last + self.within);
        taken.keep(key, moments, end, now);
        free
    }

    /// Uncounts the last one.
    fn give_back(&self, key: u64) {
        let now = clock::Clock::now(&self.clock);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(mut moments) = taken.remove(key) else { return };
        moments.pop();
        if let Some(last) = moments.last().copied() {
            taken.keep(key, moments, last + self.within, now);
        }
    }
}

/// One limit for many keys.
struct Limit {
    clock: SiteClock,
    limiter: RateLimiter<u64, Arrivals, SiteClock, NoOpMiddleware<Duration>>,
}

impl std::fmt::Debug for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limit").finish_non_exhaustive()
    }
}

impl Limit {
    /// `most` at once, then one more for each fraction of an hour.
    fn hourly(most: u32, clock: &Arc<Clock>) -> Self {
        Self::new(Quota::per_hour(NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN)), clock)
    }

    fn new(quota: Quota, clock: &Arc<Clock>) -> Self {
        let clock = SiteClock::new(clock);
        let arrivals = Arrivals { clock: clock.clone(), table: Mutex::default() };
        Self { limiter: RateLimiter::new(quota, arrivals, clock.clone()), clock }
    }

    fn take(&self, key: u64) -> Result<(), Duration> {
        let taken = self.limiter.check_key(&key);
        taken.map_err(|denied| denied.wait_time_from(clock::Clock::now(&self.clock)))
    }
}

/// The theoretical arrival times of GCRA: after its time a key is as good as new.
struct Arrivals {
    clock: SiteClock,
    table: Mutex<Table<Nanos>>,
}

impl StateStore for Arrivals {
    type Key = u64;

    fn measure_and_replace<T, F, E>(&self, key: &u64, measure: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        let (outcome, arrival) = measure(table.get(*key).copied())?;
        table.keep(*key, arrival, arrival.into(), clock::Clock::now(&self.clock));
        Ok(outcome)
    }
}

/// The site's clock for the limiters: how long the machine has run. A clock that was set forward and back would shut
/// people out for as long as it was ahead.
#[derive(Clone, Debug)]
struct SiteClock {
    clock: Arc<Clock>,
}

impl SiteClock {
    fn new(clock: &Arc<Clock>) -> Self {
        Self { clock: clock.clone() }
    }
}

impl clock::Clock for SiteClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.clock.since_boot().to_std().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
