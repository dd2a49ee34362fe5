//! Hands over the mails that are due: claims a batch by lease, loads what they are about, checks end, state and
//! suppression again, composes, sends over several connections at once, and settles the batch in one write. No
//! transaction is open while we talk to a relay.

mod contents;
mod email;
mod goodbye;
mod load;
mod relay;
mod settle;
mod still_due;
mod to_many;

use std::sync::Arc;
use std::time::{Duration, Instant};

use app::domain::organisation::Organisation;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::{StreamExt as _, stream};

use crate::db::held_mail;
use crate::db::outbox::{self, Claimed, Priority};
use crate::db::site::organisation;
use crate::mail::transport::Outcome;
use crate::site::Site;

use super::Failure;
use super::brand::MailBrands;
pub use goodbye::Goodbye;
use load::SendDecision;
pub use relay::Relay;
use settle::SendResult;

/// How many mails are claimed at once: few enough to keep memory flat, enough to share the cost of two commits.
const BATCH: u64 = 64;
/// How many are sent at the same time, each on its own connection.
const CONNECTIONS: usize = 16;
/// How many that many people get are claimed at once: no more than are on their way, so that a process which dies repeats
/// no more than these, and somebody who waits for a ticket waits for no more than these.
const ROUND_BATCH: u64 = CONNECTIONS as u64;
/// After this, mails of a process that died may be claimed again. It's longer than a batch takes: we leave a hanging
/// relay alone after as many mails as there are connections.
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// Anything loaded longer ago is loaded again before it's sent: it may have been erased or changed in the meantime.
const FRESH: Duration = Duration::from_secs(1);

/// The result of one round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// How many mails were claimed.
    pub claimed: usize,
    /// How many of them were handed over.
    pub sent: usize,
    /// Whether it claimed as many as it may: there may be more.
    pub is_full: bool,
}

/// Hands over every mail that is due while the relay takes them. Returns how many it took.
///
/// # Errors
/// See [`round`].
pub async fn deliver_due(site: &Arc<Site>) -> Result<usize, Failure> {
    let relay = Arc::new(Relay::new(site.config.smtp_rate));
    let mut sent = 0;
    loop {
        let round = round(site, &relay).await?;
        sent += round.sent;
        if round.claimed == 0 || relay.is_down() {
            return Ok(sent);
        }
    }
}

/// Claims one batch of mails that are due, and hands them over.
///
/// # Errors
/// When the database refuses. Mails that were handed over but couldn't be noted are noted before the next round; after
/// a restart they're handed over again, with the same Message-ID.
pub async fn round(site: &Arc<Site>, relay: &Arc<Relay>) -> Result<Round, Failure> {
    let mut done = relay.unsettled.lock().await;
    settle::settle(site, &mut done).await?;
    let probing = relay.is_down();
    let (claimed, taken, is_full) = claim(site, relay).await?;
    if claimed.is_empty() {
        return Ok(Round { claimed: taken, ..Round::default() });
    }
    let loaded_at = Instant::now();
    let everything = async {
        let organisation =
            organisation(site.db.read()).await?.ok_or(Failure::Stored("mail without an organisation"))?;
        let brands = MailBrands::read(site).await?;
        Ok::<_, Failure>((Arc::new(organisation), Arc::new(brands), load::load(site, &claimed).await?))
    };
    let (organisation, brands, decisions) = match everything.await {
        Ok(loaded) => loaded,
        Err(failure) => {
            done.extend(claimed.into_iter().map(|mail| (mail, SendResult::Untried)));
            settle::settle(site, &mut done).await?;
            return Err(failure);
        }
    };
    let sending = claimed.into_iter().zip(decisions).map(|(mail, decision)| {
        let task = Task {
            site: site.clone(),
            relay: relay.clone(),
            organisation: organisation.clone(),
            brands: brands.clone(),
            loaded_at,
            probing,
        };
        async move {
            // In its own task: composing uses every core, and a panic takes nothing else with it.
            let result = tokio::spawn(task.run(mail.clone(), decision)).await;
            (mail, result.unwrap_or_else(|_| SendResult::Tried(Outcome::Later { code: "panic".to_owned() })))
        }
    });
    *done = stream::iter(sending).buffer_unordered(CONNECTIONS).collect().await;
    let sent = done.iter().filter(|(_, result)| matches!(result, SendResult::Tried(Outcome::Sent))).count();
    let round = Round { claimed: taken, sent, is_full };
    settle::settle(site, &mut done).await?;
    Ok(round)
}

