//! The code of a ticket.

use app::domain::registration::ticket_code;

use crate::clock;
use crate::db::{Tx, registrations};

use super::Failure;

/// A code that no record has, not even one past its end that is about to be erased.
pub async fn free_code(tx: &Tx) -> Result<String, Failure> {
    first_free(tx, || ticket_code(clock::random_bytes())).await
}

/// The first of these codes that no record has. There are 300 million, so it's nearly always the first.
pub async fn first_free(tx: &Tx, mut codes: impl FnMut() -> String + Send) -> Result<String, Failure> {
    loop {
        let code = codes();
        if !registrations::has_code(&tx.conn, &code).await? {
            return Ok(code);
        }
    }
}
