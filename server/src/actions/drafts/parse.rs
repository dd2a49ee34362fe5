//! The form of a draft as a source of values: an unchanged text keeps its other languages, and an instant that is
//! displayed unchanged keeps its seconds.

use std::ops::RangeInclusive;

use app::domain::characters::plain;
use app::domain::language::{Language, LocalText};
use app::domain::retention::Keep;
use app::domain::slug::Slug;
use app::domain::template::NameAsked;
use app::domain::why::Why;
use app::domain::zone::Zone;
use app::forms::content::{self, ContentInput, Value};
use app::forms::inputs::{Check, Inputs};
use app::forms::{check, when};
use app::text::template_texts;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::Published;
use super::parse_fields;
use super::parsed::Input;
use crate::actions::publish::draft::{BranchRef, DraftSlug, EventManagement, FieldDraft, PurposeDraft, Times};
use crate::actions::publish::read::ContentSource;
use crate::actions::publish::{Fault, SourcePosition};

/// What is read, and what is wrong with it.
pub(super) struct DraftParser<'r> {
    input: &'r Input<'r>,
    /// What is wrong, in the order of the form.
    pub faults: Vec<Fault>,
    /// The first day and the last.
    days: (Option<NaiveDate>, Option<NaiveDate>),
}

impl<'r> DraftParser<'r> {
    pub const fn new(input: &'r Input<'r>) -> Self {
        Self { input, faults: vec![], days: (None, None) }
    }

    pub const fn input(&self) -> &'r Input<'r> {
        self.input
    }

    pub fn typed(&self, name: &str) -> &'r str {
        self.input.typed.first(name).trim()
    }

    pub fn wrong(&mut self, name: &str, why: Why) {
        self.faults.push(SourcePosition::input(name).fault(why));
    }

    pub fn note<T>(&mut self, name: &str, read: Result<T, Why>) -> Option<T> {
        read.map_err(|why| self.wrong(name, why)).ok()
    }

    /// A text, if there is one; an unchanged one keeps its other languages.
    pub fn local(&mut self, name: &str, check: Check, was: Option<&LocalText>) -> Option<LocalText> {
        let typed = self.typed(name);
        if typed.is_empty() {
            return None;
        }
        self.note(name, check(typed)).map(|text| kept(text, was))
    }

    pub fn number(&mut self, name: &str, range: &RangeInclusive<u32>) -> Option<u32> {
        let typed = plain(self.typed(name));
        let number = if typed.bytes().all(|b| b.is_ascii_digit()) { typed.parse().ok() } else { None };
        self.note(name, check::count(number, range))
    }

    /// The previous text of an input.
    fn was(&self, input: ContentInput) -> Option<&'r LocalText> {
        let base = &self.input.draft.baseline.purpose;
        let value = match (input, &self.input.source) {
            (ContentInput::Statement, _) => Value::Text(Some(&base.statement)),
            (ContentInput::SeenBy, _) => Value::Text(Some(&base.seen_by)),
            (_, Some(Published::Event(event, _))) => content::of_event(event, input),
            (_, Some(Published::Newsletter(newsletter))) => content::of_newsletter(newsletter, input),
            (_, None) => Value::Other,
        };
        if let Value::Text(text) = value { text } else { None }
    }

    fn day(&mut self, input: ContentInput) -> Option<NaiveDate> {
        let typed = plain(self.typed(input.name()));
        if typed.is_empty() { None } else { self.note(input.name(), when::day(&typed).ok_or(Why::NotADay)) }
    }

    /// The published instant if the form shows the same: a form has no seconds, and doesn't say which of two repeated
    /// hours it means.
    fn as_published(&self, input: ContentInput, at: DateTime<Utc>, zone: Zone) -> DateTime<Utc> {
        let Some(Published::Event(event, _)) = &self.input.draft.of else { return at };
        let published = match input {
            ContentInput::From => Some(event.starts_at),
            ContentInput::Until => Some(event.ends_at),
            ContentInput::OpensAt => event.opens_at,
            _ => Some(event.closes_at),
        };
        let shown = |at: DateTime<Utc>| zone.local(at).format("%Y-%m-%dT%H:%M").to_string();
        published.filter(|was| event.timezone == zone && shown(*was) == shown(at)).unwrap_or(at)
    }
}

/// A text in English; with its other languages if the English is unchanged.
pub(super) fn kept(text: String, was: Option<&LocalText>) -> LocalText {
    match was.filter(|was| was.get(&Language::english()) == text) {
        Some(was) => was.clone(),
        None => LocalText::english(text),
    }
}

impl Inputs<ContentInput> for DraftParser<'_> {
    fn text(&mut self, input: ContentInput, check: Check) -> Option<LocalText> {
        let is_unknown = self.typed(ContentInput::AccessUnknown.name()) == "yes";
        if input == ContentInput::Access && !self.is_given(input) && !is_unknown {
            self.refuse(input, Why::Missing);
        }
        let was = self.was(input);
        self.local(input.name(), check, was)
    }

    fn count(&mut self, input: ContentInput, range: &RangeInclusive<u32>) -> Option<u32> {
        if input.is_optional() && !self.is_given(input) { None } else { self.number(input.name(), range) }
    }

    fn is_on(&mut self, input: ContentInput, by_default: bool) -> bool {
        let typed = self.typed(input.name());
        if by_default { typed != "no" } else { typed == "yes" }
    }

    fn is_given(&self, input: ContentInput) -> bool {
        !self.typed(input.name()).is_empty()
    }

    fn refuse(&mut self, input: ContentInput, why: Why) {
        self.wrong(input.name(), why);
    }
}

