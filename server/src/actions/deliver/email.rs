//! Composes a mail and puts it into its envelope. A retry has the same Message-ID and Date.

use app::domain::branch::Branch;
use app::domain::email_address::EmailAddress;
use app::domain::held::{Held, Links, RecordState, Subject};
use app::domain::language::Language;
use app::domain::organisation::Organisation;
use app::mails::kind::MailKind;
use app::mails::{self, OrganiserLinks, OrganiserMail, RecordMail};
use app::text::Words;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::outbox::Claimed;
use crate::mail::calendar::{self, CalendarEntry, Method};
use crate::mail::message::{CalendarPart, Email, Envelope, ListHeaders, MessageError, build, from_name};
use crate::site::Site;

use super::super::links;
use super::load::MailContext;

/// The message of a claimed mail.
pub fn of(site: &Site, organisation: &Organisation, mail: &Claimed, about: MailContext) -> Result<Email, MessageError> {
    match about {
        MailContext::Record(about) => {
            let (record, held, written) = *about;
            let links = links::of_held(site, &record, &held);
            let envelope = Envelope {
                list: mail.kind.is_list_mail().then(|| list(site, &held, &links)),
                calendar: calendar(site, organisation, mail, &held, &links),
                ..envelope(
                    site,
                    organisation,
                    Some(&held.branch),
                    &held.email,
                    &held.language,
                    (mail.id, mail.created_at),
                )
            };
            let about = RecordMail {
                organisation: organisation.clone(),
                held,
                links,
                detail: mail.detail.clone(),
                written,
                now: site.clock.now(),
            };
            build(&mails::compose(mail.kind, &about), &envelope)
        }
        MailContext::Request { email, language, held } => {
            let envelope = envelope(site, organisation, None, &email, &language, (mail.id, mail.created_at));
            let privacy = format!("{}/privacy", site.config.base_url);
            build(&mails::your_data(organisation, &language, &held, &privacy), &envelope)
        }
        MailContext::Lift { email, language, url } => {
            let envelope = envelope(site, organisation, None, &email, &language, (mail.id, mail.created_at));
            let privacy = format!("{}/privacy", site.config.base_url);
            build(&mails::lift_suppression(organisation, &language, &url, &privacy), &envelope)
        }
        MailContext::Organiser(account, note, written) => {
            let language = account.language();
            let envelope = envelope(site, organisation, None, &account.email, &language, (mail.id, mail.created_at));
            let offer = mail.detail.offer.map(|id| links::of_offer(site, id)).unwrap_or_default();
            let links = OrganiserLinks { offer, ..links::of_organiser(site, &account) };
            let mail = OrganiserMail {
                organisation: organisation.clone(),
                language,
                name: account.secret.name.clone(),
                detail: mail.detail.clone(),
                written,
                links,
            };
            build(&mails::to_organiser(note, &mail), &envelope)
        }
    }
}

/// The envelope of a mail without list and calendar entry, by its id and date.
pub fn envelope(
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
        reply_to: Some(branch.map_or(&organisation.privacy_email, |branch| &branch.content.email).clone()),
        to: to.clone(),
        message_id: format!("<{}@{}>", site.vault.message_id(id), site.config.host()),
        date,
        auto_submitted: true,
        list: None,
        calendar: None,
    }
}

fn list(site: &Site, held: &Held, links: &Links) -> ListHeaders {
    let slug = match &held.subject {
        Subject::Event(event) => &event.slug,
        Subject::Newsletter(newsletter) => &newsletter.slug,
    };
    ListHeaders {
        name: held.title().get(&held.language).to_owned(),
        id: format!("{slug}.{}", site.config.host()),
        unsubscribe_url: links.unsubscribe.clone(),
        help_url: links.public.clone(),
        owner: held.branch.content.email.clone(),
    }
}

/// The entry for whoever has seats: nobody else has it in a calendar.
fn calendar(
    site: &Site,
    organisation: &Organisation,
    mail: &Claimed,
    held: &Held,
    links: &Links,
) -> Option<CalendarPart> {
    let method = match mail.kind {
        MailKind::AddedByHand | MailKind::Ticket | MailKind::PlaceFree | MailKind::EventChanged => Method::Publish,
        MailKind::EventCancelled => Method::Cancel,
        _ => return None,
    };
    let event = held.event().filter(|_| held.standing == RecordState::Confirmed)?;
    let words = Words::new(&held.language).at_home_in(organisation.timezone);
    let entry = CalendarEntry {
        event,
        words: &words,
        host: &site.config.host(),
        stamp: mail.created_at,
        url: &links.public,
        organiser: (held.branch.content.name.get(&held.language), &held.branch.content.email),
        attendee_info: method == Method::Publish,
    };
    Some(CalendarPart { ics: calendar::write(&entry, method), method })
}
