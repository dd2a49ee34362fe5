//! Time and chance, handed to whatever needs them, so that tests can move the one and fix the other.

use std::sync::Mutex;
use std::time::Instant;

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use uuid::Uuid;

/// How far the wall clock may run ahead of the monotonic one before destruction pauses.
pub const JUMP: TimeDelta = TimeDelta::hours(1);

/// The site's clock.
#[derive(Debug)]
pub struct Clock(Kind);

#[derive(Debug)]
enum Kind {
    System { started: DateTime<Utc>, monotonic: Instant },
    Test(Mutex<Moved>),
}

#[derive(Debug)]
struct Moved {
    now: DateTime<Utc>,
    jumped: bool,
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is where time comes from")]
    pub fn system() -> Self {
        Self(Kind::System { started: Utc::now(), monotonic: Instant::now() })
    }

    /// A clock that stands at `now` until it is moved.
    #[must_use]
    pub const fn test(now: DateTime<Utc>) -> Self {
        Self(Kind::Test(Mutex::new(Moved { now, jumped: false })))
    }

    /// Now, to the microsecond: what both databases can hold.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is where time comes from")]
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Kind::System { .. } => Utc::now().trunc_subsecs(6),
            Kind::Test(moved) => moved.lock().unwrap_or_else(std::sync::PoisonError::into_inner).now,
        }
    }

    /// Whether the wall clock runs more than [`JUMP`] ahead of the monotonic one: then nothing is destroyed.
    #[must_use]
    pub fn has_jumped(&self) -> bool {
        match &self.0 {
            Kind::System { started, monotonic } => {
                let passed = TimeDelta::from_std(monotonic.elapsed()).unwrap_or(TimeDelta::MAX);
                self.now() - *started - passed > JUMP
            }
            Kind::Test(moved) => moved.lock().unwrap_or_else(std::sync::PoisonError::into_inner).jumped,
        }
    }

    /// Moves a test clock on; the machine's clock is not ours to move.
    pub fn advance(&self, by: TimeDelta) {
        if let Kind::Test(moved) = &self.0 {
            let mut moved = moved.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            moved.now += by;
        }
    }

    /// Makes a test clock jump: time moves and the monotonic clock does not.
    pub fn jump(&self, by: TimeDelta) {
        self.advance(by);
        if let Kind::Test(moved) = &self.0 {
            moved.lock().unwrap_or_else(std::sync::PoisonError::into_inner).jumped = by > JUMP;
        }
    }
}

/// Random bytes.
#[must_use]
#[expect(clippy::expect_used, reason = "without chance there are no safe tokens: better no answer than a weak one")]
pub fn chance<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

/// A random id (UUIDv4): for records of people.
#[must_use]
pub fn random_id() -> Uuid {
    uuid::Builder::from_random_bytes(chance()).into_uuid()
}

/// An id in the order of time (UUIDv7): for everything else.
#[must_use]
pub fn ordered_id(now: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &chance()).into_uuid()
}
