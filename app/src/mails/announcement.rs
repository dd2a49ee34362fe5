//! What organisers write to the attendees, and the site's own reminder two days before.

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::writer::MailWriter;
use crate::components::markdown;
use crate::domain::announcement::AnnouncementContent;

/// Who wrote it, the text, the link to the sign-up and a way out.
pub fn mail(written: &AnnouncementContent, mail: &RecordMail) -> Mail {
    MailWriter::about(mail)
        .push(Block::Heading(written.subject.clone()))
        .paragraph("mail-announcement-lead")
        .push(rich(written))
        .button("mail-button-your-sign-up", &mail.links.your_sign_up)
        .link("mail-cannot-come", &mail.links.cancel)
        .finish_as(&written.subject)
}

/// People who can't come give up their seats, so the way out is first; then the ticket again.
pub fn reminder(mail: &RecordMail) -> Mail {
    MailWriter::about(mail)
        .heading("mail-reminder-heading")
        .paragraph("mail-reminder-cannot")
        .button("mail-cannot-come", &mail.links.cancel)
        .paragraph("mail-reminder-lead")
        .ticket_facts(mail)
        .link("mail-link-your-sign-up", &mail.links.your_sign_up)
        .finish("mail-reminder-subject")
}

/// The text as HTML and plain text.
pub(super) fn rich(written: &AnnouncementContent) -> Block {
    Block::Rich { html: markdown::mail_html(&written.text), text: markdown::text(&written.text) }
}
