//! "Unsubscribe?": to an address that somebody typed on the newsletter's page. It may not even get it.

use super::blocks::Mail;
use super::footer::Footer;
use super::writer::MailWriter;
use crate::domain::language::{Language, LocalText};
use crate::domain::organisation::Organisation;

/// The button, or that there's nothing to stop.
pub(super) fn mail(
    organisation: &Organisation,
    language: &Language,
    title: &LocalText,
    unsubscribe_url: Option<&str>,
    privacy_url: &str,
) -> Mail {
    let mut writer = MailWriter::new(organisation, language, privacy_url, Footer::StopNewsletter);
    writer.name("title", title).heading("mail-stop-subject");
    match unsubscribe_url {
        Some(url) => {
            writer.paragraph("mail-stop-lead").button("mail-link-unsubscribe", url).paragraph("mail-stop-nothing")
        }
        None => writer.paragraph("mail-stop-none"),
    };
    writer.finish("mail-stop-subject")
}
