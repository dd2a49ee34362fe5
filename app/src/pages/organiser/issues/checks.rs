//! The list that is looked through before an issue is sent. What isn't right leads to where it can be put right.

use leptos::prelude::*;

use crate::domain::issue::{HTML_MOST, IssueChecks};
use crate::text::Words;

/// Where things are put right.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// The form of the issue.
    pub form: String,
    /// The newsletter.
    pub newsletter: String,
}

/// A row: whether it's right, what it says, where it's put right.
type Row = (bool, String, String);

fn rows(words: &Words, checks: &IssueChecks, places: &Places) -> Vec<Row> {
    let input = |name: &str| format!("{}#f-{name}", places.form);
    let row = |is_right: bool, right: &str, wrong: &str, place: String| {
        (is_right, words.get(if is_right { right } else { wrong }), place)
    };
    let mut rows = vec![
        row(checks.is_open, "issue-check-open", "issue-check-closed", places.newsletter.clone()),
        row(checks.has_subject, "issue-check-subject", "issue-check-no-subject", input("subject")),
        row(checks.has_text, "issue-check-text", "issue-check-no-text", input("text")),
    ];
    if checks.links.is_empty() {
        rows.push((true, words.get("issue-check-links"), input("text")));
    }
    for (link, fault) in &checks.links {
        let key = format!("issue-check-link-{}", fault.name());
        rows.push((false, words.with(&key, [("link", link.clone().into())]), input("text")));
    }
    for name in &checks.cards {
        rows.push((false, words.with("issue-check-card", [("name", name.clone().into())]), input("text")));
    }
    for (picture, fault) in &checks.picture_faults {
        let key = format!("issue-check-picture-{}", fault.name());
        rows.push((false, words.with(&key, [("picture", picture.clone().into())]), input("text")));
    }
    if checks.pictures > 0 && checks.picture_faults.is_empty() {
        rows.push((true, words.get("issue-check-pictures"), input("text")));
    }
    let sender = checks.has_imprint && checks.has_sender;
    rows.push(row(sender, "issue-check-sender", "issue-check-no-sender", places.newsletter.clone()));
    let size = checks.size.div_ceil(1000);
    let sizes = [("size", size.into()), ("most", (HTML_MOST / 1000).into())];
    let size = words.with(if checks.fits() { "issue-check-size" } else { "issue-check-too-large" }, sizes);
    rows.push((checks.fits(), size, input("text")));
    rows
}

/// The list.
#[component]
pub(super) fn CheckList(words: Words, checks: IssueChecks, places: Places) -> impl IntoView {
    let rows = rows(&words, &checks, &places).into_iter().map(|(is_right, text, place)| {
        if is_right {
            return view! { <li class="is-done">{text}</li> }.into_any();
        }
        view! { <li><strong>{words.get("issue-check-wrong")}</strong>" "<a href=place>{text}</a></li> }.into_any()
    });
    let rows = rows.collect::<Vec<_>>();
    view! { <ul class="conditions">{rows}</ul> }
}
