//! A preview of the mail that an issue becomes, with links that lead nowhere.

use app::components::markdown::Surface;
use app::domain::email_address::EmailAddress;
use app::domain::field::Answers;
use app::domain::held::{Held, Links, RecordState, Subject};
use app::domain::issue::IssueContent;
use app::domain::language::Language;
use app::domain::newsletter::Newsletter;
use app::domain::retention;
use app::mails::kind::MailDetail;
use app::mails::{self, RecordMail};
use app::paths;
use app::text::Words;

use super::body;
use crate::actions::{Failure, links};
use crate::db::{contents, purposes};
use crate::site::Site;

/// How an issue will look.
#[derive(Clone, Debug)]
pub struct IssuePreview {
    /// The mail as a part of a page.
    pub letter: String,
    /// Its text part.
    pub text: String,
    /// How many bytes its HTML has.
    pub size: usize,
}

/// The whole mail, as somebody who subscribes now would get it.
pub async fn preview(
    site: &Site,
    newsletter: &Newsletter,
    content: &IssueContent,
    number: Option<u32>,
) -> Result<IssuePreview, Failure> {
    let mail = reader(site, newsletter).await?;
    let words = Words::new(&mail.held.language, mail.organisation.timezone);
    // A draft has no number yet: the next one may be another, but is as long.
    let issue = (content, Some(number.unwrap_or(1)));
    let on_page = body::make(site, newsletter, issue, &words, Surface::Page).await?;
    let in_mail = mails::issue(&body::make(site, newsletter, issue, &words, Surface::Mail).await?, &mail);
    Ok(IssuePreview { letter: mails::issue_on_page(&on_page, &mail), text: in_mail.text(), size: in_mail.html().len() })
}

/// A mail to somebody who doesn't exist.
async fn reader(site: &Site, newsletter: &Newsletter) -> Result<RecordMail, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let organisation = crate::db::site::organisation(db).await?.ok_or(Failure::Stored("no organisation"))?;
    let version = purposes::current_version(db, newsletter.purpose_id).await?;
    let email = EmailAddress::parse("you@example.org").map_err(|_| Failure::Stored("an example"))?;
    let held = Held {
        branch: contents::branch(db, newsletter.branch_id).await?,
        state: RecordState::Subscribed,
        email,
        language: Language::english(),
        seats: 1,
        ticket_code: None,
        answers: Answers::default(),
        sooner: vec![],
        created_at: now,
        confirmed_at: Some(now),
        expires_at: retention::subscription(now, version.wording.renewed_after(newsletter)),
        still_coming: None,
        arrived: None,
        by_organiser: false,
        renewal_asked: false,
        suspended: None,
        consents: vec![],
        subject: Subject::Newsletter(Box::new(newsletter.clone())),
        version,
    };
    let base = &site.config.base_url;
    let nowhere = "\u{2026}";
    let links = Links {
        your_sign_up: format!("{base}{}", paths::your_sign_up(nowhere)),
        unsubscribe: format!("{base}{}", paths::unsubscribe(nowhere)),
        public: format!("{base}{}", links::public_path(&held.subject)),
        privacy: format!("{base}{}", paths::PRIVACY),
        ..Links::default()
    };
    Ok(RecordMail { organisation, held, links, detail: MailDetail::default(), full: false, now })
}
