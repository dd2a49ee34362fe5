//! Pauses an issue that is going out, and lets it go on. The site pauses one too, when too much of it comes back.

use std::sync::Arc;

use app::domain::announcement::AnnouncementState;
use app::domain::audit::Act;
use app::domain::bounce::Halt;
use uuid::Uuid;

use super::schedule::begin;
use crate::actions::Failure;
use crate::actions::attendees::Viewer;
use crate::actions::audit::{AuditEntry, note};
use crate::db::entity::announcement::Model;
use crate::db::{announcements, bounces, contents, issues};
use crate::site::{Site, UnitOfWork};

/// Pauses it: from now on nothing of it is handed over, apart from what is on its way this second.
pub async fn pause(site: &Arc<Site>, viewer: Viewer, id: Uuid) -> Result<(), Failure> {
    site.write(move |work| async move {
        let found = announcements::lock(&work.tx.conn, id, work.now).await?;
        let Some(row) = found.filter(|row| row.purpose_id == viewer.purpose) else { return Ok(()) };
        if announcements::state(&row)? != AnnouncementState::Sending {
            return Ok(());
        }
        issues::pause(&work.tx.conn, id, None).await?;
        let left = announcements::progress(&work.tx.conn, &row).await?.left;
        note(&work, viewer.entry(Act::IssuePaused, left.into(), None)).await
    })
    .await?;
    begin(site, id);
    Ok(())
}

/// The same, done by the site itself. The caller has it locked, and has looked at its state.
pub async fn by_site(work: &UnitOfWork, row: &Model, why: Halt) -> Result<(), Failure> {
    let conn = &work.tx.conn;
    let Some(newsletter) = contents::newsletter_of(conn, row.purpose_id).await? else { return Ok(()) };
    let count = announcements::progress(conn, row).await?.left.into();
    issues::pause(conn, row.id, Some(why)).await?;
    let (act, purpose, branch) = (Act::IssuePaused, row.purpose_id, Some(newsletter.branch_id));
    note(work, AuditEntry { act, organiser: None, purpose, branch, count, reason: None }).await
}

/// Lets it go on where it was. What has come back until now doesn't pause it again.
pub async fn go_on(site: &Arc<Site>, viewer: Viewer, id: Uuid) -> Result<(), Failure> {
    site.write(move |work| async move {
        let conn = &work.tx.conn;
        let found = announcements::lock(conn, id, work.now).await?;
        let Some(row) = found.filter(|row| row.purpose_id == viewer.purpose) else { return Ok(()) };
        if announcements::state(&row)? != AnnouncementState::Paused {
            return Ok(());
        }
        let seen = bounces::tally(&row);
        issues::go_on(conn, id, &seen).await?;
        let left = announcements::progress(conn, &row).await?.left;
        note(&work, viewer.entry(Act::IssueResumed, left.into(), None)).await
    })
    .await?;
    begin(site, id);
    Ok(())
}
