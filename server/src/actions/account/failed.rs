//! Writes failed passwords and codes to the audit: one entry per account and hour, with the count.

use std::sync::Arc;

use app::domain::audit::Act;

use crate::failures::{Failed, Tally};
use crate::site::Site;

use super::super::Failure;
use super::super::audit::{AuditEntry, note_about};

/// Writes what is due; with `all`, everything counted so far.
///
/// # Errors
/// When the database refuses; what wasn't written goes back into the count.
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
            // We don't know who tried.
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
