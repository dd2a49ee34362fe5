//! Reads the form of a draft: the same checks of values as an import.

use app::domain::characters::plain;
use app::domain::event::EventContent;
use app::domain::language::{Language, LocalText};
use app::domain::newsletter::NewsletterContent;
use app::domain::purpose::PurposeKind;
use app::domain::retention::Keep;
use app::domain::slug::Slug;
use app::domain::template::NameAsked;
use app::domain::why::Why;
use app::domain::zone::Zone;
use app::forms::when;
use app::text::template_texts;
use chrono::{DateTime, NaiveDate, Utc};

use super::Published;
use super::parse_fields;
use super::parsed::Input;
use crate::actions::publish::draft::{
    BranchRef, DraftSlug, EventDraft, EventManagement, NewsletterDraft, PurposeDraft, Times,
};
use crate::actions::publish::{SourcePosition, check, wording};

/// What was read, and what is wrong with the rest.
pub(super) struct DraftParser<'r> {
    pub input: &'r Input<'r>,
    pub faults: Vec<(String, Why)>,
}

impl DraftParser<'_> {
    pub fn typed(&self, name: &str) -> &str {
        self.input.typed.first(name).trim()
    }

    /// What has a syntax, in plain characters.
    pub fn plain(&self, name: &str) -> String {
        plain(self.typed(name))
    }

    pub fn note<T>(&mut self, name: &str, read: Result<T, Why>) -> Option<T> {
        read.map_err(|why| self.faults.push((name.to_owned(), why))).ok()
    }

    /// A text that may be left out; in its other languages as it was, where it is as it was.
    pub fn may(
        &mut self,
        name: &str,
        read: fn(&str) -> Result<String, Why>,
        was: Option<&LocalText>,
    ) -> Option<LocalText> {
        let typed = self.typed(name).to_owned();
        if typed.is_empty() {
            return None;
        }
        self.note(name, read(&typed)).map(|text| kept(text, was))
    }

    /// A text that has to be there.
    pub fn need(
        &mut self,
        name: &str,
        read: fn(&str) -> Result<String, Why>,
        was: Option<&LocalText>,
    ) -> Option<LocalText> {
        if self.typed(name).is_empty() {
            self.faults.push((name.to_owned(), Why::Missing));
        }
        self.may(name, read, was)
    }

    pub fn count(&mut self, name: &str, range: &std::ops::RangeInclusive<u32>) -> Option<u32> {
        let typed = self.plain(name);
        let number = if typed.bytes().all(|b| b.is_ascii_digit()) { typed.parse().ok() } else { None };
        self.note(name, check::count(number, range))
    }

    fn purpose(&mut self) -> Option<PurposeDraft> {
        let base = self.input.draft.baseline.purpose.clone();
        let statement = self.need("statement", check::text, Some(&base.statement));
        let seen_by = self.need("seen_by", check::text, Some(&base.seen_by));
        Some(PurposeDraft { statement: statement?, seen_by: seen_by?, ..base })
    }

    fn keep(&mut self) -> Option<Keep> {
        let base = self.input.draft.baseline.keep;
        let most = u32::try_from(Keep::LONGEST.num_days()).unwrap_or(0);
        let days = i64::from(self.count("keep_days", &(0..=most))?);
        let keep = if days == base.length().num_days() { base } else { template_texts::days(days) };
        if keep > base && self.need("keep_why", check::text, None).is_none() {
            self.faults.retain(|(name, why)| name != "keep_why" || *why != Why::Missing);
            self.faults.push(("keep_why".to_owned(), Why::KeepReason));
        }
        Some(keep)
    }

    fn named(&self, title: &LocalText) -> DraftSlug {
        let published = match &self.input.draft.of {
            Some(Published::Event(event, _)) => Some(event.slug.clone()),
            Some(Published::Newsletter(newsletter)) => Some(newsletter.slug.clone()),
            None => None,
        };
        let made = || Slug::of_title(title.get(&Language::english()));
        let slug = published.or_else(made).unwrap_or_else(|| self.input.draft.branch.slug.with("event"));
        DraftSlug { slug, at: SourcePosition::input("title") }
    }

    fn of_branch(&self) -> BranchRef {
        BranchRef { slug: self.input.draft.branch.slug.clone(), at: SourcePosition::input("title") }
    }
}

