//! The teams of branches: who has which role there, until when; roles are given, renewed and ended.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::branch::Branch;
use app::domain::guidance::{self, GuidanceState};
use app::domain::role::Role;
use app::folding::sort_key;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::entity::organiser::State;
use crate::db::{ConnectionTrait, contents, epochs, organisers};
use crate::site::{Site, UnitOfWork};
use crate::vault::Action;

use super::super::Failure;
use super::super::audit::{AuditEntry, note_about};
use super::scope::RoleGrant;
use super::{Account, find, lock, opened, roles};

/// A role that somebody holds.
#[derive(Clone, Debug)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// Its branch.
    pub branch: Branch,
    /// When it ends.
    pub until: DateTime<Utc>,
}

/// A member of the team.
#[derive(Clone, Debug)]
pub struct Member {
    /// The account.
    pub account: Account,
    /// Their name on others' pages.
    pub token: String,
    /// Every role they hold.
    pub roles: Vec<Held>,
    /// The state of their guidance.
    pub guidance: GuidanceState,
}

impl Member {
    /// Whether all of their roles are in these branches.
    #[must_use]
    pub fn is_within(&self, branches: &BTreeSet<Uuid>) -> bool {
        self.roles.iter().all(|held| branches.contains(&held.branch.id))
    }

    /// The roles in these branches.
    #[must_use]
    pub fn roles_in(&self, branches: &BTreeSet<Uuid>) -> Vec<Held> {
        self.roles.iter().filter(|held| branches.contains(&held.branch.id)).cloned().collect()
    }
}

/// Every branch.
pub async fn branches(site: &Site) -> Result<Vec<Branch>, Failure> {
    contents::branches(site.db.read()).await.map_err(Failure::from)
}

/// Everybody with a role in one of these branches, by name.
pub async fn team(site: &Site, of: &BTreeSet<Uuid>) -> Result<Vec<Member>, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let branches = contents::branches(db).await?;
    let all = organisers::roles(db, None, now).await?;
    let secrets = organisers::secrets(db).await?;
    let mut members = Vec::new();
    for row in organisers::all(db, now).await? {
        let mut held = Vec::new();
        for role in all.iter().filter(|role| role.organiser_id == row.id) {
            if let Some(branch) = branches.iter().find(|branch| branch.id == role.branch_id) {
                let (role, until) = (organisers::role_of(role)?, role.expires_at);
                held.push(Held { role, branch: branch.clone(), until });
            }
        }
        let secret = secrets.iter().find(|secret| secret.organiser_id == row.id);
        let Some(secret) = secret.filter(|_| held.iter().any(|held| of.contains(&held.branch.id))) else { continue };
        members.push(member(site, opened(site, row, secret)?, held));
    }
    members.sort_by_cached_key(|member| sort_key(&member.account.secret.name));
    Ok(members)
}

fn member(site: &Site, account: Account, roles: Vec<Held>) -> Member {
    let row = &account.row;
    let guidance = guidance::state(row.guidance_version.zip(row.guidance_at), site.clock.now());
    Member { token: token(site, account.id()), guidance, roles, account }
}

/// An organiser's name on others' pages.
#[must_use]
pub fn token(site: &Site, id: Uuid) -> String {
    site.vault.token(Action::Colleague, id, 0)
}

/// The organiser that such a token names, whether or not they exist.
#[must_use]
pub fn named(site: &Site, token: &str) -> Option<Uuid> {
    site.vault.proven_id(token, Action::Colleague, 0)
}

/// The team member that a token names, if they have a role in one of these branches.
pub async fn one(site: &Site, token: &str, of: &BTreeSet<Uuid>) -> Result<Option<Member>, Failure> {
    let Some(id) = named(site, token) else { return Ok(None) };
    Ok(team(site, of).await?.into_iter().find(|member| member.account.id() == id))
}

/// Why a role stays unchanged.
#[derive(Debug, thiserror::Error)]
pub enum RoleError {
    /// There's no such role, or not any more.
    #[error("there is no such role")]
    Gone,
    /// The guidance has to be read first.
    #[error("the guidance is to be read first")]
    Guidance,
    /// Nobody else could give roles at this top branch.
    #[error("the last administrator")]
    Last(Uuid),
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(RoleError);

/// Renews a role for twelve months from now, if its holder has read the guidance within the year.
pub async fn renew(site: &Arc<Site>, organiser: Uuid, grant: RoleGrant) -> Result<(), RoleError> {
    site.write(move |work| async move {
        let (branch, role) = (grant.branch(), grant.role());
        let Some(account) = lock(&work, organiser).await? else { return Err(RoleError::Gone) };
        if !holds(&work.site, &work.tx.conn, organiser, (branch, role)).await? {
            return Err(RoleError::Gone);
        }
        let row = &account.row;
        let confirmed = row.guidance_version.zip(row.guidance_at);
        if guidance::state(confirmed, work.now) != GuidanceState::Fresh {
            return Err(RoleError::Guidance);
        }
        roles::give(&work, organiser, branch, role).await?;
        note_about(&work, AuditEntry::own(Act::RoleGiven, grant.by(), Some(branch)), organiser).await?;
        Ok(())
    })
    .await
}

/// Whether somebody holds a role now.
pub(super) async fn holds<C: ConnectionTrait>(
    site: &Site,
    db: &C,
    organiser: Uuid,
    (branch, role): (Uuid, Role),
) -> Result<bool, Failure> {
    let held = organisers::roles(db, Some(organiser), site.clock.now()).await?;
    Ok(held.iter().any(|row| row.branch_id == branch && row.role == role.name()))
}

/// Ends a role.
pub async fn end(site: &Arc<Site>, organiser: Uuid, grant: RoleGrant) -> Result<(), RoleError> {
    site.write(move |work| async move {
        let (branch, role) = (grant.branch(), grant.role());
        // Two people who end each other's role do so one after the other.
        epochs::lock_vault(&work.tx.conn).await?;
        if let Some(last) = last_at_the_top(&work, organiser, &BTreeSet::from([branch]), role).await? {
            return Err(RoleError::Last(last));
        }
        if organisers::end(&work.tx.conn, organiser, branch, role.name()).await? == 0 {
            return Err(RoleError::Gone);
        }
        roles::settle(&work, organiser).await?;
        note_about(&work, AuditEntry::own(Act::RoleEnded, grant.by(), Some(branch)), organiser).await?;
        Ok(())
    })
    .await
}

/// The top branch, of these, in which nobody else with an account in use is administrator.
pub(super) async fn last_at_the_top(
    work: &UnitOfWork,
    organiser: Uuid,
    branches: &BTreeSet<Uuid>,
    role: Role,
) -> Result<Option<Uuid>, Failure> {
    if role != Role::Administrator {
        return Ok(None);
    }
    let all = organisers::roles(&work.tx.conn, None, work.now).await?;
    let tops = contents::branches(&work.tx.conn).await?.into_iter().filter(|branch| branch.parent_id.is_none());
    for top in tops.map(|branch| branch.id).filter(|id| branches.contains(id)) {
        let mut here = all.iter().filter(|row| row.branch_id == top && row.role == role.name());
        if !here.any(|row| row.organiser_id == organiser) {
            continue;
        }
        let mut others = 0;
        for row in all.iter().filter(|row| row.branch_id == top && row.role == role.name()) {
            let account = find(&work.site, &work.tx.conn, row.organiser_id).await?;
            let in_use = account.is_some_and(|account| account.row.state == State::Active);
            others += usize::from(in_use && row.organiser_id != organiser);
        }
        if others == 0 {
            return Ok(Some(top));
        }
    }
    Ok(None)
}
