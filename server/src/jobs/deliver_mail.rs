//! Delivers mail when it's due: woken when one is queued here, within a second when another process queues one.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::actions::deliver::{self, Relay};
use crate::site::Site;

use super::{AFTER_FAILURE, Stop, failed};

/// The longest it waits: mails held back by a claim become due without a signal.
const LONGEST: Duration = Duration::from_secs(30);
/// How long it waits for more when a mail was queued: those queued together are claimed and settled together.
const TOGETHER: Duration = Duration::from_millis(25);
/// How often it checks for due mails.
const LOOK: Duration = Duration::from_secs(1);

pub(super) async fn run(site: Arc<Site>, mut stop: Stop) {
    if let Err(error) = deliver::begin(&site).await {
        failed(&site, "the leases of mail from before could not be ended", &error);
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
                failed(&site, "mail could not be delivered", &error);
                stop.or(tokio::time::sleep(AFTER_FAILURE)).await;
            }
        }
    }
}

/// Waits for the next mail. Another process, such as a command alongside the server, may queue one too but can't ring
/// here: so this checks each second what is due, which reads one row.
async fn next(site: &Site) {
    let until = Instant::now() + LONGEST;
    while Instant::now() < until {
        tokio::select! {
            () = site.db.bells().mail_due.notified() => return tokio::time::sleep(TOGETHER).await,
            () = tokio::time::sleep(LOOK) => {}
        }
        match deliver::next_due(site).await {
            Ok(due) if due.is_none_or(|due| due > site.clock.now()) => {}
            _ => return,
        }
    }
}
