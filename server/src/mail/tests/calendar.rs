//! The calendar entry, parsed by the crate that wrote it and checked line by line.

use app::domain::event::Event;
use app::domain::language::{Language, LocalText};
use app::domain::zone::Zone;
use app::samples;
use app::text::Words;
use icalendar::{Calendar, CalendarComponent, Component as _, EventLike as _};

use crate::mail::calendar::{CalendarEntry, Method, write};

fn entry(event: &Event, attendee_info: bool, method: Method) -> String {
    let entry = CalendarEntry {
        event,
        words: &Words::new(&Language::english(), samples::home()),
        host: "events.harbour.example",
        stamp: samples::now(),
        url: "https://events.harbour.example/events/summer-supper",
        organiser: ("Quayside branch", "quayside@harbour.example"),
        attendee_info,
    };
    write(&entry, method)
}

fn read(ics: &str) -> icalendar::Event {
    let calendar: Calendar = ics.parse().unwrap();
    match calendar.components.into_iter().next() {
        Some(CalendarComponent::Event(event)) => event,
        other => panic!("not an event: {other:?}"),
    }
}

#[test]
fn an_entry_looks_like_this() {
    insta::assert_snapshot!(entry(&samples::event(), true, Method::Publish));
}

#[test]
fn an_entry_reads_back_and_names_nobody_who_comes() {
    let ics = entry(&samples::event(), true, Method::Publish);
    let event = read(&ics);
    assert_eq!(event.get_summary(), Some("Summer supper on the quay"));
    assert_eq!(event.get_location(), Some("Sail Loft, 4 Rope Walk"));
    assert!(ics.contains("DTSTART:20270612T170000Z\r\n") && ics.contains("DTEND:20270612T200000Z\r\n"));
    assert!(ics.contains("METHOD:PUBLISH\r\n") && !ics.contains("ATTENDEE"));
}

#[test]
fn the_public_entry_keeps_the_door_code_to_itself() {
    assert!(entry(&samples::event(), true, Method::Publish).contains("4821"));
    assert!(!entry(&samples::event(), false, Method::Publish).contains("4821"));
}

#[test]
fn a_cancellation_names_the_same_entry_with_a_later_sequence() {
    let before = read(&entry(&samples::event(), false, Method::Publish));
    let ics = entry(&Event { sequence: 1, ..samples::event() }, false, Method::Cancel);
    let after = read(&ics);
    assert_eq!(after.get_uid(), before.get_uid());
    assert!(after.get_sequence() > before.get_sequence());
    assert!(ics.contains("METHOD:CANCEL\r\n") && ics.contains("STATUS:CANCELLED\r\n"));
}

#[test]
fn long_and_odd_texts_are_folded_and_escaped() {
    let mut event = samples::event();
    event.content.summary =
        LocalText::english("Kaffee; Kuchen, Gespräch\r\nEND:VEVENT\rATTENDEE:mailto:eve@example.org ".repeat(9));
    let ics = entry(&event, false, Method::Publish);
    assert_eq!(ics.matches("\r\n").count(), ics.matches('\n').count());
    assert_eq!(ics.matches('\r').count(), ics.matches('\n').count());
    // RFC 5545 §3.1 counts 75 octets; icalendar's last line may exceed them by the fold's space.
    assert!(ics.lines().all(|line| line.len() <= 76));
    assert!(!ics.lines().any(|line| line.starts_with("ATTENDEE")));
    assert_eq!(ics.lines().filter(|line| *line == "END:VEVENT").count(), 1);
    assert!(read(&ics).get_description().unwrap().starts_with("Kaffee; Kuchen, Gespräch\nEND:VEVENT"));
}

#[test]
fn an_entry_of_another_zone_says_in_words_whose_time_it_is() {
    let event = Event { timezone: Zone::named("America/New_York").unwrap(), ..samples::event() };
    let entry = read(&entry(&event, false, Method::Publish));
    let description = entry.get_description().unwrap();
    let when = "Saturday 12\u{a0}June 2027, 1\u{a0}pm to 4\u{a0}pm (New York time)";
    assert!(description.starts_with(when), "{description}");
}
