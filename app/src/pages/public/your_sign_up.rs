//! `/your-sign-up/{token}`: the ticket, what is held, until when, and every way to change or end it. Also the answer
//! after confirming: "You're coming", "You're on the waiting list", "You're subscribed".

mod told;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::notice::{Notice, Tone};
use crate::components::qr::Qr;
use crate::components::record::{event_facts, is_online, join_link, when_and_where};
use crate::components::render::render;
use crate::components::slip::{ShortSlip, Slip};
use crate::components::text::{Interpolated, Linked, Piece, Said};
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
    /// Said just now that the address works.
    Resumed,
}

/// What the page shows. Its forms post to its own path with `still_coming=yes`, `renew=yes`,
/// `resume=yes` or `take_back={field key}`.
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
        let (held, links) = (&page.held, &page.links);
        let (title, lead) = state(&words, held);
        let heading = view! { <Interpolated sentence=title.clone() piece=Piece::of(held.title(), &words)/> };
        let at = held.event().map(|event| when_and_where(&words, event));
        let done = page.done.map(|done| view! { <b role="status">{done_text(&words, done)}</b>" " });
        let slip = Slip::of_record(&words, held);
        let (to_answer, ticket, ways) =
            (to_answer(&words, held), ticket(&words, held, links), ways(&words, held, links));
        let about = about(&words, held, links);
        let (told, agreed) = (told::facts(&words, held), told::agreed(&words, held));
        let by_hand = held.by_organiser.then(|| {
            let branch = held.branch.content.name.get(words.language()).to_owned();
            view! { <p>{words.with("held-by-organiser", [("branch", branch.into())])}</p> }
        });
        let suspended = suspended(&words, held);
        view! {
            <Document frame=page.frame title>
                <h1>{heading}</h1>
                {at}
                <p class="said">{done}{lead}</p>
                {suspended}
                {to_answer}
                {ticket}
                {ways}
                {about}
                <ShortSlip words=words.clone() slip/>
                {by_hand}
                <details>
                    <summary>{words.get("held-heading")}</summary>
                    <Facts facts=told/>
                    {agreed}
                </details>
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
    let [heading, text] = match held.state {
        _ if is_cancelled(held) => ["standing-cancelled", "standing-cancelled-text"],
        RecordState::Pending { .. } => ["standing-pending", "standing-pending-text"],
        RecordState::Confirmed => ["standing-confirmed", "standing-confirmed-text"],
        RecordState::Waiting => ["standing-waiting", "standing-waiting-text"],
        RecordState::Subscribed => ["standing-subscribed", "standing-subscribed-text"],
    };
    let name = Piece::of(held.title(), words).text;
    let said = |key| words.with(key, [("title", name.clone().into()), ("seats", held.seats.into())]);
    (said(heading), said(text))
}

fn is_cancelled(held: &Held) -> bool {
    held.event().is_some_and(|event| event.cancelled_at.is_some())
}

fn done_text(words: &Words, done: SignUpNotice) -> String {
    match done {
        SignUpNotice::Confirmed => words.get("done-confirmed"),
        SignUpNotice::Changed => words.get("done-changed"),
        SignUpNotice::StillComing => words.get("done-still-coming"),
        SignUpNotice::Renewed => words.get("done-renewed"),
        SignUpNotice::AgreementTakenBack => words.get("done-taken-back"),
        SignUpNotice::Resumed => words.get("done-resumed"),
    }
}

/// For people with a seat: the code for the door, or the way to join online; the calendar; and what only they may know.
fn ticket(words: &Words, held: &Held, links: &Links) -> Option<AnyView> {
    let event = held.event().filter(|_| held.state == RecordState::Confirmed && !is_cancelled(held))?;
    let code = held.ticket_code.clone().filter(|_| !is_online(event)).map(|code| {
        let scanned = links.ticket.clone();
        view! {
            <div class="ticket">
                <div>
                    <p class="term">{words.get("ticket-code")}</p>
                    <p class="code">{code}</p>
                    <p class="small">{words.get("ticket-hint")}</p>
                </div>
                {scanned.map(|of| view! { <Qr of alt=words.get("ticket-qr")/> })}
            </div>
        }
    });
    let join = join_link(words, event).map(|link| {
        view! { <a class="button" href=link rel="noreferrer">{words.get("ticket-join")}</a> }
    });
    let calendar = view! { <a class="button quiet" href=links.calendar.clone()>{words.get("way-calendar")}</a> };
    let info = event.content.attendee_info.as_ref().map(|info| {
        let piece = Piece::of(info, words);
        view! { <p class="term">{words.get("attendee-info")}</p><Linked piece/> }
    });
    Some(view! { {code}<p class="buttons">{join}{calendar}</p>{info} }.into_any())
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

/// Why no mail that many get is sent to the address, and the button that ends that.
fn suspended(words: &Words, held: &Held) -> Option<AnyView> {
    let suspension = held.suspended?;
    let heading = match held.subject {
        Subject::Event(_) => words.get("suspended-event"),
        Subject::Newsletter(_) => words.get("suspended-newsletter"),
    };
    let day = dates::day(words, suspension.at, held.zone(words.home()));
    let why = words.with(&format!("suspended-{}", suspension.reason.name()), [("day", day.into())]);
    let still = held.event().map(|_| words.get("suspended-still")).map(|still| view! { <p>{still}</p> });
    let (text, button) = (words.get("suspended-text"), words.get("suspended-button"));
    let view = view! {
        <Notice tone=Tone::Plain heading>
            <p>{why}</p>
            {still}
            <p>{text}</p>
            <form method="post">
                <p class="buttons"><button name="resume" value="yes">{button}</button></p>
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
    let can_change = held.event().is_some() || !held.version.wording.fields.is_empty();
    let change = (can_change && !is_cancelled(held)).then(|| {
        view! { <a class="button quiet" href=links.change.clone()>{words.get("way-change")}</a> }
    });
    let (end, link) = match (&held.subject, held.state) {
        (Subject::Newsletter(_), _) => ("way-unsubscribe", &links.unsubscribe),
        (Subject::Event(_), RecordState::Waiting) => ("way-leave", &links.cancel),
        (Subject::Event(_), _) if is_cancelled(held) => ("way-delete", &links.cancel),
        (Subject::Event(_), _) => ("way-cancel", &links.cancel),
    };
    view! { <p class="buttons">{change}<a href=link.clone()>{words.get(end)}</a></p> }.into_any()
}

/// The rest about the event, or how often the newsletter comes.
fn about(words: &Words, held: &Held, links: &Links) -> impl IntoView + use<> {
    let facts = match &held.subject {
        Subject::Event(event) => event_facts(words, event).split_off(2),
        Subject::Newsletter(newsletter) => {
            let piece = Piece::of(&newsletter.content.frequency, words);
            vec![Fact::new(words.get("fact-how-often"), view! { <Said piece/> })]
        }
    };
    view! {
        <Facts facts/>
        <p><a class="go" href=links.public.clone()>{words.get("way-public")}</a></p>
    }
}
