//! Creates, changes or closes a newsletter.

use app::domain::newsletter::Newsletter;
use app::domain::purpose::PurposeKind;
use app::domain::retention::evidence;

use crate::clock;
use crate::db::{consents, contents, editing, subscriptions};

use super::draft::NewsletterDraft;
use super::fault::PublishError;
use super::report::PublishOutcome;
use super::writing::{ContentKind, Writing};
use super::{version, wording};

/// Writes the newsletter of a draft.
///
/// # Errors
/// When the database refuses; faults of the draft are noted instead.
pub async fn write(writing: &mut Writing<'_>, draft: NewsletterDraft) -> Result<(), PublishError> {
    let conn = &writing.work.tx.conn;
    let done = match contents::newsletter_by_slug(conn, draft.named.slug.as_str()).await? {
        None => create(writing, &draft).await?,
        Some(known) => {
            let known = contents::lock_newsletter(conn, known.purpose_id).await?.unwrap_or(known);
            change(writing, &draft, &known).await?
        }
    };
    if let Some(done) = done {
        writing.report.note("newsletter", draft.named.slug.as_str(), done);
    }
    Ok(())
}

async fn create(writing: &mut Writing<'_>, draft: &NewsletterDraft) -> Result<Option<PublishOutcome>, PublishError> {
    let free = writing.is_free(&draft.named, ContentKind::Newsletter).await?;
    let Some(branch_id) = writing.branch_id(&draft.branch, None).filter(|_| free) else { return Ok(None) };
    let wording = wording::of_newsletter(draft, &writing.organisation);
    let purpose_id = version::first(writing.work, branch_id, PurposeKind::Newsletter, wording).await?;
    let now = writing.work.now;
    let newsletter = Newsletter {
        id: clock::ordered_id(now),
        purpose_id,
        branch_id,
        slug: draft.named.slug.clone(),
        renew_months: draft.renew_months,
        closed_at: draft.closed.then_some(now),
        content: draft.content.clone(),
    };
    contents::save_newsletter(&writing.work.tx.conn, &newsletter, true).await?;
    editing::set_newsletter_owner(&writing.work.tx.conn, newsletter.id, draft.owner).await?;
    Ok(Some(PublishOutcome::Created))
}

async fn change(
    writing: &mut Writing<'_>,
    draft: &NewsletterDraft,
    before: &Newsletter,
) -> Result<Option<PublishOutcome>, PublishError> {
    if writing.branch_id(&draft.branch, Some(before.branch_id)).is_none() {
        return Ok(None);
    }
    let (work, now) = (writing.work, writing.work.now);
    let wording = wording::of_newsletter(draft, &writing.organisation);
    let (versions_before, versions) = version::next(work, before.purpose_id, wording).await?;
    let after = Newsletter {
        renew_months: draft.renew_months,
        closed_at: draft.closed.then(|| before.closed_at.unwrap_or(now)),
        content: draft.content.clone(),
        ..before.clone()
    };
    if after != *before {
        contents::save_newsletter(&work.tx.conn, &after, false).await?;
    }
    if before.closed_at.is_none() && after.closed_at.is_some() {
        subscriptions::end_all(&work.tx.conn, before.purpose_id, now).await?;
        consents::end_all(&work.tx.conn, before.purpose_id, evidence(now)).await?;
    }
    let same = after == *before && versions.len() == versions_before.len();
    if !same {
        editing::touch_newsletter(&work.tx.conn, before.id).await?;
    }
    Ok(Some(if same { PublishOutcome::Unchanged } else { PublishOutcome::Changed }))
}
