//! `/organise/events/{slug}/attendees/add` and `/organise/newsletters/{slug}/add`: for somebody who asked by phone or
//! on paper. The page shows what to read out.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::errors::{Complaint, ErrorSummary};
use crate::components::notice::{Notice, Tone};
use crate::components::question::{Agreement, FormGroup, Question};
use crate::components::render::render;
use crate::components::sign_up_form::{question_by_hand, seats};
use crate::components::slip::{PurposeSlip, Slip};
use crate::components::text::{Piece, Said};
use crate::domain::purpose::Wording;
use crate::forms::by_hand::READ_OUT;
use crate::forms::state::FormState;
use crate::text::Words;

/// What somebody is added to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// An event's list, immediately, with at most this many seats.
    Event(u32),
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
    /// The wording to read out.
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
        let (form, fields) = (page.form.clone(), page.wording.fields.clone());
        let refused = form.is_refused();
        let (title, lead) = match page.to {
            To::Event(_) => (words.get("desk-add-title"), words.get("desk-add-lead")),
            To::Newsletter => (words.get("desk-add-title"), words.get("desk-add-lead-newsletter")),
        };
        let above = page.above.clone().map(|above| notice(&words, above));
        let seats = match page.to {
            To::Event(most) => Some(seats(&words, &form, most)),
            To::Newsletter => None,
        };
        let questions = fields.iter().map(|field| question_by_hand(&words, field, &form)).collect::<Vec<_>>();
        let (email, read) = (email(&words, &form, page.to), read_out(&words, &form));
        let consent = Piece::of(&page.wording.consent, &words);
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused>
                <ErrorSummary words=words.clone() form=form.clone() fields=fields.clone()/>
                {above}
                <p class="when"><a href=page.back><Said piece=page.title/></a></p>
                <h1>{title}</h1>
                <p class="lead">{lead}</p>
                <h2>{words.get("desk-add-read")}</h2>
                <PurposeSlip words=words.clone() slip=page.slip/>
                <blockquote><p><Said piece=consent/></p></blockquote>
                <form method="post" novalidate=true>
                    {email}
                    {seats}
                    {questions}
                    {read}
                    <p class="buttons"><button>{words.get("desk-add-button")}</button></p>
                </form>
            </DeskDocument>
        }
    })
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

fn email(words: &Words, form: &FormState, to: To) -> impl IntoView + use<> {
    let optional = to != To::Newsletter;
    let hint = optional.then(|| Piece::own(words.get("desk-add-email-hint")));
    let question = Question { optional, hint, ..Question::email(words, form, "desk-add-email").about_another() };
    view! { <FormGroup words=words.clone() question/> }
}

fn read_out(words: &Words, form: &FormState) -> impl IntoView + use<> {
    let complaint = Complaint::about(words, form, READ_OUT, &[]);
    let checked = form.typed.first(READ_OUT) == "yes";
    let label = Piece::own(words.get("desk-add-read-box"));
    view! { <Agreement words=words.clone() name=READ_OUT.to_owned() label checked complaint/> }
}
