//! The newest form wins: the link in the mail confirms what was sent last, and nobody changes unseen what it confirms.

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;

const SUPPER: &str = "/events/supper";
const NEWS: &str = "/newsletters/news";
const ANNS: &str = "ann@example.org";
const FIRST: [(&str, &str); 4] = [("email", ANNS), ("seats", "1"), ("food", "Vegan"), ("private_agree", "yes")];
const LAST: [(&str, &str); 4] = [("email", ANNS), ("seats", "3"), ("food", "No nuts"), ("private_agree", "yes")];

/// Whether a page to confirm is about what was sent last.
fn is_about_the_last(page: &Page) -> bool {
    page.says("No nuts") && page.says("your 3 places are yours") && !page.says("Vegan")
}

/// The link of the one mail confirms what was sent last.
async fn the_one_mail_confirms_the_last(app: &TestApp) {
    let mails = app.mails_to(ANNS).await;
    let [mail] = mails.as_slice() else { panic!("{} mails", mails.len()) };
    let link = mail.link("/confirm/");
    let page = app.get(&link).await;
    assert!(is_about_the_last(&page), "{}", page.text());
    assert_eq!(app.count("registration").await, 1);
    let answer = app.resubmit(&link, &page, &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let own = app.follow(answer).await;
    assert!(own.says("You have 3 places") && own.says("No nuts") && !own.says("Vegan"), "{}", own.text());
    assert_eq!(app.left("supper").await, 77);
}

both!(the_mailed_link_confirms_what_was_corrected);
async fn the_mailed_link_confirms_what_was_corrected(engine: Engine) {
    let app = TestApp::new(engine).await;
    let sent = app.submit(SUPPER, &FIRST).await.location();
    app.mails_to(ANNS).await;
    app.wait(TimeDelta::minutes(3));
    let correct = app.get(&sent).await.link("again=");
    let sent = app.submit(&correct, &LAST).await.location();
    assert!(!app.get(&sent).await.says("We have sent"), "no second mail goes");
    the_one_mail_confirms_the_last(&app).await;
}

both!(the_mailed_link_confirms_what_was_sent_after_going_back);
async fn the_mailed_link_confirms_what_was_sent_after_going_back(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::seconds(5));
    assert_eq!(app.resubmit(SUPPER, &form, &FIRST).await.status, 303);
    app.wait(TimeDelta::minutes(1));
    assert_eq!(app.resubmit(SUPPER, &form, &LAST).await.status, 303);
    the_one_mail_confirms_the_last(&app).await;
}

both!(the_mailed_link_confirms_the_last_of_many_ways_back);
async fn the_mailed_link_confirms_the_last_of_many_ways_back(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::seconds(5));
    let sent = app.resubmit(SUPPER, &form, &FIRST).await.location();
    let correct = app.get(&app.get(&sent).await.link("again=")).await;
    app.wait(TimeDelta::seconds(5));
    for (form, fields) in [(&correct, &LAST), (&form, &FIRST), (&correct, &FIRST), (&form, &LAST)] {
        app.wait(TimeDelta::seconds(20));
        assert_eq!(app.resubmit(SUPPER, form, fields).await.status, 303);
    }
    the_one_mail_confirms_the_last(&app).await;
}

both!(who_sends_a_form_again_does_not_stand_behind_the_first_time);
async fn who_sends_a_form_again_does_not_stand_behind_the_first_time(engine: Engine) {
    let app = TestApp::new(engine).await;
    let small = "/events/small";
    for address in ["ben@example.org", "cy@example.org"] {
        app.sign_up_and_confirm(small, &[("email", address), ("seats", "4")]).await;
    }
    let form = app.get(small).await;
    app.wait(TimeDelta::seconds(5));
    let fields = [("email", ANNS), ("seats", "2")];
    let mut said = Vec::new();
    for _ in 0..3 {
        let sent = app.resubmit(small, &form, &fields).await.location();
        said.push(app.get(&sent).await.text());
    }
    assert!(said[0].contains("We’re holding your 2 places") && said.iter().all(|page| *page == said[0]), "{said:?}");
}

