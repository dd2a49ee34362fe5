//! `/your-data`: type an address, get a mail with links to everything held under it.

use leptos::prelude::*;

use crate::components::document::{Document, Preview};
use crate::components::errors::ErrorSummary;
use crate::components::form_notice::{FormNoticeBox, Send};
use crate::components::frame::Frame;
use crate::components::links::reachable;
use crate::components::render::render;
use crate::components::sign_up_form::{Email, Hidden};
use crate::components::slip::{ShortSlip, Slip};
use crate::forms::state::FormState;
use crate::paths;

/// What the page shows; its slip says what the typed address is used for.
#[derive(Clone, Debug)]
pub struct YourDataPage {
    /// The frame.
    pub frame: Frame,
    /// The form as typed so far.
    pub form: FormState,
    /// The form token: the value of the hidden input `form`.
    pub form_token: String,
}

/// The page.
#[must_use]
pub fn html(page: YourDataPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let form = page.form;
        let preview = Preview { description: words.get("your-data-lead"), json_ld: None };
        let refused = form.is_refused();
        let above = form.notice.clone();
        let notice = form.notice.clone().map(|notice| {
            let typed = form.typed.first("email").to_owned();
            view! { <FormNoticeBox words=words.clone() notice typed/> }
        });
        let by_hand = words.with(
            "your-data-by-hand",
            [
                ("email", page.frame.organisation.privacy_email.clone().into()),
                ("phone", page.frame.organisation.privacy_phone.clone().into()),
            ],
        );
        let by_hand = reachable(&by_hand, &page.frame.organisation.privacy_phone);
        let slip = Slip::of_your_data(&words);
        view! {
            <Document frame=page.frame title=words.get("your-data-title") refused preview>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{words.get("your-data-title")}</h1>
                <p class="lead">{words.get("your-data-lead")}</p>
                <form method="post" action=paths::YOUR_DATA novalidate=true>
                    {notice}
                    <Email words=words.clone() form why=words.get("your-data-email-why")/>
                    <ShortSlip words=words.clone() slip/>
                    <Hidden words=words.clone() form_token=page.form_token/>
                    <Send notice=above label=words.get("your-data-button")/>
                    <p class="small">{words.get("your-data-after")}</p>
                </form>
                <h2>{words.get("your-data-other")}</h2>
                <p>{by_hand}</p>
            </Document>
        }
    })
}
