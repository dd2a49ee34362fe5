//! Takes mail that comes back: listens for a mail server that hands it over, and looks into a mailbox.

use std::sync::Arc;
use std::time::Duration;

use crate::actions::bounces::lmtp;
use crate::actions::bounces::mailbox::BounceMailbox;
use crate::site::Site;

use super::{AFTER_FAILURE, Stop};

/// How often the mailbox is looked into.
const LOOK: Duration = Duration::from_secs(60);

/// Takes what is handed over.
pub(super) async fn listen(site: Arc<Site>, mut stop: Stop) {
    while !stop.is_set() {
        match lmtp::listen(&site).await {
            Ok(Some(listener)) => {
                tracing::info!("listening for bounces");
                stop.or(lmtp::serve(site.clone(), listener)).await;
            }
            Ok(None) => stop.or(std::future::pending()).await,
            Err(error) => {
                tracing::error!(%error, "ONPURPOSE_BOUNCE_LMTP cannot be listened on");
                stop.or(tokio::time::sleep(AFTER_FAILURE)).await;
            }
        }
    }
}

/// Works off the mailbox.
pub(super) async fn poll(site: Arc<Site>, mut stop: Stop) {
    let mut mailbox = match BounceMailbox::of(&site) {
        Ok(Some(mailbox)) => mailbox,
        Ok(None) => return stop.or(std::future::pending()).await,
        Err(error) => {
            tracing::error!(%error, "ONPURPOSE_BOUNCE_IMAP cannot be used");
            return stop.or(std::future::pending()).await;
        }
    };
    while !stop.is_set() {
        let mut emptied = Ok(Default::default());
        stop.or(async { emptied = mailbox.empty(&site).await }).await;
        match emptied {
            Ok(emptied) if emptied.is_full && emptied.done > 0 => {}
            Ok(_) => stop.or(tokio::time::sleep(LOOK)).await,
            Err(error) => {
                tracing::warn!(%error, "bounces were not fetched");
                stop.or(tokio::time::sleep(LOOK)).await;
            }
        }
    }
}
