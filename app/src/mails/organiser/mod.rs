//! Mails to organisers: one file a mail.

mod account_reset;
mod announcement_test;
mod approval;
mod copies_open;
mod destroy_copies;
mod factor_reset;
mod guidance_due;
mod invitation;
mod new_password;
mod receipt;
mod role_ends;
mod role_offered;
mod writer;

use super::OrganiserMail;
use super::blocks::Mail;
use super::kind::Note;

/// Composes a mail.
pub(super) fn compose(note: Note, mail: &OrganiserMail) -> Mail {
    match note {
        Note::ApprovalGranted => approval::granted(mail),
        Note::ApprovalRefused => approval::refused(mail),
        Note::AnnouncementTest => announcement_test::mail(mail),
        Note::DestroyCopies => destroy_copies::mail(mail),
        Note::Invitation => invitation::mail(mail),
        Note::Receipt => receipt::mail(mail),
        Note::NewPassword => new_password::mail(mail),
        Note::AccountReset => account_reset::mail(mail),
        Note::FactorReset => factor_reset::to_colleague(mail),
        Note::FactorResetDone => factor_reset::to_administrator(mail),
        Note::RoleOffered => role_offered::mail(mail),
        Note::RoleEnds => role_ends::mail(mail),
        Note::GuidanceDue => guidance_due::mail(mail),
        Note::CopiesOpen => copies_open::mail(mail),
    }
}
