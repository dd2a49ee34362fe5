//! `/organise/officer/audit`: the audit, newest first, filtered and paged.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::Select;
use crate::components::render::render;
use crate::domain::audit::{Act, Reason};
use crate::forms::state::FormState;
use crate::paths;
use crate::text::{Words, dates};

/// An entry, in words except for act and reason.
#[derive(Clone, Debug)]
pub struct AuditRow {
    /// Who.
    pub who: String,
    /// What.
    pub act: Option<Act>,
    /// The subject.
    pub about: String,
    /// When.
    pub at: DateTime<Utc>,
    /// How many records.
    pub count: i32,
    /// Why.
    pub reason: Option<Reason>,
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
    /// The entries, newest first.
    pub entries: Vec<AuditRow>,
    /// How many match in all.
    pub found: u64,
    /// The path of the newer entries.
    pub newer: Option<String>,
    /// The path of the older entries.
    pub older: Option<String>,
}

/// The page.
#[must_use]
pub fn html(page: AuditPage) -> String {
    render(move || {
        let words = page.desk.words();
        let title = words.get("desk-log-title");
        let all = ("all".to_owned(), words.get("desk-log-all"));
        let with_all = |options: Vec<(String, String)>| std::iter::once(all.clone()).chain(options).collect::<Vec<_>>();
        let (people, purposes) = (with_all(page.people), with_all(page.purposes));
        let acts = Act::ALL.iter().map(|act| (act.name().to_owned(), words.get(&format!("act-{}", act.name()))));
        let acts = with_all(acts.collect());
        let (form, found) = (page.form, page.found);
        let link = |key: &str, path: Option<String>| {
            let label = words.get(key);
            path.map(|path| view! { <a class="go" href=path>{label}</a> })
        };
        let (newer, older) = (link("desk-log-newer", page.newer), link("desk-log-older", page.older));
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-log-lead")}</p>
                <form method="get" action=paths::organise::AUDIT class="row">
                    <Select words=words.clone() form=form.clone() name="who" label=words.get("desk-log-who")
                        options=people/>
                    <Select words=words.clone() form=form.clone() name="about" label=words.get("desk-log-about")
                        options=purposes/>
                    <Select words=words.clone() form=form.clone() name="act" label=words.get("desk-log-what")
                        options=acts/>
                    <button class="quiet">{words.get("desk-log-filter")}</button>
                </form>
                <Entries words=words.clone() entries=page.entries found/>
                <p class="buttons">{newer}{older}</p>
            </DeskDocument>
        }
    })
}

#[component]
fn Entries(words: Words, entries: Vec<AuditRow>, found: u64) -> impl IntoView {
    if entries.is_empty() {
        return view! { <p class="empty">{words.get("desk-log-none")}</p> }.into_any();
    }
    let rows = entries.into_iter().map(|entry| {
        let act = entry.act.map(|act| words.get(&format!("act-{}", act.name())));
        let reason = entry.reason.map(|reason| words.get(&format!("reason-{}", reason.name())));
        view! {
            <tr>
                <td>{dates::moment(&words, entry.at, words.home())}</td>
                <td>{entry.who}</td>
                <td>{act}</td>
                <td>{entry.about}</td>
                <td class="number">{entry.count}</td>
                <td>{reason}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let heads = ["desk-log-when", "desk-log-who", "desk-log-what", "desk-log-about", "desk-log-count", "desk-log-why"];
    let class = |key: &str| (key == "desk-log-count").then_some("number");
    let heads = heads
        .map(|key| view! { <th scope="col" class=class(key)>{words.get(key)}</th> })
        .into_iter()
        .collect::<Vec<_>>();
    let caption = words.with("desk-log-found", [("count", found.into())]);
    view! {
        <div class="wide" tabindex="0" role="region" aria-label=words.get("desk-log-title")>
            <table class="log">
                <caption>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
