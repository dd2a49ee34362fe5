//! "Check your answers": what a draft says, line by line, and what a change changes.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::purpose::PurposeKind;
use crate::domain::zone::Zone;
use crate::forms::content::ContentInput;
use crate::forms::inputs::Takes;
use crate::forms::questions::{TypedQuestion, input, numbers};
use crate::forms::state::Typed;
use crate::forms::when;
use crate::islands::Kind;
use crate::text::{Words, dates};

/// One line of what a draft says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// The input that it's changed in.
    pub input: String,
    /// What it's about.
    pub label: String,
    /// What the draft says about it; empty if that's nothing.
    pub value: String,
    /// What it's compared by: questions move.
    key: String,
}

/// A line that a change changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftChange {
    /// What it's about.
    pub label: String,
    /// What's published.
    pub old: String,
    /// What the change makes of it.
    pub new: String,
}

/// A form as its lines are read from it.
struct Form<'f> {
    words: &'f Words,
    typed: &'f Typed,
    /// The other branches: slug and name.
    branches: &'f [(String, String)],
}

/// What a draft says, in the order of its form. `branches` are the other branches: slug and name.
#[must_use]
pub fn lines(words: &Words, what: PurposeKind, typed: &Typed, branches: &[(String, String)]) -> Vec<DraftLine> {
    let form = Form { words, typed, branches };
    let is_event = what == PurposeKind::Event;
    let mut lines = Vec::new();
    for input in ContentInput::ALL.iter().filter(|input| input.is_of(what)) {
        if *input == ContentInput::KeepDays {
            lines.extend(form.questions(is_event));
            // A newsletter has no end to count from.
            if !is_event {
                continue;
            }
        }
        let Some(label) = label(*input) else { continue };
        let (name, label) = (input.name().to_owned(), words.get(label));
        lines.push(DraftLine { key: name.clone(), input: name, label, value: form.said(*input) });
    }
    lines
}

/// The lines that differ.
#[must_use]
pub fn changes(old: &[DraftLine], new: &[DraftLine]) -> Vec<DraftChange> {
    let mut gone: BTreeMap<&str, &DraftLine> = old.iter().map(|line| (line.key.as_str(), line)).collect();
    let mut changes = Vec::new();
    for line in new {
        let was = gone.remove(line.key.as_str()).map_or(String::new(), |line| line.value.clone());
        if was != line.value {
            changes.push(DraftChange { label: line.label.clone(), old: was, new: line.value.clone() });
        }
    }
    let removed = old.iter().filter(|line| gone.contains_key(line.key.as_str()) && !line.value.is_empty());
    changes.extend(removed.map(|line| DraftChange {
        label: line.label.clone(),
        old: line.value.clone(),
        new: String::new(),
    }));
    changes
}

/// What a line is called; `None` for an input that another one's line shows too.
const fn label(input: ContentInput) -> Option<&'static str> {
    Some(match input {
        ContentInput::Title => "editor-line-title",
        ContentInput::Summary | ContentInput::Description => "editor-line-summary",
        ContentInput::Frequency => "fact-how-often",
        ContentInput::RenewMonths => "editor-line-renewal",
        ContentInput::Date => "editor-line-day",
        ContentInput::From => "editor-line-time",
        ContentInput::Place => "fact-where",
        ContentInput::Access => "fact-access",
        ContentInput::Capacity => "fact-places",
        ContentInput::Cost => "fact-cost",
        ContentInput::AttendeeInfo => "editor-attendee_info",
        ContentInput::GroupMax => "editor-line-group",
        ContentInput::OpensAt => "editor-opens_at",
        ContentInput::ClosesAt => "editor-closes_at",
        ContentInput::Listed => "editor-line-listed",
        ContentInput::CoHost => "editor-fact-hosts",
        ContentInput::Photos => "fact-photos",
        ContentInput::Archive => "editor-line-archive",
        ContentInput::ArchiveSearch => "editor-line-archive-search",
        ContentInput::Reminds => "editor-line-reminder",
        ContentInput::NameAsked => "editor-line-name",
        ContentInput::KeepDays => "slip-deleted",
        ContentInput::KeepWhy => "editor-keep_why",
        ContentInput::Statement => "slip-used-for",
        ContentInput::SeenBy => "slip-seen-by",
        ContentInput::Until | ContentInput::UntilDate | ContentInput::Zone | ContentInput::AccessUnknown => {
            return None;
        }
    })
}

