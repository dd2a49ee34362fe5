//! `/organise/events/{slug}/attendees/call`: people without an address, to be called when something changes.

use leptos::prelude::*;

use super::of_event;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::domain::attendee::{AnswerCell, Attendee};
use crate::domain::event::Event;
use crate::domain::field::{Field, FieldKind};
use crate::domain::phone::dial;
use crate::paths;
use crate::text::attendees::{called, state};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct CallPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// Its questions: an event may ask everybody for a phone number.
    pub columns: Vec<Field>,
    /// The people.
    pub rows: Vec<Attendee>,
}

/// The page.
#[must_use]
pub fn html(page: CallPage) -> String {
    render(move || {
        let words = page.desk.words();
        let list = paths::organise::attendees(&page.event.slug);
        let head = of_event(&words, &page.event);
        let phones: Vec<_> = page.columns.iter().filter(|field| field.kind == FieldKind::Phone).collect();
        let rows = page.rows.iter().map(|row| {
            let told = row.phone.clone().or_else(|| {
                phones.iter().find_map(|field| match row.answers.get(&field.key) {
                    Some(AnswerCell::Text(number)) => Some(number.clone()),
                    _ => None,
                })
            });
            let phone = match told {
                Some(number) => {
                    let link = dial(&number);
                    view! { <a href=link>{number}</a> }.into_any()
                }
                None => words.get("desk-call-no-phone").into_any(),
            };
            let seats = words.with("desk-call-people", [("seats", row.seats.into())]);
            let path = format!("{list}/{}", row.token);
            view! {
                <li>
                    <h2><a href=path>{called(&words, row)}</a></h2>
                    <p>{phone}</p>
                    <p class="small">{seats}" \u{b7} "{state(&words, row.state)}</p>
                </li>
            }
        });
        let rows = rows.collect::<Vec<_>>();
        let none = rows.is_empty().then(|| view! { <p class="empty">{words.get("desk-call-none")}</p> });
        view! {
            <DeskDocument desk=page.desk title=words.get("desk-call-title")>
                {head}
                <h1>{words.get("desk-call-title")}</h1>
                <p class="lead">{words.get("desk-call-lead")}</p>
                {none}
                <ul class="listing">{rows}</ul>
                <p><a class="go" href=list.clone()>{words.get("desk-one-back")}</a></p>
            </DeskDocument>
        }
    })
}
