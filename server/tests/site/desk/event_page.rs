//! An event's page: its numbers, and the counts of each day, which end with its sign-ups.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::people::{ADA, BEN};

const SUPPER: &str = "/organise/events/supper";

async fn organiser(app: &TestApp, name: &str) -> Colleague {
    Colleague::new(app, name, &[("quayside", Role::Organiser)]).await
}

both!(an_events_page_shows_its_numbers_and_how_many_signed_up_and_cancelled_each_day);
async fn an_events_page_shows_its_numbers_and_how_many_signed_up_and_cancelled_each_day(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = organiser(&app, "olu").await;
    let page = olu.get(&app, SUPPER).await;
    assert!(page.says("0 of 80 places taken") && !page.says("Sign-ups by day"), "{}", page.text());
    let own = app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.submit("/events/supper", &[("email", "cy@example.org"), ("seats", "1")]).await;
    app.wait(TimeDelta::days(1));
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    app.post(&format!("{own}/cancel"), &[]).await;
    let una = organiser(&app, "una").await;
    let page = una.get(&app, SUPPER).await;
    assert!(page.says("1 of 80 places taken 1 sign-up to confirm 0 sign-ups waiting"), "{}", page.text());
    let counted = "2 sign-ups from 20 May to 21 May. The most on one day: 1. 1 was cancelled or removed.";
    assert!(page.says(counted) && page.says("21 May: 1 signed up, 1 cancelled"), "{}", page.text());
    assert_eq!(app.count("day_count").await, 2);
}

both!(who_is_added_and_removed_by_hand_is_counted_and_who_has_not_confirmed_is_not);
async fn who_is_added_and_removed_by_hand_is_counted_and_who_has_not_confirmed_is_not(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = organiser(&app, "olu").await;
    app.submit("/events/supper", &BEN).await;
    assert_eq!(app.count("day_count").await, 0);
    let cleo = [("email", "cleo@example.org"), ("name", "Cleo"), ("seats", "1"), ("read_out", "yes")];
    let added = olu.post(&app, &format!("{SUPPER}/attendees/add"), &cleo).await.location();
    let page = olu.get(&app, SUPPER).await;
    assert!(page.says("1 sign-up from 20 May to 20 May") && page.says("Nobody has cancelled."), "{}", page.text());
    olu.post(&app, added.split('?').next().expect("a path"), &[("do", "remove"), ("silent", "mistake")]).await;
    let page = olu.get(&app, SUPPER).await;
    assert!(page.says("1 sign-up from 20 May") && page.says("1 was cancelled or removed."), "{}", page.text());
}

both!(a_cancelled_event_has_no_door_and_nothing_to_share);
async fn a_cancelled_event_has_no_door_and_nothing_to_share(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = organiser(&app, "olu").await;
    let tabs = async || {
        let page = olu.get(&app, SUPPER).await;
        ["/door", "/share", "/attendees"].map(|tab| page.links().contains(&format!("{SUPPER}{tab}")))
    };
    assert_eq!(tabs().await, [true, true, true]);
    olu.submit(&app, &format!("{SUPPER}/cancel"), &[("reason", "The hall is closed.")]).await;
    assert_eq!(tabs().await, [false, false, true]);
}

both!(home_says_that_sign_up_is_closed);
async fn home_says_that_sign_up_is_closed(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = organiser(&app, "olu").await;
    assert!(!app.get("/").await.says("Summer supper Sign-up closed"));
    olu.post(&app, &format!("{SUPPER}/close"), &[]).await;
    assert!(app.get("/").await.says("Summer supper Sign-up closed"), "{}", app.get("/").await.text());
}

both!(every_page_of_an_event_and_a_newsletter_has_its_branch_in_the_header);
async fn every_page_of_an_event_and_a_newsletter_has_its_branch_in_the_header(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = organiser(&app, "olu").await;
    let of_event = ["", "/share", "/cancel", "/repeat", "/attendees", "/door", "/announcements"];
    let of_event = of_event.map(|page| format!("{SUPPER}{page}"));
    let of_news = ["", "/share", "/close", "/add"].map(|page| format!("/organise/newsletters/news{page}"));
    for path in of_event.into_iter().chain(of_news) {
        let page = olu.get(&app, &path).await;
        let (header, _) = page.body.split_once("</header>").expect("a header");
        assert!(page.status == 200 && header.contains("href=\"/branches/quayside\""), "{path}: {header}");
    }
}

