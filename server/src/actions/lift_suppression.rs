//! Undoes "never email me again": the address's owner asks the data officer, one mail brings a link, and only
//! somebody who reads that mail can press its button.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::mails::kind::{MailDetail, RequestMail};
use uuid::Uuid;

use crate::db::outbox::{self, About, NewMail};
use crate::db::purposes::ADMINISTRATION;
use crate::db::{records, requests, suppressions};
use crate::site::{Site, UnitOfWork};
use crate::vault::Action;

use super::audit::{AuditEntry, note};
use super::links::ONCE;
use super::{Failure, erase, your_data};

/// The page with the button.
#[must_use]
pub fn link(site: &Site, request: Uuid) -> String {
    format!("{}/mail-again/{}", site.config.base_url, site.vault.token(Action::Lift, request, ONCE))
}

/// Queues the mail if the address is suppressed at all; the person who asks learns nothing either way.
pub async fn ask(site: &Arc<Site>, officer: Uuid, email: EmailAddress, language: Language) -> Result<(), Failure> {
    site.write(move |work| async move { write(&work, officer, &email, &language).await }).await
}

async fn write(work: &UnitOfWork, officer: Uuid, email: &EmailAddress, language: &Language) -> Result<(), Failure> {
    let now = work.now;
    let suppression_key = work.site.vault.suppression_hash(ADMINISTRATION, &email.folded());
    let blocked = suppressions::is_suppressed(&work.tx.conn, ADMINISTRATION, &suppression_key, now).await?;
    if blocked {
        // An earlier link no longer counts. Nothing else is on its way to a suppressed address.
        forget(work, email).await?;
    }
    let (id, expires_at) = your_data::note(work, email, language).await?;
    let mail = NewMail {
        purpose_id: ADMINISTRATION,
        detail: MailDetail::default(),
        about: About::Request(id, RequestMail::LiftSuppression),
        due_at: now,
        expires_at,
        allowed: blocked && work.site.limits.mail(ADMINISTRATION, &email.folded()),
    };
    outbox::add(&work.tx, [mail], now).await?;
    note(work, AuditEntry::own(Act::RequestAnswered, Some(officer), None)).await
}

/// Whether a link is or was ours, ended or not.
#[must_use]
pub fn was_ours(site: &Site, token: &str) -> bool {
    site.vault.proven_id(token, Action::Lift, ONCE).is_some()
}

/// The request that a link is for, if it hasn't ended; `None` for anything else.
pub async fn find(site: &Site, token: &str) -> Result<Option<Uuid>, Failure> {
    let Some(id) = site.vault.proven_id(token, Action::Lift, ONCE) else { return Ok(None) };
    let found = requests::find(site.db.read(), id, site.clock.now()).await?;
    Ok(found.map(|row| row.id))
}

/// Forgets every request of an address, so that its links open nothing.
async fn forget(work: &UnitOfWork, email: &EmailAddress) -> Result<(), Failure> {
    let indexes = work.site.vault.indexes(ADMINISTRATION, &email.folded());
    let before = requests::of_address(&work.tx.conn, indexes).await?;
    records::erase(&work.tx, "request", &before).await.map(drop).map_err(Failure::from)
}

/// Allows mail again and forgets the address's requests, so that no older link undoes a later "never". `false` when the
/// request is gone.
///
/// # Errors
/// When the database, the journal or a key fails; nothing is changed then.
pub async fn lift(site: &Arc<Site>, request: Uuid) -> Result<bool, Failure> {
    let lifted = site.write(move |work| async move {
        let Some(row) = requests::find(&work.tx.conn, request, work.now).await? else { return Ok(false) };
        let email = your_data::address(&work.site, &row)?;
        forget(&work, &email).await?;
        erase::lift(&work, ADMINISTRATION, &email).await?;
        Ok::<_, Failure>(true)
    });
    lifted.await
}
