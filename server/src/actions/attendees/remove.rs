//! Removes one person from an event's list.

use std::sync::Arc;

use app::domain::audit::{Act, Reason};

use super::Viewer;
use super::one::AttendeeError;
use crate::actions::audit::note;
use crate::actions::deliver::Goodbye;
use crate::actions::erase;
use crate::db::entity::registration::Model;
use crate::db::records::Record;
use crate::site::Site;

/// Erases somebody's record. They get a mail unless there's a reason not to.
///
/// # Errors
/// See [`AttendeeError`].
pub async fn remove(site: &Arc<Site>, viewer: Viewer, row: Model, silent: Option<Reason>) -> Result<(), AttendeeError> {
    let record = Record::Registration(row);
    let goodbye = if silent.is_some() { None } else { Goodbye::to(site, &record).await? };
    site.write_on_reserve(move |work| async move {
        erase::write(&work, &record, erase::Suppress { list: false, all: false }).await?;
        note(&work, viewer.entry(Act::Erased, 1, silent)).await
    })
    .await?;
    if let Some(goodbye) = goodbye {
        goodbye.from_organiser().say(site);
    }
    Ok(())
}
