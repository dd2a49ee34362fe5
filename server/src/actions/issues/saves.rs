//! Earlier saves of an issue's draft: when one is kept, which there are, and how one is brought back.

use std::collections::HashMap;
use std::sync::Arc;

use app::domain::audience::GivenAnswer;
use app::domain::issue::{EarlierSave, IssueContent};
use app::domain::retention::year;
use chrono::TimeDelta;
use uuid::Uuid;

use crate::actions::announcements::draft;
use crate::actions::attendees::Viewer;
use crate::actions::{Failure, account, pictures};
use crate::clock;
use crate::db::entity::announcement::Model;
use crate::db::entity::issue_save;
use crate::db::issue_saves;
use crate::db::issues::{self, IssueText};
use crate::site::{Site, UnitOfWork};

/// The most of one issue.
const MOST: u64 = 20;
/// After a text was kept, how long autosaves by the same person aren't.
const APART: TimeDelta = TimeDelta::minutes(10);

/// What saves a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedBy {
    /// Somebody, by a button.
    Button,
    /// The page, while somebody writes.
    Autosave,
}

/// Keeps what a locked draft says before `content` takes its place. Of one person's autosaves one in ten minutes is kept,
/// or the list would cover minutes only; a text that loses half of itself is always kept.
pub(super) async fn keep_before(
    work: &UnitOfWork,
    viewer: Viewer,
    row: &Model,
    content: &IssueContent,
    by: SavedBy,
) -> Result<(), Failure> {
    let before = issues::content(row)?;
    let is_own = row.autosaved && row.changed_by == viewer.organiser && content.text.len() > before.text.len() / 2;
    if by == SavedBy::Autosave && is_own && issue_saves::any_since(&work.tx.conn, row.id, work.now - APART).await? {
        return Ok(());
    }
    keep(work, row).await
}

async fn keep(work: &UnitOfWork, row: &Model) -> Result<(), Failure> {
    if issues::content(row)? == IssueContent::default() {
        return Ok(());
    }
    let now = work.now;
    let save = issue_save::Model {
        id: clock::ordered_id(now),
        purpose_id: row.purpose_id,
        announcement_id: row.id,
        content: row.content.clone(),
        saved_by: row.changed_by.or(row.organiser_id),
        saved_at: row.changed_at.unwrap_or(row.created_at),
        created_at: now,
        expires_at: year(now),
    };
    issue_saves::add(&work.tx, save, MOST).await.map_err(Failure::from)
}

/// Those of an issue, newest first. The caller has already checked access.
pub async fn list(site: &Site, issue: Uuid) -> Result<Vec<EarlierSave>, Failure> {
    let (db, mut names, mut all) = (site.db.read(), HashMap::<Uuid, Option<String>>::new(), Vec::new());
    for row in issue_saves::list(db, issue, site.clock.now()).await? {
        let content = issue_saves::content(&row)?;
        if let Some(by) = row.saved_by.filter(|by| !names.contains_key(by)) {
            names.insert(by, account::find(site, db, by).await?.map(|account| account.secret.name.clone()));
        }
        let name = row.saved_by.and_then(|by| names.get(&by).cloned().flatten());
        all.push(EarlierSave { id: row.id, name, saved_at: row.saved_at, content });
    }
    Ok(all)
}

/// Makes an earlier save what a draft says, and what it said an earlier save; who gets it stays as it is. Returns
/// whether there was such a save.
pub async fn bring_back(site: &Arc<Site>, viewer: Viewer, id: Uuid, save: Uuid) -> Result<bool, Failure> {
    site.write(move |work| async move {
        let (now, conn) = (work.now, &work.tx.conn);
        let Some(row) = draft(&work, viewer.purpose, id).await? else { return Ok(false) };
        let Some(save) = issue_saves::find(conn, (id, save), now).await? else { return Ok(false) };
        let content = issue_saves::content(&save)?;
        issue_saves::remove(&work.tx, save.id).await?;
        if content == issues::content(&row)? {
            return Ok(true);
        }
        keep(&work, &row).await?;
        let answer = issues::answer(&row)?;
        put(&work, viewer, &row, (&content, answer.as_ref()), (row.revision + 1, SavedBy::Button)).await
    })
    .await
}

/// Puts a text in the place of a locked draft's, which has this revision from now on. Returns whether it did.
pub(super) async fn put(
    work: &UnitOfWork,
    viewer: Viewer,
    row: &Model,
    (content, answer): (&IssueContent, Option<&GivenAnswer>),
    (revision, by): (i32, SavedBy),
) -> Result<bool, Failure> {
    let text = IssueText {
        content,
        answer,
        autosaved: by == SavedBy::Autosave,
        revision,
        by: viewer.organiser.unwrap_or_default(),
        at: work.now,
        expires_at: year(work.now),
    };
    let is_put = issues::save(&work.tx.conn, row.id, &text, row.revision).await?;
    if is_put {
        pictures::link(&work.tx, row.id, &content.text).await?;
    }
    Ok(is_put)
}
