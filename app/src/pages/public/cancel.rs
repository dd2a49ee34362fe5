//! `/your-sign-up/{token}/cancel`: one button that frees the seats and erases; for the unconfirmed "this wasn't me",
//! with a second button `never=yes`: "and never write to this address again".

use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::record::subject_facts;
use crate::components::render::render;
use crate::domain::held::RecordState;
use crate::domain::held::{Held, Links};

/// What the page shows; the form posts to the page's own path.
#[derive(Clone, Debug)]
pub struct CancelSignUpPage {
    /// The frame.
    pub frame: Frame,
    /// The record.
    pub held: Held,
    /// Its links.
    pub links: Links,
}

/// The page.
#[must_use]
pub fn html(page: CancelSignUpPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let held = &page.held;
        let pending = matches!(held.state, RecordState::Pending { .. });
        let (title, text, button) = match held.state {
            RecordState::Pending { .. } => (
                words.get("cancel-title-pending"),
                words.get("cancel-text-pending"),
                words.get("cancel-button-pending"),
            ),
            RecordState::Confirmed => (words.get("cancel-title"), words.get("cancel-text"), words.get("cancel-button")),
            RecordState::Waiting => {
                (words.get("cancel-title"), words.get("cancel-text-waiting"), words.get("cancel-button"))
            }
            RecordState::Subscribed => (
                words.get("cancel-title-newsletter"),
                words.get("cancel-text-newsletter"),
                words.get("cancel-button-newsletter"),
            ),
        };
        let mut facts = subject_facts(&words, held);
        facts.push(Fact::new(words.get("fact-email"), held.email.to_display()));
        let suppressed = pending.then(|| {
            view! {
                <p>{words.get("cancel-never-text")}</p>
                <p class="buttons">
                    <button class="quiet" name="never" value="yes">{words.get("cancel-never")}</button>
                </p>
            }
        });
        let keep = (!pending).then(|| view! { <a href=page.links.your_sign_up>{words.get("cancel-keep")}</a> });
        view! {
            <Document frame=page.frame title=title.clone()>
                <h1>{title}</h1>
                <p class="lead">{text}</p>
                <Facts facts/>
                <form method="post">
                    <p class="buttons"><button>{button}</button>{keep}</p>
                    {suppressed}
                </form>
            </Document>
        }
    })
}
