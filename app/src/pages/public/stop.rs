//! `/newsletters/{slug}/stop`: type an address, get a mail with the button that stops the newsletter.

use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::errors::ErrorSummary;
use crate::components::form_notice::{FormNoticeBox, Send};
use crate::components::frame::Frame;
use crate::components::links::reachable;
use crate::components::render::render;
use crate::components::sign_up_form::{Email, Hidden};
use crate::components::slip::{ShortSlip, Slip};
use crate::components::text::{Interpolated, Piece};
use crate::domain::newsletter::Newsletter;
use crate::forms::state::FormState;
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct StopPage {
    /// The frame, with the newsletter's branch.
    pub frame: Frame,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// The form as typed so far.
    pub form: FormState,
    /// The form token: the value of the hidden input `form`.
    pub form_token: String,
}

/// The page.
#[must_use]
pub fn html(page: StopPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let form = page.form;
        let piece = Piece::of(&page.newsletter.content.title, &words);
        let title = words.with("stop-title", [("title", piece.text.clone().into())]);
        let refused = form.is_refused();
        let above = form.notice.clone();
        let notice = form.notice.clone().map(|notice| {
            let typed = form.typed.first("email").to_owned();
            view! { <FormNoticeBox words=words.clone() notice typed/> }
        });
        let (phone, email) = (page.frame.phone().to_owned(), page.frame.email().to_owned());
        let by_hand = words.with("your-data-by-hand", [("email", email.into()), ("phone", phone.clone().into())]);
        let by_hand = reachable(&by_hand, &phone);
        let slip = Slip::of_stop(&words);
        view! {
            <Document frame=page.frame title=title.clone() refused>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1><Interpolated sentence=title piece/></h1>
                <p class="lead">{words.get("stop-lead")}</p>
                <form method="post" action=paths::newsletter_stop(&page.newsletter.slug) novalidate=true>
                    {notice}
                    <Email words=words.clone() form why=words.get("stop-email-why")/>
                    <ShortSlip words=words.clone() slip/>
                    <Hidden words=words.clone() form_token=page.form_token/>
                    <Send notice=above label=words.get("stop-button")/>
                    <p class="small">{words.get("stop-after")}</p>
                </form>
                <h2>{words.get("your-data-other")}</h2>
                <p>{by_hand}</p>
            </Document>
        }
    })
}
