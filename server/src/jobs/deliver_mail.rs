//! Delivers mail as it becomes due: woken when one is queued, when the next is due, and now and then in any case.

use std::sync::Arc;
use std::time::Duration;

use crate::actions::deliver::{self, Relay};
use crate::site::Site;

use super::{AFTER_FAILURE, Stop};

/// How long it sleeps at most.
const LONGEST: Duration = Duration::from_secs(30);
/// How long it waits for more when a mail was queued: those queued together are claimed and settled together.
const TOGETHER: Duration = Duration::from_millis(25);
/// How long it sleeps at least, unless a mail is queued.
const SHORTEST: Duration = Duration::from_secs(1);

pub(super) async fn run(site: Arc<Site>, mut stop: Stop) {
    if let Err(error) = deliver::begin(&site).await {
        tracing::error!(%error, "the leases of mail from before could not be ended");
    }
    let relay = Arc::new(Relay::new(site.config.smtp_rate));
    while !stop.is_set() {
        let round = deliver::round(&site, &relay).await;
        if let Some(pause) = relay.pause() {
            tracing::warn!(seconds = pause.as_secs(), "the relay does not answer and is left alone");
            stop.or(tokio::time::sleep(pause)).await;
            continue;
        }
        match round {
            Ok(round) if round.is_full => {}
            Ok(_) => stop.or(next(&site)).await,
            Err(error) => {
                tracing::error!(%error, "mail could not be delivered");
                stop.or(tokio::time::sleep(AFTER_FAILURE)).await;
            }
        }
    }
}

/// Waits for the next mail.
async fn next(site: &Site) {
    let due = deliver::next_due(site).await.ok().flatten();
    let wait = due.and_then(|due| (due - site.clock.now()).to_std().ok()).map_or(LONGEST, |wait| wait.min(LONGEST));
    tokio::select! {
        () = site.mail_due.notified() => tokio::time::sleep(TOGETHER).await,
        () = tokio::time::sleep(wait.max(SHORTEST)) => {}
    }
}