/// A text in English; with its other languages, where its English is as it was.
pub(super) fn kept(text: String, was: Option<&LocalText>) -> LocalText {
    match was.filter(|was| was.get(&Language::english()) == text) {
        Some(was) => was.clone(),
        None => LocalText::english(text),
    }
}

/// Reads a newsletter.
pub(super) fn newsletter(input: &Input<'_>) -> (Option<NewsletterDraft>, Vec<(String, Why)>) {
    let mut parser = DraftParser { input, faults: vec![] };
    let was = match &input.source {
        Some(Published::Newsletter(newsletter)) => Some(&newsletter.content),
        _ => None,
    };
    let title = parser.need("title", check::line, was.map(|was| &was.title));
    let description = parser.need("summary", check::text, was.map(|was| &was.description));
    let frequency = parser.need("frequency", check::line, was.map(|was| &was.frequency));
    let renew_months = parser.count("renew_months", &check::RENEWAL);
    let fields = parse_fields::all(&mut parser, PurposeKind::Newsletter);
    let purpose = parser.purpose();
    let closed = matches!(&input.draft.of, Some(Published::Newsletter(newsletter)) if newsletter.closed_at.is_some());
    let build = || {
        let content = NewsletterContent { title: title?, description: description?, frequency: frequency? };
        Some(NewsletterDraft {
            named: parser.named(&content.title),
            branch: parser.of_branch(),
            content,
            renew_months: renew_months?,
            closed,
            purpose: purpose?,
            fields,
            owner: input.owner,
        })
    };
    (build(), parser.faults)
}

/// Reads an event.
pub(super) fn event(input: &Input<'_>, now: DateTime<Utc>) -> (Option<EventDraft>, Vec<(String, Why)>) {
    let mut parser = DraftParser { input, faults: vec![] };
    let content = content(&mut parser);
    let times = times(&mut parser, now);
    let capacity = if parser.typed("capacity").is_empty() { None } else { parser.count("capacity", &check::SEATS) };
    let group_max = parser.count("group_max", &check::GROUP);
    let fields = parse_fields::all(&mut parser, PurposeKind::Event);
    let name = NameAsked::parse(parser.typed("name_asked"));
    let keep = parser.keep();
    let purpose = parser.purpose();
    let hosts = input.typed.all("co_host");
    let co_hosts = input.branches.iter().filter(|branch| branch.id != input.draft.row.branch_id);
    let co_hosts = co_hosts.filter(|branch| hosts.iter().any(|slug| slug == branch.slug.as_str()));
    let management = EventManagement {
        owner: input.owner,
        series: input.series,
        reminds: parser.typed("reminds") == "yes",
        co_hosts: co_hosts.map(|branch| branch.id).collect(),
    };
    let why = parser.typed("keep_why").to_owned();
    let build = || {
        let keep_why = (!why.is_empty()).then(|| LocalText::english(why));
        let content = EventContent { keep_why, ..content? };
        Some(EventDraft {
            named: parser.named(&content.title),
            branch: parser.of_branch(),
            content,
            times: times?,
            capacity,
            group_max: group_max?,
            listed: parser.typed("listed") != "no",
            keep: keep?,
            name: name.unwrap_or(NameAsked::Optional),
            purpose: purpose?,
            fields,
            management: Some(management),
        })
    };
    (build(), parser.faults)
}

