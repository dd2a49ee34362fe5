//! Puts passwords and codes that did not fit into the audit: one entry for an account and an hour, with how many.

use std::sync::Arc;

use app::domain::audit::Act;

use crate::failures::{Failed, Tally};
use crate::site::Site;

use super::super::Failure;
use super::super::audit::{AuditEntry, note_about};

/// Writes what is due; with `all`, everything that has been counted.
///
/// # Errors
/// When the database refuses; what was not written is counted on.
pub async fn note_due(site: &Arc<Site>, all: bool) -> Result<(), Failure> {
    let tallies = site.failures.take(all);
    if tallies.is_empty() {
        return Ok(());
    }
    let due = tallies.clone();
    let work = site.write(move |work| async move {
        for tally in due {
            let act = match tally.what {
                Failed::Password => Act::PasswordFailed,
                Failed::Code => Act::CodeFailed,
            };
            // Whoever tried is nobody we know.
            let entry = AuditEntry { count: tally.count, ..AuditEntry::own(act, None, None) };
            note_about(&work, entry, tally.account).await?;
        }
        Ok::<_, Failure>(())
    });
    let written = work.await;
    if written.is_err() {
        for Tally { account, what, count } in tallies {
            site.failures.add(account, what, count);
        }
    }
    written
}
