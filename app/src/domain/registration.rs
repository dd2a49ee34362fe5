//! A registration to an event, as far as the rules need it.

use serde::{Deserialize, Serialize};

/// The state of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationState {
    /// Signed up, address not proven yet.
    Pending,
    /// Confirmed with seats.
    Confirmed,
    /// Confirmed, on the waiting list.
    Waiting,
}

/// The characters of a ticket code: no two look or sound alike when read out.
pub const TICKET_ALPHABET: &[u8; 26] = b"ACDEFGHJKLMNPQRTUVWXY34679";

/// The length of a ticket code.
pub const TICKET_LENGTH: usize = 6;

/// A ticket code of six easily spoken characters from random bytes.
#[must_use]
pub fn ticket_code(random_bytes: [u8; TICKET_LENGTH]) -> String {
    random_bytes.iter().map(|byte| char::from(TICKET_ALPHABET[usize::from(*byte) % TICKET_ALPHABET.len()])).collect()
}

#[cfg(test)]
mod tests;
