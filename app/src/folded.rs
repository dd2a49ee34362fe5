//! Text as a search compares it: without case, accents and apostrophes, in one normal form. The server and the browser
//! fold alike, so that a list finds the same people with script and without.

/// Text as a search compares it. `Zoë` is found by `zoe`, in either normal form, `O’Brien` by `o'brien` and `obrien`,
/// `Łukasz` by `lukasz`. Marks that carry the word in other scripts stay.
#[must_use]
pub fn folded(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_lowercase).collect();
    let mut folded = String::with_capacity(plain.len());
    for c in decomposed(&plain).chars() {
        match c {
            // Accents of Latin, Greek and Cyrillic letters.
            '\u{300}'..='\u{36f}' => {}
            // A hyphen that does not break decomposes to one that nobody types.
            '\u{2010}' => folded.push('-'),
            c => match undecomposed(c) {
                "" => folded.push(c),
                letters => folded.push_str(letters),
            },
        }
    }
    folded
}

/// Whether any of these stands for an apostrophe: keyboards, phones and word processors write different ones.
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '\u{b4}' | '\u{2b9}'..='\u{2bc}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{ff07}')
}

/// What people type for the letters of European names that Unicode does not decompose.
const fn undecomposed(c: char) -> &'static str {
    match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ŋ' => "n",
        _ => "",
    }
}

/// Normal form KD (UAX #15).
#[cfg(feature = "ssr")]
fn decomposed(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfkd(text).collect()
}

/// The same by the browser's own tables, so that ours need not be downloaded.
#[cfg(feature = "hydrate")]
fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKD").into()
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn names_are_found_however_they_are_typed() {
        for (name, typed) in [
            ("José Díaz", "diaz"),
            ("Zoë Müller", "zoë"),
            ("Zoë Müller", "muller"),
            ("Zoe\u{308} Münch", "zoë"),
            ("Zoe\u{308} Münch", "zoe"),
            ("İbrahim Yılmaz", "ibrahim yilmaz"),
            ("Łukasz Groß", "lukasz gross"),
            ("Siân O’Brien", "o'brien"),
            ("Siân O’Brien", "O´BRIEN"),
            ("Siân O'Brien", "sian o’brien"),
            ("Søren Ærø", "soren aero"),
            ("Anne\u{2011}Marie", "anne-marie"),
            ("Ｚｏë", "ZOE"),
            ("Σωκράτης", "σωκρατης"),
        ] {
            assert!(folded(name).contains(&folded(typed)), "{typed} finds {name}: {} {}", folded(typed), folded(name));
        }
    }

    #[test]
    fn words_of_other_scripts_keep_their_vowels() {
        assert_ne!(folded("किरण"), folded("करण"));
        assert_ne!(folded("محمد"), folded("محمود"));
    }
}
