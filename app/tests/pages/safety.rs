//! What people and organisers type can never become markup.

use app::domain::language::LocalText;
use app::forms::state::{FormState, Typed};
use app::samples;

const ATTACK: &str = "\"><script>alert(1)</script></textarea><img src=x onerror=alert(1)>";

#[test]
fn typed_values_are_shown_as_text() {
    let names = ["email", "seats", "name", "food"];
    let form = FormState::of(Typed::new(names.map(|name| (name.to_owned(), ATTACK.to_owned()))));
    let html = app::pages::public::event::html(samples::pages::event_page(samples::event(), form));
    assert!(html.contains("alert(1)"), "the values are kept");
    assert!(!html.contains("<script>"), "no script comes in: {html}");
    assert!(!html.contains("<img"), "no picture comes in");
    assert_eq!(html.matches("</textarea>").count(), 1, "the textarea is closed by the page alone");
}

#[test]
fn an_answer_keeps_its_first_empty_line() {
    let form = FormState::of(Typed::new([("food".to_owned(), "\nNo nuts".to_owned())]));
    let html = app::pages::public::event::html(samples::pages::event_page(samples::event(), form));
    assert!(html.contains(">\n\nNo nuts</textarea>"), "a parser eats the first line break after the tag");
}

#[test]
fn structured_data_cannot_end_its_script() {
    let mut event = samples::event();
    event.content.title = LocalText::english(ATTACK);
    event.content.summary = LocalText::english("</script><!--");
    let html = app::pages::public::event::html(samples::pages::event_page(event, FormState::default()));
    let json = html.split_once("application/ld+json\">").expect("structured data").1;
    let json = json.split_once("</script>").expect("the end of it").0;
    assert!(!json.contains('<'));
    assert!(json.contains("\\u003c/script>"));
    let data: serde_json::Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(data["name"], ATTACK);
}

#[test]
fn no_page_needs_what_the_content_policy_forbids() {
    for (name, html) in samples::pages::all() {
        assert!(!html.contains(" style="), "{name} has an inline style");
        assert!(!html.contains("<style"), "{name} has a style element");
        let scripts = html.matches("<script").count();
        assert_eq!(scripts, html.matches("<script type=\"application/ld+json\"").count(), "{name} runs a script");
        // A QR code is a picture inside the page; the sign-ups of an event are drawn in it.
        let html = html
            .replace("<img src=\"data:image/svg+xml,", "")
            .replace("<svg viewBox=\"0 0 600 132\" aria-hidden=\"true\" class=\"bars\">", "");
        // The pictures that are ours to load.
        let html = html
            .replacen("<img src=\"/logo/", "", 1)
            .replace("<img src=\"https://events.harbour.example/pictures/", "");
        for tag in ["<img", "<iframe", "<object", "<svg"] {
            assert!(!html.contains(tag), "{name} has {tag}");
        }
        assert!(!html.contains(" src=\""), "{name} loads something");
    }
}

#[test]
fn an_event_page_with_its_style_is_small() {
    let page = samples::pages::all().into_iter().find(|(name, _)| *name == "event").expect("the page").1;
    let sizes = [page.as_str(), app::style::STYLE].map(compressed);
    let sum: usize = sizes.iter().sum();
    assert!(sum < 8_000, "page and style are {sizes:?} bytes");
}

fn compressed(text: &str) -> usize {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    brotli::BrotliCompress(&mut text.as_bytes(), &mut out, &parameters).expect("memory does not fail")
}
