//! "You're on this list": to somebody whose address came with a list from elsewhere (UK GDPR Art. 14).

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// Where the address comes from, the way out, and what to expect.
pub fn mail(mail: &RecordMail) -> Mail {
    let mut writer = MailWriter::about(mail);
    writer.titled(mail).paragraph("mail-brought-in-lead");
    if let (Some(means), Some(day)) = (mail.detail.means, mail.detail.day) {
        let means = writer.words.get(&format!("agreed-means-{}", means.name()));
        let day = writer.day(day);
        writer.argument("means", means).argument("day", day).paragraph("mail-brought-in-source");
    }
    writer
        .paragraph("mail-brought-in-stop")
        .button("mail-link-unsubscribe", &mail.links.unsubscribe)
        .paragraph("mail-brought-in-often")
        .link("mail-brought-in-see", &mail.links.your_sign_up)
        .finish("mail-brought-in-subject")
}
