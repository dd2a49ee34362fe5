//! How every mail ends, by its kind: why it came, what is held until when, where the rest is said, the imprint.

use super::RecordMail;
use super::blocks::Block;
use super::writer::MailWriter;
use crate::domain::held::{RecordState, Subject};

/// The kinds of foot.
#[derive(Clone, Copy)]
pub(super) enum Footer<'m> {
    /// About a record that is held: what for, and its end.
    Record(&'m RecordMail),
    /// With an issue of a newsletter: why it came, until when, how to stop it, where it is on the web.
    Issue(&'m RecordMail, Option<&'m str>),
    /// About a record that is gone.
    Erased,
    /// To a person who asked for links to everything held.
    YourData,
    /// To a person who asked to get mail again.
    LiftSuppression,
    /// To an address that somebody typed to stop a newsletter.
    StopNewsletter,
    /// To whomever the operator tries the mail with.
    MailCheck,
    /// To somebody invited to be an organiser.
    Invitation,
    /// To an organiser.
    Organiser,
    /// To the address of a branch.
    Branch,
}

/// Writes the foot.
pub(super) fn write(writer: &mut MailWriter<'_>) {
    let notice = writer.privacy_url;
    match writer.footer {
        Footer::Record(mail) => of_record(writer, mail),
        Footer::Issue(mail, web) => of_issue(writer, mail, web),
        Footer::Erased => writer.small("mail-contact").small_link("mail-link-privacy", notice),
        Footer::YourData => of_request(writer, "mail-your-data-why"),
        Footer::LiftSuppression => of_request(writer, "mail-lift-why"),
        Footer::StopNewsletter => of_request(writer, "mail-stop-why"),
        Footer::Invitation => writer.small("desk-mail-invitation-why").small_link("mail-link-privacy", notice),
        Footer::Organiser => writer.small("desk-mail-why").small_link("mail-link-privacy", notice),
        Footer::MailCheck => of_request(writer, "mail-check-why"),
        Footer::Branch => writer.small("desk-mail-reply-why"),
    };
    let imprint = writer.chosen(&writer.organisation.imprint);
    writer.push(Block::Foot(imprint));
}

/// All we know about the person is an address.
fn of_request<'w, 'm>(writer: &'w mut MailWriter<'m>, why: &str) -> &'w mut MailWriter<'m> {
    let notice = writer.privacy_url;
    writer.small(why).small("mail-your-data-contact").small_link("mail-link-privacy", notice)
}

/// Why it came, what for and until when; the whole slip is on the record's page. A stranger's sign-up may be somebody
/// else's business: that mail leads to the privacy notice.
fn of_record<'w, 'm>(writer: &'w mut MailWriter<'m>, mail: &RecordMail) -> &'w mut MailWriter<'m> {
    let held = &mail.held;
    let why = match &held.subject {
        _ if matches!(held.state, RecordState::Pending { .. }) => "mail-why-pending",
        Subject::Event(_) if held.by_organiser => "mail-why-added",
        Subject::Newsletter(_) if mail.detail.means.is_some() => "mail-brought-in-why",
        Subject::Event(_) | Subject::Newsletter(_) => "mail-why-signed-up",
    };
    let later = held.ends_with_place().map(|ends| writer.day(ends));
    let slip = match held.state {
        RecordState::Pending { .. } => "mail-slip-pending",
        _ if later.is_some() => "mail-slip-waiting",
        RecordState::Confirmed | RecordState::Waiting => "mail-slip-event",
        RecordState::Subscribed => "mail-slip-newsletter",
    };
    let purpose = ended(&writer.line(&held.version.wording.statement));
    let notice = writer.privacy_url;
    writer.small(why).argument("purpose", purpose).argument("later", later.unwrap_or_default()).small(slip);
    match held.state {
        RecordState::Pending { .. } => writer.small_link("mail-link-privacy", notice),
        _ => writer.small_link("mail-link-slip", &format!("{}#what-for", mail.links.your_sign_up)),
    }
}

/// Leaving is first.
fn of_issue<'w, 'm>(writer: &'w mut MailWriter<'m>, mail: &RecordMail, web: Option<&str>) -> &'w mut MailWriter<'m> {
    let links = &mail.links;
    let all = [
        ("mail-link-unsubscribe", Some(links.unsubscribe.as_str())),
        ("mail-link-subscription", Some(links.your_sign_up.as_str())),
        ("mail-link-on-the-web", web),
        ("mail-link-privacy", Some(links.privacy.as_str())),
    ];
    let shown = all.into_iter().filter_map(|(key, url)| Some((writer.text(key), url?.to_owned())));
    let shown = shown.collect();
    writer.small("mail-why-issue").push(Block::FootLinks(shown))
}

/// A sentence, with a full stop if it has no end.
fn ended(sentence: &str) -> String {
    if sentence.ends_with(['.', '!', '?', '\u{2026}']) { sentence.to_owned() } else { format!("{sentence}.") }
}
