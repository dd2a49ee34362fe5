//! Takes up an invitation: a password is set, the account is in use, and the person is logged in.

use std::sync::Arc;

use app::domain::audit::Act;
use secrecy::SecretString;

use crate::db::{organisers, sessions};
use crate::site::{Site, UnitOfWork};
use crate::vault::Action;

use super::super::Failure;
use super::super::audit::{AuditEntry, note};
use super::browser::Asker;
use super::login::LoginError;
use super::password::{self, PasswordError};
use super::{Account, link, lock, roles, save_secret, session};

/// The account of an invitation that can still be taken up.
pub async fn invited(site: &Site, token: &str) -> Result<Option<Account>, Failure> {
    link::opened_by(site, site.db.read(), Action::Invitation, token).await
}

/// Sets the password. Returns the cookie of the login.
pub async fn take_up(
    site: &Arc<Site>,
    asker: &Asker,
    token: &str,
    password: SecretString,
) -> Result<String, PasswordError> {
    let Some(account) = invited(site, token).await? else { return Err(PasswordError::DeadLink) };
    set(site, asker, account, password, Action::Invitation, token).await
}

/// Sets an account's password by a link, once: every link and every login of the account ends with it.
pub(super) async fn set(
    site: &Arc<Site>,
    asker: &Asker,
    account: Account,
    password: SecretString,
    action: Action,
    token: &str,
) -> Result<String, PasswordError> {
    let about = vec![account.secret.name.clone(), account.email.to_display()];
    let turn = site.limits.hashing(asker.origin(site, Some(&account))).map_err(LoginError::Busy)?;
    let hash = password::hash(&turn, password, about).await?;
    let (id, token) = (account.id(), token.to_owned());
    site.write(move |work| async move {
        let locked = lock(&work, id).await?;
        let still = locked.filter(|it| link::opens(&work.site, &it.row, action, &token));
        let Some(account) = still else { return Err(PasswordError::DeadLink) };
        Ok(write(&work, account, hash).await?)
    })
    .await
}

async fn write(work: &UnitOfWork, mut account: Account, hash: String) -> Result<String, Failure> {
    let id = account.id();
    account.secret.password = Some(hash);
    save_secret(work, &account).await?;
    organisers::take_up(&work.tx.conn, id, link::drawn(), work.now).await?;
    sessions::end_all(&work.tx.conn, id, None).await?;
    roles::settle(work, id).await?;
    note(work, AuditEntry::own(Act::PasswordSet, Some(id), None)).await?;
    session::open(work, id, false, None).await
}
