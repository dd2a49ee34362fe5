//! The form of an announcement: read into what is sent, or refused in words.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Tz;

use super::desk::DeskForm;
use crate::domain::announcement::{AnnouncementContent, Segment, WrittenError};
use crate::domain::characters::plain;
use crate::text::Words;

/// What a form asks for: what it says, to whom, when; at once without.
pub type Asked = (AnnouncementContent, Segment, Option<DateTime<Utc>>);

/// The form filled with an announcement.
#[must_use]
pub fn filled(content: &AnnouncementContent, segment: Segment, send_at: Option<DateTime<Utc>>, zone: Tz) -> DeskForm {
    let local = send_at.map(|at| at.with_timezone(&zone));
    let part = |format: &str| local.map(|at| at.format(format).to_string()).unwrap_or_default();
    DeskForm::filled([
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
/// The form with what is wrong in it.
pub fn read(
    words: &Words,
    mut form: DeskForm,
    zone: Tz,
    (now, latest): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Asked, DeskForm> {
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
        "later" => match moment(form.typed.first("date"), form.typed.first("time"), zone) {
            None => {
                form.refuse("date", words.get("desk-announce-error-date"));
                None
            }
            Some(at) if at <= now || at >= latest => {
                let day = crate::text::dates::moment(words, latest, zone);
                form.refuse("date", words.with("desk-announce-error-range", [("latest", day.into())]));
                None
            }
            at => at,
        },
        _ => {
            form.refuse("when", words.get("desk-announce-error-when"));
            None
        }
    };
    match (subject, text, segment) {
        (Some(subject), Some(text), Some(segment)) if !form.is_refused() => {
            Ok((AnnouncementContent { subject, text }, segment, send_at))
        }
        _ => Err(form),
    }
}

fn keep(form: &mut DeskForm, words: &Words, name: &str, checked: Result<String, WrittenError>) -> Option<String> {
    let error = match checked {
        Ok(text) => return Some(text),
        Err(error) => error,
    };
    let sentence = match error {
        WrittenError::Empty => words.get(&format!("desk-announce-error-empty-{name}")),
        WrittenError::TooLong(most) => words.with("desk-announce-error-long", [("most", most.into())]),
        WrittenError::Character => words.get("desk-announce-error-character"),
    };
    form.refuse(name, sentence);
    None
}

/// A date and a time of day as browsers send them; of an hour that is there twice the first.
fn moment(date: &str, time: &str, zone: Tz) -> Option<DateTime<Utc>> {
    let (date, time) = (plain(date), plain(time));
    let date = NaiveDate::parse_from_str(&date, "%Y-%m-%d").ok()?;
    let time = NaiveTime::parse_from_str(time.get(..5)?, "%H:%M").ok()?;
    zone.from_local_datetime(&date.and_time(time)).earliest().map(|at| at.with_timezone(&Utc))
}
