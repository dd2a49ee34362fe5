//! Opens a record for the person it is about.

use app::domain::branch::Branch;
use app::domain::email_address::EmailAddress;
use app::domain::event::Event;
use app::domain::field::{Answers, FieldKey};
use app::domain::held::{ConsentGiven, ConsentSource, Held, RecordState, Subject};
use app::domain::language::Language;
use app::domain::purpose::PurposeVersion;
use app::domain::retention::EventEnd;
use uuid::Uuid;

use crate::db::entity::{registration, subscription};
use crate::db::records::{self, Record, RecordKind};
use crate::db::{ConnectionTrait, consents, contents, list_imports, registrations};
use crate::site::Site;
use crate::vault::{Action, SealContext, Vault};

use super::{Failure, answers, terms};

/// The seal context of a record's address.
#[must_use]
pub const fn address_context(record: &Record) -> SealContext<'static> {
    SealContext { table: record.table(), column: "address_sealed", record: record.id(), purpose: record.purpose_id() }
}

/// The address of a record.
///
/// # Errors
/// When its key is gone or it can't be opened.
pub fn address(vault: &Vault, record: &Record) -> Result<EmailAddress, Failure> {
    read_address(vault, address_context(record), record.address_sealed())
}

/// The address of a record, if it has one: somebody whom an organiser added may have none.
///
/// # Errors
/// When its key is gone or it can't be opened.
pub fn some_address(vault: &Vault, record: &Record) -> Result<Option<EmailAddress>, Failure> {
    if registrations::has_address(record) { address(vault, record).map(Some) } else { Ok(None) }
}

/// What identifies a person in keyed hashes: the folded address, or without one the record's own id.
///
/// # Errors
/// When its key is gone or it can't be opened.
pub fn subject_of(vault: &Vault, record: &Record) -> Result<String, Failure> {
    Ok(some_address(vault, record)?.map_or_else(|| record.id().to_string(), |email| email.folded()))
}

/// Opens a sealed address.
///
/// # Errors
/// When its key is gone or it can't be opened.
pub fn read_address(vault: &Vault, context: SealContext<'_>, sealed: &[u8]) -> Result<EmailAddress, Failure> {
    let plain = vault.open_sealed(context, sealed)?;
    let text = std::str::from_utf8(&plain).map_err(|_| Failure::Stored("an address that is no text"))?;
    EmailAddress::parse(text).map_err(|_| Failure::Stored("an address that is none"))
}

/// The end of an event, as the retention rules need it.
#[must_use]
pub const fn event_end(event: &Event) -> EventEnd {
    EventEnd { ends_at: event.ends_at, cancelled_at: event.cancelled_at }
}

/// The record that a token proves, if it hasn't ended; `None` alike for unknown, expired, tampered and foreign tokens.
pub async fn by_token(site: &Site, action: Action, token: &str) -> Result<Option<Record>, Failure> {
    let Some(id) = Vault::claimed_id(token) else { return Ok(None) };
    let found = records::find(site.db.read(), id, site.clock.now()).await?;
    // No link was ever mailed for a record without an address.
    let found = found.filter(registrations::has_address);
    Ok(found.filter(|record| site.vault.proves(token, action, record.id(), record.generation())))
}

/// The event or newsletter of a kind and purpose, and its branch.
pub async fn subject<C: ConnectionTrait>(
    db: &C,
    kind: RecordKind,
    purpose: Uuid,
) -> Result<(Subject, Branch), Failure> {
    let (subject, branch) = match kind {
        RecordKind::Registration => {
            let event =
                contents::event_of(db, purpose).await?.ok_or(Failure::Stored("a registration without event"))?;
            let branch = event.branch_id;
            (Subject::Event(Box::new(event)), branch)
        }
        RecordKind::Subscription => {
            let found = contents::newsletter_of(db, purpose).await?;
            let newsletter = found.ok_or(Failure::Stored("a subscription without newsletter"))?;
            let branch = newsletter.branch_id;
            (Subject::Newsletter(Box::new(newsletter)), branch)
        }
    };
    Ok((subject, contents::branch(db, branch).await?))
}

/// Opens a record.
pub async fn open(site: &Site, record: &Record) -> Result<Held, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let version = terms::version(db, record.purpose_id(), record.version_id()).await?;
    let (subject, branch) = subject(db, record.kind(), record.purpose_id()).await?;
    let bare = bare(record, subject, branch, version, address(&site.vault, record)?);
    let opened = answers::read(site, db, record).await?;
    let subject_hash = site.vault.evidence_hash(record.purpose_id(), &bare.email.folded());
    let mut given = Vec::new();
    for row in consents::of(db, record.purpose_id(), &subject_hash, now).await? {
        given.push(consent(db, row).await?);
    }
    Ok(Held {
        sooner: opened.ends.into_iter().filter(|(_, end)| *end < record.expires_at()).collect(),
        answers: opened.answers,
        consents: if record.is_pending() { vec![] } else { given },
        ..bare
    })
}

/// A record without its answers and consents, which no mail repeats.
#[must_use]
pub fn bare(record: &Record, subject: Subject, branch: Branch, version: PurposeVersion, email: EmailAddress) -> Held {
    let (seats, ticket_code, still_coming) = match (record, &subject) {
        (Record::Registration(row), Subject::Event(event)) => {
            let asked = row.asked_if_coming && event.cancelled_at.is_none();
            let coming = asked.then(|| match row.state {
                registration::State::Waiting => event_end(event).waiting(),
                _ => event_end(event).plus(version.wording.keep),
            });
            (u32::try_from(row.seats).unwrap_or(1), row.ticket_code.clone(), coming)
        }
        _ => (1, None, None),
    };
    Held {
        branch,
        state: state(record),
        language: record.language(),
        seats,
        ticket_code,
        sooner: vec![],
        answers: Answers::default(),
        created_at: record.created_at(),
        confirmed_at: record.confirmed_at(),
        expires_at: record.expires_at(),
        still_coming,
        arrived: arrived(record),
        by_organiser: matches!(record, Record::Registration(row) if row.by_organiser),
        renewal_asked: matches!(record, Record::Subscription(row) if row.renewal_asked_at.is_some()),
        suspended: record.suspended(),
        consents: vec![],
        subject,
        version,
        email,
    }
}

fn arrived(record: &Record) -> Option<(u32, chrono::DateTime<chrono::Utc>)> {
    let Record::Registration(row) = record else { return None };
    row.arrived_at.filter(|_| row.arrived > 0).map(|at| (u32::try_from(row.arrived).unwrap_or(0), at))
}

fn state(record: &Record) -> RecordState {
    match record {
        Record::Registration(row) => match row.state {
            registration::State::Pending => RecordState::Pending { held_until: row.held_until },
            registration::State::Confirmed => RecordState::Confirmed,
            registration::State::Waiting => RecordState::Waiting,
        },
        Record::Subscription(row) => match row.state {
            subscription::State::Pending => RecordState::Pending { held_until: None },
            subscription::State::Confirmed => RecordState::Subscribed,
        },
    }
}

async fn consent<C: ConnectionTrait>(db: &C, row: crate::db::entity::consent::Model) -> Result<ConsentGiven, Failure> {
    let elsewhere = match row.source_id {
        Some(id) => {
            let (means, wording) = list_imports::source(db, id).await?;
            Some(ConsentSource { means, wording })
        }
        None => None,
    };
    Ok(ConsentGiven {
        field: row.field_key.and_then(|key| FieldKey::parse(&key).ok()),
        language: Language::new(&row.language),
        asked_at: row.asked_at,
        given_at: row.given_at,
        elsewhere,
    })
}
