//! The input that every form has: the address.

use crate::domain::email_address::{EmailAddress, EmailAddressError};

use super::state::{FormError, Typed};

/// The name of the address's input.
pub const EMAIL: &str = "email";

/// The address that was typed. Two values are refused like two in one input: no address has a second `@`.
pub fn email(typed: &Typed) -> Result<EmailAddress, FormError> {
    match typed.all(EMAIL) {
        [] | [_] => EmailAddress::parse(typed.first(EMAIL)).map_err(FormError::Email),
        _ => Err(FormError::Email(EmailAddressError::Character)),
    }
}
