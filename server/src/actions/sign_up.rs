//! What signing up to an event and to a newsletter have in common: who the address is, which mail answers it.

use std::iter;
use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::domain::purpose::PurposeVersion;
use app::domain::retention::EventEnd;
use app::forms::sign_up::SignUp;
use app::mails::kind::{MailDetail, MailKind};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::db::addresses::{Address, Known, Never};
use crate::db::outbox::{self, About, Owed};
use crate::db::purposes::ADMINISTRATION;
use crate::db::records::{self, Kind, Record};
use crate::db::registrations;
use crate::db::{self, Tx};
use crate::site::Site;

use super::{Failure, answers};

/// What a form asks to be done.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The checked form.
    pub sign_up: SignUp,
    /// The wording that the person saw.
    pub version: PurposeVersion,
    /// The language that the person saw it in.
    pub language: Language,
    /// The unconfirmed sign-up that this one corrects: it goes, and its seats are free for this one.
    pub instead_of: Option<Uuid>,
}

/// What is known of an address, which the page must never tell. All of it ends in the same durable commit.
#[derive(Debug)]
pub enum Standing {
    /// Nothing: it is asked to confirm.
    New,
    /// It has a confirmed record: the mail says so.
    Known(Box<Record>),
    /// It wants no mail at all.
    Suppressed,
}

/// An address under the purpose of a kind of record.
#[must_use]
pub fn address_of(site: &Site, kind: Kind, purpose: Uuid, email: &EmailAddress) -> Address {
    Address { kind, purpose, indexes: site.vault.indexes(purpose, &email.folded()) }
}

/// Looks an address up under a purpose.
///
/// # Errors
/// When the database refuses.
pub async fn standing(
    site: &Site,
    tx: &Tx,
    kind: Kind,
    purpose: Uuid,
    email: &EmailAddress,
) -> Result<Standing, Failure> {
    let now = site.clock.now();
    let known = address_of(site, kind, purpose, email).known(&tx.conn, &never(site, email), now).await?;
    standing_of(tx, known, now).await
}

/// What an address would be suppressed under that wants no mail at all.
#[must_use]
pub fn never(site: &Site, email: &EmailAddress) -> Never {
    Never { scope: ADMINISTRATION, hash: site.vault.suppression_hash(ADMINISTRATION, &email.folded()) }
}

/// The standing that what is known of an address comes to.
///
/// # Errors
/// When the database refuses.
pub async fn standing_of(tx: &Tx, known: Known, now: DateTime<Utc>) -> Result<Standing, Failure> {
    Ok(match known {
        Known::Suppressed => Standing::Suppressed,
        Known::Confirmed(id) => match records::find(&tx.conn, id, now).await? {
            Some(record) => Standing::Known(Box::new(record)),
            None => Standing::New,
        },
        Known::Nothing => Standing::New,
    })
}

/// The mail that answers a sign-up: to confirm, or that the address is signed up already. To an address that wants no
/// mail, and beyond the limits, one that is never sent: so every answer ends in the same durable commit.
#[must_use]
pub fn answer(site: &Site, standing: &Standing, record: &Record, allowed: bool) -> Owed {
    let (kind, about) = match standing {
        Standing::Known(known) => (MailKind::AlreadySignedUp, known.as_ref()),
        Standing::New | Standing::Suppressed => (MailKind::Confirm, record),
    };
    let allowed = allowed && !matches!(standing, Standing::Suppressed);
    Owed { allowed, ..owed(site, kind, MailDetail::default(), about, TimeDelta::zero()) }
}

