//! Invariant 8: no personal data where it does not belong. Everything that the program says while people sign up,
//! change, leave and mistype, at the level that an operator sets who looks for a fault.

use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};
use crate::support::log;
use crate::support::people::{ADA, ADAS_ADDRESS, ADAS_TRACES, BEN};
use crate::support::process::{Process, import, until};
use crate::support::trace::files_with;
use crate::support::visitor::Visitor;

/// What is sent and must not be repeated: an undeclared field, a misspelt address, an answer that is refused.
const SENT: [(&str, &str); 3] =
    [("undeclared", "a whole life story"), ("email", "not.an.address.of.mine"), ("table", "Under the piano")];

both!(the_log_holds_no_address_no_name_no_answer_and_no_token);
async fn the_log_holds_no_address_no_name_no_answer_and_no_token(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let process = Process::start(&database, &database.folder().join("program.log")).await;
    let mut ada = Visitor::new(&process, &database);

    let sent = ada.submit("/events/supper", &ADA).await.location();
    ada.get(&sent).await;
    ada.post(&sent, &[("again", "yes")]).await;
    let confirm = ada.mail(ADAS_ADDRESS, "Please confirm").await.link("/confirm/");
    ada.get(&confirm).await;
    let own = ada.post(&confirm, &[]).await.location();
    let own = own.split('?').next().expect("a path").to_owned();
    ada.mail(ADAS_ADDRESS, "You’re coming").await;
    for path in ["", "/change", "/cancel", "/data.json", "/nothing"] {
        ada.get(&format!("{own}{path}")).await;
    }
    let refused: Vec<_> = ADA.into_iter().chain(SENT).collect();
    assert_eq!(ada.submit("/events/supper", &refused).await.status, 422);
    ada.submit("/events/supper", &[SENT[1], ("seats", "many")]).await;
    ada.submit("/your-data", &[("email", BEN[0].1)]).await;
    ada.get(&format!("/nothing?email={ADAS_ADDRESS}")).await;
    ada.submit(&format!("{own}/change"), &[("seats", "1"), SENT[2]]).await;
    ada.post(&format!("{own}/cancel"), &[]).await;
    assert_eq!(ada.get(&own).await.status, 404);

    let said = process.said();
    assert!(said.lines().count() > 10, "it says what it does: {said}");
    let texts = ADAS_TRACES.into_iter().chain(SENT.map(|(_, text)| text)).chain([BEN[0].1]);
    let tokens = ada.paths.iter().flat_map(|path| path.split('/')).filter(|part| part.len() > 40);
    for secret in texts.chain(tokens.clone()) {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
    assert!(tokens.count() > 5, "tokens were used");

    // Nobody has asked the program for it: its own jobs leave nothing of her, in its log neither.
    let traces = || ADAS_TRACES.map(|text| files_with(database.folder(), text.as_bytes())).concat();
    until("the folder without her", async || traces().is_empty().then_some(())).await;
}

both!(a_place_that_cannot_be_given_is_told_without_saying_whose);
async fn a_place_that_cannot_be_given_is_told_without_saying_whose(engine: Engine) {
    log::capture();
    let app = TestApp::with(engine, &CONTENTS.replace("capacity = 80", "capacity = 2"), &[]).await;
    let join = async |email: &str, seats: &str| {
        app.sign_up_and_confirm("/events/supper", &[("email", email), ("seats", seats), ("table", "1")]).await
    };
    let first = join("first@example.org", "2").await;
    join("waits@example.org", "1").await;
    let inside = app.inside().await;
    // What was sealed for somebody else does not open.
    let of = |state: &str| format!("(SELECT id FROM registration WHERE state = '{state}')");
    inside
        .execute(&format!(
            "UPDATE answer_part SET answers_sealed = \
             (SELECT answers_sealed FROM answer_part WHERE registration_id IN {} LIMIT 1) WHERE registration_id IN {}",
            of("confirmed"),
            of("waiting")
        ))
        .await;
    let ids = match engine {
        Engine::Sqlite => "SELECT lower(hex(id)) FROM registration",
        Engine::Postgresql => "SELECT replace(id::text, '-', '') FROM registration",
    };
    let ids = inside.texts(ids).await;
    app.post(&format!("{first}/cancel"), &[]).await;
    let said = log::text();
    assert!(said.contains("a seat cannot be given"), "{said}");
    let plain = said.replace('-', "");
    assert!(ids.len() == 2 && !ids.iter().any(|id| plain.contains(id.as_str())), "{ids:?} in {said}");
}
