//! `/organise/events/{slug}/attendees/add` and `/organise/newsletters/{slug}/add`: for somebody who asked by phone or
//! on paper. The page shows what to read out.

use leptos::prelude::*;

use super::by_hand;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::Tick;
use crate::components::errors::ErrorSummary;
use crate::components::notice::{Notice, Tone};
use crate::components::question::{FormGroup, Question};
use crate::components::render::render;
use crate::components::sign_up_form::question_by_hand;
use crate::components::slip::Slip;
use crate::components::text::{Piece, Said};
use crate::domain::language::LocalText;
use crate::domain::purpose::Wording;
use crate::forms::by_hand::READ_OUT;
use crate::forms::state::FormState;
use crate::text::Words;

/// What somebody is added to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// An event's list, immediately.
    Event {
        /// The most seats.
        most: u32,
        /// The day when the number to call is deleted.
        number_until: String,
    },
    /// A newsletter: the person still has to confirm by mail.
    Newsletter,
}

/// The notice above the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddNotice {
    /// The mail that asks a subscriber to confirm is on its way.
    Asked,
    /// The address is already on the list: this is its path.
    Known(String),
    /// The event is over or cancelled.
    NotOpen,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AddPage {
    /// The frame.
    pub desk: Desk,
    /// The title of the event or newsletter.
    pub title: Piece,
    /// The path of the event or newsletter.
    pub back: String,
    /// What somebody is added to.
    pub to: To,
    /// The wording that they agree to.
    pub wording: Wording,
    /// Its slip.
    pub slip: Slip,
    /// The form.
    pub form: FormState,
    /// The notice above it.
    pub above: Option<AddNotice>,
}

/// The page.
#[must_use]
pub fn html(page: AddPage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form.clone();
        let refused = form.is_refused();
        let lead = match page.to {
            To::Event { .. } => words.get("desk-add-lead"),
            To::Newsletter => words.get("desk-add-lead-newsletter"),
        };
        let title = words.get("desk-add-title");
        let above = page.above.clone().map(|above| notice(&words, above));
        let (inputs, read_out) = (inputs(&words, &page), read_out(&words, &page));
        let fields = page.wording.fields;
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused>
                <ErrorSummary words=words.clone() form=form.clone() fields/>
                {above}
                <p class="when"><a href=page.back><Said piece=page.title/></a></p>
                <h1>{title}</h1>
                <p class="lead">{lead}</p>
                <form method="post" novalidate=true>
                    {inputs}
                    {read_out}
                    <p class="buttons"><button>{words.get("desk-add-button")}</button></p>
                </form>
            </DeskDocument>
        }
    })
}

fn inputs(words: &Words, page: &AddPage) -> AnyView {
    let (form, fields) = (&page.form, &page.wording.fields);
    match &page.to {
        To::Event { most, number_until } => view! {
            {by_hand::name(words, fields, form)}
            {email(words, form, true)}
            {by_hand::phone(words, fields, form, number_until.clone())}
            {by_hand::others(words, fields, form, *most)}
        }
        .into_any(),
        To::Newsletter => {
            let questions = fields.iter().map(|field| question_by_hand(words, field, form)).collect::<Vec<_>>();
            view! { {email(words, form, false)}{questions} }.into_any()
        }
    }
}

fn notice(words: &Words, above: AddNotice) -> AnyView {
    match above {
        AddNotice::Asked => view! { <Notice tone=Tone::Done heading=words.get("desk-add-asked")/> }.into_any(),
        AddNotice::NotOpen => view! { <Notice tone=Tone::Plain heading=words.get("desk-one-said-over")/> }.into_any(),
        AddNotice::Known(path) => {
            let link = words.get("desk-add-known-link");
            view! {
                <Notice tone=Tone::Plain heading=words.get("desk-add-known")>
                    <p><a href=path>{link}</a></p>
                </Notice>
            }
            .into_any()
        }
    }
}

fn email(words: &Words, form: &FormState, optional: bool) -> impl IntoView + use<> {
    let hint = optional.then(|| Piece::own(words.get("desk-add-email-hint")));
    let question = Question { optional, hint, ..Question::email(words, form, "desk-add-email").about_another() };
    view! { <FormGroup words=words.clone() question/> }
}

/// What has to be read out, in one block, and the box that says that it was.
fn read_out(words: &Words, page: &AddPage) -> impl IntoView + use<> {
    let (form, slip) = (&page.form, &page.slip);
    let (consent, agreement) = match page.to {
        To::Event { .. } => ("event-consent", "event-agreement"),
        To::Newsletter => ("newsletter-consent", "newsletter-agreement"),
    };
    let organisation = Piece::of(&page.desk.frame.organisation.name, words).text;
    let names = [("organisation", organisation.into()), ("title", page.title.text.clone().into())];
    // Said to the person, if it's what is kept; an older wording is read out as it's kept.
    let say = |of: &str, kept: &LocalText| {
        let is_todays = words.with(&format!("wording-{of}"), names.clone()) == kept.get(words.language());
        if is_todays {
            Piece::own(words.with(&format!("read-out-{of}"), names.clone()))
        } else {
            Piece::of(kept, words)
        }
    };
    let private = page.wording.fields.iter().find_map(|field| field.agreement.as_ref());
    let private = private.map(|agreed| view! { <p><Said piece=say(agreement, agreed)/></p> });
    let line = |key, piece: Piece| view! { <li>{words.get(key)}": "<Said piece/></li> };
    view! {
        <section class="letter" aria-labelledby="read-out">
            <h2 id="read-out">{words.get("desk-add-read")}</h2>
            <p><Said piece=say(consent, &page.wording.consent)/></p>
            {private}
            <ul>
                {line("slip-used-for", slip.used_for.clone())}
                {line("slip-seen-by", slip.seen_by.clone())}
                {line("slip-passed-on", slip.passed_on_to.clone())}
                {line("slip-deleted", Piece::own(slip.deleted.clone()))}
            </ul>
            <Tick words=words.clone() form=form.clone() name=READ_OUT label=words.get("desk-add-read-box")/>
        </section>
    }
}