/// Writes a sign-up in one trip: its row, its answers, the mail that answers it and, for a new one to an event, the
/// reminder to confirm. `event` is the end of its event.
///
/// # Errors
/// When the database refuses, which uses up no mail, or a key is missing.
pub async fn write(
    site: &Site,
    tx: &Tx,
    asked: &Asked,
    standing: &Standing,
    record: &Record,
    event: Option<EventEnd>,
) -> Result<(), Failure> {
    let (purpose, folded) = (record.purpose_id(), asked.sign_up.email.folded());
    let mut inserts = vec![records::insert(record.clone())];
    inserts.extend(answers::inserts(site, tx, record, &asked.version.wording, &asked.sign_up.answers, event)?);
    let allowed = site.limits.mail(purpose, &folded);
    let reminder = event.filter(|_| allowed && matches!(standing, Standing::New));
    let reminder = reminder.and_then(|end| reminder_of(site, record, end));
    let mails = iter::once(answer(site, standing, record, allowed)).chain(reminder);
    inserts.extend(outbox::insert(mails, site.clock.now())?);
    let written = db::insert_all(&tx.conn, inserts).await;
    if written.is_err() && allowed {
        site.limits.not_mailed(purpose, &folded);
    }
    Ok(written?)
}

/// The one reminder to confirm, a day later, if the record still lives then and the event is not over.
fn reminder_of(site: &Site, record: &Record, end: EventEnd) -> Option<Owed> {
    let day = TimeDelta::days(1);
    let in_time = site.clock.now() + day < end.ends_at.min(record.expires_at());
    in_time.then(|| owed(site, MailKind::ConfirmReminder, MailDetail::default(), record, day))
}

/// Queues the mail that answers a sign-up, see [`answer`].
///
/// # Errors
/// When the database refuses.
pub async fn queue_answer(
    site: &Site,
    tx: &Tx,
    standing: &Standing,
    record: &Record,
    allowed: bool,
) -> Result<(), Failure> {
    let owed = answer(site, standing, record, allowed);
    outbox::add(&tx.conn, [owed], site.clock.now()).await.map_err(Failure::from)
}

/// Queues a mail about a record, `after` some time. The caller rings `mail_due` when it has committed.
///
/// # Errors
/// When the database refuses.
pub async fn queue(site: &Site, tx: &Tx, kind: MailKind, record: &Record, after: TimeDelta) -> Result<(), Failure> {
    queue_with(site, tx, kind, MailDetail::default(), record, after).await
}

/// As [`queue`], with something to say beyond the record. Nothing for a record without an address.
///
/// # Errors
/// When the database refuses.
pub async fn queue_with(
    site: &Site,
    tx: &Tx,
    kind: MailKind,
    detail: MailDetail,
    record: &Record,
    after: TimeDelta,
) -> Result<(), Failure> {
    if !registrations::has_address(record) {
        return Ok(());
    }
    outbox::add(&tx.conn, [owed(site, kind, detail, record, after)], site.clock.now()).await.map_err(Failure::from)
}

/// A mail about a record, `after` some time.
#[must_use]
pub fn owed(site: &Site, kind: MailKind, detail: MailDetail, record: &Record, after: TimeDelta) -> Owed {
    let about = match record {
        Record::Registration(row) => About::Registration(row.id),
        Record::Subscription(row) => About::Subscription(row.id),
    };
    Owed {
        purpose_id: record.purpose_id(),
        kind,
        detail,
        about,
        announcement: None,
        due_at: site.clock.now() + after,
        expires_at: record.expires_at(),
        allowed: true,
    }
}

/// "Mail me my link": to the address of a confirmed record, within the limits. The caller's answer is the same either way.
///
/// # Errors
/// When the database refuses or the address does not open.
pub async fn mail_link(site: &Arc<Site>, record: &Record) -> Result<(), Failure> {
    let email = super::held::address(&site.vault, record)?;
    let (inner, record) = (site.clone(), record.clone());
    site.db
        .write(move |tx| {
            Box::pin(async move {
                let standing = Standing::Known(Box::new(record.clone()));
                let allowed = inner.limits.mail(record.purpose_id(), &email.folded());
                queue_answer(&inner, tx, &standing, &record, allowed).await
            })
        })
        .await?;
    site.mail_due.notify_one();
    Ok(())
}
