//! Whether the site does everything it should, for monitoring.

use std::borrow::Cow;
use std::sync::atomic::Ordering;

use crate::site::Site;

use super::show;

/// Something that needs attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// A one-line description without personal data.
    pub says: Cow<'static, str>,
    /// Whether people are affected in the meantime.
    pub hurts: bool,
}

/// Everything that needs attention now; empty while all is well.
pub async fn conditions(site: &Site) -> Vec<Condition> {
    let mut found = Vec::new();
    if let Err(failure) = show::organisation(site).await {
        tracing::warn!(%failure, "not ready");
        found.push(Condition { says: "the database does not answer".into(), hurts: true });
    }
    if site.damaged.load(Ordering::Acquire) {
        found.push(Condition { says: "the database is damaged: see the log".into(), hurts: true });
    }
    if site.room.is_full() {
        found.push(Condition { says: "disk full: nothing is saved until there is room".into(), hurts: true });
    }
    // In both cases the site still answers people as usual, and mustn't be taken offline.
    if site.guard.peek().is_err() {
        let says = "but nothing is deleted, for the clock may be wrong: see the log".into();
        found.push(Condition { says, hurts: false });
    }
    if let Some(wait) = site.limits.strangers_wait() {
        let says = format!("mails to unconfirmed addresses wait {} minutes", wait.as_secs().div_ceil(60)).into();
        found.push(Condition { says, hurts: false });
    }
    found
}
