//! `/organise/officer/audit`: the audit, newest first, by day and visit, filtered and paged.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::desk_form::{Select, TextInput};
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::domain::audit::{Act, Reason};
use crate::forms::state::FormState;
use crate::paths;
use crate::text::{Words, dates};

/// The inputs that filter the entries; the download takes them over.
pub const FILTERS: [&str; 5] = ["who", "about", "act", "from", "to"];

/// An entry, or the entries of a visit, in words except for acts and reasons.
#[derive(Clone, Debug)]
pub struct AuditRow {
    /// Who.
    pub who: String,
    /// What, and how often.
    pub acts: Vec<(Act, usize)>,
    /// The subject.
    pub about: String,
    /// When it began and ended.
    pub span: (DateTime<Utc>, DateTime<Utc>),
    /// How many records; in a visit, the most that were seen at once.
    pub count: i32,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AuditPage {
    /// The frame.
    pub desk: Desk,
    /// The filter as chosen.
    pub form: FormState,
    /// Colleagues to filter by: value and name.
    pub people: Vec<(String, String)>,
    /// Events and newsletters to filter by: value and title.
    pub purposes: Vec<(String, String)>,
    /// The rows, newest first.
    pub rows: Vec<AuditRow>,
    /// How many entries match in all.
    pub found: u64,
    /// The path of the newest entries, if these are older.
    pub newest: Option<String>,
    /// The path of the older entries.
    pub older: Option<String>,
}

/// The page.
#[must_use]
pub fn html(page: AuditPage) -> String {
    render(move || {
        let words = page.desk.words();
        let title = words.get("desk-log-title");
        let form = page.form;
        let link = |key: &str, path: Option<String>| {
            let label = words.get(key);
            path.map(|path| view! { <a class="go" href=path>{label}</a> })
        };
        let (newest, older) = (link("desk-log-newest", page.newest), link("desk-log-older", page.older));
        let (people, purposes) = (page.people, page.purposes);
        let download = (!page.rows.is_empty()).then(|| view! { <Download words=words.clone() form=form.clone()/> });
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Officer title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-log-lead")}</p>
                <Filter words=words.clone() form people purposes/>
                <Entries words=words.clone() rows=page.rows found=page.found/>
                <p class="buttons">{newest}{older}</p>
                {download}
            </DeskDocument>
        }
    })
}

#[component]
fn Filter(
    words: Words,
    form: FormState,
    people: Vec<(String, String)>,
    purposes: Vec<(String, String)>,
) -> impl IntoView {
    let all = ("all".to_owned(), words.get("desk-log-all"));
    let with_all = |options: Vec<(String, String)>| std::iter::once(all.clone()).chain(options).collect::<Vec<_>>();
    let (people, purposes) = (with_all(people), with_all(purposes));
    let acts = Act::ALL.iter().map(|act| (act.name().to_owned(), words.get(&format!("act-{}", act.name()))));
    let acts = with_all(acts.collect());
    let chosen = |name: &&str| !matches!(form.typed.first(name), "" | "all");
    let open = FILTERS.iter().any(chosen);
    view! {
        <details open=open>
            <summary>{words.get("desk-log-narrow")}</summary>
            <form method="get" action=paths::organise::AUDIT class="row" novalidate=true>
                <Select words=words.clone() form=form.clone() name="who" label=words.get("desk-log-who")
                    options=people/>
                <Select words=words.clone() form=form.clone() name="about" label=words.get("desk-log-about")
                    options=purposes/>
                <Select words=words.clone() form=form.clone() name="act" label=words.get("desk-log-what")
                    options=acts/>
                <TextInput words=words.clone() form=form.clone() name="from" kind="date" optional=true
                    label=words.get("desk-log-from")/>
                <TextInput words=words.clone() form=form.clone() name="to" kind="date" optional=true
                    label=words.get("desk-log-to")/>
                <button class="quiet">{words.get("desk-log-filter")}</button>
            </form>
        </details>
    }
}

