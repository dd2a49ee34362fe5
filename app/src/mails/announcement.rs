//! What organisers write to those who come: their subject and text, then the way to the person's own sign-up.

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::writer::MailWriter;
use crate::components::markdown;
use crate::domain::announcement::AnnouncementContent;

/// Whose message it is, the text, the way to the sign-up and a way out.
pub fn mail(mail: &RecordMail) -> Mail {
    let written = mail.written.clone().unwrap_or_default();
    let mut writer = MailWriter::new(mail);
    writer.push(Block::Heading(written.subject.clone())).paragraph("mail-announcement-lead").push(rich(&written));
    writer
        .button("mail-button-your-sign-up", &mail.links.your_sign_up)
        .link("mail-cannot-come", &mail.links.cancel)
        .finish_as(&written.subject)
}

/// The text in both of its forms.
pub(super) fn rich(written: &AnnouncementContent) -> Block {
    Block::Rich { html: markdown::mail_html(&written.text), text: markdown::text(&written.text) }
}
