//! The queue for slow work that needs much memory: its length is limited, and no network gets all of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The most that are in it at once, waiting or at work.
const PLACES: usize = 64;
/// How many of these are kept for known browsers.
const RESERVED: usize = 16;
/// The most that one network gets.
const SHARE: usize = 8;
/// The least time in which most of a full queue is done.
const RETRY_AFTER: Duration = Duration::from_secs(3);

/// The queue of one process.
#[derive(Debug)]
pub(super) struct WorkQueue {
    /// The most that one network gets.
    share: usize,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by_network: HashMap<u64, usize>,
}

/// A position in the queue: free again once neither the caller nor the work holds it.
#[derive(Clone, Debug)]
pub struct Turn {
    _place: Arc<Place>,
}

#[derive(Debug)]
struct Place {
    queue: Arc<WorkQueue>,
    network: Option<u64>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.queue.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all -= 1;
        let Some(network) = self.network else { return };
        if let Some(count) = taken.by_network.get_mut(&network) {
            *count -= 1;
            if *count == 0 {
                taken.by_network.remove(&network);
            }
        }
    }
}

impl WorkQueue {
    /// A queue; `is_fair = false` lets one network have all of it.
    pub(super) fn new(is_fair: bool) -> Arc<Self> {
        Arc::new(Self { share: if is_fair { SHARE } else { PLACES }, taken: Mutex::default() })
    }

    /// A position for a request from this network; `None` for a known browser.
    ///
    /// # Errors
    /// When the queue is full: when to try again.
    pub(super) fn enter(self: &Arc<Self>, network: Option<u64>) -> Result<Turn, Duration> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let places = if network.is_some() { PLACES - RESERVED } else { PLACES };
        let share = network.and_then(|network| taken.by_network.get(&network)).copied().unwrap_or_default();
        if taken.all >= places || share >= self.share {
            return Err(RETRY_AFTER);
        }
        taken.all += 1;
        if let Some(network) = network {
            *taken.by_network.entry(network).or_default() += 1;
        }
        Ok(Turn { _place: Arc::new(Place { queue: self.clone(), network }) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_does_not_fill_the_queue_for_all() {
        let queue = WorkQueue::new(true);
        let mut held: Vec<Turn> = (0..SHARE).map(|_| queue.enter(Some(1)).unwrap()).collect();
        assert_eq!(queue.enter(Some(1)).unwrap_err(), RETRY_AFTER);
        assert!(queue.enter(Some(2)).is_ok());
        held.pop();
        assert!(queue.enter(Some(1)).is_ok(), "a place that was left is free");
    }

    #[test]
    fn many_networks_leave_room_for_browsers_that_are_known() {
        let queue = WorkQueue::new(true);
        let strangers: Vec<Turn> = (0..).map_while(|network| queue.enter(Some(network)).ok()).collect();
        assert_eq!(strangers.len(), PLACES - RESERVED);
        let known: Vec<Turn> = (0..RESERVED).map(|_| queue.enter(None).unwrap()).collect();
        assert!(queue.enter(None).is_err());
        drop((strangers, known));
        let taken = queue.taken.lock().unwrap();
        assert_eq!((taken.all, taken.by_network.len()), (0, 0));
    }

    #[test]
    fn a_place_stays_taken_as_long_as_the_work_holds_it() {
        let queue = WorkQueue::new(true);
        let turn = queue.enter(Some(1)).unwrap();
        let at_work = turn.clone();
        drop(turn);
        assert_eq!(queue.taken.lock().unwrap().all, 1);
        drop(at_work);
        assert_eq!(queue.taken.lock().unwrap().all, 0);
    }
}
