//! Issues of a newsletter: the list, the form, an issue before and after it's sent.

pub mod form;
pub mod list;
pub mod one;
pub mod saves;

mod checks;
mod result;

use leptos::prelude::*;

use crate::api::Sending;
use crate::components::text::{Piece, Said};
use crate::domain::announcement::AnnouncementState;
use crate::domain::issue::{Issue, Rounded};
use crate::domain::newsletter::Newsletter;
use crate::paths;
use crate::text::{Words, dates};
use chrono::TimeDelta;

/// The inputs that differ between two saved texts of an issue.
const SAID: [&str; 3] = ["subject", "preview", "text"];

/// What a saved text of an issue says, or some of it: inputs with their texts.
fn saved_text(words: &Words, caption: String, said: Vec<(&'static str, String)>) -> impl IntoView + use<> {
    let label = caption.clone();
    let rows = said.into_iter().map(|(name, text)| {
        let text = if text.is_empty() { words.get("editor-empty") } else { text };
        view! { <tr><th scope="row">{words.get(&format!("issue-{name}"))}</th><td class="typed">{text}</td></tr> }
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <div class="wide" tabindex="0" role="region" aria-label=label>
            <table><caption>{caption}</caption><tbody>{rows}</tbody></table>
        </div>
    }
}

/// The newsletter that a page is about, linked to its own page.
fn newsletter_link(words: &Words, newsletter: &Newsletter) -> impl IntoView + use<> {
    let piece = Piece::of(&newsletter.content.title, words);
    view! { <a href=paths::organise::newsletter(&newsletter.slug)><Said piece/></a> }
}

fn title(words: &Words, issue: &Issue) -> String {
    let subject = &issue.content.subject;
    if subject.is_empty() { words.get("issue-untitled") } else { subject.clone() }
}

fn state_line(words: &Words, issue: &Issue) -> String {
    let when = issue.send_at.map(|at| dates::moment(words, at, words.home())).unwrap_or_default();
    let state = match issue.state {
        AnnouncementState::Draft => {
            let changed = dates::moment(words, issue.changed_at, words.home());
            words.with("issue-state-draft", [("when", changed.into())])
        }
        state => words.with(&format!("issue-state-{}", state.name()), [("when", when.into())]),
    };
    match issue.number {
        Some(number) => format!("{} \u{b7} {state}", words.with("issue-number", [("number", number.into())])),
        None => state,
    }
}

/// A number of people; a small one only says that it's small.
fn rounded(words: &Words, count: u32) -> String {
    match Rounded::of(count) {
        Rounded::None => "0".to_owned(),
        Rounded::Few(few) => words.with("issue-few", [("few", few.into())]),
        Rounded::Exact(count) => count.to_string(),
    }
}

/// How far it has got, for the island that polls.
#[must_use]
pub fn sending(words: &Words, issue: &Issue, time_left: Option<TimeDelta>) -> Sending {
    let progress = &issue.progress;
    let mut sentences = vec![sum(words, issue)];
    let minutes = time_left.map(|left| ((left.num_seconds() + 59) / 60).max(1)).filter(|_| progress.left > 0);
    if let Some(minutes) = minutes {
        sentences.push(words.with("issue-time-left", [("minutes", minutes.into())]));
    }
    if issue.unsubscribed > 0 {
        let count = rounded(words, issue.unsubscribed);
        sentences.push(words.with("issue-unsubscribed", [("count", count.into())]));
    }
    if progress.spared > 0 && progress.over {
        sentences.push(words.with("issue-spared", [("count", progress.spared.into())]));
    }
    Sending {
        sent: progress.sent,
        failed: progress.failed,
        in_doubt: progress.in_doubt,
        left: progress.left,
        text: sentences.join(" "),
        // A paused issue has other buttons.
        done: progress.over || issue.state != AnnouncementState::Sending,
    }
}

fn sum(words: &Words, issue: &Issue) -> String {
    let (sent, total) = (issue.progress.sent, issue.progress.total);
    words.with("issue-sent", [("sent", sent.into()), ("total", total.into())])
}
