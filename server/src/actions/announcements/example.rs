//! A reader or attendee who doesn't exist: a preview and a test show the mail that they'd get, with links that lead
//! nowhere.

use app::domain::email_address::EmailAddress;
use app::domain::event::Event;
use app::domain::field::Answers;
use app::domain::held::{Held, Links, RecordState, Subject};
use app::domain::language::Language;
use app::domain::newsletter::Newsletter;
use app::domain::purpose::PurposeVersion;
use app::domain::retention;
use app::mails::RecordMail;
use app::mails::kind::MailDetail;
use app::paths;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::actions::held::event_end;
use crate::actions::{Failure, links};
use crate::db::{contents, purposes};
use crate::site::Site;

/// Stands in for every token.
const NOWHERE: &str = "\u{2026}";

/// Somebody with a seat, or somebody who subscribes now.
pub async fn of(site: &Site, subject: &Subject) -> Result<RecordMail, Failure> {
    match subject {
        Subject::Event(event) => attendee(site, event).await,
        Subject::Newsletter(newsletter) => reader(site, newsletter).await,
    }
}

/// Somebody with a seat.
pub async fn attendee(site: &Site, event: &Event) -> Result<RecordMail, Failure> {
    let version = purposes::current_version(site.db.read(), event.purpose_id).await?;
    let ends = event_end(event).plus(version.wording.keep);
    let subject = Subject::Event(Box::new(event.clone()));
    let mut mail = recipient(site, subject, event.branch_id, RecordState::Confirmed, version, ends).await?;
    let own = mail.links.your_sign_up.clone();
    mail.links = Links { change: own.clone(), cancel: own, ..mail.links };
    Ok(mail)
}

/// Somebody who subscribes now.
pub async fn reader(site: &Site, newsletter: &Newsletter) -> Result<RecordMail, Failure> {
    let version = purposes::current_version(site.db.read(), newsletter.purpose_id).await?;
    let now = site.clock.now();
    let ends = retention::subscription(now, version.wording.renewed_after(newsletter));
    let subject = Subject::Newsletter(Box::new(newsletter.clone()));
    let mut mail = recipient(site, subject, newsletter.branch_id, RecordState::Subscribed, version, ends).await?;
    mail.held.confirmed_at = Some(now);
    mail.links.unsubscribe = format!("{}{}", site.config.base_url, paths::unsubscribe(NOWHERE));
    Ok(mail)
}

async fn recipient(
    site: &Site,
    subject: Subject,
    branch: Uuid,
    state: RecordState,
    version: PurposeVersion,
    expires_at: DateTime<Utc>,
) -> Result<RecordMail, Failure> {
    let (db, now, base) = (site.db.read(), site.clock.now(), &site.config.base_url);
    let organisation = crate::db::site::organisation(db).await?.ok_or(Failure::Stored("no organisation"))?;
    let links = Links {
        your_sign_up: format!("{base}{}", paths::your_sign_up(NOWHERE)),
        public: format!("{base}{}", links::public_path(&subject)),
        privacy: format!("{base}{}", paths::PRIVACY),
        ..Links::default()
    };
    let held = Held {
        branch: contents::branch(db, branch).await?,
        state,
        email: EmailAddress::parse("you@example.org").map_err(|_| Failure::Stored("an example"))?,
        language: Language::english(),
        seats: 1,
        ticket_code: None,
        answers: Answers::default(),
        sooner: vec![],
        created_at: now,
        confirmed_at: None,
        expires_at,
        still_coming: None,
        arrived: None,
        by_organiser: false,
        renewal_asked: false,
        suspended: None,
        consents: vec![],
        subject,
        version,
    };
    Ok(RecordMail { organisation, held, links, detail: MailDetail::default(), full: false, now })
}
