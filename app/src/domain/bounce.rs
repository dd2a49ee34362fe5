//! What it means when a mail comes back: which failures suspend an address, which count, which are our own fault, and
//! when a round of mails is halted because of them.

mod status;
mod text;

pub use status::MailStatus;
pub use text::of_text;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::audit::names;

/// How many mails must fail for now before an address is suspended.
const SOFT_MOST: u32 = 5;
/// Over how long they must be spread at least: a provider may be down for a week.
const SOFT_SPREAD: TimeDelta = TimeDelta::days(14);
/// After so long without one, counting starts again: five full mailboxes in five years aren't a dead address.
const SOFT_STALE: TimeDelta = TimeDelta::days(100);

names! {
    /// What a failure says. Stored with the mail it's about, never with its text.
    BounceClass {
        /// The address doesn't exist, or is closed.
        Hard = "hard",
        /// It may work another time: a full mailbox, a server that doesn't answer, or no clear word.
        Soft = "soft",
        /// Nothing is wrong with the address: our mail was refused for what it is, or for where it comes from.
        Ours = "ours",
        /// It was delivered, and its reader says that it's spam.
        Complaint = "complaint",
    }
}

names! {
    /// Why no mail that many get is sent to an address any more.
    SuspensionReason {
        /// Its server says that it doesn't exist.
        NoSuchAddress = "no-such-address",
        /// Mail after mail couldn't be delivered.
        KeptFailing = "kept-failing",
        /// It was reported as spam.
        Complaint = "complaint",
    }
}

/// Since when, and why, no mail that many get is sent to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// Since when.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: SuspensionReason,
}

/// The mails to an address that failed for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoftBounces {
    /// How many.
    pub count: u32,
    /// The first.
    pub first: DateTime<Utc>,
    /// The last.
    pub last: DateTime<Utc>,
}

impl SoftBounces {
    /// With one more.
    #[must_use]
    pub fn and(before: Option<Self>, now: DateTime<Utc>) -> Self {
        match before.filter(|before| now - before.last < SOFT_STALE) {
            Some(before) => Self { count: before.count.saturating_add(1), last: now, ..before },
            None => Self { count: 1, first: now, last: now },
        }
    }

    /// Whether there are enough of them, far enough apart, to suspend the address.
    #[must_use]
    pub fn suspend(self) -> bool {
        self.count >= SOFT_MOST && self.last - self.first >= SOFT_SPREAD
    }
}

/// What the reply says that a relay gave while it was handed a mail: `550 5.1.1`, or just `550`. `None` when it took
/// the mail, or when there was no reply: then the relay failed, and not the address.
#[must_use]
pub fn of_reply(code: &str) -> Option<BounceClass> {
    let mut words = code.split(' ');
    let reply = words.next().filter(|reply| reply.len() == 3)?.parse::<u16>().ok()?;
    match words.next().and_then(MailStatus::parse) {
        Some(status) => status.class(),
        None => (400..600).contains(&reply).then_some(BounceClass::Soft),
    }
}

/// What became of the mails of a round: of an announcement, or of an issue of a newsletter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BounceTally {
    /// How many were handed over, or refused while they were.
    pub handed_over: u64,
    /// How many of them can't ever be delivered.
    pub hard: u64,
    /// How many were reported as spam.
    pub complaints: u64,
    /// How many were refused through our own fault.
    pub ours: u64,
}

names! {
    /// Why a round of mails is halted.
    Halt {
        /// More than 5% of the addresses don't exist: the list is old, or not what it seems.
        HardBounces = "hard-bounces",
        /// More than 0.1% say that it's spam: receivers soon believe that of everything we send.
        Complaints = "complaints",
        /// Servers refuse it for what it is, or for where it comes from.
        Refused = "refused",
    }
}

/// Below so many, a share says nothing: the first mail of a round may well be its only failure.
const FEW: u64 = 5;

impl BounceTally {
    /// Whether the round must be halted. One that can go on afterwards is halted when one in a hundred is refused
    /// through our own fault, so by the first at its beginning; one that can't be, by no fewer than of the other failures: a single odd server mustn't keep everyone else
    /// from hearing that the venue has moved.
    #[must_use]
    pub fn halt(self, can_go_on: bool) -> Option<Halt> {
        let over = |of: u64, in_a_thousand: u64| of * 1000 > self.handed_over * in_a_thousand;
        if over(self.complaints, 1) {
            Some(Halt::Complaints)
        } else if self.ours > 0 && can_go_on && over(self.ours, 10) || self.ours >= FEW && over(self.ours, 50) {
            Some(Halt::Refused)
        } else if self.hard >= FEW && over(self.hard, 50) {
            Some(Halt::HardBounces)
        } else {
            None
        }
    }

    /// Without what somebody has seen who let the round go on.
    #[must_use]
    pub const fn since(self, seen: Self) -> Self {
        Self {
            handed_over: self.handed_over.saturating_sub(seen.handed_over),
            hard: self.hard.saturating_sub(seen.hard),
            complaints: self.complaints.saturating_sub(seen.complaints),
            ours: self.ours.saturating_sub(seen.ours),
        }
    }
}

#[cfg(test)]
mod tests;
