//! How often the pages behind somebody's links do something, and how many sign up where an event is.

use std::net::IpAddr;
use std::time::Duration;

use uuid::Uuid;

use super::{Limits, network};

/// How often an hour something is done to one record by its links.
pub(super) const OF_A_RECORD: u32 = 20;
/// How often an hour something is done by links from one network: a hall may confirm at once.
pub(super) const OF_A_NETWORK: u32 = 1_000;
/// How many an hour sign up at one event's venue.
pub(super) const AT_A_VENUE: u32 = 1_000;

impl Limits {
    /// Counts one more thing that is done by a record's links, for the record and the network. The narrower limit is
    /// asked first, so that whoever presses a button again and again takes nothing from the neighbours.
    ///
    /// # Errors
    /// When it is too often: how long to wait.
    pub fn page(&self, record: Uuid, from: IpAddr) -> Result<(), Duration> {
        if !self.on {
            return Ok(());
        }
        self.record.take(self.key(record))?;
        self.pages.take(self.key(network(from)))
    }

    /// Counts one more sign-up to the event of this purpose at its venue, whose one network is everybody's.
    ///
    /// # Errors
    /// When it is too many: how long to wait.
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
