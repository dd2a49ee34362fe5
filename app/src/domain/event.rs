//! An event: when and where it is, how many fit, and until when people can sign up.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::language::LocalText;
use super::slug::Slug;
use super::zone::Zone;

/// An event as it is published. Times are instants with the zone they were written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id (UUIDv7).
    pub id: Uuid,
    /// The purpose of its registrations.
    pub purpose_id: Uuid,
    /// The branch that holds it.
    pub branch_id: Uuid,
    /// Its name in URLs.
    pub slug: Slug,
    /// When it starts.
    pub starts_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
    /// The zone its times are shown in.
    pub timezone: Zone,
    /// When sign-up opens; `None` means at once.
    pub opens_at: Option<DateTime<Utc>>,
    /// When sign-up closes; the start unless set otherwise.
    pub closes_at: DateTime<Utc>,
    /// How many seats there are; `None` means no limit.
    pub capacity: Option<u32>,
    /// How many seats one registration may have.
    pub group_max: u32,
    /// Whether home, branch page, sitemap and robots may list it.
    pub listed: bool,
    /// SEQUENCE of its calendar entry (RFC 5545 §3.8.7.4): +1 per change.
    pub sequence: i32,
    /// When it was cancelled.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Its content.
    pub content: EventContent,
}

/// The content of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventContent {
    /// Its title.
    pub title: LocalText,
    /// What it is, in a paragraph or two.
    pub summary: LocalText,
    /// Where it is.
    pub place: LocalText,
    /// The venue's accessibility.
    pub access: Option<LocalText>,
    /// Join link or door code: shown only in the ticket, the reminder and "your sign-up".
    pub attendee_info: Option<LocalText>,
    /// What it costs, in words.
    pub cost: LocalText,
    /// Why it was cancelled.
    pub cancelled: Option<LocalText>,
    /// Why its sign-ups are kept longer than usual: for colleagues and the data officer, never on a public page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_why: Option<LocalText>,
    /// Whether photos are taken: only a notice; nothing is asked or kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub photos: bool,
    /// For a cancelled event: what people were last told. Later changes aren't announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<AnnouncedTimes>,
}

/// When and where people believe an event is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncedTimes {
    /// The start.
    pub starts_at: DateTime<Utc>,
    /// The end.
    pub ends_at: DateTime<Utc>,
    /// The zone of its times.
    pub timezone: Zone,
    /// Where it is.
    pub place: LocalText,
}

/// Whether people can sign up now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUpState {
    /// Not yet: from this instant.
    NotYet(DateTime<Utc>),
    /// Yes.
    Open,
    /// No longer.
    Closed,
    /// The event was cancelled.
    Cancelled,
}

impl Event {
    /// Whether people can sign up at `now`.
    #[must_use]
    pub fn sign_up_state(&self, now: DateTime<Utc>) -> SignUpState {
        match self.opens_at {
            _ if self.cancelled_at.is_some() => SignUpState::Cancelled,
            _ if now >= self.closes_at => SignUpState::Closed,
            Some(opens_at) if now < opens_at => SignUpState::NotYet(opens_at),
            _ => SignUpState::Open,
        }
    }

    /// When and where it is, as people were told.
    #[must_use]
    pub fn told(&self) -> AnnouncedTimes {
        self.content.told.clone().filter(|_| self.cancelled_at.is_some()).unwrap_or_else(|| AnnouncedTimes {
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            timezone: self.timezone,
            place: self.content.place.clone(),
        })
    }

    /// Whether a calendar shows it differently from `other`.
    #[must_use]
    pub fn looks_otherwise(&self, other: &Self) -> bool {
        let times = |event: &Self| (event.starts_at, event.ends_at, event.timezone, event.cancelled_at.is_some());
        let (own, others) = (&self.content, &other.content);
        times(self) != times(other)
            || self.branch_id != other.branch_id
            || [&own.title, &own.place, &own.summary] != [&others.title, &others.place, &others.summary]
            || [&own.access, &own.attendee_info] != [&others.access, &others.attendee_info]
    }

    /// Whether it is over at `now`.
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now >= self.ends_at
    }
}

#[cfg(test)]
mod tests;
