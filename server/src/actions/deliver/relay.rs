//! How the relay is doing: how fast it may be asked, and when to leave it alone.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};

use super::CONNECTIONS;
use crate::mail::transport::Outcome;

/// How many mails a second are handed over at most: above what one machine composes, so that it bounds only a relay
/// that takes everything at once. A slower relay says so, and is then left alone for a while.
const RATE: NonZeroU32 = NonZeroU32::new(20_000).unwrap();
/// After how many failures in a row a relay counts as down: one for each connection.
const DOWN: u32 = CONNECTIONS as u32;
/// How long it is left alone at first; then twice as long each time.
const FIRST: Duration = Duration::from_secs(5);
/// How many times that is doubled.
const DOUBLED: u32 = 6;

/// What is known of the relay, in this process.
#[derive(Debug)]
pub struct Relay {
    rate: DefaultDirectRateLimiter,
    failures: AtomicU32,
}

impl Default for Relay {
    fn default() -> Self {
        Self { rate: RateLimiter::direct(Quota::per_second(RATE)), failures: AtomicU32::new(0) }
    }
}

impl Relay {
    /// Whether it failed so often in a row that only a single mail should be tried.
    pub(super) fn is_down(&self) -> bool {
        self.failures.load(Ordering::Relaxed) >= DOWN
    }

    /// How long to leave it alone; `None` while it works.
    #[must_use]
    pub fn pause(&self) -> Option<Duration> {
        let over = self.failures.load(Ordering::Relaxed).checked_sub(DOWN)?;
        Some(FIRST * (1 << over.min(DOUBLED)))
    }

    /// Waits until one more mail may go.
    pub(super) async fn turn(&self) {
        self.rate.until_ready().await;
    }

    /// Takes note of what became of a mail.
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
        let relay = Relay::default();
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
    fn greylisting_does_not_stop_the_mail_of_others() {
        let relay = Relay::default();
        for _ in 0..100 {
            relay.note(&later("450 4.7.1"));
        }
        assert_eq!(relay.pause(), None);
    }
}
