//! What islands get: what their pages would show, and for whoever may not see those, nothing.

use app::api::{Arrivals, AttendeeRow};
use app::domain::role::Role;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::{Colleague, Ready};
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::people::ADA;

/// Calls a function as an island does.
pub async fn ask(app: &TestApp, one: &Colleague, function: &str, body: &str) -> Page {
    let url = format!("{}/organise/api/{function}", app.url);
    app.request(|client, _| {
        let request = client.post(url).header("content-type", "application/json").body(body.to_owned());
        request.header("cookie", format!("onpurpose={}", one.cookie)).header("origin", &app.site.config.base_url)
    })
    .await
}

const LIST: &str = r#"{"list":"supper"}"#;

both!(the_table_gets_the_rows_of_its_list_and_what_happens_at_the_door);
async fn the_table_gets_the_rows_of_its_list_and_what_happens_at_the_door(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let one = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let all = ask(&app, &one, "attendees", LIST).await;
    assert_eq!((all.status, all.header("cache-control")), (200, "no-store"));
    let (rows, version, mark): (Vec<AttendeeRow>, u64, i64) = serde_json::from_str(&all.body).expect("rows");
    assert_eq!((rows.len(), rows[0].seats, rows[0].arrived), (1, 2, 0));
    assert!(rows[0].name.starts_with("Ada Lovelace") && rows[0].answers.iter().any(|said| said == "No walnuts for me"));
    assert!(!all.body.to_lowercase().contains("@example.org"), "no address is on the list");
    let opened = "SELECT count FROM audit WHERE action = 'list-opened'";
    assert_eq!(app.inside().await.number(opened).await, 1, "opening it is noted");

    app.wait(chrono::TimeDelta::minutes(1));
    assert!(app.inside().await.takes("UPDATE registration SET arrived = 1").await);
    let code = app.inside().await.texts("SELECT ticket_code FROM registration").await.remove(0);
    let door = one.get(&app, &format!("/door/{code}")).await;
    assert_eq!(door.status, 200);
    let news = ask(&app, &one, "arrivals", &format!(r#"{{"list":"supper","since":{mark}}}"#)).await;
    let news: Arrivals = serde_json::from_str(&news.body).expect("arrivals");
    assert_eq!(news.version, version, "nobody came onto the list");
    assert!(news.mark > mark && news.counts.iter().any(|said| said.contains('2')), "{:?}", news.counts);
}

both!(the_table_is_told_of_every_change_of_a_list_and_of_none_that_was_not);
async fn the_table_is_told_of_every_change_of_a_list_and_of_none_that_was_not(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let one = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let list = async || {
        let all = ask(&app, &one, "attendees", LIST).await;
        let (rows, version, _) = serde_json::from_str::<(Vec<AttendeeRow>, u64, i64)>(&all.body).expect("rows");
        (rows[0].link.clone(), version)
    };
    let version = async || list().await.1;
    let (path, first) = list().await;
    app.submit("/events/supper", &[("email", "cat@example.org"), ("seats", "1")]).await;
    assert_eq!(version().await, first, "who has not confirmed is not on the list");
    let changed =
        one.submit(&app, &path, &[("do", "change"), ("seats", "2"), ("name", "Ada L."), ("table", "2")]).await;
    assert_eq!(changed.status, 303);
    let edited = version().await;
    assert_ne!(edited, first, "other answers, and as many seats as before");
    // As many rows and seats as before, and yet somebody else.
    one.submit(&app, &path, &[("do", "remove"), ("silent", "mistake")]).await;
    app.sign_up_and_confirm("/events/supper", &[("email", "ben@example.org"), ("seats", "2")]).await;
    assert_ne!(version().await, edited);
}

both!(nobody_gets_a_list_that_the_page_would_not_show);
async fn nobody_gets_a_list_that_the_page_would_not_show(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let lead = Colleague::new(&app, "mia", &[("quayside", Role::Administrator)]).await;
    let nobody = Colleague::new(&app, "noel", &[]).await;
    let unready = Colleague::with(&app, "bea", &[("quayside", Role::Organiser)], Ready::NoGuidance).await;
    let half = Colleague::with(&app, "cy", &[("quayside", Role::Organiser)], Ready::Nothing).await;
    for one in [&lead, &nobody, &unready, &half] {
        for (function, body) in [
            ("attendees", LIST),
            ("arrivals", r#"{"list":"supper","since":0}"#),
            ("sending", r#"{"announcement":"supper 01920000-0000-7000-8000-000000000001"}"#),
        ] {
            let answer = ask(&app, one, function, body).await;
            assert_eq!((answer.status, answer.body.as_str()), (404, "\"not_found\""), "{function} for {}", one.email);
        }
    }
    let officer = Colleague::new(&app, "dana", &[("quayside", Role::DataOfficer)]).await;
    let all = ask(&app, &officer, "attendees", LIST).await;
    assert!(all.status == 200 && !all.body.contains("walnuts"), "special answers are for those who run the event");
    let gone = "DELETE FROM role";
    assert!(app.inside().await.takes(gone).await);
    assert_eq!(ask(&app, &officer, "attendees", LIST).await.status, 404, "a role that was taken away");
}
