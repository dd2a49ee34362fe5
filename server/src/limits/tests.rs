//! What is let through, and when it is again.

use chrono::TimeDelta;

use super::table::MAX_ENTRIES;
use super::*;

fn limits() -> (Limits, Arc<Clock>) {
    let clock = Arc::new(Clock::test("2027-05-20T17:40:00Z".parse().unwrap()));
    (Limits::new(true, clock.clone()), clock)
}

fn minutes(clock: &Clock, minutes: i64) {
    clock.advance(TimeDelta::minutes(minutes));
}

const A: Uuid = Uuid::from_u128(1);
const B: Uuid = Uuid::from_u128(2);

#[test]
fn an_address_gets_one_mail_in_ten_minutes_for_a_purpose() {
    let (limits, clock) = limits();
    assert!(limits.mail(A, "a@x.example"));
    assert!(!limits.mail(A, "a@x.example"));
    assert!(limits.mail(B, "a@x.example") && limits.mail(A, "b@x.example"));
    minutes(&clock, 9);
    assert!(!limits.mail(A, "a@x.example"));
    minutes(&clock, 1);
    assert!(limits.mail(A, "a@x.example"));
}

#[test]
fn a_mail_that_was_not_queued_is_not_counted() {
    let (limits, clock) = limits();
    for _ in 0..20 {
        minutes(&clock, 1);
        assert!(limits.mail(A, "a@x.example"));
        limits.not_mailed(A, "a@x.example");
    }
    assert!(limits.mail(A, "a@x.example") && !limits.mail(A, "a@x.example"));
}

#[test]
fn what_follows_a_plus_makes_no_other_mailbox() {
    let (limits, _) = limits();
    assert!(limits.mail(A, "ada+1@x.example"));
    assert!(!limits.mail(A, "ada+2@x.example") && !limits.mail(A, "ada@x.example"));
    assert!(limits.mail(A, "ada@y.example") && limits.mail(A, "a@x.example"));
    assert!(limits.mail(A, "+1@x.example") && limits.mail(A, "+2@x.example"));
    let day = (0..20).filter(|n| limits.mail(Uuid::from_u128(100 + n), &format!("ada+{n}@x.example")));
    assert_eq!(day.count(), 11);
}

#[test]
fn an_address_gets_three_mails_a_day_for_a_purpose() {
    let (limits, clock) = limits();
    let sent = (0..40).filter(|_| {
        minutes(&clock, 11);
        limits.mail(A, "a@x.example")
    });
    assert_eq!(sent.count(), 3);
    minutes(&clock, 24 * 60);
    assert!(limits.mail(A, "a@x.example"));
}

#[test]
fn a_fourth_mail_goes_a_day_after_the_first_and_not_sooner() {
    let (limits, clock) = limits();
    for _ in 0..3 {
        assert!(limits.mail(A, "a@x.example"));
        minutes(&clock, 60);
    }
    minutes(&clock, 21 * 60 - 1);
    assert!(!limits.mail(A, "a@x.example"));
    // The refused one counts towards one in ten minutes.
    minutes(&clock, 10);
    assert!(limits.mail(A, "a@x.example"));
    minutes(&clock, 30);
    assert!(!limits.mail(A, "a@x.example"), "the second was not yet a day ago");
}

#[test]
fn an_address_gets_twelve_mails_a_day_in_all() {
    let (limits, _) = limits();
    let sent = (0..20).filter(|n| limits.mail(Uuid::from_u128(*n), "a@x.example"));
    assert_eq!(sent.count(), 12);
    assert!(limits.mail(A, "b@x.example"));
}

#[test]
fn pressing_again_within_ten_minutes_uses_up_nothing_of_the_day() {
    let (limits, clock) = limits();
    assert!(limits.mail(A, "a@x.example"));
    assert!((0..50).all(|_| !limits.mail(A, "a@x.example")));
    minutes(&clock, 10);
    assert!(limits.mail(A, "a@x.example"));
    assert!(limits.mail(B, "a@x.example"));
}

#[test]
fn a_network_gets_a_hundred_sign_ups_an_hour_and_is_told_how_long_to_wait() {
    let (limits, clock) = limits();
    let ip = |text: &str| text.parse::<IpAddr>().unwrap();
    assert!((0..100).all(|n| limits.sign_up(IpAddr::from([192, 0, 2, n])).is_ok()));
    let wait = limits.sign_up(ip("::ffff:192.0.2.200")).unwrap_err();
    assert!(wait > Duration::ZERO && wait <= Duration::from_secs(36));
    assert!(limits.sign_up(ip("192.0.3.1")).is_ok());
    assert!((0..100).all(|n| limits.sign_up(ip(&format!("2001:db8:0:{n:x}::1"))).is_ok()));
    assert!(limits.sign_up(ip("2001:db8::ffff")).is_err() && limits.sign_up(ip("2001:db8:1::1")).is_ok());
    minutes(&clock, 60);
    assert!(limits.sign_up(ip("192.0.2.1")).is_ok());
}

#[test]
fn switched_off_it_lets_everything_through() {
    let limits = Limits::new(false, limits().1);
    assert!((0..200).all(|_| limits.mail(A, "a@x.example") && limits.sign_up(IpAddr::from([1, 2, 3, 4])).is_ok()));
}

#[test]
fn what_it_remembers_is_bounded_and_the_oldest_goes() {
    let clock = limits().1;
    let (limit, window) = (Limit::hourly(1, &clock), Window::new(1, HOUR, &clock));
    let (first, last) = (u64::MAX - 1, u64::MAX);
    assert!(limit.take(first).is_ok() && window.take(first));
    minutes(&clock, 1);
    assert!(limit.take(last).is_ok() && window.take(last));
    for key in 0..MAX_ENTRIES as u64 - 1 {
        minutes(&clock, i64::from(key == 0));
        assert!(limit.take(key).is_ok() && window.take(key));
    }
    assert!(limit.take(last).is_err() && !window.take(last), "all but the oldest are remembered");
    assert!(limit.take(first).is_ok() && window.take(first));
    assert_eq!(window.taken.lock().unwrap().len(), MAX_ENTRIES);
    assert_eq!(limit.limiter.into_state_store().table.into_inner().unwrap().len(), MAX_ENTRIES);
}

#[test]
fn what_no_longer_limits_anything_is_forgotten() {
    let clock = limits().1;
    let (limit, window) = (Limit::hourly(1, &clock), Window::new(1, HOUR, &clock));
    for key in 0..100 {
        minutes(&clock, 60);
        assert!(limit.take(key).is_ok() && window.take(key));
    }
    assert_eq!(window.taken.lock().unwrap().len(), 1);
    assert_eq!(limit.limiter.into_state_store().table.into_inner().unwrap().len(), 1);
}

#[test]
fn mails_about_an_account_have_a_budget_of_their_own() {
    let (limits, clock) = limits();
    assert_eq!((0..20).filter(|n| limits.mail(Uuid::from_u128(*n), "a@x.example")).count(), 12);
    assert!(!limits.mail(A, "a@x.example") && limits.account_mail("a@x.example"));
    assert!(!limits.account_mail("a@x.example"));
    minutes(&clock, 10);
    assert!(limits.account_mail("a+1@x.example") && limits.account_mail("b@x.example"));
    minutes(&clock, 10);
    assert!(limits.account_mail("a@x.example"));
    minutes(&clock, 10);
    assert!(!limits.account_mail("a@x.example"), "three a day");
}
