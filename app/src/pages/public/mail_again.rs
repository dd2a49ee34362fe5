//! `/mail-again/{token}`: one button lets mail to an address through again.

use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::frame::Frame;
use crate::components::render::render;

/// What the page shows; the form posts to the page's own path.
#[derive(Clone, Debug)]
pub struct MailAgainPage {
    /// The frame.
    pub frame: Frame,
}

/// The page.
#[must_use]
pub fn html(page: MailAgainPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        view! {
            <Document frame=page.frame title=words.get("lift-title")>
                <h1>{words.get("lift-title")}</h1>
                <p class="lead">{words.get("lift-text")}</p>
                <form method="post">
                    <p class="buttons"><button>{words.get("lift-button")}</button></p>
                </form>
            </Document>
        }
    })
}
