//! Creates or changes an event.

use std::collections::BTreeSet;

use app::domain::event::Event;
use app::domain::language::LocalText;
use app::domain::purpose::PurposeKind;
use app::domain::why::Why;
use uuid::Uuid;

use crate::actions::{day_counts, terms, waiting_list};
use crate::clock;
use crate::db::{co_hosts, contents, editing};

use super::changes::{Changed, news};
use super::draft::{EventDraft, EventManagement};
use super::fault::PublishError;
use super::report::PublishOutcome;
use super::writing::{ContentKind, Writing};
use super::{version, wording};

/// Writes the event of a draft.
///
/// # Errors
/// When the database refuses or something can't be opened; faults of the draft are noted instead.
pub async fn write(writing: &mut Writing<'_>, draft: EventDraft) -> Result<(), PublishError> {
    let conn = &writing.work.tx.conn;
    let done = match contents::event_by_slug(conn, draft.named.slug.as_str()).await? {
        None => create(writing, &draft).await?,
        Some(known) => {
            // Locked before it's compared, so that nobody takes a seat in between.
            let known = writing.work.tx.lock_event(known.purpose_id).await?.unwrap_or(known);
            change(writing, &draft, &known).await?
        }
    };
    if let Some(done) = done {
        writing.report.note("event", draft.named.slug.as_str(), done);
    }
    Ok(())
}

async fn create(writing: &mut Writing<'_>, draft: &EventDraft) -> Result<Option<PublishOutcome>, PublishError> {
    let free = writing.is_free(&draft.named, ContentKind::Event).await?;
    let Some(branch) = writing.branch_id(&draft.branch, None).filter(|_| free) else { return Ok(None) };
    let wording = wording::of_event(draft, &writing.organisation, &names(writing, draft, None).await?);
    let purpose = version::first(writing.work, branch, PurposeKind::Event, wording).await?;
    let now = writing.work.now;
    let mut event = draft.event(clock::ordered_id(now), purpose, branch);
    event.cancelled_at = event.content.cancelled.as_ref().map(|_| now);
    writing.work.tx.publishes();
    contents::save_event(&writing.work.tx.conn, &event, true).await?;
    if let Some(management) = &draft.management {
        write_management(writing, event.id, management).await?;
    }
    Ok(Some(PublishOutcome::Created))
}

async fn change(
    writing: &mut Writing<'_>,
    draft: &EventDraft,
    before: &Event,
) -> Result<Option<PublishOutcome>, PublishError> {
    let Some(branch) = writing.branch_id(&draft.branch, Some(before.branch_id)) else { return Ok(None) };
    let after = changed(writing, draft, before, branch);
    if draft.times.is_past(Some(before.ends_at), writing.work.now) {
        writing.faults.push(draft.times.ends.fault(Why::Past));
        return Ok(None);
    }
    let work = writing.work;
    let wording = wording::of_event(draft, &writing.organisation, &names(writing, draft, Some(before.id)).await?);
    day_counts::change_ends(work, before, &after, wording.keep).await?;
    let (versions_before, versions) = version::next(work, before.purpose_id, wording).await?;
    if after != *before {
        work.tx.publishes();
        contents::save_event(&work.tx.conn, &after, false).await?;
    }
    let (was, is) = (terms::of(&versions_before), terms::of(&versions));
    let known = known(before, &after);
    let changed = Changed { before: &known, after: &after, news: news(&known, &after), was: &was, is: &is };
    writing.report.reached(changed.apply(work).await?);
    if after != *before {
        writing.report.mailed(promote(writing, before, &after).await?);
    }
    let mut same = after == *before && versions.len() == versions_before.len();
    if let Some(management) = &draft.management {
        same &= !write_management(writing, before.id, management).await?;
    }
    if !same {
        editing::touch_event(&work.tx.conn, before.id).await?;
    }
    Ok(Some(if same { PublishOutcome::Unchanged } else { PublishOutcome::Changed }))
}

/// The names of the co-hosting branches: from the draft, or unchanged.
async fn names(writing: &Writing<'_>, draft: &EventDraft, event: Option<Uuid>) -> Result<Vec<LocalText>, PublishError> {
    let conn = &writing.work.tx.conn;
    let ids = match (&draft.management, event) {
        (Some(management), _) => management.co_hosts.clone(),
        (None, Some(event)) => co_hosts::of_event(conn, event).await?,
        (None, None) => vec![],
    };
    let branches = contents::branches(conn).await?;
    Ok(branches.into_iter().filter(|branch| ids.contains(&branch.id)).map(|branch| branch.content.name).collect())
}

/// Writes how an event is managed. Returns whether that has changed.
async fn write_management(
    writing: &Writing<'_>,
    event: Uuid,
    management: &EventManagement,
) -> Result<bool, PublishError> {
    let conn = &writing.work.tx.conn;
    let before = BTreeSet::from_iter(co_hosts::of_event(conn, event).await?);
    let hosts = before != management.co_hosts.iter().copied().collect();
    if hosts {
        co_hosts::set(conn, event, &management.co_hosts).await?;
    }
    let run = editing::Management { owner: management.owner, series: management.series, reminds: management.reminds };
    Ok(editing::set_management(conn, event, run).await? || hosts)
}

/// The draft's event, with what it keeps from before.
fn changed(writing: &Writing<'_>, draft: &EventDraft, before: &Event, branch: Uuid) -> Event {
    let mut after = draft.event(before.id, before.purpose_id, branch);
    let now = writing.work.now;
    after.cancelled_at = after.content.cancelled.as_ref().map(|_| before.cancelled_at.unwrap_or(now));
    after.content.told = after.cancelled_at.map(|_| before.told());
    after.sequence = before.sequence + i32::from(after.looks_otherwise(before));
    after
}

/// The event as the people who get the change know it: for one that takes place after all, as it was before it was
/// cancelled.
pub(in crate::actions) fn known(before: &Event, after: &Event) -> Event {
    let mut known = before.clone();
    if after.cancelled_at.is_none() {
        let told = before.told();
        (known.starts_at, known.ends_at, known.timezone) = (told.starts_at, told.ends_at, told.timezone);
        known.content.place = told.place;
    }
    known
}

/// Gives the seats freed by the change to those who wait.
async fn promote(writing: &Writing<'_>, before: &Event, after: &Event) -> Result<usize, PublishError> {
    // With no limit, nobody is counted, not even those who wait; with the highest limit they are.
    let lifted = before.capacity.is_some() && after.capacity.is_none();
    let counted = Event { capacity: if lifted { Some(u32::MAX) } else { after.capacity }, ..after.clone() };
    Ok(waiting_list::promote(writing.work, &counted).await?)
}
