//! What became of an issue: a bar, and the numbers. They're all there is: nobody is watched while they read.

use leptos::prelude::*;

use super::{rounded, sum};
use crate::components::facts::{Fact, Facts};
use crate::domain::issue::Issue;
use crate::text::Words;

/// The numbers of an issue.
#[component]
pub(super) fn IssueNumbers(words: Words, issue: Issue) -> impl IntoView {
    let progress = issue.progress;
    let label = sum(&words, &issue);
    let come = (progress.total - progress.left.min(progress.total)).to_string();
    let plain = |key: &str, count: u32| Fact::new(words.get(key), count.to_string());
    let few = |key: &str, count: u32| Fact::new(words.get(key), rounded(&words, count));
    let rest = [
        ("progress-failed", progress.failed),
        ("progress-in-doubt", progress.in_doubt),
        ("issue-fact-spared", progress.spared),
        ("progress-left", progress.left),
    ];
    let mut facts = vec![plain("issue-fact-total", progress.total), plain("progress-sent", progress.sent)];
    facts.extend(rest.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| plain(key, count)));
    facts.push(few("issue-fact-bounced", issue.bounced));
    facts.push(few("issue-fact-unsubscribed", issue.unsubscribed));
    view! {
        <p class="progress">
            <progress max=progress.total.max(1).to_string() value=come aria-label=label.clone()></progress>
            " "
            <strong>{label}</strong>
        </p>
        <Facts facts/>
    }
}
