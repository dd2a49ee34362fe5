//! Puts passwords and codes that did not fit into the audit: one entry for an account and an hour, with how many.

use std::sync::Arc;

use app::domain::audit::Act;

use crate::failures::{Failed, Tally};
use crate::site::Site;

use super::super::Failure;
use super::super::audit::{Entry, note_about};

/// Writes what is due; with `all`, everything that has been counted.
///
/// # Errors
/// When the database refuses; what was not written is counted on.
pub async fn note_due(site: &Arc<Site>, all: bool) -> Result<(), Failure> {
    for tally in site.failures.take(all) {
        let inner = site.clone();
        let written = site.db.write(move |tx| {
            Box::pin(async move {
                let act = match tally.what {
                    Failed::Password => Act::PasswordFailed,
                    Failed::Code => Act::CodeFailed,
                };
                // Whoever tried is nobody we know.
                let entry = Entry { count: tally.count, ..Entry::own(act, None, None) };
                note_about(&inner, tx, entry, tally.account).await
            })
        });
        if let Err(failure) = written.await {
            let Tally { account, what, count } = tally;
            site.failures.add(account, what, count);
            return Err(failure);
        }
    }
    Ok(())
}