/// Ends the leases of a process that has died. Only the process that serves may call it, at its start.
pub async fn begin(site: &Arc<Site>) -> Result<(), Failure> {
    site.write(|work| async move { outbox::release_all(&work.tx.conn).await.map_err(Failure::from) }).await
}

/// Releases mails that were held while the clock was doubted.
pub async fn recall(site: &Arc<Site>) -> Result<(), Failure> {
    if !held_mail::are_there(site.db.read()).await? {
        return Ok(());
    }
    let recall = site.write(move |work| async move { held_mail::recall(&work.tx).await.map_err(Failure::from) });
    recall.await?;
    Ok(())
}

/// When the next mail is due.
pub async fn next_due(site: &Site) -> Result<Option<DateTime<Utc>>, Failure> {
    Ok(outbox::next_due(site.db.read(), site.clock.now()).await?)
}

/// Claims what one person each waits for, and after it, if there's room, what many get. Also says how many rows that
/// took, and whether there may be more.
async fn claim(site: &Arc<Site>, relay: &Relay) -> Result<(Vec<Claimed>, usize, bool), Failure> {
    let (now, most) = (site.clock.now(), relay.share(BATCH));
    site.write(move |work| async move {
        let (conn, until) = (&work.tx.conn, now + LEASE);
        let (mut claimed, taken) = outbox::claim(conn, (Priority::One, most), now, until).await?;
        let rest = most.saturating_sub(taken as u64).min(ROUND_BATCH);
        if rest == 0 {
            return Ok((claimed, taken, true));
        }
        let (of_many, also) = outbox::claim(conn, (Priority::Many, rest), now, until).await?;
        claimed.extend(of_many);
        Ok::<_, Failure>((claimed, taken + also, also as u64 >= rest))
    })
    .await
}

/// What is needed to send one mail.
struct Task {
    site: Arc<Site>,
    relay: Arc<Relay>,
    organisation: Arc<Organisation>,
    brands: Arc<MailBrands>,
    loaded_at: Instant,
    probing: bool,
}

impl Task {
    async fn run(self, mail: Claimed, decision: SendDecision) -> SendResult {
        // First, as one that has to wait takes no turn at the relay from others.
        if let Err(wait) = self.domain_turn(&mail, &decision) {
            return SendResult::NotYet(wait);
        }
        self.relay.turn().await;
        if self.relay.is_down() && !self.probing {
            return SendResult::Untried;
        }
        let decision = if self.loaded_at.elapsed() > FRESH { self.again(&mail).await } else { decision };
        let email = match decision {
            SendDecision::Send(about) => email::of(&self.site, (&self.organisation, &self.brands), &mail, about),
            SendDecision::Drop(why) => return SendResult::Dropped(why),
            SendDecision::Later(why) => return SendResult::Tried(Outcome::Later { code: why.to_owned() }),
            SendDecision::Hold => return SendResult::Held,
        };
        let outcome = match email {
            Ok(email) => self.site.transport.send(mail.id, &email).await,
            Err(error) => {
                tracing::error!(kind = mail.about.kind().ok(), %error, "a mail cannot be built");
                return SendResult::Dropped("message");
            }
        };
        self.relay.note(&outcome);
        SendResult::Tried(outcome)
    }

    /// Takes a turn of the receiving domain, for a mail that many get.
    fn domain_turn(&self, mail: &Claimed, decision: &SendDecision) -> Result<(), TimeDelta> {
        match decision {
            SendDecision::Send(about) if mail.about.priority() == Priority::Many => {
                self.site.limits.domain(&about.email().folded())
            }
            _ => Ok(()),
        }
    }

    async fn again(&self, mail: &Claimed) -> SendDecision {
        match load::load(&self.site, std::slice::from_ref(mail)).await {
            Ok(mut decisions) => decisions.pop().unwrap_or(SendDecision::Later("database")),
            Err(error) => {
                tracing::error!(%error, "what a mail is about could not be loaded");
                SendDecision::Later("database")
            }
        }
    }
}
