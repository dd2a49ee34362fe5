//! A forgotten password: the same answer and the same work for every address; the mailed link works for a day.

use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::retention;
use app::mails::kind::{MailDetail, Note};
use chrono::TimeDelta;
use secrecy::SecretString;
use uuid::Uuid;

use crate::clock;
use crate::db::entity::organiser;
use crate::db::outbox::{self, About, NewMail};
use crate::db::purposes::ADMINISTRATION;
use crate::db::suppressions;
use crate::site::{Site, UnitOfWork};
use crate::vault::Action;

use super::super::Failure;
use super::browser::Asker;
use super::password::PasswordError;
use super::take_up::set;
use super::{Account, by_address, link};

/// How long the link works.
pub const LINK: TimeDelta = TimeDelta::days(1);

/// Mails the link if the account exists. One row is written either way.
pub async fn ask(site: &Arc<Site>, email: EmailAddress) -> Result<(), Failure> {
    site.write(move |work| async move {
        let (now, folded) = (work.now, email.folded());
        let found = by_address(&work.site, &work.tx.conn, &email).await?;
        let account = found.filter(|account| account.row.state == organiser::State::Active);
        let suppression_key = work.site.vault.suppression_hash(ADMINISTRATION, &folded);
        let suppressed = suppressions::is_suppressed(&work.tx.conn, ADMINISTRATION, &suppression_key, now).await?;
        let within = work.site.limits.account_mail(&folded);
        let allowed = account.is_some() && within && !suppressed;
        if let Some(account) = account.as_ref().filter(|_| allowed) {
            link::draw(&work.tx, account.id(), Some(now + LINK)).await?;
        }
        let about = account.map_or_else(clock::random_id, |account| account.id());
        queue(&work, about, allowed).await
    })
    .await?;
    Ok(())
}

async fn queue(work: &UnitOfWork, about: Uuid, allowed: bool) -> Result<(), Failure> {
    let now = work.now;
    let mail = NewMail {
        purpose_id: ADMINISTRATION,
        detail: MailDetail::default(),
        about: About::Organiser(about, Note::NewPassword),
        due_at: now,
        expires_at: retention::outbox(now),
        allowed,
    };
    outbox::add(&work.tx, [mail], now).await.map_err(Failure::from)
}

/// The account of a working link.
pub async fn asked(site: &Site, token: &str) -> Result<Option<Account>, Failure> {
    link::opened_by(site, site.db.read(), Action::NewPassword, token).await
}

/// Sets the password. Every login ends, and the second factor is still needed. Returns the cookie of a new login.
pub async fn choose(
    site: &Arc<Site>,
    asker: &Asker,
    token: &str,
    password: SecretString,
) -> Result<String, PasswordError> {
    let Some(account) = asked(site, token).await? else { return Err(PasswordError::DeadLink) };
    set(site, asker, account, password, Action::NewPassword, token).await
}
