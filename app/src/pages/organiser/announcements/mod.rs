//! Writing to the attendees: the list, the form, an announcement before and after it's sent.

pub mod form;
pub mod list;
pub mod one;

use leptos::prelude::*;

use crate::api::Sending;
use crate::domain::announcement::{AnnouncementContent, AnnouncementState, Progress, Segment};
use crate::domain::zone::Zone;
use crate::text::{Words, dates};
use chrono::{DateTime, Utc};

/// An announcement as shown.
#[derive(Clone, Debug)]
pub struct Announced {
    /// Its path.
    pub path: String,
    /// Its content; empty for the reminder.
    pub content: AnnouncementContent,
    /// Whether it is the reminder.
    pub is_reminder: bool,
    /// Who gets it.
    pub segment: Segment,
    /// Its state.
    pub state: AnnouncementState,
    /// When it's sent, or was.
    pub send_at: Option<DateTime<Utc>>,
    /// How far it has got.
    pub progress: Progress,
}

impl Announced {
    fn title(&self, words: &Words) -> String {
        if self.is_reminder { words.get("desk-announce-reminder") } else { self.content.subject.clone() }
    }
}

fn state_line(words: &Words, one: &Announced, zone: Zone) -> String {
    let when = one.send_at.map(|at| dates::moment(words, at, zone)).unwrap_or_default();
    words.with(&format!("desk-announce-state-{}", one.state.name()), [("when", when.into())])
}

/// How far it has got, for the island that polls.
#[must_use]
pub fn sending(words: &Words, progress: &Progress, state: AnnouncementState) -> Sending {
    Sending {
        sent: progress.sent,
        failed: progress.failed,
        in_doubt: progress.in_doubt,
        left: progress.left,
        text: match progress.spared {
            0 => sum(words, progress),
            spared => {
                format!("{}. {}", sum(words, progress), words.with("desk-announce-spared", [("count", spared.into())]))
            }
        },
        done: progress.over || state != AnnouncementState::Sending,
    }
}

fn sum(words: &Words, progress: &Progress) -> String {
    words.with("desk-announce-sent", [("sent", progress.sent.into()), ("total", progress.total.into())])
}

/// How far it has got: a bar, and the same in words.
#[component]
fn ProgressBar(words: Words, progress: Progress) -> impl IntoView {
    let Progress { total, failed, in_doubt, spared, left, .. } = progress;
    let line = |key: &str, count: u32| (count > 0).then(|| words.with(key, [("count", count.into())]));
    let parts = [
        line("desk-announce-failed", failed),
        line("desk-announce-in-doubt", in_doubt),
        line("desk-announce-spared", spared),
        line("desk-announce-left", left),
    ];
    let rest = parts.into_iter().flatten().map(|text| view! { <p class="small">{text}</p> }).collect::<Vec<_>>();
    let label = sum(&words, &progress);
    view! {
        <p class="progress">
            <progress max=total.max(1).to_string() value=(total - left.min(total)).to_string() aria-label=label.clone()>
            </progress>
            <strong>{label}</strong>
        </p>
        {rest}
    }
}
