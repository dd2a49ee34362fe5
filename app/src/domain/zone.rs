//! Time zones: the one place that knows an offset. The rules come from two sets, the system's and the one that is
//! built in; the newer is asked first.

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

/// Every zone that was asked for. None is ever dropped: there are some 600 names, and each is read once.
static KNOWN: LazyLock<RwLock<HashMap<String, Zone>>> = LazyLock::new(RwLock::default);
static UTC: TimeZone = TimeZone::UTC;

/// A time zone by its IANA name. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Zone(&'static TimeZone);

/// The instants at which the clocks of a zone show a date and a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WallTime {
    /// One, as nearly always.
    Once(DateTime<Utc>),
    /// Two: the clocks went back in between.
    Twice(DateTime<Utc>, DateTime<Utc>),
    /// None: the clocks went forward past it, at this instant.
    Never(DateTime<Utc>),
}

/// Which of two instants it is at which the clocks show the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Before the clocks go back.
    First,
    /// After they have.
    Second,
}

impl Zone {
    /// The zone with this name, however its letters are cased.
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

    /// No clocks but the world's.
    #[must_use]
    pub fn utc() -> Self {
        Self(&UTC)
    }

    /// Its IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The city, island or country that it is named after; `None` for a zone that is nothing but an offset.
    #[must_use]
    pub fn city(self) -> Option<String> {
        let name = self.name();
        let nowhere = ["UTC", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Universal", "Zulu"];
        let city = !name.starts_with("Etc/") && !nowhere.contains(&name);
        city.then(|| name.rsplit('/').next().unwrap_or(name).replace('_', " "))
    }

    /// What the clocks show at an instant.
    #[must_use]
    pub fn local(self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        at.with_timezone(&self.offset(at))
    }

    /// How far the clocks are from UTC at an instant; beyond the year 9999 as at its end.
    #[must_use]
    pub fn offset(self, at: DateTime<Utc>) -> FixedOffset {
        let end = if at.timestamp() < 0 { Timestamp::MIN } else { Timestamp::MAX };
        fixed(self.0.to_offset(Timestamp::from_second(at.timestamp()).unwrap_or(end)))
    }

    /// When the clocks show a date and a time; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn when(self, shown: NaiveDateTime) -> Option<WallTime> {
        let wall = wall(shown).filter(|_| (1..=9999).contains(&shown.year()))?;
        let at = |offset| Some(fixed(offset).from_local_datetime(&shown).single()?.to_utc());
        Some(match self.0.to_ambiguous_timestamp(wall).offset() {
            AmbiguousOffset::Unambiguous { offset } => WallTime::Once(at(offset)?),
            AmbiguousOffset::Fold { before, after } => WallTime::Twice(at(before)?, at(after)?),
            AmbiguousOffset::Gap { before, after } => {
                // Read by the clocks that have jumped already, it is before the jump.
                let jumped = self.0.following(instant(at(after)?)).next()?.timestamp();
                WallTime::Never(DateTime::from_timestamp(jumped.as_second(), 0).or_else(|| at(before))?)
            }
        })
    }

    /// Which of two it is, where the clocks show at another instant what they show at this one.
    #[must_use]
    pub fn turn(self, at: DateTime<Utc>) -> Option<Turn> {
        match self.when(self.local(at).naive_local())? {
            WallTime::Twice(_, second) => Some(if at < second { Turn::First } else { Turn::Second }),
            WallTime::Once(_) | WallTime::Never(_) => None,
        }
    }

    /// When a day begins: at midnight, or where the clocks skip that, as soon as they have.
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
