//! A hundred people at once.

use chrono::TimeDelta;
use futures_util::future::join_all;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;

const CROWD: usize = 100;

both!(a_hundred_people_confirming_at_once_for_ten_seats_leave_ten_in_and_ninety_waiting);
async fn a_hundred_people_confirming_at_once_for_ten_seats_leave_ten_in_and_ninety_waiting(engine: Engine) {
    let app = TestApp::with(engine, CONTENTS, &[("ONPURPOSE_RATE_LIMIT", "off")]).await;
    let form = app.get("/events/small").await;
    let addresses: Vec<String> = (0..CROWD).map(|n| format!("person{n}@example.org")).collect();
    let fields: Vec<_> = addresses.iter().map(|email| [("email", email.as_str()), ("seats", "1")]).collect();
    let signed_up = join_all(fields.iter().map(|fields| app.resubmit("/events/small", &form, fields))).await;
    assert!(signed_up.iter().all(|answer| answer.status == 303));

    // Later than any hold, so that all of them are after the same ten seats.
    app.wait(TimeDelta::hours(2));
    app.mails_to(&addresses[0]).await;
    let links: Vec<String> = app.mailbox.all().iter().map(|mail| mail.link("/confirm/")).collect();
    assert_eq!(links.len(), CROWD);
    let confirmed = join_all(links.iter().map(|link| app.post(link, &[]))).await;
    assert!(confirmed.iter().all(|answer| answer.status == 303));

    let inside = app.inside().await;
    let mut counts = Vec::new();
    for state in ["confirmed", "waiting", "pending"] {
        counts.push(inside.number(&format!("SELECT COUNT(*) FROM registration WHERE state = '{state}'")).await);
    }
    assert_eq!(counts, [10, 90, 0]);
    assert_eq!(inside.number("SELECT COUNT(DISTINCT ticket_code) FROM registration").await, 10);

    app.mails_to(&addresses[0]).await;
    let subjects: Vec<String> = app.mailbox.all().into_iter().map(|mail| mail.subject).collect();
    let told = |subject: &str| subjects.iter().filter(|said| said.starts_with(subject)).count();
    assert_eq!((told("You’re coming"), told("You’re on the waiting list")), (10, 90));
}
