//! `/organise/events/{slug}/attendees/export` and `…/print`: which columns, why, until when.

use leptos::prelude::*;

use super::super::event_link;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::{Choice, TextInput};
use crate::components::errors::ErrorSummary;
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::components::text::Piece;
use crate::domain::event::Event;
use crate::domain::field::Field;
use crate::forms::state::FormState;
use crate::forms::take_out::{ExportContent, OWN, REASONS};
use crate::paths;
use crate::text::Words;

/// The hidden input of a form that was refused. A download leaves its page as it is, errors and all: so the next press
/// shows the page again, and the one after it downloads.
pub const REFUSED: &str = "refused";
/// The form's id, for the button above it.
const FORM: &str = "take-out";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ExportFormPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// The form.
    pub form: FormState,
    /// Whether it's for paper rather than a file.
    pub print: bool,
    /// The questions that the viewer may export.
    pub fields: Vec<Field>,
    /// How many sign-ups with a place no mail reaches: paper can be their tickets.
    pub without_email: u32,
    /// Whether everything is right now that was refused before.
    pub ready: bool,
}

/// The page.
#[must_use]
pub fn html(page: ExportFormPage) -> String {
    render(move || {
        let words = page.desk.words();
        let question = |field: &Field| (format!("q-{}", field.key.as_str()), Piece::of(&field.label, &words).text);
        let (special, plain): (Vec<_>, Vec<_>) = page.fields.iter().partition(|field| field.agreement.is_some());
        let own = OWN.iter().map(|name| ((*name).to_owned(), words.get(&format!("desk-export-column-{name}"))));
        let columns = own.chain(plain.into_iter().map(question)).collect::<Vec<_>>();
        let special = special.into_iter().map(question).collect::<Vec<_>>();
        let kept = ExportContent::parse(page.form.typed.first("what"));
        let (title, button, other) = match (kept, page.print) {
            (ExportContent::Answers, _) => ("desk-export-answers-title", "desk-export-print-button", None),
            (_, true) => {
                ("desk-export-print-title", "desk-export-print-button", Some(("export", "desk-export-as-file")))
            }
            (_, false) => ("desk-export-title", "desk-export-button", Some(("print", "desk-export-as-print"))),
        };
        let lead = if kept == ExportContent::Answers { "desk-export-answers-lead" } else { "desk-export-lead" };
        let base = paths::organise::attendees(&page.event.slug);
        let of_event = event_link(&words, &page.event);
        let (form, title) = (page.form, words.get(title));
        let again = words.clone();
        let w = move || again.clone();
        let email = vec![("yes".to_owned(), words.get("desk-export-email"))];
        let special = (!special.is_empty()).then(|| {
            view! {
                <Choice words=w() form=form.clone() name="special" label=words.get("desk-export-special")
                    hint=words.get("desk-export-special-hint") options=special many=true optional=true/>
            }
        });
        let of_list = (kept != ExportContent::Answers).then(|| {
            view! {
                <div class="of-list">
                    <Choice words=w() form=form.clone() name="columns" label=words.get("desk-export-columns")
                        hint=words.get("desk-export-columns-hint") options=columns many=true/>
                    {special}
                    <Choice words=w() form=form.clone() name="email" label=words.get("desk-export-emails")
                        hint=words.get("desk-export-email-warning") options=email many=true optional=true/>
                </div>
            }
        });
        let what = (page.print && page.without_email > 0 && kept != ExportContent::Answers).then(|| {
            let tickets = words.with("desk-export-tickets", [("count", page.without_email.into())]);
            let options = [(ExportContent::List, words.get("desk-export-list")), (ExportContent::Tickets, tickets)];
            let options = options.map(|(what, label)| (what.name().to_owned(), label)).to_vec();
            view! { <Choice words=w() form=form.clone() name="what" label=words.get("desk-export-what") options/> }
        });
        let hidden = [
            (kept == ExportContent::Answers).then(|| ("what", kept.name())),
            (form.is_refused() && !page.print).then_some((REFUSED, "yes")),
        ];
        let hidden = hidden.into_iter().flatten();
        let hidden = hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
        let hidden = hidden.collect::<Vec<_>>();
        let ready = page.ready.then(|| {
            let (heading, label) = (words.get("desk-export-ready"), words.get(button));
            view! {
                <Notice tone=Tone::Done heading>
                    <p class="buttons"><button form=FORM>{label}</button></p>
                </Notice>
            }
        });
        let where_ = if page.print { "desk-export-where-print" } else { "desk-export-where-file" };
        let other = other.map(|(to, label)| view! { <a href=format!("{base}/{to}")>{words.get(label)}</a> });
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=w() form=form.clone()/>
                {ready}
                <p class="when">{of_event}</p>
                <h1>{title}</h1>
                <p class="lead">{words.get(lead)}</p>
                <form method="post" id=FORM novalidate=true>
                    {hidden}
                    {what}
                    {of_list}
                    <WhyAndUntil words=w() form=form.clone()/>
                    <p class="notice plain">
                        {words.get(where_)}" "<a href=paths::organise::EXPORTS>{words.get("desk-copies-title")}</a>
                    </p>
                    <p class="buttons">
                        <button>{words.get(button)}</button>
                        {other}
                        <a href=base.clone()>{words.get("desk-export-back")}</a>
                    </p>
                </form>
            </DeskDocument>
        }
    })
}

/// What everything that leaves the site is asked: why, and until when.
#[component]
pub fn WhyAndUntil(
    /// The texts.
    words: Words,
    /// The form.
    form: FormState,
) -> impl IntoView {
    let reasons = REASONS.map(|reason| (reason.name().to_owned(), words.get(&format!("reason-{}", reason.name()))));
    view! {
        <Choice words=words.clone() form=form.clone() name="reason" label=words.get("desk-export-reason") options=reasons.to_vec()/>
        <TextInput words=words.clone() form name="destroy_by" label=words.get("desk-export-destroy-by")
            hint=words.get("desk-export-destroy-by-hint") kind="date"/>
    }
}
