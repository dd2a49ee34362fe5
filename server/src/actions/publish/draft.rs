//! Drafts to be published, with every value checked as far as that needs no database.

use app::domain::event::{Event, EventContent};
use app::domain::field::{Field, FieldKey};
use app::domain::language::LocalText;
use app::domain::newsletter::{Newsletter, NewsletterContent};
use app::domain::purpose::{LawfulBasis, SpecialCondition, Wording};
use app::domain::retention::Keep;
use app::domain::slug::Slug;
use app::domain::template::NameAsked;
use app::domain::why::Why;
use app::domain::zone::Zone;
use app::forms::content::ContentInput;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::fault::SourcePosition;

/// The public name of a draft, and its position.
#[derive(Clone, Debug)]
pub struct DraftSlug {
    /// Its public name.
    pub slug: Slug,
    /// Its position.
    pub at: SourcePosition,
}

/// A reference to a branch by name.
#[derive(Clone, Debug)]
pub struct BranchRef {
    /// The branch's public name.
    pub slug: Slug,
    /// Its position.
    pub at: SourcePosition,
}

/// A purpose as written, before its sentences are composed.
#[derive(Clone, Debug)]
pub struct PurposeDraft {
    /// What the data is for.
    pub statement: LocalText,
    /// Why that is lawful.
    pub lawful_basis: LawfulBasis,
    /// The legitimate interest, where that is the basis.
    pub interest: Option<LocalText>,
    /// The condition for special category data.
    pub special_condition: Option<SpecialCondition>,
    /// Who sees it, besides the organisers of other branches.
    pub seen_by: LocalText,
}

/// A question as written; its agreement is composed later.
#[derive(Clone, Debug)]
pub struct FieldDraft {
    /// The question, without its agreement.
    pub field: Field,
    /// Whether the answers are special category data.
    pub special: bool,
}

/// An event.
#[derive(Clone, Debug)]
pub struct EventDraft {
    /// Its name.
    pub named: DraftSlug,
    /// Its branch.
    pub branch: BranchRef,
    /// What is shown of it.
    pub content: EventContent,
    /// When it is.
    pub times: Times,
    /// How many seats there are.
    pub capacity: Option<u32>,
    /// How many seats one registration may have.
    pub group_max: u32,
    /// Whether it's listed.
    pub listed: bool,
    /// How long registrations are kept after it.
    pub keep: Keep,
    /// Whether it asks for a name for the door.
    pub name: NameAsked,
    /// Its purpose.
    pub purpose: PurposeDraft,
    /// The questions.
    pub fields: Vec<FieldDraft>,
    /// How it's run; `None` leaves it unchanged, or at the defaults if it's new.
    pub management: Option<EventManagement>,
}

/// How an event is run, besides what is shown of it.
#[derive(Clone, Debug)]
pub struct EventManagement {
    /// Who answers for it.
    pub owner: Option<Uuid>,
    /// Shared by all dates of a series.
    pub series: Option<Uuid>,
    /// Whether a reminder goes out before it.
    pub reminds: bool,
    /// The co-hosting branches.
    pub co_hosts: Vec<Uuid>,
}

/// When an event is, and when its form is open.
#[derive(Clone, Debug)]
pub struct Times {
    /// The zone of its times.
    pub zone: Zone,
    /// The start.
    pub starts_at: DateTime<Utc>,
    /// The end.
    pub ends_at: DateTime<Utc>,
    /// When sign-up opens; `None` means at once.
    pub opens_at: Option<DateTime<Utc>>,
    /// When sign-up closes.
    pub closes_at: DateTime<Utc>,
    /// The position of the end.
    pub ends: SourcePosition,
}

impl Times {
    /// Whether the end is new and already over: nobody could come, and every record would be deleted at once.
    #[must_use]
    pub fn is_past(&self, before: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        before != Some(self.ends_at) && now >= self.ends_at
    }

