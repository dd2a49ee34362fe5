//! An announcement's form, read into what is sent or refused with reasons.

use chrono::{DateTime, TimeDelta, Utc};

use super::state::{FormError, FormState};
use super::when;
use crate::domain::announcement::{AnnouncementContent, Segment, WrittenError};
use crate::domain::zone::Zone;
use crate::text::Words;

/// An announcement as written.
#[derive(Clone, Debug)]
pub struct AnnouncementDraft {
    /// What it says.
    pub content: AnnouncementContent,
    /// Who gets it.
    pub segment: Segment,
    /// When it's sent; `None` means at once.
    pub send_at: Option<DateTime<Utc>>,
}

/// The form, filled from an announcement.
#[must_use]
pub fn filled(
    content: &AnnouncementContent,
    segment: Segment,
    send_at: Option<DateTime<Utc>>,
    zone: Zone,
) -> FormState {
    let local = send_at.map(|at| zone.local(at));
    let part = |format: &str| local.map(|at| at.format(format).to_string()).unwrap_or_default();
    FormState::filled([
        ("subject", content.subject.clone()),
        ("text", content.text.clone()),
        ("segment", segment.name().to_owned()),
        ("when", if local.is_some() { "later" } else { "now" }.to_owned()),
        ("date", part("%Y-%m-%d")),
        ("time", part("%H:%M")),
    ])
}

/// Reads a form. `latest` is when the records end.
///
/// # Errors
/// The form with its errors.
pub fn read(
    words: &Words,
    mut form: FormState,
    zone: Zone,
    (now, latest): (DateTime<Utc>, DateTime<Utc>),
) -> Result<AnnouncementDraft, FormState> {
    let subject = AnnouncementContent::subject(form.typed.first("subject"));
    let subject = keep(&mut form, words, "subject", subject);
    let text = AnnouncementContent::text(form.typed.first("text"));
    let text = keep(&mut form, words, "text", text);
    let segment = Segment::parse(form.typed.first("segment"));
    if segment.is_none() {
        form.refuse("segment", words.get("desk-announce-error-segment"));
    }
    let send_at = match form.typed.first("when") {
        "now" => None,
        "later" => match moment(words, form.typed.first("date"), form.typed.first("time"), (zone, now)) {
            Err(error) => {
                form.refuse("date", error);
                None
            }
            Ok(at) if at <= now || at >= latest => {
                let day = crate::text::dates::moment(words, latest, zone);
                form.refuse("date", words.with("desk-announce-error-range", [("latest", day.into())]));
                None
            }
            Ok(at) => Some(at),
        },
        _ => {
            form.refuse("when", words.get("desk-announce-error-when"));
            None
        }
    };
    match (subject, text, segment) {
        (Some(subject), Some(text), Some(segment)) if !form.is_refused() => {
            Ok(AnnouncementDraft { content: AnnouncementContent { subject, text }, segment, send_at })
        }
        _ => Err(form),
    }
}

fn keep(form: &mut FormState, words: &Words, name: &str, checked: Result<String, WrittenError>) -> Option<String> {
    let error = match checked {
        Ok(text) => return Some(text),
        Err(error) => error,
    };
    let sentence = match error {
        WrittenError::Empty => words.get(&format!("desk-announce-error-empty-{name}")),
        error => unfit(words, &format!("desk-announce-{name}"), error),
    };
    form.refuse(name, sentence);
    None
}

/// What is wrong with something that isn't empty, by the key of its input's label.
pub(super) fn unfit(words: &Words, key: &str, error: WrittenError) -> String {
    let label = ("label", words.get(key).into());
    match error {
        WrittenError::TooLong(most) => words.with("error-too-long", [label, ("most", words.number(most).into())]),
        // A text may have line breaks.
        WrittenError::Character | WrittenError::Empty if key.ends_with("-text") => {
            words.with("error-character", [label])
        }
        WrittenError::Character | WrittenError::Empty => words.with("desk-announce-error-character", [label]),
    }
}

/// The instant of a day and a time, or what is wrong with them.
pub(super) fn moment(
    words: &Words,
    date: &str,
    time: &str,
    (zone, now): (Zone, DateTime<Utc>),
) -> Result<DateTime<Utc>, FormError> {
    let both = when::day(date).zip(when::clock(time)).ok_or_else(|| {
        let example = when::example(now + TimeDelta::days(7), zone);
        FormError::Said(words.with("desk-announce-error-date", [("example", example.into())]))
    })?;
    Ok(when::instant(both, zone)?)
}
