//! How somebody on a list is called, and what has become of their sign-up.

use super::Words;
use crate::domain::attendee::Attendee;
use crate::domain::registration::RegistrationState;

/// The name, else the code, else that there's neither.
#[must_use]
pub fn called(words: &Words, row: &Attendee) -> String {
    row.name.clone().or_else(|| row.code.clone()).unwrap_or_else(|| words.get("desk-list-no-name"))
}

/// The state of a sign-up.
#[must_use]
pub fn state(words: &Words, state: RegistrationState) -> String {
    words.get(match state {
        RegistrationState::Pending => "desk-list-pending",
        RegistrationState::Confirmed => "desk-list-confirmed",
        RegistrationState::Waiting => "desk-list-waiting",
    })
}
