//! The loops that run alongside the web: each only calls actions. A loop that panics is logged and restarted; a loop
//! that is told to stop finishes its current work first.

mod bring_lists;
mod checkpoint;
mod deliver_mail;
mod expire_records;
mod keep_room;
mod rotate_epochs;
mod take_bounces;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use std::panic::AssertUnwindSafe;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::actions::{Failure, Trouble};
use crate::site::Site;

/// How long a loop rests after a failure.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// Starts every job. They end soon after `stop` is true or its sender is gone; wait for them with `join_all`.
#[must_use]
pub fn start(site: &Arc<Site>, stop: watch::Receiver<bool>) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    let stop = Stop(stop);
    keep_running(&mut jobs, "deliver_mail", site, &stop, |site, stop| Box::pin(deliver_mail::run(site, stop)));
    keep_running(&mut jobs, "expire_records", site, &stop, |site, stop| Box::pin(expire_records::run(site, stop)));
    keep_running(&mut jobs, "rotate_epochs", site, &stop, |site, stop| Box::pin(rotate_epochs::run(site, stop)));
    keep_running(&mut jobs, "keep_room", site, &stop, |site, stop| Box::pin(keep_room::run(site, stop)));
    keep_running(&mut jobs, "listen_for_bounces", site, &stop, |site, stop| Box::pin(take_bounces::listen(site, stop)));
    keep_running(&mut jobs, "fetch_bounces", site, &stop, |site, stop| Box::pin(take_bounces::poll(site, stop)));
    keep_running(&mut jobs, "bring_lists", site, &stop, |site, stop| Box::pin(bring_lists::run(site, stop)));
    keep_running(&mut jobs, "checkpoint", site, &stop, |site, stop| Box::pin(checkpoint::run(site, stop)));
    jobs
}

/// Logs that a job failed; it tries again. A full disk is logged once, and no more.
fn failed(site: &Site, what: &'static str, failure: &Failure) {
    if failure.trouble() == Trouble::DiskFull {
        site.room.note_full();
    } else {
        tracing::error!(%failure, "{what}");
    }
}

type Running = Pin<Box<dyn Future<Output = ()> + Send>>;

fn keep_running(
    jobs: &mut JoinSet<()>,
    name: &'static str,
    site: &Arc<Site>,
    stop: &Stop,
    job: impl Fn(Arc<Site>, Stop) -> Running + Send + 'static,
) {
    let (site, mut stop) = (site.clone(), stop.clone());
    jobs.spawn(async move {
        while !stop.is_set() {
            if AssertUnwindSafe(job(site.clone(), stop.clone())).catch_unwind().await.is_err() {
                tracing::error!(job = name, "a job panicked and is started again");
                stop.or(tokio::time::sleep(AFTER_FAILURE)).await;
            }
        }
    });
}

/// Tells a job when to end.
#[derive(Clone, Debug)]
struct Stop(watch::Receiver<bool>);

impl Stop {
    fn is_set(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }

    /// Waits for `other`, or until it's time to stop.
    async fn or(&mut self, other: impl Future<Output = ()>) {
        tokio::select! {
            // An error means that the sender is gone, which is a reason to stop as well.
            _ = self.0.wait_for(|stop| *stop) => {}
            () = other => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_job_is_told_to_stop_by_the_word_and_by_the_end_of_who_would_say_it() {
        let (sender, receiver) = watch::channel(false);
        let mut stop = Stop(receiver);
        stop.or(std::future::ready(())).await;
        assert!(!stop.is_set());
        sender.send_replace(true);
        stop.or(std::future::pending()).await;
        assert!(stop.is_set());

        let (sender, receiver) = watch::channel(false);
        let mut stop = Stop(receiver);
        drop(sender);
        stop.or(std::future::pending()).await;
        assert!(stop.is_set());
    }
}
