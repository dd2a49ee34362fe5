//! Nothing is kept longer than promised.

use proptest::prelude::*;

use super::*;
use crate::samples;

pub(super) fn at(written: &str) -> DateTime<Utc> {
    written.parse().unwrap()
}

pub(super) fn keep(written: &str) -> Keep {
    Keep::parse(written).unwrap()
}

pub(super) fn end(ends_at: &str) -> EventEnd {
    EventEnd { ends_at: at(ends_at), cancelled_at: None }
}

#[test]
fn durations_of_fixed_length_are_read() {
    for (written, length, again) in [
        ("P14D", TimeDelta::days(14), "P14D"),
        ("P2W", TimeDelta::days(14), "P14D"),
        ("P1DT12H", TimeDelta::hours(36), "P1DT43200S"),
        ("PT90M", TimeDelta::minutes(90), "PT5400S"),
        ("PT1H2M3S", TimeDelta::seconds(3_723), "PT3723S"),
        ("PT0S", TimeDelta::zero(), "PT0S"),
        ("P0D", TimeDelta::zero(), "PT0S"),
        ("P90D", TimeDelta::days(90), "P90D"),
        ("PT48H", TimeDelta::days(2), "P2D"),
    ] {
        assert_eq!(keep(written).length(), length);
        assert_eq!(keep(written).to_string(), again);
    }
    assert_eq!((Keep::DEFAULT, Keep::SPECIAL), (keep("P14D"), keep("P3D")));
}

#[test]
fn a_number_to_call_is_kept_to_the_day_after_the_event_even_if_that_is_cancelled() {
    let planned = end("2027-06-12T20:00:00Z");
    let cancelled = EventEnd { cancelled_at: Some(at("2027-05-20T12:00:00Z")), ..planned };
    for event in [planned, cancelled] {
        assert_eq!(event.to_call(), at("2027-06-13T20:00:00Z"));
    }
}

#[test]
fn durations_without_a_fixed_length_are_refused() {
    for written in [
        "",
        "P",
        "PT",
        "P1DT",
        "14D",
        "P14",
        "p14d",
        " P14D",
        "P14D ",
        "P-1D",
        "-P1D",
        "+P1D",
        "P1Y",
        "P1M",
        "P1Y2D",
        "P1M2D",
        "PT1.5S",
        "PT1,5S",
        "P1.5D",
        "P1W2D",
        "PT5M1H",
        "P٣D",
        "P99999999999D",
        "P2015-11-03T21:56",
        "two weeks",
    ] {
        assert_eq!(Keep::parse(written), Err(KeepError::NotADuration(written.to_owned())), "{written}");
    }
}

#[test]
fn more_than_ninety_days_are_refused() {
    for written in ["P91D", "P90DT1S", "P13W", "P4294967295D", "P4294967295W"] {
        assert_eq!(Keep::parse(written), Err(KeepError::TooLong(written.to_owned())));
    }
}

#[test]
fn a_cancelled_event_ends_its_records_sooner_and_never_later() {
    let planned = end("2027-06-12T20:00:00Z");
    let cancelled = |on: &str| EventEnd { cancelled_at: Some(at(on)), ..planned };
    assert_eq!(planned.plus(Keep::DEFAULT), at("2027-06-26T20:00:00Z"));
    assert_eq!(cancelled("2027-06-01T08:00:00Z").plus(Keep::DEFAULT), at("2027-06-15T08:00:00Z"));
    assert_eq!(cancelled("2027-06-20T08:00:00Z").plus(Keep::DEFAULT), at("2027-06-26T20:00:00Z"));
    assert_eq!(cancelled("2027-06-01T08:00:00Z").waiting(), at("2027-06-01T08:00:00Z"));
    assert_eq!(planned.waiting(), at("2027-06-12T20:00:00Z"));
}

#[test]
fn an_unconfirmed_sign_up_goes_after_seven_days_or_with_the_event() {
    let event = end("2027-06-12T20:00:00Z");
    assert_eq!(event.pending(at("2027-05-01T12:00:00Z"), Keep::DEFAULT), at("2027-05-08T12:00:00Z"));
    assert_eq!(event.pending(at("2027-06-12T12:00:00Z"), keep("PT0S")), at("2027-06-12T20:00:00Z"));
}

#[test]
fn a_sign_up_that_nobody_can_confirm_goes_when_a_hold_would() {
    let (event, now) = (end("2027-06-12T20:00:00Z"), at("2027-05-01T12:00:00Z"));
    assert_eq!(event.unconfirmable(now, Keep::DEFAULT), at("2027-05-01T14:00:00Z"));
    assert_eq!(event.unconfirmable(at("2027-06-12T19:00:00Z"), keep("PT0S")), at("2027-06-12T20:00:00Z"));
    assert_eq!((pending(now), unconfirmable(now)), (at("2027-05-08T12:00:00Z"), at("2027-05-01T14:00:00Z")));
}

#[test]
fn what_is_done_is_remembered_for_days_only() {
    let now = at("2027-05-01T12:00:00Z");
    assert_eq!((outbox(now), links_request(now)), (at("2027-05-08T12:00:00Z"), at("2027-05-06T12:00:00Z")));
}

