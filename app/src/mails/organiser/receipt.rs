//! The receipt: an event's records are gone.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::OrganiserMailWriter;

/// How many went, when, and that nothing is left to be done.
pub fn mail(mail: &OrganiserMail) -> Mail {
    let writer =
        OrganiserMailWriter::new(mail).heading("desk-mail-receipt-heading").paragraph("desk-mail-receipt-lead");
    let writer = if mail.detail.earlier.is_some() { writer.paragraph("desk-mail-receipt-earlier") } else { writer };
    writer
        .paragraph("desk-mail-receipt-copies")
        .button_to_page("desk-mail-receipt-button")
        .finish("desk-mail-receipt-subject")
}
