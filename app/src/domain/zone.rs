//! Time zones: the only code that knows an offset. The rules come from two sets, the system's and the built-in one; the
//! newer is asked first.

mod rules;

pub use rules::{Rules, Set, Version, begin, source};

use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, PoisonError, RwLock};

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset as _, TimeZone as _};
use chrono::{Timelike as _, Utc};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{Timestamp, civil};
use serde::{Deserialize, Serialize};

/// Every zone asked for so far. None is ever dropped: there are about 600 names, and each is read once.
static KNOWN: LazyLock<RwLock<HashMap<String, Zone>>> = LazyLock::new(RwLock::default);
static UTC: TimeZone = TimeZone::UTC;

/// A time zone by its IANA name. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Zone(&'static TimeZone);

/// The instants at which a zone's clocks show a given date and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WallTime {
    /// One, as nearly always.
    Once(DateTime<Utc>),
    /// Two: the clocks went back in between.
    Twice(DateTime<Utc>, DateTime<Utc>),
    /// None: the clocks jumped over it, at this instant.
    Never(DateTime<Utc>),
}

/// Which of two instants that show the same local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Before the clocks go back.
    First,
    /// After they have.
    Second,
}

impl Zone {
    /// The zone with this name, in upper or lower case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if let Some(zone) = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Some(*zone);
        }
        let zone = rules::find(name)?;
        let name = zone.iana_name()?.to_owned();
        let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
        Some(*known.entry(name).or_insert_with(|| Self(Box::leak(Box::new(zone)))))
    }

    /// UTC.
    #[must_use]
    pub fn utc() -> Self {
        Self(&UTC)
    }

    /// Its IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The city, island or country it's named after; `None` for a zone that's only an offset.
    #[must_use]
    pub fn city(self) -> Option<String> {
        let name = self.name();
        let nowhere = ["UTC", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Universal", "Zulu"];
        let city = !name.starts_with("Etc/") && !nowhere.contains(&name);
        city.then(|| name.rsplit('/').next().unwrap_or(name).replace('_', " "))
    }

    /// The local time at an instant.
    #[must_use]
    pub fn local(self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        at.with_timezone(&self.offset(at))
    }

    /// The offset from UTC at an instant; after the year 9999, that at its end.
    #[must_use]
    pub fn offset(self, at: DateTime<Utc>) -> FixedOffset {
        let end = if at.timestamp() < 0 { Timestamp::MIN } else { Timestamp::MAX };
        fixed(self.0.to_offset(Timestamp::from_second(at.timestamp()).unwrap_or(end)))
    }

    /// When the clocks show this date and time; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn when(self, shown: NaiveDateTime) -> Option<WallTime> {
        let wall = wall(shown).filter(|_| (1..=9999).contains(&shown.year()))?;
        let at = |offset| Some(fixed(offset).from_local_datetime(&shown).single()?.to_utc());
        Some(match self.0.to_ambiguous_timestamp(wall).offset() {
            AmbiguousOffset::Unambiguous { offset } => WallTime::Once(at(offset)?),
            AmbiguousOffset::Fold { before, after } => WallTime::Twice(at(before)?, at(after)?),
            AmbiguousOffset::Gap { before, after } => {
                // Read with the offset after the jump, it's before the jump.
                let jumped = self.0.following(instant(at(after)?)).next()?.timestamp();
                WallTime::Never(DateTime::from_timestamp(jumped.as_second(), 0).or_else(|| at(before))?)
            }
        })
    }

    /// Which of the two it is, if another instant shows the same local time.
    #[must_use]
    pub fn turn(self, at: DateTime<Utc>) -> Option<Turn> {
        match self.when(self.local(at).naive_local())? {
            WallTime::Twice(_, second) => Some(if at < second { Turn::First } else { Turn::Second }),
            WallTime::Once(_) | WallTime::Never(_) => None,
        }
    }

    /// When a day begins: at midnight, or if the clocks skip that, right after they do.
    #[must_use]
    pub fn start_of(self, day: NaiveDate) -> Option<DateTime<Utc>> {
        self.when(day.and_time(NaiveTime::MIN)).map(|shown| match shown {
            WallTime::Once(at) | WallTime::Twice(at, _) | WallTime::Never(at) => at,
        })
    }
}

fn fixed(offset: Offset) -> FixedOffset {
    FixedOffset::east_opt(offset.seconds()).unwrap_or_else(|| Utc.fix())
}

fn instant(at: DateTime<Utc>) -> Timestamp {
    Timestamp::from_second(at.timestamp()).unwrap_or(Timestamp::MAX)
}

fn wall(shown: NaiveDateTime) -> Option<civil::DateTime> {
    let part = |number: u32| i8::try_from(number).ok();
    let (year, month, day) = (i16::try_from(shown.year()).ok()?, part(shown.month())?, part(shown.day())?);
    let (hour, minute, second) = (part(shown.hour())?, part(shown.minute())?, part(shown.second())?);
    civil::DateTime::new(year, month, day, hour, minute, second, 0).ok()
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Zone {}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Zone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| serde::de::Error::custom(format!("unknown time zone {name}")))
    }
}

#[cfg(test)]
mod tests;
