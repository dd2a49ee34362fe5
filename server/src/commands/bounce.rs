//! `onpurpose bounce [RECIPIENT]`

use std::io::{self, Read};
use std::sync::Arc;

use crate::actions::bounces::{TakeError, take};
use crate::mail::kept::Kept;
use crate::site::Site;

use super::CommandError;

/// What a mail server takes for "try again later" (EX_TEMPFAIL in sysexits.h). Anything else would be final to it, and a
/// bounce that isn't noted is lost.
pub const AGAIN: u8 = 75;

/// Reads a message to its end.
///
/// # Errors
/// When it can't be read.
pub fn read(from: impl Read) -> io::Result<Kept> {
    Kept::read(from)
}

/// Works off a message.
///
/// # Errors
/// When it's to be handed over again later.
pub async fn bounce(site: &Arc<Site>, recipient: Option<&str>, message: &Kept) -> Result<(), CommandError> {
    match take(site, recipient, message).await {
        Ok(_) => Ok(()),
        Err(TakeError::Failure(failure)) => Err(failure.into()),
        Err(error @ TakeError::Relay(_)) => Err(CommandError::Wrong(error.to_string())),
    }
}
