//! How often the pages behind a person's links do something, and how many people sign up at a venue.

use std::net::IpAddr;
use std::time::Duration;

use uuid::Uuid;

use super::{Limits, network};

/// Actions an hour on one record through its links.
pub(super) const OF_A_RECORD: u32 = 20;
/// Actions an hour through links from one network: a whole hall may confirm at once.
pub(super) const OF_A_NETWORK: u32 = 1_000;
/// Sign-ups an hour at one event's venue.
pub(super) const AT_A_VENUE: u32 = 1_000;

impl Limits {
    /// Counts one more action through a record's links, for the record and the network. The narrower limit is checked
    /// first, so that pressing a button again and again takes nothing from the neighbours.
    ///
    /// # Errors
    /// When there are too many: how long to wait.
    pub fn page(&self, record: Uuid, from: IpAddr) -> Result<(), Duration> {
        if !self.on {
            return Ok(());
        }
        self.record.take(self.key(record))?;
        self.pages.take(self.key(network(from)))
    }

    /// Counts one more sign-up at this event's venue, where everybody shares one network.
    ///
    /// # Errors
    /// When there are too many: how long to wait.
    pub fn venue(&self, purpose: Uuid) -> Result<(), Duration> {
        if self.on { self.venue.take(self.key(purpose)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::Clock;

    #[test]
    fn who_hammers_one_record_takes_nothing_from_the_network() {
        let limits = Limits::new(true, Arc::new(Clock::test("2027-05-20T17:40:00Z".parse().unwrap())));
        let from = IpAddr::from([192, 0, 2, 1]);
        let done = (0..5_000).filter(|_| limits.page(Uuid::nil(), from).is_ok()).count();
        assert_eq!(done, OF_A_RECORD as usize);
        let done = (1..5_000).filter(|n| limits.page(Uuid::from_u128(*n), from).is_ok()).count();
        assert_eq!(done, (OF_A_NETWORK - OF_A_RECORD) as usize);
        assert!(limits.page(Uuid::from_u128(9_999), IpAddr::from([198, 51, 100, 1])).is_ok());
    }
}
