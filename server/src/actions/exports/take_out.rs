//! Exports a list: read, noted, and only then handed over. The export itself says what it's for, who took it and when
//! it has to be destroyed.

use std::sync::Arc;

use app::domain::attendee::{AnswerCell, Attendee, Order};
use app::domain::audit::{Act, Reason};
use app::domain::branch::Branch;
use app::domain::event::Event;
use app::domain::registration::RegistrationState;
use app::domain::retention;
use app::forms::take_out::TakeOut;
use app::text::{Words, dates};

use crate::actions::Failure;
use crate::actions::account::access::Session;
use crate::actions::attendees::rows::Shown;
use crate::actions::attendees::{ListQuery, Viewer, all_rows, which};
use crate::actions::audit::note;
use crate::clock;
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
    /// The rows, by name.
    pub rows: Vec<Vec<String>>,
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
    let asked = ListQuery { which: which(""), order: Order::Name, shown };
    let rows = all_rows(site, words, event, asked).await?;
    let taken = Taken {
        notes: notes(site, words, session, (event, branch), &chosen),
        columns: columns(words, &chosen),
        rows: rows.iter().map(|row| cells(words, event, &chosen, row)).collect(),
    };
    let now = site.clock.now();
    let (viewer, count) = (Viewer::of(session, event), rows.len() as u64);
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

fn columns(words: &Words, chosen: &TakeOut) -> Vec<String> {
    let own = chosen.own.iter().map(|name| words.get(&format!("desk-export-column-{name}")));
    let email = chosen.email.then(|| words.get("fact-email"));
    let fields = chosen.fields.iter().map(|field| field.label.get(words.language()).to_owned());
    own.chain(email).chain(fields).collect()
}

fn cells(words: &Words, event: &Event, chosen: &TakeOut, row: &Attendee) -> Vec<String> {
    let own = chosen.own.iter().map(|name| match *name {
        "name" => row.name.clone().unwrap_or_default(),
        "seats" => row.seats.to_string(),
        "state" => words.get(match row.state {
            RegistrationState::Confirmed => "desk-list-confirmed",
            RegistrationState::Waiting => "desk-list-waiting",
            RegistrationState::Pending => "desk-list-pending",
        }),
        "code" => row.code.clone().unwrap_or_default(),
        "arrived" => row.arrived.to_string(),
        _ => dates::day(words, row.signed_up_at, event.timezone),
    });
    let email = chosen.email.then(|| row.email.clone().unwrap_or_default());
    let fields = chosen.fields.iter().map(|field| match row.answers.get(&field.key) {
        Some(AnswerCell::Text(text)) => text.clone(),
        _ => String::new(),
    });
    own.chain(email).chain(fields).collect()
}

impl Taken {
    /// A CSV file for spreadsheets: UTF-8 with a BOM, CRLF (RFC 4180), and no cell that they would take for a formula.
    ///
    /// # Errors
    /// Never in memory; returning a `Result` keeps `?` simple.
    pub fn csv(&self) -> Result<Vec<u8>, Failure> {
        let failed = |_| Failure::Stored("a file that cannot be written");
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        for note in &self.notes {
            writer.write_record([escape_formula(note)]).map_err(failed)?;
        }
        for row in std::iter::once(&self.columns).chain(&self.rows) {
            writer.write_record(row.iter().map(|cell| escape_formula(cell))).map_err(failed)?;
        }
        writer.into_inner().map_err(|_| Failure::Stored("a file that cannot be written"))
    }
}

/// Characters that begin a formula, including the full-width ones.
const FORMULA: &str = "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}";
/// Characters that end a cell in some country's spreadsheet or by somebody's choice, whatever is around them.
const ENDS: &str = ";|\t\r\n";

/// A cell that no spreadsheet computes, whatever its separator: an apostrophe before anything that could begin a
/// formula, even after blanks and quotation marks.
fn escape_formula(cell: &str) -> String {
    let mut escape_formula = String::with_capacity(cell.len() + 1);
    let mut begins = true;
    for c in cell.chars() {
        if begins && FORMULA.contains(c) {
            escape_formula.push('\'');
        }
        begins = ENDS.contains(c) || begins && (c == '"' || c.is_whitespace());
        escape_formula.push(c);
    }
    escape_formula
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_could_be_a_formula_is_none_and_all_else_reads_as_before() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("x;=HYPERLINK(\"a\")", "x;'=HYPERLINK(\"a\")"),
            ("x; \"=1", "x; \"'=1"),
            ("a\t-1", "a\t'-1"),
            ("first\r\n@sum", "first\r\n'@sum"),
            ("a|\u{ff1d}1", "a|'\u{ff1d}1"),
            ("\u{a0}=1", "\u{a0}'=1"),
            ("+44 161 496 0000", "'+44 161 496 0000"),
            ("0161 496 0000; ext +1", "0161 496 0000; ext +1"),
            ("Anne-Marie", "Anne-Marie"),
            ("tea, no sugar - ever", "tea, no sugar - ever"),
            ("a@b.example", "a@b.example"),
        ] {
            assert_eq!(escape_formula(cell), safe);
        }
    }

    proptest! {
        #[test]
        fn no_sign_between_cells_makes_a_formula_of_a_piece(cell in "[a;=+@|\t\r\n\" ,'-]{0,24}", by in "[;|\t\r\n]") {
            let taken = Taken { notes: vec![], columns: vec!["b".to_owned(), cell], rows: vec![] };
            let file = String::from_utf8(taken.csv().unwrap()).unwrap();
            for piece in file.trim_start_matches('\u{feff}').split([by.chars().next().unwrap(), '\r', '\n']) {
                let begins = piece.trim_start_matches(|c: char| c == '"' || c.is_whitespace()).chars().next();
                prop_assert!(!begins.is_some_and(|c| FORMULA.contains(c)), "{piece:?} of {file:?}");
            }
        }
    }
}
