//! Takes what a mail server of this machine hands over by LMTP.

use std::io;
use std::sync::Arc;

use crate::mail::kept::Kept;
use crate::mail::lmtp::{LmtpListener, LmtpTimes, Takes, run};
use crate::site::Site;

use super::{TakeError, return_path, take};

/// Works off each message for a site.
struct Taker(Arc<Site>);

impl Takes for Taker {
    fn knows(&self, recipient: &str) -> bool {
        return_path::is_ours(&self.0, recipient)
    }

    async fn take(&self, recipient: &str, message: &Kept) -> bool {
        match take(&self.0, Some(recipient), message).await {
            Ok(_) => true,
            Err(error) => {
                said(&error);
                false
            }
        }
    }
}

/// Logs why a message wasn't worked off.
pub(super) fn said(error: &TakeError) {
    tracing::warn!(%error, "a message that came back is not worked off yet");
}

/// The address that's configured, bound.
///
/// # Errors
/// When it can't be bound.
pub async fn listen(site: &Site) -> io::Result<Option<LmtpListener>> {
    match &site.config.bounce_lmtp {
        Some(address) => LmtpListener::bind(address).await.map(Some),
        None => Ok(None),
    }
}

/// Takes what is handed over, until it's dropped.
pub async fn serve(site: Arc<Site>, listener: LmtpListener) {
    run(listener, Arc::new(Taker(site)), LmtpTimes::default()).await;
}
