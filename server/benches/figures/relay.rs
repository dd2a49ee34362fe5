//! A mail relay that takes everything and keeps nothing but the count. It can be slow, as relays are at times.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;

use super::Result;

/// How long a slow relay takes over each mail.
const SLOW: Duration = Duration::from_millis(40);

/// The relay, on a thread of its own.
pub struct Relay {
    pub address: SocketAddr,
    counters: Arc<Counters>,
}

#[derive(Default)]
struct Counters {
    mails: AtomicU64,
    bytes: AtomicU64,
    slow: AtomicBool,
}

impl Relay {
    pub fn start() -> Result<Self> {
        let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let counters = Arc::new(Counters::default());
        let (runtime, kept) = (Builder::new_current_thread().enable_all().build()?, counters.clone());
        std::thread::spawn(move || runtime.block_on(accept(listener, kept)));
        Ok(Self { address, counters })
    }

    /// How many mails it has taken.
    pub fn mails(&self) -> u64 {
        self.counters.mails.load(Ordering::Relaxed)
    }

    /// How long a mail is on average, in bytes.
    pub fn length(&self) -> u64 {
        self.counters.bytes.load(Ordering::Relaxed) / self.mails().max(1)
    }

    pub fn be_slow(&self, slow: bool) {
        self.counters.slow.store(slow, Ordering::Relaxed);
    }

    /// Takes what has queued up, at once: how many mails that are, and how many a second. It ends when nothing has come
    /// for a second, or after `most`.
    pub async fn drain(&self, most: Duration) -> (u64, f64) {
        self.be_slow(false);
        tokio::time::sleep(Duration::from_millis(500)).await;
        let (started, first) = (Instant::now(), self.mails());
        let (mut last, mut at) = (first, started);
        while at.elapsed() < Duration::from_secs(1) && started.elapsed() < most {
            tokio::time::sleep(Duration::from_millis(20)).await;
            if self.mails() > last {
                (last, at) = (self.mails(), Instant::now());
            }
        }
        (last - first, (last - first) as f64 / (at - started).as_secs_f64().max(0.001))
    }

    /// Waits until nothing has come for a second.
    pub async fn quiet(&self) {
        let mut before = self.mails();
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let now = self.mails();
            if now == before {
                return;
            }
            before = now;
        }
    }
}

async fn accept(listener: std::net::TcpListener, counters: Arc<Counters>) -> std::io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(talk(stream, counters.clone()));
    }
}

async fn talk(mut stream: TcpStream, counters: Arc<Counters>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    stream.write_all(b"220 relay.example ESMTP\r\n").await?;
    let mut read = Vec::with_capacity(64 * 1024);
    loop {
        let line = until(&mut stream, &mut read, b"\r\n").await?;
        let command = read.get(..4).map(<[u8]>::to_ascii_uppercase).unwrap_or_default();
        read.drain(..line);
        let reply: &[u8] = match &command[..] {
            b"EHLO" => b"250-relay.example\r\n250 8BITMIME\r\n",
            b"DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let length = until(&mut stream, &mut read, b"\r\n.\r\n").await?;
                read.drain(..length);
                if counters.slow.load(Ordering::Relaxed) {
                    tokio::time::sleep(SLOW).await;
                }
                counters.bytes.fetch_add(length as u64, Ordering::Relaxed);
                counters.mails.fetch_add(1, Ordering::Relaxed);
                b"250 taken\r\n"
            }
            b"QUIT" => return stream.write_all(b"221 bye\r\n").await,
            _ => b"250 ok\r\n",
        };
        stream.write_all(reply).await?;
    }
}

/// Reads until `end` is there; returns how far that is.
async fn until(stream: &mut TcpStream, read: &mut Vec<u8>, end: &[u8]) -> std::io::Result<usize> {
    let mut from = 0;
    loop {
        if let Some(at) = read[from..].windows(end.len()).position(|bytes| bytes == end) {
            return Ok(from + at + end.len());
        }
        from = (read.len() + 1).saturating_sub(end.len());
        if stream.read_buf(read).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
}
