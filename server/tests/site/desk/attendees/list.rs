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
    let (rows, _) = page(app.site.db.read(), &filter, app.site.clock.now(), None, 100).await.expect("entries");
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
    assert!(text.contains("3 people in 2 sign-ups 3 of 80 places"), "{text}");
    assert!(text.contains("Signed up Food"), "a question's head is a word or two: {text}");
    assert!(page.body.contains("data-label=\"Food\"") && !page.body.contains("state waits"), "{}", page.body);
    assert!(text.contains("1 sign-up not confirmed yet"), "who has not confirmed is a number: {text}");
    assert!(!text.contains("Cy Pugh") && !page.body.contains("cy@example.org"));
    assert!(!page.body.contains(ADAS_ADDRESS), "the address is on the person's own page");
    assert_eq!(noted(&app, Act::ListOpened).await, [(2, None)]);
    olu.submit(&app, LIST, &[("why", "arranging"), ("state", "waiting")]).await;
    assert_eq!(noted(&app, Act::ListOpened).await[0], (0, Some(Reason::Arranging)));
    assert!(matches!(verify(&app.site, None).await.expect("a chain"), Chain::Whole(3, Some(_))));
}

both!(a_data_officer_sees_that_there_is_a_special_answer_and_not_what_it_says);
async fn a_data_officer_sees_that_there_is_a_special_answer_and_not_what_it_says(engine: Engine) {
    let (app, _) = site_with_two(engine).await;
    let dot = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let page = dot.get(&app, LIST).await;
    assert_eq!(page.status, 200);
    assert!(page.says("Ada Lovelace") && page.says("Inside"));
    assert!(!page.body.contains("walnuts"), "{}", page.text());
    assert!(page.says("only the event’s organisers can read it here"));
}

both!(the_list_counts_who_has_cancelled_and_who_is_to_be_called);
async fn the_list_counts_who_has_cancelled_and_who_is_to_be_called(engine: Engine) {
    let (app, olu) = site_with_two(engine).await;
    assert!(!olu.get(&app, LIST).await.says("to call"));
    let own = app.sign_up_and_confirm("/events/supper", &[("email", "cy@example.org"), ("seats", "4")]).await;
    app.post(&format!("{own}/cancel"), &[]).await;
    app.inside().await.execute("UPDATE registration SET has_address = FALSE WHERE seats = 1").await;
    app.inside().await.execute("UPDATE event SET capacity = 3").await;
    app.sign_up_and_confirm("/events/supper", &[("email", "dai@example.org"), ("seats", "2")]).await;
    let page = olu.get(&app, LIST).await;
    assert!(page.says("3 people in 2 sign-ups, 1 sign-up cancelled"), "{}", page.text());
    assert!(page.says("Waiting: 2 people in 1 sign-up") && page.body.contains("state waits"), "{}", page.text());
    assert_eq!(page.link_of("1 person to call"), format!("{LIST}/call"));
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
        assert!(page.says("Ada Lovelace") && page.says("1 shown, 1 sign-up found"), "{typed}: {}", page.text());
    }
    for typed in ["ada@example.org", "nobody", "", "a%"] {
        let page = olu.post(&app, LIST, &[("q", typed)]).await;
        assert!(page.says("Nobody found"), "{typed}");
    }
    let searches = noted(&app, Act::Searched).await;
    assert_eq!((searches.len(), searches[0].0, searches[8].0), (9, 0, 1));
    let said = "SELECT action || ' ' || coalesce(reason, '') FROM audit";
    let audit = app.inside().await.texts(said).await.join(" ");
    for trace in ADAS_TRACES.iter().chain([&code.as_str()]) {
        assert!(!audit.contains(trace), "{trace} in the audit");
    }
}

both!(an_address_is_still_found_after_the_epoch_has_turned);
async fn an_address_is_still_found_after_the_epoch_has_turned(engine: Engine) {
    let (app, olu) = site_with_two(engine).await;
    server::actions::rotate_epoch::begin(&app.site, app.believed()).await.expect("a new epoch");
    let found = olu.post(&app, LIST, &[("q", "Ada.Lovelace@example.org")]).await;
    assert!(found.says("1 sign-up found"), "not resealed yet");
    server::actions::rotate_epoch::rotate(&app.site, app.believed()).await.expect("a turn");
    assert!(olu.post(&app, LIST, &[("q", "Ada.Lovelace@example.org")]).await.says("1 sign-up found"));
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
    assert!(page.says("11 shown, 11 sign-ups found"), "{}", page.text());
    assert!(took.as_secs() < 15, "{took:?}");
}

const OTHER_BRANCH: &str = r#"
[[branch]]
slug = "hill"
name = "Hill branch"
email = "hill@harbour.example"
"#;

both!(people_are_found_and_sorted_however_their_names_are_typed);
async fn people_are_found_and_sorted_however_their_names_are_typed(engine: Engine) {
    let app = TestApp::new(engine).await;
    let names =
        ["José Díaz", "Zoë Müller", "Zoe\u{308} Münch", "İbrahim Yılmaz", "Łukasz Groß", "Siân O’Brien", "Jose Ash"];
    for (at, name) in names.iter().enumerate() {
        let email = format!("guest{at}@example.org");
        app.sign_up_and_confirm("/events/supper", &[("email", &email), ("seats", "1"), ("name", name)]).await;
    }
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    for (typed, surnames) in [
        ("diaz", &["Díaz"][..]),
        ("JOSÉ", &["Díaz", "Ash"]),
        ("zoë", &["Müller", "Münch"]),
        ("zoe", &["Müller", "Münch"]),
        ("Zoe\u{308}", &["Müller", "Münch"]),
        ("muller", &["Müller"]),
        ("ibrahim", &["Yılmaz"]),
        ("yilmaz", &["Yılmaz"]),
        ("lukasz", &["Groß"]),
        ("gross", &["Groß"]),
        ("sian", &["Brien"]),
        ("o'brien", &["Brien"]),
        ("o’brien", &["Brien"]),
        ("obrien", &["Brien"]),
    ] {
        let door = olu.post(&app, "/organise/events/supper/door", &[("do", "search"), ("q", typed)]).await;
        let list = olu.post(&app, LIST, &[("q", typed)]).await;
        let found = match surnames.len() {
            1 => "1 shown, 1 sign-up found".to_owned(),
            many => format!("{many} shown, {many} sign-ups found"),
        };
        assert!(list.says(&found), "{typed}: {}", list.text());
        for surname in surnames {
            assert!(list.says(surname) && door.says(surname), "{typed} finds {surname}");
        }
    }
    let page = olu.get(&app, &format!("{LIST}?order=name")).await;
    let text = page.text();
    let places: Vec<_> = ["İbrahim", "Jose Ash", "José Díaz", "Łukasz", "Siân", "Zoë Müller"]
        .iter()
        .map(|name| text.find(name).unwrap_or_else(|| panic!("{name} in {text}")))
        .collect();
    assert!(places.is_sorted(), "{places:?} in {text}");
}
