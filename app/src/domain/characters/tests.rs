//! What is dropped, what stays, and what is read as something else.

use proptest::prelude::*;

use super::*;

#[test]
fn what_nobody_sees_is_dropped() {
    for c in "\u{ad}\u{61c}\u{180e}\u{200b}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2060}\u{2061}\
              \u{2066}\u{2067}\u{2068}\u{2069}\u{206a}\u{3164}\u{feff}\u{ffa0}\u{e0001}\u{e0041}"
        .chars()
    {
        assert_eq!(visible(&format!("{c}Ada {c}Love{c}lace{c}")), "Ada Lovelace", "{c:?}");
        assert_eq!(visible(&format!("{c}{c}")), "", "{c:?}");
    }
    for c in [ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER] {
        assert_eq!(visible(&format!("{c}A{c}da {c}1{c}2{c}")), "Ada 12", "{c:?}");
    }
    assert_eq!(visible("\u{fe0f}A \u{fe0f}\u{34f}"), "A ");
    assert_eq!(visible("\u{202d}+44 161 496 0000\u{202c}"), "+44 161 496 0000");
}

#[test]
fn what_shapes_what_is_seen_stays() {
    for text in [
        "می\u{200c}خواهم",
        "علی\u{200c}رضا",
        "ه\u{200d}",
        "क्\u{200d}ष क्\u{200c}ष",
        "ශ්\u{200d}රී ලංකා",
        "ക്\u{200d}",
        "র\u{200d}্যাব",
        "👩\u{200d}💻",
        "👨🏽\u{200d}🦰",
        "🏳\u{fe0f}\u{200d}🌈",
        "❤\u{fe0f}",
        "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
        "שלום\u{200f}!",
        "葛\u{e0100}城",
        "e\u{301}",
        "Siân Ŵyn",
        "a\tb\nc\u{a0}d",
        "",
    ] {
        assert_eq!(visible(text), text, "{text:?}");
    }
}

#[test]
fn marks_of_direction_stay_inside_a_text_from_right_to_left_alone() {
    assert_eq!(visible("\u{200f}יעל\u{200e}"), "יעל");
    assert_eq!(visible("\u{202b}שלום\u{200f}!\u{202c}"), "שלום\u{200f}!");
    assert_eq!(visible("Ada\u{200f}!"), "Ada!");
    assert_eq!(visible("x\u{e0067}"), "x");
    assert_eq!(visible("👩\u{200d}"), "👩");
}

#[test]
fn a_line_has_blanks_that_break() {
    assert_eq!(one_line("\u{feff}\u{a0}Ada\u{a0}M.\u{202f}Love\u{ad}lace\t1\u{2007}2 "), "Ada M. Lovelace 1 2");
    assert_eq!(one_line("a\nb\0"), "a\nb\0", "what is refused is left in");
}

#[test]
fn digits_of_every_script_and_dashes_of_every_length_are_plain() {
    for (typed, read) in [
        ("２０２７－０６－１２", "2027-06-12"),
        ("٢٠٢٧-٠٦-١٢", "2027-06-12"),
        ("۱۲۳۴۵۶۷۸۹۰", "1234567890"),
        ("०१२३४५६७८९", "0123456789"),
        ("𝟎𝟗𝟘𝟡𝟢𝟫", "090909"),
        ("2027\u{2010}06\u{2011}12", "2027-06-12"),
        ("\u{2212}5", "-5"),
        ("\u{202d}+44\u{a0}161\u{2007}496\u{202f}0000\u{202c}", "+44 161 496 0000"),
        ("（０１６１）　４９６", "(0161) 496"),
        ("4K7MQ\u{2013}X2C9P", "4K7MQ-X2C9P"),
        ("½ ² Ⅳ", "½ ² Ⅳ"),
        ("\u{200b}\u{200d}", ""),
        ("12\0", "12\0"),
    ] {
        assert_eq!(plain(typed), read, "{typed:?}");
    }
}

proptest! {
    #[test]
    fn what_was_cleaned_is_clean(text in "[a-z٢ی\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}\u{fe0f}👩क्\u{e0067}🏴 ]{0,12}|\\PC{0,20}") {
        let clean = visible(&text);
        prop_assert_eq!(visible(&clean), &*clean);
        let unseen = "\u{200b}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{feff}";
        prop_assert!(!clean.contains(|c| unseen.contains(c)), "something that nobody sees is left");
        let seen = |text: &str| text.chars().filter(|c| !is_ignorable(*c)).collect::<String>();
        prop_assert_eq!(seen(&clean), seen(&text), "nothing that is seen is lost");
        let plain = plain(&text);
        prop_assert_eq!(super::plain(&plain), &*plain);
    }
}
