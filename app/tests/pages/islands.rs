//! Pages with islands, complete before any script runs.

use app::components::script::Bundle;
use app::pages::islands::{IslandsPage, html};
use app::samples::{self, islands};
use app::text::Words;

fn page(bundle: Option<Bundle>) -> String {
    let frame = samples::frame();
    let words: Words = frame.words.clone();
    html(IslandsPage {
        bundle,
        list: islands::list(&words, samples::now(), "", 1),
        questions: islands::questions(&words),
        announcement: islands::announcement(&words, samples::now()),
        frame,
    })
}

fn bundle() -> Bundle {
    Bundle { name: "onpurpose-abc".to_owned(), nonce: "n0nce".to_owned() }
}

#[test]
fn without_a_bundle_a_page_with_islands_is_whole_and_has_no_script() {
    let html = page(None);
    assert!(!html.contains("<script") && !html.contains("/pkg/") && !html.contains("<!>"));
    assert_eq!(html.matches("<tr>").count(), 101, "a head and a hundred rows");
    for whole in ["name=\"q2_why\"", "name=\"add\"", "<progress", "role=\"search\"", "Page 2"] {
        assert!(html.contains(whole), "{whole}");
    }
    assert!(!html.contains("localization key"), "a text is missing");
}

#[test]
fn with_a_bundle_it_has_one_script_with_its_nonce_and_the_same_words() {
    let html = page(Some(bundle()));
    assert_eq!(html.matches("<script").count(), 1);
    assert!(html.contains("<script type=\"module\" nonce=\"n0nce\">"));
    assert!(html.contains("href=\"/pkg/onpurpose-abc.js\"") && html.contains("href=\"/pkg/onpurpose-abc.wasm\""));
    assert!(html.ends_with("</html>"));
    assert_eq!(html.matches("<leptos-island").count(), 3);
    assert_eq!(words_of(&html), words_of(&page(None)));
}

#[test]
fn what_an_organiser_typed_stays_text_in_an_island() {
    let html = page(Some(bundle()));
    assert!(!html.contains("<none>"), "neither in the inputs nor in what the island is handed");
    assert!(html.contains("&lt;none&gt;"));
}

/// The text in main, without tags.
fn words_of(html: &str) -> String {
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a main").0;
    main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, words)| words).collect()
}
