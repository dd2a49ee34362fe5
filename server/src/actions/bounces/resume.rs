//! "My address works": whoever opens their page from a mail of ours and presses the button gets our mail again.

use std::sync::Arc;

use crate::db::bounces;
use crate::db::records;
use crate::db::records::Record;
use crate::site::Site;

use super::super::change::{ChangeError, reopen};

/// Ends the suspension of a record, and forgets the failures that led to it.
///
/// # Errors
/// See [`ChangeError`].
pub async fn resume(site: &Arc<Site>, record: Record) -> Result<Record, ChangeError> {
    site.write(move |work| async move {
        let open = reopen(&work, &record).await?;
        bounces::resume(&work.tx.conn, (record.kind(), record.id())).await?;
        let found = records::find(&work.tx.conn, open.record.id(), work.now).await?;
        found.ok_or(ChangeError::Gone)
    })
    .await
}
