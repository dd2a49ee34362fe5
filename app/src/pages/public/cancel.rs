//! `/your-sign-up/{token}/cancel`: one button that frees the seats and erases; for the unconfirmed "this wasn't me",
//! with a second button `never=yes`: "and never write to this address again".

use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::record::subject_facts;
use crate::domain::held::Standing;
use crate::domain::held::{Held, Links};
use crate::pages::render;

/// What the page shows; the form posts to the path it stands on.
#[derive(Clone, Debug)]
pub struct CancelPage {
    /// The frame.
    pub frame: Frame,
    /// The record.
    pub held: Held,
    /// Its links.
    pub links: Links,
}

/// The page.
#[must_use]
pub fn html(page: CancelPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let held = &page.held;
        let pending = matches!(held.standing, Standing::Pending { .. });
        let (title, text, button) = match held.standing {
            Standing::Pending { .. } => ("cancel-title-pending", "cancel-text-pending", "cancel-button-pending"),
            Standing::Confirmed => ("cancel-title", "cancel-text", "cancel-button"),
            Standing::Waiting => ("cancel-title", "cancel-text-waiting", "cancel-button"),
            Standing::Subscribed => ("cancel-title-newsletter", "cancel-text-newsletter", "cancel-button-newsletter"),
        };
        let mut facts = subject_facts(&words, held);
        facts.push(Fact::new(words.get("fact-email"), held.email.to_display()));
        let never = pending.then(|| {
            view! {
                <p>{words.get("cancel-never-text")}</p>
                <p class="buttons">
                    <button class="quiet" name="never" value="yes">{words.get("cancel-never")}</button>
                </p>
            }
        });
        let keep = (!pending).then(|| view! { <a href=page.links.your_sign_up>{words.get("cancel-keep")}</a> });
        view! {
            <Document frame=page.frame title=words.get(title)>
                <h1>{words.get(title)}</h1>
                <p class="lead">{words.get(text)}</p>
                <Facts facts/>
                <form method="post">
                    <p class="buttons"><button>{words.get(button)}</button>{keep}</p>
                    {never}
                </form>
            </Document>
        }
    })
}
