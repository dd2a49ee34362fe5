//! Loads what a batch of mails is about, in a few queries for all of it, and asks once more whether each may go:
//! the record lives, it stands where the mail says it does, and the address wants mail.

use std::collections::HashMap;

use app::domain::announcement::{AnnouncementContent, AnnouncementState};
use app::domain::branch::Branch;
use app::domain::email_address::EmailAddress;
use app::domain::held::{Held, Links, RecordState, Subject};
use app::domain::language::Language;
use app::domain::purpose::PurposeVersion;
use app::mails::kind::{MailKind, Note};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::DbErr;
use crate::db::entity::announcement;
use crate::db::outbox::{About, Claimed};
use crate::db::purposes::ADMINISTRATION;
use crate::db::records::{self, Record};
use crate::db::{announcements, registrations, requests, role_offers, suppressions};
use crate::site::Site;

use super::super::account::{self, Account};
use super::super::{Failure, held, lift_suppression, terms, your_data};

/// What is to be done with a mail.
pub enum SendDecision {
    /// Send it, about this.
    Send(MailContext),
    /// It is not owed any more.
    Drop(&'static str),
    /// It cannot be sent now.
    Later(&'static str),
}

/// What a mail is about, opened.
pub enum MailContext {
    /// A record; its answers are left sealed, for no mail repeats them. With what organisers wrote, if they did.
    Record(Box<(Record, Held, Option<AnnouncementContent>)>),
    /// A request for the links of everything held.
    Request {
        /// Who asked.
        email: EmailAddress,
        /// The reader's language.
        language: Language,
        /// Everything held.
        held: Vec<(Held, Links)>,
    },
    /// A request to get mail again.
    Lift {
        /// Who asked.
        email: EmailAddress,
        /// The reader's language.
        language: Language,
        /// The page with the button.
        url: String,
    },
    /// An organiser's account, and what it is written about; with an announcement that is tried out.
    Organiser(Box<Account>, Note, Option<AnnouncementContent>),
}

impl MailContext {
    fn email(&self) -> &EmailAddress {
        match self {
            Self::Record(record) => &record.1.email,
            Self::Request { email, .. } | Self::Lift { email, .. } => email,
            Self::Organiser(account, ..) => &account.email,
        }
    }
}

/// The decisions about these mails, in their order.
pub async fn load(site: &Site, mails: &[Claimed]) -> Result<Vec<SendDecision>, Failure> {
    let now = site.clock.now();
    let ids: Vec<Uuid> = mails.iter().filter_map(about_record).collect();
    let found = records::find_all(site.db.read(), &ids, now).await?;
    let records: HashMap<Uuid, Record> = found.into_iter().map(|record| (record.id(), record)).collect();
    let mut contents = Contents::default();
    let mut decisions = Vec::with_capacity(mails.len());
    for mail in mails {
        let decision = match mail.about {
            About::Registration(id) | About::Subscription(id) => match records.get(&id).cloned() {
                Some(record) => of_record(site, &mut contents, mail, record, now).await,
                None => Ok(SendDecision::Drop("gone")),
            },
            About::Request(id) => of_request(site, id, mail.kind, now).await,
            About::Organiser(id) => of_organiser(site, &mut contents, id, mail).await,
        };
        decisions.push(decision.or_else(mail_failure)?);
    }
    without_suppressed(site, mails, decisions, now).await
}

fn about_record(mail: &Claimed) -> Option<Uuid> {
    match mail.about {
        About::Registration(id) | About::Subscription(id) => Some(id),
        About::Request(_) | About::Organiser(_) => None,
    }
}

async fn of_record(
    site: &Site,
    contents: &mut Contents,
    mail: &Claimed,
    record: Record,
    now: DateTime<Utc>,
) -> Result<SendDecision, Failure> {
    if !registrations::has_address(&record) {
        return Ok(SendDecision::Drop("no address"));
    }
    let (subject, branch) = contents.of(site, &record).await?;
    let version = contents.version(site, record.purpose_id(), record.version_id()).await?;
    let email = held::address(&site.vault, &record)?;
    let held = held::bare(&record, subject, branch, version, email);
    let written = match contents.announcement(site, mail.announcement, now).await? {
        Some(row) if announcements::state(&row)? == AnnouncementState::Stopped => {
            return Ok(SendDecision::Drop("stopped"));
        }
        Some(row) if !announcements::segment(&row)?.includes(held.standing) => {
            return Ok(SendDecision::Drop("not owed"));
        }
        Some(row) => Some(announcements::content(&row)?),
        None if mail.announcement.is_some() => return Ok(SendDecision::Drop("not owed")),
        None => None,
    };
    Ok(if is_owed(mail.kind, &held, now) {
        SendDecision::Send(MailContext::Record(Box::new((record, held, written))))
    } else {
        SendDecision::Drop("not owed")
    })
}

async fn of_request(site: &Site, id: Uuid, kind: MailKind, now: DateTime<Utc>) -> Result<SendDecision, Failure> {
    let Some(row) = requests::find(site.db.read(), id, now).await? else { return Ok(SendDecision::Drop("gone")) };
    let (email, language) = (your_data::address(site, &row)?, Language::new(&row.language));
    if kind == MailKind::LiftNever {
        return Ok(SendDecision::Send(MailContext::Lift { email, language, url: lift_suppression::link(site, id) }));
    }
    let held = your_data::held(site, &email).await?;
    Ok(SendDecision::Send(MailContext::Request { email, language, held }))
}

async fn of_organiser(site: &Site, contents: &mut Contents, id: Uuid, mail: &Claimed) -> Result<SendDecision, Failure> {
    let MailKind::ToOrganiser(note) = mail.kind else { return Ok(SendDecision::Drop("not owed")) };
    let Some(account) = account::find(site, site.db.read(), id).await? else { return Ok(SendDecision::Drop("gone")) };
    if let Some(offer) = mail.detail.offer
        && role_offers::find(site.db.read(), offer, site.clock.now()).await?.is_none()
    {
        return Ok(SendDecision::Drop("not owed"));
    }
    let tried = contents.announcement(site, mail.announcement, site.clock.now()).await?;
    let written = tried.as_ref().map(announcements::content).transpose()?;
    if note == Note::AnnouncementTest && written.is_none() {
        return Ok(SendDecision::Drop("gone"));
    }
    Ok(SendDecision::Send(MailContext::Organiser(Box::new(account), note, written)))
}

/// What is wrong with one record stops its mail alone. What is wrong with the database stops them all.
fn mail_failure(failure: Failure) -> Result<SendDecision, Failure> {
    let why = match &failure {
        Failure::Vault(_) => "unreadable",
        // Not logged with its text, which may quote what is stored.
        Failure::Stored(_)
        | Failure::Database(DbErr::RecordNotFound(_) | DbErr::Type(_) | DbErr::Json(_) | DbErr::Custom(_)) => "stored",
        _ => return Err(failure),
    };
    tracing::error!(why, "what a mail is about cannot be opened");
    Ok(SendDecision::Later(why))
}

/// Whether a mail is still true: the record stands where it says, and there is still something to sign up to.
fn is_owed(kind: MailKind, held: &Held, now: DateTime<Utc>) -> bool {
    let pending = matches!(held.standing, RecordState::Pending { .. });
    let (stands, over) = match &held.subject {
        Subject::Event(event) => (event.cancelled_at.is_none(), event.is_over(now)),
        Subject::Newsletter(newsletter) => (newsletter.closed_at.is_none(), false),
    };
    match kind {
        MailKind::Confirm | MailKind::ConfirmReminder => pending && stands && !over,
        MailKind::AlreadySignedUp => !pending,
        MailKind::Ticket | MailKind::PlaceFree => held.standing == RecordState::Confirmed && stands,
        MailKind::Waiting => held.standing == RecordState::Waiting && stands && !over,
        MailKind::AddedByHand => !pending && stands && !over,
        MailKind::MovedToWaiting => held.standing == RecordState::Waiting && stands && !over,
        MailKind::EventChanged => !pending && stands,
        MailKind::EventCancelled => !pending && !stands,
        // To whom it goes was asked before.
        MailKind::Announcement => !pending,
        MailKind::Reminder => held.standing == RecordState::Confirmed && stands && !has_begun(held, now),
        MailKind::Subscribed => held.standing == RecordState::Subscribed && stands,
        MailKind::Renew => held.standing == RecordState::Subscribed && stands && held.renewal_asked,
        // About a request; from memory alone; about no record.
        MailKind::YourData | MailKind::LiftNever | MailKind::Goodbye | MailKind::Removed | MailKind::ToOrganiser(_) => {
            false
        }
    }
}

fn has_begun(held: &Held, now: DateTime<Utc>) -> bool {
    held.event().is_none_or(|event| event.starts_at <= now)
}

/// "Never" keeps all mail from an address, leaving a list that list's alone.
async fn without_suppressed(
    site: &Site,
    mails: &[Claimed],
    mut decisions: Vec<SendDecision>,
    now: DateTime<Utc>,
) -> Result<Vec<SendDecision>, Failure> {
    let mut asked = Vec::new();
    let mut hashes: HashMap<Uuid, Vec<Vec<u8>>> = HashMap::new();
    for (at, (mail, decision)) in mails.iter().zip(&decisions).enumerate() {
        // The one mail that asks whether the block is still wanted goes past it, once its owner has asked for it.
        let Some(opened) = blockable(decision) else { continue };
        let list = mail.kind.is_list_mail().then_some(mail.purpose_id);
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
        SendDecision::Send(MailContext::Lift { .. }) | SendDecision::Drop(_) | SendDecision::Later(_) => None,
        SendDecision::Send(opened) => Some(opened),
    }
}

/// What many mails of a batch share.
#[derive(Default)]
struct Contents {
    subjects: HashMap<Uuid, (Subject, Branch)>,
    versions: HashMap<Uuid, PurposeVersion>,
    announcements: HashMap<Uuid, Option<announcement::Model>>,
}

impl Contents {
    async fn of(&mut self, site: &Site, record: &Record) -> Result<(Subject, Branch), Failure> {
        let purpose = record.purpose_id();
        if let Some(known) = self.subjects.get(&purpose) {
            return Ok(known.clone());
        }
        let found = held::subject(site.db.read(), record.kind(), record.purpose_id()).await?;
        self.subjects.insert(purpose, found.clone());
        Ok(found)
    }

    async fn announcement(
        &mut self,
        site: &Site,
        id: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> Result<Option<announcement::Model>, Failure> {
        let Some(id) = id else { return Ok(None) };
        if let Some(known) = self.announcements.get(&id) {
            return Ok(known.clone());
        }
        let found = announcements::find(site.db.read(), id, now).await?;
        self.announcements.insert(id, found.clone());
        Ok(found)
    }

    async fn version(&mut self, site: &Site, purpose: Uuid, id: Uuid) -> Result<PurposeVersion, Failure> {
        if let Some(version) = self.versions.get(&id) {
            return Ok(version.clone());
        }
        let version = terms::version(site.db.read(), purpose, id).await?;
        self.versions.insert(id, version.clone());
        Ok(version)
    }
}
