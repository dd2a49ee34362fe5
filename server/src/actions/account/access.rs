//! What somebody who is logged in may do, and where: roles hold in their branch and in every branch below it.

use std::collections::BTreeSet;

use app::domain::branch::Branch;
use app::domain::guidance;
use app::domain::role::{Permission, Role};
use uuid::Uuid;

use crate::db::ConnectionTrait;
use crate::db::{contents, organisers};
use crate::site::Site;

use super::super::Failure;
use super::Account;

/// Somebody who is logged in.
#[derive(Clone, Debug)]
pub struct Session {
    /// The account.
    pub account: Account,
    /// The login.
    pub id: Uuid,
    /// Where the second factor stands.
    pub factor: SecondFactor,
    /// Where the guidance stands.
    pub guidance: guidance::GuidanceState,
    /// Every branch with the roles that hold there.
    grants: BTreeSet<(Uuid, Role)>,
}

/// Where the second factor of a login stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// The account has none yet.
    Unset,
    /// It has one, and this login has not passed it.
    Asked,
    /// Passed.
    Passed,
}

/// What must be done before a permission counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prerequisite {
    /// Set up or pass the second factor.
    SecondFactor,
    /// Read and confirm the guidance.
    Guidance,
}

impl Session {
    /// The organiser's id.
    #[must_use]
    pub const fn organiser_id(&self) -> Uuid {
        self.account.row.id
    }

    /// Whether a role allows it in this branch, whatever must be done first.
    #[must_use]
    pub fn may(&self, permission: Permission, branch: Uuid) -> bool {
        self.grants.iter().any(|(of, role)| *of == branch && role.may(permission))
    }

    /// Whether a role allows it in any of these branches: an event belongs to its own and to those that hold it too.
    #[must_use]
    pub fn may_in_any(&self, permission: Permission, branches: &[Uuid]) -> bool {
        branches.iter().any(|branch| self.may(permission, *branch))
    }

    /// Every branch in which a role allows it.
    #[must_use]
    pub fn branches(&self, permission: Permission) -> BTreeSet<Uuid> {
        self.grants.iter().filter(|(_, role)| role.may(permission)).map(|(branch, _)| *branch).collect()
    }

    /// Whether a role allows it anywhere.
    #[must_use]
    pub fn may_somewhere(&self, permission: Permission) -> bool {
        self.grants.iter().any(|(_, role)| role.may(permission))
    }

    /// What stands in the way of a permission.
    ///
    /// # Errors
    /// The [`Prerequisite`] that is to be passed first.
    pub fn check(&self, permission: Permission) -> Result<(), Prerequisite> {
        if permission.needs_factor() && self.factor != SecondFactor::Passed {
            return Err(Prerequisite::SecondFactor);
        }
        if permission.needs_guidance() && self.guidance == guidance::GuidanceState::Missing {
            return Err(Prerequisite::Guidance);
        }
        Ok(())
    }
}

/// The branches with the roles that an organiser has there now, by the tree of branches.
pub async fn grants<C: ConnectionTrait>(
    site: &Site,
    db: &C,
    organiser: Uuid,
) -> Result<BTreeSet<(Uuid, Role)>, Failure> {
    let branches = contents::branches(db).await?;
    let mut grants = BTreeSet::new();
    for row in organisers::roles(db, Some(organiser), site.clock.now()).await? {
        let role = organisers::role_of(&row)?;
        grants.extend(with_below(&branches, row.branch_id).into_iter().map(|branch| (branch, role)));
    }
    Ok(grants)
}

/// A branch and every branch below it.
#[must_use]
pub fn with_below(branches: &[Branch], top: Uuid) -> BTreeSet<Uuid> {
    let mut found = BTreeSet::from([top]);
    loop {
        let below = branches.iter().filter(|branch| branch.parent_id.is_some_and(|parent| found.contains(&parent)));
        let more: BTreeSet<Uuid> = below.map(|branch| branch.id).filter(|id| !found.contains(id)).collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

/// Somebody with this account and login.
pub async fn session(site: &Site, account: Account, session: Uuid, passed: bool) -> Result<Session, Failure> {
    let row = &account.row;
    let factor = match (row.factor_at, passed) {
        (None, _) => SecondFactor::Unset,
        (Some(_), false) => SecondFactor::Asked,
        (Some(_), true) => SecondFactor::Passed,
    };
    let guidance = guidance::standing(row.guidance_version.zip(row.guidance_at), site.clock.now());
    let grants = grants(site, site.db.read(), row.id).await?;
    Ok(Session { id: session, factor, guidance, grants, account })
}
