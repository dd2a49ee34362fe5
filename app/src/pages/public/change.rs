//! `/your-sign-up/{token}/change`: the form again, filled in; the address can't change.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::errors::ErrorSummary;
use crate::components::form_notice::FormNoticeBox;
use crate::components::frame::Frame;
use crate::components::links::reachable;
use crate::components::record::when_and_where;
use crate::components::render::render;
use crate::components::sign_up_form::{private_agreement, question_of, seats};
use crate::components::slip::{ShortSlip, Slip};
use crate::components::text::{Interpolated, Piece};
use crate::domain::event::{Event, SignUpState};
use crate::domain::field::Field;
use crate::domain::held::{Held, Links, RecordState};
use crate::forms::state::FormState;
use crate::text::{Words, dates};

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
    /// How many more places are free for somebody who has some; `None` without a limit.
    pub more: Option<u32>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: ChangePage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let form = &page.form;
        let held = &Held { sooner: page.held.sooner_if_answered(), ..page.held };
        let fields = held.version.wording.fields.clone();
        let title = words.with("change-title", [("title", Piece::of(held.title(), &words).text.into())]);
        let heading = view! { <Interpolated sentence=title.clone() piece=Piece::of(held.title(), &words)/> };
        let at = held.event().map(|event| when_and_where(&words, event));
        let places = held.event().map(|event| places(&page.frame, held, event, form, page.more, page.now));
        let questions = questions(&words, held, form);
        let slip = Slip::of_record(&words, held);
        let address = words.with("change-address", [("address", held.email.to_display().into())]);
        let refused = form.is_refused();
        let notice = form.notice.clone().map(|notice| {
            let typed = held.email.to_display();
            view! { <FormNoticeBox words=words.clone() notice typed/> }
        });
        let summary = view! { <ErrorSummary words=words.clone() form=form.clone() fields=fields.clone()/> };
        view! {
            <Document frame=page.frame title refused>
                {summary}
                <h1>{heading}</h1>
                {at}
                <form method="post" novalidate=true>
                    {notice}
                    {places}
                    {questions}
                    <p class="hint">{address}</p>
                    <ShortSlip words=words.clone() slip/>
                    <p class="buttons">
                        <button>{words.get("change-button")}</button>
                        <a href=page.links.your_sign_up>{words.get("change-back")}</a>
                    </p>
                </form>
            </Document>
        }
    })
}

/// How many come: fewer at any time, more while places are free, and what others can do.
fn places(
    frame: &Frame,
    held: &Held,
    event: &Event,
    form: &FormState,
    more: Option<u32>,
    now: DateTime<Utc>,
) -> impl IntoView + use<> {
    let words = &frame.words;
    let group_max = event.group_max.max(held.seats);
    let open = event.sign_up_state(now) == SignUpState::Open;
    let can_grow = held.state == RecordState::Confirmed && open;
    let more = if can_grow { more.unwrap_or(u32::MAX) } else { 0 };
    let most = held.seats.saturating_add(more).min(group_max);
    let key = match held.state {
        RecordState::Waiting => "change-waiting",
        _ if held.seats == group_max => "change-most",
        _ if !open => "change-closed",
        _ if more == 0 => "change-full",
        _ if most < group_max => "change-few-more",
        _ => "change-more",
    };
    let phone = frame.phone().to_owned();
    let said = words.with(
        key,
        [
            ("more", (most - held.seats).into()),
            ("most", group_max.into()),
            ("email", frame.email().to_owned().into()),
            ("phone", phone.clone().into()),
        ],
    );
    // A message about the number leads to its input.
    let choice = (most > 1 || form.error("seats").is_some()).then(|| seats(words, form, most));
    view! { {choice}<p class="hint">{reachable(&said, &phone)}</p> }
}

/// The questions in the order of the sign-up form: private ones come last.
fn questions(words: &Words, held: &Held, form: &FormState) -> impl IntoView + use<> {
    let fields = &held.version.wording.fields;
    let (private, open): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(|field| field.agreement.is_some());
    let questions = open.into_iter().chain(private).map(|field| {
        let sooner = held.sooner.iter().find(|(key, _)| *key == field.key);
        let day = sooner.map(|(_, at)| dates::day(words, *at, held.zone(words.home())));
        question_of(words, field, form, day, false)
    });
    let questions = questions.collect::<Vec<_>>();
    view! { {questions}{private_agreement(words, fields, form)} }
}
