//! What sign-ups to events and to newsletters share: the state of the address, and which mail answers it.

use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::domain::purpose::PurposeVersion;
use app::domain::retention::EventEnd;
use app::forms::sign_up::SignUp;
use app::mails::kind::{MailDetail, MailKind};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::db::addresses::{Address, Known, SuppressionKey};
use crate::db::outbox::{self, NewMail};
use crate::db::purposes::ADMINISTRATION;
use crate::db::records::{self, Record, RecordKind};
use crate::db::{self, Tx};
use crate::site::{Site, UnitOfWork};

use super::{Failure, answers, mail_queue};

/// A request to sign up.
#[derive(Clone, Debug)]
pub struct SignUpRequest {
    /// The checked form.
    pub sign_up: SignUp,
    /// The wording that the person saw.
    pub version: PurposeVersion,
    /// The language that the person saw it in.
    pub language: Language,
    /// The id of the form that sent it.
    pub form: Option<Uuid>,
    /// What that form carried.
    pub carried: Carried,
}

impl SignUpRequest {
    /// A request that didn't come from a form of the site.
    #[must_use]
    pub fn new(sign_up: SignUp, version: PurposeVersion, language: Language) -> Self {
        Self { sign_up, version, language, form: None, carried: Carried::default() }
    }
}

/// What a form carries from page to page, sealed into its token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The unconfirmed sign-up that this one corrects.
    pub instead_of: Option<Uuid>,
    /// Until when the form counts as filled in at the event's venue, where everyone shares one network.
    pub venue_until: Option<DateTime<Utc>>,
}

/// What is known of an address, which the page must never reveal. Every case ends in the same durable commit.
#[derive(Debug)]
pub enum AddressState {
    /// Nothing: it gets a mail to confirm.
    New,
    /// It has a confirmed record, and the mail says so.
    Known(Box<Record>),
    /// It wants no mail at all.
    Suppressed,
}

/// The form that identifies a sign-up: the first one it came from; a correction doesn't change it.
#[must_use]
pub fn form(before: Option<&Record>, asked: &SignUpRequest) -> Option<Uuid> {
    before.and_then(Record::form).or(asked.form)
}

/// An address under the purpose of a kind of record.
#[must_use]
pub fn address_of(site: &Site, kind: RecordKind, purpose: Uuid, email: &EmailAddress) -> Address {
    Address { kind, purpose, indexes: site.vault.indexes(purpose, &email.folded()) }
}

/// Looks an address up under a purpose.
pub async fn address_state(
    work: &UnitOfWork,
    kind: RecordKind,
    purpose: Uuid,
    email: &EmailAddress,
) -> Result<AddressState, Failure> {
    let now = work.now;
    let (known, _) = address_of(&work.site, kind, purpose, email)
        .known(&work.tx.conn, &suppression_key(&work.site, email), None, now)
        .await?;
    address_state_of(&work.tx, known, now).await
}

/// The unconfirmed sign-up that a form corrects, if it has the same address: its link still works, and confirms what
/// was sent last. With another address it's erased, so that its seats are free.
pub async fn corrected(
    tx: &Tx,
    asked: &SignUpRequest,
    address: &Address,
    now: DateTime<Utc>,
) -> Result<Option<Record>, Failure> {
    let Some(id) = asked.carried.instead_of else { return Ok(None) };
    let found = records::find(&tx.conn, id, now).await?;
    let is_its = |record: &Record| record.is_pending() && record.purpose_id() == address.purpose;
    let Some(record) = found.filter(is_its) else { return Ok(None) };
    if address.indexes.iter().any(|index| index == record.address_index()) {
        return Ok(Some(record));
    }
    records::erase(tx, record.table(), &[id]).await?;
    Ok(None)
}

