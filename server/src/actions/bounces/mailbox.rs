//! Works off a mailbox: what was understood is deleted, what isn't ours is left where it is.

use std::sync::Arc;

use crate::mail::imap::{ImapError, ImapMailbox, LeftAlone};
use crate::site::Site;

use super::lmtp::said;
use super::{TakeError, WorkedOff, take};

/// How many messages are worked off on one connection.
const ROUND: usize = 500;

/// The mailbox of a site, and what was left in it.
#[derive(Debug)]
pub struct BounceMailbox {
    mailbox: ImapMailbox,
    left: LeftAlone,
}

/// The result of a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Emptied {
    /// How many messages were worked off and deleted.
    pub done: usize,
    /// How many have to wait for another time.
    pub later: usize,
    /// How many in it aren't ours.
    pub left: usize,
    /// Whether there may be more.
    pub is_full: bool,
}

impl BounceMailbox {
    /// The mailbox that's configured; `None` without one.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn of(site: &Site) -> Result<Option<Self>, ImapError> {
        let Some(settings) = &site.config.bounce_imap else { return Ok(None) };
        let mailbox = ImapMailbox::new(settings, site.config.smtp_ca_file.as_deref())?;
        Ok(Some(Self { mailbox, left: LeftAlone::default() }))
    }

    /// Works off what is in it.
    ///
    /// # Errors
    /// When the mailbox can't be read; what was worked off by then is done, and harmless to do again.
    pub async fn empty(&mut self, site: &Arc<Site>) -> Result<Emptied, ImapError> {
        let mut open = self.mailbox.open().await?;
        let waiting = open.waiting(&mut self.left).await?;
        let (known, mut emptied) = (self.left.len(), Emptied { is_full: waiting.len() > ROUND, ..Emptied::default() });
        for number in waiting.into_iter().take(ROUND) {
            let Some(message) = open.fetch(number).await? else { continue };
            match take(site, None, &message).await {
                Ok(WorkedOff::NotOurs) => self.left.add(number),
                Ok(_) => {
                    open.delete(number).await?;
                    emptied.done += 1;
                }
                Err(error) => {
                    said(&error);
                    emptied.later += 1;
                    // Without a database the next one has no better chance.
                    if matches!(error, TakeError::Failure(_)) {
                        break;
                    }
                }
            }
        }
        open.close().await?;
        emptied.left = self.left.len();
        if emptied.left > known {
            tracing::warn!(
                messages = emptied.left,
                "the mailbox of bounces has messages that are not ours; they are left"
            );
        }
        Ok(emptied)
    }
}
