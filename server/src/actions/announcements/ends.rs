//! When announcements end: with the records of their event, which may move. An issue has an end of its own.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::actions::Failure;
use crate::actions::held::event_end;
use crate::db::{ConnectionTrait, announcements, contents, purposes};
use crate::site::Site;

/// When the records of an event end, and its announcements with them.
pub async fn end<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<Option<DateTime<Utc>>, Failure> {
    let Some(event) = contents::event_of(db, purpose).await? else { return Ok(None) };
    let keep = purposes::current_version(db, purpose).await?.wording.keep;
    Ok(Some(event_end(&event).plus(keep)))
}

/// Moves the ends of all that belong to events.
pub async fn update_all(site: &Arc<Site>) -> Result<(), Failure> {
    for (purpose, known) in announcements::ends(site.db.read()).await? {
        let Some(end) = end(site.db.read(), purpose).await?.filter(|end| *end != known) else { continue };
        site.write(move |work| async move {
            announcements::set_end(&work.tx.conn, purpose, end).await.map_err(Failure::from)
        })
        .await?;
    }
    Ok(())
}