fn content(parser: &mut DraftParser<'_>) -> Option<EventContent> {
    let was = match &parser.input.source {
        Some(Published::Event(event, _)) => Some(&event.content),
        _ => None,
    };
    let title = parser.need("title", check::line, was.map(|was| &was.title));
    let summary = parser.need("summary", check::text, was.map(|was| &was.summary));
    let place = parser.need("place", check::line, was.map(|was| &was.place));
    let access = parser.may("access", check::text, was.and_then(|was| was.access.as_ref()));
    if access.is_none() && parser.typed("access").is_empty() && parser.typed("access_unknown") != "yes" {
        parser.faults.push(("access".to_owned(), Why::Missing));
    }
    let attendee_info = parser.may("attendee_info", check::text, was.and_then(|was| was.attendee_info.as_ref()));
    let cost = parser.may("cost", check::line, was.map(|was| &was.cost));
    let cancelled = match &parser.input.draft.of {
        Some(Published::Event(event, _)) => event.content.cancelled.clone(),
        _ => None,
    };
    Some(EventContent {
        title: title?,
        summary: summary?,
        place: place?,
        access,
        attendee_info,
        cost: cost.unwrap_or_else(wording::free),
        cancelled,
        keep_why: None,
        photos: parser.typed("photos") == "yes",
        told: None,
    })
}

fn times(parser: &mut DraftParser<'_>, now: DateTime<Utc>) -> Option<Times> {
    if parser.typed("date").is_empty() {
        parser.faults.push(("date".to_owned(), Why::Missing));
    }
    let (date, until_date) = (day(parser, "date"), day(parser, "until_date"));
    let last = if parser.typed("until_date").is_empty() { date } else { until_date };
    let zone = parser.typed("zone").to_owned();
    let zone = parser.note("zone", check::zone(&zone))?;
    let starts_at = on(parser, "from", date, zone);
    let ends_at = on(parser, "until", last, zone);
    let opens_at = moment(parser, "opens_at", zone);
    let closes_at = moment(parser, "closes_at", zone);
    let (starts_at, ends_at) = (starts_at?, ends_at?);
    let closes_at = closes_at.unwrap_or(starts_at);
    let times = Times { zone, starts_at, ends_at, opens_at, closes_at, ends: SourcePosition::input("date") };
    for (key, why) in times.faults() {
        parser.faults.push((if key == "ends_at" { "until" } else { key }.to_owned(), why));
    }
    let before = match &parser.input.draft.of {
        Some(Published::Event(event, _)) => Some(event.ends_at),
        _ => None,
    };
    if times.is_past(before, now) {
        parser.faults.push(("date".to_owned(), Why::Past));
    }
    Some(times)
}

fn day(parser: &mut DraftParser<'_>, name: &str) -> Option<NaiveDate> {
    let typed = parser.plain(name);
    if typed.is_empty() { None } else { parser.note(name, when::day(&typed).ok_or(Why::NotADay)) }
}

fn on(parser: &mut DraftParser<'_>, name: &str, date: Option<NaiveDate>, zone: Zone) -> Option<DateTime<Utc>> {
    let typed = parser.plain(name);
    if typed.is_empty() {
        parser.faults.push((name.to_owned(), Why::Missing));
        return None;
    }
    let clock = parser.note(name, when::clock(&typed).ok_or(Why::NotAClock))?;
    let at = parser.note(name, when::instant((date?, clock), zone))?;
    Some(as_published(parser, name, at, zone))
}

fn moment(parser: &mut DraftParser<'_>, name: &str, zone: Zone) -> Option<DateTime<Utc>> {
    let typed = parser.plain(name);
    if typed.is_empty() {
        return None;
    }
    let both = parser.note(name, when::both(&typed).ok_or(Why::NotATime))?;
    let at = parser.note(name, when::instant(both, zone))?;
    Some(as_published(parser, name, at, zone))
}

/// The instant that is published, where the form shows the same: it has no seconds, and does not say which of two
/// hours it means.
fn as_published(parser: &DraftParser<'_>, name: &str, at: DateTime<Utc>, zone: Zone) -> DateTime<Utc> {
    let Some(Published::Event(event, _)) = &parser.input.draft.of else { return at };
    let published = match name {
        "from" => Some(event.starts_at),
        "until" => Some(event.ends_at),
        "opens_at" => event.opens_at,
        _ => Some(event.closes_at),
    };
    let shown = |at: DateTime<Utc>| zone.local(at).format("%Y-%m-%dT%H:%M").to_string();
    published.filter(|was| event.timezone == zone && shown(*was) == shown(at)).unwrap_or(at)
}
