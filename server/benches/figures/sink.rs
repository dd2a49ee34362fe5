//! Postfix's own relay that takes everything, and its own sender to measure ours beside.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tokio::net::TcpStream;

use super::Result;
use super::site::free_port;

const SINK: &str = "/usr/sbin/smtp-sink";
const SOURCE: &str = "/usr/sbin/smtp-source";

/// A running `smtp-sink`.
pub struct Sink {
    pub address: SocketAddr,
    child: Child,
}

impl Sink {
    /// Starts one; `None` without Postfix.
    pub async fn start() -> Result<Option<Self>> {
        if ![SINK, SOURCE].iter().all(|program| Path::new(program).exists()) {
            return Ok(None);
        }
        let address = free_port()?;
        let mut command = Command::new(SINK);
        if rustix::process::geteuid().is_root() {
            command.args(["-u", "nobody"]);
        }
        let child = command.args([&address.to_string(), "128"]).stdin(Stdio::null()).spawn()?;
        let sink = Self { address, child };
        for _ in 0..1_000 {
            if TcpStream::connect(address).await.is_ok() {
                return Ok(Some(sink));
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Err("smtp-sink doesn't answer".into())
    }

    /// How many mails of a length `smtp-source` hands it a second over eight connections, each used again if `kept`.
    pub fn source(&self, mails: u64, length: u64, kept: bool) -> Result<f64> {
        let (mails_given, length) = (mails.to_string(), length.to_string());
        let mut command = Command::new(SOURCE);
        command.args(["-s", "8", "-m", &mails_given, "-l", &length, "-f", "a@harbour.example", "-t", "b@example.org"]);
        if kept {
            command.arg("-d");
        }
        let started = Instant::now();
        if !command.arg(self.address.to_string()).status()?.success() {
            return Err("smtp-source failed".into());
        }
        Ok(mails as f64 / started.elapsed().as_secs_f64())
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        // It may have ended by itself: then there is nothing to stop.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
