//! An announcement, sent to the one who wrote it.

use super::super::OrganiserMail;
use super::super::announcement::rich;
use super::super::blocks::{Block, Mail};
use super::writer::OrganiserMailWriter;

/// That it is a test, and the announcement as others would read it.
pub fn mail(mail: &OrganiserMail) -> Mail {
    let written = mail.written.clone().unwrap_or_default();
    let ended = OrganiserMailWriter::new(mail)
        .paragraph("desk-mail-test-lead")
        .push(Block::Heading(written.subject.clone()))
        .push(rich(&written))
        .button_to_page("desk-mail-test-button")
        .finish("desk-mail-test-subject");
    Mail { subject: format!("{}: {}", ended.subject, written.subject), ..ended }
}
