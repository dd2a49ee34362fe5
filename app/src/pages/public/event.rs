//! `/events/{slug}`: an event, its form and its slip; also when it's full, closed or cancelled.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::components::document::{Document, Preview};
use crate::components::errors::ErrorSummary;
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::json_ld;
use crate::components::notice::{Notice, Tone, preview_note};
use crate::components::record::{event_facts, is_online};
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
        let refused = page.form.is_refused();
        let (form, fields) = (page.form.clone(), page.version.wording.fields.clone());
        let note = page.preview.clone().map(|path| preview_note(&words, path));
        let others = others(&page);
        let (first, more) = facts(&page);
        let (why_not, to_form, sign_up) = match no_form(&page) {
            Some(notice) => (Some(notice), None, None),
            None => (None, Some(to_form(&page)), Some(sign_up(&page))),
        };
        // After an error the form comes first: what it's about was read before.
        let about =
            (!refused).then(|| view! { <Paragraphs piece=summary lead=true/><Facts facts=more class="facts short"/> });
        view! {
            <Document frame=page.frame title=title.text.clone() refused preview>
                <ErrorSummary words form fields/>
                {note}
                <h1><Said piece=title/></h1>
                {why_not}
                <Facts facts=first class="facts first"/>
                {to_form.filter(|_| !refused)}
                {about}
                {sign_up}
                {others}
            </Document>
        }
    })
}

/// What everybody wants to know first: when, where, how many places; and the rest.
fn facts(page: &EventPage) -> (Vec<Fact>, Vec<Fact>) {
    let (words, event) = (&page.frame.words, &page.event);
    let mut facts = event_facts(words, event);
    let mut more = facts.split_off(2);
    if !is_online(event) {
        let place = event.content.place.get(words.language());
        // Phones open the person's own map app (RFC 5870); nobody else learns that they looked.
        let map = format!("geo:0,0?q={}", utf8_percent_encode(place, NON_ALPHANUMERIC));
        let link = view! { <a class="touch" href=map>{words.get("event-map")}</a> };
        more.push(Fact::new(words.get("fact-map"), link));
    }
    facts.extend(places(page).map(|text| Fact::new(words.get("fact-places"), text)));
    if event.sign_up_state(page.now) == SignUpState::Open {
        if event.closes_at != event.starts_at {
            let closes = dates::moment(words, event.closes_at, event.timezone);
            more.push(Fact::new(words.get("fact-sign-up-by"), closes));
        }
        let email = page.frame.email().to_owned();
        let mail_to = format!("mailto:{email}");
        more.push(Fact::new(words.get("fact-questions"), view! { <a href=mail_to>{email}</a> }));
    }
    if event.cancelled_at.is_none() && !event.is_over(page.now) {
        let calendar = format!("{}.ics", paths::event(&event.slug));
        let link = view! { <a href=calendar download=true>{words.get("event-calendar")}</a> };
        more.push(Fact::new(words.get("fact-calendar"), link));
    }
    (facts, more)
}

/// The way down to the form, in the first screen.
fn to_form(page: &EventPage) -> impl IntoView + use<> {
    view! { <p class="buttons"><a class="button" href="#sign-up">{button(page)}</a></p> }
}

/// What the button says: to sign up, or to join the waiting list.
fn button(page: &EventPage) -> String {
    page.frame.words.get(if page.room.is_full() { "event-button-waiting" } else { "event-button" })
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

/// How many places there are, and how few are left; nothing without a limit or once sign-up has ended.
fn places(page: &EventPage) -> Option<String> {
    let words = &page.frame.words;
    let capacity = page.room.capacity?;
    let all = words.with("places-all", [("capacity", capacity.into())]);
    match page.event.sign_up_state(page.now) {
        SignUpState::Cancelled | SignUpState::Closed => None,
        SignUpState::NotYet(_) => Some(all),
        SignUpState::Open if page.room.is_full() => Some(words.get("places-full")),
        SignUpState::Open => Some(
            page.room
                .few_left()
                .map_or(all, |left| words.with("places-left", [("left", left.into()), ("capacity", capacity.into())])),
        ),
    }
}

/// Why there's no form: cancelled, over, closed or not open yet. `None` while people can sign up.
fn no_form(page: &EventPage) -> Option<AnyView> {
    let (words, event) = (&page.frame.words, &page.event);
    let (tone, heading, text) = match event.sign_up_state(page.now) {
        SignUpState::Cancelled => {
            let text = words.get("event-cancelled-text");
            (Tone::Off, words.get("event-cancelled"), Some(text))
        }
        _ if event.is_over(page.now) => (Tone::Plain, words.get("event-over"), None),
        SignUpState::Closed => {
            let moment = dates::moment(words, event.closes_at, event.timezone);
            let text = words.with("event-closed-text", [("moment", moment.into())]);
            (Tone::Plain, words.get("event-closed"), Some(text))
        }
        SignUpState::NotYet(opens_at) => {
            let moment = dates::moment(words, opens_at, event.timezone);
            let heading = words.with("event-not-yet", [("moment", moment.into())]);
            (Tone::Plain, heading, Some(words.get("event-not-yet-text")))
        }
        SignUpState::Open => return None,
    };
    let reason = event.content.cancelled.as_ref().filter(|_| event.cancelled_at.is_some());
    let reason = reason.map(|text| Piece::of(text, words)).map(|piece| view! { <Paragraphs piece/> });
    let email = page.frame.email().to_owned();
    let mail_to = format!("mailto:{email}");
    let (questions, more) = (words.get("event-questions"), words.get("event-more"));
    let notice = view! {
        <Notice tone heading>
            {reason}
            {text.map(|text| view! { <p>{text}</p> })}
            <p>{questions}" "<a href=mail_to>{email}</a></p>
            <p><a class="go" href="/">{more}</a></p>
        </Notice>
    };
    Some(notice.into_any())
}

/// The form under its heading.
fn sign_up(page: &EventPage) -> impl IntoView + use<> {
    let heading = page.frame.words.get(if page.room.is_full() { "event-join" } else { "event-sign-up" });
    view! {
        <section aria-labelledby="sign-up">
            <h2 id="sign-up">{heading}</h2>
            <SignUpForm of=form(page)/>
        </section>
    }
}

/// What its form shows.
pub(super) fn form(page: &EventPage) -> SignUpFields {
    let words = &page.frame.words;
    let wording = &page.version.wording;
    SignUpFields {
        words: words.clone(),
        disabled: page.preview.is_some(),
        shared: false,
        action: paths::event(&page.event.slug),
        form: page.form.clone(),
        form_token: page.form_token.clone(),
        email_why: words.get("event-email-why"),
        most_seats: (page.event.group_max > 1).then_some(page.event.group_max),
        fields: wording.fields.clone(),
        sooner: sooner(page),
        consent: None,
        slip: match page.room.offer(1) {
            Offer::WaitingList => Slip::of_waiting(words, &page.event, wording),
            Offer::Held | Offer::FirstToConfirm => Slip::of_event(words, &page.event, wording),
        },
        by_button: Some(Piece::of(&wording.consent, words)),
        button: button(page),
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
