//! Mail that comes back, whichever way it gets here: bounces, complaints, unsubscribes by mail, replies. One function
//! works it off.

pub mod breaker;
pub mod lmtp;
pub mod mailbox;
pub mod note;
mod pass_on;
pub mod resume;
pub mod return_path;

use std::sync::Arc;

use app::domain::bounce::BounceClass;

use crate::db::bounces;
use crate::mail::inbound::{InboundKind, Incoming, Reading, read};
use crate::mail::kept::Kept;
use crate::site::Site;

use super::Failure;
use super::unsubscribe::unsubscribe;
use return_path::{Proven, prove};

/// What became of a message that came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkedOff {
    /// It's noted that a mail couldn't be delivered, or that it was reported as spam.
    Noted,
    /// Somebody was unsubscribed.
    Unsubscribed,
    /// A person's words were passed on to their branch.
    PassedOn,
    /// It's one of ours, and nothing has to be done: a program wrote it, it was noted before, or what it names is gone.
    Nothing,
    /// It has no token of ours.
    NotOurs,
}

/// Why a message wasn't worked off; it's to be handed over again later.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// The relay doesn't take what should be passed on.
    #[error("the relay does not take a reply that is to be passed on: {0}")]
    Relay(String),
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(TakeError);

/// Works off a message that came back. `recipient` is the address it was delivered to, if that's known. It's harmless
/// to do it again.
///
/// # Errors
/// When it has to be tried again later.
pub async fn take(site: &Arc<Site>, recipient: Option<&str>, message: &Kept) -> Result<WorkedOff, TakeError> {
    let reading = read(&Incoming { recipient, content: message.bytes() });
    let proven = |tokens: &[_]| -> Vec<Proven> { tokens.iter().filter_map(|token| prove(site, token)).collect() };
    let (to, about) = (proven(&reading.to), proven(&reading.about));
    let mut all = to.iter().chain(&about);
    let taken = match reading.kind {
        InboundKind::Bounce(class) => {
            let mail = all.find_map(|one| if let Proven::Mail(id) = one { Some(*id) } else { None });
            match mail {
                Some(mail) => note::came_back(site, mail, class).await?,
                None => WorkedOff::NotOurs,
            }
        }
        InboundKind::Complaint => complained(site, all).await?,
        InboundKind::Automatic if all.next().is_some() => WorkedOff::Nothing,
        InboundKind::Automatic => WorkedOff::NotOurs,
        InboundKind::Other => said(site, &reading, to, message).await?,
    };
    tracing::debug!(kind = ?reading.kind, ?taken, "a message that came back is worked off");
    Ok(taken)
}

/// A complaint names the mail; once that is gone, its unsubscribe address still says whose it was.
async fn complained<'p>(site: &Arc<Site>, proven: impl Iterator<Item = &'p Proven>) -> Result<WorkedOff, TakeError> {
    let mut taken = WorkedOff::NotOurs;
    for one in proven {
        taken = match one {
            Proven::Mail(id) => note::came_back(site, *id, BounceClass::Complaint).await?,
            Proven::Unsubscribe(token) => left(site, token).await?,
        };
        if taken != WorkedOff::Nothing {
            break;
        }
    }
    Ok(taken)
}

/// What wasn't written by a program.
async fn said(site: &Arc<Site>, reading: &Reading, to: Vec<Proven>, message: &Kept) -> Result<WorkedOff, TakeError> {
    match to.first() {
        Some(Proven::Unsubscribe(token)) => left(site, token).await,
        Some(Proven::Mail(id)) => match bounces::mail(site.db.read(), *id, site.clock.now()).await? {
            Some(mail) => pass_on::reply(site, &mail, reading, message).await,
            None => Ok(WorkedOff::Nothing),
        },
        None => Ok(WorkedOff::NotOurs),
    }
}

async fn left(site: &Arc<Site>, token: &str) -> Result<WorkedOff, TakeError> {
    let now = unsubscribe(site, token, false).await?;
    Ok(if now == Some(true) { WorkedOff::Unsubscribed } else { WorkedOff::Nothing })
}
