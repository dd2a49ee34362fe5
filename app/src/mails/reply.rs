//! To a branch: somebody's reply, which comes along as it is.

use super::blocks::Mail;
use super::footer::Footer;
use super::writer::MailWriter;
use crate::domain::language::{Language, LocalText};
use crate::domain::organisation::Organisation;

/// Says what it's a reply to, and how to answer.
pub fn mail(
    organisation: &Organisation,
    language: &Language,
    title: &LocalText,
    was_cut: bool,
    privacy_url: &str,
) -> Mail {
    let mut writer = MailWriter::new(organisation, language, privacy_url, Footer::Branch);
    writer.name("title", title).heading("desk-mail-reply-heading").paragraph("desk-mail-reply-lead");
    if was_cut {
        writer.paragraph("desk-mail-reply-cut");
    }
    writer.paragraph("desk-mail-reply-how").finish("desk-mail-reply-subject")
}
