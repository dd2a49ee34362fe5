//! How a changed event affects the ends of its registrations.

use proptest::prelude::*;

use super::super::tests::{any_keep, at, end, event_end, instant, keep};
use super::*;

fn change(old: EventEnd, new: EventEnd) -> Change {
    Change { old, new, was: Keep::DEFAULT, is: Keep::DEFAULT }
}

fn row(stage: Stage, expires_at: DateTime<Utc>) -> RecordEnds {
    RecordEnds { stage, expires_at, asked_if_coming: false, planned: None }
}

/// The end of a cancelled event's record, and its end before that.
fn planned_for(written: &str, planned: &str) -> End {
    End { planned: Some(at(planned)), ..sure(written) }
}

fn sure(written: &str) -> End {
    End { at: at(written), asked: false, planned: None }
}

#[test]
fn who_is_told_of_a_cancellation_lives_an_hour_at_least_and_never_longer_than_before() {
    let planned = end("2027-06-12T20:00:00Z");
    let cancelled = EventEnd { cancelled_at: Some(at("2027-06-01T08:00:00Z")), ..planned };
    let change = Change { was: keep("PT0S"), is: keep("PT0S"), ..change(planned, cancelled) };
    for stage in [Stage::Waiting, Stage::Confirmed] {
        let end = |before| change.end_of(row(stage, at(before)));
        assert_eq!(end("2027-06-12T20:00:00Z"), planned_for("2027-06-01T09:00:00Z", "2027-06-12T20:00:00Z"));
        assert_eq!(end("2027-06-01T08:30:00Z"), planned_for("2027-06-01T08:30:00Z", "2027-06-01T08:30:00Z"));
    }
    let pending = row(Stage::Pending, at("2027-06-05T12:00:00Z"));
    let end = planned_for("2027-06-01T08:00:00Z", "2027-06-05T12:00:00Z");
    assert_eq!(change.end_of(pending), end, "nobody writes to who is not confirmed");
    assert!(change.matters());
}

#[test]
fn a_cancelled_event_keeps_its_records_as_long_after_the_cancellation() {
    let planned = end("2027-06-12T20:00:00Z");
    let cancelled = EventEnd { cancelled_at: Some(at("2027-06-01T08:00:00Z")), ..planned };
    let confirmed = row(Stage::Confirmed, at("2027-06-26T20:00:00Z"));
    let end = planned_for("2027-06-15T08:00:00Z", "2027-06-26T20:00:00Z");
    assert_eq!(change(planned, cancelled).end_of(confirmed), end);
}

#[test]
fn after_a_far_move_everybody_is_asked_and_stays_on_the_old_date() {
    let far = change(end("2027-06-12T20:00:00Z"), end("2027-09-12T20:00:00Z"));
    let asked = |written| End { at: at(written), asked: true, planned: None };
    assert_eq!(far.end_of(row(Stage::Confirmed, at("2027-06-26T20:00:00Z"))), asked("2027-06-26T20:00:00Z"));
    assert_eq!(far.end_of(row(Stage::Waiting, at("2027-06-12T20:00:00Z"))), asked("2027-06-12T20:00:00Z"));
    let counts = |stage, written| far.counts_from(asked(written), stage).ends_at;
    assert_eq!(counts(Stage::Confirmed, "2027-06-26T20:00:00Z"), at("2027-06-12T20:00:00Z"));
    assert_eq!(counts(Stage::Waiting, "2027-06-12T20:00:00Z"), at("2027-06-12T20:00:00Z"));
    assert_eq!(far.counts_from(sure("2027-06-26T20:00:00Z"), Stage::Confirmed), far.new);
}

#[test]
fn a_near_move_brings_the_new_date_to_who_was_not_asked_before() {
    let near = change(end("2027-06-12T20:00:00Z"), end("2027-06-19T20:00:00Z"));
    let confirmed = row(Stage::Confirmed, at("2027-06-26T20:00:00Z"));
    assert_eq!(near.end_of(confirmed), sure("2027-07-03T20:00:00Z"));
    let asked = near.end_of(RecordEnds { asked_if_coming: true, ..confirmed });
    assert_eq!(asked, End { at: at("2027-06-26T20:00:00Z"), asked: true, planned: None });
}

