//! The data officer's first page, and what to do when somebody asks about their data.

use app::domain::role::Role;
use chrono::TimeDelta;

use super::team::SHED;
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::people::ADA;

const OFFICER: &str = "/organise/officer";
const REQUESTS: &str = "/organise/officer/requests";

both!(the_first_page_says_what_is_due_and_whom_to_write_to);
async fn the_first_page_says_what_is_due_and_whom_to_write_to(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let export = [("columns", "name"), ("reason", "door"), ("destroy_by", "2027-06-20")];
    let taken = olu.post(&app, "/organise/events/supper/attendees/export", &export).await;
    assert_eq!(taken.status, 200, "{}", taken.text());
    app.submit("/your-data", &[("email", "ada@example.org")]).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let page = officer.get(&app, OFFICER).await;
    for said in ["1 request in the last 5 days", "1 not yet confirmed as destroyed", "Nothing is waiting for you"] {
        assert!(page.says(said), "{said} in {}", page.text());
    }
    assert!(!page.says("Act now"), "nothing is due yet");
    let order = [REQUESTS, "/organise/officer/exports", "/organise/officer/departures", "/organise/officer/audit"];
    let main = page.body.split("<main").nth(1).expect("a main");
    let places: Vec<_> = order.iter().map(|path| main.find(&format!("href=\"{path}\"")).expect(path)).collect();
    assert!(places.is_sorted(), "in the order of the day: {places:?}");

    app.wait(TimeDelta::days(32));
    let officer = Colleague::new(&app, "dana", &[("quayside", Role::DataOfficer)]).await;
    let page = officer.get(&app, OFFICER).await;
    assert!(page.says("1 is overdue") && page.says("Act now"), "{}", page.text());
    assert!(page.says("No requests in the last 5 days"));
    let link = officer.get(&app, "/organise/officer/exports").await.link_of("Email olu");
    assert!(link.starts_with("mailto:olu@harbour.example?subject=") && link.contains("Summer%20supper"), "{link}");
}

both!(a_team_lead_finds_the_guidance_and_no_data_officers_page);
async fn a_team_lead_finds_the_guidance_and_no_data_officers_page(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = Colleague::new(&app, "bea", &[("quayside", Role::Administrator)]).await;
    let page = lead.get(&app, "/organise/team").await;
    assert_eq!(page.link_of("Guidance"), "/organise/officer/readers");
    assert!(!page.links().contains(&OFFICER.to_owned()));
    assert_eq!(lead.get(&app, OFFICER).await.location(), "/organise/officer/readers");
    let both = [("quayside", Role::Administrator), ("quayside", Role::DataOfficer)];
    let officer = Colleague::new(&app, "dot", &both).await;
    let page = officer.get(&app, "/organise/team").await;
    assert_eq!(page.link_of("Data officer"), OFFICER);
}

both!(a_sign_up_without_an_address_is_found_by_its_code);
async fn a_sign_up_without_an_address_is_found_by_its_code(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.import(SHED).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let codes = app.inside().await.texts("SELECT ticket_code FROM registration WHERE ticket_code IS NOT NULL").await;
    let code = [("code", codes[0].as_str())];
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let page = officer.get(&app, REQUESTS).await;
    assert!(page.says("A few minutes later the site emails them links"), "{}", page.text());
    assert!(page.says("Article 12(3)") && page.links().contains(&"/your-data".to_owned()));

    let found = officer.post(&app, REQUESTS, &code).await;
    assert!(found.status == 303 && found.location().starts_with("/organise/events/supper/attendees/"));
    assert!(officer.follow(&app, found).await.says("Ada Lovelace"));
    let opened = app.inside().await.number("SELECT count(*) FROM audit WHERE action = 'record-opened'").await;
    assert_eq!(opened, 1, "looking leaves a trace");

    let low = Colleague::new(&app, "low", &[("shed", Role::DataOfficer)]).await;
    let refusals = [low.post(&app, REQUESTS, &code).await, officer.post(&app, REQUESTS, &[("code", "AAAAAA")]).await];
    for refused in refusals {
        assert!(refused.status == 422 && refused.says("no sign-up with this code"), "{}", refused.text());
    }
    for role in [Role::Organiser, Role::Administrator] {
        let other = Colleague::new(&app, role.name(), &[("quayside", role)]).await;
        assert_eq!(other.get(&app, REQUESTS).await.status, 404);
        assert_eq!(other.post(&app, REQUESTS, &code).await.status, 404);
    }
}
