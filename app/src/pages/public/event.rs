//! `/events/{slug}`: an event, its form and its slip; also when it's full, closed or cancelled.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::{Document, Preview};
use crate::components::errors::ErrorSummary;
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::json_ld;
use crate::components::notice::{Notice, Tone, preview_note};
use crate::components::record::event_facts;
use crate::components::render::render;
use crate::components::sign_up_form::{SignUpFields, SignUpForm};
use crate::components::slip::Slip;
use crate::components::text::{Paragraphs, Piece, Said};
use crate::domain::event::Event;
use crate::domain::event::SignUpState;
use crate::domain::field::FieldKey;
use crate::domain::purpose::PurposeVersion;
use crate::domain::retention::EventEnd;
use crate::domain::seats::Room;
use crate::domain::seats::{HOLD, Offer};
use crate::forms::state::FormState;
use crate::paths;
use crate::text::{Words, dates};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct EventPage {
    /// The frame, with the event's branch.
    pub frame: Frame,
    /// The event.
    pub event: Event,
    /// The wording and form as published.
    pub version: PurposeVersion,
    /// How full it is.
    pub room: Room,
    /// The form as typed so far.
    pub form: FormState,
    /// The form token: the value of the hidden input `form`.
    pub form_token: String,
    /// Its other dates that are listed and still to come.
    pub others: Vec<Event>,
    /// The path of the draft, if it's a preview.
    pub preview: Option<String>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: EventPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let content = &page.event.content;
        let title = Piece::of(&content.title, &words);
        let summary = Piece::of(&content.summary, &words);
        let preview =
            Preview { description: summary.text.clone(), json_ld: Some(json_ld::of_event(&page.frame, &page.event)) };
        let mut facts = event_facts(&words, &page.event);
        facts.extend(places(&page).map(|text| Fact::new(words.get("fact-places"), text)));
        let refused = page.form.is_refused();
        let (form, fields) = (page.form.clone(), page.version.wording.fields.clone());
        let sign_up = sign_up(&page);
        let note = page.preview.clone().map(|path| preview_note(&words, path));
        let others = others(&page);
        // That it's cancelled or over comes before when and where it was.
        let off = page.event.cancelled_at.is_some() || page.event.is_over(page.now);
        let (first, last) = if off { (Some(sign_up), None) } else { (None, Some(sign_up)) };
        view! {
            <Document frame=page.frame title=title.text.clone() refused preview>
                <ErrorSummary words form fields/>
                {note}
                <h1><Said piece=title/></h1>
                {first}
                <Paragraphs piece=summary lead=true/>
                <Facts facts/>
                {last}
                {others}
            </Document>
        }
    })
}

/// Its other dates.
fn others(page: &EventPage) -> Option<impl IntoView + use<>> {
    let words = &page.frame.words;
    let items = page.others.iter().map(|event| {
        let when = dates::span(words, event.starts_at, event.ends_at, event.timezone);
        view! { <li><a href=paths::event(&event.slug)>{when}</a></li> }
    });
    let items = items.collect::<Vec<_>>();
    (!items.is_empty()).then(|| view! { <h2>{words.get("event-dates")}</h2><ul>{items}</ul> })
}

/// How many seats are left; nothing without a limit or once sign-up has ended.
fn places(page: &EventPage) -> Option<String> {
    let words = &page.frame.words;
    let (left, capacity) = (page.room.left()?, page.room.capacity?);
    match page.event.sign_up_state(page.now) {
        SignUpState::Cancelled | SignUpState::Closed => None,
        SignUpState::NotYet(_) => Some(words.with("places-all", [("capacity", capacity.into())])),
        SignUpState::Open if page.room.offer(1) == Offer::WaitingList => Some(words.get("places-full")),
        SignUpState::Open => Some(words.with("places-left", [("left", left.into()), ("capacity", capacity.into())])),
    }
}