#[test]
fn months_end_on_the_last_day_of_a_shorter_month() {
    assert_eq!(months_after(at("2027-01-31T10:00:00Z"), 1), at("2027-02-28T10:00:00Z"));
    assert_eq!(subscription(at("2027-05-20T17:40:00Z"), 12), at("2028-05-20T17:40:00Z"));
    assert_eq!(evidence(at("2028-02-29T00:00:00Z")), at("2030-02-28T00:00:00Z"));
    assert_eq!(months_after(at("2027-01-31T10:00:00Z"), u32::MAX), DateTime::<Utc>::MAX_UTC);
}

#[test]
fn a_move_of_up_to_31_days_brings_the_new_date() {
    let (old, new) = (end("2027-06-12T20:00:00Z"), end("2027-07-13T20:00:00Z"));
    assert_eq!(moved(old, new, Keep::DEFAULT, false), at("2027-07-27T20:00:00Z"));
}

#[test]
fn a_farther_move_keeps_the_old_date_until_the_person_still_comes() {
    let (old, new) = (end("2027-06-12T20:00:00Z"), end("2027-07-13T20:00:01Z"));
    assert_eq!(moved(old, new, Keep::DEFAULT, false), at("2027-06-26T20:00:00Z"));
    assert_eq!(moved(old, new, Keep::DEFAULT, true), at("2027-07-27T20:00:01Z"));
}

#[test]
fn a_move_to_an_earlier_day_counts_at_once_however_far() {
    let (old, new) = (end("2027-06-12T20:00:00Z"), end("2027-04-12T20:00:00Z"));
    assert_eq!(moved(old, new, Keep::DEFAULT, false), at("2027-04-26T20:00:00Z"));
}

#[test]
fn an_end_at_the_end_of_the_calendar_does_not_overflow() {
    let last = EventEnd { ends_at: DateTime::<Utc>::MAX_UTC, cancelled_at: None };
    assert_eq!(last.plus(Keep::DEFAULT), DateTime::<Utc>::MAX_UTC);
}

#[test]
fn the_samples_end_when_the_rules_say() {
    let (event, held) = (samples::event(), samples::registration());
    let end = EventEnd { ends_at: event.ends_at, cancelled_at: event.cancelled_at };
    assert_eq!(held.expires_at, end.plus(held.version.wording.keep));
    assert!(held.sooner.iter().all(|(_, at)| *at == end.plus(Keep::SPECIAL)));
    assert_eq!(samples::pending_registration().expires_at, end.pending(samples::now(), Keep::DEFAULT));
    assert_eq!(samples::subscription().expires_at, subscription(samples::now(), 24));
}

pub(super) fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    (1_700_000_000..2_500_000_000_i64).prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

pub(super) fn event_end() -> impl Strategy<Value = EventEnd> {
    (instant(), prop::option::of(instant())).prop_map(|(ends_at, cancelled_at)| EventEnd { ends_at, cancelled_at })
}

pub(super) fn any_keep() -> impl Strategy<Value = Keep> {
    (0..=90 * 86_400_i64).prop_map(|seconds| keep(&format!("PT{seconds}S")))
}

proptest! {
    #[test]
    fn a_keep_reads_back_as_it_was_written(keep in any_keep()) {
        prop_assert_eq!(Keep::parse(&keep.to_string()), Ok(keep));
    }

    #[test]
    fn reading_a_keep_never_panics(written in "P?[0-9YMWDTHS.,-]{0,16}") {
        if let Ok(keep) = Keep::parse(&written) {
            prop_assert!(keep.length() >= TimeDelta::zero() && keep.length() <= TimeDelta::days(90));
        }
    }

    #[test]
    fn no_end_is_after_the_events_end_and_keep(event in event_end(), now in instant(), keep in any_keep()) {
        let last = event.ends_at + keep.length();
        prop_assert!(event.plus(keep) <= last);
        prop_assert!(event.pending(now, keep) <= last.min(now + PENDING));
        prop_assert!(event.waiting() <= event.plus(keep));
    }

    #[test]
    fn cancelling_never_makes_an_end_later(event in event_end(), on in instant(), keep in any_keep(), now in instant()) {
        let planned = EventEnd { cancelled_at: None, ..event };
        let cancelled = EventEnd { cancelled_at: Some(on), ..event };
        prop_assert!(cancelled.plus(keep) <= planned.plus(keep).min(on + keep.length()));
        prop_assert!(cancelled.pending(now, keep) <= planned.pending(now, keep));
        prop_assert!(cancelled.waiting() <= planned.waiting());
    }

    #[test]
    fn a_move_never_keeps_longer_than_the_new_event_allows(
        old in event_end(), new in event_end(), keep in any_keep(), still_coming in any::<bool>(),
    ) {
        let end = moved(old, new, keep, still_coming);
        prop_assert!(end <= new.plus(keep));
        prop_assert!(end == new.plus(keep) || end == old.plus(keep));
        let far = (new.ends_at - old.ends_at).abs() > FAR_MOVE;
        prop_assert!(still_coming || !far || end <= old.plus(keep));
    }

    #[test]
    fn a_shorter_keep_never_ends_later(event in event_end(), one in any_keep(), other in any_keep()) {
        prop_assert!(event.plus(one.min(other)) <= event.plus(one.max(other)));
    }
}
