//! How far somebody's hand reaches when they look after a team: their branches, and no further.

use std::collections::BTreeSet;

use app::domain::role::{Permission, Role};
use uuid::Uuid;

use super::access::Session;

/// The branches in which somebody gives and takes roles. Whatever is done to a colleague ends at their border.
#[derive(Clone, Debug)]
pub struct Scope {
    by: Uuid,
    branches: BTreeSet<Uuid>,
}

/// One role in one branch, in the hand of somebody who may give and take it there.
#[derive(Clone, Copy, Debug)]
pub struct RoleGrant {
    by: Option<Uuid>,
    branch: Uuid,
    role: Role,
}

impl Scope {
    /// Of somebody who looks after teams.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        Self { by: session.organiser_id(), branches: session.branches(Permission::ManageTeam) }
    }

    /// Of somebody over themselves: everywhere.
    #[must_use]
    pub const fn own(session: &Session, everywhere: BTreeSet<Uuid>) -> Self {
        Self { by: session.organiser_id(), branches: everywhere }
    }

    /// Whose it is.
    #[must_use]
    pub const fn by(&self) -> Uuid {
        self.by
    }

    /// The branches.
    #[must_use]
    pub const fn branches(&self) -> &BTreeSet<Uuid> {
        &self.branches
    }

    /// A role in one of the branches; `None` in any other.
    #[must_use]
    pub fn grant(&self, branch: Uuid, role: Role) -> Option<RoleGrant> {
        self.branches.contains(&branch).then_some(RoleGrant { by: Some(self.by), branch, role })
    }
}

impl RoleGrant {
    /// In the operator's hand, which reaches everywhere.
    #[must_use]
    pub const fn of_operator(branch: Uuid, role: Role) -> Self {
        Self { by: None, branch, role }
    }

    /// Who gives or takes it; nobody for the operator.
    #[must_use]
    pub const fn by(self) -> Option<Uuid> {
        self.by
    }

    /// In which branch.
    #[must_use]
    pub const fn branch(self) -> Uuid {
        self.branch
    }

    /// Which role.
    #[must_use]
    pub const fn role(self) -> Role {
        self.role
    }
}