/// The form, or why there is none.
fn sign_up(page: &EventPage) -> AnyView {
    let words = &page.frame.words;
    let zone = page.event.timezone;
    let email = page.frame.email().to_owned();
    let mail_to = format!("mailto:{email}");
    let write_to = view! { <p>{words.get("event-questions")}" "<a href=mail_to>{email}</a></p> };
    let to_list = view! { <p><a class="go" href="/">{words.get("event-more")}</a></p> };
    match page.event.sign_up_state(page.now) {
        SignUpState::Cancelled => {
            let text = words.get("event-cancelled-text");
            let reason = page.event.content.cancelled.as_ref().map(|text| Piece::of(text, words));
            view! {
                <Notice tone=Tone::Plain heading=words.get("event-cancelled")>
                    {reason.map(|piece| view! { <Paragraphs piece/> })}
                    <p>{text}</p>
                    {write_to}
                    {to_list}
                </Notice>
            }
            .into_any()
        }
        _ if page.event.is_over(page.now) => view! {
            <Notice tone=Tone::Plain heading=words.get("event-over")>{to_list}</Notice>
        }
        .into_any(),
        SignUpState::Closed => {
            let moment = dates::moment(words, page.event.closes_at, zone);
            let text = words.with("event-closed-text", [("moment", moment.into())]);
            view! {
                <Notice tone=Tone::Plain heading=words.get("event-closed")>
                    <p>{text}</p>
                    {write_to}
                    {to_list}
                </Notice>
            }
            .into_any()
        }
        SignUpState::NotYet(opens_at) => {
            let moment = dates::moment(words, opens_at, zone);
            let heading = words.with("event-not-yet", [("moment", moment.into())]);
            let text = words.get("event-not-yet-text");
            view! {
                <Notice tone=Tone::Plain heading=heading>
                    <p>{text}</p>
                    {write_to}
                </Notice>
            }
            .into_any()
        }
        SignUpState::Open => view! {
            <section aria-labelledby="sign-up">
                <h2 id="sign-up">{words.get("event-sign-up")}</h2>
                <SignUpForm of=form(page)/>
            </section>
        }
        .into_any(),
    }
}

fn form(page: &EventPage) -> SignUpFields {
    let words = &page.frame.words;
    let wording = &page.version.wording;
    SignUpFields {
        words: words.clone(),
        disabled: page.preview.is_some(),
        action: paths::event(&page.event.slug),
        form: page.form.clone(),
        form_token: page.form_token.clone(),
        email_why: words.get("event-email-why"),
        most_seats: (page.event.group_max > 1).then_some(page.event.group_max),
        fields: wording.fields.clone(),
        sooner: sooner(page),
        consent: None,
        slip: Slip::of_event(words, &page.event, wording),
        by_button: Some(Piece::of(&wording.consent, words)),
        button: words.get("event-button"),
        after: offered(page),
    }
}

/// The result of pressing the button now, and the waiting list's rule if there is one.
fn offered(page: &EventPage) -> String {
    let (words, room) = (&page.frame.words, &page.room);
    let offer = room.offer(1);
    let waits = offer == Offer::WaitingList;
    let said = match offer {
        Offer::Held => {
            let until = dates::clock(words, page.now + HOLD, page.event.timezone);
            words.with("offer-held", [("until", until.into())])
        }
        Offer::FirstToConfirm => words.get("offer-first"),
        Offer::WaitingList => words.get("offer-waiting"),
    };
    // If one person fits, there are seats left.
    let bigger = room.left().filter(|left| !waits && *left < page.event.group_max);
    let bigger = bigger.map(|left| words.with("offer-bigger", [("left", left.into())]));
    let rule = ((waits || room.waiting > 0) && page.event.group_max > 1).then(|| words.get("waiting-rule"));
    [Some(said), bigger, rule].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The fields whose answers are deleted sooner, with the day.
fn sooner(page: &EventPage) -> Vec<(FieldKey, String)> {
    let (words, wording): (&Words, _) = (&page.frame.words, &page.version.wording);
    let end = EventEnd { ends_at: page.event.ends_at, cancelled_at: page.event.cancelled_at };
    let day = |field: &crate::domain::field::Field| {
        let goes = end.plus(field.keep?);
        (goes < end.plus(wording.keep)).then(|| (field.key.clone(), dates::day(words, goes, page.event.timezone)))
    };
    wording.fields.iter().filter_map(day).collect()
}
