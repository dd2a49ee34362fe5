//! An event as the file has it.

use app::domain::event::{Event, EventContent};
use app::domain::language::LocalText;
use app::domain::purpose::PurposeKind;
use app::domain::retention::Keep;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use super::fault::Mark;
use super::file::{self, Named, OfBranch};
use super::form::{self, FieldDraft, PurposeDraft};
use super::section::Section;
use super::{time, values, wording};

/// How many seats an event may have at most.
const MOST_SEATS: u32 = 1_000_000;

/// Whether the form asks for a name for the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameAsked {
    /// No.
    Off,
    /// It may be left out.
    Optional,
    /// It may not.
    Required,
}

/// An event.
#[derive(Clone, Debug)]
pub struct EventDraft {
    /// Its name.
    pub named: Named,
    /// Whose it is.
    pub branch: OfBranch,
    /// What is shown of it.
    pub content: EventContent,
    /// When it is.
    pub times: Times,
    /// How many seats there are.
    pub capacity: Option<u32>,
    /// How many seats one registration may have.
    pub group_max: u32,
    /// Whether lists name it.
    pub listed: bool,
    /// How long registrations are kept after it.
    pub keep: Keep,
    /// Whether a name for the door is asked.
    pub name: NameAsked,
    /// Its purpose.
    pub purpose: PurposeDraft,
    /// What it asks.
    pub fields: Vec<FieldDraft>,
}

/// When an event is and when its form is open.
#[derive(Clone, Debug)]
pub struct Times {
    zone: Tz,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: DateTime<Utc>,
    /// Where the end stands.
    pub ends: Mark,
}

impl EventDraft {
    /// The event that it describes.
    #[must_use]
    pub fn event(&self, id: Uuid, purpose_id: Uuid, branch_id: Uuid) -> Event {
        Event {
            id,
            purpose_id,
            branch_id,
            slug: self.named.slug.clone(),
            starts_at: self.times.starts_at,
            ends_at: self.times.ends_at,
            timezone: self.times.zone,
            opens_at: self.times.opens_at,
            closes_at: self.times.closes_at,
            capacity: self.capacity,
            group_max: self.group_max,
            listed: self.listed,
            sequence: 0,
            cancelled_at: None,
            content: self.content.clone(),
        }
    }
}

/// Reads `[[event]]`.
pub fn read(mut section: Section<'_, '_>) -> Option<EventDraft> {
    let branch = file::of_branch(&mut section);
    let named = file::named(&mut section);
    let content = content(&mut section);
    let times = times(&mut section);
    let capacity = section.may("capacity", |value| values::count(value, &(0..=MOST_SEATS)));
    let group_max = section.may("group_max", |value| values::count(value, &(1..=20))).unwrap_or(4);
    let listed = section.may("listed", values::yes_no).unwrap_or(true);
    let keep = section.may("keep", values::keep).unwrap_or(Keep::DEFAULT);
    let names = [("off", NameAsked::Off), ("optional", NameAsked::Optional), ("required", NameAsked::Required)];
    let name = section.may("name", |value| values::word(value, &names)).unwrap_or(NameAsked::Optional);
    let purpose = form::purpose(&mut section, PurposeKind::Event);
    let condition = purpose.as_ref().is_none_or(|purpose| purpose.special_condition.is_some());
    let fields = form::fields(&mut section, PurposeKind::Event, condition);
    section.finish();
    Some(EventDraft {
        named: named?,
        branch: branch?,
        content: content?,
        times: times?,
        capacity,
        group_max,
        listed,
        keep,
        name,
        purpose: purpose?,
        fields,
    })
}

fn content(section: &mut Section<'_, '_>) -> Option<EventContent> {
    let title = section.need("title", values::line);
    let summary = section.need("summary", values::text);
    let place = section.need("place", values::line);
    let access = section.may("access", values::text);
    let attendee_info = section.may("attendee_info", values::text);
    let cost: Option<LocalText> = section.may("cost", values::line);
    let cancelled = section.may("cancelled", values::text);
    Some(EventContent {
        title: title?,
        summary: summary?,
        place: place?,
        access,
        attendee_info,
        cost: cost.unwrap_or_else(wording::free),
        cancelled,
    })
}

fn times(section: &mut Section<'_, '_>) -> Option<Times> {
    let zone = section.may("timezone", values::zone).unwrap_or(Tz::Europe__London);
    let [ends, opens, closes] = ["ends_at", "opens_at", "closes_at"].map(|key| section.mark(key));
    let read = |value: &_| time::read(value).and_then(|written| written.in_zone(zone));
    let starts_at = section.need("starts_at", read);
    let ends_at = section.need("ends_at", read);
    let opens_at = section.may("opens_at", read);
    let closes_at = section.may("closes_at", read);
    let (starts_at, ends_at) = (starts_at?, ends_at?);
    if ends_at <= starts_at {
        section.refuse_at(&ends, "must be after starts_at");
    }
    if closes_at.is_some_and(|at| at > ends_at) {
        section.refuse_at(&closes, "must not be after the event's end");
    }
    let closes_at = closes_at.unwrap_or(starts_at);
    if opens_at.is_some_and(|at| at >= closes_at) {
        section.refuse_at(&opens, "must be before sign-up closes");
    }
    Some(Times { zone, starts_at, ends_at, opens_at, closes_at, ends })
}
