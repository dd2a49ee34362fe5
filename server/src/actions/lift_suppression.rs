//! Undoes "never write to me again": the address's owner asks the data officer, one mail brings a link, and only whoever
//! reads that mail can press its button.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::mails::kind::{MailDetail, MailKind};
use uuid::Uuid;

use crate::db::outbox::{self, About, NewMail};
use crate::db::purposes::ADMINISTRATION;
use crate::db::{Tx, records, requests, suppressions};
use crate::site::Site;
use crate::vault::Action;

use super::audit::{AuditEntry, note};
use super::links::ONCE;
use super::{Failure, erase, your_data};

/// The page with the button.
#[must_use]
pub fn link(site: &Site, request: Uuid) -> String {
    format!("{}/mail-again/{}", site.config.base_url, site.vault.token(Action::Lift, request, ONCE))
}

/// Queues the mail, if the address is blocked at all; whoever asks for it learns nothing either way.
pub async fn ask(site: &Arc<Site>, officer: Uuid, email: EmailAddress, language: Language) -> Result<(), Failure> {
    let inner = site.clone();
    site.db.write(move |tx| Box::pin(async move { write(&inner, tx, officer, &email, &language).await })).await
}

async fn write(site: &Site, tx: &Tx, officer: Uuid, email: &EmailAddress, language: &Language) -> Result<(), Failure> {
    let now = site.clock.now();
    let suppression_key = site.vault.suppression_hash(ADMINISTRATION, &email.folded());
    let blocked = suppressions::is_suppressed(&tx.conn, ADMINISTRATION, &suppression_key, now).await?;
    if blocked {
        // The link that was mailed before is overtaken. To a blocked address nothing else is on its way.
        forget(site, tx, email).await?;
    }
    let (id, expires_at) = your_data::note(site, tx, email, language).await?;
    let owed = NewMail {
        purpose_id: ADMINISTRATION,
        kind: MailKind::LiftNever,
        detail: MailDetail::default(),
        about: About::Request(id),
        announcement: None,
        due_at: now,
        expires_at,
        allowed: blocked && site.limits.mail(ADMINISTRATION, &email.folded()),
    };
    outbox::add(tx, [owed], now).await?;
    note(site, tx, AuditEntry::own(Act::RequestAnswered, Some(officer), None)).await
}

/// Whether a link is or was ours, living or not.
#[must_use]
pub fn was_ours(site: &Site, token: &str) -> bool {
    site.vault.proven_id(token, Action::Lift, ONCE).is_some()
}

/// The living request that a link is for; `None` for all else.
pub async fn find(site: &Site, token: &str) -> Result<Option<Uuid>, Failure> {
    let Some(id) = site.vault.proven_id(token, Action::Lift, ONCE) else { return Ok(None) };
    let found = requests::find(site.db.read(), id, site.clock.now()).await?;
    Ok(found.map(|row| row.id))
}

/// Forgets every request of an address, and with it what its links open.
async fn forget(site: &Site, tx: &Tx, email: &EmailAddress) -> Result<(), Failure> {
    let indexes = site.vault.indexes(ADMINISTRATION, &email.folded());
    let before = requests::of_address(&tx.conn, indexes).await?;
    records::erase(tx, "request", &before).await.map(drop).map_err(Failure::from)
}

/// Lets mail through again and forgets the address's requests: no link asked for before undoes a later "never". `false`
/// when the request is gone.
///
/// # Errors
/// When the database, the journal or a key fails; nothing is changed then.
pub async fn lift(site: &Arc<Site>, request: Uuid) -> Result<bool, Failure> {
    let inner = site.clone();
    let lifted = site.db.write(move |tx| {
        Box::pin(async move {
            let Some(row) = requests::find(&tx.conn, request, inner.clock.now()).await? else { return Ok(false) };
            let email = your_data::address(&inner, &row)?;
            forget(&inner, tx, &email).await?;
            erase::lift(&inner, tx, ADMINISTRATION, &email).await?;
            Ok::<_, Failure>(true)
        })
    });
    lifted.await
}
