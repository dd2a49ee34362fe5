//! Ends a subscription by its unsubscribe link: from the page's button or by a mail program's one click (RFC 8058).

use std::sync::Arc;

use crate::db::records::Record;
use crate::db::subscriptions;
use crate::site::Site;
use crate::vault::Action;

use super::erase::Suppress;
use super::links::UNSUBSCRIBE_GENERATION;
use super::{Failure, erase};

/// What an unsubscribe link leads to.
#[derive(Debug)]
pub enum Unsubscribe {
    /// The token isn't ours.
    NotGenuine,
    /// It's ours, and the subscription is already gone.
    Gone,
    /// A subscription that hasn't ended.
    Living(Box<Record>),
}

/// Looks a token up.
pub async fn find(site: &Site, token: &str) -> Result<Unsubscribe, Failure> {
    let Some(id) = site.vault.proven_id(token, Action::Unsubscribe, UNSUBSCRIBE_GENERATION) else {
        return Ok(Unsubscribe::NotGenuine);
    };
    let found = subscriptions::find(site.db.read(), id, site.clock.now()).await?;
    Ok(found.map_or(Unsubscribe::Gone, |row| Unsubscribe::Living(Box::new(Record::Subscription(row)))))
}

/// Unsubscribes: the subscription is erased and its list suppressed for the address; with `suppress_all`, all mail.
/// Doing it again is harmless. Returns whether it was done now; `None` when the token isn't ours.
///
/// # Errors
/// When the database, the journal or a key fails; nothing is changed then.
pub async fn unsubscribe(site: &Arc<Site>, token: &str, suppress_all: bool) -> Result<Option<bool>, Failure> {
    match find(site, token).await? {
        Unsubscribe::NotGenuine => Ok(None),
        Unsubscribe::Gone => Ok(Some(false)),
        Unsubscribe::Living(record) => {
            let suppress = Suppress { list: !record.is_pending(), all: suppress_all };
            site.write_on_reserve(move |work| async move { erase::write(&work, &record, suppress).await }).await?;
            Ok(Some(true))
        }
    }
}
