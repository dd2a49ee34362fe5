//! The way in: memory for hashes, and keeping an organiser out.

use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use super::organiser::Organiser;
use super::person::{post, post_with, send};
use super::site::Site;
use super::{Result, say};

const LOGIN: &str = "/organise/login";
const OLU: &str = "olu@harbour.example";

fn guess(site: &Site, network: usize, email: &str) -> Vec<u8> {
    let from = format!("10.{}.{}.7", network / 250, network % 250);
    post(site, &from, LOGIN, &[("email", email), ("password", "a wrong guess, once more")])
}

/// 99 logins that hang up after 4 ms, then 100 one after another, each from a network of its own.
pub async fn memory(site: &Site) -> Result<()> {
    let before = site.memory()?.now;
    for number in 0..99 {
        let mut stream = TcpStream::connect(site.address).await?;
        stream.write_all(&guess(site, number, &format!("nobody.{number}@strangers.example"))).await?;
        tokio::time::sleep(Duration::from_millis(4)).await;
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let hung_up = site.memory()?;
    let beside = format!("before {before:.0} MiB, kept {:.0} MiB", hung_up.now);
    say("99 logins hung up, memory at most", &format!("{:.0} MiB", hung_up.most), &beside)?;
    for number in 100..200 {
        send(site, &guess(site, number, &format!("nobody.{number}@strangers.example"))).await?;
    }
    let one_by_one = site.memory()?;
    let beside = format!("kept {:.0} MiB", one_by_one.now);
    say("100 more, one by one, at most", &format!("{:.0} MiB", one_by_one.most), &beside)
}

/// Somebody guesses an organiser's password every 0.3 s from one address while she logs in from elsewhere.
pub async fn keeping_out(site: &Site, olu: Organiser, each: Duration) -> Result<()> {
    let started = Instant::now();
    let (mut guesses, mut answered) = (0, 0);
    while started.elapsed() < each {
        let seen = send(site, &guess(site, 240, OLU)).await?;
        guesses += 1;
        answered += usize::from(seen.status != 429);
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    let right = [("email", OLU), ("password", "three boats went home")];
    let elsewhere = send(site, &post(site, "192.0.2.7", LOGIN, &right)).await?;
    let beside = format!("after {guesses} guesses from one address, {answered} of them tried");
    say("the right password, elsewhere", &outcome(elsewhere.status), &beside)?;
    let cookie = format!("cookie: {}\r\n", olu.cookie);
    let known = post_with(site, "10.0.240.7", &cookie, LOGIN, &right);
    let here = send(site, &known).await?;
    say("the same, from the guesser's network", &outcome(here.status), "with the cookies of an earlier login")
}

fn outcome(status: u16) -> String {
    if status == 303 { "let in".to_owned() } else { format!("refused, {status}") }
}