impl ContentSource for DraftParser<'_> {
    fn named(&mut self) -> Option<(BranchRef, DraftSlug)> {
        let branch = &self.input.draft.branch.slug;
        let published = match &self.input.draft.of {
            Some(Published::Event(event, _)) => Some(event.slug.clone()),
            Some(Published::Newsletter(newsletter)) => Some(newsletter.slug.clone()),
            None => None,
        };
        let at = SourcePosition::input(ContentInput::Title.name());
        let made = || Slug::of_title(self.typed(ContentInput::Title.name()));
        let slug = published.or_else(made).unwrap_or_else(|| branch.with("event"));
        Some((BranchRef { slug: branch.clone(), at: at.clone() }, DraftSlug { slug, at }))
    }

    fn zone(&mut self) -> Option<Zone> {
        if !self.is_given(ContentInput::Date) {
            self.refuse(ContentInput::Date, Why::Missing);
        }
        let (first, last) = (self.day(ContentInput::Date), self.day(ContentInput::UntilDate));
        self.days = (first, if self.is_given(ContentInput::UntilDate) { last } else { first });
        let name = ContentInput::Zone.name();
        self.note(name, check::zone(self.typed(name)))
    }

    fn instant(&mut self, input: ContentInput, zone: Zone) -> Option<DateTime<Utc>> {
        let (name, typed) = (input.name(), plain(self.typed(input.name())));
        if typed.is_empty() {
            if !input.is_optional() {
                self.refuse(input, Why::Missing);
            }
            return None;
        }
        let day = match input {
            ContentInput::From => Some(self.days.0),
            ContentInput::Until => Some(self.days.1),
            _ => None,
        };
        let written = match day {
            Some(day) => {
                let clock = self.note(name, when::clock(&typed).ok_or(Why::NotAClock))?;
                (day?, clock)
            }
            None => self.note(name, when::both(&typed).ok_or(Why::NotATime))?,
        };
        let at = self.note(name, when::instant(written, zone))?;
        Some(self.as_published(input, at, zone))
    }

    fn end(&self) -> SourcePosition {
        SourcePosition::input(ContentInput::Date.name())
    }

    fn check_times(&mut self, times: &Times) {
        let before = match &self.input.draft.of {
            Some(Published::Event(event, _)) => Some(event.ends_at),
            _ => None,
        };
        if times.is_past(before, self.input.now) {
            self.refuse(ContentInput::Date, Why::Past);
        }
    }

    fn fields(&mut self) -> Vec<FieldDraft> {
        parse_fields::all(self)
    }

    fn name_asked(&mut self) -> Option<NameAsked> {
        NameAsked::parse(self.typed(ContentInput::NameAsked.name()))
    }

    fn keep(&mut self) -> Option<(Keep, Option<LocalText>)> {
        let base = self.input.draft.baseline.keep;
        let most = u32::try_from(Keep::LONGEST.num_days()).unwrap_or(0);
        let days = i64::from(self.count(ContentInput::KeepDays, &(0..=most))?);
        let keep = if days == base.length().num_days() { base } else { template_texts::days(days) };
        if keep > base && self.text(ContentInput::KeepWhy, check::text).is_none() {
            self.refuse(ContentInput::KeepWhy, Why::KeepReason);
        }
        let why = self.typed(ContentInput::KeepWhy.name());
        Some((keep, (!why.is_empty()).then(|| LocalText::english(why))))
    }

    fn purpose(&mut self) -> Option<PurposeDraft> {
        let statement = self.need(ContentInput::Statement, check::text);
        let seen_by = self.need(ContentInput::SeenBy, check::text);
        let base = self.input.draft.baseline.purpose.clone();
        Some(PurposeDraft { statement: statement?, seen_by: seen_by?, ..base })
    }

    fn cancelled(&mut self) -> Option<LocalText> {
        match &self.input.draft.of {
            Some(Published::Event(event, _)) => event.content.cancelled.clone(),
            _ => None,
        }
    }

    fn is_closed(&mut self) -> bool {
        matches!(&self.input.draft.of, Some(Published::Newsletter(newsletter)) if newsletter.closed_at.is_some())
    }

    fn owner(&self) -> Option<Uuid> {
        self.input.owner
    }

    fn management(&self) -> Option<EventManagement> {
        let hosts = self.input.typed.all(ContentInput::CoHost.name());
        let others = self.input.branches.iter().filter(|branch| branch.id != self.input.draft.row.branch_id);
        let co_hosts = others.filter(|branch| hosts.iter().any(|slug| slug == branch.slug.as_str()));
        Some(EventManagement {
            owner: self.input.owner,
            series: self.input.series,
            reminds: self.typed(ContentInput::Reminds.name()) == "yes",
            co_hosts: co_hosts.map(|branch| branch.id).collect(),
        })
    }
}
