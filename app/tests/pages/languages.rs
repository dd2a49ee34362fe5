//! A text in another language than the page's has a `lang`, wherever it is.

use std::collections::BTreeMap;

use app::domain::language::{Language, LocalText};
use app::forms::state::FormState;
use app::samples;

/// A text that exists only in a made-up language.
fn elsewhere(word: &str) -> LocalText {
    LocalText::of(BTreeMap::from([(Language::new("qaa"), format!("Zq{word}"))]))
}

fn every_place_carries_its_language(html: &str, expected: usize) {
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a main").0;
    // What a map app is asked for is for no reader.
    let main = &main.replace("q=Zqplace", "");
    let places: Vec<_> = main.match_indices("Zq").collect();
    assert_eq!(places.len(), expected, "{main}");
    for (at, _) in places {
        let before = &main[..at];
        let tag = &before[before.rfind('<').expect("an element")..];
        assert!(tag.ends_with('>') && tag.contains("lang=\"qaa\""), "…{tag}{}", &main[at..at + 20]);
    }
}

fn translate(page: &mut app::pages::public::event::EventPage) {
    let content = &mut page.event.content;
    content.title = elsewhere("title");
    content.summary = elsewhere("summary");
    content.place = elsewhere("place");
    content.access = Some(elsewhere("access"));
    content.cost = elsewhere("cost");
    let wording = &mut page.version.wording;
    wording.statement = elsewhere("statement");
    wording.seen_by = elsewhere("seenby");
    wording.consent = elsewhere("consent");
    for field in &mut wording.fields {
        field.label = elsewhere("label");
        field.why = elsewhere("why");
        field.hint = field.hint.as_ref().map(|_| elsewhere("hint"));
        field.agreement = field.agreement.as_ref().map(|_| elsewhere("agreement"));
        for option in &mut field.options {
            option.label = elsewhere("option");
        }
    }
}

#[test]
fn an_event_in_a_language_that_the_site_does_not_speak_is_marked_throughout() {
    let mut page = samples::pages::event_page(samples::event(), FormState::default());
    translate(&mut page);
    // Title, summary, venue, access, cost; three labels and reasons, a hint, an agreement, three options; statement,
    // seen by, the label of what is deleted sooner, consent; the private question and the statement where they open.
    every_place_carries_its_language(&app::pages::public::event::html(page), 5 + 6 + 2 + 3 + 4 + 2);
}

#[test]
fn a_message_marks_the_question_that_it_names() {
    let mut page = samples::pages::event_page(samples::event(), samples::pages::refused());
    translate(&mut page);
    // Two messages name a question, in the summary and next to the input; summary, access and cost aren't repeated.
    every_place_carries_its_language(&app::pages::public::event::html(page), 2 + 6 + 2 + 3 + 4 + 2 + 4);
}

#[test]
fn a_text_in_the_readers_language_is_preferred_and_carries_no_mark() {
    let mut page = samples::pages::event_page(samples::event(), FormState::default());
    let texts = [(Language::new("qaa"), "Zqtitle".to_owned()), (Language::english(), "Supper".to_owned())];
    page.event.content.title = LocalText::of(texts.into());
    let html = app::pages::public::event::html(page);
    assert!(html.contains("<h1>Supper</h1>"));
    assert!(!html.contains("qaa"));
}
