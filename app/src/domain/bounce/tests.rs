//! Each code of the policy, and each edge of its numbers.

use super::*;
use crate::samples::now;

fn class(code: &str) -> Option<BounceClass> {
    MailStatus::parse(code).and_then(MailStatus::class)
}

#[test]
fn an_address_that_does_not_exist_or_is_closed_suspends_at_once_and_no_other_code_does() {
    for code in ["5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"] {
        assert_eq!(class(code), Some(BounceClass::Hard), "{code}");
    }
    for subject in 0..8 {
        for detail in 0..20 {
            let code = format!("5.{subject}.{detail}");
            let is_named = subject == 1 && !matches!(detail, 7 | 8) || (subject, detail) == (2, 1);
            assert_eq!(class(&code) == Some(BounceClass::Hard), is_named, "{code}");
            assert_ne!(class(&format!("4.{subject}.{detail}")), Some(BounceClass::Hard));
        }
    }
}

#[test]
fn policy_content_and_our_own_address_are_our_fault_and_for_now_is_for_now() {
    for code in ["5.7.0", "5.7.1", "5.7.26", "5.7.515", "5.6.0", "5.2.3", "5.3.4", "5.1.7", "5.1.8"] {
        assert_eq!(class(code), Some(BounceClass::Ours), "{code}");
    }
    for code in ["4.1.1", "4.2.2", "4.4.7", "4.7.1", "5.2.2", "5.0.0", "5.4.1", "5.5.0"] {
        assert_eq!(class(code), Some(BounceClass::Soft), "{code}");
    }
    assert_eq!(class("2.1.5"), None);
}

#[test]
fn a_code_is_found_in_a_text_and_an_address_of_the_network_is_none() {
    let found = |text: &str| MailStatus::find(text).and_then(MailStatus::class);
    assert_eq!(found("smtp; 550-5.1.1 The email account that you tried to reach"), Some(BounceClass::Hard));
    assert_eq!(found("host mx.example[192.0.2.7] said: 452 4.2.2 full"), Some(BounceClass::Soft));
    assert_eq!(found("host mx.example[5.1.1.7] said: 250 2.0.0 ok"), None);
    for wrong in ["", "5.1", "5.1.1.1", "5.1.1000", "3.1.1", "5..1", "5.a.1", "-5.1.1", "55.1.1"] {
        assert_eq!(MailStatus::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn words_are_the_last_resort_and_blame_us_first() {
    assert_eq!(of_text("Sorry, no mailbox here by that\n name."), Some(BounceClass::Hard));
    assert_eq!(of_text("550 User unknown in virtual table"), Some(BounceClass::Hard));
    assert_eq!(of_text("User unknown: blocked by our SPAM filter"), Some(BounceClass::Ours));
    assert_eq!(of_text("I am out of the office until Monday."), None);
    assert_eq!(of_text(&format!("{}user unknown", "x ".repeat(4096))), None, "far down it's somebody's own words");
}

#[test]
fn a_relays_reply_follows_the_same_policy_and_its_silence_counts_against_nobody() {
    for (code, class) in [
        ("550 5.1.1", Some(BounceClass::Hard)),
        ("554 5.7.1", Some(BounceClass::Ours)),
        ("452 4.2.2", Some(BounceClass::Soft)),
        ("550", Some(BounceClass::Soft)),
        ("250 2.0.0", None),
        ("connection", None),
        ("time-out", None),
        ("in doubt", None),
        ("tls", None),
        ("", None),
    ] {
        assert_eq!(of_reply(code), class, "{code}");
    }
}

#[test]
fn five_sends_over_fourteen_days_suspend_and_neither_alone_does() {
    let failing = |days: &[i64]| {
        days.iter().fold(None, |before, day| Some(SoftBounces::and(before, now() + TimeDelta::days(*day)))).unwrap()
    };
    assert!(failing(&[0, 3, 7, 10, 14]).suspend());
    assert!(!failing(&[0, 3, 7, 10, 13]).suspend(), "five in thirteen days");
    assert!(!failing(&[0, 14, 28, 42]).suspend(), "four");
    assert!(failing(&[0, 31, 62, 93, 124]).suspend(), "five months of a monthly newsletter");
    assert!(!failing(&[0, 101, 202, 303, 404]).suspend(), "none belongs to another");
    assert_eq!(failing(&[0, 7, 150]).count, 1);
}

#[test]
fn a_round_is_halted_above_five_in_a_hundred_or_one_in_a_thousand_and_not_at_them() {
    let all = BounceTally { handed_over: 1000, ..BounceTally::default() };
    for (tally, halt) in [
        (all, None),
        (BounceTally { hard: 50, ..all }, None),
        (BounceTally { hard: 51, ..all }, Some(Halt::HardBounces)),
        (BounceTally { complaints: 1, ..all }, None),
        (BounceTally { complaints: 2, ..all }, Some(Halt::Complaints)),
        (BounceTally { handed_over: 4, hard: 4, ..all }, None),
        (BounceTally { handed_over: 5, hard: 5, ..all }, Some(Halt::HardBounces)),
        (BounceTally { handed_over: 0, ..all }, None),
    ] {
        assert_eq!(tally.halt(true), halt, "{tally:?}");
        assert_eq!(tally.halt(false), halt, "{tally:?}");
    }
}

#[test]
fn the_first_refusal_through_our_fault_halts_what_can_go_on_and_only_many_halt_what_cannot() {
    let of = |ours| BounceTally { handed_over: 80, ours, ..BounceTally::default() };
    assert_eq!((of(1).halt(true), of(1).halt(false)), (Some(Halt::Refused), None));
    assert_eq!(of(5).halt(false), Some(Halt::Refused));
    assert_eq!(of(5).since(of(5)).halt(true), None, "somebody has seen these");
    assert_eq!(of(6).since(of(5)).halt(true), Some(Halt::Refused));
}
