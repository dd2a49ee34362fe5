//! Answers of special categories: an agreement of their own, that can be taken back alone; and an end of their own.

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::ADA;

const SUPPER: &str = "/events/supper";

both!(a_special_answer_is_not_taken_without_its_own_agreement);
async fn a_special_answer_is_not_taken_without_its_own_agreement(engine: Engine) {
    let app = TestApp::new(engine).await;
    let fields: Vec<_> = ADA.into_iter().filter(|(name, _)| *name != "private_agree").collect();
    let refused = app.submit(SUPPER, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Tick the box to let us use your private answers"));
    assert!(refused.says("No walnuts for me"), "what was typed is kept");
    assert_eq!(app.count("registration").await, 0);

    let without: Vec<_> = fields.into_iter().filter(|(name, _)| *name != "food").collect();
    assert_eq!(app.submit(SUPPER, &without).await.status, 303, "and it can be left out");
}

both!(taking_an_agreement_back_erases_that_answer_alone);
async fn taking_an_agreement_back_erases_that_answer_alone(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    let given = "SELECT COUNT(*) FROM consent WHERE field_key = 'food' AND taken_back_at IS NULL";
    assert_eq!(app.inside().await.number(given).await, 1);
    let sealed = app.inside().await.bytes("SELECT answers_sealed FROM answer_part ORDER BY expires_at").await;
    assert_eq!(sealed.len(), 2, "it ends sooner than the other answers, so it is sealed apart");

    let page = app.get(&own).await;
    assert!(page.says("Withdraw this and delete my answer"));
    let answer = app.post(&own, &[("take_back", "food")]).await;
    assert_eq!(answer.status, 303);
    let page = app.follow(answer).await;
    assert!(page.says("We’ve deleted that answer") && !page.says("No walnuts for me"));
    assert!(page.says("Ada Lovelace") && page.says("Inside") && page.says("You have 2 places"));
    assert_eq!(app.inside().await.number(given).await, 0);
    let left = app.inside().await.bytes("SELECT answers_sealed FROM answer_part").await;
    assert_eq!(left.len(), 1);
    assert!(!left.contains(&sealed[0]));
}

both!(a_special_answer_goes_three_days_after_the_event_and_the_rest_later);
async fn a_special_answer_goes_three_days_after_the_event_and_the_rest_later(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    assert!(form.says("We’ll delete your answers on 15 June 2027.") && form.says("26 June 2027"));
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    app.wait(TimeDelta::days(27));
    let page = app.get(&own).await;
    assert!(!page.says("No walnuts for me"), "before any sweep");
    assert!(page.says("Ada Lovelace"));
    app.sweep().await;
    assert_eq!((app.count("answer_part").await, app.count("registration").await), (1, 1));
}

both!(the_exact_wording_version_and_language_are_kept_as_evidence);
async fn the_exact_wording_version_and_language_are_kept_as_evidence(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(SUPPER, &ADA).await;
    let evidence = "SELECT c.language || ' ' || v.number FROM consent c JOIN purpose_version v ON v.id = c.version_id \
                    JOIN registration r ON r.id = c.registration_id AND r.version_id = v.id \
                    WHERE c.asked_at < c.given_at OR c.asked_at = c.given_at";
    assert_eq!(app.inside().await.texts(evidence).await, ["en 1", "en 1"], "one for the event, one for the answer");
}
