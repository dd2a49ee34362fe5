//! `/organise/newsletters/{slug}/issues/new`, and changing a draft: what it says and who gets it.

use leptos::prelude::*;

use super::{SAID, newsletter_link, saved_text};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::{FileInput, Select, TextArea, TextInput, Tick};
use crate::components::errors::ErrorSummary;
use crate::components::render::{render, render_with_islands};
use crate::components::script::Bundle;
use crate::components::slip::{ShortSlip, Slip};
use crate::domain::event::Event;
use crate::domain::language::LocalText;
use crate::domain::newsletter::Newsletter;
use crate::domain::purpose::PurposeVersion;
use crate::forms::issue::{DECORATION, LOST, PICTURE, PICTURE_ALT, answers, choice};
use crate::forms::state::FormState;
use crate::islands::Autosave;
use crate::text::{Words, dates};
use chrono::{DateTime, Utc};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct IssueFormPage {
    /// The frame.
    pub desk: Desk,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// What its readers were asked, and told.
    pub version: PurposeVersion,
    /// The form.
    pub form: FormState,
    /// The events that a card can show.
    pub events: Vec<Event>,
    /// What somebody else has saved in the meantime.
    pub theirs: Option<TheirIssue>,
    /// Where "back" leads.
    pub back: String,
    /// The clock.
    pub now: DateTime<Utc>,
    /// What saves the form while somebody writes; without it, its button does.
    pub bundle: Option<Bundle>,
}

/// What somebody else has saved in the meantime.
#[derive(Clone, Debug)]
pub struct TheirIssue {
    /// Who, if known.
    pub name: Option<String>,
    /// When, in words.
    pub moment: String,
    /// Their subject, preview line and text.
    pub says: [String; 3],
}

/// The page.
#[must_use]
pub fn html(page: IssueFormPage) -> String {
    let is_awake = page.bundle.is_some();
    let view = move || {
        let words = page.desk.words();
        let of = newsletter_link(&words, &page.newsletter);
        let slip = Slip::of_newsletter(&words, &page.newsletter, &page.version.wording, page.now);
        let (form, title) = (page.form.clone(), title(&words, &page.form));
        let theirs = page.theirs.map(|theirs| conflict(&words, theirs, &form));
        let who = who(&words, &form, &page.version);
        let cards = cards(&words, &form, &page.events);
        let revision = form.typed.first("revision").to_owned();
        let again = words.clone();
        let w = move || again.clone();
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused() bundle=page.bundle>
                <ErrorSummary words=w() form=form.clone()/>
                {theirs}
                <p class="when">{of}</p>
                <h1>{title}</h1>
                <p>{words.get("issue-only-this")}</p>
                <ShortSlip words=w() slip/>
                <form method="post" enctype="multipart/form-data" novalidate=true>
                    <input type="hidden" name="revision" value=revision/>
                    // The Enter key presses a form's first button.
                    <button class="unseen" tabindex="-1" aria-hidden="true">{words.get("issue-save")}</button>
                    <TextInput words=w() form=form.clone() name="subject" label=words.get("issue-subject")
                        hint=words.get("issue-subject-hint")/>
                    <TextInput words=w() form=form.clone() name="preview" label=words.get("issue-preview")
                        hint=words.get("issue-preview-hint") optional=true/>
                    <TextArea words=w() form=form.clone() name="text" label=words.get("issue-text")
                        hint=words.get("issue-text-hint") rows=24/>
                    <p class="autosave" role="status" data-failed=words.get("issue-autosave-failed")
                        data-signed-out=words.get("issue-autosave-signed-out")></p>
                    <Autosave/>
                    <details>
                        <summary>{words.get("issue-how")}</summary>
                        <ul>
                            {(1..=7).map(|at: u8| view! { <li>{words.get(&format!("issue-how-{at}"))}</li> }).collect_view()}
                        </ul>
                    </details>
                    {cards}
                    {who}
                    <PictureInput words=w() form=form.clone()/>
                    <p class="buttons">
                        <button>{words.get("issue-save")}</button>
                        <a href=page.back>{words.get("issue-back")}</a>
                    </p>
                </form>
            </DeskDocument>
        }
    };
    if is_awake { render_with_islands(view) } else { render(view) }
}

