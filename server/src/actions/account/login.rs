//! Login by address and password, with the same answer and the same work whether or not the address has an account.

use std::sync::Arc;
use std::time::Duration;

use app::domain::audit::Act;
use app::domain::email_address::EmailAddress;
use secrecy::SecretString;

use crate::db::entity::organiser;
use crate::db::organisers;
use crate::failures::Failed;
use crate::limits::{Guess, Origin, Turn};
use crate::site::Site;

use super::super::Failure;
use super::super::audit::{AuditEntry, note};
use super::access::Session;
use super::browser::Asker;
use super::{Account, by_address, lock, password, session};

/// Why a login fails.
#[derive(Debug, thiserror::Error)]
pub enum LoginError {
    /// No such account, not in use, wrong password, wrong code: the answer doesn't say which.
    #[error("it does not match")]
    Wrong,
    /// Too many tries: how long to wait.
    #[error("too many tries")]
    Wait(Duration),
    /// Too many people at once: how long to wait before trying again. Nothing was counted.
    #[error("too many people at once")]
    Busy(Duration),
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(LoginError);

/// Lets a try begin. It queues first, so that a try we're too busy for isn't counted.
pub(super) fn admit(site: &Site, origin: Origin, guess: Guess<'_>) -> Result<Turn, LoginError> {
    let turn = site.limits.hashing(origin).map_err(LoginError::Busy)?;
    site.limits.guess(origin, guess).map_err(LoginError::Wait)?;
    Ok(turn)
}

/// A successful login.
#[derive(Debug)]
pub struct Entered {
    /// The cookie's value.
    pub cookie: String,
    /// Whether the second factor is still needed.
    pub asks_code: bool,
}

/// Logs somebody in by address and password, replacing any earlier login of this browser.
pub async fn login(
    site: &Arc<Site>,
    asker: &Asker,
    typed: &str,
    password: SecretString,
    before: Option<&Session>,
) -> Result<Entered, LoginError> {
    let email = EmailAddress::parse(typed).ok();
    let folded = email.as_ref().map_or_else(|| typed.trim().to_lowercase(), EmailAddress::folded);
    let find = async || match &email {
        Some(email) => by_address(site, site.db.read(), email).await,
        None => Ok(None),
    };
    // Only look up before the limits if there's a cookie to prove: otherwise a refusal would take longer for an address
    // that has an account.
    let sought = if asker.browser.is_some() { find().await? } else { None };
    let (origin, guess) = (asker.origin(site, sought.as_ref()), Guess::Password(&folded));
    let turn = admit(site, origin, guess)?;
    let found = if sought.is_some() { sought } else { find().await? };
    let in_use = found.filter(|account| account.row.state == organiser::State::Active);
    let hash = in_use.as_ref().and_then(|account| account.secret.password.clone());
    let fits = password::verify(&turn, password, hash).await?;
    if let Some(account) = in_use.as_ref().filter(|_| !fits) {
        // Counted in memory: a write would reveal which addresses have an account.
        site.failures.add(account.id(), Failed::Password, 1);
    }
    let Some(account) = in_use.filter(|_| fits) else { return Err(LoginError::Wrong) };
    site.limits.guessed(origin, guess);
    let asks_code = account.row.factor_at.is_some();
    let cookie = enter(site, account, before).await?;
    Ok(Entered { cookie, asks_code })
}

/// Opens the login, unless the password has changed since it was compared.
async fn enter(site: &Arc<Site>, known: Account, before: Option<&Session>) -> Result<String, LoginError> {
    let (id, before) = (known.id(), before.map(|session| (session.organiser_id(), session.id)));
    site.write(move |work| async move {
        let still = lock(&work, id).await?;
        if still.is_none_or(|account| account.secret.password != known.secret.password) {
            return Err(LoginError::Wrong);
        }
        if let Some((organiser, session)) = before {
            crate::db::sessions::end(&work.tx.conn, organiser, session).await?;
        }
        organisers::set_seen(&work.tx.conn, id, work.now).await?;
        note(&work, AuditEntry::own(Act::LoggedIn, Some(id), None)).await?;
        Ok(session::open(&work, id, false, None).await?)
    })
    .await
}