    /// What doesn't fit together: the input and the reason.
    #[must_use]
    pub fn faults(&self) -> Vec<(ContentInput, Why)> {
        let wrong = [
            (self.ends_at <= self.starts_at, ContentInput::Until, Why::EndsBeforeStart),
            (
                self.closes_at > self.ends_at && self.closes_at != self.starts_at,
                ContentInput::ClosesAt,
                Why::ClosesAfterEnd,
            ),
            (self.opens_at.is_some_and(|at| at >= self.closes_at), ContentInput::OpensAt, Why::OpensAfterClose),
        ];
        wrong.into_iter().filter(|(wrong, _, _)| *wrong).map(|(_, input, why)| (input, why)).collect()
    }
}

impl EventDraft {
    /// The event that the draft describes.
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
            content: EventContent { told: None, ..self.content.clone() },
        }
    }
}

/// A newsletter.
#[derive(Clone, Debug)]
pub struct NewsletterDraft {
    /// Its name.
    pub named: DraftSlug,
    /// Its branch.
    pub branch: BranchRef,
    /// What is shown of it.
    pub content: NewsletterContent,
    /// Months until a subscription ends unless renewed.
    pub renew_months: u32,
    /// Whether the list is closed.
    pub closed: bool,
    /// Its purpose.
    pub purpose: PurposeDraft,
    /// The questions.
    pub fields: Vec<FieldDraft>,
    /// Who answers for it; `None` leaves that unchanged.
    pub owner: Option<Uuid>,
}

/// Whether a name is asked for, and the other questions, as a draft has them.
fn asked(wording: &Wording) -> (NameAsked, Vec<FieldDraft>) {
    let (name, own): (Vec<&Field>, Vec<&Field>) =
        wording.fields.iter().partition(|field| field.key.as_str() == FieldKey::NAME);
    let name = NameAsked::of(name.first().copied());
    let draft = |field: &Field| FieldDraft { field: field.clone(), special: field.agreement.is_some() };
    (name, own.into_iter().map(draft).collect())
}

fn purpose(wording: &Wording, seen_by: LocalText) -> PurposeDraft {
    PurposeDraft {
        statement: wording.statement.clone(),
        lawful_basis: wording.lawful_basis,
        interest: wording.interest.clone(),
        special_condition: wording.special_condition,
        seen_by,
    }
}

impl EventDraft {
    /// The draft that would publish an event unchanged. `seen_by` names no other branch.
    #[must_use]
    pub fn of(event: &Event, wording: &Wording, branch: &Slug, seen_by: LocalText) -> Self {
        let (name, fields) = asked(wording);
        Self {
            named: DraftSlug { slug: event.slug.clone(), at: SourcePosition::default() },
            branch: BranchRef { slug: branch.clone(), at: SourcePosition::default() },
            content: event.content.clone(),
            times: Times {
                zone: event.timezone,
                starts_at: event.starts_at,
                ends_at: event.ends_at,
                opens_at: event.opens_at,
                closes_at: event.closes_at,
                ends: SourcePosition::default(),
            },
            capacity: event.capacity,
            group_max: event.group_max,
            listed: event.listed,
            keep: wording.keep,
            name,
            purpose: purpose(wording, seen_by),
            fields,
            management: None,
        }
    }
}

impl NewsletterDraft {
    /// The draft that would publish a newsletter unchanged.
    #[must_use]
    pub fn of(newsletter: &Newsletter, wording: &Wording, branch: &Slug) -> Self {
        Self {
            named: DraftSlug { slug: newsletter.slug.clone(), at: SourcePosition::default() },
            branch: BranchRef { slug: branch.clone(), at: SourcePosition::default() },
            content: newsletter.content.clone(),
            renew_months: newsletter.renew_months,
            closed: newsletter.closed_at.is_some(),
            purpose: purpose(wording, wording.seen_by.clone()),
            fields: asked(wording).1,
            owner: None,
        }
    }
}
