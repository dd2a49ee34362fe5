//! Issues of newsletters as organisers see them. What sends, stops and tests one is shared with announcements.

pub mod archive;
pub mod body;
pub mod checks;
pub mod pause;
pub mod preview;
pub mod saves;
pub mod schedule;
pub mod write;

use app::domain::audience::Audience;
use app::domain::issue::{Growth, Issue};
use app::domain::newsletter::Newsletter;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::announcements::progress_of;
use super::{Failure, account};
use crate::db::entity::announcement::Model;
use crate::db::{announcements, day_counts, issues};
use crate::site::Site;

/// How long the pace of an issue is measured.
const PACE: TimeDelta = TimeDelta::minutes(1);
/// How many months of readers who came and left are shown.
const MONTHS: usize = 12;

/// The issue that a row is.
async fn issue(site: &Site, row: &Model) -> Result<Issue, Failure> {
    let (progress, state) = progress_of(site, row).await?;
    let number = |count: i32| u32::try_from(count).unwrap_or(0);
    Ok(Issue {
        id: row.id,
        number: row.number.map(number),
        content: issues::content(row)?,
        answer: issues::answer(row)?,
        state,
        send_at: row.send_at,
        progress,
        bounced: number(row.bounced),
        unsubscribed: number(row.unsubscribed),
        halted: issues::halted(row),
        revision: row.revision,
        changed_at: row.changed_at.unwrap_or(row.created_at),
    })
}

/// The issues of a newsletter, newest first.
pub async fn list(site: &Site, newsletter: &Newsletter) -> Result<Vec<Issue>, Failure> {
    let mut all = Vec::new();
    for row in announcements::of_purpose(site.db.read(), newsletter.purpose_id, site.clock.now()).await? {
        all.push(issue(site, &row).await?);
    }
    Ok(all)
}

/// One of a newsletter's issues.
pub async fn find(site: &Site, newsletter: &Newsletter, id: Uuid) -> Result<Option<Issue>, Failure> {
    match row(site, newsletter, id).await? {
        Some(row) => issue(site, &row).await.map(Some),
        None => Ok(None),
    }
}

async fn row(site: &Site, newsletter: &Newsletter, id: Uuid) -> Result<Option<Model>, Failure> {
    let row = announcements::find(site.db.read(), id, site.clock.now()).await?;
    Ok(row.filter(|row| row.purpose_id == newsletter.purpose_id && row.kind == announcements::ISSUE))
}

/// The name of whoever last changed an issue, while they have an account.
pub async fn writer(site: &Site, newsletter: &Newsletter, id: Uuid) -> Result<Option<String>, Failure> {
    let by = row(site, newsletter, id).await?.and_then(|row| row.changed_by.or(row.organiser_id));
    let Some(by) = by else { return Ok(None) };
    Ok(account::find(site, site.db.read(), by).await?.map(|account| account.secret.name.clone()))
}

/// How many people an issue for everybody would go to now.
pub async fn readers(site: &Site, newsletter: &Newsletter) -> Result<u64, Failure> {
    let now = site.clock.now();
    let count = announcements::count(site.db.read(), &Audience::readers(newsletter), now, now).await?;
    Ok(count.into())
}

/// How long the rest of an issue takes at its pace of the last minute; `None` if that isn't known.
pub async fn time_left(site: &Site, issue: &Issue) -> Result<Option<TimeDelta>, Failure> {
    let since = site.clock.now() - PACE;
    let handed_over = issues::handed_over_since(site.db.read(), issue.id, since).await?;
    let (left, pace) = (i64::from(issue.progress.left), i64::try_from(handed_over).unwrap_or(i64::MAX));
    Ok((pace > 0).then(|| TimeDelta::seconds(PACE.num_seconds() * left / pace)))
}

/// How readers came and left, newest month first.
pub async fn growth(site: &Site, newsletter: &Newsletter) -> Result<Vec<Growth>, Failure> {
    let counts = day_counts::of_purpose(site.db.read(), newsletter.purpose_id, site.clock.now()).await?;
    let months = counts.into_iter().rev().take(MONTHS).map(|count| Growth {
        month: count.day,
        subscribed: count.signed_up,
        unsubscribed: count.cancelled,
    });
    Ok(months.collect())
}

/// The last moment that a draft can be scheduled for.
#[must_use]
pub fn latest(now: DateTime<Utc>) -> DateTime<Utc> {
    app::domain::retention::year(now)
}
