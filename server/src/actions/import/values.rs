//! Single values of the file: each function takes a TOML value and returns a checked value or says what is wrong.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use app::domain::characters::visible;
use app::domain::email_address::EmailAddress;
use app::domain::language::{Language, LocalText};
use app::domain::retention::Keep;
use app::domain::slug::Slug;
use app::domain::why::Why;
use app::domain::zone::Zone;
use app::forms::check;
use app::forms::inputs::Check;
use toml::de::DeValue;
use url::Url;

type Read<T> = Result<T, Why>;

fn wanted<T>(what: &str) -> Read<T> {
    Err(format!("must be {what}").into())
}

fn string<'v>(value: &'v DeValue<'_>) -> Read<&'v str> {
    value.as_str().map_or_else(|| wanted("a text in quotes"), Ok)
}

fn language(tag: &str) -> Read<Language> {
    let fits = (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if fits {
        Ok(Language::new(tag))
    } else {
        Err(format!("\u{201c}{tag}\u{201d} is not a language such as en or cy").into())
    }
}

/// A text in one or more languages.
pub fn local(value: &DeValue<'_>, check: Check) -> Read<LocalText> {
    if let Some(text) = value.as_str() {
        return check(text).map(LocalText::english);
    }
    let Some(table) = value.as_table().filter(|table| !table.is_empty()) else {
        return wanted("a text in quotes, or one for each language: { en = \"…\", cy = \"…\" }");
    };
    let mut texts = BTreeMap::new();
    for (tag, text) in table {
        let tag: &str = tag.get_ref();
        texts.insert(
            language(tag)?,
            string(text.get_ref()).and_then(check).map_err(|why| Why::Said(format!("{tag}: {why}")))?,
        );
    }
    Ok(LocalText::of(texts))
}

/// A single-line text.
pub fn line(value: &DeValue<'_>) -> Read<LocalText> {
    local(value, check::line)
}

/// A text that may have several lines.
pub fn text(value: &DeValue<'_>) -> Read<LocalText> {
    local(value, check::text)
}

/// A text, or `false` for none, so that it isn't forgotten.
pub fn text_or_none(value: &DeValue<'_>) -> Read<Option<LocalText>> {
    if value.as_bool() == Some(false) {
        Ok(None)
    } else {
        text(value).map(Some).map_err(|why| Why::Said(format!("{why}; or false")))
    }
}

/// Single-line texts; one on its own doesn't need brackets.
pub fn lines(value: &DeValue<'_>) -> Read<Vec<LocalText>> {
    match value.as_array() {
        Some(list) => list.iter().map(|value| line(value.get_ref())).collect(),
        None => line(value).map(|one| vec![one]),
    }
}

/// A line that is the same in every language, such as a telephone number.
pub fn plain(value: &DeValue<'_>) -> Read<String> {
    string(value).and_then(check::line)
}

/// A public name.
pub fn slug(value: &DeValue<'_>) -> Read<Slug> {
    Slug::parse(string(value)?).map_err(|error| error.to_string().into())
}

/// An email address.
pub fn email(value: &DeValue<'_>) -> Read<String> {
    let typed = string(value)?;
    // Forms forgive what a phone pastes; a file is read as written.
    if visible(typed) != typed {
        return Err("the email address has invisible characters in it: type it again".to_owned().into());
    }
    match EmailAddress::parse(typed) {
        Ok(address) => Ok(address.to_mail()),
        Err(why) => Err(format!("\u{201c}{typed}\u{201d} is not an email address: {why}").into()),
    }
}

/// The address of a page. With `http://`, anybody on the way could mislead people who came to complain.
pub fn page(value: &DeValue<'_>) -> Read<String> {
    let typed = string(value)?;
    let url = Url::parse(typed).ok().filter(|url| url.scheme() == "https" && url.has_host());
    url.map_or_else(|| wanted("the address of a page that begins with https://"), |url| Ok(url.to_string()))
}

/// A time zone by its IANA name.
pub fn zone(value: &DeValue<'_>) -> Read<Zone> {
    string(value).and_then(check::zone)
}

/// A duration after the event's end.
pub fn keep(value: &DeValue<'_>) -> Read<Keep> {
    Keep::parse(string(value)?).map_err(|error| error.to_string().into())
}

/// `true` or `false`.
pub fn yes_no(value: &DeValue<'_>) -> Read<bool> {
    value.as_bool().map_or_else(|| wanted("true or false, without quotes"), Ok)
}

/// A whole number within a range.
pub fn count(value: &DeValue<'_>, range: &RangeInclusive<u32>) -> Read<u32> {
    let number = value.as_integer().and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
    check::count(number, range)
}

/// One of some words, each with its name in files.
pub fn word<T: Copy>(value: &DeValue<'_>, all: &[T], name: fn(T) -> &'static str) -> Read<T> {
    let written = value.as_str();
    all.iter().copied().find(|one| Some(name(*one)) == written).ok_or_else(|| {
        let all: Vec<_> = all.iter().map(|one| format!("\"{}\"", name(*one))).collect();
        format!("must be {}", all.join(" or ")).into()
    })
}
