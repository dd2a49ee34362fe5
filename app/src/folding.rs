//! How text is compared when people look for people: `Zoë`, `ZOE` and `zoe` are the same, in either normal form, and so
//! are the apostrophes in `O’Brien`. The same for server and browser; the browser supplies its own decomposition.

/// Text for comparing: decomposed (NFKD), lower case, without marks, apostrophes and invisible characters.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().filter(|c| !is_left_out(*c)).map(|c| c.to_ascii_lowercase()).collect();
    }
    // Before decomposing: on its own, an acute accent would become a blank with a mark.
    let plain: String = text.chars().filter(|c| !is_left_out(*c)).collect();
    let mut folded = String::with_capacity(plain.len());
    for c in decomposed(&plain).chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase) {
        match letters(c) {
            Some(letters) => folded.push_str(letters),
            None if !is_mark(c) => folded.push(c),
            None => {}
        }
    }
    folded
}

/// What a list is sorted by: first as compared, so that José is next to Jose; then, if equal, as written.
#[must_use]
pub fn sort_key(text: &str) -> String {
    format!("{}\n{text}", fold(text))
}

#[cfg(feature = "ssr")]
fn decomposed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    text.nfkd().collect()
}

#[cfg(not(feature = "ssr"))]
fn decomposed(text: &str) -> String {
    leptos::web_sys::js_sys::JsString::from(text).normalize("NFKD").into()
}

/// Apostrophes and their substitutes, soft hyphens, zero-width and directional marks.
const fn is_left_out(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '\u{ad}'
            | '\u{b4}'
            | '\u{2b9}'..='\u{2bf}'
            | '\u{2c8}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2018}'..='\u{201b}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2032}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{ff07}'
    )
}

/// Accents, and the points of Hebrew and Arabic, which people leave out when typing. The vowel signs of other scripts
/// are letters, and stay.
const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'..='\u{5c2}'
            | '\u{5c4}'..='\u{5c5}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Latin letters that are one letter in Unicode, but that people type as a plain letter or two. A table: the crates
/// that know them transliterate every script into Latin, which merges different names, and weigh more than the rest of
/// the island.
const fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' | 'ǽ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ŋ' => "n",
        'ı' => "i",
        'ĸ' => "k",
        // The two small sigmas of Greek; hyphens of every width.
        'ς' => "σ",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_however_they_are_typed() {
        for (name, typed) in [
            ("José Díaz", "jose diaz"),
            ("Zoë Müller", "zoe muller"),
            ("Zoe\u{308} Mu\u{308}nch", "ZOË MÜNCH"),
            ("İbrahim Yılmaz", "ibrahim yilmaz"),
            ("Łukasz Groß", "lukasz gross"),
            ("Siân O’Brien", "sian o'brien"),
            ("Siân OʼBrien", "sian obrien"),
            ("Søren Åkesson Ærø", "soren akesson aero"),
            ("Đorđe Ðóra Þór", "dorde dora thor"),
            ("Jean\u{2011}Luc", "jean-luc"),
            ("ﬁona ２", "fiona 2"),
            ("Anna\u{200b}\u{ad}bel", "annabel"),
            ("Ἀλέξανδρος", "ΑΛΕΞΑΝΔΡΟΣ"),
            ("Алексей", "алексеи"),
            ("مُحَمَّد", "محمد"),
            ("STRASSE", "straße"),
        ] {
            assert_eq!(fold(name), fold(typed), "{name}");
        }
        assert_eq!(fold("Łukasz O’Groß"), "lukasz ogross");
    }

    #[test]
    fn names_that_differ_stay_apart() {
        for (one, other) in [("Anna", "Ana"), ("Иван", "Ivan"), ("हिना", "हना"), ("山田", "山口"), ("Möller", "Müller")]
        {
            assert_ne!(fold(one), fold(other), "{one}");
        }
    }

    #[test]
    fn a_list_is_sorted_as_a_reader_expects() {
        let mut names = ["Zoe", "Łukasz", "José", "Émile", "Jose", "ada", "Lucas", "Jožef"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["ada", "Émile", "Jose", "José", "Jožef", "Lucas", "Łukasz", "Zoe"]);
    }
}
