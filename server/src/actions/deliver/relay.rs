//! The state of the relay: how fast it may be used, and when to leave it alone.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use tokio::sync::Mutex;

use super::CONNECTIONS;
use super::settle::SendResult;
use crate::db::outbox::Claimed;
use crate::mail::transport::Outcome;

/// How many failures in a row mean that the relay is down: one for each connection.
const DOWN: u32 = CONNECTIONS as u32;
/// The first pause; each one after it is twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
/// How many times the pause is doubled.
const DOUBLED: u32 = 6;

/// A claim covers at most this many seconds at the relay's rate, so that a round ends soon even if the rate is low.
const CLAIM_SECONDS: f64 = 5.0;

/// What this process knows about the relay.
#[derive(Debug)]
pub struct Relay {
    rate: f64,
    limiter: DefaultDirectRateLimiter,
    failures: AtomicU32,
    /// What was tried and isn't noted yet, as on a full disk.
    pub(super) unsettled: Mutex<Vec<(Claimed, SendResult)>>,
}

impl Relay {
    /// A relay that takes this many mails a second, and a tenth of that in one burst.
    #[must_use]
    pub fn new(rate: f64) -> Self {
        let at_once = NonZeroU32::new((rate / 10.0) as u32).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(Duration::from_secs_f64(rate.recip())).unwrap_or(Quota::per_second(at_once));
        let limiter = RateLimiter::direct(quota.allow_burst(at_once));
        Self { rate, limiter, failures: AtomicU32::new(0), unsettled: Mutex::default() }
    }

    /// How many mails to claim at once, up to `most`.
    pub(super) fn share(&self, most: u64) -> u64 {
        // A relay that is down is tried with a single mail.
        if self.is_down() { 1 } else { most.min((self.rate * CLAIM_SECONDS).ceil() as u64) }
    }

    /// Whether it has failed so often in a row that only a single mail should be tried.
    pub(super) fn is_down(&self) -> bool {
        self.failures.load(Ordering::Relaxed) >= DOWN
    }

    /// How long to leave it alone; `None` while it works.
    #[must_use]
    pub fn pause(&self) -> Option<Duration> {
        let over = self.failures.load(Ordering::Relaxed).checked_sub(DOWN)?;
        Some(FIRST_PAUSE * (1 << over.min(DOUBLED)))
    }

    /// Waits until the next mail may be sent.
    pub(super) async fn turn(&self) {
        self.limiter.until_ready().await;
    }

    /// Notes the outcome of a mail.
    pub(super) fn note(&self, outcome: &Outcome) {
        match outcome {
            Outcome::Sent | Outcome::Refused { .. } => self.failures.store(0, Ordering::Relaxed),
            Outcome::Later { code } if is_about_the_recipient(code) => {}
            Outcome::Later { .. } | Outcome::InDoubt => {
                self.failures.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

/// A 4xx is about one mailbox or one message, as with greylisting; but 421 closes the channel (RFC 5321 §3.8).
fn is_about_the_recipient(code: &str) -> bool {
    code.starts_with('4') && !code.starts_with("421")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn later(code: &str) -> Outcome {
        Outcome::Later { code: code.to_owned() }
    }

    #[test]
    fn a_relay_that_fails_on_every_connection_is_left_alone_longer_each_time_until_it_answers() {
        let relay = Relay::new(20_000.0);
        for _ in 1..DOWN {
            relay.note(&later("connection"));
        }
        assert_eq!(relay.pause(), None);
        relay.note(&later("421"));
        assert_eq!(relay.pause(), Some(Duration::from_secs(5)));
        relay.note(&later("time-out"));
        assert_eq!(relay.pause(), Some(Duration::from_secs(10)));
        for _ in 0..100 {
            relay.note(&Outcome::InDoubt);
        }
        assert_eq!(relay.pause(), Some(Duration::from_secs(320)));
        relay.note(&Outcome::Sent);
        assert_eq!(relay.pause(), None);
    }

    #[test]
    fn of_a_slow_relay_few_mails_are_claimed_at_once() {
        assert_eq!([20_000.0, 14.0, 0.01].map(|rate| Relay::new(rate).share(256)), [256, 70, 1]);
    }

    #[test]
    fn greylisting_does_not_stop_the_mail_of_others() {
        let relay = Relay::new(20_000.0);
        for _ in 0..100 {
            relay.note(&later("450 4.7.1"));
        }
        assert_eq!(relay.pause(), None);
    }
}
