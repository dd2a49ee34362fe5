//! The first page: how full each event is, what to do next, what is held and until when; receipts, and the mail that
//! says that it is done.

use app::domain::role::Role;
use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::{Colleague, Ready};
use crate::support::database::Engine;
use crate::support::people::{ADA, BEN, BEN_READS};

both!(the_first_page_says_what_is_held_and_until_when);
async fn the_first_page_says_what_is_held_and_until_when(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.submit("/events/supper", &BEN).await;
    app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    for role in [Role::Organiser, Role::DataOfficer] {
        let one = Colleague::new(&app, role.name(), &[("quayside", role)]).await;
        let page = one.get(&app, "/organise").await;
        for said in [
            "Everything due for deletion has been deleted.",
            "1 sign-up 26 June 2027",
            "1 sign-up, not confirmed 27 May 2027",
            "Some answers from 1 sign-up 15 June 2027",
            "1 reader 20 May 2029",
        ] {
            assert!(page.says(said), "{said} in {}", page.text());
        }
    }
}

both!(what_is_overdue_is_shown_when_the_sweeper_is_down_and_is_not_counted_as_held);
async fn what_is_overdue_is_shown_when_the_sweeper_is_down_and_is_not_counted_as_held(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/small", &[("email", "a@example.org"), ("seats", "1")]).await;
    app.wait(TimeDelta::days(40));
    let one = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let page = one.get(&app, "/organise").await;
    assert!(page.says("1 record should have been deleted by now") && page.says("1 overdue"), "{}", page.text());
    assert!(!page.says("1 sign-up"));
    app.sweep().await;
    let page = one.get(&app, "/organise").await;
    assert!(page.says("Everything due for deletion has been deleted.") && page.says("1 sign-up"), "{}", page.text());
}

both!(once_the_last_record_is_gone_the_receipt_comes_once_with_the_right_number);
async fn once_the_last_record_is_gone_the_receipt_comes_once_with_the_right_number(engine: Engine) {
    let app = TestApp::new(engine).await;
    for at in 0..3 {
        app.wait(TimeDelta::hours(1));
        app.sign_up_and_confirm("/events/small", &[("email", &format!("p{at}@example.org")), ("seats", "1")]).await;
    }
    app.submit("/events/small", &[("email", "pending@example.org"), ("seats", "1")]).await;
    let one = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    app.wait(TimeDelta::days(8));
    app.sweep().await;
    assert_eq!(app.mails_to(&one.email).await.len(), 0, "the event is still to come");
    app.wait(TimeDelta::days(28));
    for _ in 0..3 {
        app.sweep().await;
    }
    let mails = app.mails_to(&one.email).await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].subject, "Deleted: sign-ups for Small meeting");
    let text = mails[0].text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("3 sign-ups for Small meeting were deleted on"), "{text}");
    assert!(text.contains("1 more was deleted before that"), "{text}");
    assert_eq!(app.mails_to(&officer.email).await.len(), 0);
    let page = Colleague::new(&app, "una", &[("quayside", Role::Organiser)]).await;
    let page = page.get(&app, "/organise/events/small/receipts").await;
    assert!(page.says("3 sign-ups") && page.says("1 sign-up"), "{}", page.text());
}

both!(the_first_page_says_how_full_each_event_is_and_what_to_do_next);
async fn the_first_page_says_how_full_each_event_is_and_what_to_do_next(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.submit("/events/supper", &BEN).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let page = olu.get(&app, "/organise").await;
    for said in ["2 of 80 places \u{b7} 1 sign-up to confirm", "No sign-ups yet, 10 places", "Next: share the link"] {
        assert!(page.says(said), "{said} in {}", page.text());
    }
    let to_supper = |page: &str| format!("/organise/events/supper/{page}");
    for to in ["attendees", "door", "announcements"].map(to_supper) {
        assert!(page.links().contains(&to), "{to}");
    }
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let links = officer.get(&app, "/organise").await.links();
    assert!(links.contains(&to_supper("attendees")) && !links.contains(&to_supper("door")), "{links:?}");

    app.wait_until("2027-06-10T08:00:00Z");
    let una = Colleague::new(&app, "una", &[("quayside", Role::Organiser)]).await;
    let page = una.get(&app, "/organise").await;
    for said in ["Today", "Next: open the door list", "Tomorrow", "Starts in 2 days", "Next: tell people how"] {
        assert!(page.says(said), "{said} in {}", page.text());
    }
}

both!(what_is_cancelled_over_or_a_draft_says_so_on_the_first_page);
async fn what_is_cancelled_over_or_a_draft_says_so_on_the_first_page(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    olu.submit(&app, "/organise/events/small/cancel", &[("reason", "No water.")]).await;
    olu.post(&app, "/organise/events/supper/copy", &[]).await;
    let page = olu.get(&app, "/organise").await;
    assert!(page.says("Small meeting Cancelled") && !page.says("10 places"), "{}", page.text());
    assert!(page.says("Summer supper Draft"), "{}", page.text());
    assert!(page.says("Closed meeting Sign-up closed"), "{}", page.text());
    app.wait(TimeDelta::days(40));
    let una = Colleague::new(&app, "una", &[("quayside", Role::Organiser)]).await;
    let page = una.get(&app, "/organise").await;
    assert!(page.says("4 past events") && page.says("Summer supper Over"), "{}", page.text());
}

both!(a_new_organiser_is_told_what_to_do_first_until_it_is_done);
async fn a_new_organiser_is_told_what_to_do_first_until_it_is_done(engine: Engine) {
    let app = TestApp::with(engine, server::actions::samples::organisation(), &[]).await;
    let role = [("quayside", Role::Organiser)];
    let page = Colleague::with(&app, "ann", &role, Ready::Nothing).await.get(&app, "/organise").await;
    assert!(page.says("Three things to do first") && !page.says("Done"), "{}", page.text());
    for path in ["/organise/account/factor", "/organise/guidance", "/organise/new", "/organise/help"] {
        assert!(page.links().iter().any(|link| link == path), "{path}");
    }
    let page = Colleague::with(&app, "bea", &role, Ready::NoGuidance).await.get(&app, "/organise").await;
    assert!(page.says("Set up login codes Done") && page.says("Read the guidance"), "{}", page.text());
    let olu = Colleague::new(&app, "olu", &role).await;
    assert!(olu.get(&app, "/organise").await.says("Create your first event"));
    olu.submit(&app, "/organise/new", &[("kind", "branch-meeting")]).await;
    assert!(!olu.get(&app, "/organise").await.says("Three things to do first"), "all is done");
    let officer = Colleague::with(&app, "dot", &[("quayside", Role::DataOfficer)], Ready::Nothing).await;
    assert!(!officer.get(&app, "/organise").await.says("Three things to do first"), "they create no events");
}
