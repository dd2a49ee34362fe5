//! A lost second factor: an administrator removes it, or the operator removes both factor and password.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::email_address::EmailAddress;
use app::domain::retention;
use app::mails::kind::{MailDetail, Note};
use uuid::Uuid;

use crate::db::entity::organiser::State;
use crate::db::{organisers, sessions};
use crate::site::{Site, UnitOfWork};

use super::super::audit::{AuditEntry, note_about};
use super::super::{Failure, links};
use super::scope::Scope;
use super::{Account, by_address, find, link, lock, post, save_secret};

/// Removes the second factor from an account and ends its logins; both people get a mail. Only for somebody who looks
/// after every branch in which the colleague has a role, as a login reaches all of them. Returns whether they may.
pub async fn reset_factor(site: &Arc<Site>, scope: Scope, colleague: Uuid) -> Result<bool, Failure> {
    site.write(move |work| async move {
        let Some(mut account) = lock(&work, colleague).await? else { return Ok(false) };
        let held = organisers::roles(&work.tx.conn, Some(colleague), work.now).await?;
        let branch = held.first().map(|role| role.branch_id);
        if branch.is_none() || !held.iter().all(|role| scope.branches().contains(&role.branch_id)) {
            return Ok(false);
        }
        if account.row.factor_at.is_none() {
            return Ok(true);
        }
        take_factor(&work, &mut account).await?;
        note_about(&work, AuditEntry::own(Act::FactorReset, Some(scope.by()), branch), colleague).await?;
        post(&work, &account.row, Note::FactorReset, MailDetail::default()).await?;
        if let Some(by) = find(&work.site, &work.tx.conn, scope.by()).await? {
            post(&work, &by.row, Note::FactorResetDone, MailDetail::default()).await?;
        }
        Ok::<_, Failure>(true)
    })
    .await
}

async fn take_factor(work: &UnitOfWork, account: &mut Account) -> Result<(), Failure> {
    let secret = &mut account.secret;
    (secret.totp, secret.totp_step) = (None, None);
    secret.recovery.clear();
    secret.recovery_salt = None;
    save_secret(work, account).await?;
    organisers::set_second_factor(&work.tx.conn, account.id(), None).await?;
    sessions::end_all(&work.tx.conn, account.id(), None).await?;
    Ok(())
}

/// Removes second factor and password from an address's account and mails a link to choose a password. Returns the
/// link; `None` if the address has no account in use.
pub async fn reset(site: &Arc<Site>, email: EmailAddress) -> Result<Option<String>, Failure> {
    site.write(move |work| async move {
        let found = by_address(&work.site, &work.tx.conn, &email).await?;
        let Some(found) = found.filter(|account| account.row.state == State::Active) else { return Ok(None) };
        let Some(mut account) = lock(&work, found.id()).await? else { return Ok(None) };
        account.secret.password = None;
        take_factor(&work, &mut account).await?;
        let until = work.now + retention::INVITATION;
        account.row = link::draw(&work.tx, account.id(), Some(until)).await?;
        note_about(&work, AuditEntry::own(Act::FactorReset, None, None), account.id()).await?;
        post(&work, &account.row, Note::AccountReset, MailDetail::default()).await?;
        Ok::<_, Failure>(Some(links::of_organiser(&work.site, &account).new_password))
    })
    .await
}
