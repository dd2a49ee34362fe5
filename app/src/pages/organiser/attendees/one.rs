//! `/organise/events/{slug}/attendees/{token}`: one person, and everything an organiser can do for them.

use leptos::prelude::*;

use super::acts::{can_move, change, move_form, remove};
use super::{of_event, reasons};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::Select;
use crate::components::errors::ErrorSummary;
use crate::components::facts::{Fact, Facts};
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::attendee::{AnswerCell, Attendee};
use crate::domain::audit::Reason;
use crate::domain::event::Event;
use crate::domain::field::Field;
use crate::domain::phone::dial;
use crate::forms::state::FormState;
use crate::paths;
use crate::text::attendees::{called, state};
use crate::text::{Words, dates};

/// Reasons for removing somebody without telling them.
pub const SILENT: [Reason; 4] = [Reason::AskedByPerson, Reason::Mistake, Reason::Safety, Reason::Legal];
/// Reasons for somebody who doesn't run the event to see special category answers.
pub const REQUESTS: [Reason; 2] = [Reason::AskedByPerson, Reason::Legal];

/// The hidden input with the state that the form was made for.
pub const SEEN: &str = "seen";

/// What was done just before, or why it wasn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttendeeNotice {
    /// Added, and a mail is on its way.
    Added,
    /// Added, but the address is suppressed.
    AddedNoMail,
    /// Added, without an address.
    AddedNoAddress,
    /// Changed.
    Changed,
    /// Moved.
    Moved,
    /// There aren't that many seats.
    Full,
    /// More people than that have arrived.
    Arrived,
    /// Nobody else who fits is waiting.
    RoomLeft,
    /// The event is over or cancelled.
    Over,
    /// The record changed while the form was open. Never in a URL: the form is shown again.
    Meanwhile,
}

