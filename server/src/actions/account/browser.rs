//! A browser that somebody has logged in with before, with everything that is asked: it is let try while others wait,
//! so that nobody who guesses keeps the right person out.
//!
//! Its cookie is a number of chance with the proof that we gave it for this account and this password. Nothing of it is
//! stored; it says nothing of anybody, and proves nothing any more when the password is another or the account is gone.

use std::net::IpAddr;
use std::sync::Arc;

use crate::clock;
use crate::limits::Origin;
use crate::site::Site;

use super::super::Failure;
use super::access::{SecondFactor, Session};
use super::{Account, find, session};

/// Who tries to get in: from where, and with what cookie of a browser.
#[derive(Clone, Debug)]
pub struct Asker {
    /// The address.
    pub address: IpAddr,
    /// The cookie, unproven.
    pub browser: Option<String>,
}

impl Asker {
    /// From where somebody asks for this account; without one every browser is unknown.
    #[must_use]
    pub fn origin(&self, site: &Site, account: Option<&Account>) -> Origin {
        let bound = account.and_then(bound);
        let browser = self.browser.as_ref().zip(bound).and_then(|(cookie, to)| site.vault.known_browser(cookie, &to));
        Origin { address: self.address, browser }
    }
}

/// What the proof is made for; nothing without a password.
fn bound(account: &Account) -> Option<Vec<u8>> {
    let password = account.secret.password.as_ref()?;
    Some([account.id().as_bytes(), password.as_bytes()].concat())
}

/// The cookie of a browser in which this login was just opened; `None` as long as the second factor is still asked.
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
