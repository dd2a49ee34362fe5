//! What organisers write to the attendees, and the site's own reminder two days before.

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::writer::MailWriter;
use crate::components::markdown::{self, Surface};
use crate::components::record::join_link;
use crate::domain::announcement::AnnouncementContent;

/// What it's about, the text, the link to the sign-up and a way out.
pub fn mail(written: &AnnouncementContent, mail: &RecordMail, on: Surface) -> Mail {
    let mut writer = MailWriter::about(mail);
    let mut about = writer.line(mail.held.title());
    if let Some(event) = mail.held.event() {
        about = format!("{about}\n{}", writer.span(event.starts_at, event.ends_at));
    }
    writer
        .push(Block::Heading(written.subject.clone()))
        .push(Block::Strong(about))
        .push(rich(written, on))
        .button("mail-button-your-sign-up", &mail.links.your_sign_up)
        .link("mail-cannot-come", &mail.links.cancel)
        .finish_as(&written.subject)
}

/// People who can't come give up their seats, so the way out is first; then the ticket again. At an online event the
/// way in is first: nobody waits for a chair.
pub fn reminder(mail: &RecordMail) -> Mail {
    let mut writer = MailWriter::about(mail);
    writer.titled(mail);
    if mail.held.event().is_some_and(|event| join_link(&writer.words, event).is_some()) {
        writer.paragraph("mail-reminder-lead").ticket(mail).link("mail-cannot-come", &mail.links.cancel);
    } else {
        writer
            .paragraph("mail-reminder-cannot")
            .button("mail-cannot-come", &mail.links.cancel)
            .paragraph("mail-reminder-lead")
            .ticket(mail);
    }
    writer.link("mail-link-your-sign-up", &mail.links.your_sign_up).finish("mail-reminder-subject")
}

/// The text as HTML and plain text.
pub(super) fn rich(written: &AnnouncementContent, on: Surface) -> Block {
    let html = if on == Surface::Page { markdown::html } else { markdown::mail_html };
    Block::Rich { html: html(&written.text), text: markdown::text(&written.text) }
}
