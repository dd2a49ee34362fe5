//! The change form says as much as the sign-up form.

use app::domain::field::Answers;
use app::domain::held::{Held, RecordState, Subject};
use app::forms::state::FormState;
use app::pages::public::change::{ChangePage, html};
use app::samples;

#[test]
fn an_answer_that_was_not_given_yet_has_its_day_too() {
    let held = Held { answers: Answers::default(), sooner: vec![], ..samples::registration() };
    let page = changing(held, None);
    assert!(page.contains("Deleted on 15\u{a0}June 2027."), "by the question: {page}");
    assert!(page.contains("” on 15\u{a0}June 2027"), "on the slip: {page}");
}

/// The page while so many more places are free.
fn changing(held: Held, more: Option<u32>) -> String {
    let (links, form, now) = (samples::links(), FormState::default(), samples::now());
    html(ChangePage { frame: samples::pages::private(), held, links, form, more, now })
}

/// The numbers of places that can be chosen.
fn choices(page: &str) -> Vec<u32> {
    let inputs = page.split("<input").filter(|tag| tag.contains("name=\"seats\""));
    inputs.filter_map(|tag| tag.split_once("value=\"")?.1.split('"').next()?.parse().ok()).collect()
}

#[test]
fn as_many_places_can_be_chosen_as_are_free() {
    let two = samples::registration;
    for (more, most, said) in [
        (None, 4, "You can have up to 4 places."),
        (Some(20), 4, "You can have up to 4 places."),
        (Some(1), 3, "Only 1 more place is free."),
        (Some(0), 2, "No more places are free."),
    ] {
        let page = changing(two(), more);
        assert_eq!(choices(&page), (1..=most).collect::<Vec<_>>(), "{more:?}");
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn who_waits_or_comes_late_can_only_ask_for_fewer() {
    let waiting = Held { state: RecordState::Waiting, ..samples::registration() };
    assert_eq!(choices(&changing(waiting, Some(20))), [1, 2]);
    let mut closed = samples::registration();
    if let Subject::Event(event) = &mut closed.subject {
        event.closes_at = samples::now();
    }
    let page = changing(closed, Some(20));
    assert_eq!(choices(&page), [1, 2]);
    assert!(page.contains("Sign-up has closed.") && page.contains("<a href=\"tel:01614960002\">0161 496 0002</a>"));
}
