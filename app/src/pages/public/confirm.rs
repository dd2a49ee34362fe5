//! `/confirm/{token}`: "Confirm your sign-up": the button first, then what is being confirmed.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::facts::Facts;
use crate::components::frame::Frame;
use crate::components::notice::{Notice, Tone};
use crate::components::record::{answer_facts, when_and_where};
use crate::components::render::render;
use crate::components::slip::{ShortSlip, Slip};
use crate::components::text::{Interpolated, Piece, Said};
use crate::domain::held::{Held, Links};
use crate::domain::held::{RecordState, Subject};
use crate::domain::seats::Outcome;
use crate::text::{Words, dates};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ConfirmPage {
    /// The frame.
    pub frame: Frame,
    /// What is being confirmed.
    pub held: Held,
    /// For an event: the result of pressing the button now.
    pub outcome: Option<Outcome>,
    /// The record's links; the form posts to the page's own path.
    pub links: Links,
    /// A later sign-up with the same address that didn't replace this one: its page, and when it was sent.
    pub newer: Option<(String, DateTime<Utc>)>,
    /// The state of the record that is shown: the form sends it back.
    pub seen: String,
    /// Whether that has changed since the page was shown.
    pub changed: bool,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: ConfirmPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let held = &page.held;
        let wording = &held.version.wording;
        let slip = match &held.subject {
            Subject::Event(event) if page.outcome == Some(Outcome::WaitingList) => {
                Slip::of_waiting(&words, event, wording)
            }
            Subject::Event(event) => Slip::of_event(&words, event, wording),
            Subject::Newsletter(newsletter) => Slip::of_newsletter(&words, newsletter, wording, page.now),
        };
        let (title, button) = title_and_button(&words, held, page.outcome);
        let heading = view! { <Interpolated sentence=title.clone() piece=Piece::of(held.title(), &words)/> };
        let at = held.event().map(|event| when_and_where(&words, event));
        let facts = answer_facts(&words, held);
        let consent = Piece::of(&wording.consent, &words);
        let agreements = agreements(&words, held);
        let lead = lead(&words, held, page.outcome, page.now);
        let day = dates::day(&words, held.expires_at, held.zone(words.home()));
        let nothing = words.with("confirm-nothing", [("day", day.into())]);
        let changed = page.changed.then(|| {
            let text = words.get("confirm-changed-text");
            view! { <Notice tone=Tone::Plain heading=words.get("confirm-changed")><p>{text}</p></Notice> }
        });
        let newer = page.newer.map(|(link, at)| {
            let at = dates::moment(&words, at, held.zone(words.home()));
            let text = words.with("confirm-newer-text", [("at", at.into())]);
            let see = words.get("confirm-newer-link");
            view! {
                <Notice tone=Tone::Plain heading=words.get("confirm-newer")>
                    <p>{text}" "<a href=link>{see}</a></p>
                </Notice>
            }
        });
        view! {
            <Document frame=page.frame title>
                {changed}
                {newer}
                <h1>{heading}</h1>
                {at}
                <p class="lead">{lead}</p>
                <form method="post">
                    <input type="hidden" name="seen" value=page.seen/>
                    <p class="buttons"><button>{button}</button></p>
                </form>
                <p class="small"><Said piece=consent/></p>
                {agreements}
                <h2>{words.get("confirm-what")}</h2>
                <Facts facts/>
                <ShortSlip words=words.clone() slip/>
                <p class="small">
                    {nothing}" "
                    <a href=page.links.cancel>{words.get("confirm-not-me")}</a>
                </p>
            </Document>
        }
    })
}

/// What the button does, as the page's title and on the button.
fn title_and_button(words: &Words, held: &Held, outcome: Option<Outcome>) -> (String, String) {
    let [title, button] = match outcome {
        Some(Outcome::Seats) => ["confirm-title-event", "confirm-button-event"],
        Some(Outcome::WaitingList) => ["confirm-title-waiting", "confirm-button-waiting"],
        None => ["confirm-title-newsletter", "confirm-button-newsletter"],
    };
    let name = Piece::of(held.title(), words).text;
    let said = |key| words.with(key, [("title", name.clone().into()), ("seats", held.seats.into())]);
    (said(title), said(button))
}

/// What was agreed to besides the purpose: each text once, however many answers it's for.
fn agreements(words: &Words, held: &Held) -> Vec<impl IntoView + use<>> {
    let answered = held.version.wording.fields.iter().filter(|field| held.answers.0.contains_key(&field.key));
    let mut texts = Vec::new();
    for text in answered.filter_map(|field| field.agreement.as_ref()) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let said = texts.into_iter().map(|text| {
        let piece = Piece::of(text, words);
        view! { <p class="small"><Said piece/></p> }
    });
    said.collect()
}

/// The result of pressing the button.
fn lead(words: &Words, held: &Held, outcome: Option<Outcome>, now: DateTime<Utc>) -> String {
    let seats = held.seats;
    match (outcome, held.state) {
        (Some(Outcome::WaitingList), _) => words.get("confirm-lead-waiting"),
        (Some(Outcome::Seats), RecordState::Pending { held_until: Some(until) }) if until > now => {
            let until = dates::clock(words, until, held.zone(words.home()));
            words.with("confirm-lead-held", [("seats", seats.into()), ("until", until.into())])
        }
        (Some(Outcome::Seats), _) => words.with("confirm-lead-seats", [("seats", seats.into())]),
        (None, _) => words.get("confirm-lead-newsletter"),
    }
}
