//! The questions of a form: fields, their kinds and checks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::{long_text, number, phone_number, short_text};
use super::audit::names;
use super::characters::visible;
use super::language::LocalText;
use super::retention::Keep;

const YES: &str = "yes";
const NO: &str = "no";

/// A field's key: its name in the form and in the answers, `[a-z][a-z0-9_]{0,39}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct FieldKey(String);

/// Not a field's key.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("\u{201c}{0}\u{201d} is not a field key: use a-z, then up to 39 of a-z, 0-9 and _")]
pub struct FieldKeyError(pub String);

names! {
    /// What kind of answer a field takes, the plainest first.
    FieldKind {
        /// One line, at most 200 characters.
        ShortText = "short_text",
        /// Several lines, at most 2,000 characters.
        LongText = "long_text",
        /// `yes` or `no`.
        YesNo = "yes_no",
        /// One of the options.
        OneOf = "one_of",
        /// Any of the options.
        SeveralOf = "several_of",
        /// A whole number.
        Number = "number",
        /// A telephone number: 5 to 15 digits (ITU-T E.164) with `+`, spaces, brackets, dots, slashes and hyphens, and
        /// an extension.
        Phone = "phone",
    }
}

/// What an answer is chosen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choices {
    /// Nothing: the answer is typed.
    None,
    /// `yes` and `no`.
    YesNo,
    /// The field's options.
    Options,
}

impl FieldKind {
    /// What an answer is chosen from.
    #[must_use]
    pub const fn choices(self) -> Choices {
        match self {
            Self::ShortText | Self::LongText | Self::Number | Self::Phone => Choices::None,
            Self::YesNo => Choices::YesNo,
            Self::OneOf | Self::SeveralOf => Choices::Options,
        }
    }

    /// Whether an answer is chosen from options.
    #[must_use]
    pub fn has_options(self) -> bool {
        self.choices() == Choices::Options
    }
}

/// A question of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its key.
    pub key: FieldKey,
    /// What kind of answer it takes.
    pub kind: FieldKind,
    /// The question.
    pub label: LocalText,
    /// How to answer.
    pub hint: Option<LocalText>,
    /// Why we ask, at most 12 words.
    pub why: LocalText,
    /// Whether an answer is needed.
    pub required: bool,
    /// The options; an answer contains an option's value.
    pub options: Vec<Choice>,
    /// How long the answer is kept after the event; `None` means as long as the record.
    pub keep: Option<Keep>,
    /// The agreement for special category data, word for word; one tick covers all such answers of a form.
    pub agreement: Option<LocalText>,
}

/// An option of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What the form sends and the answer contains: `1`, `2`, … by position.
    pub value: String,
    /// What the person reads.
    pub label: LocalText,
}

/// Checked answers by field key. `several_of` has any number of values, every other kind one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<FieldKey, Vec<String>>);

/// Why an answer was refused. The sentences people see are in the Fluent files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// A required answer is missing.
    #[error("missing")]
    Missing,
    /// More than `0` characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// NUL or another control character.
    #[error("a character that cannot be kept")]
    Character,
    /// Not a telephone number.
    #[error("not a telephone number")]
    NotAPhone,
    /// Not a whole number.
    #[error("not a whole number")]
    NotANumber,
    /// Not among the options.
    #[error("not among the options")]
    NotAnOption,
    /// The key came more than once, but only one answer is allowed.
    #[error("answered more than once")]
    Repeated,
}

impl FieldKey {
    /// The built-in key of the optional name for the door.
    pub const NAME: &'static str = "name";
    /// The built-in key of the number to call, of somebody without an address whom an organiser added.
    pub const TO_CALL: &'static str = "phone_to_call";
    /// Keys that no field may have: they're inputs of the form itself.
    pub const RESERVED: [&'static str; 11] = [
        "email",
        "seats",
        "consent",
        "form",
        "website",
        "address_choice",
        "sure",
        "suggestion",
        Self::TO_CALL,
        "no_phone",
        "read_out",
    ];

    /// Checks a field's key (the reserved ones are refused by the import, not here).
    ///
    /// # Errors
    /// When it isn't `[a-z][a-z0-9_]{0,39}`.
    pub fn parse(key: &str) -> Result<Self, FieldKeyError> {
        let mut bytes = key.bytes();
        let fits = key.len() <= 40
            && bytes.next().is_some_and(|b| b.is_ascii_lowercase())
            && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if fits { Ok(Self(key.to_owned())) } else { Err(FieldKeyError(key.to_owned())) }
    }

    /// The key of the number to call.
    #[must_use]
    pub fn call() -> Self {
        Self(Self::TO_CALL.to_owned())
    }

    /// Whether a question may have it: it isn't one of the form's own inputs.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.0 != Self::NAME && !Self::RESERVED.contains(&self.as_str()) && !self.0.ends_with("_agree")
    }

    /// A key made from a question's label: its letters and digits.
    #[must_use]
    pub fn of_label(label: &str) -> Option<Self> {
        let name = super::slug::plain(label, '_');
        let short: String = name.chars().take(30).collect();
        Self::parse(short.trim_matches(|c: char| c == '_' || c.is_ascii_digit())).ok()
    }

    /// The key as an input's name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for FieldKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        Self::parse(&key).map_err(serde::de::Error::custom)
    }
}

impl Field {
    /// Checks what was typed, without invisible characters; `None` when an optional answer was left empty.
    ///
    /// # Errors
    /// See [`FieldError`].
    pub fn check(&self, typed: &[String]) -> Result<Option<Vec<String>>, FieldError> {
        let typed: Vec<String> = typed.iter().map(|value| visible(value)).collect();
        let given: Vec<&str> = typed.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
        if self.kind == FieldKind::SeveralOf {
            return self.check_several(&given);
        }
        if typed.len() > 1 {
            return Err(FieldError::Repeated);
        }
        match given.first() {
            Some(value) => self.check_one(value).map(|answer| Some(vec![answer])),
            None => self.nothing(),
        }
    }

    fn nothing(&self) -> Result<Option<Vec<String>>, FieldError> {
        if self.required { Err(FieldError::Missing) } else { Ok(None) }
    }

    fn check_several(&self, given: &[&str]) -> Result<Option<Vec<String>>, FieldError> {
        let mut chosen = Vec::new();
        for value in given {
            let value = self.check_one(value)?;
            if !chosen.contains(&value) {
                chosen.push(value);
            }
        }
        if chosen.is_empty() { self.nothing() } else { Ok(Some(chosen)) }
    }

    fn check_one(&self, value: &str) -> Result<String, FieldError> {
        match self.kind {
            FieldKind::ShortText => short_text(value),
            FieldKind::LongText => long_text(value),
            FieldKind::Phone => phone_number(value),
            FieldKind::Number => number(value),
            FieldKind::YesNo if value == YES || value == NO => Ok(value.to_owned()),
            FieldKind::OneOf | FieldKind::SeveralOf if self.options.iter().any(|option| option.value == value) => {
                Ok(value.to_owned())
            }
            FieldKind::YesNo | FieldKind::OneOf | FieldKind::SeveralOf => Err(FieldError::NotAnOption),
        }
    }
}

#[cfg(test)]
mod tests;
