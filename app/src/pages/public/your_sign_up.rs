//! `/your-sign-up/{token}`: what is held, until when, and every way to change or end it. Also the answer after
//! confirming: "You are coming", "You are on the waiting list", "You are subscribed".

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::notice::{Notice, Tone};
use crate::components::qr::Qr;
use crate::components::record::{answer_facts, subject_facts};
use crate::components::render::render;
use crate::components::slip::{PurposeSlip, Slip};
use crate::components::text::{Linked, Piece, Said};
use crate::domain::held::{Held, Links};
use crate::domain::held::{RecordState, Subject};
use crate::text::{Words, dates};

/// What was done just before the page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUpNotice {
    /// Confirmed just now.
    Confirmed,
    /// Changed just now.
    Changed,
    /// Said "still coming" just now.
    StillComing,
    /// Renewed just now.
    Renewed,
    /// Withdrew the agreement to an answer just now; that answer is erased.
    AgreementTakenBack,
}

/// What the page shows. Its forms post to its own path with `still_coming=yes`, `renew=yes` or
/// `take_back={field key}`.
#[derive(Clone, Debug)]
pub struct YourSignUpPage {
    /// The frame.
    pub frame: Frame,
    /// The record.
    pub held: Held,
    /// Its links.
    pub links: Links,
    /// What was done just before.
    pub done: Option<SignUpNotice>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: YourSignUpPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let held = &page.held;
        let (title, lead) = state(&words, held);
        let done = page.done.map(|done| done_text(&words, done));
        let done = done.map(|heading| view! { <Notice tone=Tone::Done heading/> });
        let mut told = answer_facts(&words, held);
        told.extend(dates_of(&words, held));
        told.extend(held.arrived.map(|(n, at)| {
            let at = dates::moment(&words, at, held.zone(words.home()));
            let came = words.with("fact-arrived-of", [("n", n.into()), ("m", held.seats.into()), ("at", at.into())]);
            Fact::new(words.get("fact-arrived"), came)
        }));
        let slip = Slip::of_record(&words, held);
        let (ticket, to_answer) = (ticket(&words, held, page.links.ticket.clone()), to_answer(&words, held));
        let by_hand = held.by_organiser.then(|| {
            let branch = held.branch.content.name.get(words.language()).to_owned();
            view! { <p>{words.with("held-by-organiser", [("branch", branch.into())])}</p> }
        });
        let (agreed, subject) = (agreed(&words, held), subject_facts(&words, held));
        let ways = ways(&words, held, &page.links);
        view! {
            <Document frame=page.frame title=title.clone()>
                {done}
                <h1>{title}</h1>
                <p class="lead">{lead}</p>
                {to_answer}
                {ticket}
                <Facts facts=subject/>
                {ways}
                <h2>{words.get("held-heading")}</h2>
                {by_hand}
                <Facts facts=told/>
                {agreed}
                <PurposeSlip words=words.clone() slip/>
                <p class="small">
                    <a class="go" href=page.links.data download=true>{words.get("way-download")}</a>" \u{b7} "
                    <a class="go" href=page.links.privacy>{words.get("way-privacy")}</a>
                </p>
            </Document>
        }
    })
}

/// The record's state, as heading and sentence.
fn state(words: &Words, held: &Held) -> (String, String) {
    match held.state {
        _ if held.event().is_some_and(|event| event.cancelled_at.is_some()) => {
            (words.get("event-cancelled"), words.get("standing-cancelled"))
        }
        RecordState::Pending { .. } => (words.get("standing-pending"), words.get("standing-pending-text")),
        RecordState::Confirmed => {
            (words.get("standing-confirmed"), words.with("standing-confirmed-text", [("seats", held.seats.into())]))
        }
        RecordState::Waiting => (words.get("standing-waiting"), words.get("standing-waiting-text")),
        RecordState::Subscribed => (words.get("standing-subscribed"), words.get("standing-subscribed-text")),
    }
}

fn done_text(words: &Words, done: SignUpNotice) -> String {
    match done {
        SignUpNotice::Confirmed => words.get("done-confirmed"),
        SignUpNotice::Changed => words.get("done-changed"),
        SignUpNotice::StillComing => words.get("done-still-coming"),
        SignUpNotice::Renewed => words.get("done-renewed"),
        SignUpNotice::AgreementTakenBack => words.get("done-taken-back"),
    }
}

