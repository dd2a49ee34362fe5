//! `/organise/events/{slug}/attendees`: who is coming and who is waiting, a hundred rows at a time. A search is posted,
//! so that no name or address gets into a URL.

use leptos::prelude::*;

use super::table::rows;
use super::{of_event, reasons};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::Select;
use crate::components::notice::{Notice, Tone};
use crate::components::render::{render, render_with_islands};
use crate::components::script::Bundle;
use crate::components::slip::{PurposeSlip, Slip};
use crate::components::text::Piece;
use crate::domain::attendee::{AnswerCell, Attendee, Counts, Order};
use crate::domain::audit::Reason;
use crate::domain::event::Event;
use crate::domain::field::Field;
use crate::domain::purpose::Wording;
use crate::forms::state::FormState;
use crate::islands::{AttendeeList, AttendeeTable, AttendeeTexts, Packed, PageLink};
use crate::paths;
use crate::text::Words;

/// The reasons for opening a list; the first is the default.
pub const REASONS: [Reason; 4] = [Reason::Preparing, Reason::Arranging, Reason::AskedByPerson, Reason::Legal];

/// Which rows are shown, and in which order.
#[derive(Clone, Debug)]
pub struct ListFilter {
    /// `confirmed`, `waiting`, or nothing for both.
    pub state: String,
    /// The order.
    pub order: Order,
    /// The reason for looking.
    pub why: Reason,
    /// The page, counted from 1.
    pub page: u64,
}

/// What was done just before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListNotice {
    /// Somebody was removed, and got a mail if they have an address.
    Removed,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AttendeeListPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// Its current wording.
    pub wording: Wording,
    /// The list in numbers.
    pub counts: Counts,
    /// The questions.
    pub columns: Vec<Field>,
    /// The rows of this page.
    pub rows: Vec<Attendee>,
    /// How many rows match.
    pub all: u64,
    /// How many rows a page has.
    pub per_page: u64,
    /// Which rows are shown.
    pub choice: ListFilter,
    /// What was searched for, if the page shows results.
    pub searched: Option<String>,
    /// Whether the viewer may add and change people.
    pub can_edit: bool,
    /// Whether the viewer may work at the door.
    pub can_door: bool,
    /// What was done just before.
    pub done: Option<ListNotice>,
    /// The table's script; the page also works without it.
    pub bundle: Option<Bundle>,
}

/// The page.
#[must_use]
pub fn html(page: AttendeeListPage) -> String {
    if page.bundle.is_some() { render_with_islands(|| view(page)) } else { render(|| view(page)) }
}

fn view(page: AttendeeListPage) -> impl IntoView {
    let words = page.desk.words();
    let path = paths::organise::attendees(&page.event.slug);
    let slip = Slip::of_event(&words, &page.event, &page.wording);
    let done =
        page.done.map(|ListNotice::Removed| view! { <Notice tone=Tone::Done heading=words.get("desk-list-removed")/> });
    let withheld = page.rows.iter().any(|row| row.answers.values().any(|told| *told == AnswerCell::Withheld));
    let withheld = withheld.then(|| view! { <p class="small">{words.get("desk-list-withheld-why")}</p> });
    let whole = page.searched.is_some().then(|| {
        view! { <p><a href=path.clone()>{words.get("desk-list-whole")}</a></p> }
    });
    let (ways, choosing) = (ways(&words, &page, &path), choosing(&words, &page, &path));
    let head = of_event(&words, &page.event);
    let list = list(&words, &page, &path);
    view! {
        <DeskDocument desk=page.desk title=words.get("desk-list-title") bundle=page.bundle>
            {done}
            {head}
            <h1>{words.get("desk-list-title")}</h1>
            <PurposeSlip words=words.clone() slip/>
            {ways}
            {choosing}
            <AttendeeTable list=Packed(list)/>
            {whole}
            {withheld}
        </DeskDocument>
    }
}

/// The rows for the table's island.
fn list(words: &Words, page: &AttendeeListPage, path: &str) -> AttendeeList {
    let fixed = ["desk-list-name", "desk-list-state", "desk-list-seats", "desk-list-arrived", "desk-list-signed-up"]
        .map(|key| words.get(key));
    let columns = page.columns.iter().map(|field| Piece::of(&field.label, words).text);
    AttendeeList {
        list: page.event.slug.to_string(),
        path: path.to_owned(),
        query: page.searched.clone().unwrap_or_default(),
        heads: fixed.into_iter().chain(columns).collect(),
        rows: rows(words, &page.event, &page.columns, &page.rows),
        status: status(words, page),
        counts: sentences(words, &page.counts),
        pages: pages(words, page, path),
        texts: AttendeeTexts::new(words, words.get("desk-list-caption")),
    }
}

