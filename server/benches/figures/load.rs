//! Load: as fast as the answers come on so many connections, or so many requests a second however fast they come.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::Result;
use super::client::Connection;

/// Makes the request of a number, each of its own.
pub type Requests = Arc<dyn Fn(usize) -> Vec<u8> + Send + Sync>;

/// What a load was answered with.
pub struct Load {
    pub seconds: f64,
    sorted: Vec<Duration>,
}

impl Load {
    fn new(started: Instant, mut latencies: Vec<Duration>) -> Self {
        let seconds = started.elapsed().as_secs_f64();
        latencies.sort_unstable();
        Self { seconds, sorted: latencies }
    }

    /// How many requests were answered as they should be. Any other answer ends the run.
    pub fn requests(&self) -> usize {
        self.sorted.len()
    }

    pub fn per_second(&self) -> f64 {
        self.requests() as f64 / self.seconds
    }

    /// So many in a thousand took no longer, in milliseconds.
    pub fn permille(&self, share: usize) -> f64 {
        let at = (self.sorted.len() * share / 1000).min(self.sorted.len().saturating_sub(1));
        self.sorted.get(at).map_or(0.0, |latency| latency.as_secs_f64() * 1000.0)
    }
}

/// When a load ends: after so many requests or so much time, whichever is first.
#[derive(Clone, Copy)]
pub struct Stop {
    pub requests: usize,
    pub time: Duration,
}

impl Stop {
    pub const fn after(time: Duration) -> Self {
        Self { requests: usize::MAX, time }
    }

    pub const fn at(requests: usize) -> Self {
        Self { requests, time: Duration::MAX }
    }
}

/// As fast as the answers come, each of which must have the status `wanted`.
pub async fn closed(
    address: SocketAddr,
    connections: usize,
    stop: Stop,
    wanted: u16,
    requests: &Requests,
) -> Result<Load> {
    let next = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for _ in 0..connections {
        let (next, requests) = (next.clone(), requests.clone());
        tasks.spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut latencies = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= stop.requests || started.elapsed() >= stop.time {
                    return Ok(latencies);
                }
                let request = requests(number);
                let sent = Instant::now();
                check(connection.send(&request).await?.status, wanted)?;
                latencies.push(sent.elapsed());
            }
        });
    }
    gather(started, tasks).await
}

/// `rate` requests a second until `done`, on as many connections as wait at once. Latency counts from when a request was
/// to be sent, so that one that had to wait for its turn counts with its wait.
pub async fn paced(
    address: SocketAddr,
    rate: u32,
    wanted: u16,
    requests: &Requests,
    done: Arc<AtomicBool>,
) -> Result<Load> {
    const CONNECTIONS: u32 = 20;
    let (each, started) = (Duration::from_secs(1) / rate, Instant::now());
    let mut tasks = JoinSet::new();
    for first in 0..CONNECTIONS {
        let (requests, done) = (requests.clone(), done.clone());
        tasks.spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut latencies = Vec::new();
            for number in (first..).step_by(CONNECTIONS as usize) {
                let due = started + each * number;
                tokio::time::sleep_until(due.into()).await;
                if done.load(Ordering::Relaxed) {
                    break;
                }
                let request = requests(number as usize);
                check(connection.send(&request).await?.status, wanted)?;
                latencies.push(due.elapsed());
            }
            Ok(latencies)
        });
    }
    gather(started, tasks).await
}

fn check(status: u16, wanted: u16) -> Result<()> {
    if status == wanted { Ok(()) } else { Err(format!("answered {status} instead of {wanted}").into()) }
}

async fn gather(started: Instant, mut tasks: JoinSet<Result<Vec<Duration>>>) -> Result<Load> {
    let mut all = Vec::new();
    while let Some(latencies) = tasks.join_next().await {
        all.extend(latencies??);
    }
    Ok(Load::new(started, all))
}
