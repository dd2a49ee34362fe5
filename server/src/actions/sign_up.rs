//! What signing up to an event and to a newsletter have in common: who the address is, which mail answers it.

use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::domain::purpose::PurposeVersion;
use app::forms::sign_up::SignUp;
use app::mails::kind::{MailDetail, MailKind};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::outbox::{self, About, Owed};
use crate::db::purposes::ADMINISTRATION;
use crate::db::records::Record;
use crate::db::{Tx, registrations, subscriptions, suppressions};
use crate::site::Site;

use super::Failure;

/// What a form asks to be done.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The checked form.
    pub sign_up: SignUp,
    /// The wording that the person saw.
    pub version: PurposeVersion,
    /// The language that the person saw it in.
    pub language: Language,
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

/// Looks an address up under a purpose.
///
/// # Errors
/// When the database refuses.
pub async fn standing(site: &Site, tx: &Tx, purpose: Uuid, email: &EmailAddress) -> Result<Standing, Failure> {
    let now = site.clock.now();
    let folded = email.folded();
    let never = site.vault.suppression_hash(ADMINISTRATION, &folded);
    let suppressed = suppressions::is_suppressed(&tx.conn, ADMINISTRATION, &never, now).await?;
    let known = confirmed(site, tx, purpose, &folded, now).await?;
    Ok(match known {
        _ if suppressed => Standing::Suppressed,
        Some(record) => Standing::Known(Box::new(record)),
        None => Standing::New,
    })
}

/// The confirmed record of an address under a purpose, asked under all live epochs in one statement.
///
/// # Errors
/// When the database refuses.
pub async fn confirmed(
    site: &Site,
    tx: &Tx,
    purpose: Uuid,
    folded: &str,
    now: DateTime<Utc>,
) -> Result<Option<Record>, Failure> {
    Ok(of_address(site, tx, purpose, folded, now).await?.into_iter().find(|record| !record.is_pending()))
}

/// Every living record of an address under a purpose.
///
/// # Errors
/// When the database refuses.
pub async fn of_address(
    site: &Site,
    tx: &Tx,
    purpose: Uuid,
    folded: &str,
    now: DateTime<Utc>,
) -> Result<Vec<Record>, Failure> {
    let indexes = site.vault.indexes(purpose, folded);
    let registrations = registrations::of_address(&tx.conn, purpose, indexes.clone(), now).await?;
    if !registrations.is_empty() {
        return Ok(registrations.into_iter().map(Record::Registration).collect());
    }
    let subscriptions = subscriptions::of_address(&tx.conn, purpose, indexes, now).await?;
    Ok(subscriptions.into_iter().map(Record::Subscription).collect())
}

/// Queues the mail that answers a sign-up: to confirm, or that the address is signed up already. Nothing to an address
/// that wants no mail, and nothing beyond the limits.
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
    match standing {
        _ if !allowed => Ok(()),
        Standing::Suppressed => Ok(()),
        Standing::Known(known) => queue(site, tx, MailKind::AlreadySignedUp, known, TimeDelta::zero()).await,
        Standing::New => queue(site, tx, MailKind::Confirm, record, TimeDelta::zero()).await,
    }
}

/// Queues a mail about a record, `after` some time. The caller rings `mail_due` when it has committed.
///
/// # Errors
/// When the database refuses.
pub async fn queue(site: &Site, tx: &Tx, kind: MailKind, record: &Record, after: TimeDelta) -> Result<(), Failure> {
    queue_with(site, tx, kind, MailDetail::default(), record, after).await
}

/// As [`queue`], with something to say beyond the record.
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
    let now = site.clock.now();
    let about = match record {
        Record::Registration(row) => About::Registration(row.id),
        Record::Subscription(row) => About::Subscription(row.id),
    };
    let owed = Owed {
        id: clock::random_id(),
        purpose_id: record.purpose_id(),
        kind,
        detail,
        about,
        due_at: now + after,
        expires_at: record.expires_at(),
    };
    outbox::add(&tx.conn, owed, now).await.map_err(Failure::from)
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