/// Only a draft that is kept has a revision.
fn title(words: &Words, form: &FormState) -> String {
    match (form.typed.first("revision"), form.typed.first("subject").trim()) {
        ("", _) => words.get("issue-new-title"),
        (_, "") => words.get("issue-edit-untitled"),
        (_, subject) => words.with("issue-edit-title", [("subject", subject.into())]),
    }
}

/// The events to put a card of, with a button that adds its line to the text.
fn cards(words: &Words, form: &FormState, events: &[Event]) -> Option<AnyView> {
    let first = (String::new(), words.get("issue-card-choose"));
    let options = events.iter().map(|event| {
        let day = dates::day(words, event.starts_at, event.timezone);
        (event.slug.to_string(), format!("{} ({day})", event.content.title.get(words.language())))
    });
    let options: Vec<_> = std::iter::once(first).chain(options).collect();
    (options.len() > 1).then(|| {
        view! {
            <Select words=words.clone() form=form.clone() name="event" label=words.get("issue-card") options
                hint=words.get("issue-card-hint") optional=true/>
            <p class="buttons"><button class="quiet" name="do" value="card">{words.get("issue-card-add")}</button></p>
        }
        .into_any()
    })
}

/// A picture to add to the text, with a button that adds its line. It's the last input: what comes after a file is lost
/// when the file is too large.
#[component]
fn PictureInput(words: Words, form: FormState) -> impl IntoView {
    view! {
        <fieldset class="boxed">
            <legend>{words.get("issue-picture")}</legend>
            <TextInput words=words.clone() form=form.clone() name=PICTURE_ALT label=words.get("issue-picture-alt")
                hint=words.get("issue-picture-alt-hint") optional=true/>
            <Tick words=words.clone() form=form.clone() name=DECORATION label=words.get("issue-picture-decoration")/>
            <FileInput words=words.clone() form name=PICTURE label=words.get("issue-picture-file")
                hint=words.get("issue-picture-hint") accept="image/jpeg,image/png" optional=true/>
            <p class="buttons"><button class="quiet">{words.get("issue-picture-add")}</button></p>
        </fieldset>
    }
    .into_any()
}

/// Everybody, or those who gave one answer to one of the list's own questions.
fn who(words: &Words, form: &FormState, version: &PurposeVersion) -> Option<AnyView> {
    let said = |text: &LocalText| text.get(words.language()).to_owned();
    let all = answers(version);
    let options = all.iter().map(|(field, value)| {
        let label = match field.options.iter().find(|option| option.value == *value) {
            Some(option) => said(&option.label),
            None => words.get(if value == "yes" { "answer-yes" } else { "answer-no" }),
        };
        (choice(&field.key, value), format!("{}: {label}", said(&field.label)))
    });
    let lost = (form.typed.first("answer") == LOST).then(|| (LOST.to_owned(), words.get("issue-who-lost")));
    let everyone = std::iter::once((String::new(), words.get("issue-all")));
    let options: Vec<_> = lost.into_iter().chain(everyone).chain(options).collect();
    (options.len() > 1).then(|| {
        view! {
            <Select words=words.clone() form=form.clone() name="answer" label=words.get("issue-who") options
                hint=words.get("issue-who-hint") optional=true/>
        }
        .into_any()
    })
}

fn conflict(words: &Words, theirs: TheirIssue, form: &FormState) -> AnyView {
    let who = theirs.name.unwrap_or_else(|| words.get("editor-somebody"));
    let sentence = words.with("editor-conflict-text", [("name", who.into()), ("moment", theirs.moment.into())]);
    let said = SAID.into_iter().zip(theirs.says).filter(|(name, text)| form.typed.first(name).trim() != text.trim());
    let saved = saved_text(words, words.get("editor-conflict-theirs"), said.collect());
    view! {
        <div class="notice" role="alert" aria-labelledby="conflict">
            <h2 id="conflict">{words.get("editor-conflict")}</h2>
            <p>{sentence}</p>
            {saved}
            <p>{words.get("editor-conflict-mine")}</p>
        </div>
    }
    .into_any()
}