#[test]
fn a_shorter_keep_is_for_all_and_a_longer_one_for_nobody_who_is_there() {
    let event = end("2027-06-12T20:00:00Z");
    let kept = |was, is, expires| {
        let change = Change { was: keep(was), is: keep(is), ..change(event, event) };
        change.end_of(row(Stage::Confirmed, at(expires)))
    };
    assert_eq!(kept("P14D", "P3D", "2027-06-26T20:00:00Z"), sure("2027-06-15T20:00:00Z"));
    assert_eq!(kept("P14D", "P30D", "2027-06-26T20:00:00Z"), sure("2027-06-26T20:00:00Z"));
    assert!(!change(event, event).matters());
}

fn any_row() -> impl Strategy<Value = RecordEnds> {
    let stage = prop_oneof![Just(Stage::Pending), Just(Stage::Waiting), Just(Stage::Confirmed)];
    (stage, instant(), any::<bool>(), prop::option::of(instant())).prop_map(
        |(stage, expires_at, asked_if_coming, planned)| RecordEnds { stage, expires_at, asked_if_coming, planned },
    )
}

fn undone(was: EventEnd, is: EventEnd) -> (Change, Change) {
    let cancelled = |end| EventEnd { cancelled_at: Some(at("2027-05-22T08:00:00Z")), ..end };
    (change(was, cancelled(was)), change(cancelled(was), is))
}

#[test]
fn a_cancellation_undone_leaves_every_end_as_it_was_and_asks_nobody() {
    for day in ["2027-06-09T20:00:00Z", "2027-06-29T20:00:00Z", "2027-12-06T20:00:00Z"] {
        let planned = end(day);
        let (off, on) = undone(planned, planned);
        for (stage, expires_at) in [
            (Stage::Confirmed, planned.plus(Keep::DEFAULT)),
            (Stage::Waiting, planned.waiting()),
            (Stage::Pending, at("2027-05-27T12:00:00Z")),
        ] {
            for asked_if_coming in [false, true].into_iter().filter(|asked| !asked || stage != Stage::Pending) {
                let before = RecordEnds { asked_if_coming, ..row(stage, expires_at) };
                let after = off.end_of(before);
                let meanwhile =
                    RecordEnds { expires_at: after.at, asked_if_coming: after.asked, planned: after.planned, ..before };
                let again = on.end_of(meanwhile);
                assert_eq!(again, End { at: expires_at, asked: false, planned: None }, "{stage:?}, {day}");
                // Cancelled before the old end was noted.
                let unnoted = RecordEnds { planned: None, ..meanwhile };
                assert!(asked_if_coming || stage == Stage::Pending || on.end_of(unnoted) == again, "{stage:?}, {day}");
            }
        }
    }
}

#[test]
fn undone_for_another_date_the_move_counts_from_the_date_before() {
    let (planned, far) = (end("2027-06-12T20:00:00Z"), end("2027-09-12T20:00:00Z"));
    let (off, on) = undone(planned, far);
    let after = off.end_of(row(Stage::Confirmed, at("2027-06-26T20:00:00Z")));
    let meanwhile = RecordEnds { planned: after.planned, ..row(Stage::Confirmed, after.at) };
    assert_eq!(on.end_of(meanwhile), End { at: at("2027-06-26T20:00:00Z"), asked: true, planned: None });
}

#[test]
fn whoever_had_not_answered_is_asked_again_with_the_same_end() {
    let later = end("2027-09-12T20:00:00Z");
    let (off, on) = undone(later, later);
    let silent = RecordEnds { asked_if_coming: true, ..row(Stage::Confirmed, at("2027-06-26T20:00:00Z")) };
    let after = off.end_of(silent);
    assert!(after.asked && after.at == at("2027-06-05T08:00:00Z"));
    let again = on.end_of(RecordEnds { expires_at: after.at, planned: after.planned, ..silent });
    assert_eq!(again, End { at: at("2027-06-26T20:00:00Z"), asked: true, planned: None });
}

proptest! {
    #[test]
    fn no_change_keeps_a_record_beyond_both_its_old_end_and_what_the_changed_event_allows(
        old in event_end(), new in event_end(), was in any_keep(), is in any_keep(), row in any_row(),
    ) {
        let end = Change { old, new, was, is }.end_of(row);
        prop_assert!(end.at <= row.expires_at.max(new.plus(is)));
        let before = row.planned.unwrap_or(row.expires_at).max(row.expires_at);
        prop_assert!(end.asked || row.stage != Stage::Pending || end.at <= before);
        if new.cancelled_at.is_some() {
            prop_assert!(end.at <= row.expires_at);
        }
    }
}
