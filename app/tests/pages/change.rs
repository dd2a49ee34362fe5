//! The change form says as much as the sign-up form.

use app::domain::field::Answers;
use app::domain::held::Held;
use app::forms::state::FormState;
use app::pages::public::change::{ChangePage, html};
use app::samples;

#[test]
fn an_answer_that_was_not_given_yet_has_its_day_too() {
    let held = Held { answers: Answers::default(), sooner: vec![], ..samples::registration() };
    let frame = samples::pages::private();
    let page = html(ChangePage { frame, held, links: samples::links(), form: FormState::default(), is_full: false });
    assert!(page.contains("Deleted on 15 June 2027."), "by the question: {page}");
    assert!(page.contains("” on 15 June 2027"), "on the slip: {page}");
}
