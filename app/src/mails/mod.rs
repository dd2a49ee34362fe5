//! Every mail: subject, text and HTML from one view model. A mail is a list of blocks, so that its two parts say the same.
//!
//! No mail repeats what a person typed: a stranger can type anyone's address, and a form must not become a way to
//! send people words of one's own.

mod added_by_hand;
mod already_signed_up;
mod announcement;
pub mod blocks;
mod confirm;
mod confirm_reminder;
mod event_cancelled;
mod event_changed;
mod goodbye;
mod html;
pub mod kind;
mod lift_suppression;
mod moved_to_waiting;
mod organiser;
mod place_free;
mod reminder;
mod removed;
mod renew;
mod subscribed;
#[cfg(test)]
mod tests;
mod text;
mod ticket;
mod waiting;
mod writer;
mod your_data;

use chrono::{DateTime, Utc};

use crate::domain::announcement::AnnouncementContent;
use crate::domain::held::{Held, Links};
use crate::domain::language::Language;
use crate::domain::organisation::Organisation;
use crate::text::Words;
use blocks::Mail;
use kind::{MailDetail, MailKind, Note};
use writer::one_line;

/// A mail about one record, to be composed.
#[derive(Clone, Debug)]
pub struct RecordMail {
    /// Who runs the site.
    pub organisation: Organisation,
    /// The record.
    pub held: Held,
    /// Its links.
    pub links: Links,
    /// What the mail has to say beyond the record.
    pub detail: MailDetail,
    /// What organisers wrote, where the mail is an announcement.
    pub written: Option<AnnouncementContent>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// A mail to an organiser, to be composed.
#[derive(Clone, Debug)]
pub struct OrganiserMail {
    /// Who runs the site.
    pub organisation: Organisation,
    /// The language of the account.
    pub language: Language,
    /// The organiser's name.
    pub name: String,
    /// What the mail has to say.
    pub detail: MailDetail,
    /// What is tried out, where the mail is an announcement sent to oneself.
    pub written: Option<AnnouncementContent>,
    /// The account's links.
    pub links: OrganiserLinks,
}

/// The links of an account. All are whole URLs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrganiserLinks {
    /// Where the site is, without a slash at the end.
    pub site: String,
    /// Take up the invitation.
    pub invitation: String,
    /// Set a new password.
    pub new_password: String,
    /// Say yes or no to the role that the mail is about.
    pub offer: String,
    /// The organisers' pages.
    pub desk: String,
    /// The privacy notice.
    pub privacy: String,
}

/// Composes a mail to an organiser.
#[must_use]
pub fn to_organiser(note: Note, mail: &OrganiserMail) -> Mail {
    organiser::compose(note, mail)
}

/// Composes a mail about a record, in the record's language.
#[must_use]
pub fn compose(kind: MailKind, mail: &RecordMail) -> Mail {
    match kind {
        MailKind::Confirm => confirm::mail(mail),
        MailKind::ConfirmReminder => confirm_reminder::mail(mail),
        MailKind::AlreadySignedUp => already_signed_up::mail(mail),
        MailKind::Ticket => ticket::mail(mail),
        MailKind::AddedByHand => added_by_hand::mail(mail),
        MailKind::MovedToWaiting => moved_to_waiting::mail(mail),
        MailKind::Removed => removed::mail(mail),
        MailKind::Waiting => waiting::mail(mail),
        MailKind::PlaceFree => place_free::mail(mail),
        MailKind::EventChanged => event_changed::mail(mail),
        MailKind::EventCancelled => event_cancelled::mail(mail),
        MailKind::Subscribed => subscribed::mail(mail),
        MailKind::Announcement => announcement::mail(mail),
        MailKind::Reminder => reminder::mail(mail),
        MailKind::Renew => renew::mail(mail),
        // What is not about one record says what is held in it; no outbox row asks for that.
        MailKind::YourData | MailKind::LiftNever | MailKind::ToOrganiser(_) => your_data::mail(mail),
        MailKind::Goodbye => goodbye::mail(mail),
    }
}

/// The exact subject of the mail that a sign-up is answered with, as the "sent" page shows it.
/// The mail to a known address has the same subject, so that nothing tells the two apart.
#[must_use]
pub fn sign_up_subject(language: &Language, title: &str) -> String {
    Words::new(language).with("mail-sign-up-subject", [("title", one_line(title).into())])
}

/// The subject of the "your data" mail.
#[must_use]
pub fn your_data_subject(language: &Language) -> String {
    Words::new(language).get("mail-your-data-subject")
}

/// The "your data" mail: the links of everything held under an address, or that nothing is.
#[must_use]
pub fn your_data(organisation: &Organisation, language: &Language, held: &[(Held, Links)], privacy_url: &str) -> Mail {
    your_data::of(organisation, language, held, privacy_url)
}

/// The mail to an address that wanted none, whose owner asked to get mail again: `lift_url` leads to the button.
#[must_use]
pub fn lift_suppression(organisation: &Organisation, language: &Language, lift_url: &str, privacy_url: &str) -> Mail {
    lift_suppression::of(organisation, language, lift_url, privacy_url)
}
