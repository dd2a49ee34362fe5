//! The sweep: gives freed seats, asks for renewals, deletes what is past its end, compacts the journal.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::actions::Failure;
use crate::actions::account::failed::note_due;
use crate::actions::compact_journal::compact_journal;
use crate::actions::expire::sweep;
use crate::site::Site;

use super::{Stop, failed};

/// How often the journal is compacted.
const COMPACT: Duration = Duration::from_hours(24);

pub(super) async fn run(site: Arc<Site>, mut stop: Stop) {
    let mut compacted: Option<Instant> = None;
    while !stop.is_set() {
        logged(&site, "a part of the sweep failed", sweep(&site).await);
        if compacted.is_none_or(|at| at.elapsed() >= COMPACT) {
            compacted = Some(Instant::now());
            logged(&site, "the journal was not compacted", compact_journal(&site));
        }
        stop.or(tokio::time::sleep(site.config.sweep)).await;
    }
    logged(&site, "what did not fit at logins was not noted", note_due(&site, true).await);
}

/// Logs a failure; the next sweep tries again.
fn logged<T>(site: &Site, what: &'static str, result: Result<T, Failure>) {
    if let Err(failure) = result {
        failed(site, what, &failure);
    }
}
