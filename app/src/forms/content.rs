//! The inputs of events and newsletters: how the editor shows them, how each is read from a form or a file, and what
//! it's filled with.

use chrono::{DateTime, Utc};

use super::check;
use super::inputs::{Area, Inputs, Step, Takes, inputs};
use super::state::Typed;
use crate::domain::event::{Event, EventContent};
use crate::domain::language::{Language, LocalText};
use crate::domain::newsletter::{Newsletter, NewsletterContent};
use crate::domain::purpose::{PurposeKind, Wording};
use crate::domain::template::NameAsked;
use crate::text::everywhere;

const BOTH: &[PurposeKind] = &[PurposeKind::Event, PurposeKind::Newsletter];
const EVENT: &[PurposeKind] = &[PurposeKind::Event];
const NEWSLETTER: &[PurposeKind] = &[PurposeKind::Newsletter];
const NEEDED: bool = false;
const OPTIONAL: bool = true;
const COPIED: bool = true;
/// A copy is at another time, and its door code isn't known yet.
const NOT_COPIED: bool = false;

inputs! {
    /// An input of an event or newsletter, apart from its questions.
    ContentInput {
        Title = "title": BOTH, What Top, Takes::Line("text"), NEEDED, COPIED;
        Summary = "summary": EVENT, What Top, Takes::Lines(5), NEEDED, COPIED;
        Description = "summary": NEWSLETTER, What Top, Takes::Lines(5), NEEDED, COPIED;
        Frequency = "frequency": NEWSLETTER, What Top, Takes::Line("text"), NEEDED, COPIED;
        RenewMonths = "renew_months": NEWSLETTER, What Top, Takes::Number, NEEDED, COPIED;
        Date = "date": EVENT, What Row, Takes::Line("date"), NEEDED, NOT_COPIED;
        From = "from": EVENT, What Row, Takes::Line("time"), NEEDED, NOT_COPIED;
        Until = "until": EVENT, What Row, Takes::Line("time"), NEEDED, NOT_COPIED;
        Place = "place": EVENT, What Main, Takes::Line("text"), NEEDED, COPIED;
        Access = "access": EVENT, What Main, Takes::Lines(3), NEEDED, COPIED;
        AccessUnknown = "access_unknown": EVENT, What Main, Takes::Tick, OPTIONAL, COPIED;
        Capacity = "capacity": EVENT, What Main, Takes::Number, OPTIONAL, COPIED;
        Cost = "cost": EVENT, What More, Takes::Line("text"), OPTIONAL, COPIED;
        AttendeeInfo = "attendee_info": EVENT, What More, Takes::Lines(3), OPTIONAL, NOT_COPIED;
        GroupMax = "group_max": EVENT, What More, Takes::Number, NEEDED, COPIED;
        OpensAt = "opens_at": EVENT, What More, Takes::Line("datetime-local"), OPTIONAL, NOT_COPIED;
        ClosesAt = "closes_at": EVENT, What More, Takes::Line("datetime-local"), OPTIONAL, NOT_COPIED;
        UntilDate = "until_date": EVENT, What More, Takes::Line("date"), OPTIONAL, NOT_COPIED;
        Zone = "zone": EVENT, What Zone, Takes::Line("text"), NEEDED, COPIED;
        Listed = "listed": EVENT, What More, Takes::One(&["yes", "no"]), NEEDED, COPIED;
        CoHost = "co_host": EVENT, What More, Takes::Branches, OPTIONAL, COPIED;
        Photos = "photos": EVENT, What More, Takes::Tick, OPTIONAL, COPIED;
        Archive = "archive": NEWSLETTER, What More, Takes::Tick, OPTIONAL, COPIED;
        ArchiveSearch = "archive_search": NEWSLETTER, What More, Takes::Tick, OPTIONAL, COPIED;
        Reminds = "reminds": EVENT, What More, Takes::Tick, OPTIONAL, COPIED;
        NameAsked = "name_asked": EVENT, Questions Main, Takes::One(&["optional", "required", "off"]), NEEDED, COPIED;
        KeepDays = "keep_days": BOTH, Ending Main, Takes::Number, NEEDED, COPIED;
        KeepWhy = "keep_why": EVENT, Ending Main, Takes::Lines(3), OPTIONAL, COPIED;
        Statement = "statement": BOTH, Ending More, Takes::Lines(3), NEEDED, COPIED;
        SeenBy = "seen_by": BOTH, Ending More, Takes::Lines(3), NEEDED, COPIED;
    }
}

