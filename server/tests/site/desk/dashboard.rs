//! What is held and until when, on the first page; receipts, and the mail that says that it is done.

use app::domain::role::Role;
use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
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
            "All that was to be deleted by now is deleted.",
            "1 sign-up with a place, until 26 June 2027",
            "1 not confirmed, until 27 May 2027 at the latest",
            "Some answers of 1 person, deleted sooner: 15 June 2027",
            "1 reader, until 20 May 2029 at the latest",
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
    assert!(page.says("One record is overdue") && page.says("1 overdue"), "{}", page.text());
    assert!(!page.says("1 sign-up with a place"));
    app.sweep().await;
    let page = one.get(&app, "/organise").await;
    assert!(page.says("All that was to be deleted by now is deleted.") && page.says("1 sign-up"), "{}", page.text());
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
    assert!(text.contains("3 registrations for Small meeting were deleted on"), "{text}");
    assert!(text.contains("One more was deleted before that"), "{text}");
    assert_eq!(app.mails_to(&officer.email).await.len(), 0);
    let page = Colleague::new(&app, "una", &[("quayside", Role::Organiser)]).await;
    let page = page.get(&app, "/organise/events/small/receipts").await;
    assert!(page.says("3 sign-ups") && page.says("1 sign-up"), "{}", page.text());
}
