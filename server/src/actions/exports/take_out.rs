//! Exports a list: read, noted, and only then handed over. Paper says what it's for, who took it and when it has to be
//! destroyed; a file says the last of these in its name.

use std::sync::Arc;

use app::domain::attendee::{AnswerCell, Attendee, Order};
use app::domain::audit::{Act, Reason};
use app::domain::branch::Branch;
use app::domain::event::Event;
use app::domain::retention;
use app::forms::take_out::{ExportContent, TakeOut};
use app::text::attendees::{called, state};
use app::text::{Words, dates};
use chrono::{DateTime, Utc};

use crate::actions::Failure;
use crate::actions::account::access::Session;
use crate::actions::attendees::rows::Shown;
use crate::actions::attendees::{ListQuery, Viewer, all_rows, which};
use crate::actions::audit::note;
use crate::clock;
use crate::db::attendees::Which;
use crate::db::entity::export;
use crate::db::{exports, to_json};
use crate::site::Site;

/// An exported list.
#[derive(Debug)]
pub struct Taken {
    /// The notes on it: what for, who, until when.
    pub notes: Vec<String>,
    /// The columns' names.
    pub columns: Vec<String>,
    /// How many of the columns, from the first, are the list's own and not answers.
    pub own: usize,
    /// The rows, by name; answers without names in no order of people.
    pub rows: Vec<Vec<String>>,
    /// The people in them, opened as far as was chosen.
    pub people: Vec<Attendee>,
    /// What it is.
    pub what: ExportContent,
    /// When every copy has to be destroyed.
    pub destroy_by: DateTime<Utc>,
}

/// Reads the chosen columns, and notes the export, as a file or on paper.
///
/// # Errors
/// When the database refuses; then nothing leaves.
pub async fn take_out(
    site: &Arc<Site>,
    words: &Words,
    session: &Session,
    (event, branch): (&Event, &Branch),
    chosen: TakeOut,
    print: bool,
) -> Result<Taken, Failure> {
    let shown = Shown {
        email: chosen.email,
        answers: !chosen.fields.is_empty(),
        special: chosen.fields.iter().any(|field| field.agreement.is_some()),
    };
    let state = if chosen.seated { "confirmed" } else { "" };
    let which = Which { without_address: chosen.what == ExportContent::Tickets, ..which(state) };
    let asked = ListQuery { which, order: Order::Name, shown };
    let mut rows = all_rows(site, words, event, asked).await?;
    if chosen.what == ExportContent::Answers {
        let wrote = |row: &Attendee, field| matches!(row.answers.get(field), Some(AnswerCell::Text(_)));
        rows.retain(|row| chosen.fields.iter().any(|field| wrote(row, &field.key)));
    }
    let mut cells: Vec<_> = rows.iter().map(|row| cells(words, event, &chosen, row)).collect();
    if chosen.what == ExportContent::Answers {
        cells = apart(&cells);
    }
    let taken = Taken {
        notes: notes(site, words, session, (event, branch), &chosen),
        columns: columns(words, &chosen),
        own: chosen.own.len() + usize::from(chosen.email),
        rows: cells,
        people: rows,
        what: chosen.what,
        destroy_by: chosen.destroy_by,
    };
    let now = site.clock.now();
    let (viewer, count) = (Viewer::of(session, event), taken.people.len() as u64);
    let fields = chosen.fields.iter().map(|field| format!("q-{}", field.key.as_str()));
    let mut names: Vec<String> = chosen.own.iter().map(|name| (*name).to_owned()).chain(fields).collect();
    names.extend(chosen.email.then(|| "email".to_owned()));
    let row = export::Model {
        id: clock::ordered_id(now),
        purpose_id: event.purpose_id,
        created_at: now,
        expires_at: retention::evidence(now),
        organiser_id: Some(session.organiser_id()),
        kind: if print { "print" } else { "csv" }.to_owned(),
        columns: to_json(&names)?,
        reason: chosen.reason.name().to_owned(),
        count: i32::try_from(count).unwrap_or(i32::MAX),
        destroy_by: chosen.destroy_by,
        asked: 0,
        asked_at: None,
        destroyed_at: None,
    };
    let act = if print { Act::Printed } else { Act::Exported };
    let reason: Reason = chosen.reason;
    site.write(move |work| async move {
        exports::add(&work.tx.conn, row).await?;
        note(&work, viewer.entry(act, count, Some(reason))).await
    })
    .await?;
    Ok(taken)
}

fn notes(
    site: &Site,
    words: &Words,
    session: &Session,
    (event, branch): (&Event, &Branch),
    chosen: &TakeOut,
) -> Vec<String> {
    let zone = event.timezone;
    let reason = words.get(&format!("reason-{}", chosen.reason.name()));
    let title = event.content.title.get(words.language()).to_owned();
    let (name, of) = (session.account.secret.name.clone(), branch.content.name.get(words.language()).to_owned());
    let when = dates::moment(words, site.clock.now(), zone);
    let day = dates::day(words, chosen.destroy_by, zone);
    vec![
        words.with("desk-export-note-for", [("title", title.into()), ("reason", reason.into())]),
        words.with("desk-export-note-who", [("name", name.into()), ("branch", of.into()), ("when", when.into())]),
        words.with("desk-export-note-destroy", [("day", day.into())]),
    ]
}

/// Each column in an order of its own: beside a list by name, neither the order nor another answer says whose one is.
fn apart(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let wide = rows.first().map_or(0, Vec::len);
    let mut columns: Vec<Vec<&String>> =
        (0..wide).map(|at| rows.iter().filter_map(|row| row.get(at)).collect()).collect();
    for column in &mut columns {
        column.retain(|answer| !answer.is_empty());
        column.sort_unstable();
    }
    let tall = columns.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |column: &Vec<&String>, at: usize| column.get(at).map(|answer| (*answer).clone()).unwrap_or_default();
    (0..tall).map(|at| columns.iter().map(|column| cell(column, at)).collect()).collect()
}

fn columns(words: &Words, chosen: &TakeOut) -> Vec<String> {
    let own = chosen.own.iter().map(|name| words.get(&format!("desk-export-column-{name}")));
    let email = chosen.email.then(|| words.get("fact-email"));
    let fields = chosen.fields.iter().map(|field| field.label.get(words.language()).to_owned());
    own.chain(email).chain(fields).collect()
}

fn cells(words: &Words, event: &Event, chosen: &TakeOut, row: &Attendee) -> Vec<String> {
    let own = chosen.own.iter().map(|name| match *name {
        "name" => called(words, row),
        "seats" => row.seats.to_string(),
        "state" => state(words, row.state),
        "code" => row.code.clone().unwrap_or_default(),
        "arrived" => row.arrived.to_string(),
        // Spreadsheets take it for a date only if its spaces are plain.
        _ => dates::day(words, row.signed_up_at, event.timezone).replace('\u{a0}', " "),
    });
    let email = chosen.email.then(|| row.email.clone().unwrap_or_default());
    let fields = chosen.fields.iter().map(|field| match row.answers.get(&field.key) {
        Some(AnswerCell::Text(text)) => text.clone(),
        _ => String::new(),
    });
    own.chain(email).chain(fields).collect()
}