impl ContentInput {
    /// Its key in files, which name some inputs differently and lack others.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Description => Some("description"),
            Self::From => Some("starts_at"),
            Self::Until => Some("ends_at"),
            Self::Zone => Some("timezone"),
            Self::NameAsked => Some("name"),
            Self::KeepDays => Some("keep"),
            Self::Date | Self::UntilDate | Self::AccessUnknown | Self::CoHost | Self::Reminds | Self::KeepWhy => None,
            _ => Some(self.name()),
        }
    }
}

/// Reads an event's content. Why it's cancelled or kept for longer isn't part of every form.
pub fn event(inputs: &mut impl Inputs<ContentInput>) -> Option<EventContent> {
    let title = inputs.need(ContentInput::Title, check::line);
    let summary = inputs.need(ContentInput::Summary, check::text);
    let place = inputs.need(ContentInput::Place, check::line);
    let access = inputs.text(ContentInput::Access, check::text);
    let attendee_info = inputs.text(ContentInput::AttendeeInfo, check::text);
    let cost = inputs.text(ContentInput::Cost, check::line);
    let photos = inputs.is_on(ContentInput::Photos, false);
    Some(EventContent {
        title: title?,
        summary: summary?,
        place: place?,
        access,
        attendee_info,
        cost: cost.unwrap_or_else(|| everywhere("wording-free")),
        cancelled: None,
        keep_why: None,
        photos,
        told: None,
    })
}

/// Reads a newsletter's content.
pub fn newsletter(inputs: &mut impl Inputs<ContentInput>) -> Option<NewsletterContent> {
    let title = inputs.need(ContentInput::Title, check::line);
    let description = inputs.need(ContentInput::Description, check::text);
    let frequency = inputs.need(ContentInput::Frequency, check::line);
    let archive = inputs.is_on(ContentInput::Archive, false);
    let archive_search = inputs.is_on(ContentInput::ArchiveSearch, false);
    Some(NewsletterContent { title: title?, description: description?, frequency: frequency?, archive, archive_search })
}

/// What an input is filled with.
#[derive(Clone, Debug)]
pub enum Value<'c> {
    /// A text, if there is one.
    Text(Option<&'c LocalText>),
    /// Typed as is.
    Plain(String),
    /// A tick.
    Tick(bool),
    /// Taken from [`PublishedSettings`].
    OfSettings,
    /// Nothing: it's an input of something else.
    Other,
}

/// How something published is run, besides its content.
#[derive(Clone, Debug)]
pub struct PublishedSettings<'c> {
    /// Its wording.
    pub wording: &'c Wording,
    /// Who sees the data, besides other branches.
    pub seen_by: &'c LocalText,
    /// Whether a reminder goes out.
    pub reminds: bool,
    /// The slugs of the branches that hold it too.
    pub hosts: Vec<String>,
}

impl PublishedSettings<'_> {
    fn values(&self, input: ContentInput) -> Vec<String> {
        match input {
            ContentInput::Reminds => tick(self.reminds),
            ContentInput::CoHost => self.hosts.clone(),
            ContentInput::KeepDays => vec![self.wording.keep.length().num_days().to_string()],
            ContentInput::Statement => vec![english(&self.wording.statement)],
            ContentInput::SeenBy => vec![english(self.seen_by)],
            ContentInput::NameAsked => vec![NameAsked::of(self.wording.name()).name().to_owned()],
            _ => vec![],
        }
    }
}

fn tick(is_on: bool) -> Vec<String> {
    vec![if is_on { "yes" } else { "" }.to_owned()]
}

fn english(text: &LocalText) -> String {
    text.get(&Language::english()).to_owned()
}

