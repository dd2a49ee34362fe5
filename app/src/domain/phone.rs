//! Telephone numbers as people write them.

use std::ops::RangeInclusive;

use super::characters::plain;

/// Digits of a number (ITU-T E.164), without its extension.
const DIGITS: RangeInclusive<usize> = 5..=15;
/// Digits of an extension.
const EXTENSION: RangeInclusive<usize> = 1..=7;
/// Characters.
const LONGEST: usize = 40;
/// What marks an extension.
const BEFORE: [&str; 6] = ["x", "ext", "ext.", "extn", "extension", "#"];

/// Reads a number and keeps it as written, in plain characters. `None` if it isn't one.
#[must_use]
pub fn read(typed: &str) -> Option<String> {
    let plain = plain(typed);
    let number = match plain.get(..4) {
        Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => plain[4..].trim_start(),
        _ => &plain,
    };
    let (main, extension) = parts(number)?;
    let digits = main.bytes().filter(u8::is_ascii_digit).count();
    let fits = number.len() <= LONGEST
        && DIGITS.contains(&digits)
        && main.chars().all(|c| c.is_ascii_digit() || "+ ()./-".contains(c))
        && (extension.is_empty() || EXTENSION.contains(&extension.len()));
    fits.then(|| number.to_owned())
}

/// The link that dials a number (RFC 3966). A nought in brackets after a country code is only for calls within it.
#[must_use]
pub fn dial(number: &str) -> String {
    let (main, extension) = parts(number).unwrap_or((number, ""));
    let main = if main.starts_with('+') { main.replace("(0)", "") } else { main.to_owned() };
    let digits: String = main.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if extension.is_empty() { format!("tel:{digits}") } else { format!("tel:{digits};ext={extension}") }
}

/// The number itself and its extension; `None` if something else follows it.
fn parts(number: &str) -> Option<(&str, &str)> {
    let Some(at) = number.find(|c: char| c.is_alphabetic() || c == '#') else { return Some((number, "")) };
    let (main, rest) = number.split_at(at);
    let extension = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
    let before = rest[..rest.len() - extension.len()].trim().to_ascii_lowercase();
    let is_one = BEFORE.contains(&before.as_str()) && extension.bytes().all(|b| b.is_ascii_digit());
    is_one.then_some((main, extension)).filter(|(_, extension)| !extension.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_as_they_read() {
        for number in [
            "12345",
            "0161 496 0001",
            "+44 (0)161-496.0001",
            "123456789012345",
            "0221/4960000",
            "+358(0)555-86.43",
            "0161 496 0000 ext 12",
            "0161 496 0000 Ext. 12",
            "0161 496 0000x12",
            "0161 496 0000 #1234567",
        ] {
            assert_eq!(read(number).as_deref(), Some(number));
        }
        for (typed, kept) in [
            ("\u{202d}+44 161 496 0000\u{202c}", "+44 161 496 0000"),
            ("0161\u{a0}496\u{202f}0000", "0161 496 0000"),
            ("0161\u{2011}496\u{2013}0000", "0161-496-0000"),
            ("٠١٢٣٤٥", "012345"),
            ("０１６１　４９６", "0161 496"),
            ("tel:+441614960000", "+441614960000"),
            ("\u{feff} 0161 496 0000 ", "0161 496 0000"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(kept), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in [
            "1234",
            "1234567890123456",
            "ring me",
            "0161 496 0000 after six",
            "0161 496 0000 ext",
            "0161 496 0000 ext 12345678",
            "0161 496 0000 or 0161 496 0001",
            "ext 12345",
            "0161 496\0 0000",
            "0161 496 0000, 0161 496 0001",
            &format!("12345{}", "(".repeat(40)),
            "",
        ] {
            assert_eq!(read(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn a_number_is_dialled_with_its_extension_behind_it() {
        for (number, link) in [
            ("0161 496 0000", "tel:01614960000"),
            ("+44 (0)161-496.0001", "tel:+441614960001"),
            ("(0161) 496 0001", "tel:01614960001"),
            ("0221/4960000", "tel:02214960000"),
            ("0161 496 0000 ext. 12", "tel:01614960000;ext=12"),
        ] {
            assert_eq!(dial(number), link);
        }
    }
}
