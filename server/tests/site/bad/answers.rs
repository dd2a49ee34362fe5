//! Answers that were not asked for, or not given, or given twice.

use super::{ADA, NEWS, QUIET, SUPPER, everything};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::log;

both!(an_answer_outside_the_options_is_refused_with_what_was_typed);
async fn an_answer_outside_the_options_is_refused_with_what_was_typed(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (input, answer) in [("table", "3"), ("table", "Inside"), ("table", "0"), ("helps", "4"), ("helps", "1,2")] {
        let page = app.submit(SUPPER, &[ADA[0], ADA[1], (input, answer)]).await;
        assert_eq!(page.status, 422, "{input} = {answer}");
        assert!(page.says("Choose from the list for"), "{input} = {answer}: {}", page.text());
        assert_eq!(page.value_of("email").as_deref(), Some(ADA[0].1));
    }
    let one_of_two = app.submit(SUPPER, &[ADA[0], ADA[1], ("helps", "1"), ("helps", "9")]).await;
    assert_eq!(one_of_two.status, 422);
    for seats in ["0", "5", "-1", "1.5", "all"] {
        let page = app.submit(SUPPER, &[ADA[0], ("seats", seats)]).await;
        assert_eq!(page.status, 422, "{seats} seats");
        assert!(page.says("Choose how many people are coming, from 1 to 4"), "{}", page.text());
    }
    assert_eq!(everything(&app).await, 0);
}

both!(a_missing_required_answer_is_asked_for);
async fn a_missing_required_answer_is_asked_for(engine: Engine) {
    let app = TestApp::new(engine).await;
    for name in [&[][..], &[("name", "")], &[("name", "  ")]] {
        let page = app.submit(QUIET, &[&[ADA[0]], name].concat()).await;
        assert_eq!(page.status, 422);
        assert!(page.says("Enter an answer to"), "{}", page.text());
        assert!(page.links().contains(&"#f-name".to_owned()));
    }
    assert_eq!(everything(&app).await, 0);
    assert_eq!(app.submit(QUIET, &[ADA[0], ("name", "Ada")]).await.status, 303);
}

both!(a_key_that_comes_twice_is_refused_where_one_answer_is_asked);
async fn a_key_that_comes_twice_is_refused_where_one_answer_is_asked(engine: Engine) {
    let app = TestApp::new(engine).await;
    let good = [ADA[0], ADA[1], ("name", "Ada"), ("table", "1"), ("food", "No nuts"), ("private_agree", "yes")];
    for (input, value) in good {
        let page = app.submit(SUPPER, &[&good[..], &[(input, value)]].concat()).await;
        assert_eq!(page.status, 422, "{input} twice");
        assert!(page.links().contains(&format!("#f-{input}")), "{input} twice: {}", page.text());
    }
    let consent = app.submit(NEWS, &[ADA[0], ("consent", "yes"), ("consent", "yes")]).await;
    assert_eq!(consent.status, 422);
    assert_eq!(everything(&app).await, 0);
}

both!(undeclared_keys_are_ignored_and_neither_stored_nor_logged);
async fn undeclared_keys_are_ignored_and_neither_stored_nor_logged(engine: Engine) {
    log::capture();
    let app = TestApp::new(engine).await;
    let undeclared = [
        ("born", "1815-12-10"),
        ("name_agree", "yes-to-1815"),
        ("state", "confirmed-1815"),
        ("expires_at", "2999-12-31"),
        ("purpose_id", "00000000-0000-0000-0000-000000001815"),
        ("consent", "1815-consent"),
        ("Email", "1815@harbour.example"),
        ("name ", "Countess 1815"),
    ];
    let mut fields = vec![ADA[0], ADA[1], ("name", "Ada Lovelace")];
    fields.extend(undeclared);
    let own = app.sign_up_and_confirm(SUPPER, &fields).await;
    app.submit(&format!("{own}/change"), &[&[("name", "Ada L."), ("seats", "1")], &undeclared[..]].concat()).await;
    let data = app.get(&format!("{own}/data.json")).await.body;
    assert!(data.contains("Ada L."), "{data}");
    for (key, value) in undeclared {
        assert!(!data.contains(value), "{data}");
        let declared = ["state", "name "].contains(&key);
        assert!(declared || !data.contains(&format!("\"key\": \"{key}\"")), "{data}");
        log::holds_none_of(&[value]);
    }
    log::holds_none_of(&["Ada L", ADA[0].1]);
}
