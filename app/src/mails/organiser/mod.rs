//! Mails to organisers: one file a mail.

mod announcement_test;
mod destroy_copies;
mod invitation;
mod receipt;
mod writer;

use super::OrganiserMail;
use super::blocks::Mail;
use super::kind::Note;

/// Composes a mail.
pub(super) fn compose(note: Note, mail: &OrganiserMail) -> Mail {
    match note {
        Note::AnnouncementTest => announcement_test::mail(mail),
        Note::DestroyCopies => destroy_copies::mail(mail),
        Note::Invitation => invitation::mail(mail),
        Note::Receipt => receipt::mail(mail),
    }
}
