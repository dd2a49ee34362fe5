//! Time, venue or information for attendees has changed, or the event takes place after all: old and new side by side,
//! for the sign-up's end too.

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::kind::MailDetail;
use super::writer::MailWriter;
use crate::domain::event::Event;
use crate::domain::held::RecordState;
use crate::text::dates;

/// What changed, what that means for the record, and a way out.
pub fn mail(mail: &RecordMail) -> Mail {
    let mut writer = MailWriter::about(mail);
    let (heading, lead) = opening(mail);
    writer.heading(heading).paragraph(lead);
    if mail.detail.after_all && mail.held.still_coming.is_none() {
        writer.paragraph("mail-changed-after-all-kept");
    }
    if let Some(still_coming) = mail.held.still_coming {
        let day = writer.day(still_coming);
        writer
            .argument("new", day)
            .button("mail-changed-still-coming", &mail.links.your_sign_up)
            .paragraph("mail-changed-otherwise");
    } else {
        writer.button("mail-button-your-sign-up", &mail.links.your_sign_up);
    }
    if let Some(event) = mail.held.event() {
        let facts = changes(&writer, mail, event);
        writer.push(Block::Facts(facts));
    }
    if mail.held.state == RecordState::Confirmed {
        writer.paragraph("mail-calendar-attached");
    }
    let subject = if mail.detail.after_all { "mail-changed-after-all-subject" } else { "mail-changed-subject" };
    writer.link("mail-cannot-come", &mail.links.cancel).finish(subject)
}

fn opening(mail: &RecordMail) -> (&'static str, &'static str) {
    let detail = &mail.detail;
    let moved = detail.old_starts_at.is_some() || detail.old_ends_at.is_some() || detail.old_place.is_some();
    if detail.after_all {
        ("mail-changed-after-all-heading", "mail-changed-after-all")
    } else if detail.new_attendee_info && !moved {
        ("mail-changed-heading", "mail-changed-info")
    } else {
        ("mail-changed-heading", "mail-changed-lead")
    }
}

/// Old and new of whatever changed; what stayed the same is given once.
fn changes(writer: &MailWriter<'_>, mail: &RecordMail, event: &Event) -> Vec<(String, String)> {
    let (held, detail) = (&mail.held, &mail.detail);
    let mut facts = Vec::new();
    let (before, now) = times(writer, detail, event);
    pair(writer, &mut facts, ["mail-fact-when", "mail-fact-when-old", "mail-fact-when-new"], before, now);
    let place = writer.chosen(&event.content.place);
    let before = detail.old_place.as_ref().map(|place| writer.chosen(place));
    pair(writer, &mut facts, ["mail-fact-where", "mail-fact-where-old", "mail-fact-where-new"], before, place);
    let comes = held.state == RecordState::Confirmed && detail.new_attendee_info;
    if let Some(info) = event.content.attendee_info.as_ref().filter(|_| comes) {
        facts.push(writer.fact("mail-fact-attendee-info", writer.chosen(info)));
    }
    if let Some(coming) = held.still_coming {
        facts.push(writer.fact("mail-fact-deleted-silent", writer.day(held.expires_at)));
        facts.push(writer.fact("mail-fact-deleted-coming", writer.day(coming)));
    } else {
        let before = detail.old_expires_at.map(|at| writer.day(at));
        let keys = ["mail-fact-deleted", "mail-fact-deleted-old", "mail-fact-deleted-new"];
        pair(writer, &mut facts, keys, before, writer.day(held.expires_at));
    }
    facts
}

/// The old and the new time. If the zone changed, both are named, and the new time is also given in the old zone.
fn times(writer: &MailWriter<'_>, detail: &MailDetail, event: &Event) -> (Option<String>, String) {
    let old = (detail.old_starts_at.unwrap_or(event.starts_at), detail.old_ends_at.unwrap_or(event.ends_at));
    let new = (event.starts_at, event.ends_at);
    match detail.old_timezone {
        Some(zone) => (
            Some(dates::span_named(&writer.words, old.0, old.1, zone)),
            dates::span_and_elsewhere(&writer.words, new, event.timezone, zone),
        ),
        None => ((old != new).then(|| writer.span(old.0, old.1)), writer.span(new.0, new.1)),
    }
}

fn pair(
    writer: &MailWriter<'_>,
    facts: &mut Vec<(String, String)>,
    [same, old, new]: [&str; 3],
    before: Option<String>,
    now: String,
) {
    match before {
        Some(before) if before != now => {
            facts.push(writer.fact(old, before));
            facts.push(writer.fact(new, now));
        }
        _ => facts.push(writer.fact(same, now)),
    }
}
