//! What is held about one person, as facts: shared by the pages behind their links.

use leptos::prelude::*;

use super::facts::Fact;
use super::links;
use super::text::{Piece, Said, direction};
use crate::domain::event::{Event, EventContent};
use crate::domain::held::Held;
use crate::text::{Words, answers, dates, everywhere};

/// Whether people join from anywhere: the place is what the editor suggests for that, perhaps with more after it in
/// brackets or behind a comma. "Online and in the hall" has a door.
#[must_use]
pub fn is_online(event: &Event) -> bool {
    let suggested = everywhere("editor-online");
    let is_suggested = |place: &str| {
        let first = place.split([',', '(', ':']).next().unwrap_or_default().trim().to_lowercase();
        suggested.iter().any(|(_, word)| word.to_lowercase() == first)
    };
    event.content.place.iter().any(|(_, place)| is_suggested(place))
}

/// The link to join an online event, which only those who come may know.
#[must_use]
pub fn join_link(words: &Words, event: &Event) -> Option<String> {
    let info = event.content.attendee_info.as_ref().filter(|_| is_online(event))?.get(words.language());
    links::pieces(info).into_iter().filter_map(|piece| piece.to).find(|link| !link.starts_with("mailto:"))
}

/// When and where people were told that an event is, to read right under its title.
pub fn when_and_where(words: &Words, event: &Event) -> impl IntoView + use<> {
    let told = event.told();
    let when = dates::span(words, told.starts_at, told.ends_at, told.timezone);
    let place = Piece::of(&told.place, words);
    view! { <p class="at"><b>{when}</b><br/><Said piece=place/></p> }
}

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
