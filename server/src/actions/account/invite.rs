//! Invites somebody to a role. The link to choose a password goes to their address; whoever has an account already gets
//! the role, and a mail that says so.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::domain::role::Role;
use app::mails::kind::{MailDetail, Note};
use uuid::Uuid;

use crate::db::Tx;
use crate::db::entity::organiser::State;
use crate::site::Site;

use super::super::audit::{Entry, note_about};
use super::super::{Failure, links};
use super::team::holds;
use super::{Account, add, by_address, lock, post, roles};

/// Who is invited to what.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The address.
    pub email: EmailAddress,
    /// The name that colleagues see; one that is known already stays.
    pub name: String,
    /// In which branch.
    pub branch: Uuid,
    /// To which role.
    pub role: Role,
    /// Who invites; nobody for the operator.
    pub by: Option<Uuid>,
    /// The language of the mails.
    pub language: Language,
}

/// Invites. Returns the link to choose a password, for whoever has none yet.
///
/// # Errors
/// When the database refuses.
pub async fn invite(site: &Arc<Site>, invitation: Invitation) -> Result<Option<String>, Failure> {
    let inner = site.clone();
    let account = site
        .db
        .write(move |tx| {
            Box::pin(async move {
                let account = known_or_new(&inner, tx, &invitation).await?;
                let role = (invitation.branch, invitation.role);
                let held = holds(&inner, &tx.conn, account.id(), role).await?;
                let entry = |act| Entry::own(act, invitation.by, Some(invitation.branch));
                if account.row.state == State::Invited {
                    note_about(&inner, tx, entry(Act::Invited), account.id()).await?;
                    post(&inner, tx, &account.row, Note::Invitation, MailDetail::default()).await?;
                }
                // To renew one that is held takes the guidance.
                if !held {
                    let until = roles::give(&inner, tx, account.id(), invitation.branch, invitation.role).await?;
                    if account.row.state != State::Invited {
                        let detail = roles::detail(tx, invitation.branch, invitation.role, until).await?;
                        post(&inner, tx, &account.row, Note::RoleGiven, detail).await?;
                    }
                    note_about(&inner, tx, entry(Act::RoleGiven), account.id()).await?;
                }
                Ok::<_, Failure>(account)
            })
        })
        .await?;
    site.mail_due.notify_one();
    Ok((account.row.state == State::Invited).then(|| links::of_organiser(site, &account).invitation))
}

async fn known_or_new(site: &Site, tx: &Tx, invitation: &Invitation) -> Result<Account, Failure> {
    match by_address(site, &tx.conn, &invitation.email).await? {
        Some(known) => lock(site, tx, known.id()).await?.ok_or(Failure::Stored("an account that has just gone")),
        None => add(site, tx, invitation.email.clone(), &invitation.name, &invitation.language).await,
    }
}
