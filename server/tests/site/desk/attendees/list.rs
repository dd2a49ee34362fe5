//! Opening and searching a list: who may, what they see, what is noted.

use std::time::Instant;

use app::domain::audit::{Act, Reason};
use app::domain::role::Role;
use server::actions::audit::{Chain, verify};
use server::db::audit::{Filter, page};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::crowd::fill;
use crate::support::database::Engine;
use crate::support::people::{ADA, ADAS_ADDRESS, ADAS_TRACES, BEN};

const LIST: &str = "/organise/events/supper/attendees";

/// The entries of one act, the newest first: how many records, and why.
pub async fn noted(app: &TestApp, act: Act) -> Vec<(i32, Option<Reason>)> {
    let filter = Filter { act: Some(act), ..Filter::default() };
    let (rows, _) = page(app.site.db.read(), &filter, app.site.clock.now(), (0, 100)).await.expect("entries");
    rows.into_iter().map(|row| (row.count, row.reason.as_deref().and_then(Reason::parse))).collect()
}

async fn site_with_two(engine: Engine) -> (TestApp, Colleague) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    (app, olu)
}

both!(the_list_shows_who_comes_and_each_opening_is_noted);
async fn the_list_shows_who_comes_and_each_opening_is_noted(engine: Engine) {
    let (app, olu) = site_with_two(engine).await;
    app.submit("/events/supper", &[("email", "cy@example.org"), ("seats", "1"), ("name", "Cy Pugh")]).await;
    let page = olu.get(&app, LIST).await;
    assert_eq!(page.status, 200);
    let text = page.text();
    for shown in ["Ada Lovelace", "No walnuts for me", "Inside", "Setting up, Serving", "Running the summer supper"] {
        assert!(text.contains(shown), "{shown} in {text}");
    }
    assert!(text.contains("3 of 80"), "{text}");
    assert!(text.contains("1 sign-up. You see it here"), "who has not confirmed is a number: {text}");
    assert!(!text.contains("Cy Pugh") && !page.body.contains("cy@example.org"));
    assert!(!page.body.contains(ADAS_ADDRESS), "the address is on the person's own page");
    assert_eq!(noted(&app, Act::ListOpened).await, [(2, Some(Reason::Preparing))]);
    olu.get(&app, &format!("{LIST}?why=arranging&state=waiting")).await;
    assert_eq!(noted(&app, Act::ListOpened).await[0], (0, Some(Reason::Arranging)));
    assert!(matches!(verify(&app.site, None).await.expect("a chain"), Chain::Whole(2, Some(_))));
}

both!(a_data_officer_sees_that_there_is_a_special_answer_and_not_what_it_says);
async fn a_data_officer_sees_that_there_is_a_special_answer_and_not_what_it_says(engine: Engine) {
    let (app, _) = site_with_two(engine).await;
    let dot = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let page = dot.get(&app, LIST).await;
    assert_eq!(page.status, 200);
    assert!(page.says("Ada Lovelace") && page.says("Inside"));
    assert!(!page.body.contains("walnuts"), "{}", page.text());
    assert!(page.says("Only those who run the event can read it here"));
}

both!(people_are_found_by_address_code_and_name_and_nothing_typed_stands_in_a_url_or_the_audit);
async fn people_are_found_by_address_code_and_name_and_nothing_typed_stands_in_a_url_or_the_audit(engine: Engine) {
    let (app, olu) = site_with_two(engine).await;
    let codes = "SELECT ticket_code FROM registration WHERE seats = 2";
    let code = app.inside().await.texts(codes).await.remove(0);
    let spoken = format!("{} {}", &code[..3].to_lowercase(), &code[3..]);
    for typed in ["ada.lovelace@EXAMPLE.org", "lovelace", "ADA love", &code, &spoken] {
        let page = olu.post(&app, LIST, &[("q", typed)]).await;
        assert_eq!((page.status, page.location().as_str()), (200, ""), "{typed}");
        assert!(page.says("Ada Lovelace") && page.says("1 shown, 1 found"), "{typed}: {}", page.text());
    }
    for typed in ["ada@example.org", "nobody", "", "a%"] {
        let page = olu.post(&app, LIST, &[("q", typed)]).await;
        assert!(page.says("Nobody was found"), "{typed}");
    }
    let searches = noted(&app, Act::Searched).await;
    assert_eq!((searches.len(), searches[0].0, searches[8].0), (9, 0, 1));
    let said = "SELECT action || ' ' || coalesce(reason, '') FROM audit";
    let audit = app.inside().await.texts(said).await.join(" ");
    for trace in ADAS_TRACES.iter().chain([&code.as_str()]) {
        assert!(!audit.contains(trace), "{trace} in the audit");
    }
}

