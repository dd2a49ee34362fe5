//! Invites somebody to a role. The link to choose a password goes to their address; if they already have an account in
//! use, they're offered the role, and get it once they say yes.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::domain::retention;
use app::mails::kind::{MailDetail, Note};

use crate::db::entity::organiser::State;
use crate::db::organisers;
use crate::site::{Site, UnitOfWork};

use super::super::audit::{AuditEntry, note_about};
use super::super::{Failure, links};
use super::scope::RoleGrant;
use super::team::holds;
use super::{Account, add, by_address, link, lock, offer, post, roles};

/// An invitation.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The address.
    pub email: EmailAddress,
    /// The name that colleagues see; an existing name stays.
    pub name: String,
    /// The role, and who invites.
    pub grant: RoleGrant,
    /// The language of the mails.
    pub language: Language,
}

/// The result of an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    /// The link to choose a password, if they have none yet.
    Link(String),
    /// The link to say yes, if they have an account in use.
    Offered(String),
    /// They already have the role.
    Held,
}

/// Invites somebody.
pub async fn invite(site: &Arc<Site>, invitation: Invitation) -> Result<Invited, Failure> {
    site.write(move |work| async move {
        let grant = invitation.grant;
        let account = known_or_new(&work, &invitation).await?;
        let held = holds(&work.site, &work.tx.conn, account.id(), (grant.branch(), grant.role())).await?;
        if account.row.state == State::Invited {
            return by_link(&work, account, grant, held).await.map(Invited::Link);
        }
        // Renewing a role needs the guidance.
        if held {
            return Ok(Invited::Held);
        }
        offer::make(&work, &account, grant).await.map(Invited::Offered)
    })
    .await
}

/// Mails the link of an account that nobody has taken up yet; any earlier link stops working.
async fn by_link(work: &UnitOfWork, mut account: Account, grant: RoleGrant, held: bool) -> Result<String, Failure> {
    let entry = |act| AuditEntry::own(act, grant.by(), Some(grant.branch()));
    account.row = link::draw(&work.tx, account.id(), None).await?;
    account.row.expires_at = work.now + retention::INVITATION;
    organisers::set_end(&work.tx.conn, account.id(), account.row.expires_at).await?;
    note_about(work, entry(Act::Invited), account.id()).await?;
    post(work, &account.row, Note::Invitation, MailDetail::default()).await?;
    if !held {
        roles::give(work, account.id(), grant.branch(), grant.role()).await?;
        note_about(work, entry(Act::RoleGiven), account.id()).await?;
    }
    Ok(links::of_organiser(&work.site, &account).invitation)
}

async fn known_or_new(work: &UnitOfWork, invitation: &Invitation) -> Result<Account, Failure> {
    match by_address(&work.site, &work.tx.conn, &invitation.email).await? {
        Some(known) => lock(work, known.id()).await?.ok_or(Failure::Stored("an account that has just gone")),
        None => add(work, invitation.email.clone(), &invitation.name, &invitation.language).await,
    }
}
