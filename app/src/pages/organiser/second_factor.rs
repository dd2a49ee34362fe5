//! `/organise/account/factor`: set up the second factor, move it to a new phone, get new recovery codes.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::next_input;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::TextInput;
use crate::components::errors::ErrorSummary;
use crate::components::qr::Qr;
use crate::components::render::render;
use crate::forms::state::FormState;
use crate::paths;
use crate::text::{Words, dates};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SecondFactorPage {
    /// The frame.
    pub desk: Desk,
    /// When it was set up, and how many recovery codes are left.
    pub set: Option<(DateTime<Utc>, usize)>,
    /// The URL in the QR code.
    pub url: String,
    /// The key to type.
    pub key: String,
    /// The form as typed so far.
    pub form: FormState,
    /// Where to go next.
    pub next: String,
}

/// The page.
#[must_use]
pub fn html(page: SecondFactorPage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form;
        let title = words.get("desk-factor-title");
        let is_set = page.set.is_some();
        let top = match page.set {
            None => view! { <p class="lead">{words.get("desk-factor-lead")}</p> }.into_any(),
            Some((at, left)) => {
                let day = dates::day(&words, at, words.home());
                let sentence = words.with("desk-factor-is-set", [("day", day.into()), ("left", left.into())]);
                view! {
                    <p class="lead">{sentence}</p>
                    <p>{words.get("desk-factor-off")}</p>
                    <NewCodes words=words.clone() form=form.clone()/>
                    <h2>{words.get("desk-factor-new-phone")}</h2>
                    <p>{words.get("desk-factor-new-phone-text")}</p>
                }
                .into_any()
            }
        };
        let password = is_set.then(|| {
            view! {
                <TextInput words=words.clone() form=form.clone() name="password" kind="password"
                    label=words.get("desk-factor-password") autocomplete="current-password"/>
            }
        });
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                {top}
                <h2>{words.get("desk-factor-step-app")}</h2>
                <p>{words.get("desk-factor-step-app-text")}</p>
                <h2>{words.get("desk-factor-step-scan")}</h2>
                <Qr of=page.url alt=words.get("desk-factor-picture")/>
                <p>{words.get("desk-factor-key")}" "<code class="key">{page.key}</code></p>
                <h2>{words.get("desk-factor-step-code")}</h2>
                <form method="post" action=paths::organise::SECOND_FACTOR novalidate=true>
                    <input type="hidden" name="do" value="set-up"/>
                    {next_input(&page.next)}
                    <TextInput words=words.clone() form=form.clone() name="code" label=words.get("desk-factor-code")
                        autocomplete="one-time-code" inputmode="numeric"/>
                    {password}
                    <p class="buttons"><button>{words.get("desk-factor-button")}</button></p>
                </form>
            </DeskDocument>
        }
    })
}

#[component]
fn NewCodes(words: Words, form: FormState) -> impl IntoView {
    view! {
        <h2>{words.get("desk-factor-new-codes")}</h2>
        <p>{words.get("desk-factor-new-codes-text")}</p>
        <form method="post" action=paths::organise::SECOND_FACTOR novalidate=true>
            <input type="hidden" name="do" value="new-codes"/>
            <TextInput words=words.clone() form name="codes_password" kind="password"
                label=words.get("desk-factor-password") autocomplete="current-password"/>
            <p class="buttons"><button class="quiet">{words.get("desk-factor-new-codes-button")}</button></p>
        </form>
    }
}

/// Ten recovery codes, shown once.
#[derive(Clone, Debug)]
pub struct CodesPage {
    /// The frame.
    pub desk: Desk,
    /// The codes.
    pub codes: Vec<String>,
    /// Where to go next.
    pub next: String,
}

/// The page of the recovery codes.
#[must_use]
pub fn codes(page: CodesPage) -> String {
    render(move || {
        let words = page.desk.words();
        let title = words.get("desk-codes-title");
        let codes = page.codes.into_iter().map(|code| view! { <li><code>{code}</code></li> });
        let codes = codes.collect::<Vec<_>>();
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-codes-lead")}</p>
                <ol class="codes">{codes}</ol>
                <p class="buttons"><a class="button" href=page.next>{words.get("desk-codes-go-on")}</a></p>
            </DeskDocument>
        }
    })
}
