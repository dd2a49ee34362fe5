//! Signing up where the event is: everybody there shares one address, and an organiser's link lifts its limit.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

const LINKS: &str = "/organise/events/supper/door/links";
const SUPPER: &str = "/events/supper";

/// Signs up by a form; the status, and where the sent page is.
async fn sign_up(app: &TestApp, path: &str, number: usize) -> (u16, String) {
    let email = format!("person{number}@example.org");
    let answer = app.submit(path, &[("email", &email), ("seats", "1"), ("name", "A. Person")]).await;
    (answer.status, if answer.status == 303 { answer.location() } else { String::new() })
}

async fn hall(engine: Engine) -> (TestApp, String) {
    let app = TestApp::with(engine, CONTENTS, &[("ONPURPOSE_NETWORK_SIGN_UPS", "2")]).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let page = olu.get(&app, LINKS).await;
    assert!(page.says("Sign-up at the door"));
    let (_, rest) = page.body.split_once("/events/supper?at=").expect("a link");
    let token = rest.split('<').next().expect("its end");
    (app, format!("{SUPPER}?at={token}"))
}

both!(the_venues_link_lifts_the_networks_limit_while_the_event_is_near);
async fn the_venues_link_lifts_the_networks_limit_while_the_event_is_near(engine: Engine) {
    let (app, link) = hall(engine).await;
    assert_eq!(app.get(&link).await.status, 200, "before, it is the form as ever");
    let mut statuses = Vec::new();
    for number in 0..3 {
        statuses.push(sign_up(&app, &link, number).await.0);
    }
    assert_eq!(statuses, [303, 303, 429], "three weeks before");

    app.wait_until("2027-06-11T14:00:00Z");
    for number in 6..8 {
        assert_eq!(sign_up(&app, SUPPER, number).await.0, 303);
    }
    assert_eq!(sign_up(&app, &link.replace("supper", "quiet"), 8).await.0, 429, "another event is near");

    app.wait_until("2027-06-12T14:00:00Z");
    for number in 10..12 {
        assert_eq!(sign_up(&app, SUPPER, number).await.0, 303);
    }
    assert_eq!(sign_up(&app, SUPPER, 12).await.0, 429, "the network has had its own");
    for number in 20..30 {
        let (status, sent) = sign_up(&app, &link, number).await;
        assert_eq!(status, 303);
        if number == 29 {
            let correct = app.get(&sent).await.link("again=");
            assert_eq!(sign_up(&app, &correct, number).await.0, 303, "a slip is put right at the venue too");
        }
    }
    let refused = app.submit(&link, &[("email", "nobody"), ("seats", "1")]).await;
    assert_eq!(refused.status, 422);
    app.wait(TimeDelta::seconds(5));
    let put_right = app.resubmit(SUPPER, &refused, &[("email", "person30@example.org"), ("seats", "1")]).await;
    assert_eq!(put_right.status, 303, "and after a mistake");

    let forged = format!("{}{}", &link[..link.len() - 5], "AAAAA");
    assert_eq!(sign_up(&app, &forged, 40).await.0, 429);
}

both!(the_venue_has_a_limit_of_its_own);
async fn the_venue_has_a_limit_of_its_own(engine: Engine) {
    let (app, link) = hall(engine).await;
    app.wait_until("2027-06-12T14:00:00Z");
    let form = app.get(&link).await;
    app.wait(TimeDelta::seconds(5));
    let event = server::actions::show::event(&app.site, "supper").await.unwrap().expect("the event").event;
    while app.site.limits.venue(event.purpose_id).is_ok() {}
    let fields = [("email", "ann@example.org"), ("seats", "1")];
    assert_eq!(app.resubmit(SUPPER, &form, &fields).await.status, 429);
    app.wait(TimeDelta::seconds(5));
    assert_eq!(app.resubmit(SUPPER, &form, &fields).await.status, 303);
}
