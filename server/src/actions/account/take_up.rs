//! Takes up an invitation: a password is set, the account is in use, and whoever did it is logged in.

use std::sync::Arc;
use std::time::Duration;

use app::domain::audit::Act;
use sea_orm::ActiveValue::Set;
use secrecy::SecretString;

use crate::db::entity::organiser;
use crate::db::{organisers, sessions};
use crate::site::{Site, UnitOfWork};
use crate::vault::Action;

use super::super::Failure;
use super::super::audit::{AuditEntry, note};
use super::browser::Asker;
use super::password::{self, Weak};
use super::{Account, link, lock, roles, save_secret, session};

/// Why no password was set.
#[derive(Debug)]
pub enum NotTaken {
    /// The link is used up, or never was one.
    Dead,
    /// The password is refused.
    Weak(Weak),
    /// Too many people at once: try again after so long.
    Busy(Duration),
}

/// The account of an invitation that can be taken up.
pub async fn invited(site: &Site, token: &str) -> Result<Option<Account>, Failure> {
    link::opened_by(site, site.db.read(), Action::Invitation, token).await
}

/// Sets the password. Returns the cookie of the login.
///
/// # Errors
/// When the database refuses; inside, why not.
pub async fn take_up(
    site: &Arc<Site>,
    asker: &Asker,
    token: &str,
    password: SecretString,
) -> Result<Result<String, NotTaken>, Failure> {
    let Some(account) = invited(site, token).await? else { return Ok(Err(NotTaken::Dead)) };
    set(site, asker, account, password, Action::Invitation, token).await
}

/// Sets the password of an account by a link, once: every link of the account is over with it, and so is every login.
pub(super) async fn set(
    site: &Arc<Site>,
    asker: &Asker,
    account: Account,
    password: SecretString,
    action: Action,
    token: &str,
) -> Result<Result<String, NotTaken>, Failure> {
    let about = vec![account.secret.name.clone(), account.email.to_display()];
    let turn = match site.limits.hashing(asker.origin(site, Some(&account))) {
        Ok(turn) => turn,
        Err(wait) => return Ok(Err(NotTaken::Busy(wait))),
    };
    let hash = match password::hash(&turn, password, about).await? {
        Ok(hash) => hash,
        Err(weak) => return Ok(Err(NotTaken::Weak(weak))),
    };
    let (id, token) = (account.id(), token.to_owned());
    site.write(move |work| async move {
        let locked = lock(&work, id).await?;
        let still = locked.filter(|it| link::opens(&work.site, &it.row, action, &token));
        let Some(account) = still else { return Ok(Err(NotTaken::Dead)) };
        write(&work, account, hash).await.map(Ok)
    })
    .await
}

async fn write(work: &UnitOfWork, mut account: Account, hash: String) -> Result<String, Failure> {
    let (id, now) = (account.id(), work.now);
    account.secret.password = Some(hash);
    save_secret(work, &account).await?;
    let change = organiser::ActiveModel {
        id: Set(id),
        state: Set(organiser::State::Active),
        generation: Set(link::drawn()),
        seen_at: Set(Some(now)),
        link_until: Set(None),
        ..Default::default()
    };
    organisers::update(&work.tx.conn, change).await?;
    sessions::end_all(&work.tx.conn, id, None).await?;
    roles::settle(work, id).await?;
    note(work, AuditEntry::own(Act::PasswordSet, Some(id), None)).await?;
    session::open(work, id, false, None).await
}
