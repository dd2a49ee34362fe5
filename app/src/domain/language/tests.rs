//! Which language of a text is chosen.

use super::*;

fn text(texts: &[(&str, &str)]) -> LocalText {
    LocalText::of(texts.iter().map(|(tag, text)| (Language::new(tag), (*text).to_owned())).collect())
}

#[test]
fn a_text_is_read_in_the_language_asked_for() {
    let chosen = text(&[("en", "Bread"), ("cy", "Bara")]);
    let chosen = chosen.choose(&Language::new("CY"));
    assert_eq!(chosen, Chosen { text: "Bara", foreign: None });
}

#[test]
fn a_text_in_another_language_says_which() {
    let (english, welsh) = (text(&[("en", "Bread"), ("cy", "Bara")]), text(&[("cy", "Bara")]));
    let german = Language::new("de");
    assert_eq!(english.choose(&german), Chosen { text: "Bread", foreign: Some(&Language::english()) });
    assert_eq!(welsh.choose(&german), Chosen { text: "Bara", foreign: Some(&Language::new("cy")) });
    assert_eq!(LocalText::default().choose(&german), Chosen { text: "", foreign: None });
}

#[test]
fn a_plain_string_is_english_and_a_table_is_by_language() {
    let read = |json| serde_json::from_str::<LocalText>(json).unwrap();
    assert_eq!(read("\"Bread\""), LocalText::english("Bread"));
    assert_eq!(read(r#"{"en":"Bread","cy":"Bara"}"#), text(&[("en", "Bread"), ("cy", "Bara")]));
    assert_eq!(serde_json::to_string(&LocalText::english("Bread")).unwrap(), r#"{"en":"Bread"}"#);
}

#[test]
fn white_space_alone_is_no_text() {
    assert!(text(&[("en", " \n"), ("cy", "")]).is_empty());
    assert!(!text(&[("en", " "), ("cy", "Bara")]).is_empty());
}
