//! Whether the site does all that it is for, for whoever watches it.

use std::sync::atomic::Ordering;

use crate::site::Site;

use super::show;

/// Something to be seen to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What it is, in a line without anything personal.
    pub says: &'static str,
    /// Whether people miss something meanwhile.
    pub hurts: bool,
}

/// Everything to be seen to now; nothing while all is well.
pub async fn conditions(site: &Site) -> Vec<Condition> {
    let mut found = Vec::new();
    if let Err(failure) = show::organisation(site).await {
        tracing::warn!(%failure, "not ready");
        found.push(Condition { says: "the database does not answer", hurts: true });
    }
    if site.damaged.load(Ordering::Acquire) {
        found.push(Condition { says: "the database is damaged: see the log", hurts: true });
    }
    if site.room.is_full() {
        found.push(Condition { says: "disk full: nothing is saved until there is room", hurts: true });
    }
    found
}
