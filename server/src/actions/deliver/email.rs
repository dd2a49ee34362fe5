//! Composes a mail and puts it into its envelope. A retry has the same Message-ID and Date.

use app::domain::branch::Branch;
use app::domain::email_address::EmailAddress;
use app::domain::held::{Held, RecordState, Subject};
use app::domain::language::Language;
use app::domain::organisation::Organisation;
use app::mails::blocks::Mail;
use app::mails::kind::MailKind;
use app::mails::{self, OrganiserLinks, OrganiserMail, RecordMail};
use app::paths;
use app::text::Words;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::outbox::Claimed;
use crate::db::records::Record;
use crate::mail::calendar::{self, CalendarEntry, Method};
use crate::mail::message::{CalendarPart, Email, Envelope, ListHeaders, MessageError, build, from_name};
use crate::site::Site;

use super::super::account::Account;
use super::super::bounces::return_path;
use super::super::brand::MailBrands;
use super::super::links;
use super::super::stop::Stopping;
use super::load::MailContext;

/// The message of a claimed mail.
pub fn of(
    site: &Site,
    (organisation, brands): (&Organisation, &MailBrands),
    mail: &Claimed,
    about: MailContext,
) -> Result<Email, MessageError> {
    let brand = brands.of(about.branch());
    let (id, privacy) = ((mail.id, mail.created_at), format!("{}{}", site.config.base_url, paths::PRIVACY));
    let to_record = |about: &RecordMail| of_record(site, organisation, &about.held, id);
    let to_address = |to: &EmailAddress, language: &Language| envelope(site, organisation, None, to, language, id);
    let (content, envelope) = match about {
        MailContext::Record(kind, opened, full) => {
            let about = RecordMail { full, ..record(site, organisation, mail, *opened) };
            let envelope = Envelope {
                list: kind.is_list_mail().then(|| list(site, &about)),
                calendar: calendar(site, kind, mail.created_at, &about),
                ..to_record(&about)
            };
            (mails::compose(kind, &about), envelope)
        }
        MailContext::Announcement(written, opened) => {
            let about = record(site, organisation, mail, *opened);
            (mails::announcement(&written, &about), to_record(&about))
        }
        MailContext::Reminder(opened) => {
            let about = record(site, organisation, mail, *opened);
            (mails::reminder(&about), to_record(&about))
        }
        MailContext::Issue(body, opened) => {
            let about = record(site, organisation, mail, *opened);
            let envelope = Envelope { list: Some(list(site, &about)), ..to_record(&about) };
            (mails::issue(&body, &about), envelope)
        }
        MailContext::YourData { email, language, held } => {
            (mails::your_data(organisation, &language, &held, &privacy), to_address(&email, &language))
        }
        MailContext::LiftSuppression { email, language, url } => {
            (mails::lift_suppression(organisation, &language, &url, &privacy), to_address(&email, &language))
        }
        MailContext::Stop { email, language, stopping } => {
            let Stopping { title, branch, unsubscribe } = &*stopping;
            let content = mails::stop_newsletter(organisation, &language, title, unsubscribe.as_deref(), &privacy);
            (content, envelope(site, organisation, Some(branch), &email, &language, id))
        }
        MailContext::Organiser(note, account) => {
            let about = organiser(site, organisation, mail, &account);
            (mails::to_organiser(note, &about), to_address(&account.email, &about.language))
        }
        MailContext::AnnouncementTest(written, example, account) => {
            let about = organiser(site, organisation, mail, &account);
            (mails::test(mails::announcement(&written, &example), &about), to_record(&example))
        }
        MailContext::IssueTest(body, example, account) => {
            let about = organiser(site, organisation, mail, &account);
            (mails::test(mails::issue(&body, &example), &about), to_record(&example))
        }
    };
    build(&Mail { brand, ..content }, &envelope)
}

fn record(site: &Site, organisation: &Organisation, mail: &Claimed, (record, held): (Record, Held)) -> RecordMail {
    RecordMail {
        organisation: organisation.clone(),
        links: links::of_held(site, &record, &held),
        held,
        detail: mail.detail.clone(),
        full: false,
        now: site.clock.now(),
    }
}

fn organiser(site: &Site, organisation: &Organisation, mail: &Claimed, account: &Account) -> OrganiserMail {
    let offer = mail.detail.offer.map(|id| links::of_offer(site, id)).unwrap_or_default();
    OrganiserMail {
        organisation: organisation.clone(),
        language: account.language(),
        name: account.secret.name.clone(),
        detail: mail.detail.clone(),
        links: OrganiserLinks { offer, ..links::of_organiser(site, account) },
    }
}

/// The envelope of a mail about a record, by its id and date.
pub fn of_record(site: &Site, organisation: &Organisation, held: &Held, id: (Uuid, DateTime<Utc>)) -> Envelope {
    envelope(site, organisation, Some(&held.branch), &held.email, &held.language, id)
}

fn envelope(
    site: &Site,
    organisation: &Organisation,
    branch: Option<&Branch>,
    to: &EmailAddress,
    language: &Language,
    (id, date): (Uuid, DateTime<Utc>),
) -> Envelope {
    let branch_name = branch.map(|branch| branch.content.name.get(language));
    Envelope {
        from_name: from_name(branch_name, organisation.name.get(language)),
        from_address: site.config.mail_from.clone(),
        return_path: return_path::of_mail(site, id),
        reply_to: Some(branch.map_or(&organisation.privacy_email, |branch| &branch.content.email).clone()),
        to: to.clone(),
        message_id: format!("<{}@{}>", site.vault.message_id(id), site.config.host()),
        date,
        auto_submitted: true,
        list: None,
        calendar: None,
        enclosed: None,
    }
}

fn list(site: &Site, RecordMail { held, links, .. }: &RecordMail) -> ListHeaders {
    let (slug, archive) = match &held.subject {
        Subject::Event(event) => (&event.slug, None),
        Subject::Newsletter(newsletter) => {
            let archive = newsletter.content.archive.then(|| paths::issues(&newsletter.slug));
            (&newsletter.slug, archive)
        }
    };
    ListHeaders {
        name: held.title().get(&held.language).to_owned(),
        id: format!("{slug}.{}", site.config.host()),
        unsubscribe_url: links.unsubscribe.clone(),
        unsubscribe_address: return_path::of_unsubscribe(site, &links.unsubscribe),
        help_url: links.public.clone(),
        archive_url: archive.map(|path| format!("{}{path}", site.config.base_url)),
        owner: held.branch.content.email.clone(),
    }
}

/// The calendar entry, only for those who have seats.
fn calendar(site: &Site, kind: MailKind, stamp: DateTime<Utc>, about: &RecordMail) -> Option<CalendarPart> {
    let RecordMail { organisation, held, links, .. } = about;
    let method = match kind {
        MailKind::AddedByHand
        | MailKind::Ticket
        | MailKind::SeatFree
        | MailKind::SeatsChanged
        | MailKind::EventChanged => Method::Publish,
        MailKind::EventCancelled => Method::Cancel,
        _ => return None,
    };
    let event = held.event().filter(|_| held.state == RecordState::Confirmed)?;
    let words = Words::new(&held.language, organisation.timezone);
    let entry = CalendarEntry {
        event,
        words: &words,
        host: &site.config.host(),
        stamp,
        url: &links.public,
        organiser: (held.branch.content.name.get(&held.language), &held.branch.content.email),
        attendee_info: method == Method::Publish,
    };
    Some(CalendarPart { ics: calendar::write(&entry, method), method })
}
