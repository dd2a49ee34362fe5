//! Every mail: subject, text and HTML from one view model. A mail is a list of blocks, so that both parts say the same.
//! `kind` lists the mails, `writer` writes them, `footer` ends them, `text`, `html` and `on_page` render them; each other
//! file has the content of one mail.
//!
//! No mail repeats what a person typed: a stranger can type anyone's address, and a form must not let them send their
//! own words.

mod added_by_hand;
mod already_signed_up;
mod announcement;
pub mod blocks;
pub mod brand;
mod brought_in;
mod confirm;
mod event_cancelled;
mod event_changed;
mod facts;
mod footer;
mod goodbye;
mod html;
pub mod issue;
pub mod kind;
mod lift_suppression;
mod mail_check;
mod on_page;
mod organiser;
mod renew;
mod reply;
mod stop;
mod subscribed;
#[cfg(test)]
mod tests;
mod text;
mod ticket;
mod waiting;
mod writer;
mod your_data;

use chrono::{DateTime, Utc};

use crate::components::markdown::Surface;
use crate::domain::announcement::AnnouncementContent;
use crate::domain::held::{Held, Links, RecordState};
use crate::domain::language::{Language, LocalText};
use crate::domain::organisation::Organisation;
use crate::text::Words;
use blocks::Mail;
use issue::IssueBody;
use kind::{Farewell, MailDetail, MailKind, Note};
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
    /// What the mail says besides the record.
    pub detail: MailDetail,
    /// Whether somebody who confirms now joins the waiting list.
    pub full: bool,
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
    /// What the mail says.
    pub detail: MailDetail,
    /// The account's links.
    pub links: OrganiserLinks,
}

/// The links of an account. All are whole URLs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrganiserLinks {
    /// The site's URL, without a trailing slash.
    pub site: String,
    /// Accept the invitation.
    pub invitation: String,
    /// Set a new password.
    pub new_password: String,
    /// Say yes or no to the role the mail is about.
    pub offer: String,
    /// The organisers' pages.
    pub desk: String,
    /// The privacy notice.
    pub privacy: String,
}

/// Composes a mail about a record, in the record's language.
#[must_use]
pub fn compose(kind: MailKind, mail: &RecordMail) -> Mail {
    match kind {
        MailKind::Confirm => confirm::mail(mail),
        MailKind::ConfirmReminder => confirm::reminder(mail),
        MailKind::AlreadySignedUp => already_signed_up::mail(mail),
        MailKind::Ticket => ticket::mail(mail),
        MailKind::AddedByHand => added_by_hand::mail(mail),
        MailKind::Waiting => waiting::mail(mail),
        MailKind::MovedToWaiting => waiting::moved(mail),
        MailKind::SeatFree => ticket::seat_free(mail),
        MailKind::SeatsChanged if mail.held.state == RecordState::Waiting => waiting::changed(mail),
        MailKind::SeatsChanged => ticket::changed(mail),
        MailKind::EventChanged => event_changed::mail(mail),
        MailKind::EventCancelled => event_cancelled::mail(mail),
        MailKind::Subscribed => subscribed::mail(mail),
        MailKind::BroughtIn => brought_in::mail(mail),
        MailKind::Renew => renew::mail(mail),
    }
}

/// An announcement, to one attendee.
#[must_use]
pub fn announcement(written: &AnnouncementContent, mail: &RecordMail) -> Mail {
    announcement::mail(written, mail, Surface::Mail)
}

/// The same as a part of a page, for whoever writes it.
#[must_use]
pub fn announcement_on_page(written: &AnnouncementContent, mail: &RecordMail) -> String {
    on_page::render(&announcement::mail(written, mail, Surface::Page))
}

/// An issue of a newsletter, to one reader.
#[must_use]
pub fn issue(body: &IssueBody, mail: &RecordMail) -> Mail {
    issue::mail(body, mail)
}

/// The same as a part of a page, for whoever writes it; the body is one for a page.
#[must_use]
pub fn issue_on_page(body: &IssueBody, mail: &RecordMail) -> String {
    on_page::render(&issue::mail(body, mail))
}

/// What an issue says, as a part of a page for everybody; the body is one for a page.
#[must_use]
pub fn issue_in_public(body: &IssueBody) -> String {
    on_page::render_public(&body.blocks)
}

/// The reminder, to one attendee.
#[must_use]
pub fn reminder(mail: &RecordMail) -> Mail {
    announcement::reminder(mail)
}

/// The last mail about a deleted record.
#[must_use]
pub fn farewell(farewell: Farewell, mail: &RecordMail) -> Mail {
    goodbye::mail(farewell, mail)
}

/// Composes a mail to an organiser.
#[must_use]
pub fn to_organiser(note: Note, mail: &OrganiserMail) -> Mail {
    organiser::mail(note, mail)
}

/// A mail that others will get, sent to the organiser as a test.
#[must_use]
pub fn test(of: Mail, mail: &OrganiserMail) -> Mail {
    organiser::test(of, mail)
}

/// The exact subject of the mail that answers a sign-up, as shown on the "sent" page. The mail to a known address has
/// the same subject, so that they can't be told apart.
#[must_use]
pub fn sign_up_subject(language: &Language, title: &str) -> String {
    Words::timeless(language).with("mail-sign-up-subject", [("title", one_line(title).into())])
}

/// The subject of the "your data" mail.
#[must_use]
pub fn your_data_subject(language: &Language) -> String {
    Words::timeless(language).get("mail-your-data-subject")
}

/// The "your data" mail: links to everything held under an address, or that nothing is held.
#[must_use]
pub fn your_data(organisation: &Organisation, language: &Language, held: &[(Held, Links)], privacy_url: &str) -> Mail {
    your_data::mail(organisation, language, held, privacy_url)
}

/// The mail to a suppressed address whose owner asked to get mail again: `lift_url` leads to the button.
#[must_use]
pub fn lift_suppression(organisation: &Organisation, language: &Language, lift_url: &str, privacy_url: &str) -> Mail {
    lift_suppression::mail(organisation, language, lift_url, privacy_url)
}

/// The subject of the mail that stops a newsletter, the same for those who don't get it.
#[must_use]
pub fn stop_subject(language: &Language, title: &str) -> String {
    Words::timeless(language).with("mail-stop-subject", [("title", one_line(title).into())])
}

/// The mail that stops a newsletter: `unsubscribe_url` leads to the button; `None` if the address doesn't get it.
#[must_use]
pub fn stop_newsletter(
    organisation: &Organisation,
    language: &Language,
    title: &LocalText,
    unsubscribe_url: Option<&str>,
    privacy_url: &str,
) -> Mail {
    stop::mail(organisation, language, title, unsubscribe_url, privacy_url)
}

/// The mail that tries out relay and signature.
#[must_use]
pub fn mail_check(organisation: &Organisation, language: &Language, privacy_url: &str) -> Mail {
    mail_check::mail(organisation, language, privacy_url)
}

/// The mail that passes somebody's reply on to a branch. `title` is what they got a mail about; `was_cut` says that the
/// reply was too long.
#[must_use]
pub fn reply(
    organisation: &Organisation,
    language: &Language,
    title: &LocalText,
    was_cut: bool,
    privacy_url: &str,
) -> Mail {
    reply::mail(organisation, language, title, was_cut, privacy_url)
}