impl Form<'_> {
    fn text(&self, input: ContentInput) -> String {
        self.typed.first(input.name()).trim().replace("\r\n", "\n")
    }

    fn is_on(&self, input: ContentInput) -> bool {
        self.typed.first(input.name()) == "yes"
    }

    /// What an input's line says.
    fn said(&self, input: ContentInput) -> String {
        let text = self.text(input);
        let or = |key: &str| if text.is_empty() { self.words.get(key) } else { text.clone() };
        let ticked = |yes: &str, no: Option<&str>| match (self.is_on(input), no) {
            (true, _) => self.words.get(yes),
            (false, no) => no.map(|key| self.words.get(key)).unwrap_or_default(),
        };
        match input {
            ContentInput::Date => self.times().map_or(text, |(start, _, zone)| dates::weekday(self.words, start, zone)),
            ContentInput::From => self.clocks(),
            ContentInput::Access if text.is_empty() && self.is_on(ContentInput::AccessUnknown) => {
                self.words.get("editor-line-unknown")
            }
            ContentInput::Capacity => or("editor-line-unlimited"),
            ContentInput::Cost => or("wording-free"),
            ContentInput::OpensAt => self.moment(input).unwrap_or_else(|| or("editor-line-at-once")),
            ContentInput::ClosesAt => self.moment(input).unwrap_or_else(|| or("editor-line-at-start")),
            ContentInput::CoHost => self.hosts(),
            ContentInput::Photos => ticked("answer-yes", None),
            ContentInput::Archive | ContentInput::ArchiveSearch => ticked("answer-yes", Some("answer-no")),
            ContentInput::Reminds => ticked("editor-line-reminds", Some("answer-no")),
            ContentInput::RenewMonths => self.words.with("editor-line-months", [("months", text.into())]),
            ContentInput::KeepDays => self.deleted(),
            _ => self.choice(input, text),
        }
    }

    /// The words of a choice.
    fn choice(&self, input: ContentInput, value: String) -> String {
        match input.takes() {
            Takes::One(values) if values.contains(&value.as_str()) => {
                let name = input.name();
                self.words.get(&format!("editor-{name}-{value}"))
            }
            _ => value,
        }
    }

    fn zone(&self) -> Option<Zone> {
        Zone::named(&self.text(ContentInput::Zone))
    }

    /// The start and the end, if they can be read.
    fn times(&self) -> Option<(DateTime<Utc>, DateTime<Utc>, Zone)> {
        let zone = self.zone()?;
        let first = when::day(&self.text(ContentInput::Date))?;
        let last = Some(self.text(ContentInput::UntilDate)).filter(|day| !day.is_empty());
        let last = last.map_or(Some(first), |day| when::day(&day))?;
        let at = |day, input| when::instant((day, when::clock(&self.text(input))?), zone).ok();
        Some((at(first, ContentInput::From)?, at(last, ContentInput::Until)?, zone))
    }

    fn clocks(&self) -> String {
        match self.times() {
            Some((start, end, zone)) => dates::times(self.words, start, end, zone),
            None => {
                let typed = [ContentInput::From, ContentInput::Until].map(|input| self.text(input));
                typed.into_iter().filter(|clock| !clock.is_empty()).collect::<Vec<_>>().join(" \u{2013} ")
            }
        }
    }

    fn moment(&self, input: ContentInput) -> Option<String> {
        let zone = self.zone()?;
        let at = when::instant(when::both(&self.text(input))?, zone).ok()?;
        Some(dates::moment(self.words, at, zone))
    }

    fn hosts(&self) -> String {
        let typed = self.typed.all(ContentInput::CoHost.name());
        let names = self.branches.iter().filter(|(slug, _)| typed.contains(slug));
        names.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// When it's deleted: how many days after the event, and the day if there's one.
    fn deleted(&self) -> String {
        let text = self.text(ContentInput::KeepDays);
        let Ok(days) = text.parse::<u16>() else { return text };
        let after = self.words.with("editor-line-days", [("days", days.into())]);
        let end = self.times().and_then(|(_, end, zone)| {
            Some(dates::day(self.words, end.checked_add_signed(TimeDelta::days(days.into()))?, zone))
        });
        match end {
            Some(day) => self.words.with("editor-line-deleted", [("day", day.into()), ("after", after.into())]),
            None => after,
        }
    }

    fn questions(&self, is_event: bool) -> Vec<DraftLine> {
        let kinds = Kind::all(self.words);
        let one = |n| {
            let question = TypedQuestion::read(self.typed, n);
            let name = if question.key.is_empty() { &question.label } else { &question.key };
            DraftLine {
                input: input(n, "label"),
                label: self.words.with("builder-question", [("n", n.into())]),
                key: format!("question {name}"),
                value: self.question(&question, &kinds, is_event),
            }
        };
        numbers(self.typed).map(one).collect()
    }

    /// All of a question: whatever isn't here isn't seen to change either.
    fn question(&self, question: &TypedQuestion, kinds: &[Kind], is_event: bool) -> String {
        let words = self.words;
        let kind = kinds.iter().find(|kind| kind.value == question.kind).map(|kind| kind.name.clone());
        let options: Vec<&str> = question.options.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let why = question.why.trim();
        let days = question.keep.trim().parse::<u16>().ok().filter(|_| is_event);
        let parts = [
            question.label.trim().to_owned(),
            question.hint.trim().to_owned(),
            kind.unwrap_or_default(),
            options.join(", "),
            if why.is_empty() { String::new() } else { format!("{} {why}", words.get("field-why")) },
            if question.required { words.get("builder-required") } else { String::new() },
            if question.special { words.get("editor-line-special") } else { String::new() },
            days.map(|days| words.with("editor-line-sooner", [("days", days.into())])).unwrap_or_default(),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests;
