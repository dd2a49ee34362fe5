//! `/sent/{token}`: "check your email". The same for known, unknown and suppressed addresses.

use std::time::Duration;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::links::reachable;
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::domain::seats::Offer;
use crate::domain::zone::Zone;
use crate::text::{Words, dates};

/// What was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentWhat {
    /// A sign-up to an event.
    Event {
        /// What it was offered.
        offer: Offer,
        /// How many places it's for.
        seats: u32,
        /// When a hold ends.
        until: DateTime<Utc>,
        /// The event's zone.
        zone: Zone,
    },
    /// A sign-up to a newsletter.
    Newsletter,
    /// A request for links to everything held.
    YourData,
    /// A request for the button that stops a newsletter.
    Stop,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SentPage {
    /// The frame.
    pub frame: Frame,
    /// The typed address, as people read it.
    pub email: String,
    /// The From of the mail to look for: `Quayside branch, Harbour Co-operative Society <no-reply@…>`.
    pub sender: String,
    /// Its exact subject.
    pub subject: String,
    /// What was sent.
    pub what: SentWhat,
    /// The path of this page: "Send it again" posts here.
    pub path: String,
    /// "Correct it": the path of the form, filled in again (`GET`); for "your data" the empty form.
    pub correct: String,
    /// How long mail to unconfirmed addresses is delayed, if there's too much queued to send at once.
    pub slow: Option<Duration>,
    /// Whether "Send it again" has just been pressed.
    pub sent_again: bool,
}

/// The page.
#[must_use]
pub fn html(page: SentPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let (phone, address) = (page.frame.phone().to_owned(), page.frame.email().to_owned());
        let facts = vec![
            Fact::new(words.get("sent-to"), page.email),
            Fact::new(words.get("sent-from"), page.sender),
            Fact::new(words.get("sent-subject"), page.subject),
        ];
        let again = page.sent_again.then(|| {
            let text = words.get("sent-again-text");
            view! { <Notice tone=Tone::Done heading=words.get("sent-again-done")><p>{text}</p></Notice> }
        });
        let lead = words.get(match page.what {
            SentWhat::YourData => "sent-lead-data",
            SentWhat::Stop => "sent-lead-stop",
            SentWhat::Event { .. } | SentWhat::Newsletter => "sent-lead",
        });
        let offer = offered(&words, page.what).map(|text| view! { <p>{text}</p> });
        let slow = page.slow.map(|wait| view! { <p>{slow(&words, wait)}</p> });
        let call = words.with("sent-call", [("phone", phone.clone().into()), ("email", address.into())]);
        view! {
            <Document frame=page.frame title=words.get("sent-title")>
                {again}
                <h1>{words.get("sent-title")}</h1>
                <p class="lead">{lead}</p>
                {slow}
                {offer}
                <Facts facts/>
                <p>{words.get("sent-not-right")}" "<a href=page.correct>{words.get("sent-correct")}</a></p>
                <h2>{words.get("sent-nothing")}</h2>
                <ul>
                    <li>{words.get("sent-wait")}</li>
                    <li>{words.get("sent-spam")}</li>
                    <li>{words.get("sent-one")}</li>
                    <li>{words.get("sent-never")}</li>
                    <li>{reachable(&call, &phone)}</li>
                </ul>
                <form method="post" action=page.path>
                    <input type="hidden" name="again" value="yes"/>
                    <p class="buttons"><button class="quiet">{words.get("sent-again")}</button></p>
                    <p class="small">{words.get("sent-limit")}</p>
                </form>
            </Document>
        }
    })
}

/// Rounded up: a mail had better come early than late.
fn slow(words: &Words, wait: Duration) -> String {
    let minutes = wait.as_secs().div_ceil(60);
    match minutes {
        ..=120 => words.with("sent-slow-minutes", [("minutes", (minutes.div_ceil(10) * 10).into())]),
        _ => words.with("sent-slow-hours", [("hours", minutes.div_ceil(60).into())]),
    }
}

fn offered(words: &Words, what: SentWhat) -> Option<String> {
    let SentWhat::Event { offer, seats, until, zone } = what else { return None };
    Some(match offer {
        Offer::Held => {
            let until = dates::clock(words, until, zone);
            words.with("sent-held", [("seats", seats.into()), ("until", until.into())])
        }
        Offer::FirstToConfirm => words.get("offer-first"),
        Offer::WaitingList => words.get("sent-waiting"),
    })
}