both!(the_counts_end_with_the_sign_ups_of_their_event_when_it_is_moved_too);
async fn the_counts_end_with_the_sign_ups_of_their_event_when_it_is_moved_too(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.sign_up_and_confirm("/events/small", &BEN).await;
    app.import(&CONTENTS.replace("2027-06-12T", "2027-06-30T")).await;
    app.wait_until("2027-07-01T08:00:00Z");
    app.sweep().await;
    assert_eq!(app.count("day_count").await, 1, "the small one's are gone");
    app.wait_until("2027-07-14T19:59:00Z");
    app.sweep().await;
    assert_eq!(app.count("day_count").await, 1);
    app.wait_until("2027-07-14T20:01:00Z");
    app.sweep().await;
    assert_eq!((app.count("day_count").await, app.count("registration").await), (0, 0));
}

both!(who_erases_what_is_left_after_the_event_has_not_cancelled);
async fn who_erases_what_is_left_after_the_event_has_not_cancelled(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.wait_until("2027-06-13T08:00:00Z");
    app.post(&format!("{own}/cancel"), &[]).await;
    assert_eq!(app.count("registration").await, 0);
    let page = organiser(&app, "olu").await.get(&app, SUPPER).await;
    assert!(page.says("Nobody has cancelled."), "{}", page.text());
}

both!(a_longer_keep_lengthens_no_count_that_is_there);
async fn a_longer_keep_lengthens_no_count_that_is_there(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.sign_up_and_confirm("/events/small", &BEN).await;
    let longer = CONTENTS.replace("capacity = 80", "capacity = 80\nkeep = \"P30D\"");
    let longer = longer.replace("capacity = 10\n", "capacity = 10\nkeep = \"P30D\"\n");
    app.import(&longer.replace("2027-06-12T", "2027-06-30T")).await;
    app.wait_until("2027-06-24T19:59:00Z");
    app.sweep().await;
    assert_eq!((app.count("day_count").await, app.count("registration").await), (2, 2));
    app.wait_until("2027-06-24T20:01:00Z");
    app.sweep().await;
    assert_eq!((app.count("day_count").await, app.count("registration").await), (1, 1), "the small one's are gone");
    app.wait_until("2027-07-14T19:59:00Z");
    app.sweep().await;
    assert_eq!((app.count("day_count").await, app.count("registration").await), (1, 1));
    app.wait_until("2027-07-14T20:01:00Z");
    app.sweep().await;
    assert_eq!((app.count("day_count").await, app.count("registration").await), (0, 0), "moved, but not kept longer");
}

both!(counts_that_have_ended_do_not_come_back_with_their_event);
async fn counts_that_have_ended_do_not_come_back_with_their_event(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let olu = organiser(&app, "olu").await;
    olu.submit(&app, &format!("{SUPPER}/cancel"), &[("reason", "The hall has a leak.")]).await;
    app.wait(TimeDelta::days(15));
    let una = organiser(&app, "una").await;
    assert_eq!(una.post(&app, &format!("{SUPPER}/reopen"), &[]).await.status, 303);
    let page = una.get(&app, SUPPER).await;
    assert!(page.says("0 of 80 places taken") && !page.says("Sign-ups by day"), "{}", page.text());
    app.sweep().await;
    assert_eq!((app.count("day_count").await, app.count("registration").await), (0, 0));
}

both!(a_wording_that_cannot_be_read_keeps_nobodys_record);
async fn a_wording_that_cannot_be_read_keeps_nobodys_record(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = organiser(&app, "olu").await;
    let cleo = [("email", "cleo@example.org"), ("name", "Cleo"), ("seats", "1"), ("read_out", "yes")];
    let added = olu.post(&app, &format!("{SUPPER}/attendees/add"), &cleo).await.location();
    app.import(&CONTENTS.replace("Running the summer supper", "Holding the summer supper")).await;
    let broken = "UPDATE purpose_version SET wording = '{}' WHERE number = 1 \
                  AND purpose_id = (SELECT purpose_id FROM event WHERE slug = 'supper')";
    app.inside().await.execute(broken).await;
    let path = added.split('?').next().expect("a path");
    let answer = olu.post(&app, path, &[("do", "remove"), ("silent", "mistake")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(app.count("registration").await, 0);
    assert!(olu.get(&app, SUPPER).await.says("Nobody has cancelled."), "only the count lacks one");
}
