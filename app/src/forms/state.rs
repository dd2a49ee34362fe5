//! What a refused form keeps: everything that was typed, and its errors.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::email_address::EmailAddressError;
use crate::domain::field::FieldError;
use crate::domain::why::Why;

/// The pairs of a form body, in the order they came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// From decoded pairs.
    #[must_use]
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            typed.0.entry(name).or_default().push(value);
        }
        typed
    }

    /// Every value sent under `name`.
    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// The first value sent under `name`; empty if there's none.
    #[must_use]
    pub fn first(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// Replaces what was sent under `name`.
    pub fn set(&mut self, name: &str, values: Vec<String>) {
        self.0.insert(name.to_owned(), values);
    }

    /// Every name that was sent.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Keeps only the declared names, so that undeclared inputs are dropped.
    pub fn keep_only(&mut self, declared: impl Fn(&str) -> bool) {
        self.0.retain(|name, _| declared(name));
    }
}

/// A form as shown: typed values, errors by input name in the order of the form, and the notice above it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormState {
    /// What was typed.
    pub typed: Typed,
    /// The errors, in the order of the form: the input's name and the reason.
    pub errors: Vec<(String, FormError)>,
    /// Why a form without errors is shown once more.
    pub notice: Option<FormNotice>,
}

/// What is wrong with one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormError {
    /// The address.
    Email(EmailAddressError),
    /// The number of seats: from 1 to the group's maximum.
    Seats {
        /// The most seats one registration may have.
        most: u32,
    },
    /// The newsletter's consent box isn't ticked.
    Consent,
    /// The box that says that the text was read out isn't ticked.
    ReadOut,
    /// Somebody without an address needs a number to call, or the word that there's none.
    Phone,
    /// Somebody else's private answer, without the word that they agreed.
    TheirAgreement,
    /// A declared field.
    Field(FieldError),
    /// A private answer without the agreement.
    Agreement,
    /// What an organiser wrote.
    Written(Why),
    /// Anything else, as a finished sentence.
    Said(String),
}

impl From<Why> for FormError {
    fn from(why: Why) -> Self {
        Self::Written(why)
    }
}

impl From<String> for FormError {
    fn from(sentence: String) -> Self {
        Self::Said(sentence)
    }
}

impl From<&str> for FormError {
    fn from(sentence: &str) -> Self {
        Self::Said(sentence.to_owned())
    }
}

/// The notice above a form without errors that is shown once more, filled as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormNotice {
    /// The domain looks mistyped: two buttons, to use the suggestion or keep what was typed.
    Typo {
        /// The whole address that was probably meant, as people read it.
        suggestion: String,
    },
    /// The honeypot was filled in or the form came within 2 seconds: one "Yes, send it" button.
    Sure,
    /// The form was open for more than a day, or has changed since: please look again.
    Stale,
    /// Too many sign-ups from this network: try later (429).
    TooMany,
    /// The disk is full, and nothing was saved: try later (507).
    Full,
}

impl FormState {
    /// A form without errors, filled with typed or stored values.
    #[must_use]
    pub const fn of(typed: Typed) -> Self {
        Self { typed, errors: vec![], notice: None }
    }

    /// A form filled with these pairs.
    #[must_use]
    pub fn filled<'p>(pairs: impl IntoIterator<Item = (&'p str, String)>) -> Self {
        Self::of(Typed::new(pairs.into_iter().map(|(name, value)| (name.to_owned(), value))))
    }

    /// The same form with another error.
    #[must_use]
    pub fn wrong(mut self, name: &str, error: impl Into<FormError>) -> Self {
        self.refuse(name, error);
        self
    }

    /// Notes an error in an input.
    pub fn refuse(&mut self, name: &str, error: impl Into<FormError>) {
        self.errors.push((name.to_owned(), error.into()));
    }

    /// The error of an input, if it has one.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&FormError> {
        self.errors.iter().find(|(of, _)| of == name).map(|(_, error)| error)
    }

    /// Whether it has any errors.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }
}
