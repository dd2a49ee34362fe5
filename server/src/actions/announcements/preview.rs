//! A preview of the mail that an announcement becomes, with links that lead nowhere.

use app::domain::announcement::AnnouncementContent;
use app::domain::email_address::EmailAddress;
use app::domain::event::Event;
use app::domain::field::Answers;
use app::domain::held::{Held, Links, RecordState, Subject};
use app::domain::language::Language;
use app::mails::kind::MailDetail;
use app::mails::{self, RecordMail};
use app::paths;

use crate::actions::held::event_end;
use crate::actions::{Failure, links};
use crate::db::{contents, purposes};
use crate::site::Site;

/// The whole mail, as somebody with a seat would get it: as a part of a page, and its text part.
pub async fn preview(site: &Site, event: &Event, written: &AnnouncementContent) -> Result<(String, String), Failure> {
    let db = site.db.read();
    let organisation = crate::db::site::organisation(db).await?.ok_or(Failure::Stored("no organisation"))?;
    let version = purposes::current_version(db, event.purpose_id).await?;
    let email = EmailAddress::parse("you@example.org").map_err(|_| Failure::Stored("an example"))?;
    let held = Held {
        branch: contents::branch(db, event.branch_id).await?,
        state: RecordState::Confirmed,
        email,
        language: Language::english(),
        seats: 1,
        ticket_code: None,
        answers: Answers::default(),
        sooner: vec![],
        created_at: site.clock.now(),
        confirmed_at: None,
        expires_at: event_end(event).plus(version.wording.keep),
        still_coming: None,
        arrived: None,
        by_organiser: false,
        renewal_asked: false,
        suspended: None,
        consents: vec![],
        subject: Subject::Event(Box::new(event.clone())),
        version,
    };
    let base = &site.config.base_url;
    let own = format!("{base}/your-sign-up/\u{2026}");
    let links = Links {
        your_sign_up: own.clone(),
        change: own.clone(),
        cancel: own,
        public: format!("{base}{}", links::public_path(&held.subject)),
        privacy: format!("{base}{}", paths::PRIVACY),
        ..Links::default()
    };
    let now = site.clock.now();
    let mail = RecordMail { organisation, held, links, detail: MailDetail::default(), full: false, now };
    Ok((mails::announcement_on_page(written, &mail), mails::announcement(written, &mail).text()))
}
