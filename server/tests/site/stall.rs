//! The tablet at a stall: many people sign up on it, one after the other, and none sees anything of another.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::people::{ADA, ADAS_ADDRESS, ADAS_TRACES, BEN, BEN_READS};

/// The link for a tablet, as organisers get it.
async fn link(app: &TestApp, share: &str) -> String {
    let olu = Colleague::new(app, "olu", &[("quayside", Role::Organiser)]).await;
    let link = olu.get(app, share).await.link("stall=");
    link.strip_prefix(&app.site.config.base_url).expect("our link").to_owned()
}

async fn of_supper(app: &TestApp) -> String {
    link(app, "/organise/events/supper/share").await
}

/// Fills in the tablet's form.
async fn sign_up(app: &TestApp, link: &str, fields: &[(&str, &str)]) -> Page {
    let path = format!("{link}&go=form");
    let hidden = app.get(&path).await.hidden_inputs();
    app.wait(TimeDelta::seconds(5));
    let all: Vec<_> = hidden.iter().map(|(name, value)| (&**name, &**value)).chain(fields.iter().copied()).collect();
    app.post(&path, &all).await
}

both!(people_sign_up_one_after_the_other_and_nobody_sees_the_one_before);
async fn people_sign_up_one_after_the_other_and_nobody_sees_the_one_before(engine: Engine) {
    let app = TestApp::new(engine).await;
    let link = of_supper(&app).await;
    let welcome = app.get(&link).await;
    assert!(
        welcome.says("Summer supper") && !welcome.body.contains("<input"),
        "nothing is typed before somebody begins"
    );
    assert_eq!(welcome.header("refresh"), "");

    let answer = sign_up(&app, &link, &ADA).await;
    assert_eq!((answer.status, answer.location()), (303, format!("{link}&go=thanks")));
    let thanks = app.get(&answer.location()).await;
    assert!(thanks.says("Thank you") && thanks.says("look at your email"));
    assert_eq!(thanks.header("refresh"), format!("10; url={link}"));
    assert_eq!(thanks.header("clear-site-data"), "\"cache\"");
    let form = app.get(&format!("{link}&go=form")).await;
    for page in [&thanks, &app.get(&link).await, &form] {
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        for trace in ADAS_TRACES {
            assert!(!page.body.contains(trace), "{trace}");
        }
    }
    let mail = app.mail_to(ADAS_ADDRESS).await;
    assert!(mail.subject.starts_with("Please confirm"), "everybody confirms: {}", mail.subject);
    assert_eq!(sign_up(&app, &link, &BEN).await.status, 303);
    assert_eq!(app.count("registration").await, 2);
}

both!(the_form_is_cleared_after_a_while_and_later_for_those_who_need_more_time);
async fn the_form_is_cleared_after_a_while_and_later_for_those_who_need_more_time(engine: Engine) {
    let app = TestApp::new(engine).await;
    let link = of_supper(&app).await;
    let form = app.get(&format!("{link}&go=form")).await;
    assert_eq!(form.header("refresh"), format!("300; url={link}"), "a minute for each of five questions");
    assert!(form.says("after 5 minutes") && form.links().contains(&link));
    let tag = form.body.split_once("<form").expect("a form").1.split('>').next().expect("its tag").to_owned();
    assert!(tag.contains("autocomplete=\"off\""), "{tag}");
    assert!(!form.body.contains("autocomplete=\"email\""));
    let longer = app.get(&format!("{link}&go=longer")).await;
    assert_eq!(longer.header("refresh"), format!("3000; url={link}"));

    let refused = sign_up(&app, &link, &[("email", "ada"), ("name", "Ada Lovelace"), ("seats", "1")]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.value_of("name").as_deref(), Some("Ada Lovelace"), "a slip can be put right");
    assert_eq!(refused.header("refresh"), format!("300; url={link}"));
    assert_eq!(refused.header("cache-control"), "no-store");
    assert!(refused.links().iter().all(|to| to == &link || to.starts_with('#')), "no way leads elsewhere");

    let list = link_of_news(&app).await;
    assert_eq!(app.get(&format!("{list}&go=form")).await.header("refresh"), format!("60; url={list}"));
}

