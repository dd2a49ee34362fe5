//! The sweep: freed places are given, renewals asked for, everything past its end goes, the journal forgets.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::actions::{Failure, compact_journal::compact_journal, expire::expire, leave_no_trace, places, renew};
use crate::site::Site;

use super::Stop;

/// How often the journal is compacted.
const COMPACT: Duration = Duration::from_hours(24);

pub(super) async fn run(site: Arc<Site>, mut stop: Stop) {
    let mut compacted: Option<Instant> = None;
    while !stop.is_set() {
        logged("freed places", places::promote_all(&site).await);
        logged("renewals", renew::ask_all(&site).await);
        logged("expiry", expire(&site, false).await);
        logged("mail files", leave_no_trace::files(&site).await);
        if compacted.is_none_or(|at| at.elapsed() >= COMPACT) {
            compacted = Some(Instant::now());
            logged("journal", compact_journal(&site));
        }
        stop.or(tokio::time::sleep(site.config.sweep)).await;
    }
}

/// One failure keeps nothing else of the sweep from being done.
fn logged<T>(what: &'static str, result: Result<T, Failure>) {
    if let Err(error) = result {
        tracing::error!(what, %error, "a part of the sweep failed");
    }
}
