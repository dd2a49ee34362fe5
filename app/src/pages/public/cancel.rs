//! `/your-sign-up/{token}/cancel`: one button that frees the seats and erases; for the unconfirmed "this wasn't me",
//! with a second button `never=yes`: "and never email me again".

use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::record::when_and_where;
use crate::components::render::render;
use crate::components::text::{Interpolated, Piece};
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
        let keys = match held.state {
            RecordState::Pending { .. } => ["cancel-title-pending", "cancel-text-pending", "cancel-button-pending"],
            RecordState::Confirmed => ["cancel-title", "cancel-text", "cancel-button"],
            RecordState::Waiting => ["cancel-title-waiting", "cancel-text-waiting", "way-leave"],
            RecordState::Subscribed => ["unsubscribe-title", "unsubscribe-text", "unsubscribe-button"],
        };
        let piece = Piece::of(held.title(), &words);
        let said = |key| words.with(key, [("title", piece.text.clone().into()), ("seats", held.seats.into())]);
        let [title, text, button] = keys.map(said);
        let heading = view! { <Interpolated sentence=title.clone() piece=piece.clone()/> };
        let at = held.event().map(|event| when_and_where(&words, event));
        let facts = vec![Fact::new(words.get("fact-email"), held.email.to_display())];
        let suppressed = pending.then(|| {
            view! {
                <p>{words.get("cancel-never-text")}</p>
                <p class="buttons">
                    <button class="quiet danger" name="never" value="yes">{words.get("cancel-never")}</button>
                </p>
            }
        });
        let keep = (!pending).then(|| view! { <a href=page.links.your_sign_up>{words.get("cancel-keep")}</a> });
        view! {
            <Document frame=page.frame title>
                <h1>{heading}</h1>
                {at}
                <p class="lead">{text}</p>
                <Facts facts/>
                <form method="post">
                    <p class="buttons"><button class="danger">{button}</button>{keep}</p>
                    {suppressed}
                </form>
            </Document>
        }
    })
}
