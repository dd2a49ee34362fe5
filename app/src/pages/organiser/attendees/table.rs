//! The rows of an event's list, in words.

use crate::api::AttendeeRow;
use crate::domain::attendee::{AnswerCell, Attendee};
use crate::domain::event::Event;
use crate::domain::field::Field;
use crate::domain::registration::RegistrationState;
use crate::paths;
use crate::text::attendees::{called, state};
use crate::text::{Words, dates};

/// The rows for the table; `columns` are the questions, in the order of the heads.
#[must_use]
pub fn rows(words: &Words, event: &Event, columns: &[Field], rows: &[Attendee]) -> Vec<AttendeeRow> {
    rows.iter().map(|row| line(words, event, columns, row)).collect()
}

/// The path of a row's own page.
#[must_use]
pub fn path(event: &Event, token: &str) -> String {
    paths::organise::attendee(&event.slug, token)
}

fn line(words: &Words, event: &Event, columns: &[Field], row: &Attendee) -> AttendeeRow {
    let code = row.code.clone().filter(|_| row.name.is_some());
    let note = match (row.has_address, row.by_organiser) {
        (false, _) => Some(words.get("desk-list-no-address")),
        (true, true) => Some(words.get("desk-list-by-hand")),
        (true, false) => None,
    };
    let name = [Some(called(words, row)), code, note].into_iter().flatten().collect::<Vec<_>>();
    let answers = columns.iter().map(|field| match row.answers.get(&field.key) {
        Some(AnswerCell::Text(text)) => text.clone(),
        Some(AnswerCell::Withheld) => words.get("desk-list-withheld"),
        None => String::new(),
    });
    AttendeeRow {
        link: path(event, &row.token),
        name: name.join(" \u{b7} "),
        state: state(words, row.state),
        waits: row.state != RegistrationState::Confirmed,
        seats: row.seats,
        arrived: row.arrived,
        signed_up: dates::short(words, row.signed_up_at, event.starts_at, event.timezone),
        signed_up_at: row.signed_up_at.timestamp(),
        answers: answers.collect(),
    }
}
