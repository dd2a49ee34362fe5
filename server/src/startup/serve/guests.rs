//! Who has a connection, and who gives it up when there are too many.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ipnet::IpNet;
use tokio::task::AbortHandle;

use super::Rules;
use super::watched::{ConnectionStage, Stage};

/// Everybody with a connection.
pub(super) struct Guests {
    rules: Rules,
    present: Mutex<Present>,
}

#[derive(Default)]
struct Present {
    next: u64,
    guests: HashMap<u64, Guest>,
}

struct Guest {
    network: Option<IpNet>,
    seat: Arc<ConnectionStage>,
    task: Option<AbortHandle>,
}

/// A client's slot, until it's dropped.
pub(super) struct Slot {
    pub(super) id: u64,
    pub(super) seat: Arc<ConnectionStage>,
    guests: Arc<Guests>,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.guests.present().guests.remove(&self.id);
    }
}

impl Guests {
    pub(super) fn new(rules: Rules) -> Self {
        Self { rules, present: Mutex::default() }
    }

    /// A slot for one more; `None` if all others are being answered.
    pub(super) fn enter(this: &Arc<Self>, peer: SocketAddr) -> Option<Slot> {
        let network = this.rules.network(peer);
        let mut present = this.present();
        let of_it = network.map_or(0, |_| present.guests.values().filter(|guest| guest.network == network).count());
        if of_it >= this.rules.most_of_a_network && !present.close_longest_waiting(network) {
            return None;
        }
        if present.guests.len() >= this.rules.most && !present.close_longest_waiting(None) {
            return None;
        }
        present.next += 1;
        let (id, seat) = (present.next, Arc::new(ConnectionStage::new()));
        present.guests.insert(id, Guest { network, seat: seat.clone(), task: None });
        Some(Slot { id, seat, guests: this.clone() })
    }

    /// Sets the task to abort when the connection is closed.
    pub(super) fn seated(&self, id: u64, task: AbortHandle) {
        if let Some(guest) = self.present().guests.get_mut(&id) {
            guest.task = Some(task);
        }
    }

    /// Closes connections that have kept us waiting for too long.
    pub(super) fn close_overdue(&self) {
        let mut present = self.present();
        let overdue: Vec<u64> =
            present.guests.iter().filter(|(_, guest)| self.is_overdue(&guest.seat)).map(|(id, _)| *id).collect();
        for id in overdue {
            present.close(id);
        }
    }

    fn is_overdue(&self, seat: &ConnectionStage) -> bool {
        let allowed = match seat.stage() {
            Stage::New => self.rules.head,
            Stage::Arriving => self.rules.body,
            // The router has a limit for that.
            Stage::Answering => Duration::MAX,
            Stage::Answered => self.rules.idle,
        };
        seat.since().elapsed() > allowed
    }

    pub(super) fn close_all(&self) {
        let mut present = self.present();
        let all: Vec<u64> = present.guests.keys().copied().collect();
        for id in all {
            present.close(id);
        }
    }

    fn present(&self) -> MutexGuard<'_, Present> {
        self.present.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Present {
    /// Closes the connection, of a network or of all, that has kept us waiting longest; `false` if there is none.
    fn close_longest_waiting(&mut self, network: Option<IpNet>) -> bool {
        let waiting = self.guests.iter().filter(|(_, guest)| guest.seat.stage() != Stage::Answering);
        let of_it = waiting.filter(|(_, guest)| network.is_none() || guest.network == network);
        let longest = of_it.min_by_key(|(id, guest)| (guest.seat.since(), **id)).map(|(id, _)| *id);
        longest.inspect(|id| self.close(*id)).is_some()
    }

    fn close(&mut self, id: u64) {
        if let Some(task) = self.guests.remove(&id).and_then(|guest| guest.task) {
            task.abort();
        }
    }
}
