//! Every mail to an organiser.

use super::OrganiserMail;
use super::blocks::{Block, Mail};
use super::footer::Footer;
use super::kind::Note;
use super::writer::{MailWriter, one_line};
use crate::paths;

/// Composes a mail.
pub(super) fn mail(note: Note, mail: &OrganiserMail) -> Mail {
    let (links, page) = (&mail.links, page(mail));
    let desk = |path: &str| format!("{}{path}", links.desk);
    let footer = if note == Note::Invitation { Footer::Invitation } else { Footer::Organiser };
    let writer = &mut writer(mail, footer);
    match note {
        Note::ApprovalGranted => writer
            .heading("desk-mail-granted-heading")
            .paragraph("desk-mail-granted-lead")
            .button("desk-mail-draft-button", &page)
            .finish("desk-mail-granted-subject"),
        Note::ApprovalRefused => writer
            .heading("desk-mail-refused-heading")
            .paragraph("desk-mail-refused-lead")
            .button("desk-mail-draft-button", &page)
            .finish("desk-mail-refused-subject"),
        Note::DestroyCopies => writer
            .heading("desk-mail-destroy-heading")
            .paragraph("desk-mail-destroy-lead")
            .paragraph("desk-mail-destroy-how")
            .button("desk-mail-destroy-button", &page)
            .paragraph("desk-mail-destroy-after")
            .finish("desk-mail-destroy-subject"),
        Note::Invitation => writer
            .heading("desk-mail-invitation-heading")
            .paragraph("desk-mail-invitation-lead")
            .button("desk-mail-invitation-button", &links.invitation)
            .paragraph("desk-mail-invitation-after")
            .finish("desk-mail-invitation-subject"),
        Note::Receipt => {
            writer.heading("desk-mail-receipt-heading").paragraph("desk-mail-receipt-lead");
            if mail.detail.earlier.is_some() {
                writer.paragraph("desk-mail-receipt-earlier");
            }
            writer
                .paragraph("desk-mail-receipt-copies")
                .button("desk-mail-receipt-button", &page)
                .finish("desk-mail-receipt-subject")
        }
        Note::NewPassword => writer
            .heading("desk-mail-password-heading")
            .paragraph("desk-mail-password-lead")
            .button("desk-mail-password-button", &links.new_password)
            .paragraph("desk-mail-password-after")
            .finish("desk-mail-password-subject"),
        Note::AccountReset => writer
            .heading("desk-mail-reset-heading")
            .paragraph("desk-mail-reset-lead")
            .button("desk-mail-password-button", &links.new_password)
            .paragraph("desk-mail-reset-after")
            .finish("desk-mail-reset-subject"),
        Note::FactorReset => writer
            .heading("desk-mail-factor-heading")
            .paragraph("desk-mail-factor-lead")
            .button("desk-mail-factor-button", &desk("/account/factor"))
            .paragraph("desk-mail-factor-after")
            .finish("desk-mail-factor-subject"),
        Note::FactorResetDone => writer
            .heading("desk-mail-factor-done-heading")
            .paragraph("desk-mail-factor-done-lead")
            .button("desk-mail-factor-done-button", &desk("/team"))
            .finish("desk-mail-factor-done-subject"),
        Note::RoleOffered => writer
            .heading("desk-mail-role-offered-heading")
            .paragraph("desk-mail-role-offered-lead")
            .button("desk-mail-role-offered-button", &links.offer)
            .paragraph("desk-mail-role-offered-surprise")
            .finish("desk-mail-role-offered-subject"),
        Note::RoleEnds => writer
            .heading("desk-mail-role-heading")
            .paragraph("desk-mail-role-lead")
            .paragraph("desk-mail-role-renew")
            .button("desk-mail-role-button", &desk("/account"))
            .finish("desk-mail-role-subject"),
        Note::GuidanceDue => writer
            .heading("desk-mail-guidance-heading")
            .paragraph("desk-mail-guidance-lead")
            .button("desk-mail-guidance-button", &desk("/guidance"))
            .paragraph("desk-mail-guidance-after")
            .finish("desk-mail-guidance-subject"),
        Note::CopiesOpen => writer
            .heading("desk-mail-copies-heading")
            .paragraph("desk-mail-copies-lead")
            .paragraph("desk-mail-copies-why")
            .button("desk-mail-copies-button", &desk("/officer/exports"))
            .finish("desk-mail-copies-subject"),
        Note::MailsRefused => writer
            .heading("desk-mail-refused-mails-heading")
            .paragraph("desk-mail-halted-refused")
            .paragraph("desk-mail-refused-mails-goes-on")
            .button("desk-mail-halted-button", &page)
            .finish("desk-mail-refused-mails-subject"),
        Note::MailsHalted => {
            writer.heading("desk-mail-halted-heading");
            if let Some(why) = mail.detail.halted {
                writer.paragraph(&format!("desk-mail-halted-{}", why.name()));
            }
            writer
                .paragraph("desk-mail-halted-rest")
                .button("desk-mail-halted-button", &page)
                .finish("desk-mail-halted-subject")
        }
        Note::IssuePaused => {
            writer.heading("desk-mail-paused-heading");
            if let Some(why) = mail.detail.halted {
                writer.paragraph(&format!("desk-mail-halted-{}", why.name()));
            }
            writer
                .paragraph("desk-mail-paused-rest")
                .button("desk-mail-halted-button", &page)
                .finish("desk-mail-paused-subject")
        }
    }
}

/// What others will get, sent to its writer: the whole of it, and last that it's a test.
pub(super) fn test(of: Mail, mail: &OrganiserMail) -> Mail {
    let writer = writer(mail, Footer::Organiser);
    let subject = format!("{}: {}", writer.text("desk-mail-test-subject"), of.subject);
    let link = Block::FootLink { label: writer.text("desk-mail-test-link"), url: page(mail) };
    let blocks = of.blocks.into_iter().chain([Block::Foot(writer.text("desk-mail-test-note")), link]).collect();
    Mail { subject, blocks, ..of }
}

/// The page the mail leads to.
fn page(mail: &OrganiserMail) -> String {
    format!("{}{}", mail.links.site, mail.detail.path.as_deref().unwrap_or(paths::organise::HOME))
}

fn writer<'m>(mail: &'m OrganiserMail, footer: Footer<'m>) -> MailWriter<'m> {
    let detail = &mail.detail;
    let mut writer = MailWriter::new(&mail.organisation, &mail.language, &mail.links.privacy, footer);
    writer.argument("name", one_line(&mail.name));
    if let Some(title) = &detail.title {
        writer.name("title", title);
    }
    if let Some(role) = detail.role {
        let role = writer.words.get(&format!("desk-role-{}", role.name()));
        writer.argument("role", role);
    }
    if let Some(count) = detail.count {
        writer.argument("count", count);
    }
    if let Some(earlier) = detail.earlier {
        writer.argument("earlier", earlier);
    }
    if let Some(day) = detail.day {
        let day = writer.day(day);
        writer.argument("day", day);
    }
    writer
}
