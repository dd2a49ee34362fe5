//! Mails to organisers: one file a mail.

mod invitation;
mod writer;

use super::OrganiserMail;
use super::blocks::Mail;
use super::kind::Note;

/// Composes a mail.
pub(super) fn compose(note: Note, mail: &OrganiserMail) -> Mail {
    match note {
        Note::Invitation => invitation::mail(mail),
    }
}
