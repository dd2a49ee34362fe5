//! What state an event is in for its organisers, and what they should do next.

use chrono::TimeDelta;

use super::*;
use crate::samples;

const NONE: EventNumbers = EventNumbers { capacity: Some(80), taken: 0, to_confirm: 0, waiting: 0 };
const SOME: EventNumbers = EventNumbers { taken: 12, ..NONE };

#[test]
fn the_status_is_the_first_that_matters() {
    let (event, now) = (samples::event(), samples::now());
    let full = EventNumbers { taken: 81, ..NONE };
    let off = Event { cancelled_at: Some(now), ..event.clone() };
    assert_eq!(EventStatus::of(&event, &SOME, now), EventStatus::Open);
    assert_eq!(EventStatus::of(&event, &full, now), EventStatus::Full);
    assert_eq!(EventStatus::of(&event, &EventNumbers { capacity: None, ..full }, now), EventStatus::Open);
    assert_eq!(EventStatus::of(&event, &full, event.closes_at), EventStatus::Closed);
    assert_eq!(EventStatus::of(&event, &full, event.ends_at), EventStatus::Over);
    assert_eq!(EventStatus::of(&off, &full, event.ends_at), EventStatus::Cancelled);
    let later = Event { opens_at: Some(now + TimeDelta::days(1)), ..event };
    assert_eq!(EventStatus::of(&later, &NONE, now), EventStatus::NotYet(now + TimeDelta::days(1)));
}

#[test]
fn days_are_counted_by_the_events_own_calendar() {
    let event = samples::event();
    let before = |hours| starts_in(&event, event.starts_at - TimeDelta::hours(hours));
    assert_eq!(
        [before(0), before(17), before(19), before(67), before(100)],
        [Some(0), Some(0), Some(1), Some(3), None]
    );
    assert_eq!(starts_in(&event, event.ends_at - TimeDelta::seconds(1)), Some(0), "while it runs");
    assert_eq!(starts_in(&event, event.ends_at), None);
    let off = Event { cancelled_at: Some(samples::now()), ..event.clone() };
    assert_eq!(starts_in(&off, event.starts_at), None);
}

#[test]
fn the_next_step_is_to_share_then_to_write_then_the_door() {
    let event = samples::event();
    let next =
        |numbers, messaged, hours| NextStep::of(&event, numbers, messaged, event.starts_at - TimeDelta::hours(hours));
    assert_eq!(next(&NONE, false, 500), Some(NextStep::Share));
    assert_eq!(next(&SOME, false, 500), None);
    assert_eq!(next(&SOME, false, 48), Some(NextStep::Message));
    assert_eq!(next(&SOME, true, 48), None, "they were written to");
    assert_eq!(next(&NONE, false, 48), Some(NextStep::Share), "there is nobody to write to");
    assert_eq!(next(&SOME, true, 1), Some(NextStep::Door));
    assert_eq!(NextStep::of(&event, &SOME, false, event.ends_at), None);
}
