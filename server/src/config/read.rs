//! Reads variables one by one, and says in a sentence if one is wrong.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// Why the start is refused. Never contains a password: settings that may have one aren't repeated.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{variable}: {why}")]
pub struct ConfigError {
    variable: &'static str,
    why: String,
}

impl ConfigError {
    /// A refusal of one variable.
    pub(super) fn new(variable: &'static str, why: impl Display) -> Self {
        Self { variable, why: why.to_string() }
    }

    /// The variable that is refused.
    #[must_use]
    pub const fn variable(&self) -> &'static str {
        self.variable
    }
}

/// The source of the variables.
pub(super) struct Variables<'l>(pub(super) &'l dyn Fn(&str) -> Option<String>);

impl Variables<'_> {
    /// The value of a variable; an empty one counts as not set.
    pub(super) fn get(&self, variable: &str) -> Option<String> {
        (self.0)(variable).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// A variable that isn't secret, parsed; `wanted` says what it should be, with an example.
    pub(super) fn parse<T: FromStr>(&self, variable: &'static str, wanted: &str) -> Result<Option<T>, ConfigError> {
        let parse = |value: String| {
            value.parse().map_err(|_| ConfigError::new(variable, format!("\u{201c}{value}\u{201d} is not {wanted}.")))
        };
        self.get(variable).map(parse).transpose()
    }

    /// A number in `range`, or `unset` if it isn't set; `unit` says of what, and `example` continues the sentence.
    pub(super) fn number<T: FromStr + PartialOrd + Display>(
        &self,
        variable: &'static str,
        (unit, example): (&str, &str),
        range: RangeInclusive<T>,
        unset: T,
    ) -> Result<T, ConfigError> {
        let number = self.parse(variable, &format!("a number of {unit}{example}"))?.unwrap_or(unset);
        if range.contains(&number) {
            return Ok(number);
        }
        Err(ConfigError::new(variable, format!("it must be from {} to {} {unit}.", range.start(), range.end())))
    }
}
