//! Mails to organisers: one file a mail.

mod departure;
mod invitation;
mod writer;

use super::OrganiserMail;
use super::blocks::Mail;
use super::kind::Note;

/// Composes a mail.
pub(super) fn compose(note: Note, mail: &OrganiserMail) -> Mail {
    match note {
        Note::DepartureGranted => departure::granted(mail),
        Note::DepartureRefused => departure::refused(mail),
        Note::Invitation => invitation::mail(mail),
    }
}
