//! What an organiser enters for somebody who asked by phone or on paper: the public form's questions, but the address
//! may be missing, and the text must have been read out.

use std::collections::BTreeSet;

use crate::domain::email_address::EmailAddress;
use crate::domain::field::{Answers, FieldKey};
use crate::domain::purpose::Wording;

use super::address::{EMAIL, email};
use super::sign_up::{Checked, Of, SEATS, is_declared, is_ticked, seats};
use super::state::{FormError, FormState, Typed};

/// The name of the box that says that the text was read out and agreed to.
pub const READ_OUT: &str = "read_out";

/// Somebody added or changed by hand, with every check passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// The address, if there is one.
    pub email: Option<EmailAddress>,
    /// Seats.
    pub seats: u32,
    /// The declared, checked answers.
    pub answers: Answers,
    /// The special fields whose agreement was ticked.
    pub agreed: BTreeSet<FieldKey>,
}

impl ByHand {
    /// Checks somebody to be added, with at most `most` seats.
    ///
    /// # Errors
    /// The typed values (declared ones only) with every error, in the order of the form.
    pub fn parse(typed: Typed, most: u32, wording: &Wording) -> Result<Self, FormState> {
        Self::check(typed, most, wording, true)
    }

    /// Checks changed answers and seats of somebody on the list.
    ///
    /// # Errors
    /// See [`ByHand::parse`].
    pub fn parse_change(typed: Typed, most: u32, wording: &Wording) -> Result<Self, FormState> {
        Self::check(typed, most, wording, false)
    }

    fn check(mut typed: Typed, most: u32, wording: &Wording, is_new: bool) -> Result<Self, FormState> {
        let of = Of::Event { group_max: most };
        typed.keep_only(|name| name == READ_OUT || is_declared(name, of, wording));
        let mut errors = Vec::new();
        let given = is_new && !typed.first(EMAIL).trim().is_empty();
        let email = match given.then(|| email(&typed)) {
            Some(Err(refusal)) => {
                errors.push((EMAIL.to_owned(), refusal));
                None
            }
            Some(Ok(email)) => Some(email),
            None => None,
        };
        let seats = seats(&typed, of).unwrap_or_else(|refusal| {
            errors.push((SEATS.to_owned(), refusal));
            1
        });
        let mut checked = Checked::default();
        wording.fields.iter().for_each(|field| checked.check(field, &typed, &mut errors));
        if is_new && !is_ticked(&typed, READ_OUT) {
            errors.push((READ_OUT.to_owned(), FormError::ReadOut));
        }
        if errors.is_empty() {
            Ok(Self { email, seats, answers: checked.answers, agreed: checked.agreed })
        } else {
            Err(FormState { typed, errors, notice: None })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn an_address_may_be_missing_and_the_text_must_be_read_out() {
        let wording = samples::event_version().wording;
        let read = [("name", "Ada"), ("seats", "2"), (READ_OUT, "yes")];
        let added = ByHand::parse(typed(&read), 4, &wording).unwrap();
        assert_eq!((added.email, added.seats, added.answers.0.len()), (None, 2, 1));
        let refused = |pairs: &[(&str, &str)]| ByHand::parse(typed(pairs), 4, &wording).unwrap_err().errors;
        assert_eq!(refused(&read[..2]), [(READ_OUT.to_owned(), FormError::ReadOut)]);
        assert_eq!(refused(&[("email", "ada"), ("seats", "9"), (READ_OUT, "yes")]).len(), 2);
    }

    #[test]
    fn a_change_asks_neither() {
        let wording = samples::event_version().wording;
        let changed = ByHand::parse_change(typed(&[("email", "other@example.org"), ("seats", "3")]), 4, &wording);
        assert_eq!(changed.unwrap().email, None);
    }
}
