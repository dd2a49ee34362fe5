//! Connections that say nothing.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::contents::SUPPER;
use super::person::read;
use super::site::Site;
use super::{Result, say};

const SOCKETS: usize = 1_000;
/// How long the site has to close them.
const TIMEOUT: Duration = Duration::from_secs(90);

fn descriptors(site: &Site) -> Result<usize> {
    Ok(std::fs::read_dir(site.process()?.join("fd"))?.count())
}

/// Opens connections that begin a request and never end it, and asks for a page beside them.
pub async fn silent(site: &Site) -> Result<()> {
    let before = descriptors(site)?;
    let mut sockets = Vec::new();
    for number in 0..SOCKETS {
        let Ok(Ok(mut stream)) = timeout(Duration::from_secs(1), TcpStream::connect(site.address)).await else { break };
        if number % 2 == 0 {
            // It may be closed already: that is what is asked for.
            drop(stream.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n").await);
        }
        sockets.push(stream);
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    let open = descriptors(site)?;
    let started = Instant::now();
    let page = timeout(Duration::from_secs(10), read(site, "192.0.2.8", SUPPER)).await;
    let answer = match page {
        Ok(Ok(seen)) if seen.status == 200 => format!("{} ms", started.elapsed().as_millis()),
        Ok(Ok(seen)) => format!("{}", seen.status),
        Ok(Err(_)) => "hung up".to_owned(),
        Err(_) => "never".to_owned(),
    };
    let beside = format!("descriptors {before} before, {open} meanwhile");
    say(&format!("a page beside {} silent sockets", sockets.len()), &answer, &beside)?;
    let started = Instant::now();
    let mut left = sockets.len();
    for mut stream in sockets {
        let patience = TIMEOUT.saturating_sub(started.elapsed()).max(Duration::from_millis(1));
        let mut answer = Vec::new();
        left -= usize::from(timeout(patience, stream.read_to_end(&mut answer)).await.is_ok());
    }
    let beside = format!("after {} s; descriptors {}", started.elapsed().as_secs(), descriptors(site)?);
    say("silent sockets never closed", &left.to_string(), &beside)
}
