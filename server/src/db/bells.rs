//! Wakes the jobs that wait for a commit. Code that queues a mail or erases something tells its transaction; the writer
//! rings once that is durable, even if nobody waits for the answer any more.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

/// What jobs wait for.
#[derive(Debug, Default)]
pub struct Bells {
    /// A mail was queued.
    pub mail_due: Notify,
    /// Something was erased, so there is a checkpoint to do.
    pub erased: Notify,
}

/// What a transaction did that jobs wait for. When many share a transaction, this may include work that was undone.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub(super) publishes: AtomicBool,
    pub(super) queues_mail: AtomicBool,
    pub(super) erases: AtomicBool,
}

impl Bells {
    pub(super) fn ring(&self, done: &Done) {
        if done.queues_mail.load(Ordering::Acquire) {
            self.mail_due.notify_one();
        }
        if done.erases.load(Ordering::Acquire) {
            self.erased.notify_one();
        }
    }
}
