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
fn control_characters_are_refused_in_every_typed_answer() {
    for c in "\0\u{1}\u{7}\u{1b}\u{7f}\u{85}\u{2028}\u{2029}".chars() {
        for check in [short_text, long_text, phone_number, number] {
            assert_eq!(check(&format!("1{c}2")), Err(FieldError::Character), "{c:?}");
        }
    }
}

#[test]
fn what_nobody_sees_is_dropped_from_every_typed_answer() {
    for c in "\u{ad}\u{200b}\u{200e}\u{202a}\u{202e}\u{2066}\u{2069}\u{feff}".chars() {
        for check in [short_text, long_text, phone_number, number] {
            assert_eq!(check(&format!("{c}123{c}45{c}")).as_deref(), Ok("12345"), "{c:?}");
        }
    }
    assert_eq!(short_text("Ada\tM.\u{a0}Lovelace").as_deref(), Ok("Ada M. Lovelace"));
    assert_eq!(long_text("10\u{a0}€").as_deref(), Ok("10\u{a0}€"), "a blank in a text that breaks may be meant");
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
fn a_telephone_number_is_one() {
    assert_eq!(phone_number("0161 496 0001").as_deref(), Ok("0161 496 0001"));
    assert_eq!(phone_number("ring me"), Err(FieldError::NotAPhone));
}

#[test]
fn numbers_are_whole_and_have_at_most_15_digits() {
    for good in ["0", "007", "-5", "+5", "999999999999999"] {
        assert_eq!(number(good).as_deref(), Ok(good));
    }
    for (typed, read) in [("٣", "3"), ("１２", "12"), ("\u{2212}5", "-5")] {
        assert_eq!(number(typed).as_deref(), Ok(read));
    }
    for bad in ["1000000000000000", "1.5", "1,000", "1e3", "-", "--1", "1 2", "½", "ten"] {
        assert_eq!(number(bad), Err(FieldError::NotANumber), "{bad}");
    }
}
