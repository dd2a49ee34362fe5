//! The sign-up form of events and newsletters, parsed by what the published version declares.

use std::collections::BTreeSet;

use crate::domain::characters::plain;
use crate::domain::email_address::EmailAddress;
use crate::domain::field::{Answers, Field, FieldError, FieldKey};
use crate::domain::purpose::Wording;

use super::address::{EMAIL, email};
use super::state::{FormError, FormState, Typed};

pub(super) const SEATS: &str = "seats";
const CONSENT: &str = "consent";
/// The input for the agreement to special category answers: one for all of a form, since they serve one purpose
/// (Article 9(2)(a) UK GDPR asks consent for a purpose, not for a question).
pub const AGREEMENT: &str = "private_agree";
const YES: &str = "yes";

/// The name of the honeypot: hidden from people, tempting for bots.
pub const HONEYPOT: &str = "website";

/// A sign-up that passed every check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignUp {
    /// The address.
    pub email: EmailAddress,
    /// Seats; 1 for a newsletter.
    pub seats: u32,
    /// The declared, checked answers.
    pub answers: Answers,
    /// The special fields whose agreement was ticked.
    pub agreed: BTreeSet<FieldKey>,
}

/// What the form is for, as far as the checks differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// An event: seats from 1 to `group_max`; consent is the sentence by the button.
    Event {
        /// The most seats of one registration.
        group_max: u32,
    },
    /// A newsletter: no seats; `consent` must be `yes`.
    Newsletter,
}

impl SignUp {
    /// Checks everything at once. Undeclared inputs are dropped before anything else sees them.
    ///
    /// # Errors
    /// The typed values (declared ones only) with every error, in the order of the form.
    pub fn parse(typed: Typed, of: Of, wording: &Wording) -> Result<Self, FormState> {
        let mut typed = typed;
        typed.keep_only(|name| is_declared(name, of, wording));
        let mut errors = Vec::new();

        let email = email(&typed).map_err(|refusal| errors.push((EMAIL.to_owned(), refusal))).ok();
        // The name for the door is next to the address, the other questions come after the seats.
        let names = usize::from(wording.fields.first().is_some_and(|field| field.key.as_str() == FieldKey::NAME));
        let (before, after) = wording.fields.split_at(names);
        let mut checked = Checked::default();
        before.iter().for_each(|field| checked.check(field, &typed, &mut errors));
        let seats = seats(&typed, of).map_err(|refusal| errors.push((SEATS.to_owned(), refusal))).ok();
        let (open, private): (Vec<&Field>, Vec<&Field>) = after.iter().partition(|field| field.agreement.is_none());
        open.into_iter().chain(private).for_each(|field| checked.check(field, &typed, &mut errors));
        if of == Of::Newsletter && !is_ticked(&typed, CONSENT) {
            errors.push((CONSENT.to_owned(), FormError::Consent));
        }

        match (email, seats) {
            (Some(email), Some(seats)) if errors.is_empty() => {
                Ok(Self { email, seats, answers: checked.answers, agreed: checked.agreed })
            }
            _ => Err(FormState { typed, errors, notice: None }),
        }
    }

    /// The form filled with these values ("Correct it", change page).
    #[must_use]
    pub fn to_typed(&self) -> Typed {
        let mut typed = Typed::default();
        typed.set(EMAIL, vec![self.email.to_display()]);
        typed.set(SEATS, vec![self.seats.to_string()]);
        typed.set(CONSENT, vec![YES.to_owned()]);
        for (key, answer) in &self.answers.0 {
            typed.set(key.as_str(), answer.clone());
        }
        if !self.agreed.is_empty() {
            typed.set(AGREEMENT, vec![YES.to_owned()]);
        }
        typed
    }
}

pub(super) fn is_declared(name: &str, of: Of, wording: &Wording) -> bool {
    let own = match name {
        EMAIL => true,
        SEATS => matches!(of, Of::Event { .. }),
        CONSENT => of == Of::Newsletter,
        AGREEMENT => wording.fields.iter().any(|field| field.agreement.is_some()),
        _ => false,
    };
    own || wording.fields.iter().any(|field| field.key.as_str() == name)
}

/// A ticked box is sent once, as `yes`.
pub(super) fn is_ticked(typed: &Typed, name: &str) -> bool {
    typed.all(name) == [YES]
}

pub(super) fn seats(typed: &Typed, of: Of) -> Result<u32, FormError> {
    let Of::Event { group_max: most } = of else { return Ok(1) };
    let written = match typed.all(SEATS) {
        [] => String::new(),
        [one] => plain(one),
        _ => return Err(FormError::Seats { most }),
    };
    if written.is_empty() && most == 1 {
        return Ok(1);
    }
    // `parse` alone would accept a plus sign.
    let digits = written.bytes().all(|b| b.is_ascii_digit());
    match written.parse() {
        Ok(seats) if digits && (1..=most).contains(&seats) => Ok(seats),
        _ => Err(FormError::Seats { most }),
    }
}

#[derive(Default)]
pub(super) struct Checked {
    pub(super) answers: Answers,
    pub(super) agreed: BTreeSet<FieldKey>,
}

impl Checked {
    pub(super) fn check(&mut self, field: &Field, typed: &Typed, errors: &mut Vec<(String, FormError)>) {
        let answer = field.check(typed.all(field.key.as_str()));
        let answered = !matches!(answer, Ok(None) | Err(FieldError::Missing));
        match answer {
            Ok(Some(answer)) => {
                self.answers.0.insert(field.key.clone(), answer);
            }
            Ok(None) => {}
            Err(error) => errors.push((field.key.as_str().to_owned(), FormError::Field(error))),
        }
        if answered && field.agreement.is_some() {
            if is_ticked(typed, AGREEMENT) {
                self.agreed.insert(field.key.clone());
            } else if errors.iter().all(|(name, _)| name != AGREEMENT) {
                errors.push((AGREEMENT.to_owned(), FormError::Agreement));
            }
        }
    }
}

#[cfg(test)]
mod tests;
