//! An event's list: counted, listed a page at a time, searched, and read whole for an export. Nothing is opened that
//! isn't shown.

pub mod add;
pub mod edit;
pub mod live;
pub mod move_to;
pub mod one;
pub mod remove;
pub mod rows;
pub mod search;
pub mod totals;

use app::domain::attendee::{Attendee, Counts, Order};
use app::domain::audit::{Act, Reason};
use app::domain::event::Event;
use app::domain::field::{Field, FieldKey};
use app::domain::newsletter::Newsletter;
use app::text::Words;
use uuid::Uuid;

use crate::db::attendees::{self, Which};
use crate::db::entity::registration::{Model, State};
use crate::db::purposes;
use crate::site::Site;

use super::account::access::Session;
use super::audit::{AuditEntry, note};
use super::{Failure, day_counts};
use rows::Shown;
pub use search::{SearchResult, search};

/// How many rows a page has.
pub const PAGE: u64 = 100;
/// How many rows are opened at once when all of them are.
const BATCH: usize = 500;

/// A query of a list.
#[derive(Clone, Copy, Debug, Default)]
pub struct ListQuery {
    /// Which rows.
    pub which: Which,
    /// The order.
    pub order: Order,
    /// What is shown of each row.
    pub shown: Shown,
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its rows.
    pub rows: Vec<Attendee>,
    /// How many rows the list has.
    pub all: u64,
}

/// The rows of one state, confirmed or waiting; of both if it's neither.
#[must_use]
pub fn which(state: &str) -> Which {
    let state = match state {
        "confirmed" => Some(State::Confirmed),
        "waiting" => Some(State::Waiting),
        _ => None,
    };
    Which { state, ..Which::default() }
}

/// The rows that no mail reaches.
#[must_use]
pub fn without_address() -> Which {
    Which { without_address: true, ..Which::default() }
}

/// The rows with a seat that haven't all arrived yet.
#[must_use]
pub fn not_here() -> Which {
    Which { not_here: true, ..which("confirmed") }
}

/// The rows of a page, counted from 0.
pub async fn rows(site: &Site, words: &Words, event: &Event, asked: ListQuery, page: u64) -> Result<Listed, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let purpose = event.purpose_id;
    let all = attendees::count(db, purpose, asked.which, now).await?;
    let skip = page.saturating_mul(PAGE);
    let ids = if asked.order == Order::Name {
        let by_name = search::by_name(site, purpose, asked.which).await?;
        by_name.into_iter().map(|(id, _)| id).skip(usize::try_from(skip).unwrap_or(usize::MAX)).take(100).collect()
    } else {
        attendees::ids(db, purpose, (asked.which, asked.order), (skip, PAGE), now).await?
    };
    let rows = rows::Opener::new(site, words, purpose, asked.shown).await?.open(&ids).await?;
    Ok(Listed { rows, all })
}

/// One row without its answers; `None` when it has gone in the meantime.
pub async fn row_of(site: &Site, words: &Words, row: &Model) -> Result<Option<Attendee>, Failure> {
    let opener = rows::Opener::new(site, words, row.purpose_id, Shown::default()).await?;
    Ok(opener.open(&[row.id]).await?.pop())
}

/// Every row, for an export.
pub async fn all_rows(site: &Site, words: &Words, event: &Event, asked: ListQuery) -> Result<Vec<Attendee>, Failure> {
    let (db, now, purpose) = (site.db.read(), site.clock.now(), event.purpose_id);
    let ids = attendees::ids(db, purpose, (asked.which, asked.order), (0, u64::from(u32::MAX)), now).await?;
    let opener = rows::Opener::new(site, words, purpose, asked.shown).await?;
    let mut all = Vec::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        all.extend(opener.open(batch).await?);
        tokio::task::yield_now().await;
    }
    if asked.order == Order::Name {
        all.sort_by_cached_key(|row| search::sort_key(row.name.as_deref()));
    }
    Ok(all)
}

/// The questions that the event asks or has ever asked while its list lives, without the name; today's come first.
pub async fn columns(site: &Site, event: &Event) -> Result<Vec<Field>, Failure> {
    let versions = purposes::versions(site.db.read(), event.purpose_id).await?;
    let mut columns: Vec<Field> = Vec::new();
    for field in versions.into_iter().rev().flat_map(|version| version.wording.fields) {
        if field.key.as_str() != FieldKey::NAME && !columns.iter().any(|column| column.key == field.key) {
            columns.push(field);
        }
    }
    Ok(columns)
}

/// The list in numbers.
pub async fn counts(site: &Site, event: &Event) -> Result<Counts, Failure> {
    let db = site.db.read();
    let number = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    let walk_ins = number(attendees::walk_ins(db, event.id).await?.into());
    let cancelled = day_counts::of_event(site, event).await?.iter().map(|day| day.cancelled).sum();
    let mut counts = Counts { capacity: event.capacity, walk_ins, cancelled, ..Counts::default() };
    for sum in attendees::sums(db, event.purpose_id, site.clock.now()).await? {
        let pair = (number(sum.rows), number(sum.seats));
        counts.to_call += number(sum.to_call);
        match sum.state {
            State::Confirmed => (counts.confirmed, counts.arrived) = (pair, number(sum.arrived)),
            State::Waiting => counts.waiting = pair,
            State::Pending => counts.pending = pair.0,
        }
    }
    Ok(counts)
}

/// The viewer who looks at the records of an event or newsletter, or changes them.
#[derive(Clone, Copy, Debug)]
pub struct Viewer {
    /// The organiser; `None` for a volunteer at the door.
    pub organiser: Option<Uuid>,
    /// The purpose of the event or newsletter.
    pub purpose: Uuid,
    /// Its branch.
    pub branch: Uuid,
}

impl Viewer {
    /// A logged-in organiser.
    #[must_use]
    pub const fn of(session: &Session, event: &Event) -> Self {
        Self { organiser: Some(session.organiser_id()), purpose: event.purpose_id, branch: event.branch_id }
    }

    /// The same, who looks at a newsletter's.
    #[must_use]
    pub const fn of_newsletter(session: &Session, newsletter: &Newsletter) -> Self {
        let (purpose, branch) = (newsletter.purpose_id, newsletter.branch_id);
        Self { organiser: Some(session.organiser_id()), purpose, branch }
    }

    /// The audit entry of an act.
    #[must_use]
    pub const fn entry(self, act: Act, count: u64, reason: Option<Reason>) -> AuditEntry {
        AuditEntry { act, organiser: self.organiser, purpose: self.purpose, branch: Some(self.branch), count, reason }
    }
}

/// Notes that rows were looked at: the only thing that a GET writes.
pub async fn looked(
    site: &std::sync::Arc<Site>,
    viewer: Viewer,
    act: Act,
    count: usize,
    reason: Option<Reason>,
) -> Result<(), Failure> {
    let entry = viewer.entry(act, count as u64, reason);
    site.write(move |work| async move { note(&work, entry).await }).await
}