/// What an input is filled with, so that republishing an event unchanged would change nothing.
#[must_use]
pub fn of_event(event: &Event, input: ContentInput) -> Value<'_> {
    let content = &event.content;
    let local = |at: DateTime<Utc>| event.timezone.local(at);
    let day = |at: DateTime<Utc>| local(at).format("%Y-%m-%d").to_string();
    let clock = |at: DateTime<Utc>| Value::Plain(local(at).format("%H:%M").to_string());
    let moment = |at: Option<DateTime<Utc>>| {
        Value::Plain(at.map_or(String::new(), |at| local(at).format("%Y-%m-%dT%H:%M").to_string()))
    };
    let (start, end) = (day(event.starts_at), day(event.ends_at));
    match input {
        ContentInput::Title => Value::Text(Some(&content.title)),
        ContentInput::Summary => Value::Text(Some(&content.summary)),
        ContentInput::Place => Value::Text(Some(&content.place)),
        ContentInput::Access => Value::Text(content.access.as_ref()),
        ContentInput::AccessUnknown => Value::Tick(content.access.is_none()),
        ContentInput::AttendeeInfo => Value::Text(content.attendee_info.as_ref()),
        ContentInput::Cost => Value::Text(Some(&content.cost)),
        ContentInput::KeepWhy => Value::Text(content.keep_why.as_ref()),
        ContentInput::Photos => Value::Tick(content.photos),
        ContentInput::Date => Value::Plain(start),
        ContentInput::From => clock(event.starts_at),
        ContentInput::Until => clock(event.ends_at),
        ContentInput::UntilDate => Value::Plain(if start == end { String::new() } else { end }),
        ContentInput::Zone => Value::Plain(event.timezone.name().to_owned()),
        ContentInput::OpensAt => moment(event.opens_at),
        ContentInput::ClosesAt => moment(Some(event.closes_at).filter(|at| *at != event.starts_at)),
        ContentInput::Capacity => Value::Plain(event.capacity.map_or(String::new(), |seats| seats.to_string())),
        ContentInput::GroupMax => Value::Plain(event.group_max.to_string()),
        ContentInput::Listed => Value::Plain(if event.listed { "yes" } else { "no" }.to_owned()),
        ContentInput::Reminds
        | ContentInput::CoHost
        | ContentInput::NameAsked
        | ContentInput::KeepDays
        | ContentInput::Statement
        | ContentInput::SeenBy => Value::OfSettings,
        ContentInput::Description
        | ContentInput::Frequency
        | ContentInput::RenewMonths
        | ContentInput::Archive
        | ContentInput::ArchiveSearch => Value::Other,
    }
}

/// The same for a newsletter.
#[must_use]
pub fn of_newsletter(newsletter: &Newsletter, input: ContentInput) -> Value<'_> {
    match input {
        ContentInput::Title => Value::Text(Some(&newsletter.content.title)),
        ContentInput::Description => Value::Text(Some(&newsletter.content.description)),
        ContentInput::Frequency => Value::Text(Some(&newsletter.content.frequency)),
        ContentInput::RenewMonths => Value::Plain(newsletter.renew_months.to_string()),
        ContentInput::Archive => Value::Tick(newsletter.content.archive),
        ContentInput::ArchiveSearch => Value::Tick(newsletter.content.archive_search),
        ContentInput::KeepDays | ContentInput::Statement | ContentInput::SeenBy => Value::OfSettings,
        _ => Value::Other,
    }
}

/// A form filled with these values.
#[must_use]
pub fn filled<'c>(value: impl Fn(ContentInput) -> Value<'c>, settings: &PublishedSettings<'_>) -> Typed {
    let mut typed = Typed::default();
    for input in ContentInput::ALL {
        let values = match value(*input) {
            Value::Text(text) => vec![text.map_or_else(String::new, english)],
            Value::Plain(value) => vec![value],
            Value::Tick(is_on) => tick(is_on),
            Value::OfSettings => settings.values(*input),
            Value::Other => continue,
        };
        typed.set(input.name(), values);
    }
    typed
}
