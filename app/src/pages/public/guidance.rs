//! `/guidance`: what everybody who sees records has read and confirmed, for anyone to read.

use leptos::prelude::*;

use crate::components::document::{Document, Preview};
use crate::components::frame::Frame;
use crate::components::guidance::Guidance;
use crate::components::render::render;

/// The page.
#[must_use]
pub fn html(frame: Frame) -> String {
    render(move || {
        let words = frame.words.clone();
        let email = frame.organisation.privacy_email.clone();
        let preview = Preview { description: words.get("guidance-lead"), json_ld: None };
        view! {
            <Document frame title=words.get("guidance-title") preview>
                <h1>{words.get("guidance-title")}</h1>
                <p class="lead">{words.get("guidance-lead")}</p>
                <Guidance words email/>
            </Document>
        }
    })
}
