//! The one reminder to confirm, a day later.

use super::blocks::Mail;
use super::{RecordMail, confirm};

/// The confirmation mail once more, with another first sentence.
pub fn mail(mail: &RecordMail) -> Mail {
    confirm::write(mail, "mail-confirm-reminder-lead", "mail-confirm-reminder-subject")
}
