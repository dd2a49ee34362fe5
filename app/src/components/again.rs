//! Why a form without errors is shown once more: a likely typo, a question, a message.

use leptos::prelude::*;

use crate::forms::state::FormNotice;
use crate::text::Words;

/// The form's last button. It steps back where the box at the top brings buttons of its own.
#[component]
pub fn Send(
    /// Why the form is shown once more, if it is.
    again: Option<FormNotice>,
    /// What the button says.
    label: String,
) -> impl IntoView {
    let button = match again {
        Some(FormNotice::Typo { .. } | FormNotice::Sure) => view! { <button class="quiet">{label}</button> }.into_any(),
        Some(FormNotice::Stale | FormNotice::TooMany | FormNotice::Full) | None => {
            view! { <button>{label}</button> }.into_any()
        }
    };
    view! { <p class="buttons">{button}</p> }
}

/// The box at the top of the form, inside it, so that its buttons send the form.
#[component]
pub fn AgainBox(
    /// The texts.
    words: Words,
    /// Why.
    again: FormNotice,
    /// The address as it was typed.
    typed: String,
) -> impl IntoView {
    let (heading, rest) = match again {
        FormNotice::Typo { suggestion } => {
            let heading = words.with("again-typo", [("address", suggestion.clone().into())]);
            let keep = words.with("again-typo-keep", [("address", typed.into())]);
            let take = words.with("again-typo-use", [("address", suggestion.clone().into())]);
            let rest = view! {
                <p>{words.get("again-typo-text")}</p>
                // Enter in an input presses the first button: it must not overrule what was typed by hand.
                <button class="unseen" tabindex="-1" aria-hidden="true">{words.get("event-button")}</button>
                <input type="hidden" name="suggestion" value=suggestion/>
                <p class="buttons">
                    <button name="address_choice" value="suggestion">{take}</button>
                    <button class="quiet" name="address_choice" value="typed">{keep}</button>
                </p>
            };
            (heading, rest.into_any())
        }
        FormNotice::Sure => {
            let rest = view! {
                <p>{words.get("again-sure-text")}</p>
                <p class="buttons"><button name="sure" value="yes">{words.get("again-sure-button")}</button></p>
            };
            (words.get("again-sure"), rest.into_any())
        }
        FormNotice::Stale => (words.get("again-stale"), view! { <p>{words.get("again-stale-text")}</p> }.into_any()),
        FormNotice::Full => (words.get("again-full"), view! { <p>{words.get("again-full-text")}</p> }.into_any()),
        FormNotice::TooMany => {
            (words.get("again-too-many"), view! { <p>{words.get("again-too-many-text")}</p> }.into_any())
        }
    };
    view! {
        <div class="notice" role="alert" tabindex="-1" autofocus=true aria-labelledby="again">
            <h2 id="again">{heading}</h2>
            {rest}
        </div>
    }
}
