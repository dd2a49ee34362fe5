//! The limits of each kind of answer.

use super::*;

#[test]
fn texts_are_measured_in_characters() {
    assert!(short_text(&"é".repeat(200)).is_ok());
    assert_eq!(short_text(&"é".repeat(201)), Err(FieldError::TooLong(200)));
    assert!(long_text(&"é".repeat(2_000)).is_ok());
    assert_eq!(long_text(&"é".repeat(2_001)), Err(FieldError::TooLong(2_000)));
    assert!(long_text(&"a\r\n".repeat(1_000)).is_ok());
}

#[test]
fn lines_end_with_a_newline_and_only_in_long_texts() {
    assert_eq!(long_text("a\r\nb\rc\nd").as_deref(), Ok("a\nb\nc\nd"));
    for line in ["a\nb", "a\r\nBcc: b@example.org"] {
        assert_eq!(short_text(line), Err(FieldError::Character));
    }
}

#[test]
fn characters_that_hide_or_turn_a_text_are_refused_in_every_typed_answer() {
    for c in "\0\u{1}\u{7}\t\u{1b}\u{7f}\u{85}\u{2028}\u{202a}\u{202e}\u{2066}\u{2069}".chars() {
        for check in [short_text, long_text, phone, number] {
            assert_eq!(check(&format!("1{c}2")), Err(FieldError::Character), "{c:?}");
        }
    }
}

#[test]
fn texts_in_any_script_are_kept() {
    for text in [
        "Siân Ŵyn",
        "שלום\u{200f}!",
        "👩\u{200d}💻",
        "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
        "<b>&amp;",
    ] {
        assert_eq!(short_text(text).as_deref(), Ok(text));
    }
}

#[test]
fn telephone_numbers_have_5_to_15_digits() {
    for good in ["12345", "0161 496 0001", "+44 (0)161-496.0001", "123456789012345"] {
        assert_eq!(phone(good).as_deref(), Ok(good));
    }
    for bad in
        ["1234", "1234567890123456", "0161 496 0001 x2", "٠١٢٣٤٥", "ring me", &format!("12345{}", "(".repeat(40))]
    {
        assert_eq!(phone(bad), Err(FieldError::NotAPhone), "{bad}");
    }
}

#[test]
fn numbers_are_whole_and_have_at_most_15_digits() {
    for good in ["0", "007", "-5", "+5", "999999999999999"] {
        assert_eq!(number(good).as_deref(), Ok(good));
    }
    for bad in ["1000000000000000", "1.5", "1,000", "1e3", "-", "--1", "1 2", "٣", "½", "ten"] {
        assert_eq!(number(bad), Err(FieldError::NotANumber), "{bad}");
    }
}
