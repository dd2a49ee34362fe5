//! A browser that somebody has fully logged in with before: it may try while others wait, so that somebody who guesses
//! can't keep the right person out.
//!
//! Its cookie is a random number with our proof that it was issued for this account and this password. None of it is
//! stored; it identifies nobody, and proves nothing once the password changes or the account is gone.

use std::net::IpAddr;
use std::sync::Arc;

use crate::clock;
use crate::limits::Origin;
use crate::site::Site;

use super::super::Failure;
use super::access::{SecondFactor, Session};
use super::{Account, find, session};

/// Who is trying to log in: their address and the browser's cookie.
#[derive(Clone, Debug)]
pub struct Asker {
    /// The address.
    pub address: IpAddr,
    /// The cookie, not yet verified.
    pub browser: Option<String>,
}

impl Asker {
    /// Where a login attempt for this account comes from; without an account, every browser is unknown.
    #[must_use]
    pub fn origin(&self, site: &Site, account: Option<&Account>) -> Origin {
        let bound = account.and_then(bound);
        let browser = self.browser.as_ref().zip(bound).and_then(|(cookie, to)| site.vault.known_browser(cookie, &to));
        Origin { address: self.address, browser }
    }
}

/// What the proof is bound to; `None` without a password.
fn bound(account: &Account) -> Option<Vec<u8>> {
    let password = account.secret.password.as_ref()?;
    Some([account.id().as_bytes(), password.as_bytes()].concat())
}

/// The cookie for a browser that has just logged in; `None` while the second factor is still needed.
pub async fn of_login(site: &Arc<Site>, login: &str) -> Result<Option<String>, Failure> {
    let session = session::find(site, login).await?.filter(|session| session.factor != SecondFactor::Asked);
    Ok(session.and_then(|session| made(site, &session.account)))
}

/// A new cookie for somebody who has just changed the password.
pub async fn renewed(site: &Site, session: &Session) -> Result<Option<String>, Failure> {
    let account = find(site, site.db.read(), session.organiser_id()).await?;
    Ok(account.and_then(|account| made(site, &account)))
}

fn made(site: &Site, account: &Account) -> Option<String> {
    bound(account).map(|to| site.vault.browser(clock::random_id(), &to))
}
