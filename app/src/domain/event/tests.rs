//! When people can sign up.

use chrono::TimeDelta;

use super::*;
use crate::samples;

#[test]
fn people_can_sign_up_from_the_opening_until_just_before_the_close() {
    let event = samples::event();
    let opens_at = event.starts_at - TimeDelta::days(7);
    let event = Event { opens_at: Some(opens_at), ..event };
    let second = TimeDelta::seconds(1);
    assert_eq!(event.sign_up_state(opens_at - second), SignUpState::NotYet(opens_at));
    assert_eq!(event.sign_up_state(opens_at), SignUpState::Open);
    assert_eq!(event.sign_up_state(event.closes_at - second), SignUpState::Open);
    assert_eq!(event.sign_up_state(event.closes_at), SignUpState::Closed);
}

#[test]
fn an_event_without_an_opening_is_open_at_once() {
    assert_eq!(samples::event().sign_up_state(DateTime::<Utc>::MIN_UTC), SignUpState::Open);
}

#[test]
fn a_cancelled_event_says_so_even_when_it_is_closed() {
    let event = Event { cancelled_at: Some(samples::now()), ..samples::event() };
    assert_eq!(event.sign_up_state(event.ends_at), SignUpState::Cancelled);
}

#[test]
fn an_event_is_over_at_its_end() {
    let event = samples::event();
    assert!(!event.is_over(event.ends_at - TimeDelta::seconds(1)));
    assert!(event.is_over(event.ends_at));
}
