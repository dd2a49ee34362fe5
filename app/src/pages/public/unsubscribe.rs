//! `/unsubscribe/{token}`: one button; a second `never=yes` button stops all mail to the address.

use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::render::render;
use crate::components::text::{Interpolated, Piece};
use crate::domain::held::Held;
use crate::pages::public::message::{self, Message};

/// What the page shows; the form posts to the page's own path.
#[derive(Clone, Debug)]
pub struct UnsubscribePage {
    /// The frame.
    pub frame: Frame,
    /// The subscription; `None` if the token is valid but the row is gone: "you are unsubscribed".
    pub held: Option<Held>,
}

/// The page.
#[must_use]
pub fn html(page: UnsubscribePage) -> String {
    let Some(held) = page.held else {
        return message::html(page.frame, Message::Unsubscribed { suppressed: false });
    };
    render(move || {
        let words = page.frame.words.clone();
        let piece = Piece::of(held.title(), &words);
        let title = words.with("unsubscribe-title", [("title", piece.text.clone().into())]);
        let facts = vec![Fact::new(words.get("fact-email"), held.email.to_display())];
        view! {
            <Document frame=page.frame title=title.clone()>
                <h1><Interpolated sentence=title piece/></h1>
                <p class="lead">{words.get("unsubscribe-text")}</p>
                <Facts facts/>
                <form method="post">
                    <input type="hidden" name="List-Unsubscribe" value="One-Click"/>
                    <p class="buttons"><button class="danger">{words.get("unsubscribe-button")}</button></p>
                    <p>{words.get("cancel-never-text")}</p>
                    <p class="buttons">
                        <button class="quiet danger" name="never" value="yes">{words.get("unsubscribe-never")}</button>
                    </p>
                </form>
            </Document>
        }
    })
}
