//! Publishes the wording of a purpose: the next version if it differs, otherwise nothing.

use app::domain::language::LocalText;
use app::domain::purpose::{PurposeKind, PurposeVersion, Wording};
use uuid::Uuid;

use crate::clock;
use crate::db::{contents, purposes};
use crate::site::UnitOfWork;

use super::fault::PublishError;
use super::report::PublishOutcome;
use super::wording;
use super::writing::Writing;

/// Makes a purpose with its first version.
pub async fn first(work: &UnitOfWork, branch: Uuid, kind: PurposeKind, wording: Wording) -> Result<Uuid, PublishError> {
    let now = work.now;
    let purpose_id = clock::ordered_id(now);
    purposes::add(&work.tx.conn, purpose_id, Some(branch), kind).await?;
    let version = PurposeVersion { id: clock::ordered_id(now), purpose_id, number: 1, wording };
    purposes::publish(&work.tx.conn, &version, now).await?;
    Ok(purpose_id)
}

/// Every version of a purpose, oldest first, before and after publishing `wording`.
pub async fn next(
    work: &UnitOfWork,
    purpose_id: Uuid,
    wording: Wording,
) -> Result<(Vec<PurposeVersion>, Vec<PurposeVersion>), PublishError> {
    let before = purposes::versions(&work.tx.conn, purpose_id).await?;
    let newest = before.last();
    if newest.is_some_and(|version| version.wording == wording) {
        return Ok((before.clone(), before));
    }
    let now = work.now;
    let number = newest.map_or(1, |version| version.number + 1);
    let version = PurposeVersion { id: clock::ordered_id(now), purpose_id, number, wording };
    work.tx.publishes();
    purposes::publish(&work.tx.conn, &version, now).await?;
    let after = before.iter().cloned().chain([version]).collect();
    Ok((before, after))
}

/// Publishes the sentences again with the organisation's new name, for everything people can still sign up for.
pub async fn rename(writing: &mut Writing<'_>) -> Result<(), PublishError> {
    let conn = &writing.work.tx.conn;
    for event in contents::coming_events(conn, writing.work.now).await? {
        let names = (event.slug.as_str(), &event.content.title);
        renamed(writing, event.purpose_id, PurposeKind::Event, "event", names).await?;
    }
    for newsletter in contents::open_newsletters(conn).await? {
        let names = (newsletter.slug.as_str(), &newsletter.content.title);
        renamed(writing, newsletter.purpose_id, PurposeKind::Newsletter, "newsletter", names).await?;
    }
    Ok(())
}

async fn renamed(
    writing: &mut Writing<'_>,
    purpose: Uuid,
    of: PurposeKind,
    what: &str,
    (slug, title): (&str, &LocalText),
) -> Result<(), PublishError> {
    let current = purposes::current_version(&writing.work.tx.conn, purpose).await?;
    let wording = wording::renamed(current.wording, of, &writing.organisation, title);
    let (before, after) = next(writing.work, purpose, wording).await?;
    if after.len() > before.len() {
        writing.report.note(what, slug, PublishOutcome::Changed);
    }
    Ok(())
}
