//! Characters that no answer may hold, and characters that nobody sees, in every input of every form.

use super::{ADA, NEWS, SUPPER, YOUR_DATA, everything};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;

/// NUL, escape, delete, a C1 control, line and paragraph separators.
const UNSAFE: [char; 6] = ['\0', '\u{1b}', '\u{7f}', '\u{85}', '\u{2028}', '\u{2029}'];
/// Bidi marks, embedding, override and isolates, a zero-width space, a byte order mark: what comes with a paste.
const UNSEEN: &str = "\u{200e}\u{200f}\u{202a}\u{202d}\u{202e}\u{202c}\u{2066}\u{2069}\u{200b}\u{feff}";

/// Every input of the supper's form, with a good answer.
const INPUTS: [(&str, &str); 7] = [
    ("email", "ada@harbour.example"),
    ("name", "Ada Lovelace"),
    ("seats", "1"),
    ("food", "No nuts"),
    ("private_agree", "yes"),
    ("table", "1"),
    ("helps", "1"),
];

fn spoiled(good: &str, with: char) -> String {
    let (start, rest) = good.split_at(1);
    // What stands at an end may be white space, which is trimmed.
    format!("{start}{with}{}", if rest.is_empty() { start } else { rest })
}

both!(controls_are_refused_in_every_input_of_an_event);
async fn controls_are_refused_in_every_input_of_an_event(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    app.wait(chrono::TimeDelta::seconds(5));
    for c in UNSAFE {
        for (input, good) in INPUTS {
            let bad = spoiled(good, c);
            let fields = INPUTS.map(|(name, value)| (name, if name == input { bad.as_str() } else { value }));
            let answer = app.resubmit(SUPPER, &form, &fields).await;
            assert_eq!(answer.status, 422, "{c:?} in {input}");
            assert!(answer.links().contains(&format!("#f-{input}")), "{c:?} in {input}: {}", answer.text());
        }
    }
    assert_eq!(everything(&app).await, 0);
    let answer = app.resubmit(SUPPER, &form, &INPUTS).await;
    assert_eq!(answer.status, 303, "the same form without them: {}", answer.text());
}

both!(controls_are_refused_in_every_input_of_the_other_forms);
async fn controls_are_refused_in_every_input_of_the_other_forms(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (path, inputs) in [(NEWS, &[ADA[0], ("consent", "yes")][..]), (YOUR_DATA, &[ADA[0]])] {
        let form = app.get(path).await;
        app.wait(chrono::TimeDelta::seconds(5));
        for c in UNSAFE {
            for (input, good) in inputs {
                let bad = spoiled(good, c);
                let fields: Vec<_> = inputs
                    .iter()
                    .map(|(name, value)| (*name, if name == input { bad.as_str() } else { value }))
                    .collect();
                let answer = app.resubmit(path, &form, &fields).await;
                assert_eq!(answer.status, 422, "{c:?} in {input} of {path}");
                assert!(answer.links().contains(&format!("#f-{input}")), "{c:?} in {input} of {path}");
            }
        }
    }
    assert_eq!(everything(&app).await, 0);
}

both!(what_nobody_sees_is_dropped_from_every_input_and_stored_nowhere);
async fn what_nobody_sees_is_dropped_from_every_input_and_stored_nowhere(engine: Engine) {
    let app = TestApp::new(engine).await;
    let typed = INPUTS.map(|(name, good)| {
        let (start, rest) = good.split_at(good.len() - 1);
        (name, format!("{UNSEEN}{start}{UNSEEN}{rest}{UNSEEN}"))
    });
    let fields: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = app.submit(SUPPER, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let link = app.mail_to(ADA[0].1).await.link("/confirm/");
    let own = app.post(&link, &[]).await.location();
    let data = app.get(&format!("{}/data.json", own.split('?').next().expect("a path"))).await.body;
    assert!(data.contains("\"Ada Lovelace\"") && data.contains("\"No nuts\""), "{data}");
    assert!(!data.contains(|c| UNSEEN.contains(c)), "{data}");
}

both!(an_answer_is_changed_to_nothing_that_would_not_be_taken_at_sign_up);
async fn an_answer_is_changed_to_nothing_that_would_not_be_taken_at_sign_up(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &[ADA[0], ADA[1], ("name", "Ada Lovelace")]).await;
    let change = format!("{own}/change");
    let form = app.get(&change).await;
    app.wait(chrono::TimeDelta::seconds(5));
    for bad in ["A\0da", "Ada\u{1b}", &"a".repeat(201)] {
        let answer = app.resubmit(&change, &form, &[("name", bad), ("seats", "1")]).await;
        assert_eq!(answer.status, 422, "{bad:?}");
    }
    for (input, bad) in [("table", "3"), ("seats", "9"), ("helps", "x")] {
        let fields: Vec<_> =
            [("name", "Ada Lovelace"), ("seats", "1")].into_iter().filter(|(name, _)| *name != input).collect();
        let answer = app.resubmit(&change, &form, &[&fields[..], &[(input, bad)]].concat()).await;
        assert_eq!(answer.status, 422, "{input} = {bad}");
    }
    assert!(app.get(&format!("{own}/data.json")).await.body.contains("Ada Lovelace"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_characters_in_a_path_lead_nowhere() {
    let app = TestApp::new(Engine::Sqlite).await;
    for path in
        ["/events/sup%00per", "/events/supper%0d%0aX:y", "/events/%E2%80%AEsupper", "/events/%FF", "/%00", "/%FF"]
    {
        let answer = app.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.header("x").is_empty());
        assert!(answer.says("Page not found"), "{path}: {}", answer.text());
    }
}

both!(what_looks_like_a_tag_is_shown_as_it_was_typed);
async fn what_looks_like_a_tag_is_shown_as_it_was_typed(engine: Engine) {
    let app = TestApp::new(engine).await;
    let sharp = "\"><script>alert(1)</script></textarea>'";
    let answer = app.submit(SUPPER, &[("email", sharp), ("name", sharp), ("seats", sharp), ("food", sharp)]).await;
    assert_eq!(answer.status, 422);
    assert!(!answer.body.contains("<script>alert"), "{}", answer.body);
    assert_eq!(answer.value_of("name").as_deref(), Some(sharp));
}
