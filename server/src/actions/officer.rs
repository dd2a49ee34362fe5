//! What waits for the data officer.

use std::collections::BTreeSet;

use app::domain::guidance::GuidanceState;
use app::domain::role::Permission;
use uuid::Uuid;

use crate::db::{officer, requests};
use crate::site::Site;

use super::Failure;
use super::account::access::Session;
use super::account::team::{Member, team};

/// How many tasks wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficerTasks {
    /// Requests for what is held that the site has answered and not forgotten yet.
    pub requests: u64,
    /// Lists that aren't known to be destroyed, and how many of them should be by now.
    pub copies: (u64, u64),
    /// Drafts that wait for approval of their deviations.
    pub approvals: u64,
    /// Colleagues who have to read the guidance.
    pub readers: usize,
}

/// Counts them, for a data officer.
pub async fn waiting(site: &Site, session: &Session) -> Result<OfficerTasks, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let members = readers(site, &session.branches(Permission::SeeReaders)).await?;
    Ok(OfficerTasks {
        requests: requests::living(db, now).await?,
        copies: officer::copies_open(db, &session.branches(Permission::SeeExports), now).await?,
        approvals: officer::approvals_asked(db, &session.branches(Permission::DecideApprovals), now).await?,
        readers: members.iter().filter(|member| member.guidance != GuidanceState::Fresh).count(),
    })
}

/// Who has to read the guidance in these branches: everyone with a role there who has taken up their invitation.
pub async fn readers(site: &Site, branches: &BTreeSet<Uuid>) -> Result<Vec<Member>, Failure> {
    let mut members = team(site, branches).await?;
    members.retain(|member| !member.account.is_invited());
    Ok(members)
}
