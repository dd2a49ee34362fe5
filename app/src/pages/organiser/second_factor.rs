//! `/organise/account/factor`: set up the second factor, move it to a new phone, get new recovery codes.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::editor::conditions::PendingPublish;
use super::next_input;
use crate::components::desk::{Desk, DeskDocument, MenuItem};
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
    /// The URL in the QR code (`otpauth://`); a phone opens its app with it.
    pub url: String,
    /// The key to type.
    pub key: String,
    /// The form as typed so far.
    pub form: FormState,
    /// Where to go next.
    pub next: String,
    /// The draft that's published once all is done.
    pub pending: Option<PendingPublish>,
}

/// The page.
#[must_use]
pub fn html(page: SecondFactorPage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form;
        let title = words.get("desk-factor-title");
        let notice = page.pending.as_ref().map(|pending| pending.notice(&words));
        let then = page.pending.map(|pending| pending.inputs());
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
            <DeskDocument desk=page.desk section=MenuItem::Account title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                {notice}
                {top}
                <h2>{words.get("desk-factor-step-app")}</h2>
                <p>{words.get("desk-factor-step-app-text")}</p>
                <h2>{words.get("desk-factor-step-scan")}</h2>
                <p class="buttons">
                    {words.get("desk-factor-here")}
                    <a class="button quiet" href=page.url.clone()>{words.get("desk-factor-tap")}</a>
                </p>
                <p>{words.get("desk-factor-elsewhere")}</p>
                <Qr of=page.url alt=words.get("desk-factor-picture")/>
                <p>{words.get("desk-factor-key")}" "<code class="key">{page.key}</code></p>
                <h2>{words.get("desk-factor-step-code")}</h2>
                <form method="post" action=paths::organise::SECOND_FACTOR novalidate=true>
                    <input type="hidden" name="do" value="set-up"/>
                    {next_input(&page.next)}
                    {then}
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
    /// The draft that's published once all is done.
    pub pending: Option<PendingPublish>,
}

/// The page of the recovery codes.
#[must_use]
pub fn codes(page: CodesPage) -> String {
    render(move || {
        let words = page.desk.words();
        let title = words.get("desk-codes-title");
        let site = page.desk.frame.base_url.clone();
        let codes = page.codes.into_iter().map(|code| view! { <li><code>{code}</code></li> });
        let codes = codes.collect::<Vec<_>>();
        let next = match page.pending {
            Some(pending) => view! {
                <form method="post" action=pending.path()>
                    {pending.inputs()}
                    <p class="buttons"><button>{pending.kept(&words)}</button></p>
                </form>
            }
            .into_any(),
            None => {
                view! { <p class="buttons"><a class="button" href=page.next>{words.get("desk-codes-go-on")}</a></p> }
                    .into_any()
            }
        };
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Account title=title.clone()>
                <h1>{title}</h1>
                <p class="lead unprinted">{words.get("desk-codes-lead")}</p>
                <p class="address">{site}</p>
                <ol class="codes">{codes}</ol>
                <p class="small unprinted">{words.get("desk-codes-print")}</p>
                {next}
            </DeskDocument>
        }
    })
}
