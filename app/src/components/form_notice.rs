//! The notice above a form without errors that is shown once more: a likely typo, a question, a message.

use leptos::prelude::*;

use crate::forms::state::FormNotice;
use crate::text::Words;

/// The form's last button. It's less prominent when the notice at the top has buttons of its own.
#[component]
pub fn Send(
    /// The notice above the form, if there is one.
    notice: Option<FormNotice>,
    /// What the button says.
    label: String,
) -> impl IntoView {
    let button = match notice {
        Some(FormNotice::Typo { .. } | FormNotice::Sure) => view! { <button class="quiet">{label}</button> }.into_any(),
        Some(FormNotice::Stale | FormNotice::TooMany | FormNotice::Full) | None => {
            view! { <button>{label}</button> }.into_any()
        }
    };
    view! { <p class="buttons">{button}</p> }
}

/// The notice at the top of the form, inside it so that its buttons send the form.
#[component]
pub fn FormNoticeBox(
    /// The texts.
    words: Words,
    /// What it is about.
    notice: FormNotice,
    /// The address as typed.
    typed: String,
) -> impl IntoView {
    let (heading, rest) = match notice {
        FormNotice::Typo { suggestion } => {
            let heading = words.with("form-notice-typo", [("address", suggestion.clone().into())]);
            let keep = words.with("form-notice-typo-keep", [("address", typed.into())]);
            let take = words.with("form-notice-typo-use", [("address", suggestion.clone().into())]);
            let rest = view! {
                <p>{words.get("form-notice-typo-text")}</p>
                // Enter in an input presses the first button: that mustn't overrule what was typed.
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
                <p>{words.get("form-notice-sure-text")}</p>
                <p class="buttons"><button name="sure" value="yes">{words.get("form-notice-sure-button")}</button></p>
            };
            (words.get("form-notice-sure"), rest.into_any())
        }
        FormNotice::Stale => {
            (words.get("form-notice-stale"), view! { <p>{words.get("form-notice-stale-text")}</p> }.into_any())
        }
        FormNotice::Full => {
            (words.get("form-notice-full"), view! { <p>{words.get("form-notice-full-text")}</p> }.into_any())
        }
        FormNotice::TooMany => {
            (words.get("form-notice-too-many"), view! { <p>{words.get("form-notice-too-many-text")}</p> }.into_any())
        }
    };
    view! {
        <div class="notice" role="alert" tabindex="-1" autofocus=true aria-labelledby="again">
            <h2 id="again">{heading}</h2>
            {rest}
        </div>
    }
}
