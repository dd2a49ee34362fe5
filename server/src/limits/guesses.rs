//! Limits attempts to log in. Each guessed secret has a wait per network, and a far higher one over all networks:
//! otherwise guessing would keep the right person out. A known browser has a separate wait.

use std::net::IpAddr;
use std::time::Duration;

use uuid::Uuid;

use super::queue::Turn;
use super::{Limits, network};

/// How many attempts from one network, or one known browser, are free.
pub(super) const FREE: u32 = 5;
/// How many attempts over all networks are free.
pub(super) const FREE_ANYWHERE: u32 = 100;

/// What can be guessed.
#[derive(Clone, Copy, Debug, Hash)]
pub enum Guess<'g> {
    /// The password of this folded address.
    Password(&'g str),
    /// The code of this account.
    Code(Uuid),
}

/// Where an attempt comes from.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// The address.
    pub address: IpAddr,
    /// The browser, if it has proved that it's known for this account.
    pub browser: Option<Uuid>,
}

impl Limits {
    /// Counts one more attempt to log in: for its network, 100 an hour; and for the guessed secret, whose wait grows.
    /// The network is checked first, and if that refuses, nothing is counted.
    ///
    /// # Errors
    /// When there are too many: how long to wait.
    pub fn guess(&self, origin: Origin, guess: Guess<'_>) -> Result<(), Duration> {
        if !self.on {
            return Ok(());
        }
        if let Some(browser) = origin.browser {
            return self.guesses.attempt(self.key((guess, browser)));
        }
        let network = network(origin.address);
        self.logins.take(self.key(network))?;
        self.guesses_anywhere.ask(self.key(guess))?;
        self.guesses.attempt(self.key((guess, network)))?;
        self.guesses_anywhere.attempt(self.key(guess))
    }

    /// Forgets the attempts of a person who got in.
    pub fn guessed(&self, origin: Origin, guess: Guess<'_>) {
        match origin.browser {
            Some(browser) => self.guesses.forget(self.key((guess, browser))),
            None => {
                self.guesses.forget(self.key((guess, network(origin.address))));
                self.guesses_anywhere.give_back(self.key(guess));
            }
        }
    }

    /// A position in the queue for hashing a password.
    ///
    /// # Errors
    /// When the queue is full: when to try again.
    pub fn hashing(&self, origin: Origin) -> Result<Turn, Duration> {
        self.hashes.enter(origin.browser.is_none().then(|| self.key(network(origin.address))))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::TimeDelta;

    use super::*;
    use crate::clock::Clock;

    const OLU: Guess<'_> = Guess::Password("olu@harbour.example");

    fn limits() -> (Limits, Arc<Clock>) {
        let clock = Arc::new(Clock::test("2027-05-20T17:40:00Z".parse().unwrap()));
        (Limits::new(true, clock.clone()), clock)
    }

    fn from(address: [u8; 4]) -> Origin {
        Origin { address: IpAddr::from(address), browser: None }
    }

    /// Tries as often as it's allowed to.
    fn tries(limits: &Limits, origin: Origin, guess: Guess<'_>) -> usize {
        (0..1000).take_while(|_| limits.guess(origin, guess).is_ok()).count()
    }

    #[test]
    fn a_guesser_waits_and_the_right_person_elsewhere_does_not() {
        for guess in [OLU, Guess::Code(Uuid::from_u128(1))] {
            let (limits, _) = limits();
            assert_eq!(tries(&limits, from([192, 0, 2, 1]), guess), FREE as usize);
            assert!(limits.guess(from([192, 0, 2, 200]), guess).is_err(), "the same network");
            assert!(limits.guess(from([198, 51, 100, 1]), guess).is_ok());
        }
    }

    #[test]
    fn many_networks_together_wait_too_and_a_browser_that_is_known_does_not() {
        let (limits, clock) = limits();
        let all: usize = (0..100).map(|n| tries(&limits, from([10, 0, n, 1]), OLU)).sum();
        assert_eq!(all, FREE_ANYWHERE as usize);
        assert!(limits.guess(from([203, 0, 113, 1]), OLU).is_err());
        assert!(limits.guess(from([203, 0, 113, 1]), Guess::Password("bea@harbour.example")).is_ok());
        let known = Origin { browser: Some(Uuid::from_u128(7)), ..from([10, 0, 0, 1]) };
        assert_eq!(tries(&limits, known, OLU), FREE as usize, "it has a wait of its own");
        assert_eq!(tries(&limits, Origin { browser: Some(Uuid::from_u128(8)), ..known }, OLU), FREE as usize);
        clock.advance(TimeDelta::seconds(15));
        assert!(limits.guess(from([203, 0, 113, 1]), OLU).is_ok());
    }

    #[test]
    fn whoever_gets_in_takes_back_the_own_try_and_none_of_a_guessers() {
        let (limits, _) = limits();
        for n in 0..99 {
            assert!(limits.guess(from([10, 0, n, 1]), OLU).is_ok());
        }
        for _ in 0..50 {
            assert!(limits.guess(from([203, 0, 113, 1]), OLU).is_ok());
            limits.guessed(from([203, 0, 113, 1]), OLU);
        }
        assert!(limits.guess(from([10, 1, 0, 1]), OLU).is_ok());
        assert!(limits.guess(from([203, 0, 113, 1]), OLU).is_err(), "a hundred tries of others");
    }

    #[test]
    fn what_a_networks_limit_refuses_is_counted_nowhere() {
        let (limits, clock) = limits();
        let poller = from([192, 0, 2, 1]);
        for n in 0..100 {
            let address = format!("made-up-{n}@harbour.example");
            assert!(limits.guess(poller, Guess::Password(&address)).is_ok());
        }
        assert!((0..200).all(|_| limits.guess(poller, OLU).is_err()));
        clock.advance(TimeDelta::hours(1));
        assert_eq!(tries(&limits, poller, OLU), FREE as usize);
        let left = 100 - FREE as usize - 1;
        let made_up = (0..200).filter(|n| limits.guess(poller, Guess::Password(&format!("{n}@x.example"))).is_ok());
        assert_eq!(made_up.count(), left, "and what was refused before did not count for the network either");
    }
}
