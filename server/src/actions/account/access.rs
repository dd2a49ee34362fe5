//! What a logged-in organiser may do, and where: a role counts in its branch and in every branch below it.

use std::collections::BTreeSet;

use app::domain::branch::Branch;
use app::domain::guidance;
use app::domain::role::{Permission, Role};
use uuid::Uuid;

use crate::db::{ConnectionTrait, contents, organisers};
use crate::site::Site;

use super::super::Failure;
use super::Account;

/// A logged-in organiser.
#[derive(Clone, Debug)]
pub struct Session {
    /// The account.
    pub account: Account,
    /// The login.
    pub id: Uuid,
    /// The state of the second factor.
    pub factor: SecondFactor,
    /// The state of the guidance.
    pub guidance: guidance::GuidanceState,
    /// Every branch with the roles that count there.
    grants: BTreeSet<(Uuid, Role)>,
}

/// The state of a login's second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// The account has none yet.
    Unset,
    /// It has one, and this login hasn't passed it.
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

    /// Whether a role allows it in this branch, regardless of prerequisites.
    #[must_use]
    pub fn may(&self, permission: Permission, branch: Uuid) -> bool {
        self.grants.iter().any(|(of, role)| *of == branch && role.may(permission))
    }

    /// Whether a role allows it in any of these branches: an event belongs to its own branch and to any co-hosts.
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

    /// Checks that nothing else has to be done before a permission counts.
    ///
    /// # Errors
    /// The [`Prerequisite`] that has to be passed first.
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

/// The branches where an organiser has roles now, each with its roles, including branches below.
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

/// The session of an account and its login.
pub async fn session(site: &Site, account: Account, session: Uuid, passed: bool) -> Result<Session, Failure> {
    let row = &account.row;
    let factor = match (row.factor_at, passed) {
        (None, _) => SecondFactor::Unset,
        (Some(_), false) => SecondFactor::Asked,
        (Some(_), true) => SecondFactor::Passed,
    };
    let guidance = guidance::state(row.guidance_version.zip(row.guidance_at), site.clock.now());
    let grants = grants(site, site.db.read(), row.id).await?;
    Ok(Session { id: session, factor, guidance, grants, account })
}
