//! Time and randomness, passed to whatever needs them, so that tests can control both.
//!
//! Nothing is destroyed because of the clock unless the [`guard`] believes it.

pub mod guard;
mod kept;
mod synchronised;

use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use rustix::time::{ClockId, clock_gettime};
use uuid::Uuid;

/// The site's clock: the wall clock, and a clock that nobody sets and that counts suspended time too.
#[derive(Debug)]
pub struct Clock {
    hands: Hands,
    /// Where time continues from while the wall clock is behind it.
    floor: RwLock<Option<Floor>>,
}

#[derive(Debug)]
enum Hands {
    System { boot: String },
    Test(Mutex<Moved>),
}

#[derive(Debug)]
struct Moved {
    wall: DateTime<Utc>,
    boots: u32,
    since_boot: TimeDelta,
    synchronised: bool,
}

#[derive(Clone, Copy, Debug)]
struct Floor {
    time: DateTime<Utc>,
    since_boot: TimeDelta,
}

/// The readings of both clocks at one moment.
#[derive(Clone, Debug)]
struct Reading {
    wall: DateTime<Utc>,
    boot: String,
    since_boot: TimeDelta,
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default().trim().to_owned();
        // Without an id, a boot is never mistaken for an earlier one.
        let boot = if boot.is_empty() { random_id().to_string() } else { boot };
        Self { hands: Hands::System { boot }, floor: RwLock::default() }
    }

    /// A clock that stands still at `now` until it's moved.
    #[must_use]
    pub const fn test(now: DateTime<Utc>) -> Self {
        let moved = Moved { wall: now, boots: 1, since_boot: TimeDelta::zero(), synchronised: false };
        Self { hands: Hands::Test(Mutex::new(moved)), floor: RwLock::new(None) }
    }

    /// Now, in microseconds, which both databases can store. Never before the newest time that was believed, even if
    /// the wall clock is.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let wall = self.wall();
        let floor = *self.floor.read().unwrap_or_else(PoisonError::into_inner);
        floor.map_or(wall, |floor| wall.max(floor.time + (self.since_boot() - floor.since_boot)))
    }

    #[expect(clippy::disallowed_methods, reason = "this is where time comes from")]
    fn wall(&self) -> DateTime<Utc> {
        match &self.hands {
            Hands::System { .. } => Utc::now().trunc_subsecs(6),
            Hands::Test(moved) => locked(moved).wall,
        }
    }

    /// How long ago the machine started, suspended time included: for what mustn't depend on a clock that can be set.
    #[must_use]
    pub fn since_boot(&self) -> TimeDelta {
        match &self.hands {
            Hands::System { .. } => {
                let time = clock_gettime(ClockId::Boottime);
                TimeDelta::seconds(time.tv_sec) + TimeDelta::nanoseconds(time.tv_nsec)
            }
            Hands::Test(moved) => locked(moved).since_boot,
        }
    }

    fn read(&self) -> Reading {
        let boot = match &self.hands {
            Hands::System { boot } => boot.clone(),
            Hands::Test(moved) => locked(moved).boots.to_string(),
        };
        Reading { wall: self.wall(), boot, since_boot: self.since_boot() }
    }

    fn is_synchronised(&self) -> bool {
        match &self.hands {
            Hands::System { .. } => synchronised::at(self.wall()),
            Hands::Test(moved) => locked(moved).synchronised,
        }
    }

    /// Keeps time from going back before `time`, which runs on with the machine; `None` leaves it to the wall clock.
    fn set_floor(&self, time: Option<DateTime<Utc>>) {
        let floor = time.map(|time| Floor { time, since_boot: self.since_boot() });
        *self.floor.write().unwrap_or_else(PoisonError::into_inner) = floor;
    }

    /// Moves a test clock on, as time passes, suspended or not; the machine's clock can't be moved.
    pub fn advance(&self, by: TimeDelta) {
        self.move_test(|moved| {
            moved.wall += by;
            moved.since_boot += by;
        });
    }

    /// Sets a test clock forward or back: the wall clock moves, but no time has passed.
    pub fn jump(&self, by: TimeDelta) {
        self.move_test(|moved| moved.wall += by);
    }

    /// Restarts a test clock's machine after it was off for `off`.
    pub fn reboot(&self, off: TimeDelta) {
        self.move_test(|moved| {
            moved.wall += off;
            moved.boots += 1;
            moved.since_boot = TimeDelta::zero();
        });
    }

    /// Sets whether a test clock is known to be right.
    pub fn synchronise(&self, is: bool) {
        self.move_test(|moved| moved.synchronised = is);
    }

    fn move_test(&self, change: impl FnOnce(&mut Moved)) {
        if let Hands::Test(moved) = &self.hands {
            change(&mut locked(moved));
        }
    }
}

fn locked(moved: &Mutex<Moved>) -> MutexGuard<'_, Moved> {
    moved.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Random bytes.
#[must_use]
#[expect(clippy::expect_used, reason = "without chance there are no safe tokens: better no answer than a weak one")]
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

/// A random id (UUIDv4): for records of people.
#[must_use]
pub fn random_id() -> Uuid {
    uuid::Builder::from_random_bytes(random_bytes()).into_uuid()
}

/// An id in order of time (UUIDv7): for everything else.
#[must_use]
pub fn ordered_id(now: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random_bytes()).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_that_nobody_sets_is_the_kernels_own_suspended_time_counted() {
        let uptime = std::fs::read_to_string("/proc/uptime").unwrap();
        let uptime: f64 = uptime.split(' ').next().unwrap().parse().unwrap();
        let since_boot = Clock::system().since_boot().as_seconds_f64();
        assert!((since_boot - uptime).abs() < 5.0, "{since_boot} beside {uptime}");
    }
}
