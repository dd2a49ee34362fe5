//! An organiser added the person, who had asked by phone or on paper.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;
use crate::domain::held::RecordState;

/// Who added them, what they have now, and how to change or undo it at once.
pub fn mail(mail: &RecordMail) -> Mail {
    let has_seats = mail.held.state == RecordState::Confirmed;
    let mut writer = MailWriter::about(mail);
    writer.titled(mail).paragraph("mail-added-lead");
    if has_seats {
        writer.paragraph("mail-added-seats").ticket(mail).way_to_sign_up(mail).paragraph("mail-calendar-attached");
    } else {
        writer.paragraph("mail-waiting-lead").button("mail-button-your-sign-up", &mail.links.your_sign_up);
    }
    writer.paragraph("mail-added-wrong").link("mail-added-remove", &mail.links.cancel).finish("mail-added-subject")
}
