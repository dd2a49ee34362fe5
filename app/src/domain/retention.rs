//! When a record ends. Every `expires_at` is computed here, for the slip, the mails and the sweep alike.

mod change;

pub use change::{Change, End, RecordEnds, Stage};

use chrono::{DateTime, Months, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::seats::HOLD;

/// How long something is kept after its event ends: an ISO 8601 duration of weeks, days, hours, minutes and seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Keep(TimeDelta);

/// Not a usable duration.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum KeepError {
    /// Not ISO 8601, or with years or months, whose length varies.
    #[error(
        "\u{201c}{0}\u{201d} is not a duration such as P14D, P2W, PT12H or PT0S (years and months are not allowed)"
    )]
    NotADuration(String),
    /// More than 90 days.
    #[error("\u{201c}{0}\u{201d} is longer than 90 days")]
    TooLong(String),
}

impl Keep {
    /// Not beyond the event's end: how long waiting-list entries are kept.
    pub const NOTHING: Self = Self(TimeDelta::zero());
    /// 14 days: how long an event's registrations are kept by default.
    pub const DEFAULT: Self = Self(TimeDelta::days(14));
    /// 3 days: how long access and dietary answers are kept by default.
    pub const SPECIAL: Self = Self(TimeDelta::days(3));
    /// The longest allowed.
    pub const LONGEST: TimeDelta = TimeDelta::days(90);

    /// Reads an ISO 8601 duration (`P14D`, `P2W`, `P1DT12H`, `PT0S`), at most 90 days.
    ///
    /// # Errors
    /// See [`KeepError`].
    pub fn parse(written: &str) -> Result<Self, KeepError> {
        let length = length(written).ok_or_else(|| KeepError::NotADuration(written.to_owned()))?;
        if length > Self::LONGEST { Err(KeepError::TooLong(written.to_owned())) } else { Ok(Self(length)) }
    }

    /// As a length of time.
    #[must_use]
    pub const fn length(self) -> TimeDelta {
        self.0
    }
}

/// The length of an ISO 8601 duration in whole seconds; `None` if it has no fixed length or isn't one.
fn length(written: &str) -> Option<TimeDelta> {
    // The parser would also accept fractions, dates, a bare `PT` and anything after the duration.
    let plain = written.bytes().all(|b| b.is_ascii_digit() || b"PTWDHMS".contains(&b)) && !written.ends_with('T');
    let (rest, duration) = iso8601::parsers::parse_duration(written.as_bytes()).ok()?;
    match duration {
        _ if !plain || !rest.is_empty() => None,
        iso8601::Duration::Weeks(weeks) => Some(TimeDelta::weeks(weeks.into())),
        iso8601::Duration::YMDHMS { year: 0, month: 0, day, hour, minute, second, .. } => Some(
            TimeDelta::days(day.into())
                + TimeDelta::hours(hour.into())
                + TimeDelta::minutes(minute.into())
                + TimeDelta::seconds(second.into()),
        ),
        iso8601::Duration::YMDHMS { .. } => None,
    }
}

impl std::fmt::Display for Keep {
    /// As ISO 8601, days and seconds: `P14D`, `P1DT43200S`, `PT0S`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (days, seconds) = (self.0.num_days(), self.0.num_seconds() % 86_400);
        match (days, seconds) {
            (0, _) => write!(f, "PT{seconds}S"),
            (_, 0) => write!(f, "P{days}D"),
            _ => write!(f, "P{days}DT{seconds}S"),
        }
    }
}

impl Serialize for Keep {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Keep {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        Self::parse(&written).map_err(serde::de::Error::custom)
    }
}

/// What the end of an event's records is computed from: its planned end, and its cancellation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventEnd {
    /// When the event ends.
    pub ends_at: DateTime<Utc>,
    /// When it was cancelled, if it was.
    pub cancelled_at: Option<DateTime<Utc>>,
}

impl EventEnd {
    /// The end of something kept for `keep` after the event: its end + keep; for a cancelled event, cancellation + keep
    /// if that is earlier.
    #[must_use]
    pub fn plus(self, keep: Keep) -> DateTime<Utc> {
        later(self.waiting(), keep.length())
    }

    /// The end of the phone number of somebody without an address: the day after the event. A cancellation doesn't bring
    /// it forward, as that's what they're called about; the record's own end still counts.
    #[must_use]
    pub fn to_call(self) -> DateTime<Utc> {
        later(self.ends_at, CALL)
    }

    /// The end of an unconfirmed sign-up made at `now`: 7 days, or the event's end + keep if sooner.
    #[must_use]
    pub fn pending(self, now: DateTime<Utc>, keep: Keep) -> DateTime<Utc> {
        later(now, PENDING).min(self.plus(keep))
    }

    /// The end of a sign-up made at `now` that nobody can confirm, because its address is known or suppressed: when a
    /// hold would end.
    #[must_use]
    pub fn unconfirmable(self, now: DateTime<Utc>, keep: Keep) -> DateTime<Utc> {
        later(now, HOLD).min(self.pending(now, keep))
    }

    /// The end of a waiting-list entry: the event's end (or its cancellation).
    #[must_use]
    pub fn waiting(self) -> DateTime<Utc> {
        self.cancelled_at.map_or(self.ends_at, |cancelled_at| cancelled_at.min(self.ends_at))
    }
}

