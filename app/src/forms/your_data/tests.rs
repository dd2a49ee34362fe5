//! One address and nothing else.

use super::*;
use crate::domain::email_address::EmailAddressError;
use crate::forms::state::FormError;

fn parse(pairs: &[(&str, &str)]) -> Result<YourData, FormState> {
    YourData::parse(Typed::new(pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned()))))
}

#[test]
fn an_address_passes() {
    assert_eq!(parse(&[("email", " ada@example.org ")]).unwrap().email.to_mail(), "ada@example.org");
}

#[test]
fn a_refused_address_is_kept_as_typed_and_nothing_undeclared_with_it() {
    let state = parse(&[("email", "ada@"), ("note", "x")]).unwrap_err();
    assert_eq!(state.errors, [("email".to_owned(), FormError::Email(EmailAddressError::NoAt))]);
    assert_eq!((state.typed.first("email"), state.typed.first("note")), ("ada@", ""));
}

#[test]
fn no_address_and_two_addresses_are_refused() {
    for (pairs, reason) in [
        (vec![], EmailAddressError::Empty),
        (vec![("email", "ada@example.org"), ("email", "b@example.org")], EmailAddressError::Character),
    ] {
        assert_eq!(parse(&pairs).unwrap_err().error("email"), Some(&FormError::Email(reason)));
    }
}
