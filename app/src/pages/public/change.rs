//! `/your-sign-up/{token}/change`: the form again, filled in; the address can't change, and seats can only go down.

use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::errors::ErrorSummary;
use crate::components::facts::Facts;
use crate::components::form_notice::FormNoticeBox;
use crate::components::frame::Frame;
use crate::components::record::subject_facts;
use crate::components::render::render;
use crate::components::sign_up_form::{question_of, seats};
use crate::components::slip::{PurposeSlip, Slip};
use crate::domain::held::{Held, Links};
use crate::forms::state::FormState;
use crate::text::dates;

/// What the page shows; the form posts to the page's own path.
#[derive(Clone, Debug)]
pub struct ChangePage {
    /// The frame.
    pub frame: Frame,
    /// The record.
    pub held: Held,
    /// Its links.
    pub links: Links,
    /// The form as typed so far.
    pub form: FormState,
    /// Whether one more person would join the waiting list.
    pub is_full: bool,
}

/// The page.
#[must_use]
pub fn html(page: ChangePage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let form = &page.form;
        let held = &Held { sooner: page.held.sooner_if_answered(), ..page.held };
        let fields = held.version.wording.fields.clone();
        let questions = fields.iter().map(|field| {
            let sooner = held.sooner.iter().find(|(key, _)| *key == field.key);
            let day = sooner.map(|(_, at)| dates::day(&words, *at, held.zone(words.home())));
            question_of(&words, field, form, day)
        });
        let questions = questions.collect::<Vec<_>>();
        let fewer = (held.event().is_some() && held.seats > 1).then(|| seats(&words, form, held.seats));
        let give_back = fewer.is_some().then(|| words.get("change-fewer")).map(|text| format!("{text} "));
        let more = held.event().map(|_| words.get(if page.is_full { "change-full" } else { "change-more" }));
        let seats_hint = more.map(|more| view! { <p>{give_back}{more}</p> });
        let facts = subject_facts(&words, held);
        let slip = Slip::of_record(&words, held);
        let address = words.with("change-address", [("address", held.email.to_display().into())]);
        let refused = form.is_refused();
        let notice = form.notice.clone().map(|notice| {
            let typed = held.email.to_display();
            view! { <FormNoticeBox words=words.clone() notice typed/> }
        });
        let summary = view! { <ErrorSummary words=words.clone() form=form.clone() fields=fields.clone()/> };
        view! {
            <Document frame=page.frame title=words.get("change-title") refused>
                {summary}
                <h1>{words.get("change-title")}</h1>
                <Facts facts/>
                <p>{address}</p>
                {seats_hint}
                <form method="post" novalidate=true>
                    {notice}
                    {fewer}
                    {questions}
                    <PurposeSlip words=words.clone() slip/>
                    <p class="buttons">
                        <button>{words.get("change-button")}</button>
                        <a href=page.links.your_sign_up>{words.get("change-back")}</a>
                    </p>
                </form>
            </Document>
        }
    })
}
