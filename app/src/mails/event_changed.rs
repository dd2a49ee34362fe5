//! Time, venue or information for attendees has changed, or the event takes place after all: what is new and what it
//! was, for the sign-up's end too.

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
    writer.titled(mail);
    if mail.detail.after_all {
        writer.paragraph("mail-changed-after-all");
    }
    let subject = news(&mut writer, mail);
    if let Some(still_coming) = mail.held.still_coming {
        let day = writer.day(still_coming);
        writer
            .argument("new", day)
            .button("mail-changed-still-coming", &mail.links.your_sign_up)
            .paragraph("mail-changed-otherwise");
    } else {
        if mail.detail.after_all {
            writer.paragraph("mail-changed-after-all-kept");
        }
        writer.button("mail-button-your-sign-up", &mail.links.your_sign_up);
        deleted(&mut writer, mail);
    }
    if mail.held.state == RecordState::Confirmed {
        writer.paragraph("mail-calendar-attached");
    }
    writer.link("mail-cannot-come", &mail.links.cancel).finish(subject)
}

/// Writes what changed. The subject that says so.
fn news(writer: &mut MailWriter<'_>, mail: &RecordMail) -> &'static str {
    let detail = &mail.detail;
    let Some(event) = mail.held.event() else { return "mail-changed-subject" };
    let moved = when(writer, detail, event);
    let venue = detail.old_place.as_ref().map(|old| {
        let [new, old] = [&event.content.place, old].map(|place| writer.line(place));
        writer.argument("new", new).argument("old", old).text("mail-changed-venue")
    });
    let lines: Vec<String> = moved.iter().map(|moved| moved.line.clone()).chain(venue.clone()).collect();
    if !lines.is_empty() {
        writer.push(Block::Strong(lines.join("\n")));
    }
    let comes = mail.held.state == RecordState::Confirmed && detail.new_attendee_info;
    if let Some(info) = event.content.attendee_info.as_ref().filter(|_| comes) {
        let fact = writer.fact("mail-fact-new-info", writer.chosen(info));
        writer.push(Block::Facts(vec![fact]));
    }
    match (moved, venue.is_some()) {
        _ if detail.after_all => "mail-changed-after-all-subject",
        (Some(moved), venue) => {
            writer.argument("news", moved.short);
            if venue { "mail-changed-when-and-venue-subject" } else { "mail-changed-when-subject" }
        }
        (None, true) => "mail-changed-venue-subject",
        (None, false) => "mail-changed-subject",
    }
}

/// The end of the record, if it has changed.
fn deleted(writer: &mut MailWriter<'_>, mail: &RecordMail) {
    let [new, old] =
        [mail.held.expires_at, mail.detail.old_expires_at.unwrap_or(mail.held.expires_at)].map(|at| writer.day(at));
    if new != old {
        writer.argument("new", new).argument("old", old).paragraph("mail-changed-deleted");
    }
}

/// A new time, in full and, where that's too long for a subject, in short.
struct Moved {
    line: String,
    short: String,
}

/// What has changed about the time. If the zone changed, both are named, and the new time is also given in the old one.
fn when(writer: &mut MailWriter<'_>, detail: &MailDetail, event: &Event) -> Option<Moved> {
    let (zone, words) = (event.timezone, writer.words.clone());
    let new = (event.starts_at, event.ends_at);
    let old = (detail.old_starts_at.unwrap_or(new.0), detail.old_ends_at.unwrap_or(new.1));
    let clock = |at| dates::clock(&words, at, zone);
    let span = |(from, to)| dates::span(&words, from, to, zone);
    let is_moved = |old, new| zone.local(old).date_naive() != zone.local(new).date_naive();
    let (line, short) = if let Some(before) = detail.old_timezone {
        let said = dates::span_and_elsewhere(&words, new, zone, before);
        let was = dates::span_named(&words, old.0, old.1, before);
        let short = (clock(new.0), dates::clock(&words, old.0, before));
        (("mail-changed-time", (said, was)), Some(("mail-changed-time", short)))
    } else if old == new {
        return None;
    } else if is_moved(old.0, new.0) {
        let day = |at| dates::day(&words, at, zone);
        (("mail-changed-date", (span(new), span(old))), Some(("mail-changed-date", (day(new.0), day(old.0)))))
    } else if is_moved(old.1, new.1) {
        (("mail-changed-time", (span(new), span(old))), None)
    } else if old.0 == new.0 {
        (("mail-changed-end", (clock(new.1), clock(old.1))), None)
    } else if old.1 == new.1 {
        (("mail-changed-time", (clock(new.0), clock(old.0))), None)
    } else {
        let times = |(from, to)| dates::times(&words, from, to, zone);
        (("mail-changed-time", (times(new), times(old))), Some(("mail-changed-time", (clock(new.0), clock(old.0)))))
    };
    let mut say = |(key, (new, old)): (_, (String, String))| writer.argument("new", new).argument("old", old).text(key);
    let line = say(line);
    let short = short.map_or_else(|| line.clone(), say);
    Some(Moved { line, short })
}
