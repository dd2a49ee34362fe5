//! Undoing "never email me again".

use app::domain::role::Role;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::{Colleague, Ready};
use crate::support::database::Engine;
use crate::support::people::BEN;

const PAGE: &str = "/organise/officer/never";
const BENS_ADDRESS: &str = "ben@example.org";

/// Ben signed up and blocked all mail.
async fn blocked(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/events/supper", &BEN).await;
    assert_eq!(app.post(&format!("{own}/cancel"), &[("never", "yes")]).await.status, 200);
    app.wait(chrono::TimeDelta::days(2));
    app
}

both!(only_the_owner_of_a_blocked_address_can_undo_the_block);
async fn only_the_owner_of_a_blocked_address_can_undo_the_block(engine: Engine) {
    let app = blocked(engine).await;
    let mails = app.mails_to(BENS_ADDRESS).await.len();
    app.submit("/events/supper", &BEN).await;
    assert_eq!(app.mails_to(BENS_ADDRESS).await.len(), mails, "blocked");

    app.wait(chrono::TimeDelta::days(1));
    // Answering requests waits for no guidance.
    let officer = Colleague::with(&app, "dana", &[("quayside", Role::DataOfficer)], Ready::NoGuidance).await;
    let answer = officer.submit(&app, PAGE, &[("email", BENS_ADDRESS)]).await;
    assert_eq!(answer.status, 303);
    assert!(officer.follow(&app, answer).await.says("We say the same for every address"));
    let mail = app.mail_to(BENS_ADDRESS).await;
    assert_eq!(mail.subject, "Unblock your email address?");
    let link = mail.link("/mail-again/");
    for _ in 0..2 {
        assert!(app.get(&link).await.says("Unblock your email address?"));
    }
    assert_eq!(app.count("suppression").await, 1, "looking changes nothing");

    assert!(app.post(&link, &[]).await.says("Your address is unblocked"));
    assert_eq!(app.count("suppression").await, 0);
    assert!(app.get(&link).await.says("Nothing more to do here"), "the request is forgotten");
    app.wait(chrono::TimeDelta::days(1));
    app.sign_up_and_confirm("/events/supper", &BEN).await;
}

both!(an_address_that_is_not_blocked_gets_the_same_answer_and_no_mail);
async fn an_address_that_is_not_blocked_gets_the_same_answer_and_no_mail(engine: Engine) {
    let app = blocked(engine).await;
    let officer = Colleague::new(&app, "dana", &[("quayside", Role::DataOfficer)]).await;
    let known = officer.submit(&app, PAGE, &[("email", BENS_ADDRESS)]).await;
    let other = officer.submit(&app, PAGE, &[("email", "ada@example.org")]).await;
    assert_eq!((known.status, known.location()), (other.status, other.location()));
    assert!(app.mails_to("ada@example.org").await.is_empty());
    let wrong = officer.submit(&app, PAGE, &[("email", "ada")]).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.value_of("email").as_deref(), Some("ada"));
}

both!(an_organiser_finds_no_such_page);
async fn an_organiser_finds_no_such_page(engine: Engine) {
    let app = blocked(engine).await;
    for role in [Role::Organiser, Role::Administrator] {
        let one = Colleague::new(&app, role.name(), &[("quayside", role)]).await;
        assert_eq!(one.get(&app, PAGE).await.status, 404);
        assert_eq!(one.post(&app, PAGE, &[("email", BENS_ADDRESS)]).await.status, 404);
    }
    let half = Colleague::with(&app, "dana", &[("quayside", Role::DataOfficer)], Ready::Nothing).await;
    assert_eq!(half.get(&app, PAGE).await.location(), "/organise/account/factor?next=/organise/officer/never");
    assert!(app.mails_to(BENS_ADDRESS).await.iter().all(|mail| !mail.subject.contains("again")));
}
