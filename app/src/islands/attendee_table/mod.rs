//! The attendee table. The page lists a hundred rows with a search form and links to more, and needs no script. Once
//! awake, the table loads every row, filters while you type, sorts by any column, and shows who has arrived.

mod find;
mod rows;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fill::fill;
use super::packed::Packed;
use super::poll::{Next, poll};
use crate::api::{self, ApiError, Arrivals, AttendeeRow};
use crate::packed::{packed, texts};
use find::{Found, Listed, MAX_ROWS, TableOrder, find};
use rows::{Head, row};

/// How often the door is polled.
const EVERY: Duration = Duration::from_secs(5);

packed! {
    /// A link to another page of the list.
    pub struct PageLink {
        /// What it says.
        pub text: String,
        /// Where it leads; `None` for the current page.
        pub path: Option<String>,
    }
}

packed! {
    /// A page of an attendee list, ready to show.
    pub struct AttendeeList {
        /// The server's name for the list; see [`api::load_attendees`].
        pub list: String,
        /// The path of the page: the search form leads there.
        pub path: String,
        /// What was searched for; the input's name is `q`.
        pub query: String,
        /// The heads of the columns: name, state, seats, arrived, signed up, then one for each answer.
        pub heads: Vec<String>,
        /// The rows of this page.
        pub rows: Vec<AttendeeRow>,
        /// Which of how many rows these are, as a sentence.
        pub status: String,
        /// See [`Arrivals::counts`].
        pub counts: Vec<String>,
        /// The other pages.
        pub pages: Vec<PageLink>,
        /// The table's texts.
        pub texts: AttendeeTexts,
    }
}

texts! {
    /// The table's texts.
    pub struct AttendeeTexts {
        /// The table's caption.
        pub caption: String,
        /// The label of the search: what can be searched for.
        pub search: String,
        /// The button of the search.
        pub button: String,
        /// The label of the links to the other pages.
        pub pages: String,
        /// `%n` of the `%m` seats of a row have arrived.
        pub arrived: String,
        /// `%n` of `%m` rows are shown, which is all that match.
        pub shown: String,
        /// The first `%n` of `%m` matching rows are shown.
        pub shown_first: String,
        /// The rows couldn't be loaded; search and pages still work.
        pub failed: String,
        /// The session has ended.
        pub signed_out: String,
    }
}

/// Everything that changes while the page is open.
#[derive(Clone, Copy)]
struct State {
    list: StoredValue<String>,
    texts: StoredValue<AttendeeTexts>,
    heads: StoredValue<Vec<String>>,
    rows: RwSignal<Vec<Listed>>,
    counts: RwSignal<Vec<String>>,
    query: RwSignal<String>,
    order: RwSignal<Option<TableOrder>>,
    /// Whether every row is loaded. Until then the page is as the server made it.
    is_whole: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
    is_loading: StoredValue<bool>,
    version: StoredValue<u64>,
    mark: StoredValue<i64>,
}

impl State {
    /// Loads every row; only one load at a time.
    fn load(self) {
        if self.is_loading.get_value() {
            return;
        }
        self.is_loading.set_value(true);
        spawn_local(async move {
            match api::load_attendees(self.list.get_value()).await {
                Ok(all) => {
                    self.version.set_value(all.version);
                    self.mark.set_value(all.mark);
                    self.rows.set(all.rows.into_iter().map(Listed::new).collect());
                    self.is_whole.set(true);
                    self.trouble.set(None);
                }
                Err(error) => self.tell(error),
            }
            self.is_loading.set_value(false);
        });
    }

    /// Asks what has happened at the door.
    async fn ask(self) -> Next {
        match api::ask_arrivals(self.list.get_value(), self.mark.get_value()).await {
            Ok(arrivals) => {
                self.take(arrivals);
                Next::Again
            }
            Err(ApiError::SignedOut) => {
                self.tell(ApiError::SignedOut);
                Next::Stop
            }
            Err(ApiError::NotFound) => Next::Stop,
            // The next answer may be better.
            Err(ApiError::Busy | ApiError::Failed) => Next::Again,
        }
    }

