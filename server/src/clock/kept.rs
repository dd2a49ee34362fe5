//! The times that an installation keeps in a file next to its database, and how its clock is judged by them.

use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::Reading;
use crate::files;

/// How far the wall clock may be from where it should be. The change to summer time doesn't move a UTC clock.
pub(super) const JUMP: TimeDelta = TimeDelta::hours(1);
/// How far it may have moved while the machine was off and nothing measured time: over a long weekend nobody has to be
/// woken, and what is kept for two weeks is still kept for most of them.
pub(super) const AWAY: TimeDelta = TimeDelta::days(3);
/// How long a clock must at least run steadily to be believed again: a wrong setting can be noticed in a working day.
const STEADY: TimeDelta = TimeDelta::days(1);
/// The further it jumped, the longer it takes: a machine that was off for a month is believed after three days, and a
/// mistyped year isn't believed for a month.
const STEADY_FRACTION: i32 = 10;
/// How often the newest time is saved.
const SAVE_EVERY: TimeDelta = TimeDelta::hours(1);

/// One moment on both clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ClockMark {
    boot: String,
    /// In microseconds.
    since_boot: i64,
    wall: DateTime<Utc>,
}

impl ClockMark {
    pub(super) fn of(at: &Reading) -> Self {
        Self { boot: at.boot.clone(), since_boot: at.since_boot.num_microseconds().unwrap_or(0), wall: at.wall }
    }

    /// How long ago it was, if the machine hasn't restarted since.
    fn age(&self, at: &Reading) -> Option<TimeDelta> {
        (self.boot == at.boot).then(|| at.since_boot - TimeDelta::microseconds(self.since_boot))
    }
}

/// The kept times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptTime {
    /// The newest time that was believed.
    pub(super) seen: DateTime<Utc>,
    /// A moment when the clock was believed: as long as the machine runs, it shows where the clock should be.
    pub(super) believed: Option<ClockMark>,
    /// Since when it has run steadily without being believed.
    pub(super) doubted: Option<ClockMark>,
}

/// A clock that is far from where it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Off {
    /// The time it shows.
    pub says: DateTime<Utc>,
    /// Where it should be; at least, if the machine was off since.
    pub expected: DateTime<Utc>,
    /// When it'll be believed if it runs steadily until then.
    pub until: DateTime<Utc>,
}

impl KeptTime {
    /// For a clock that is believed from now on.
    pub(super) fn believing(at: &Reading) -> Self {
        Self { seen: at.wall, believed: Some(ClockMark::of(at)), doubted: None }
    }

    /// Reads the file; `None` if it doesn't exist.
    pub(super) fn read(path: &Path) -> io::Result<Option<Self>> {
        match fs::read(path) {
            Ok(text) => Ok(Some(serde_json::from_slice(&text)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes the file as a whole. The caller holds its lock.
    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        let mut text = serde_json::to_vec(self)?;
        text.push(b'\n');
        files::replace(path, &text)
    }

    /// Judges the clock, and returns what to keep from now on.
    pub(super) fn judge(&self, at: &Reading, is_synchronised: impl FnOnce() -> bool) -> (Self, Option<Off>) {
        let passed = self.believed.as_ref().and_then(|mark| Some(mark.wall + mark.age(at)?));
        let expected = passed.unwrap_or(self.seen);
        let latest = expected + if passed.is_some() { JUMP } else { AWAY };
        if (expected - JUMP..=latest).contains(&at.wall) {
            return (self.on(at, passed.is_some()), None);
        }
        let since = self
            .doubted
            .clone()
            .filter(|mark| mark.age(at).is_some_and(|age| (at.wall - mark.wall - age).abs() <= JUMP));
        let since = since.unwrap_or_else(|| ClockMark::of(at));
        let age = since.age(at).unwrap_or_default();
        let proof = STEADY.max((at.wall - expected).abs() / STEADY_FRACTION);
        if age >= proof || is_synchronised() {
            return (Self::believing(at), None);
        }
        // If the machine was off, this doesn't include the time since it was restarted.
        let expected = if passed.is_some() { expected } else { expected + age };
        let off = Off { says: at.wall, expected, until: at.wall + (proof - age) };
        (Self { doubted: Some(since), ..self.clone() }, Some(off))
    }

    /// What to keep of a clock that is still believed.
    fn on(&self, at: &Reading, same_boot: bool) -> Self {
        let seen = if at.wall - self.seen >= SAVE_EVERY { at.wall } else { self.seen };
        let believed = if same_boot { self.believed.clone() } else { Some(ClockMark::of(at)) };
        Self { seen, believed, doubted: None }
    }
}