impl AttendeeNotice {
    /// All that a URL may contain, with their names there and in Fluent files.
    pub const ALL: [(&'static str, Self); 9] = [
        ("added", Self::Added),
        ("added-no-mail", Self::AddedNoMail),
        ("added-no-address", Self::AddedNoAddress),
        ("changed", Self::Changed),
        ("moved", Self::Moved),
        ("full", Self::Full),
        ("arrived", Self::Arrived),
        ("room-left", Self::RoomLeft),
        ("over", Self::Over),
    ];

    fn words(self, words: &Words) -> String {
        let name = Self::ALL.iter().find(|(_, one)| *one == self).map_or("meanwhile", |(name, _)| name);
        words.get(&format!("desk-one-said-{name}"))
    }

    /// Whether the person was added just now.
    const fn is_added(self) -> bool {
        matches!(self, Self::Added | Self::AddedNoMail | Self::AddedNoAddress)
    }

    /// What to do about it.
    fn more(self, words: &Words) -> Option<String> {
        (self == Self::Meanwhile).then(|| words.get("desk-one-said-meanwhile-text"))
    }

    const fn tone(self) -> Tone {
        match self {
            Self::Added | Self::AddedNoMail | Self::AddedNoAddress | Self::Changed | Self::Moved => Tone::Done,
            _ => Tone::Plain,
        }
    }
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AttendeePage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// The person.
    pub row: Attendee,
    /// The questions as the person saw them.
    pub fields: Vec<Field>,
    /// When the record is deleted.
    pub expires_at: chrono::DateTime<chrono::Utc>,
    /// The state that a change must say it saw.
    pub seen: String,
    /// The form for answers and seats, if the viewer may change them.
    pub form: Option<FormState>,
    /// The most seats.
    pub most: u32,
    /// The day when the number to call is deleted.
    pub number_until: String,
    /// Whether somebody is on the waiting list, who could have this person's seats.
    pub someone_waits: bool,
    /// Whether the viewer may remove people.
    pub can_erase: bool,
    /// What was done.
    pub said: Option<AttendeeNotice>,
}

/// The page: facts first, then what can be done, each behind its name.
#[must_use]
pub fn html(page: AttendeePage) -> String {
    render(move || {
        let words = page.desk.words();
        let name = called(&words, &page.row);
        let list = paths::organise::attendees(&page.event.slug);
        let said = page.said.map(|said| notice(&words, &page, said));
        let refused = page.form.as_ref().is_some_and(|form| form.is_refused());
        let summary = page.form.clone().map(|form| {
            view! { <ErrorSummary words=words.clone() form fields=page.fields.clone()/> }
        });
        let head = of_event(&words, &page.event);
        let facts = facts(&words, &page);
        let change = page.form.as_ref().map(|form| change(&words, &page, form));
        let move_form = can_move(&page).then(|| move_form(&words, &page.row));
        let asks = page.row.answers.values().any(|told| *told == AnswerCell::Withheld).then(|| request(&words));
        let remove = page.can_erase.then(|| remove(&words, page.row.has_address));
        view! {
            <DeskDocument desk=page.desk title=name.clone() refused>
                {summary}
                {said}
                {head}
                <h1>{name}</h1>
                <Facts facts/>
                {asks}
                {change}
                {move_form}
                {remove}
                <p><a class="go" href=list>{words.get("desk-one-back")}</a></p>
            </DeskDocument>
        }
    })
}

fn notice(words: &Words, page: &AttendeePage, said: AttendeeNotice) -> AnyView {
    let text = said.words(words);
    if !said.is_added() {
        let more = said.more(words).map(|text| view! { <p>{text}</p> });
        return view! { <Notice tone=said.tone() heading=text>{more}</Notice> }.into_any();
    }
    let heading = match page.row.code.clone() {
        Some(code) => words.with("desk-one-added", [("code", code.into())]),
        None => words.get("desk-one-added-waiting"),
    };
    let (list, back) = (paths::organise::attendees(&page.event.slug), words.get("desk-one-back"));
    let add = page.form.is_some().then(|| {
        let path = paths::organise::attendees_add(&page.event.slug);
        view! { <li><a href=path>{words.get("desk-one-add-another")}</a></li> }
    });
    view! {
        <Notice tone=said.tone() heading>
            <p>{text}</p>
            <ul class="links">{add}<li><a href=list>{back}</a></li></ul>
        </Notice>
    }
    .into_any()
}

fn facts(words: &Words, page: &AttendeePage) -> Vec<Fact> {
    let (row, zone) = (&page.row, page.event.timezone);
    let email = row.email.clone().unwrap_or_else(|| words.get("desk-one-no-address"));
    let mut facts = vec![
        Fact::new(words.get("desk-list-state"), state(words, row.state)),
        Fact::new(words.get("fact-email"), view! { <span class="typed">{email}</span> }),
        Fact::new(words.get("desk-list-seats"), row.seats.to_string()),
    ];
    if let Some(number) = row.phone.clone() {
        let link = dial(&number);
        facts.insert(2, Fact::new(words.get("desk-add-phone"), view! { <a href=link>{number}</a> }));
    }
    facts.extend(row.code.clone().map(|code| Fact::new(words.get("desk-export-column-code"), code)));
    if row.arrived > 0 {
        facts.push(Fact::new(words.get("desk-list-arrived"), row.arrived.to_string()));
    }
    let signed_up = dates::moment(words, row.signed_up_at, zone);
    let by_hand = row.by_organiser.then(|| view! { <p class="small">{words.get("desk-one-by-hand")}</p> });
    facts.push(Fact::new(words.get("fact-signed-up"), view! { <p>{signed_up}</p>{by_hand} }));
    facts.push(Fact::new(words.get("desk-one-deleted"), dates::day(words, page.expires_at, zone)));
    for field in &page.fields {
        let Some(told) = row.answers.get(&field.key) else { continue };
        let label = Piece::of(&field.label, words);
        let answer = match told {
            AnswerCell::Text(text) => text.clone(),
            AnswerCell::Withheld => words.get("desk-list-withheld"),
        };
        facts.push(Fact::new(view! { <Said piece=label/> }, view! { <p class="typed">{answer}</p> }));
    }
    facts
}

/// A data officer who answers a request says so, and can then see everything.
fn request(words: &Words) -> impl IntoView + use<> {
    let form = FormState::filled([("why", REQUESTS[0].name().to_owned())]);
    view! {
        <form method="post" class="row">
            <Select words=words.clone() form name="why" label=words.get("desk-one-request") options=reasons(words, &REQUESTS)/>
            <button class="quiet" name="do" value="look">{words.get("desk-one-request-button")}</button>
        </form>
    }
}
