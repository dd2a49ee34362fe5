//! What waits for the data officer.

use std::collections::BTreeSet;

use app::domain::guidance::GuidanceState;
use app::domain::role::Permission;
use uuid::Uuid;

use crate::db::officer;
use crate::site::Site;

use super::Failure;
use super::account::access::Session;
use super::account::team::{Member, team};

/// How many tasks wait; `None` for those that this organiser doesn't handle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfficerTasks {
    /// Colleagues who have to read the guidance.
    pub readers: Option<usize>,
    /// Lists that aren't known to be destroyed.
    pub copies: Option<u64>,
    /// Drafts that wait for approval of their deviations.
    pub approvals: Option<u64>,
}

/// Counts them.
pub async fn waiting(site: &Site, session: &Session) -> Result<OfficerTasks, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let mut waiting = OfficerTasks::default();
    if session.may_somewhere(Permission::SeeReaders) {
        let members = readers(site, &session.branches(Permission::SeeReaders)).await?;
        waiting.readers = Some(members.iter().filter(|member| member.guidance != GuidanceState::Fresh).count());
    }
    if session.may_somewhere(Permission::SeeExports) {
        waiting.copies = Some(officer::copies_open(db, &session.branches(Permission::SeeExports), now).await?);
    }
    if session.may_somewhere(Permission::DecideApprovals) {
        let branches = session.branches(Permission::DecideApprovals);
        waiting.approvals = Some(officer::approvals_asked(db, &branches, now).await?);
    }
    Ok(waiting)
}

/// Who has to read the guidance in these branches: everyone with a role there who has taken up their invitation.
pub async fn readers(site: &Site, branches: &BTreeSet<Uuid>) -> Result<Vec<Member>, Failure> {
    let mut members = team(site, branches).await?;
    members.retain(|member| !member.account.is_invited());
    Ok(members)
}
