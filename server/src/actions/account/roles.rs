//! Giving, renewing and ending roles, and what follows for the account: it lives for 30 days after its last role.

use app::domain::retention;
use app::domain::role::{Permission, Role};
use app::mails::kind::MailDetail;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::entity::{organiser, role};
use crate::db::purposes::ADMINISTRATION;
use crate::db::{Tx, contents, door, leaving, organisers, sessions};
use crate::site::UnitOfWork;

use super::super::Failure;
use super::{access, link};

/// What a mail about a role says: which, where, until when.
pub async fn detail(tx: &Tx, branch: Uuid, role: Role, until: DateTime<Utc>) -> Result<MailDetail, Failure> {
    let title = Some(contents::branch(&tx.conn, branch).await?.content.name);
    Ok(MailDetail { title, role: Some(role), day: Some(until), ..MailDetail::default() })
}

/// Gives a role for twelve months, or renews it. Returns its end.
pub async fn give(work: &UnitOfWork, organiser: Uuid, branch: Uuid, given: Role) -> Result<DateTime<Utc>, Failure> {
    let now = work.now;
    let until = retention::year(now);
    let row = role::Model {
        id: clock::random_id(),
        purpose_id: ADMINISTRATION,
        created_at: now,
        expires_at: until,
        organiser_id: organiser,
        branch_id: branch,
        role: given.name().to_owned(),
        reminded_at: None,
    };
    organisers::give(&work.tx.conn, row).await?;
    settle(work, organiser).await?;
    Ok(until)
}

/// Brings an account into line with its roles. Door links that it may no longer help at end. An account without any
/// role has left: its logins and mailed links end too. An invitation that nobody has taken up keeps its own end.
pub async fn settle(work: &UnitOfWork, id: Uuid) -> Result<(), Failure> {
    let now = work.now;
    let Some(row) = organisers::find(&work.tx.conn, id, now).await? else { return Ok(()) };
    let roles = organisers::roles(&work.tx.conn, Some(id), now).await?;
    if roles.is_empty() {
        link::draw(&work.tx, id, None).await?;
    }
    if row.state == organiser::State::Invited {
        return Ok(());
    }
    end_doors(work, id).await?;
    let last = roles.iter().map(|role| role.expires_at).max();
    let state = if last.is_some() { organiser::State::Active } else { organiser::State::Left };
    if state == row.state && state == organiser::State::Left {
        return Ok(());
    }
    organisers::set_state(&work.tx.conn, id, state).await?;
    // Once the last role has ended, its end counts, not when we noticed.
    let end = last.map_or_else(|| row.expires_at.min(now + retention::ACCOUNT), |last| last + retention::ACCOUNT);
    organisers::set_end(&work.tx.conn, id, end).await?;
    if last.is_none() {
        sessions::end_all(&work.tx.conn, id, None).await?;
    }
    Ok(())
}

/// Ends the links that somebody made to doors where none of their roles lets them help any more.
async fn end_doors(work: &UnitOfWork, id: Uuid) -> Result<(), Failure> {
    let made = leaving::door_links(&work.tx.conn, id, work.now).await?;
    if made.is_empty() {
        return Ok(());
    }
    let grants = access::grants(&work.site, &work.tx.conn, id).await?;
    let helps = |branch: &Uuid| grants.iter().any(|(of, role)| of == branch && role.may(Permission::Door));
    for (link, branches) in made {
        if !branches.iter().any(helps) {
            door::end_link(&work.tx.conn, link).await?;
        }
    }
    Ok(())
}