    fn take(self, arrivals: Arrivals) {
        let Arrivals { version, mark, changed, counts } = arrivals;
        self.counts.set(counts);
        self.mark.set_value(mark);
        if !changed.is_empty() {
            self.rows.update(|rows| {
                for Listed { row, .. } in rows {
                    if let Some((_, arrived)) = changed.iter().find(|(link, _)| *link == row.link) {
                        row.arrived = *arrived;
                    }
                }
            });
        }
        if self.is_whole.get_untracked() && version != self.version.get_value() {
            self.load();
        }
    }

    fn tell(self, error: ApiError) {
        let said = self.texts.with_value(|texts| match error {
            ApiError::SignedOut => texts.signed_out.clone(),
            ApiError::NotFound | ApiError::Busy | ApiError::Failed => texts.failed.clone(),
        });
        self.trouble.set(Some(said));
    }

    /// What is shown: the server's choice until every row is loaded.
    fn found(self) -> Found {
        self.rows.with(|rows| {
            if self.is_whole.get() {
                find(rows, &self.query.read(), self.order.get())
            } else {
                Found { rows: rows.iter().map(|listed| listed.row.clone()).collect(), all: rows.len() }
            }
        })
    }

    fn status(self, found: &Found) -> String {
        let all = self.rows.with(Vec::len);
        self.texts.with_value(|texts| {
            if found.all > MAX_ROWS {
                fill(&texts.shown_first, MAX_ROWS, found.all)
            } else {
                fill(&texts.shown, found.all, all)
            }
        })
    }

    fn typed(self, query: String) {
        self.query.set(query);
        if !self.is_whole.get_untracked() {
            self.load();
        }
    }
}

/// The table with its search, its counts and its links.
#[island]
pub fn AttendeeTable(
    /// The page of the list.
    list: Packed<AttendeeList>,
) -> impl IntoView {
    let Packed(list) = list;
    let AttendeeList { list, path, query, heads, rows, status, counts, pages, texts } = list;
    let AttendeeTexts { caption, search, button, pages: more, .. } = texts.clone();
    let is_searched = !query.is_empty();
    let state = State {
        list: StoredValue::new(list),
        texts: StoredValue::new(texts),
        heads: StoredValue::new(heads.clone()),
        rows: RwSignal::new(rows.into_iter().map(Listed::new).collect()),
        counts: RwSignal::new(counts),
        query: RwSignal::new(query.clone()),
        order: RwSignal::new(None),
        is_whole: RwSignal::new(false),
        trouble: RwSignal::new(None),
        is_loading: StoredValue::new(false),
        version: StoredValue::new(0),
        mark: StoredValue::new(0),
    };
    // The server also finds what isn't in the rows, such as an address: its result stays until something is typed.
    if !is_searched {
        Effect::new(move || state.load());
    }
    poll(EVERY, move || state.ask());
    let found = Memo::new(move |_| state.found());
    let status =
        Signal::derive(move || if state.is_whole.get() { state.status(&found.read()) } else { status.clone() });
    let counts = move || state.counts.get().into_iter().map(|count| view! { <li>{count}</li> }).collect::<Vec<_>>();
    let heads = heads.into_iter().enumerate().map(|(column, head)| {
        view! { <Head head column is_whole=state.is_whole order=state.order/> }
    });
    let heads = heads.collect::<Vec<_>>();
    let pages = pages.into_iter().map(|PageLink { text, path }| {
        let current = path.is_none().then_some("page");
        view! { <li><a href=path aria-current=current>{text}</a></li> }
    });
    let pages = pages.collect::<Vec<_>>();
    let rows = move || found.get().rows.into_iter().map(|one| row(one, state.texts, state.heads)).collect::<Vec<_>>();
    let label = caption.clone();
    view! {
        <div class="attendees">
            <form class="search" method="post" action=path role="search">
                <label for="f-q">{search}</label>
                <div class="buttons">
                    <input type="search" id="f-q" name="q" value=query autocomplete="off"
                        on:input:target=move |typed| state.typed(typed.target().value())/>
                    <button class="quiet">{button}</button>
                </div>
            </form>
            <ul class="counts">{counts}</ul>
            <p class="message" role="status">{state.trouble}</p>
            <p class="small" role="status">{status}</p>
            <div class="wide" role="region" aria-label=label tabindex="0">
                <table class="cards">
                    <caption class="unseen">{caption}</caption>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <nav class="pages" aria-label=more hidden=state.is_whole><ul>{pages}</ul></nav>
        </div>
    }
}