both!(names_are_found_by_whatever_people_type_for_them_and_sorted_as_a_reader_expects);
async fn names_are_found_by_whatever_people_type_for_them_and_sorted_as_a_reader_expects(engine: Engine) {
    let app = TestApp::new(engine).await;
    let names = [
        "José Díaz",
        "Zoë Müller",
        "Zoe\u{308} Münch",
        "İbrahim Yılmaz",
        "Łukasz Groß",
        "Siân O’Brien",
        "Joseph Zimmer",
    ];
    for (number, name) in names.into_iter().enumerate() {
        let email = format!("guest{number}@example.org");
        app.sign_up_and_confirm("/events/supper", &[("email", &email), ("seats", "1"), ("name", name)]).await;
    }
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let door = "/organise/events/supper/door";
    for (typed, found) in [
        ("diaz", 1),
        ("zoë", 2),
        ("zoe", 2),
        ("ZOE\u{308}", 2),
        ("muller", 1),
        ("ibrahim", 1),
        ("lukasz", 1),
        ("gross", 1),
        ("sian", 1),
        ("o'brien", 1),
        ("o’brien", 1),
    ] {
        let page = olu.post(&app, LIST, &[("q", typed)]).await;
        assert!(page.says(&format!("{found} shown, {found} found")), "{typed}: {}", page.text());
        let page = olu.post(&app, door, &[("do", "search"), ("q", typed)]).await;
        assert_eq!(page.body.matches("name=\"token\"").count(), found, "{typed} at the door: {}", page.text());
    }
    let page = olu.get(&app, &format!("{LIST}?order=name")).await.text();
    let order = ["İbrahim", "José", "Joseph", "Łukasz", "Siân", "Zoë Müller", "Münch"].map(|name| page.find(name));
    assert!(order.is_sorted() && order[0].is_some(), "{order:?} in {page}");
}

both!(an_address_is_still_found_after_the_epoch_has_turned);
async fn an_address_is_still_found_after_the_epoch_has_turned(engine: Engine) {
    let (app, olu) = site_with_two(engine).await;
    server::actions::turn_epoch::begin(&app.site).await.expect("a new epoch");
    let found = olu.post(&app, LIST, &[("q", "Ada.Lovelace@example.org")]).await;
    assert!(found.says("1 found"), "not sealed anew yet");
    server::actions::turn_epoch::turn(&app.site).await.expect("a turn");
    assert!(olu.post(&app, LIST, &[("q", "Ada.Lovelace@example.org")]).await.says("1 found"));
}

both!(somebody_elses_list_is_no_list_and_neither_is_ones_own_once_the_role_is_gone);
async fn somebody_elses_list_is_no_list_and_neither_is_ones_own_once_the_role_is_gone(engine: Engine) {
    let (app, olu) = site_with_two(engine).await;
    app.import(OTHER_BRANCH).await;
    let far = Colleague::new(&app, "far", &[("hill", Role::Organiser), ("hill", Role::DataOfficer)]).await;
    let nothing = far.get(&app, "/organise/events/no-such-event/attendees").await;
    for page in [far.get(&app, LIST).await, far.post(&app, LIST, &[("q", "ada")]).await] {
        assert_eq!((page.status, page.text()), (404, nothing.text()));
    }
    assert_eq!(olu.get(&app, LIST).await.status, 200);
    app.inside().await.execute("DELETE FROM role").await;
    assert_eq!(olu.get(&app, LIST).await.status, 404);
    assert_eq!(olu.post(&app, LIST, &[("q", "ada")]).await.status, 404);
    assert_eq!(noted(&app, Act::ListOpened).await.len(), 1);
}

both!(a_list_of_ten_thousand_is_paged_sorted_and_searched_in_a_moment);
async fn a_list_of_ten_thousand_is_paged_sorted_and_searched_in_a_moment(engine: Engine) {
    let app = TestApp::new(engine).await;
    fill(&app, "supper", 10_000).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let timed = async |path: &str, fields: Option<&[(&str, &str)]>| {
        let began = Instant::now();
        let page = match fields {
            None => olu.get(&app, path).await,
            Some(fields) => olu.post(&app, path, fields).await,
        };
        (page, began.elapsed())
    };
    // Bounds for an unoptimised build on a busy machine.
    let (page, took) = timed(LIST, None).await;
    assert!(page.says("1 to 100 of 10000"), "{}", page.text());
    assert!(took.as_secs() < 3, "{took:?}");
    let (page, took) = timed(&format!("{LIST}?page=100"), None).await;
    assert!(page.says("9901 to 10000 of 10000"));
    assert!(took.as_secs() < 3, "{took:?}");
    let (page, took) = timed(&format!("{LIST}?order=name"), None).await;
    let first = page.text().find("Guest 00000").expect("the first name");
    assert!(first < page.text().find("Guest 00099").expect("the last name"));
    assert!(took.as_secs() < 15, "{took:?}");
    let (page, took) = timed(LIST, Some(&[("q", "guest 0777")])).await;
    assert!(page.says("11 shown, 11 found"), "{}", page.text());
    assert!(took.as_secs() < 15, "{took:?}");
}

const OTHER_BRANCH: &str = r#"
[[branch]]
slug = "hill"
name = "Hill branch"
email = "hill@harbour.example"
"#;
