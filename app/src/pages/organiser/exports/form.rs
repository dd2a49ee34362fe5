//! `/organise/events/{slug}/attendees/export` and `…/print`: which columns, why, until when.

use leptos::prelude::*;

use super::super::event_link;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::{Choice, TextInput};
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::components::text::Piece;
use crate::domain::event::Event;
use crate::domain::field::Field;
use crate::forms::state::FormState;
use crate::forms::take_out::{OWN, REASONS, TICKETS};
use crate::paths;

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
        let reasons =
            REASONS.iter().map(|reason| (reason.name().to_owned(), words.get(&format!("reason-{}", reason.name()))));
        let reasons = reasons.collect::<Vec<_>>();
        let (title, button, other, link) = if page.print {
            ("desk-export-print-title", "desk-export-print-button", "export", "desk-export-as-file")
        } else {
            ("desk-export-title", "desk-export-button", "print", "desk-export-as-print")
        };
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
        let what = (page.print && page.without_email > 0).then(|| {
            let tickets = words.with("desk-export-tickets", [("count", page.without_email.into())]);
            let options = vec![("list".to_owned(), words.get("desk-export-list")), (TICKETS.to_owned(), tickets)];
            view! { <Choice words=w() form=form.clone() name="what" label=words.get("desk-export-what") options/> }
        });
        let where_ = if page.print { "desk-export-where-print" } else { "desk-export-where-file" };
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=w() form=form.clone()/>
                <p class="when">{of_event}</p>
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-export-lead")}</p>
                <form method="post" novalidate=true>
                    {what}
                    <div class="of-list">
                        <Choice words=w() form=form.clone() name="columns" label=words.get("desk-export-columns")
                            hint=words.get("desk-export-columns-hint") options=columns many=true/>
                        {special}
                        <Choice words=w() form=form.clone() name="email" label=words.get("desk-export-emails")
                            hint=words.get("desk-export-email-warning") options=email many=true optional=true/>
                    </div>
                    <Choice words=w() form=form.clone() name="reason" label=words.get("desk-export-reason") options=reasons/>
                    <TextInput words=w() form=form.clone() name="destroy_by" label=words.get("desk-export-destroy-by")
                        hint=words.get("desk-export-destroy-by-hint") kind="date"/>
                    <p class="notice plain">
                        {words.get(where_)}" "<a href=paths::organise::EXPORTS>{words.get("desk-copies-title")}</a>
                    </p>
                    <p class="buttons">
                        <button>{words.get(button)}</button>
                        <a href=format!("{base}/{other}")>{words.get(link)}</a>
                        <a href=base>{words.get("desk-export-back")}</a>
                    </p>
                </form>
            </DeskDocument>
        }
    })
}
