//! How far somebody's authority over a team reaches: their own branches, and no further.

use std::collections::BTreeSet;

use app::domain::role::{Permission, Role};
use uuid::Uuid;

use super::access::Session;

/// The branches in which somebody gives and takes away roles. Nothing they do to a colleague reaches past them.
#[derive(Clone, Debug)]
pub struct Scope {
    by: Uuid,
    branches: BTreeSet<Uuid>,
}

/// One role in one branch, held by somebody who may give it and take it away there.
#[derive(Clone, Copy, Debug)]
pub struct RoleGrant {
    by: Option<Uuid>,
    branch: Uuid,
    role: Role,
}

impl Scope {
    /// The scope of somebody who looks after teams.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        Self { by: session.organiser_id(), branches: session.branches(Permission::ManageTeam) }
    }

    /// Somebody's scope over their own account: everywhere.
    #[must_use]
    pub const fn own(session: &Session, everywhere: BTreeSet<Uuid>) -> Self {
        Self { by: session.organiser_id(), branches: everywhere }
    }

    /// Whose scope it is.
    #[must_use]
    pub const fn by(&self) -> Uuid {
        self.by
    }

    /// The branches.
    #[must_use]
    pub const fn branches(&self) -> &BTreeSet<Uuid> {
        &self.branches
    }

    /// A role in one of the branches; `None` for any other branch.
    #[must_use]
    pub fn grant(&self, branch: Uuid, role: Role) -> Option<RoleGrant> {
        self.branches.contains(&branch).then_some(RoleGrant { by: Some(self.by), branch, role })
    }
}

impl RoleGrant {
    /// The operator's grant, which reaches everywhere.
    #[must_use]
    pub const fn of_operator(branch: Uuid, role: Role) -> Self {
        Self { by: None, branch, role }
    }

    /// Who gives it or takes it away; `None` for the operator.
    #[must_use]
    pub const fn by(self) -> Option<Uuid> {
        self.by
    }

    /// The branch.
    #[must_use]
    pub const fn branch(self) -> Uuid {
        self.branch
    }

    /// The role.
    #[must_use]
    pub const fn role(self) -> Role {
        self.role
    }
}
