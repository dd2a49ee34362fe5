//! "I’m still coming": the answer after an event moves far. The record then ends by the new date.

use std::sync::Arc;

use crate::db::entity::registration;
use crate::db::records::Record;
use crate::db::{consents, registrations};
use crate::site::Site;

use super::answers;
use super::change::{ChangeError, reopen};
use super::held::event_end;

/// Notes the answer and moves the record's end. Does nothing if the record wasn't asked, or while the event is
/// cancelled.
///
/// # Errors
/// See [`ChangeError`].
pub async fn still_coming(site: &Arc<Site>, record: Record) -> Result<Record, ChangeError> {
    site.write(move |work| async move {
        let mut open = reopen(&work, &record).await?;
        let (Record::Registration(row), Some(event)) = (&open.record, &open.event) else {
            return Ok(open.record);
        };
        if !row.asked_if_coming || event.cancelled_at.is_some() {
            return Ok(open.record);
        }
        let end = event_end(event);
        let expires_at = match row.state {
            registration::State::Waiting => end.waiting(),
            _ => end.plus(open.wording.keep),
        };
        let id = row.id;
        let given = answers::read(&work.site, &work.tx.conn, &open.record).await?.answers;
        consents::set_end_of(&work.tx.conn, id, expires_at).await?;
        open.record = Record::Registration(registrations::set_still_coming(&work.tx.conn, id, expires_at).await?);
        open.write_answers(&work, &given).await?;
        Ok(open.record)
    })
    .await
}
