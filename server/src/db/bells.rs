//! What a commit tells the jobs that wait for it. Whoever queues a mail or erases something says so to its transaction;
//! the writer rings once that is durable, whether or not anybody still waits for the answer.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

/// What jobs wait for.
#[derive(Debug, Default)]
pub struct Bells {
    /// A mail was queued.
    pub mail_due: Notify,
    /// Something was erased, so that the log is to be truncated.
    pub erased: Notify,
}

/// What a transaction has done that somebody hears of. Of a transaction that many share, it may be one that was undone.
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
