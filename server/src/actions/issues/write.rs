//! Writes an issue: begins a draft, saves it, copies it. Saving from an older revision than the latest overwrites nothing.

use std::sync::Arc;

use app::domain::audience::Audience;
use app::domain::issue::IssueContent;
use app::domain::retention::year;
use uuid::Uuid;

use crate::actions::announcements::write::blank;
use crate::actions::attendees::Viewer;
use crate::actions::drafts::SaveError;
use crate::actions::pictures::file::PictureFile;
use crate::actions::{Failure, pictures};
use crate::db::announcements::{self, ISSUE};
use crate::db::entity::announcement::Model;
use crate::db::issues::{self, IssueText};
use crate::db::to_json;
use crate::site::Site;

/// Begins a draft, whose text may show a picture that was sent along. Returns its id.
pub async fn begin(
    site: &Arc<Site>,
    viewer: Viewer,
    (content, to): (IssueContent, Audience),
    picture: Option<PictureFile>,
) -> Result<Uuid, Failure> {
    site.write(move |work| async move {
        let now = work.now;
        let row = Model {
            organiser_id: viewer.organiser,
            kind: ISSUE.to_owned(),
            segment: to.name().to_owned(),
            answer: to.answer().map(to_json).transpose()?,
            content: to_json(&content)?,
            changed_by: viewer.organiser,
            changed_at: Some(now),
            ..blank(to.purpose(), now, year(now))
        };
        let id = row.id;
        announcements::add(&work.tx.conn, row).await?;
        if let Some(picture) = &picture {
            pictures::keep(&work, picture).await?;
        }
        pictures::relink(&work, id, &content.text).await?;
        Ok(id)
    })
    .await
}

/// Saves a draft. `seen` is the revision that its writer had seen.
///
/// # Errors
/// When somebody else has saved it since, or it's no draft any more.
pub async fn save(
    site: &Arc<Site>,
    viewer: Viewer,
    id: Uuid,
    (content, audience): (IssueContent, Audience),
    seen: i32,
) -> Result<(), SaveError> {
    site.write(move |work| async move {
        let found = announcements::lock(&work.tx.conn, id, work.now).await?;
        let is_own = found.is_some_and(|row| row.purpose_id == viewer.purpose && row.purpose_id == audience.purpose());
        let text = IssueText {
            content: &content,
            audience: &audience,
            by: viewer.organiser.unwrap_or_default(),
            at: work.now,
            expires_at: year(work.now),
        };
        if !is_own || !issues::save(&work.tx.conn, id, &text, seen).await? {
            return Err(SaveError::Stale);
        }
        pictures::relink(&work, id, &content.text).await?;
        Ok(())
    })
    .await
}
