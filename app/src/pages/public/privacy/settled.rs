//! What is the same for every purpose: how long things are kept, and people's rights.

use leptos::prelude::*;

use crate::paths;
use crate::text::Words;

/// How long each kind of record is kept.
#[component]
pub(super) fn Retention(words: Words) -> impl IntoView {
    let rows = [
        (words.get("keep-pending"), words.get("keep-pending-until")),
        (words.get("keep-registration"), words.get("keep-registration-until")),
        (words.get("keep-special"), words.get("keep-special-until")),
        (words.get("keep-number"), words.get("keep-number-until")),
        (words.get("keep-waiting"), words.get("keep-waiting-until")),
        (words.get("keep-subscription"), words.get("keep-subscription-until")),
        (words.get("keep-list"), words.get("keep-list-until")),
        (words.get("keep-issue"), words.get("keep-issue-until")),
        (words.get("keep-mail"), words.get("keep-mail-until")),
        (words.get("keep-proof"), words.get("keep-proof-until")),
        (words.get("keep-account"), words.get("keep-account-until")),
        (words.get("keep-log"), words.get("keep-log-until")),
        (words.get("keep-never"), words.get("keep-never-until")),
    ];
    let rows = rows.map(|(what, until)| view! { <tr><th scope="row">{what}</th><td>{until}</td></tr> });
    view! {
        <details class="entry">
            <summary>{words.get("keep-caption")}</summary>
            <table class="terms">
                <caption class="unseen">{words.get("keep-caption")}</caption>
                <thead>
                    <tr><th scope="col">{words.get("keep-what")}</th><th scope="col">{words.get("keep-until")}</th></tr>
                </thead>
                <tbody>{rows.into_iter().collect::<Vec<_>>()}</tbody>
            </table>
        </details>
    }
}

/// People's rights, and how to use them.
#[component]
pub(super) fn Rights(words: Words) -> impl IntoView {
    view! {
        <p>{words.get("rights-text")}" "<a href=paths::YOUR_DATA>{words.get("rights-your-data")}</a></p>
        <ul>
            <li>{words.get("right-see")}</li>
            <li>{words.get("right-correct")}</li>
            <li>{words.get("right-delete")}</li>
            <li>{words.get("right-take")}</li>
            <li>{words.get("right-pause")}</li>
            <li>{words.get("right-object")}</li>
            <li>{words.get("right-withdraw")}</li>
        </ul>
        <p>{words.get("rights-month")}</p>
    }
}
