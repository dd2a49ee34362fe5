//! Somebody leaves: their roles, logins and links end, somebody else takes over what they look after, and the data
//! officers hear of the copies that they took.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::language::LocalText;
use app::domain::role::Role;
use app::mails::kind::{MailDetail, Note};
use uuid::Uuid;

use crate::db::entity::organiser::State;
use crate::db::{contents, epochs, leaving, organisers, role_offers};
use crate::site::{Site, UnitOfWork};

use super::super::Failure;
use super::super::audit::{AuditEntry, note_about};
use super::access::with_below;
use super::scope::Scope;
use super::team::{Member, RoleError, last_at_the_top, team};
use super::{lock, post, roles};

/// What somebody would leave behind.
#[derive(Clone, Debug, Default)]
pub struct Handover {
    /// The titles of the events and newsletters that they look after.
    pub owned: Vec<LocalText>,
    /// Who could take over all of them.
    pub heirs: Vec<Member>,
    /// How many lists of these branches they exported that aren't known to be destroyed.
    pub copies: usize,
}

/// What somebody would leave behind in these branches.
pub async fn handover(site: &Site, id: Uuid, branches: &BTreeSet<Uuid>) -> Result<Handover, Failure> {
    let db = site.db.read();
    let owned = leaving::owned(db, id, branches).await?;
    let mut titles = Vec::new();
    for (purpose, _) in &owned {
        if let Some(event) = contents::event_of(db, *purpose).await? {
            titles.push(event.content.title);
        } else if let Some(newsletter) = contents::newsletter_of(db, *purpose).await? {
            titles.push(newsletter.content.title);
        }
    }
    let all = contents::branches(db).await?;
    let of: BTreeSet<Uuid> = owned.iter().map(|(_, branch)| *branch).collect();
    let everywhere = all.iter().map(|branch| branch.id).collect();
    let covers = |member: &Member| {
        let organises = member.roles.iter().filter(|held| held.role == Role::Organiser);
        let held: BTreeSet<Uuid> = organises.flat_map(|held| with_below(&all, held.branch.id)).collect();
        of.is_subset(&held)
    };
    let mut heirs = if of.is_empty() { vec![] } else { team(site, &everywhere).await? };
    heirs.retain(|member| member.account.id() != id && member.account.row.state == State::Active && covers(member));
    let copies = leaving::open_copies(db, id, branches, site.clock.now()).await?.len();
    Ok(Handover { owned: titles, heirs, copies })
}

/// A request for somebody to leave.
#[derive(Clone, Debug)]
pub struct Leave {
    /// Who leaves.
    pub organiser: Uuid,
    /// Who asks for it, and the branches in which roles end.
    pub scope: Scope,
    /// Who takes over what they looked after there.
    pub heir: Option<Uuid>,
}

/// Ends somebody's roles in these branches and all that depends on them, and nothing in any other branch. Once they
/// have no role left anywhere, everything else of theirs ends too.
pub async fn leave(site: &Arc<Site>, leave: Leave) -> Result<(), RoleError> {
    site.write_on_reserve(move |work| async move {
        epochs::lock_vault(&work.tx.conn).await?;
        if lock(&work, leave.organiser).await?.is_none() {
            return Ok(());
        }
        let branches = leave.scope.branches();
        let last = last_at_the_top(&work, leave.organiser, branches, Role::Administrator).await?;
        if let Some(last) = last {
            return Err(RoleError::Last(last));
        }
        tell_officers(&work, &leave).await?;
        end_all(&work, &leave).await?;
        Ok(())
    })
    .await
}

async fn end_all(work: &UnitOfWork, leave: &Leave) -> Result<(), Failure> {
    let (id, now) = (leave.organiser, work.now);
    let (by, branches) = (Some(leave.scope.by()), leave.scope.branches());
    let mut left = None;
    for row in organisers::roles(&work.tx.conn, Some(id), now).await? {
        if branches.contains(&row.branch_id) {
            organisers::end(&work.tx.conn, id, row.branch_id, &row.role).await?;
            note_about(work, AuditEntry::own(Act::RoleEnded, by, Some(row.branch_id)), id).await?;
            left = left.or(Some(row.branch_id));
        }
    }
    role_offers::end_in(&work.tx.conn, id, branches).await?;
    leaving::hand_over(&work.tx.conn, id, branches, leave.heir).await?;
    roles::settle(work, id).await?;
    note_about(work, AuditEntry::own(Act::Left, by, left), id).await
}

/// Mails each data officer the number of open copies of their branches' lists.
async fn tell_officers(work: &UnitOfWork, leave: &Leave) -> Result<(), Failure> {
    let now = work.now;
    let copies = leaving::open_copies(&work.tx.conn, leave.organiser, leave.scope.branches(), now).await?;
    if copies.is_empty() {
        return Ok(());
    }
    let branches = contents::branches(&work.tx.conn).await?;
    let all = organisers::roles(&work.tx.conn, None, now).await?;
    let officers = all.iter().filter(|row| row.role == Role::DataOfficer.name());
    let officers: BTreeSet<Uuid> = officers.map(|row| row.organiser_id).filter(|id| *id != leave.organiser).collect();
    for officer in officers {
        let own = all.iter().filter(|row| row.organiser_id == officer && row.role == Role::DataOfficer.name());
        let covered: BTreeSet<Uuid> = own.flat_map(|row| with_below(&branches, row.branch_id)).collect();
        let count = copies.iter().filter(|branch| covered.contains(branch)).count();
        let found = organisers::find(&work.tx.conn, officer, now).await?;
        let Some(account) = found.filter(|account| count > 0 && account.state == State::Active) else { continue };
        let detail = MailDetail { count: u32::try_from(count).ok(), ..MailDetail::default() };
        post(work, &account, Note::CopiesOpen, detail).await?;
    }
    Ok(())
}
