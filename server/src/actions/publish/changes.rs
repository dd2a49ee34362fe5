//! The effect of an event's change on those who signed up: new ends for records and answers, and a mail to everyone who
//! is coming or waiting.

use std::collections::BTreeMap;

use app::domain::event::Event;
use app::domain::purpose::Wording;
use app::domain::reach::Reach;
use app::domain::retention::{Change, RecordEnds, Stage};
use app::mails::kind::{MailDetail, MailKind};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::actions::held::event_end;
use crate::actions::{Failure, answers, mail_queue};
use crate::db::entity::registration::{Model, State};
use crate::db::records::Record;
use crate::db::{ConnectionTrait, attendees, consents, registrations};
use crate::site::UnitOfWork;

/// How many registrations are read at once.
const BATCH: u64 = 500;

/// An event that changed.
#[derive(Debug)]
pub struct Changed<'c> {
    /// The event before the change.
    pub before: &'c Event,
    /// The event after it.
    pub after: &'c Event,
    /// The mail about the change.
    pub news: Option<MailKind>,
    /// How long data was kept before, by version.
    pub was: &'c BTreeMap<Uuid, Wording>,
    /// How long it's kept now, by version.
    pub is: &'c BTreeMap<Uuid, Wording>,
}

/// The mail that a change sends to those who are coming.
#[must_use]
pub fn news(before: &Event, after: &Event) -> Option<MailKind> {
    match (before.cancelled_at, after.cancelled_at) {
        (None, Some(_)) => Some(MailKind::EventCancelled),
        (Some(_), None) => Some(MailKind::EventChanged),
        (Some(_), Some(_)) => None,
        (None, None) => (moved(before, after) || informs(before, after)).then_some(MailKind::EventChanged),
    }
}

fn moved(before: &Event, after: &Event) -> bool {
    let times = (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at);
    times || before.content.place != after.content.place
}

/// Whether there's new information for attendees only.
fn informs(before: &Event, after: &Event) -> bool {
    after.content.attendee_info.is_some() && before.content.attendee_info != after.content.attendee_info
}

/// Whether a registration in this state hears of a change that is told.
fn concerns(before: &Event, after: &Event, state: State) -> bool {
    match state {
        State::Pending => false,
        State::Waiting => before.cancelled_at != after.cancelled_at || moved(before, after),
        State::Confirmed => true,
    }
}

/// Who would hear of a change, if it was made at `now`.
pub async fn reach<C: ConnectionTrait>(
    db: &C,
    before: &Event,
    after: &Event,
    now: DateTime<Utc>,
) -> Result<Reach, Failure> {
    let mut reach = Reach::default();
    if news(before, after).is_none() || after.is_over(now) {
        return Ok(reach);
    }
    for sum in attendees::sums(db, before.purpose_id, now).await? {
        if concerns(before, after, sum.state) {
            reach.add(true, u64::try_from(sum.rows - sum.to_call).unwrap_or(0));
            reach.add(false, u64::try_from(sum.to_call).unwrap_or(0));
        }
    }
    Ok(reach)
}

impl Changed<'_> {
    /// Applies the change to every registration, ordered by id. Returns who hears of it.
    pub async fn apply(&self, work: &UnitOfWork) -> Result<Reach, Failure> {
        let mut reach = Reach::default();
        let ends = event_end(self.before) != event_end(self.after);
        if self.news.is_none() && !ends && self.was.iter().all(|(id, was)| self.is.get(id) == Some(was)) {
            return Ok(reach);
        }
        let now = work.now;
        let mut after = Uuid::nil();
        loop {
            let rows = registrations::living_after(&work.tx.conn, self.after.purpose_id, after, BATCH, now).await?;
            let Some(last) = rows.last() else { return Ok(reach) };
            after = last.id;
            for row in rows {
                let has_address = row.has_address;
                if self.carry(work, row).await? {
                    reach.add(has_address, 1);
                }
            }
        }
    }

    /// Applies it to one registration. Returns whether that hears of it.
    async fn carry(&self, work: &UnitOfWork, row: Model) -> Result<bool, Failure> {
        let unknown = Failure::Stored("a registration under another purpose's wording");
        let (Some(was), Some(is)) = (self.was.get(&row.version_id), self.is.get(&row.version_id)) else {
            return Err(unknown);
        };
        let (old, new) = (event_end(self.before), event_end(self.after));
        let change = Change { old, new, was: was.keep, is: is.keep };
        let end = change.end_of(ends(&row));
        let old_end = row.expires_at;
        let record = Record::Registration(Model {
            expires_at: end.at,
            asked_if_coming: end.asked,
            planned_end: end.planned,
            ..row.clone()
        });
        if change.matters() || was != is {
            // Read before the end is set: nothing past its end can be read.
            let opened = answers::read(&work.site, &work.tx.conn, &record).await?;
            registrations::set_end(&work.tx.conn, row.id, end).await?;
            consents::set_end_of(&work.tx.conn, row.id, end.at).await?;
            answers::write(work, &record, is, &opened.answers, Some(change.counts_from(end, stage(row.state)))).await?;
        }
        let told = self.news.filter(|_| concerns(self.before, self.after, row.state) && !self.after.is_over(work.now));
        let Some(kind) = told else { return Ok(false) };
        let detail = self.detail(row.state, (old_end != end.at).then_some(old_end));
        mail_queue::queue_with(work, kind, detail, &record, TimeDelta::zero()).await?;
        Ok(true)
    }

    /// The old values of what has changed.
    fn detail(&self, state: State, old_expires_at: Option<DateTime<Utc>>) -> MailDetail {
        let (before, after) = (self.before, self.after);
        MailDetail {
            old_starts_at: (before.starts_at != after.starts_at).then_some(before.starts_at),
            old_ends_at: (before.ends_at != after.ends_at).then_some(before.ends_at),
            old_timezone: (before.timezone != after.timezone).then_some(before.timezone),
            old_place: (before.content.place != after.content.place).then(|| before.content.place.clone()),
            old_expires_at,
            after_all: before.cancelled_at.is_some() && after.cancelled_at.is_none(),
            new_attendee_info: state == State::Confirmed && informs(before, after),
            ..MailDetail::default()
        }
    }
}

const fn ends(row: &Model) -> RecordEnds {
    RecordEnds {
        stage: stage(row.state),
        expires_at: row.expires_at,
        asked_if_coming: row.asked_if_coming,
        planned: row.planned_end,
    }
}

const fn stage(state: State) -> Stage {
    match state {
        State::Pending => Stage::Pending,
        State::Waiting => Stage::Waiting,
        State::Confirmed => Stage::Confirmed,
    }
}
