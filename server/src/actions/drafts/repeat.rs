//! Publishes further dates of an event: each with its own list, purpose and end.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::repeat::MAX_DATES;
use app::domain::why::Why;
use app::domain::zone::Zone;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use super::Published;
use super::publish::{NotPublished, free_slug};
use super::state::event;
use crate::actions::Failure;
use crate::actions::audit::{AuditEntry, note};
use crate::actions::publish::draft::{EventDraft, EventManagement, Times};
use crate::actions::publish::time::WrittenTime;
use crate::actions::publish::{SourcePosition, Writing, write_event};
use crate::clock;
use crate::db::{co_hosts, contents, editing};
use crate::site::{Site, UnitOfWork};

/// Publishes the event on these days too.
///
/// # Errors
/// When a day is over, or there are none or too many.
pub async fn repeat(site: &Arc<Site>, of: &Published, days: Vec<NaiveDate>, by: Uuid) -> Result<(), NotPublished> {
    let most = usize::try_from(MAX_DATES).unwrap_or(0);
    if days.is_empty() || days.len() > most {
        return Err(wrong(Why::NotACount(1, MAX_DATES)));
    }
    let (purpose, branch) = (of.purpose(), of.branch());
    site.write(move |work| async move {
        let (first, draft) = event(&work.tx, purpose).await?;
        let (current, _) = editing::management(&work.tx.conn, first.id).await?;
        let series = current.series.unwrap_or_else(|| clock::ordered_id(work.now));
        editing::set_management(&work.tx.conn, first.id, editing::Management { series: Some(series), ..current })
            .await?;
        let hosts = co_hosts::of_event(&work.tx.conn, first.id).await?;
        let management =
            EventManagement { owner: Some(by), series: Some(series), reminds: current.reminds, co_hosts: hosts };
        for day in days {
            let draft = EventDraft { management: Some(management.clone()), ..draft.clone() };
            one(&work, (draft, day), branch, by).await?;
        }
        Ok::<_, NotPublished>(())
    })
    .await
}

async fn one(
    work: &UnitOfWork,
    (draft, day): (EventDraft, NaiveDate),
    branch: Uuid,
    by: Uuid,
) -> Result<(), NotPublished> {
    let mut draft = draft;
    draft.times = moved(&draft.times, day).map_err(wrong)?;
    if draft.times.ends_at <= work.now {
        return Err(wrong(Why::Past));
    }
    draft.content.cancelled = None;
    draft.named.slug = free_slug(&work.tx.conn, &draft.named.slug.with(&day.to_string()), "2").await?;
    let slug = draft.named.slug.clone();
    let Some(mut writing) = Writing::begin(work).await? else {
        return Err(Failure::Stored("an event without an organisation").into());
    };
    write_event::write(&mut writing, draft).await?;
    writing.end()?;
    let made = contents::event_by_slug(&work.tx.conn, slug.as_str()).await?;
    let purpose = made.ok_or(Failure::Stored("an event that was made and is not there"))?.purpose_id;
    let branch = Some(branch);
    let entry = AuditEntry { act: Act::Published, organiser: Some(by), purpose, branch, count: 0, reason: None };
    note(work, entry).await.map_err(NotPublished::from)
}

fn wrong(why: Why) -> NotPublished {
    NotPublished::Faults(vec![SourcePosition::input("dates").fault(why)])
}

/// The same local times on another day.
fn moved(times: &Times, day: NaiveDate) -> Result<Times, Why> {
    let zone = times.zone;
    let by = day - zone.local(times.starts_at).date_naive();
    let shift = |at: DateTime<Utc>| shifted(at, by, zone);
    let closed_early = times.closes_at != times.starts_at;
    let starts_at = shift(times.starts_at)?;
    Ok(Times {
        zone,
        starts_at,
        ends_at: shift(times.ends_at)?,
        opens_at: times.opens_at.map(shift).transpose()?,
        closes_at: if closed_early { shift(times.closes_at)? } else { starts_at },
        ends: SourcePosition::input("dates"),
    })
}

fn shifted(at: DateTime<Utc>, by: TimeDelta, zone: Zone) -> Result<DateTime<Utc>, Why> {
    let local = zone.local(at).naive_local();
    let days = Days::new(by.num_days().unsigned_abs());
    let moved = if by < TimeDelta::zero() { local.checked_sub_days(days) } else { local.checked_add_days(days) };
    WrittenTime::Local(moved.ok_or(Why::NotATime)?).in_zone(zone)
}
