//! What is held about one person, as facts: shared by the pages behind their links.

use leptos::prelude::*;

use super::facts::Fact;
use super::text::{Piece, Said, direction};
use crate::domain::event::{Event, EventContent};
use crate::domain::held::{Held, Subject};
use crate::text::{Words, answers, dates};

/// When and where, access, cost.
#[must_use]
pub fn event_facts(words: &Words, event: &Event) -> Vec<Fact> {
    // Every field by name: a new one doesn't compile until somebody has decided whether it's shown here.
    let EventContent {
        title: _,
        summary: _,
        place,
        access,
        attendee_info: _,
        cost,
        cancelled: _,
        keep_why: _,
        photos,
        told: _,
    } = &event.content;
    let when = dates::span(words, event.starts_at, event.ends_at, event.timezone);
    let said = |text| {
        let piece = Piece::of(text, words);
        view! { <Said piece/> }
    };
    let mut facts = vec![Fact::new(words.get("fact-when"), when), Fact::new(words.get("fact-where"), said(place))];
    facts.extend(access.as_ref().map(|access| Fact::new(words.get("fact-access"), said(access))));
    facts.push(Fact::new(words.get("fact-cost"), said(cost)));
    facts.extend(photos.then(|| Fact::new(words.get("fact-photos"), words.get("fact-photos-notice"))));
    facts
}

/// What the record is for: an event with time and venue, or a newsletter with how often it comes.
#[must_use]
pub fn subject_facts(words: &Words, held: &Held) -> Vec<Fact> {
    let title = Piece::of(held.title(), words);
    let mut facts = Vec::new();
    match &held.subject {
        Subject::Event(event) => {
            facts.push(Fact::new(words.get("fact-event"), view! { <Said piece=title/> }));
            facts.extend(event_facts(words, event));
        }
        Subject::Newsletter(newsletter) => {
            let frequency = Piece::of(&newsletter.content.frequency, words);
            facts.push(Fact::new(words.get("fact-newsletter"), view! { <Said piece=title/> }));
            facts.push(Fact::new(words.get("fact-how-often"), view! { <Said piece=frequency/> }));
        }
    }
    facts
}

/// What the person told us: address, seats, every answer.
#[must_use]
pub fn answer_facts(words: &Words, held: &Held) -> Vec<Fact> {
    let mut facts = vec![Fact::new(words.get("fact-email"), held.email.to_display())];
    if held.event().is_some() {
        facts.push(Fact::new(words.get("fact-seats"), held.seats.to_string()));
    }
    for field in &held.version.wording.fields {
        let Some(answer) = held.answers.0.get(&field.key) else { continue };
        let label = Piece::of(&field.label, words);
        let lang = field.options.first().and_then(|option| Piece::of(&option.label, words).lang);
        let answer = answers::answer(words, field, answer);
        let sooner = held.sooner.iter().find(|(key, _)| *key == field.key).map(|(_, at)| {
            let day = dates::day(words, *at, held.zone(words.home()));
            view! { <p class="small">{words.with("field-sooner", [("day", day.into())])}</p> }
        });
        let dir = direction(&answer);
        let typed = view! { <p class="typed" lang=lang dir=dir>{answer}</p>{sooner} };
        facts.push(Fact::new(view! { <Said piece=label/> }, typed));
    }
    facts
}
