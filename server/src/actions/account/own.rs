//! What organisers change in their own account: name, password, logins.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::branch::Branch;
use app::domain::role::Role;
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use uuid::Uuid;

use crate::db::{contents, organisers, sessions};
use crate::failures::Failed;
use crate::limits::Guess;
use crate::site::Site;
use crate::vault::Action;

use super::super::Failure;
use super::super::audit::{AuditEntry, note};
use super::access::Session;
use super::browser::Asker;
use super::login::{LoginError, admit};
use super::password::{self, PasswordError};
use super::{lock, save_secret};

/// One of your own logins. It doesn't record where it's from.
#[derive(Clone, Debug)]
pub struct OwnLogin {
    /// Its name in the form that ends it.
    pub token: String,
    /// When it began.
    pub begun: DateTime<Utc>,
    /// When it was last used.
    pub used: DateTime<Utc>,
    /// Whether it's the current one.
    pub here: bool,
}

/// Somebody's logins, newest first.
pub async fn logins(site: &Site, session: &Session) -> Result<Vec<OwnLogin>, Failure> {
    let rows = sessions::of(site.db.read(), session.organiser_id(), site.clock.now()).await?;
    let own = rows.into_iter().map(|row| OwnLogin {
        token: site.vault.token(Action::Session, row.id, 0),
        begun: row.created_at,
        used: row.seen_at,
        here: row.id == session.id,
    });
    Ok(own.collect())
}

/// Ends one of your own logins; anybody else's isn't found.
pub async fn end_login(site: &Arc<Site>, session: &Session, token: &str) -> Result<(), Failure> {
    match site.vault.proven_id(token, Action::Session, 0) {
        Some(id) => super::session::end(site, session.organiser_id(), id).await,
        None => Ok(()),
    }
}

/// Ends all of your own logins except this one.
pub async fn end_others(site: &Arc<Site>, session: &Session) -> Result<(), Failure> {
    let (id, here) = (session.organiser_id(), session.id);
    site.write(move |work| async move {
        sessions::end_all(&work.tx.conn, id, Some(here)).await?;
        note(&work, AuditEntry::own(Act::LoginsEnded, Some(id), None)).await
    })
    .await
}

/// Somebody's roles now: role, branch, end.
pub async fn roles(site: &Site, id: Uuid) -> Result<Vec<(Role, Branch, DateTime<Utc>)>, Failure> {
    let db = site.db.read();
    let branches = contents::branches(db).await?;
    let mut all = Vec::new();
    for row in organisers::roles(db, Some(id), site.clock.now()).await? {
        if let Some(branch) = branches.iter().find(|branch| branch.id == row.branch_id) {
            all.push((organisers::role_of(&row)?, branch.clone(), row.expires_at));
        }
    }
    Ok(all)
}

/// Changes the name that colleagues see.
pub async fn rename(site: &Arc<Site>, id: Uuid, name: String) -> Result<(), Failure> {
    site.write(move |work| async move {
        let Some(mut account) = lock(&work, id).await? else { return Ok(()) };
        account.secret.name = name;
        save_secret(&work, &account).await
    })
    .await
}

/// Changes the password: every other login ends, and so does a link to set a new one.
pub async fn change_password(
    site: &Arc<Site>,
    asker: &Asker,
    session: &Session,
    before: SecretString,
    after: SecretString,
) -> Result<(), PasswordError> {
    let folded = session.account.email.folded();
    let (origin, guess) = (asker.origin(site, Some(&session.account)), Guess::Password(&folded));
    let turn = admit(site, origin, guess)?;
    if !password::verify(&turn, before, session.account.secret.password.clone()).await? {
        site.failures.add(session.organiser_id(), Failed::Password, 1);
        return Err(LoginError::Wrong.into());
    }
    site.limits.guessed(origin, guess);
    let about = vec![session.account.secret.name.clone(), session.account.email.to_display()];
    let hash = password::hash(&turn, after, about).await?;
    let (id, here) = (session.organiser_id(), session.id);
    let fitted = session.account.secret.password.clone();
    site.write(move |work| async move {
        let Some(mut account) = lock(&work, id).await? else { return Ok(()) };
        // The password has changed since it was compared: that change wins.
        if account.secret.password != fitted {
            return Err(LoginError::Wrong.into());
        }
        account.secret.password = Some(hash);
        save_secret(&work, &account).await?;
        organisers::end_link(&work.tx.conn, id).await?;
        sessions::end_all(&work.tx.conn, id, Some(here)).await?;
        Ok(note(&work, AuditEntry::own(Act::PasswordSet, Some(id), None)).await?)
    })
    .await
}