/// The ticket code and what's only for people with a seat.
fn ticket(words: &Words, held: &Held, scanned: Option<String>) -> Option<AnyView> {
    if held.state != RecordState::Confirmed {
        return None;
    }
    let code = held.ticket_code.clone().map(|code| {
        view! {
            <p class="term">{words.get("ticket-code")}</p>
            <p class="code">{code}</p>
            <p class="small">{words.get("ticket-hint")}</p>
            {scanned.map(|of| view! { <Qr of alt=words.get("ticket-qr")/> })}
        }
    });
    let info = held.event().and_then(|event| event.content.attendee_info.as_ref()).map(|info| {
        let piece = Piece::of(info, words);
        view! { <p class="term">{words.get("attendee-info")}</p><Linked piece/> }
    });
    (code.is_some() || info.is_some()).then(|| view! { <div class="ticket">{code}{info}</div> }.into_any())
}

/// Open questions: "still coming", "do you still want this?".
fn to_answer(words: &Words, held: &Held) -> Option<AnyView> {
    let day = dates::day(words, held.expires_at, held.zone(words.home()));
    let (heading, text, name, button) = match held.still_coming {
        Some(until) => {
            let until = dates::day(words, until, held.zone(words.home()));
            let text = words.with("still-coming-text", [("day", day.into()), ("until", until.into())]);
            (words.get("still-coming"), text, "still_coming", words.get("still-coming-button"))
        }
        None if held.renewal_asked => {
            let text = words.with("renew-text", [("day", day.into())]);
            (words.get("renew"), text, "renew", words.get("renew-button"))
        }
        None => return None,
    };
    let view = view! {
        <Notice tone=Tone::Plain heading>
            <p>{text}</p>
            <form method="post">
                <p class="buttons"><button name=name value="yes">{button}</button></p>
            </form>
        </Notice>
    };
    Some(view.into_any())
}

/// Every way to change or end it.
fn ways(words: &Words, held: &Held, links: &Links) -> AnyView {
    if let RecordState::Pending { .. } = held.state {
        return view! {
            <p class="buttons">
                <a class="button" href=links.confirm.clone()>{words.get("way-confirm")}</a>
                <a href=links.cancel.clone()>{words.get("confirm-not-me")}</a>
            </p>
        }
        .into_any();
    }
    let cancelled = held.event().is_some_and(|event| event.cancelled_at.is_some());
    let calendar = (held.state == RecordState::Confirmed && !cancelled).then(|| {
        view! { <a class="button quiet" href=links.calendar.clone()>{words.get("way-calendar")}</a> }
    });
    let can_change = held.event().is_some() || !held.version.wording.fields.is_empty();
    let change = (can_change && !cancelled).then(|| {
        view! { <a class="button quiet" href=links.change.clone()>{words.get("way-change")}</a> }
    });
    let end = match held.subject {
        Subject::Event(_) => view! { <a href=links.cancel.clone()>{words.get("way-cancel")}</a> },
        Subject::Newsletter(_) => view! { <a href=links.unsubscribe.clone()>{words.get("way-unsubscribe")}</a> },
    };
    view! { <p class="buttons">{change}{calendar}{end}</p> }.into_any()
}

/// When the person signed up and confirmed, and in which language.
fn dates_of(words: &Words, held: &Held) -> Vec<Fact> {
    let moment = |at| dates::moment(words, at, held.zone(words.home()));
    let mut facts = vec![Fact::new(words.get("fact-signed-up"), moment(held.created_at))];
    facts.extend(held.confirmed_at.map(|at| Fact::new(words.get("fact-confirmed"), moment(at))));
    facts.push(Fact::new(words.get("fact-language"), Words::timeless(&held.language).get("language-name")));
    facts
}

/// What was agreed to, word for word, and how to withdraw the agreement to a single answer.
fn agreed(words: &Words, held: &Held) -> Option<AnyView> {
    let wording = &held.version.wording;
    let items: Vec<_> = held
        .consents
        .iter()
        .filter_map(|consent| {
            let field = consent.field.as_ref().and_then(|key| wording.field(key));
            let text = match (&consent.field, field) {
                (None, _) => &wording.consent,
                (Some(_), field) => field?.agreement.as_ref()?,
            };
            let piece = Piece::of(text, words);
            let day = dates::day(words, consent.given_at, held.zone(words.home()));
            let take_back = field.map(|field| {
                view! {
                    <form method="post">
                        <button class="quiet" name="take_back" value=field.key.as_str().to_owned()>
                            {words.get("take-back")}
                        </button>
                    </form>
                }
            });
            Some(view! {
                <li>
                    <p><q><Said piece/></q></p>
                    <p class="small">{words.with("agreed-on", [("day", day.into())])}</p>
                    {take_back}
                </li>
            })
        })
        .collect();
    (!items.is_empty())
        .then(|| view! { <h2>{words.get("agreed-heading")}</h2><ul class="listing">{items}</ul> }.into_any())
}
