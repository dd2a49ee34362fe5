//! The "your data" form: a single address.

use crate::domain::email_address::EmailAddress;

use super::address::{EMAIL, email};
use super::state::{FormState, Typed};

/// A request for the links to everything held under an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YourData {
    /// The address.
    pub email: EmailAddress,
}

impl YourData {
    /// Checks the address.
    ///
    /// # Errors
    /// The typed address with its error.
    pub fn parse(typed: Typed) -> Result<Self, FormState> {
        let mut typed = typed;
        typed.keep_only(|name| name == EMAIL);
        match email(&typed) {
            Ok(email) => Ok(Self { email }),
            Err(error) => Err(FormState::of(typed).wrong(EMAIL, error)),
        }
    }
}

#[cfg(test)]
mod tests;
