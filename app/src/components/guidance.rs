//! The guidance's text: the same for everybody, organiser or not.

use leptos::prelude::*;

use crate::text::Words;

/// The points: each a heading and what is said about it.
const POINTS: [(&str, &str); 8] = [
    ("guidance-need", "guidance-need-text"),
    ("guidance-safe", "guidance-safe-text"),
    ("guidance-never", "guidance-never-text"),
    ("guidance-one-use", "guidance-one-use-text"),
    ("guidance-mail", "guidance-mail-text"),
    ("guidance-trace", "guidance-trace-text"),
    ("guidance-gone", "guidance-gone-text"),
    ("guidance-wrong", "guidance-wrong-text"),
];
/// How many old rules are shown next to the new ones.
pub const RULES: usize = 6;

/// The text below the page's heading.
#[component]
pub fn Guidance(
    /// The texts.
    words: Words,
    /// Where to report it when something goes wrong.
    email: String,
) -> impl IntoView {
    let points = POINTS.map(|(point, text)| {
        let text = words.with(text, [("email", email.clone().into())]);
        view! {
            <h2>{words.get(point)}</h2>
            <p>{text}</p>
        }
    });
    let rules = (1..=RULES).map(|rule| {
        view! {
            <dl class="facts">
                <div><dt>{words.get("guidance-said")}</dt><dd>{words.get(&format!("guidance-said-{rule}"))}</dd></div>
                <div><dt>{words.get("guidance-now")}</dt><dd>{words.get(&format!("guidance-now-{rule}"))}</dd></div>
                <div><dt>{words.get("guidance-here")}</dt><dd>{words.get(&format!("guidance-here-{rule}"))}</dd></div>
            </dl>
        }
    });
    view! {
        {points.into_iter().collect::<Vec<_>>()}
        <h2>{words.get("guidance-then")}</h2>
        <p>{words.get("guidance-then-text")}</p>
        {rules.collect::<Vec<_>>()}
    }
}