async fn link_of_news(app: &TestApp) -> String {
    let bea = Colleague::new(app, "bea", &[("quayside", Role::Organiser)]).await;
    let link = bea.get(app, "/organise/newsletters/news/share").await.link("stall=");
    link.strip_prefix(&app.site.config.base_url).expect("our link").to_owned()
}

both!(a_newsletter_has_a_stall_too);
async fn a_newsletter_has_a_stall_too(engine: Engine) {
    let app = TestApp::new(engine).await;
    let link = link_of_news(&app).await;
    let refused = sign_up(&app, &link, &BEN_READS[..1]).await;
    assert!(refused.status == 422 && refused.says("Tick the box"), "{}", refused.text());
    let answer = sign_up(&app, &link, &BEN_READS).await;
    assert!(app.follow(answer).await.says("Thank you"));
    let confirm = app.mail_to(BEN[0].1).await.link("/confirm/");
    assert_eq!(app.post(&confirm, &[]).await.status, 303);
}

both!(known_and_unknown_addresses_get_the_same_answer);
async fn known_and_unknown_addresses_get_the_same_answer(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    app.wait(TimeDelta::minutes(11));
    let link = of_supper(&app).await;
    let known = sign_up(&app, &link, &BEN).await;
    let unknown = sign_up(&app, &link, &[("email", "new@example.org"), ("seats", "1")]).await;
    assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
    assert_eq!(app.follow(known).await.text(), app.follow(unknown).await.text());
}

both!(a_tablets_link_lifts_the_networks_limit_for_its_own_form_until_the_next_day);
async fn a_tablets_link_lifts_the_networks_limit_for_its_own_form_until_the_next_day(engine: Engine) {
    let app = TestApp::with(engine, CONTENTS, &[("ONPURPOSE_NETWORK_SIGN_UPS", "2")]).await;
    let link = of_supper(&app).await;
    for number in 0..6 {
        let email = format!("person{number}@example.org");
        assert_eq!(sign_up(&app, &link, &[("email", &email), ("seats", "1")]).await.status, 303, "{number}");
    }
    let of_another = link.replace("supper", "small");
    let token = link.split_once("stall=").expect("a token").1;
    let forged = link.replace(token, &format!("{}AAAAA", &token[..token.len() - 5]));
    for wrong in [&of_another, &forged, &format!("{link}x")] {
        assert_eq!(app.get(wrong).await.status, 404, "{wrong}");
        assert_eq!(app.post(wrong, &BEN).await.status, 404, "{wrong}");
    }
    app.wait(TimeDelta::days(1));
    assert_eq!(app.get(&link).await.status, 200);
    app.wait(TimeDelta::days(1));
    assert_eq!(app.get(&link).await.status, 404, "the day after that it's over");
}

both!(a_closed_event_has_no_stall);
async fn a_closed_event_has_no_stall(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let share = olu.get(&app, "/organise/events/closed/share").await;
    assert!(!share.body.contains("stall=") && !share.body.contains("class=\"snippet\""));
    let link = olu.get(&app, "/organise/events/small/share").await.link("stall=");
    app.wait_until("2027-06-10T17:30:00Z");
    assert_eq!(app.get(&link).await.status, 404, "weeks later it's over");
    let link = fresh_link(&app).await;
    app.wait(TimeDelta::hours(1));
    let page = app.get(&link).await;
    assert!(page.says("Sign-up has closed") && !page.body.contains("<form"), "{}", page.text());
}

/// A link made now for the same form.
async fn fresh_link(app: &TestApp) -> String {
    let bea = Colleague::new(app, "bea", &[("quayside", Role::Organiser)]).await;
    bea.get(app, "/organise/events/small/share").await.link("stall=")
}

both!(forms_for_paper_say_what_for_and_leave_out_what_others_must_not_read);
async fn forms_for_paper_say_what_for_and_leave_out_what_others_must_not_read(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    for (path, add) in [
        ("/organise/events/supper/paper", "/organise/events/supper/attendees/add"),
        ("/organise/newsletters/news/paper", "/organise/newsletters/news/add"),
    ] {
        let page = olu.get(&app, path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.says("Used for") && page.says("Deleted") && page.says("Email address"), "{}", page.text());
        assert!(page.links().contains(&add.to_owned()), "{path} leads to where it's typed in");
        assert!(!page.says("What should we arrange for you to eat?"), "that is private");
        assert!(!officer.get(&app, path).await.links().contains(&add.to_owned()));
    }
}