/// The earlier unconfirmed sign-up that this one replaces: the one it corrects, or `again`, which came from the very
/// same form, as when somebody goes back and sends it again.
pub async fn before(
    tx: &Tx,
    corrected: Option<Record>,
    again: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<Option<Record>, Failure> {
    match (corrected, again) {
        (None, Some(id)) => records::find(&tx.conn, id, now).await.map_err(Failure::from),
        (corrected, _) => Ok(corrected),
    }
}

/// The suppression key of an address that wants no mail at all.
#[must_use]
pub fn suppression_key(site: &Site, email: &EmailAddress) -> SuppressionKey {
    SuppressionKey { scope: ADMINISTRATION, hash: site.vault.suppression_hash(ADMINISTRATION, &email.folded()) }
}

/// The state of an address, from what is known of it.
pub async fn address_state_of(tx: &Tx, known: Known, now: DateTime<Utc>) -> Result<AddressState, Failure> {
    Ok(match known {
        Known::Suppressed => AddressState::Suppressed,
        Known::Confirmed(id) => match records::find(&tx.conn, id, now).await? {
            Some(record) => AddressState::Known(Box::new(record)),
            None => AddressState::New,
        },
        Known::Nothing => AddressState::New,
    })
}

/// The mail that answers a sign-up, sent when it's due: to confirm, or that the address is already signed up. For an
/// address that wants no mail it's never sent, so that every answer ends in the same durable commit.
fn answer(work: &UnitOfWork, address_state: &AddressState, record: &Record) -> NewMail {
    let (kind, about) = match address_state {
        AddressState::Known(known) => (MailKind::AlreadySignedUp, known.as_ref()),
        AddressState::New | AddressState::Suppressed => (MailKind::Confirm, record),
    };
    let allowed = !matches!(address_state, AddressState::Suppressed);
    let after = if allowed { work.site.limits.stranger() } else { TimeDelta::zero() };
    NewMail { allowed, ..mail_queue::mail(work, kind, MailDetail::default(), about, after) }
}

/// Writes a sign-up: its row, its answers, the answering mail if the limits allow, and for a new one to an event the
/// reminder to confirm; a new one takes one round trip. `before` means that its row already exists, `event` is the end
/// of its event.
///
/// # Errors
/// When the database refuses, which uses up no mail, or a key is missing.
pub async fn write(
    work: &UnitOfWork,
    asked: &SignUpRequest,
    address_state: &AddressState,
    record: &Record,
    before: bool,
    event: Option<EventEnd>,
) -> Result<(), Failure> {
    let (purpose, folded) = (record.purpose_id(), asked.sign_up.email.folded());
    let mut inserts = vec![];
    if before {
        records::replace(&work.tx, record.clone()).await?;
        db::answers::erase_all(&work.tx, record).await?;
    } else {
        inserts.push(records::insert(record.clone()));
    }
    inserts.extend(answers::inserts(work, record, &asked.version.wording, &asked.sign_up.answers, event)?);
    let allowed = work.site.limits.mail(purpose, &folded);
    let answer = allowed.then(|| answer(work, address_state, record));
    let reminded = answer.as_ref().filter(|_| !before && matches!(address_state, AddressState::New));
    let reminder = reminded.zip(event).and_then(|(answer, end)| reminder_of(work, record, answer.due_at, end));
    inserts.extend(outbox::insert(&work.tx, answer.into_iter().chain(reminder), work.now)?);
    let written = db::insert_all(&work.tx.conn, inserts).await;
    if written.is_err() && allowed {
        work.site.limits.not_mailed(purpose, &folded);
    }
    Ok(written?)
}

/// The reminder to confirm, a day after the mail, unless the record has ended or the event is over by then.
fn reminder_of(work: &UnitOfWork, record: &Record, mailed: DateTime<Utc>, end: EventEnd) -> Option<NewMail> {
    let due_at = mailed + TimeDelta::days(1);
    let reminder = mail_queue::mail(work, MailKind::ConfirmReminder, MailDetail::default(), record, TimeDelta::zero());
    (due_at < end.ends_at.min(record.expires_at())).then_some(NewMail { due_at, ..reminder })
}

/// Queues the mail that answers a sign-up, see [`answer`]. Beyond the limits it adds no row, at the same commit cost.
pub async fn queue_answer(
    work: &UnitOfWork,
    address_state: &AddressState,
    record: &Record,
    email: &EmailAddress,
) -> Result<(), Failure> {
    let now = work.now;
    let added = if work.site.limits.mail(record.purpose_id(), &email.folded()) {
        outbox::add(&work.tx, [answer(work, address_state, record)], now).await
    } else {
        outbox::stand_in(&work.tx, now).await
    };
    added.map_err(Failure::from)
}

/// "Email me my link": to the address of a confirmed record, within the limits. The caller answers the same either way.
///
/// # Errors
/// When the address can't be opened.
pub async fn mail_link(site: &Arc<Site>, record: &Record) -> Result<(), Failure> {
    let email = super::held::address(&site.vault, record)?;
    let record = record.clone();
    site.write(move |work| async move {
        let address_state = AddressState::Known(Box::new(record.clone()));
        queue_answer(&work, &address_state, &record, &email).await
    })
    .await?;
    Ok(())
}
