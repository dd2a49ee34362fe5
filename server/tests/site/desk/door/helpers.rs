//! Volunteers without an account: a link of their own, for one event, for one evening.

use app::domain::audit::Act;
use app::domain::role::Role;
use reqwest::header;

use super::super::attendees::list::noted;
use super::arrivals::{DOOR, code};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::people::{ADA, ADAS_ADDRESS};

const LINKS: &str = "/organise/events/supper/door/links";

/// A volunteer's phone.
struct Helper {
    link: String,
    cookie: String,
}

impl Helper {
    async fn send(&self, app: &TestApp, path: &str, fields: Option<&[(&str, &str)]>) -> Page {
        let url = app.whole(path);
        let request = app.request(|client, _| {
            let request = match fields {
                Some(fields) => client.post(url).form(fields),
                None => client.get(url),
            };
            request
                .header(header::COOKIE, format!("onpurpose-door={}", self.cookie))
                .header(header::ORIGIN, &app.site.config.base_url)
        });
        request.await
    }

    /// Presses the button behind the link.
    async fn come_in(&mut self, app: &TestApp) -> u16 {
        let answer = self.send(app, &self.link, Some(&[])).await;
        if let Some((cookie, rest)) = answer.header("set-cookie").split_once(';') {
            assert!(rest.contains("HttpOnly") && rest.contains("SameSite=Lax"), "{rest}");
            self.cookie = cookie.split_once('=').expect("a value").1.to_owned();
        }
        answer.status
    }
}

async fn with_a_link(engine: Engine) -> (TestApp, Colleague, Helper) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.wait_until("2027-06-12T04:59:00Z");
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    assert_eq!(olu.post(&app, LINKS, &[("make", "yes")]).await.status, 303);
    let page = olu.get(&app, LINKS).await;
    let (_, rest) = page.body.split_once("/door/help/").expect("a link");
    let token = rest.split('<').next().expect("its end");
    (app, olu, Helper { link: format!("/door/help/{token}"), cookie: String::new() })
}

both!(a_volunteer_works_at_the_door_from_twelve_hours_before_to_four_hours_after);
async fn a_volunteer_works_at_the_door_from_twelve_hours_before_to_four_hours_after(engine: Engine) {
    let (app, _, mut helper) = with_a_link(engine).await;
    let early = helper.send(&app, &helper.link, None).await;
    assert!(early.says("Only use this list for the door") && early.says("The door list opens on"), "{}", early.text());
    assert_eq!((helper.come_in(&app).await, helper.cookie.as_str()), (200, ""), "12 hours and a minute before");
    app.wait_until("2027-06-12T05:00:00Z");
    assert_eq!(helper.come_in(&app).await, 303);

    let list = helper.send(&app, DOOR, None).await;
    assert!(list.says("Ada Lovelace") && list.says("Both here"), "{}", list.text());
    for hidden in [ADAS_ADDRESS, "walnuts", "Inside", "/attendees", "/links"] {
        assert!(!list.body.contains(hidden), "{hidden}");
    }
    let ticket = format!("/door/{}", code(&app, 2).await);
    let page = helper.send(&app, &ticket, None).await;
    let hidden = page.hidden_inputs();
    let fields: Vec<(&str, &str)> = hidden.iter().map(|(n, v)| (&**n, &**v)).chain([("now", "2")]).collect();
    assert_eq!(helper.send(&app, &ticket, Some(&fields)).await.status, 303);
    assert!(helper.send(&app, DOOR, None).await.says("2 in the room"));
    assert!(noted(&app, Act::DoorOpened).await.len() >= 3);

    app.wait_until("2027-06-12T23:59:00Z");
    assert_eq!(helper.send(&app, DOOR, None).await.status, 200);
    app.wait_until("2027-06-13T00:00:00Z");
    assert_eq!(helper.send(&app, DOOR, None).await.status, 303, "the door is closed");
    assert!(helper.send(&app, &ticket, None).await.says("Show this at the door"));
    assert_eq!(helper.send(&app, &helper.link, None).await.status, 404);
    app.sweep().await;
    assert_eq!(app.count("door_link").await, 0);
}

both!(helpers_who_look_at_once_have_a_row_of_the_log_each);
async fn helpers_who_look_at_once_have_a_row_of_the_log_each(engine: Engine) {
    let (app, olu, mut helper) = with_a_link(engine).await;
    app.wait_until("2027-06-12T12:00:00Z");
    helper.come_in(&app).await;
    for _ in 0..2 {
        helper.send(&app, DOOR, None).await;
        olu.get(&app, DOOR).await;
    }
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let log = officer.get(&app, "/organise/officer/audit?act=door-opened").await;
    // The columns' names, the visit of the one who is known, the helpers' entries.
    assert_eq!(log.body.matches("<tr>").count(), 1 + 1 + 2, "{}", log.text());
    assert_eq!(log.text().matches("(2 times)").count(), 1, "{}", log.text());
}

both!(an_ended_link_is_over_at_once_and_so_is_its_cookie);
async fn an_ended_link_is_over_at_once_and_so_is_its_cookie(engine: Engine) {
    let (app, olu, mut helper) = with_a_link(engine).await;
    app.wait_until("2027-06-12T12:00:00Z");
    assert_eq!(helper.come_in(&app).await, 303);
    let token = helper.link.rsplit('/').next().unwrap().to_owned();
    olu.post(&app, "/organise/events/small/door/links", &[("end", &token)]).await;
    assert_eq!(helper.send(&app, DOOR, None).await.status, 200, "another event's page does not end it");
    assert_eq!(olu.post(&app, LINKS, &[("end", &token)]).await.status, 303);
    assert_eq!(helper.send(&app, DOOR, None).await.status, 303);
    assert_eq!(helper.send(&app, &helper.link, None).await.status, 404);
    assert_eq!((noted(&app, Act::DoorLinkMade).await.len(), noted(&app, Act::DoorLinkEnded).await.len()), (1, 1));
}

both!(a_volunteer_is_at_one_door_alone);
async fn a_volunteer_is_at_one_door_alone(engine: Engine) {
    let (app, _, mut helper) = with_a_link(engine).await;
    app.wait_until("2027-06-12T12:00:00Z");
    helper.come_in(&app).await;
    for path in ["/organise/events/small/door", LINKS, "/organise/events/supper/attendees", "/organise"] {
        assert_eq!(helper.send(&app, path, None).await.status, 303, "{path}: a login is asked for");
    }
    let foreign = helper.send(&app, "/organise/events/small/door", Some(&[("do", "walk-in"), ("by", "1")])).await;
    assert_eq!(foreign.status, 303);
    assert_eq!(app.inside().await.number("SELECT CAST(SUM(walk_ins) AS BIGINT) FROM event").await, 0);
    let other = if helper.link.ends_with('A') { "E" } else { "A" };
    let tampered = format!("{}{other}", &helper.link[..helper.link.len() - 1]);
    assert_eq!(app.get(&tampered).await.status, 404);
    let forged = app.request(|client, url| {
        let cookie = format!("onpurpose-door={}", helper.cookie);
        client.post(format!("{url}{DOOR}")).header("cookie", cookie).header("origin", "https://elsewhere.example")
    });
    assert_eq!(forged.await.status, 403);
}
