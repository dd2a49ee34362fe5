//! Loads what a batch of mails is about in a few queries, and checks again that each may be sent: the record hasn't
//! ended, its state is what the mail says, and the address wants mail.

use std::collections::HashMap;
use std::sync::Arc;

use app::domain::announcement::AnnouncementContent;
use app::domain::email_address::EmailAddress;
use app::domain::held::{Held, Links};
use app::domain::language::Language;
use app::mails::RecordMail;
use app::mails::issue::IssueBody;
use app::mails::kind::{MailKind, Note, RequestMail};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::outbox::{About, Claimed};
use crate::db::purposes::ADMINISTRATION;
use crate::db::records::{self, Record};
use crate::db::{DbErr, registrations, requests, role_offers, suppressions};
use crate::site::Site;

use super::super::account::{self, Account};
use super::super::stop::{self, Stopping};
use super::super::{Failure, held, lift_suppression, your_data};
use super::contents::BatchContents;
use super::still_due::is_still_due;
use super::to_many::{of_attendee, of_reader, of_test};

/// The decision about a mail.
pub enum SendDecision {
    /// Send it, about this.
    Send(MailContext),
    /// It's no longer true.
    Drop(&'static str),
    /// It can't be sent now.
    Later(&'static str),
    /// Its issue is paused.
    Hold,
}

/// An opened record; its answers stay sealed, since no mail repeats them.
pub type OpenedRecord = Box<(Record, Held)>;

/// The opened data of a mail.
pub enum MailContext {
    /// A record, and whether confirming it now leads to the waiting list.
    Record(MailKind, OpenedRecord, bool),
    /// An attendee, and what organisers wrote.
    Announcement(AnnouncementContent, OpenedRecord),
    /// An attendee, two days before the event.
    Reminder(OpenedRecord),
    /// A reader, and what the issue says.
    Issue(Arc<IssueBody>, OpenedRecord),
    /// A request for links to everything held.
    YourData {
        /// Who asked.
        email: EmailAddress,
        /// Their language.
        language: Language,
        /// Everything held.
        held: Vec<(Held, Links)>,
    },
    /// A request to get mail again.
    LiftSuppression {
        /// Who asked.
        email: EmailAddress,
        /// Their language.
        language: Language,
        /// The page with the button.
        url: String,
    },
    /// A request to stop a newsletter.
    Stop {
        /// Who asked.
        email: EmailAddress,
        /// Their language.
        language: Language,
        /// The newsletter, and the page with the button.
        stopping: Box<Stopping>,
    },
    /// An organiser's account.
    Organiser(Note, Box<Account>),
    /// An announcement that an organiser sends to themselves as a test, as an attendee who doesn't exist would get it.
    AnnouncementTest(AnnouncementContent, Box<RecordMail>, Box<Account>),
    /// The same with an issue and a reader.
    IssueTest(Arc<IssueBody>, Box<RecordMail>, Box<Account>),
}

impl MailContext {
    /// The branch whose colour and logo the mail has; `None` for the organisation's.
    pub(super) fn branch(&self) -> Option<Uuid> {
        match self {
            Self::Record(_, opened, _)
            | Self::Announcement(_, opened)
            | Self::Reminder(opened)
            | Self::Issue(_, opened) => Some(opened.1.branch.id),
            Self::Stop { stopping, .. } => Some(stopping.branch.id),
            Self::AnnouncementTest(_, example, _) | Self::IssueTest(_, example, _) => Some(example.held.branch.id),
            Self::YourData { .. } | Self::LiftSuppression { .. } | Self::Organiser(..) => None,
        }
    }
}

impl MailContext {
    pub(super) fn email(&self) -> &EmailAddress {
        match self {
            Self::Record(_, record, _)
            | Self::Announcement(_, record)
            | Self::Reminder(record)
            | Self::Issue(_, record) => &record.1.email,
            Self::YourData { email, .. } | Self::LiftSuppression { email, .. } | Self::Stop { email, .. } => email,
            Self::Organiser(_, account) | Self::AnnouncementTest(.., account) | Self::IssueTest(.., account) => {
                &account.email
            }
        }
    }

    /// Whether it's mail of a list, which somebody may have left.
    const fn is_list_mail(&self) -> bool {
        match self {
            Self::Record(kind, ..) => kind.is_list_mail(),
            Self::Issue(..) => true,
            _ => false,
        }
    }
}

/// The decisions about these mails, in the same order.
pub async fn load(site: &Site, mails: &[Claimed]) -> Result<Vec<SendDecision>, Failure> {
    let now = site.clock.now();
    let ids: Vec<Uuid> = mails.iter().filter_map(about_record).collect();
    let found = records::find_all(site.db.read(), &ids, now).await?;
    let records: HashMap<Uuid, Record> = found.into_iter().map(|record| (record.id(), record)).collect();
    let mut contents = BatchContents::default();
    let mut decisions = Vec::with_capacity(mails.len());
    for mail in mails {
        let decision = match mail.about {
            About::Registration(id, kind) | About::Subscription(id, kind) => match records.get(&id).cloned() {
                Some(record) => of_record(site, &mut contents, kind, record, now).await,
                None => Ok(SendDecision::Drop("gone")),
            },
            About::Attendee { registration, announcement, kind } => match records.get(&registration).cloned() {
                Some(record) => of_attendee(site, &mut contents, (announcement, kind), record, now).await,
                None => Ok(SendDecision::Drop("gone")),
            },
            About::Reader { subscription, issue } => match records.get(&subscription).cloned() {
                Some(record) => of_reader(site, &mut contents, issue, record, now).await,
                None => Ok(SendDecision::Drop("gone")),
            },
            About::Request(id, kind) => of_request(site, id, (kind, mail.purpose_id), now).await,
            About::Organiser(id, note) => of_organiser(site, id, note, mail.detail.offer).await,
            About::AnnouncementTest { organiser, announcement } => {
                of_test(site, &mut contents, organiser, announcement).await
            }
        };
        decisions.push(decision.or_else(mail_failure)?);
    }
    without_suppressed(site, mails, decisions, now).await
}

fn about_record(mail: &Claimed) -> Option<Uuid> {
    match mail.about {
        About::Registration(id, _)
        | About::Subscription(id, _)
        | About::Attendee { registration: id, .. }
        | About::Reader { subscription: id, .. } => Some(id),
        About::Request(..) | About::Organiser(..) | About::AnnouncementTest { .. } => None,
    }
}

async fn of_record(
    site: &Site,
    contents: &mut BatchContents,
    kind: MailKind,
    record: Record,
    now: DateTime<Utc>,
) -> Result<SendDecision, Failure> {
    let Some(opened) = open(site, contents, record).await? else { return Ok(SendDecision::Drop("no address")) };
    if !is_still_due(kind, &opened.1, now) {
        return Ok(SendDecision::Drop("not owed"));
    }
    let full = contents.is_full(site, &opened.1, now).await?;
    Ok(SendDecision::Send(MailContext::Record(kind, opened, full)))
}

/// Opens a record with its event or newsletter. `None` without an address.
pub(super) async fn open(
    site: &Site,
    contents: &mut BatchContents,
    record: Record,
) -> Result<Option<OpenedRecord>, Failure> {
    if !registrations::has_address(&record) {
        return Ok(None);
    }
    let (subject, branch) = contents.of(site, &record).await?;
    let version = contents.version(site, record.purpose_id(), record.version_id()).await?;
    let email = held::address(&site.vault, &record)?;
    let held = held::bare(&record, subject, branch, version, email);
    Ok(Some(Box::new((record, held))))
}

async fn of_request(
    site: &Site,
    id: Uuid,
    (kind, purpose): (RequestMail, Uuid),
    now: DateTime<Utc>,
) -> Result<SendDecision, Failure> {
    let Some(row) = requests::find(site.db.read(), id, now).await? else { return Ok(SendDecision::Drop("gone")) };
    let (email, language) = (your_data::address(site, &row)?, Language::new(&row.language));
    Ok(SendDecision::Send(match kind {
        RequestMail::YourData => {
            let held = your_data::held(site, &email).await?;
            MailContext::YourData { email, language, held }
        }
        RequestMail::LiftSuppression => {
            MailContext::LiftSuppression { email, language, url: lift_suppression::link(site, id) }
        }
        RequestMail::StopNewsletter => {
            let stopping = Box::new(stop::find(site, purpose, &email).await?);
            MailContext::Stop { email, language, stopping }
        }
    }))
}

async fn of_organiser(site: &Site, id: Uuid, note: Note, offer: Option<Uuid>) -> Result<SendDecision, Failure> {
    let Some(account) = account::find(site, site.db.read(), id).await? else { return Ok(SendDecision::Drop("gone")) };
    if let Some(offer) = offer
        && role_offers::find(site.db.read(), offer, site.clock.now()).await?.is_none()
    {
        return Ok(SendDecision::Drop("not owed"));
    }
    Ok(SendDecision::Send(MailContext::Organiser(note, Box::new(account))))
}

/// Trouble with one record stops only its own mail. Trouble with the database stops them all.
fn mail_failure(failure: Failure) -> Result<SendDecision, Failure> {
    let why = match &failure {
        Failure::Vault(_) => "unreadable",
        // Logged without its text, which may quote stored data.
        Failure::Stored(_)
        | Failure::Database(DbErr::RecordNotFound(_) | DbErr::Type(_) | DbErr::Json(_) | DbErr::Custom(_)) => "stored",
        _ => return Err(failure),
    };
    tracing::error!(why, "what a mail is about cannot be opened");
    Ok(SendDecision::Later(why))
}

/// "Never email me again" stops all mail to an address; leaving a list stops only that list's.
async fn without_suppressed(
    site: &Site,
    mails: &[Claimed],
    mut decisions: Vec<SendDecision>,
    now: DateTime<Utc>,
) -> Result<Vec<SendDecision>, Failure> {
    let mut asked = Vec::new();
    let mut hashes: HashMap<Uuid, Vec<Vec<u8>>> = HashMap::new();
    for (at, (mail, decision)) in mails.iter().zip(&decisions).enumerate() {
        // The mail that asks whether to lift the suppression ignores it, since the address's owner asked for that mail.
        let Some(opened) = blockable(decision) else { continue };
        let list = opened.is_list_mail().then_some(mail.purpose_id);
        for purpose in [Some(ADMINISTRATION), list].into_iter().flatten() {
            let hash = site.vault.suppression_hash(purpose, &opened.email().folded());
            hashes.entry(purpose).or_default().push(hash.clone());
            asked.push((at, (purpose, hash)));
        }
    }
    let suppressed = suppressions::among(site.db.read(), hashes, now).await?;
    for (at, _) in asked.iter().filter(|(_, pair)| suppressed.contains(pair)) {
        decisions[*at] = SendDecision::Drop("suppressed");
    }
    Ok(decisions)
}

const fn blockable(decision: &SendDecision) -> Option<&MailContext> {
    match decision {
        SendDecision::Send(MailContext::LiftSuppression { .. })
        | SendDecision::Drop(_)
        | SendDecision::Later(_)
        | SendDecision::Hold => None,
        SendDecision::Send(opened) => Some(opened),
    }
}
