//! A role offered to somebody who already has an account: it waits for their yes and grants nothing until then.
//! Otherwise the administrator of one branch could tie an account of another branch to it unasked.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::branch::Branch;
use app::domain::retention;
use app::domain::role::Role;
use app::mails::kind::{MailDetail, Note};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::entity::role_offer::Model;
use crate::db::purposes::ADMINISTRATION;
use crate::db::{contents, organisers, role_offers};
use crate::site::{Site, UnitOfWork};
use crate::vault::Action;

use super::super::audit::{AuditEntry, note, note_about};
use super::super::{Failure, links};
use super::scope::{RoleGrant, Scope};
use super::{Account, find, lock, post, roles};

/// An offer, ready to be shown.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its name on pages and in its link.
    pub token: String,
    /// Who it's offered to.
    pub account: Account,
    /// The role.
    pub role: Role,
    /// The branch.
    pub branch: Branch,
    /// The deadline for saying yes.
    pub until: DateTime<Utc>,
}

/// Offers a role in the caller's transaction. Returns the link that is mailed.
pub(super) async fn make(work: &UnitOfWork, account: &Account, grant: RoleGrant) -> Result<String, Failure> {
    let now = work.now;
    let row = Model {
        id: clock::random_id(),
        purpose_id: ADMINISTRATION,
        created_at: now,
        expires_at: now + retention::INVITATION,
        organiser_id: account.id(),
        branch_id: grant.branch(),
        role: grant.role().name().to_owned(),
    };
    let id = row.id;
    let detail = roles::detail(&work.tx, grant.branch(), grant.role(), row.expires_at).await?;
    role_offers::add(&work.tx.conn, row).await?;
    post(work, &account.row, Note::RoleOffered, MailDetail { offer: Some(id), ..detail }).await?;
    note_about(work, AuditEntry::own(Act::RoleOffered, grant.by(), Some(grant.branch())), account.id()).await?;
    Ok(links::of_offer(&work.site, id))
}

async fn row(site: &Site, token: &str) -> Result<Option<Model>, Failure> {
    match site.vault.proven_id(token, Action::RoleOffer, links::ONCE) {
        Some(id) => Ok(role_offers::find(site.db.read(), id, site.clock.now()).await?),
        None => Ok(None),
    }
}

async fn opened(site: &Site, row: Model) -> Result<Option<Offer>, Failure> {
    let db = site.db.read();
    let Some(account) = find(site, db, row.organiser_id).await? else { return Ok(None) };
    let role = Role::parse(&row.role).ok_or(Failure::Stored("a role that nobody knows"))?;
    let branch = contents::branch(db, row.branch_id).await?;
    let token = site.vault.token(Action::RoleOffer, row.id, links::ONCE);
    Ok(Some(Offer { token, account, role, branch, until: row.expires_at }))
}

async fn all_opened(site: &Site, rows: Vec<Model>) -> Result<Vec<Offer>, Failure> {
    let mut offers = Vec::new();
    for row in rows {
        offers.extend(opened(site, row).await?);
    }
    Ok(offers)
}

/// The open offer that a link or a form names; `None` for anything else.
pub async fn named(site: &Site, token: &str) -> Result<Option<Offer>, Failure> {
    match row(site, token).await? {
        Some(row) => opened(site, row).await,
        None => Ok(None),
    }
}

/// The offers that wait for somebody's yes.
pub async fn to(site: &Site, organiser: Uuid) -> Result<Vec<Offer>, Failure> {
    let rows = role_offers::to(site.db.read(), organiser, site.clock.now()).await?;
    all_opened(site, rows).await
}

/// The open offers in these branches.
pub async fn of(site: &Site, branches: &BTreeSet<Uuid>) -> Result<Vec<Offer>, Failure> {
    let rows = role_offers::of(site.db.read(), branches, site.clock.now()).await?;
    all_opened(site, rows).await
}

/// The decision about an offer.
#[derive(Clone, Debug)]
pub enum Decision {
    /// Its owner says yes.
    Yes,
    /// Its owner says no.
    No,
    /// Somebody who looks after the branch withdraws it.
    TakenBack(Scope),
}

/// Ends an offer, with or without giving the role. `false` when there's no such offer, or none within reach.
pub async fn answer(site: &Arc<Site>, token: &str, answer: Decision) -> Result<bool, Failure> {
    let Some(id) = row(site, token).await?.map(|row| row.id) else { return Ok(false) };
    site.write(move |work| async move {
        let found = role_offers::find(&work.tx.conn, id, work.now).await?;
        let Some(row) = found else { return Ok(false) };
        if matches!(&answer, Decision::TakenBack(scope) if !scope.branches().contains(&row.branch_id)) {
            return Ok(false);
        }
        let account = lock(&work, row.organiser_id).await?;
        if account.is_none() || !role_offers::end(&work.tx.conn, id).await? {
            return Ok(false);
        }
        let (owner, branch) = (row.organiser_id, Some(row.branch_id));
        match answer {
            Decision::Yes => {
                let role = Role::parse(&row.role).ok_or(Failure::Stored("a role that nobody knows"))?;
                roles::give(&work, owner, row.branch_id, role).await?;
                note(&work, AuditEntry::own(Act::RoleTaken, Some(owner), branch)).await?;
            }
            Decision::No => note(&work, AuditEntry::own(Act::RoleDeclined, Some(owner), branch)).await?,
            Decision::TakenBack(scope) => {
                let entry = AuditEntry::own(Act::OfferTakenBack, Some(scope.by()), branch);
                note_about(&work, entry, owner).await?;
            }
        }
        Ok::<_, Failure>(true)
    })
    .await
}

/// The roles that come with an invitation: accepting it accepts them.
pub async fn of_invitation(site: &Site, account: &Account) -> Result<Vec<(Role, Branch)>, Failure> {
    let db = site.db.read();
    let mut all = Vec::new();
    for row in organisers::roles(db, Some(account.id()), site.clock.now()).await? {
        all.push((organisers::role_of(&row)?, contents::branch(db, row.branch_id).await?));
    }
    Ok(all)
}