/// The list in numbers, each in a sentence.
#[must_use]
pub fn sentences(words: &Words, counts: &Counts) -> Vec<String> {
    numbers(words, counts).into_iter().map(|(term, value)| format!("{term}: {value}")).collect()
}

/// The list in numbers.
pub(super) fn numbers(words: &Words, counts: &Counts) -> Vec<(String, String)> {
    let pair = |key, (rows, seats): (u32, u32)| words.with(key, [("rows", rows.into()), ("seats", seats.into())]);
    let taken = match counts.capacity {
        Some(capacity) => {
            words.with("desk-list-taken", [("seats", counts.confirmed.1.into()), ("capacity", capacity.into())])
        }
        None => pair("desk-list-sum", counts.confirmed),
    };
    let mut facts = vec![(words.get("desk-list-places"), taken)];
    if counts.waiting.0 > 0 {
        facts.push((words.get("desk-list-waiting"), pair("desk-list-sum", counts.waiting)));
    }
    if counts.pending > 0 {
        let unproven = words.with("desk-list-unproven", [("count", counts.pending.into())]);
        facts.push((words.get("desk-list-pending"), unproven));
    }
    if counts.in_the_room() > 0 {
        facts.push((words.get("desk-list-arrived"), counts.in_the_room().to_string()));
    }
    facts
}

fn ways(words: &Words, page: &AttendeeListPage, path: &str) -> impl IntoView + use<> {
    let event = path.trim_end_matches("/attendees").to_owned();
    let add = page.can_edit.then(|| {
        view! { <a class="button" href=format!("{path}/add")>{words.get("desk-list-add")}</a> }
    });
    let door = page.can_door.then(|| view! { <a href=format!("{event}/door")>{words.get("desk-door-title")}</a> });
    view! {
        <p class="buttons">
            {add}
            {door}
            <a href=format!("{path}/ring")>{words.get("desk-ring-title")}</a>
            <a href=format!("{path}/export")>{words.get("desk-list-export")}</a>
        </p>
    }
}

fn choosing(words: &Words, page: &AttendeeListPage, path: &str) -> impl IntoView + use<> {
    let form = FormState::filled([
        ("state", page.choice.state.clone()),
        ("order", page.choice.order.name().to_owned()),
        ("why", page.choice.why.name().to_owned()),
    ]);
    let states = [("", "desk-list-both"), ("confirmed", "desk-list-confirmed"), ("waiting", "desk-list-waiting")];
    let states = states.map(|(value, key)| (value.to_owned(), words.get(key))).to_vec();
    let orders =
        Order::ALL.map(|order| (order.name().to_owned(), words.get(&format!("desk-list-by-{}", order.name()))));
    view! {
        <form method="post" action=path.to_owned() class="row">
            <Select words=words.clone() form=form.clone() name="state" label=words.get("desk-list-show") options=states/>
            <Select words=words.clone() form=form.clone() name="order" label=words.get("desk-list-sort") options=orders.to_vec()/>
            <Select words=words.clone() form name="why" label=words.get("desk-list-why") options=reasons(words, &REASONS)/>
            <button class="quiet">{words.get("desk-list-choose")}</button>
        </form>
        <p class="small">{words.get("desk-list-noted")}</p>
    }
}

/// Which of how many rows these are.
fn status(words: &Words, page: &AttendeeListPage) -> String {
    let shown = page.rows.len() as u64;
    if shown == 0 {
        return words.get(if page.searched.is_some() { "desk-list-none-found" } else { "desk-list-none" });
    }
    let first = (page.choice.page - 1) * page.per_page + 1;
    let last = first + shown - 1;
    let arguments = [("first", first.into()), ("last", last.into()), ("all", page.all.into())];
    words.with(if page.searched.is_some() { "desk-list-found" } else { "desk-list-rows" }, arguments)
}

fn pages(words: &Words, page: &AttendeeListPage, path: &str) -> Vec<PageLink> {
    let last = page.all.div_ceil(page.per_page);
    if page.searched.is_some() || last < 2 {
        return vec![];
    }
    let ListFilter { state, order, page: now, .. } = page.choice.clone();
    let link = |at: u64| PageLink {
        text: words.with("desk-list-page", [("page", at.into())]),
        path: (at != now).then(|| format!("{path}?state={state}&order={}&page={at}", order.name())),
    };
    (1..=last).map(link).collect()
}
