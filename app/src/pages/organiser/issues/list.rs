//! `/organise/newsletters/{slug}/issues`: the issues of a newsletter, and how its readers come and go.

use chrono::NaiveTime;
use leptos::prelude::*;

use super::{newsletter_link, rounded, state_line, sum, title};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::domain::announcement::AnnouncementState;
use crate::domain::issue::{Growth, Issue};
use crate::domain::newsletter::Newsletter;
use crate::domain::slug::Slug;
use crate::domain::zone::Zone;
use crate::paths;
use crate::text::{Words, dates};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct IssueListPage {
    /// The frame.
    pub desk: Desk,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// Its issues, newest first.
    pub all: Vec<Issue>,
    /// How many read it now.
    pub readers: u64,
    /// How its readers came and left, newest month first.
    pub growth: Vec<Growth>,
}

/// The page.
#[must_use]
pub fn html(page: IssueListPage) -> String {
    render(move || {
        let words = page.desk.words();
        let of = newsletter_link(&words, &page.newsletter);
        let slug = page.newsletter.slug.clone();
        let items = page.all.iter().map(|issue| item(&words, &slug, issue)).collect::<Vec<_>>();
        let list = if items.is_empty() {
            view! { <p class="empty">{words.get("issues-none")}</p> }.into_any()
        } else {
            view! { <ul class="listing">{items}</ul> }.into_any()
        };
        let readers = words.with("editor-number-readers", [("count", page.readers.into())]);
        let write = page.newsletter.closed_at.is_none().then(|| {
            let new = paths::organise::issue_new(&slug);
            view! { <p class="buttons"><a class="button" href=new>{words.get("issue-new")}</a></p> }
        });
        let growth = growth(&words, &page.growth);
        let heading = words.get("issues-title");
        view! {
            <DeskDocument desk=page.desk title=heading.clone()>
                <p class="when">{of}</p>
                <h1>{heading}</h1>
                <ul class="numbers"><li><b>{page.readers.to_string()}</b>" "{readers}</li></ul>
                {write}
                {list}
                {growth}
                <p class="small">{words.get("issues-no-tracking")}</p>
            </DeskDocument>
        }
    })
}

fn item(words: &Words, slug: &Slug, issue: &Issue) -> impl IntoView + use<> {
    let path = paths::organise::issue(slug, issue.id);
    let has_gone = !matches!(issue.state, AnnouncementState::Draft | AnnouncementState::Scheduled);
    let numbers = has_gone.then(|| {
        let unsubscribed = rounded(words, issue.unsubscribed);
        let unsubscribed = words.with("issue-unsubscribed", [("count", unsubscribed.into())]);
        view! { <p>{sum(words, issue)}" "{unsubscribed}</p> }
    });
    view! {
        <li>
            <p class="when">{state_line(words, issue)}</p>
            <h2><a href=path>{title(words, issue)}</a></h2>
            {numbers}
        </li>
    }
}

fn growth(words: &Words, months: &[Growth]) -> Option<AnyView> {
    if months.is_empty() {
        return None;
    }
    let [came, left] = ["issues-came", "issues-left"].map(|key| words.get(key));
    let rows = months.iter().map(|month| {
        let name = dates::month(words, month.month.and_time(NaiveTime::MIN).and_utc(), Zone::utc());
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td data-label=came.clone()>{rounded(words, month.subscribed)}</td>
                <td data-label=left.clone()>{rounded(words, month.unsubscribed)}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let table = view! {
        <h2>{words.get("issues-growth")}</h2>
        <table class="cards">
            <thead><tr><th scope="col">{words.get("issues-month")}</th><th scope="col">{came}</th><th scope="col">{left}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    Some(table.into_any())
}
