//! Writes an issue: begins a draft, saves it, copies it. Saving from an older revision than the latest overwrites nothing,
//! and what is overwritten is kept as an earlier save.

use std::sync::Arc;

use app::domain::audience::Audience;
use app::domain::issue::IssueContent;
use app::domain::retention::year;
use uuid::Uuid;

use super::saves::{SavedBy, keep_before, put};
use crate::actions::announcements::draft;
use crate::actions::announcements::write::blank;
use crate::actions::attendees::Viewer;
use crate::actions::drafts::SaveError;
use crate::actions::pictures::file::PictureFile;
use crate::actions::{Failure, pictures};
use crate::db::announcements::{self, ISSUE};
use crate::db::entity::announcement::Model;
use crate::db::issues;
use crate::db::to_json;
use crate::site::Site;

/// Begins a draft, whose text may show a picture that was sent along. Returns its id.
pub async fn begin(
    site: &Arc<Site>,
    viewer: Viewer,
    (content, to): (IssueContent, Audience),
    picture: Option<PictureFile>,
    by: SavedBy,
) -> Result<Uuid, Failure> {
    site.write(move |work| async move {
        let now = work.now;
        let row = Model {
            organiser_id: viewer.organiser,
            kind: ISSUE.to_owned(),
            segment: to.name().to_owned(),
            answer: to.answer().map(to_json).transpose()?,
            content: to_json(&content)?,
            autosaved: by == SavedBy::Autosave,
            changed_by: viewer.organiser,
            changed_at: Some(now),
            ..blank(to.purpose(), now, year(now))
        };
        let id = row.id;
        announcements::add(&work.tx.conn, row).await?;
        if let Some(picture) = &picture {
            pictures::keep(&work.tx, picture).await?;
        }
        pictures::link(&work.tx, id, &content.text).await?;
        Ok(id)
    })
    .await
}

/// Saves a draft. `seen` is the revision that its writer had seen; returns the one that it has now. Saving what it already
/// says is never stale: the answer to the first try may have been lost.
///
/// # Errors
/// When somebody else has saved it since, or it's no draft any more.
pub async fn save(
    site: &Arc<Site>,
    viewer: Viewer,
    id: Uuid,
    (content, audience): (IssueContent, Audience),
    seen: i32,
    by: SavedBy,
) -> Result<i32, SaveError> {
    site.write(move |work| async move {
        let found = draft(&work, viewer.purpose, id).await?;
        let row = found.filter(|row| row.purpose_id == audience.purpose()).ok_or(SaveError::Stale)?;
        let is_said = issues::content(&row)? == content;
        let is_same = is_said && issues::answer(&row)?.as_ref() == audience.answer();
        if is_same && by == SavedBy::Autosave {
            return Ok(row.revision);
        }
        if !is_same && row.revision != seen {
            return Err(SaveError::Stale);
        }
        if !is_said {
            keep_before(&work, viewer, &row, &content, by).await?;
        }
        let revision = if is_same { row.revision } else { row.revision + 1 };
        let is_put = put(&work, viewer, &row, (&content, audience.answer()), (revision, by)).await?;
        if is_put { Ok(revision) } else { Err(SaveError::Stale) }
    })
    .await
}
