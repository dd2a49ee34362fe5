//! `/newsletters/{slug}`: a newsletter, its form and its slip; also when it's closed.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::{Document, Preview};
use crate::components::errors::ErrorSummary;
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::notice::{Notice, Tone, preview_note};
use crate::components::render::render;
use crate::components::sign_up_form::{SignUpFields, SignUpForm};
use crate::components::slip::Slip;
use crate::components::text::{Paragraphs, Piece, Said};
use crate::domain::newsletter::Newsletter;
use crate::domain::purpose::PurposeVersion;
use crate::forms::state::FormState;
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct NewsletterPage {
    /// The frame, with the newsletter's branch.
    pub frame: Frame,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// The wording and form as published.
    pub version: PurposeVersion,
    /// The form as typed so far.
    pub form: FormState,
    /// The form token: the value of the hidden input `form`.
    pub form_token: String,
    /// The path of the draft, if it's a preview.
    pub preview: Option<String>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: NewsletterPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let content = &page.newsletter.content;
        let title = Piece::of(&content.title, &words);
        let description = Piece::of(&content.description, &words);
        let frequency = Piece::of(&content.frequency, &words);
        let age = words.with("newsletter-age", [("age", page.frame.organisation.minimum_age.into())]);
        let facts = vec![
            Fact::new(words.get("fact-how-often"), view! { <Said piece=frequency/> }),
            Fact::new(words.get("fact-who-for"), age),
        ];
        let preview = Preview { description: description.text.clone(), json_ld: None };
        let refused = page.form.is_refused();
        let (form, fields) = (page.form.clone(), page.version.wording.fields.clone());
        let (sign_up, stop, archive) = (sign_up(&page), stop(&page), archive(&page));
        let note = page.preview.clone().map(|path| preview_note(&words, path));
        view! {
            <Document frame=page.frame title=title.text.clone() refused preview>
                <ErrorSummary words form fields/>
                {note}
                <h1><Said piece=title/></h1>
                <Paragraphs piece=description lead=true/>
                <Facts facts/>
                {sign_up}
                {archive}
                {stop}
            </Document>
        }
    })
}

/// What it's like: the issues that were sent.
fn archive(page: &NewsletterPage) -> Option<impl IntoView + use<>> {
    let (label, to) = (page.frame.words.get("archive-title"), paths::issues(&page.newsletter.slug));
    let is_there = page.newsletter.content.archive && page.preview.is_none();
    is_there.then(|| view! { <p><a class="go" href=to>{label}</a></p> })
}

/// For those who get it and have none of its mails at hand.
fn stop(page: &NewsletterPage) -> Option<impl IntoView + use<>> {
    let label = page.frame.words.get("stop-link");
    let to = paths::newsletter_stop(&page.newsletter.slug);
    page.preview.is_none().then(|| view! { <p class="small"><a href=to>{label}</a></p> })
}

/// The form, or that the list is closed.
fn sign_up(page: &NewsletterPage) -> AnyView {
    let words = &page.frame.words;
    if page.newsletter.closed_at.is_some_and(|closed_at| closed_at <= page.now) {
        let (text, more) = (words.get("newsletter-closed-text"), words.get("newsletter-more"));
        return view! {
            <Notice tone=Tone::Plain heading=words.get("newsletter-closed")>
                <p>{text}</p>
                <p><a class="go" href="/">{more}</a></p>
            </Notice>
        }
        .into_any();
    }
    view! {
        <section aria-labelledby="sign-up">
            <h2 id="sign-up">{words.get("newsletter-sign-up")}</h2>
            <SignUpForm of=form(page)/>
        </section>
    }
    .into_any()
}

/// What its form shows.
pub(super) fn form(page: &NewsletterPage) -> SignUpFields {
    let words = &page.frame.words;
    let wording = &page.version.wording;
    SignUpFields {
        words: words.clone(),
        disabled: page.preview.is_some(),
        shared: false,
        action: paths::newsletter(&page.newsletter.slug),
        form: page.form.clone(),
        form_token: page.form_token.clone(),
        email_why: words.get("newsletter-email-why"),
        most_seats: None,
        fields: wording.fields.clone(),
        sooner: vec![],
        consent: Some(Piece::of(&wording.consent, words)),
        slip: Slip::of_newsletter(words, &page.newsletter, wording, page.now),
        by_button: None,
        button: words.get("newsletter-button"),
        after: words.get("newsletter-after"),
    }
}