/// `at` plus `by`, at most the end of the calendar.
fn later(at: DateTime<Utc>, by: TimeDelta) -> DateTime<Utc> {
    at.checked_add_signed(by).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// How long the phone number of somebody without an address is kept after the event.
const CALL: TimeDelta = TimeDelta::days(1);
/// How long an unconfirmed sign-up is kept.
const PENDING: TimeDelta = TimeDelta::days(7);
/// How long a change that nobody has saved is kept.
const UNSAVED: TimeDelta = TimeDelta::days(1);
/// How long a list that was checked waits for somebody to say yes, and its result to be looked at.
const LIST_CHECKED: TimeDelta = TimeDelta::days(1);
/// How long bringing a list in may take: as long as the relay is slow or away.
const LIST_RUNNING: TimeDelta = TimeDelta::days(14);
/// How long a settled outbox row is kept.
const OUTBOX: TimeDelta = TimeDelta::days(7);
/// How long "your data" requests for links are kept.
pub const LINKS_REQUEST: TimeDelta = TimeDelta::days(5);
/// How long a login lasts without being used.
pub const SESSION_IDLE: TimeDelta = TimeDelta::hours(12);
/// How long a login lasts at most.
pub const SESSION: TimeDelta = TimeDelta::days(7);
/// How long a browser that somebody logged in with stays known.
pub const KNOWN_BROWSER: TimeDelta = TimeDelta::days(180);
/// How long an invitation that nobody accepts is kept.
pub const INVITATION: TimeDelta = TimeDelta::days(14);
/// How long an account is kept after its last role.
pub const ACCOUNT: TimeDelta = TimeDelta::days(30);
/// How long before an event its door opens for helpers without an account.
pub const DOOR_BEFORE: TimeDelta = TimeDelta::hours(12);
/// How long after an event's end it closes for them.
pub const DOOR_AFTER: TimeDelta = TimeDelta::hours(4);

/// After how many days a person's data is unreadable in backups, at the latest: an epoch and its grace period.
pub const BACKUP_DAYS: u32 = 35;
/// After a move by more than this, everyone is asked whether they still come.
pub const FAR_MOVE: TimeDelta = TimeDelta::days(31);

/// `months` calendar months after `from` (the last day of a shorter month).
#[must_use]
pub fn months_after(from: DateTime<Utc>, months: u32) -> DateTime<Utc> {
    from.checked_add_months(Months::new(months)).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// The end of an unconfirmed subscription made at `now`.
#[must_use]
pub fn pending(now: DateTime<Utc>) -> DateTime<Utc> {
    later(now, PENDING)
}

/// The end of a subscription made at `now` that nobody can confirm, because its address is known or suppressed.
#[must_use]
pub fn unconfirmable(now: DateTime<Utc>) -> DateTime<Utc> {
    later(now, HOLD)
}

/// The end of a request for links made at `now`.
#[must_use]
pub fn links_request(now: DateTime<Utc>) -> DateTime<Utc> {
    later(now, LINKS_REQUEST)
}

/// The end of a list that was checked, or brought in, at `now`.
#[must_use]
pub fn list_checked(now: DateTime<Utc>) -> DateTime<Utc> {
    later(now, LIST_CHECKED)
}

/// The end of a list that is being brought in since `now`: what is left of it then isn't.
#[must_use]
pub fn list_running(now: DateTime<Utc>) -> DateTime<Utc> {
    later(now, LIST_RUNNING)
}

/// The end of an outbox row that was sent or given up on at `settled_at`.
#[must_use]
pub fn outbox(settled_at: DateTime<Utc>) -> DateTime<Utc> {
    later(settled_at, OUTBOX)
}

/// The end of a subscription that was confirmed or renewed at `from`.
#[must_use]
pub fn subscription(from: DateTime<Utc>, renew_months: u32) -> DateTime<Utc> {
    months_after(from, renew_months)
}

/// When copies of a list are destroyed unless somebody chooses another day: the day after the event, or tomorrow when
/// that's over; never later than the records.
#[must_use]
pub fn copies(event_ends: DateTime<Utc>, now: DateTime<Utc>, records_end: DateTime<Utc>) -> DateTime<Utc> {
    records_end.min(event_ends.max(now) + TimeDelta::days(1))
}

/// The end of a role, and of an untouched draft: 12 months after `from`.
#[must_use]
pub fn year(from: DateTime<Utc>) -> DateTime<Utc> {
    months_after(from, 12)
}

/// The end of a change that was begun at `now` and that nobody has saved yet.
#[must_use]
pub fn unsaved(now: DateTime<Utc>) -> DateTime<Utc> {
    later(now, UNSAVED)
}

/// The end of consent evidence, a suppression, a receipt, an audit entry or an export: 24 months after `from`.
#[must_use]
pub fn evidence(from: DateTime<Utc>) -> DateTime<Utc> {
    months_after(from, 24)
}

/// The end of a registration after its event moved from `old` to `new`: the one for the new date. After a move by more
/// than [`FAR_MOVE`] it's the earlier of the two, until the person says that they still come.
#[must_use]
pub fn moved(old: EventEnd, new: EventEnd, keep: Keep, still_coming: bool) -> DateTime<Utc> {
    let far = (new.ends_at - old.ends_at).abs() > FAR_MOVE;
    if far && !still_coming { new.plus(keep).min(old.plus(keep)) } else { new.plus(keep) }
}

#[cfg(test)]
mod tests;