both!(a_newsletters_form_sent_again_is_one_sign_up);
async fn a_newsletters_form_sent_again_is_one_sign_up(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (form, fields) = (app.get(NEWS).await, [("email", ANNS), ("consent", "yes")]);
    app.wait(TimeDelta::seconds(5));
    for _ in 0..2 {
        let sent = app.resubmit(NEWS, &form, &fields).await.location();
        app.submit(&app.get(&sent).await.link("again="), &fields).await;
    }
    assert_eq!((app.count("subscription").await, app.mails_to(ANNS).await.len()), (1, 1));
    let link = app.mail_to(ANNS).await.link("/confirm/");
    assert_eq!(app.post(&link, &[]).await.status, 303);
}

both!(a_stranger_who_types_an_address_changes_nothing_that_its_mail_confirms);
async fn a_stranger_who_types_an_address_changes_nothing_that_its_mail_confirms(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &LAST).await;
    let link = app.mail_to(ANNS).await.link("/confirm/");
    let before = app.get(&link).await;
    assert!(!before.says("Is this the right one?"));
    app.wait(TimeDelta::minutes(1));
    app.submit(SUPPER, &FIRST).await;
    let page = app.get(&link).await;
    assert!(is_about_the_last(&page), "{}", page.text());
    assert!(
        page.says("Is this the right one?") && page.says("signed up again on Thursday 20 May 2027"),
        "{}",
        page.text()
    );
    let later = page.link_of("See the later one instead");
    let page = app.get(&later).await;
    assert!(page.says("Vegan") && !page.says("Is this the right one?"), "the mail's reader chooses: {}", page.text());
    assert_eq!(app.mails_to(ANNS).await.len(), 1);
    assert_eq!(app.post(&later, &[]).await.status, 303);
    assert_eq!(app.count("registration").await, 1);
}

both!(what_changes_while_it_is_looked_at_is_looked_at_once_more);
async fn what_changes_while_it_is_looked_at_is_looked_at_once_more(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::seconds(5));
    app.resubmit(SUPPER, &form, &FIRST).await;
    let link = app.mail_to(ANNS).await.link("/confirm/");
    let seen = app.get(&link).await;
    app.wait(TimeDelta::minutes(1));
    app.resubmit(SUPPER, &form, &LAST).await;
    let answer = app.resubmit(&link, &seen, &[]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.says("This has changed") && is_about_the_last(&answer), "{}", answer.text());
    let confirmed = "SELECT COUNT(*) FROM registration WHERE state = 'confirmed'";
    assert_eq!(app.inside().await.number(confirmed).await, 0, "nothing is confirmed yet");
    assert_eq!(app.resubmit(&link, &answer, &[]).await.status, 303);
}

both!(a_form_sent_twice_gets_the_same_answer_for_all_addresses);
async fn a_form_sent_twice_gets_the_same_answer_for_all_addresses(engine: Engine) {
    let app = TestApp::new(engine).await;
    let seats = ("seats", "1");
    app.sign_up_and_confirm(SUPPER, &[("email", "known@example.org"), seats]).await;
    app.submit(SUPPER, &[("email", "never@example.org"), seats]).await;
    let not_me = app.mail_to("never@example.org").await.link("/cancel");
    app.post(&not_me, &[("never", "yes")]).await;
    app.wait(TimeDelta::minutes(11));
    for email in ["other@example.org", "known@example.org", "never@example.org"] {
        let form = app.get(SUPPER).await;
        app.wait(TimeDelta::seconds(5));
        let mut rows = Vec::new();
        for _ in 0..3 {
            let version = app.site.db.version();
            let answer = app.resubmit(SUPPER, &form, &[("email", email), seats]).await;
            assert_eq!(answer.status, 303, "{email}");
            assert_eq!(app.site.db.version() - version, 1, "{email}: one commit");
            rows.push(app.count("registration").await);
        }
        assert!(rows.iter().all(|count| *count == rows[0]), "{email}: {rows:?}");
    }
}
