//! Who hears of a change: how many by email, and the link to those who have to be called.

use leptos::prelude::*;

use crate::domain::reach::Reach;
use crate::paths;
use crate::text::Words;

/// How many people get an email, and how many have none; nothing if there's nobody.
#[component]
pub fn WhoHears(
    /// The texts.
    words: Words,
    /// How many.
    reach: Reach,
    /// The public name of the event.
    slug: String,
    /// Whether the emails are on their way already.
    #[prop(optional)]
    sent: bool,
) -> impl IntoView {
    let key = if sent { "editor-reach-sent" } else { "editor-reach-emails" };
    let emails = (reach.emails > 0).then(|| words.with(key, [("emails", reach.emails.into())]));
    let calls = (reach.calls > 0).then(|| {
        let path = paths::organise::attendees_call(&slug);
        let sentence = words.with("editor-reach-calls", [("calls", reach.calls.into())]);
        view! { {sentence}" "<a href=path>{words.get("editor-reach-call")}</a> }
    });
    (!reach.is_nobody()).then(|| view! { <p>{emails}" "{calls}</p> })
}
