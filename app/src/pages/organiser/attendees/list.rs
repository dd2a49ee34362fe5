//! `/organise/events/{slug}/attendees`: who is coming and who is waiting, a hundred rows at a time. A search is posted,
//! so that no name or address gets into a URL.

use leptos::prelude::*;

use super::super::editor::event::May;
use super::super::editor::tabs::{EventTab, EventTabs};
use super::table::rows;
use super::{of_event, reasons};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::Select;
use crate::components::notice::{Notice, Tone};
use crate::components::render::{render, render_with_islands};
use crate::components::script::Bundle;
use crate::components::slip::{ShortSlip, Slip};
use crate::domain::attendee::{AnswerCell, Attendee, Counts, Order};
use crate::domain::audit::Reason;
use crate::domain::event::Event;
use crate::domain::field::Field;
use crate::domain::purpose::Wording;
use crate::forms::state::FormState;
use crate::islands::{AttendeeList, AttendeeTable, AttendeeTexts, Packed, PageLink};
use crate::paths;
use crate::text::{Words, answers};

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
    /// Which of the event's other pages the viewer may open.
    pub may: May,
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
    let add = page.can_edit.then(|| {
        let path = paths::organise::attendees_add(&page.event.slug);
        view! { <p class="buttons"><a class="button" href=path>{words.get("desk-list-add")}</a></p> }
    });
    let (choosing, more) = (choosing(&words, &page, &path), more(&words, &page));
    let (head, slug) = (of_event(&words, &page.event), page.event.slug.clone());
    let list = list(&words, &page, &path);
    view! {
        <DeskDocument desk=page.desk title=words.get("desk-list-title") bundle=page.bundle>
            {done}
            {head}
            <h1>{words.get("desk-list-title")}</h1>
            <EventTabs words=words.clone() slug may=page.may current=EventTab::List/>
            <ShortSlip words=words.clone() slip/>
            <div class="finding">
                {add}
                {choosing}
                {more}
                <AttendeeTable list=Packed(list)/>
            </div>
            {whole}
            {withheld}
            <p class="small">{words.get("desk-list-noted")}</p>
        </DeskDocument>
    }
}

/// The rows for the table's island.
fn list(words: &Words, page: &AttendeeListPage, path: &str) -> AttendeeList {
    let fixed = ["desk-list-name", "desk-list-state", "desk-list-seats", "desk-list-arrived", "desk-list-signed-up"]
        .map(|key| words.get(key));
    let columns = page.columns.iter().map(|field| answers::short_label(words, field));
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

/// The list in numbers, each in a few words.
#[must_use]
pub fn sentences(words: &Words, counts: &Counts) -> Vec<String> {
    let sum = |(rows, seats): (u32, u32)| words.with("desk-list-sum", [("rows", rows.into()), ("seats", seats.into())]);
    let one = |key, count: u32| (count > 0).then(|| words.with(key, [("count", count.into())]));
    let all = sum(counts.confirmed);
    let all = match counts.cancelled {
        0 => all,
        cancelled => words.with("desk-list-cancelled", [("sum", all.into()), ("count", cancelled.into())]),
    };
    let taken = counts.capacity.map(|capacity| {
        words.with("desk-list-taken", [("seats", counts.confirmed.1.into()), ("capacity", capacity.into())])
    });
    let waiting = (counts.waiting.0 > 0).then(|| words.with("desk-list-wait", [("sum", sum(counts.waiting).into())]));
    let (unconfirmed, here) =
        (one("desk-list-unconfirmed", counts.pending), one("desk-list-here", counts.in_the_room()));
    [Some(all), taken, waiting, unconfirmed, here].into_iter().flatten().collect()
}

/// What else can be done with the list; whom to call comes with their number.
fn more(words: &Words, page: &AttendeeListPage) -> impl IntoView + use<> {
    let slug = &page.event.slug;
    let call = words.with("desk-list-call", [("count", page.counts.to_call.into())]);
    let links = [
        (page.counts.to_call > 0, paths::organise::attendees_call(slug), call),
        (true, paths::organise::attendees_export(slug), words.get("desk-list-export")),
        (true, paths::organise::totals(slug), words.get("desk-totals-title")),
        (true, paths::organise::badges(slug), words.get("desk-badges-title")),
    ];
    let links = links.into_iter().filter(|(shown, ..)| *shown);
    let links = links.map(|(_, path, name)| view! { <li><a href=path>{name}</a></li> }).collect::<Vec<_>>();
    view! {
        <details class="more">
            <summary>{words.get("desk-list-more")}</summary>
            <ul class="links">{links}</ul>
        </details>
    }
}

/// Which rows, in which order, and why somebody looks.
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
    let open = !page.choice.state.is_empty();
    view! {
        <details class="filter" open=open>
            <summary>{words.get("desk-list-filter")}</summary>
            <form method="post" action=path.to_owned() class="row">
                <Select words=words.clone() form=form.clone() name="state" label=words.get("desk-list-show") options=states/>
                <Select words=words.clone() form=form.clone() name="order" label=words.get("desk-list-sort") options=orders.to_vec()/>
                <Select words=words.clone() form name="why" label=words.get("desk-list-why") options=reasons(words, &REASONS)/>
                <button class="quiet">{words.get("desk-list-choose")}</button>
            </form>
        </details>
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
