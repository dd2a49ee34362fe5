//! `/organise/exports` and `/organise/officer/exports`: exports, until somebody confirms that every copy is destroyed.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::dashboard::CopyOut;
use crate::text::{Words, dates};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct CopiesPage {
    /// The frame.
    pub desk: Desk,
    /// The exports that are out, most urgent first.
    pub copies: Vec<CopyOut>,
    /// Whether it is the data officer's page.
    pub officer: bool,
    /// Whether one has just been confirmed as destroyed.
    pub done: bool,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: CopiesPage) -> String {
    render(move || {
        let words = page.desk.words();
        let done = page.done.then(|| view! { <Notice tone=Tone::Done heading=words.get("desk-copies-done")/> });
        let (officer, now) = (page.officer, page.now);
        let items = page.copies.into_iter().map(|copy| {
            let title = Piece::of(&copy.title, &words);
            let who = officer.then(|| view! { <Taker words=words.clone() who=copy.who title=title.text.clone()/> });
            let zone = words.home();
            let taken = words.with(
                &format!("desk-copies-taken-{}", copy.kind),
                [("count", copy.count.into()), ("day", dates::day(&words, copy.at, zone).into())],
            );
            let day = dates::day(&words, copy.destroy_by, zone);
            let (class, key) =
                if copy.destroy_by <= now { ("overdue", "desk-copies-late") } else { ("small", "desk-copies-by") };
            view! {
                <li>
                    <h2><Said piece=title/></h2>
                    <p>{taken}</p>
                    {who}
                    <p class=class>{words.with(key, [("day", day.into())])}</p>
                    <form method="post">
                        <p class="buttons"><button class="quiet" name="destroyed" value=copy.id.to_string()>{words.get("desk-copies-button")}</button></p>
                    </form>
                </li>
            }
        });
        let items = items.collect::<Vec<_>>();
        let list = if items.is_empty() {
            view! { <p class="empty">{words.get("desk-copies-none")}</p> }.into_any()
        } else {
            view! { <ul class="listing">{items}</ul> }.into_any()
        };
        let (title, lead) = if officer {
            ("desk-copies-officer-title", "desk-copies-officer-lead")
        } else {
            ("desk-copies-title", "desk-copies-lead")
        };
        let title = words.get(title);
        let section = if officer { MenuItem::Officer } else { MenuItem::Account };
        view! {
            <DeskDocument desk=page.desk section title=title.clone()>
                {done}
                <h1>{title}</h1>
                <p class="lead">{words.get(lead)}</p>
                {list}
            </DeskDocument>
        }
    })
}

/// Who took a list, and a link that writes to them: a mail program fills in what it's about.
#[component]
fn Taker(words: Words, who: Option<(String, String)>, title: String) -> impl IntoView {
    let by = |name: String| words.with("desk-copies-who", [("name", name.into())]);
    let Some((name, email)) = who else {
        return view! { <p class="small">{by(words.get("desk-copies-left"))}</p> }.into_any();
    };
    let subject = words.with("desk-copies-subject", [("title", title.into())]);
    let to = mailto(&email, &subject);
    let label = words.with("desk-copies-write", [("name", name.clone().into())]);
    view! { <p class="small">{by(name)}" "<a href=to>{label}</a></p> }.into_any()
}

/// A `mailto:` link with its subject (RFC 6068).
fn mailto(email: &str, subject: &str) -> String {
    const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'@').remove(b'.').remove(b'-').remove(b'_');
    format!("mailto:{}?subject={}", utf8_percent_encode(email, ESCAPED), utf8_percent_encode(subject, ESCAPED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_an_address_or_a_title_adds_to_the_link() {
        let link = mailto("olu&x=?@harbour.example", "Tea & cake?\r\nBcc: all");
        assert_eq!(link.matches(['?', '&', '\n', ':']).count(), 2, "{link}");
        assert!(link.starts_with("mailto:olu%26x%3D%3F@harbour.example?subject=Tea%20%26"));
    }
}
