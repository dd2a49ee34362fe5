//! The kinds of mail, by what they're about. The outbox stores these names.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A mail about one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// "Confirm your sign-up", event or newsletter.
    Confirm,
    /// A day later, once; only for events.
    ConfirmReminder,
    /// To a known address: "you’re already signed up", with the link.
    AlreadySignedUp,
    /// Seats: the ticket, with the calendar entry.
    Ticket,
    /// An organiser added the person, who had asked by phone or on paper: by whom, the ticket, the way out first.
    AddedByHand,
    /// An entry on the waiting list.
    Waiting,
    /// An organiser moved the person from a seat to the waiting list.
    MovedToWaiting,
    /// A seat has become free: the ticket.
    SeatFree,
    /// The person changed how many come: the ticket, or the entry on the waiting list, with the new number.
    SeatsChanged,
    /// Time, venue or attendees' information changed: old and new, both deletion dates, a way out, the calendar entry.
    EventChanged,
    /// The event is cancelled: why, when the record is deleted, the calendar cancellation.
    EventCancelled,
    /// "You’re subscribed": the first mail with list headers.
    Subscribed,
    /// The person's address came with a list that was brought here: from where, and how to leave.
    BroughtIn,
    /// "Do you still want this?", one button.
    Renew,
}

/// A mail to one attendee, as part of a round that can be stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnnouncementMail {
    /// What organisers wrote.
    Announcement,
    /// Two days before: a way out first, then when and where.
    Reminder,
}

/// A mail in answer to a request made with only an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestMail {
    /// The links to everything held under the address.
    YourData,
    /// To a suppressed address whose owner asked for mail: one button lets mail through again.
    LiftSuppression,
    /// The button that stops a newsletter, or that there is nothing to stop.
    StopNewsletter,
}

/// A mail about a record that is gone. Sent from memory, once; never in the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// The person had it erased: "we’ve deleted your sign-up".
    Goodbye,
    /// An organiser removed the person.
    Removed,
}

/// A mail to an organiser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// The data officer agrees to a draft that goes beyond its template.
    ApprovalGranted,
    /// The data officer does not.
    ApprovalRefused,
    /// The day has come when every copy of a list should be destroyed: are they?
    DestroyCopies,
    /// "You’re invited": the link to set a password.
    Invitation,
    /// An event's records were deleted: how many, when.
    Receipt,
    /// "Choose a new password": the link.
    NewPassword,
    /// The operator removed password and second factor from the account: the link.
    AccountReset,
    /// The second factor was removed from the account.
    FactorReset,
    /// To the organiser who removed a colleague's second factor.
    FactorResetDone,
    /// To somebody who already has an account and is offered a role: the link to say yes.
    RoleOffered,
    /// A role ends in a month.
    RoleEnds,
    /// The guidance has to be read again.
    GuidanceDue,
    /// To the data officer: somebody left, and their exports may still exist.
    CopiesOpen,
    /// Servers refuse an announcement for what it is, or for where it comes from.
    MailsRefused,
    /// Too much of an announcement came back: the rest isn't sent.
    MailsHalted,
    /// Too much of an issue came back: it's paused, and can go on.
    IssuePaused,
}

/// What a mail says besides the record: dates and settings, nothing personal. Stored with the outbox row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailDetail {
    /// The start before a change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_starts_at: Option<DateTime<Utc>>,
    /// The end before a change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_ends_at: Option<DateTime<Utc>>,
    /// The zone of the times before a change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_timezone: Option<crate::domain::zone::Zone>,
    /// The venue before a change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_place: Option<crate::domain::language::LocalText>,
    /// When the record would have been deleted before a change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_expires_at: Option<DateTime<Utc>>,
    /// Whether the event was cancelled but takes place after all.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub after_all: bool,
    /// Whether there's new information for attendees.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub new_attendee_info: bool,
    /// The event, newsletter or branch that a mail to an organiser is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<crate::domain::language::LocalText>,
    /// The role that a mail to an organiser is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<crate::domain::role::Role>,
    /// How many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// How many were deleted before those.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<u32>,
    /// The offered role that a mail to an organiser is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer: Option<uuid::Uuid>,
    /// Why the rest of a round of mails isn't sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub halted: Option<crate::domain::bounce::Halt>,
    /// How consent was given elsewhere, on [`MailDetail::day`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub means: Option<crate::domain::list_import::ConsentMeans>,
    /// The day that a mail names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<DateTime<Utc>>,
    /// The path of the page that a mail to an organiser leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

impl MailKind {
    /// Whether it has list headers: true from "you are subscribed" on.
    #[must_use]
    pub const fn is_list_mail(self) -> bool {
        matches!(self, Self::Subscribed | Self::BroughtIn | Self::Renew)
    }
}
