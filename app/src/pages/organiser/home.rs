//! `/organise`: the events and newsletters of your branches, what is held for each and until when, what has expired.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::dashboard::{Drafted, Gone, HeldOf};
use crate::domain::event::Event;
use crate::domain::newsletter::Newsletter;
use crate::domain::zone::Zone;
use crate::paths;
use crate::text::{Words, dates};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct DashboardPage {
    /// The frame.
    pub desk: Desk,
    /// The events of the viewer's branches, soonest first, with what is held.
    pub events: Vec<(Event, Branch, HeldOf)>,
    /// Their newsletters.
    pub newsletters: Vec<(Newsletter, Branch, HeldOf)>,
    /// The drafts.
    pub drafts: Vec<Drafted>,
    /// What expired in the last week.
    pub gone: Vec<Gone>,
    /// Whether the viewer may write new ones.
    pub may_draft: bool,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: DashboardPage) -> String {
    render(move || {
        let words = page.desk.words();
        let now = page.now;
        let overdue = page.events.iter().map(|(.., held)| held.overdue).sum::<u32>()
            + page.newsletters.iter().map(|(.., held)| held.overdue).sum::<u32>();
        let is_past = |(event, _, held): &(Event, Branch, HeldOf)| {
            event.is_over(now) && held.parts.is_empty() && held.overdue == 0
        };
        let (past, coming): (Vec<_>, Vec<_>) = page.events.into_iter().partition(is_past);
        let past = (!past.is_empty()).then(|| {
            let heading = words.with("desk-home-past", [("count", past.len().into())]);
            view! { <details><summary>{heading}</summary>{list(&words, past.into_iter().rev().map(of_event).collect())}</details> }
        });
        let events = list(&words, coming.into_iter().map(of_event).collect());
        let newsletters =
            list(&words, page.newsletters.into_iter().map(|item| of_newsletter(item, words.home())).collect());
        let new = page.may_draft.then(|| {
            view! { <p class="buttons"><a class="button" href=paths::organise::NEW>{words.get("desk-home-new")}</a></p> }
        });
        let drafts = (!page.drafts.is_empty()).then(|| {
            let items = page.drafts.into_iter().map(|draft| {
                let title = if draft.title.is_empty() { words.get("desk-home-untitled") } else { draft.title };
                view! { <li><h3><a href=draft.path>{title}</a></h3></li> }
            });
            view! { <h2>{words.get("desk-home-drafts")}</h2><ul class="listing">{items.collect::<Vec<_>>()}</ul> }
        });
        let title = words.get("desk-home-title");
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                <h1>{title}</h1>
                <Overdue words=words.clone() count=overdue/>
                {new}
                {drafts}
                <h2>{words.get("desk-home-events")}</h2>
                {events}
                {past}
                <h2>{words.get("desk-home-newsletters")}</h2>
                {newsletters}
                <h2>{words.get("desk-home-gone")}</h2>
                <Receipts words=words.clone() gone=page.gone empty=words.get("desk-home-gone-none")/>
            </DeskDocument>
        }
    })
}

/// An event or newsletter with what is held.
struct Item {
    path: String,
    title: crate::domain::language::LocalText,
    branch: Branch,
    when: Option<(DateTime<Utc>, DateTime<Utc>)>,
    zone: Zone,
    held: HeldOf,
}

fn of_event((event, branch, held): (Event, Branch, HeldOf)) -> Item {
    Item {
        path: paths::organise::event(&event.slug),
        title: event.content.title,
        branch,
        when: Some((event.starts_at, event.ends_at)),
        zone: event.timezone,
        held,
    }
}

fn of_newsletter((list, branch, held): (Newsletter, Branch, HeldOf), home: Zone) -> Item {
    Item {
        path: paths::organise::newsletter(&list.slug),
        title: list.content.title,
        branch,
        when: None,
        zone: home,
        held,
    }
}

fn list(words: &Words, items: Vec<Item>) -> AnyView {
    if items.is_empty() {
        return view! { <p class="empty">{words.get("desk-home-none")}</p> }.into_any();
    }
    let items = items.into_iter().map(|item| {
        let (title, of) = (Piece::of(&item.title, words), Piece::of(&item.branch.content.name, words));
        let when = item.when.map(|(from, to)| view! { <p class="when">{dates::span(words, from, to, item.zone)}</p> });
        view! {
            <li>
                {when}
                <h3><a href=item.path><Said piece=title/></a></h3>
                <p class="small"><Said piece=of/></p>
                {held(words, &item.held, item.zone)}
            </li>
        }
    });
    view! { <ul class="listing">{items.collect::<Vec<_>>()}</ul> }.into_any()
}

fn held(words: &Words, held: &HeldOf, zone: Zone) -> AnyView {
    let parts = held.parts.iter().map(|part| {
        let day = dates::day(words, part.until, zone);
        let text =
            words.with(&format!("desk-home-held-{}", part.what), [("count", part.count.into()), ("day", day.into())]);
        view! { <li>{text}</li> }
    });
    let parts = parts.collect::<Vec<_>>();
    let overdue = (held.overdue > 0).then(|| {
        view! { <li class="overdue">{words.with("desk-home-overdue-here", [("count", held.overdue.into())])}</li> }
    });
    if parts.is_empty() && overdue.is_none() {
        return view! { <p class="small">{words.get("desk-home-held-nothing")}</p> }.into_any();
    }
    view! { <ul class="held">{overdue}{parts}</ul> }.into_any()
}

/// Says that nothing is overdue, or in red that something is.
#[component]
fn Overdue(words: Words, count: u32) -> impl IntoView {
    if count == 0 {
        view! { <p class="lead">{words.get("desk-home-on-time")}</p> }.into_any()
    } else {
        let text = words.with("desk-home-overdue", [("count", count.into())]);
        view! {
            <div class="summary" role="alert">
                <h2>{text}</h2>
                <p>{words.get("desk-home-overdue-why")}</p>
            </div>
        }
        .into_any()
    }
}

/// What has expired, with day and number.
#[component]
pub fn Receipts(
    /// The texts.
    words: Words,
    /// What has expired.
    gone: Vec<Gone>,
    /// The text if nothing has.
    empty: String,
) -> impl IntoView {
    if gone.is_empty() {
        return view! { <p class="small">{empty}</p> }.into_any();
    }
    let rows = gone.into_iter().map(|row| {
        let title = Piece::of(&row.title, &words);
        let what = words.with(&format!("desk-home-gone-{}", row.what), [("count", row.count.into())]);
        let day = dates::day(&words, row.at, words.home());
        view! { <tr><th scope="row"><Said piece=title/></th><td>{what}</td><td>{day}</td></tr> }
    });
    let rows = rows.collect::<Vec<_>>();
    let label = words.get("desk-home-gone");
    view! {
        <div class="wide" tabindex="0" role="region" aria-label=label>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words.get("desk-home-gone-of")}</th>
                        <th scope="col">{words.get("desk-home-gone-what")}</th>
                        <th scope="col">{words.get("desk-home-gone-when")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