/// The button that exports what matches.
#[component]
fn Download(words: Words, form: FormState) -> impl IntoView {
    let inputs = FILTERS.map(|name| {
        let value = form.typed.first(name).to_owned();
        view! { <input type="hidden" name=name value=value/> }
    });
    view! {
        <form method="post" action=paths::organise::AUDIT>
            {inputs.into_iter().collect::<Vec<_>>()}
            <p class="hint" id="download-hint">{words.get("desk-log-download-hint")}</p>
            <p class="buttons">
                <button class="quiet" aria-describedby="download-hint">{words.get("desk-log-download")}</button>
            </p>
        </form>
    }
}

#[component]
fn Entries(words: Words, rows: Vec<AuditRow>, found: u64) -> impl IntoView {
    if rows.is_empty() {
        return view! { <p class="empty">{words.get("desk-log-none")}</p> }.into_any();
    }
    let heads = ["desk-log-when", "desk-log-who", "desk-log-what", "desk-log-about", "desk-log-count", "desk-log-why"];
    let class = |key: &str| (key == "desk-log-count").then_some("number");
    let heads = heads.map(|key| view! { <th scope="col" class=class(key)>{words.get(key)}</th> });
    let on = |row: &AuditRow| words.home().local(row.span.1).date_naive();
    let days = rows.chunk_by(|one, next| on(one) == on(next)).map(|rows| {
        view! { <Day words=words.clone() rows=rows.to_vec()/> }
    });
    let days = days.collect::<Vec<_>>();
    let caption = words.with("desk-log-found", [("count", found.into())]);
    view! {
        <div class="wide" tabindex="0" role="region" aria-label=words.get("desk-log-title")>
            <table class="log cards">
                <caption>{caption}</caption>
                <thead><tr>{heads.into_iter().collect::<Vec<_>>()}</tr></thead>
                {days}
            </table>
        </div>
    }
    .into_any()
}

/// The rows of a day under its date.
#[component]
fn Day(words: Words, rows: Vec<AuditRow>) -> impl IntoView {
    let day = rows.first().map(|row| dates::weekday(&words, row.span.1, words.home()));
    let rows = rows.into_iter().map(|row| view! { <Entry words=words.clone() row/> });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <tbody>
            <tr class="day"><th scope="rowgroup" colspan="6">{day}</th></tr>
            {rows}
        </tbody>
    }
}

/// What an act's number counts, in words.
#[must_use]
pub fn unit(words: &Words, act: Act, count: i32) -> Option<String> {
    let counted = act.counts()?;
    Some(words.with(&format!("desk-log-unit-{}", counted.name()), [("count", count.into())]))
}

#[component]
fn Entry(words: Words, row: AuditRow) -> impl IntoView {
    let (from, to) = row.span;
    let clock = |at| dates::clock(&words, at, words.home());
    let when = if clock(from) == clock(to) { clock(to) } else { dates::times(&words, from, to, words.home()) };
    let acts = row.acts.iter().map(|(act, times)| {
        let act = words.get(&format!("act-{}", act.name()));
        match times {
            1 => act,
            times => words.with("desk-log-times", [("act", act.into()), ("times", (*times).into())]),
        }
    });
    let acts = acts.collect::<Vec<_>>().join(", ");
    // The acts of a visit count the same.
    let counted = row.acts.first().and_then(|(act, _)| unit(&words, *act, row.count));
    let count = counted.map(|unit| format!("{}\u{a0}{unit}", row.count));
    let reasons = row.reasons.iter().map(|reason| words.get(&format!("reason-{}", reason.name())));
    let reasons = Some(reasons.collect::<Vec<_>>().join(", ")).filter(|reasons| !reasons.is_empty());
    view! {
        <tr>
            <td>{when}</td>
            <td data-label=words.get("desk-log-who")>{row.who}</td>
            <td data-label=words.get("desk-log-what")>{acts}</td>
            <td data-label=words.get("desk-log-about")>{row.about}</td>
            <td class="number" data-label=words.get("desk-log-count")>{count}</td>
            <td data-label=words.get("desk-log-why")>{reasons}</td>
        </tr>
    }
}
