//! The sign-up form of events and newsletters: parsed against what the published version declares.

use std::collections::BTreeSet;

use crate::domain::email_address::EmailAddress;
use crate::domain::field::{Answers, FieldKey};
use crate::domain::purpose::Wording;

use super::state::{FormState, Typed};

/// The name of the honeypot: hidden from people, inviting for machines.
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

/// What the form is for, as far as its checks differ.
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
    /// Checks everything at once. Undeclared inputs are dropped before anything else looks at them.
    ///
    /// # Errors
    /// The typed values (declared ones alone) with every error, in the order of the form.
    pub fn parse(typed: Typed, of: Of, wording: &Wording) -> Result<Self, FormState> {
        let _ = (typed, of, wording);
        todo!()
    }

    /// The form filled with these values ("Correct it", change page).
    #[must_use]
    pub fn to_typed(&self) -> Typed {
        todo!()
    }
}
