//! LMTP as a mail server speaks it, up to what nobody should send.

use std::time::{Duration, Instant};

use server::actions::bounces::lmtp;
use server::jobs;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpStream, UnixStream};
use tokio::sync::watch;

use super::bounces::{SUSPENDED, report, returned};
use super::fixture::Fixture;
use super::peer::{Does, Peer};

/// A mail server that hands over, step by step.
struct Client<S> {
    stream: BufReader<S>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Client<S> {
    async fn greet(stream: S) -> Self {
        let mut client = Self { stream: BufReader::new(stream) };
        assert!(client.answer().await.starts_with("220"));
        assert!(client.say("LHLO mail.example").await.starts_with("250"));
        client
    }

    async fn answer(&mut self) -> String {
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).await.unwrap();
            if line.as_bytes().get(3) != Some(&b'-') {
                return line;
            }
        }
    }

    async fn say(&mut self, line: &str) -> String {
        self.stream.write_all(format!("{line}\r\n").as_bytes()).await.unwrap();
        self.answer().await
    }

    /// Names one recipient and begins a message. The answer that refuses the recipient, if one does.
    async fn open_message(&mut self, to: &str) -> Result<(), String> {
        self.say("MAIL FROM:<>").await;
        let known = self.say(&format!("RCPT TO:<{to}>")).await;
        if !known.starts_with("250") {
            self.say("RSET").await;
            return Err(known);
        }
        assert!(self.say("DATA").await.starts_with("354"));
        Ok(())
    }

    /// Hands a message over to one recipient. Returns the last answer.
    async fn hand_over(&mut self, to: &str, content: &[u8]) -> String {
        if let Err(refused) = self.open_message(to).await {
            return refused;
        }
        self.stream.write_all(content).await.unwrap();
        self.stream.write_all(b".\r\n").await.unwrap();
        self.answer().await
    }
}

/// Listens, and returns the port.
async fn listening(site: &Fixture) -> u16 {
    let listener = lmtp::listen(&site.site).await.unwrap().unwrap();
    let port = listener.port().unwrap();
    tokio::spawn(lmtp::serve(site.site.clone(), listener));
    port
}

async fn connected(port: u16) -> Client<TcpStream> {
    Client::greet(TcpStream::connect(("127.0.0.1", port)).await.unwrap()).await
}

#[tokio::test]
async fn a_mail_server_hands_over_by_lmtp_and_only_what_is_for_us() {
    let (site, peer) = returned(&[], Does::Takes).await;
    site.subscribed("ada@example.org").await;
    site.deliver().await;
    let to = peer.senders()[0].clone();
    let mut client = connected(listening(&site).await).await;
    let strange = format!("b+{}@bounce.harbour.example", "a".repeat(52));
    for other in ["postmaster@bounce.harbour.example", &strange, &to.replace("bounce.", "other."), "x", ""] {
        assert!(client.hand_over(other, b"").await.starts_with("550 5.1.1"), "{other}");
    }
    assert!(client.hand_over("fbl@bounce.harbour.example", b"Subject: spam\r\n\r\nBuy!\r\n").await.starts_with("250"));
    assert_eq!(site.number(SUSPENDED).await, 0);
    assert!(client.hand_over(&to.to_uppercase(), report("5.1.1").as_bytes()).await.starts_with("250"));
    assert_eq!(site.number(SUSPENDED).await, 1);
    assert!(client.say("QUIT").await.starts_with("221"));
}

#[tokio::test]
async fn a_socket_will_do_too_and_one_that_was_left_over_is_replaced() {
    let peer = Peer::start(&[], Does::Takes).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bounces.sock");
    let site = Fixture::returning(&peer.url, &[("ONPURPOSE_BOUNCE_LMTP", path.to_str().unwrap())]).await;
    for _ in 0..2 {
        let (stop, stopped) = watch::channel(false);
        let jobs = jobs::start(&site.site, stopped);
        let started = Instant::now();
        let stream = loop {
            match UnixStream::connect(&path).await {
                Ok(stream) => break stream,
                Err(error) => assert!(started.elapsed() < Duration::from_secs(20), "{error}"),
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        };
        let mut client = Client::greet(stream).await;
        assert!(client.hand_over("fbl@bounce.harbour.example", b"\r\nx\r\n").await.starts_with("250"));
        stop.send_replace(true);
        jobs.join_all().await;
    }
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, "not a socket").unwrap();
    lmtp::listen(&site.site).await.expect_err("somebody's file is left as it is");
}

/// The memory of this process, in KiB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bounce_of_fifty_megabytes_costs_no_memory_and_still_counts() {
    let (site, peer) = returned(&[], Does::Takes).await;
    site.subscribed("ada@example.org").await;
    site.deliver().await;
    let to = peer.senders()[0].clone();
    let mut client = connected(listening(&site).await).await;
    client.open_message(&to).await.unwrap();
    let begin = report("5.1.1").replace("--b--\r\n", "--b\r\nContent-Type: application/octet-stream\r\n\r\n");
    client.stream.write_all(begin.as_bytes()).await.unwrap();
    let (before, line) = (memory(), [b"x".repeat(76), b"\r\n".to_vec()].concat().repeat(1000));
    for _ in 0..50 * 1024 * 1024 / line.len() {
        client.stream.write_all(&line).await.unwrap();
    }
    client.stream.write_all(b"\r\n.\r\n").await.unwrap();
    assert!(client.answer().await.starts_with("250"));
    assert!(memory() < before + 20 * 1024, "{} KiB more", memory() - before);
    assert_eq!(site.number(SUSPENDED).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_bounces_at_once_are_worked_off_in_bounded_time_and_memory() {
    let (site, peer) = returned(&[], Does::Takes).await;
    for n in 0..50 {
        site.subscribed(&format!("reader{n}@example.org")).await;
    }
    assert_eq!(site.deliver().await, 50);
    let (port, senders, started, before) = (listening(&site).await, peer.senders(), Instant::now(), memory());
    // More connections than there are places: those beyond wait.
    let clients = (0..40).map(|first| {
        let senders = senders.clone();
        tokio::spawn(async move {
            let mut client = connected(port).await;
            for nth in 0..250 {
                let to = &senders[(first + nth) % senders.len()];
                assert!(client.hand_over(to, report("5.1.1").as_bytes()).await.starts_with("250"));
            }
            client.say("QUIT").await;
        })
    });
    for client in clients.collect::<Vec<_>>() {
        client.await.unwrap();
    }
    assert!(started.elapsed() < Duration::from_secs(100), "{:?}", started.elapsed());
    assert!(memory() < before + 80 * 1024, "{} KiB more", memory() - before);
    assert_eq!(site.number(SUSPENDED).await, 50);
}

#[tokio::test]
async fn who_hangs_up_in_the_middle_has_handed_over_nothing() {
    let (site, peer) = returned(&[], Does::Takes).await;
    site.subscribed("ada@example.org").await;
    site.deliver().await;
    let to = peer.senders()[0].clone();
    let mut client = connected(listening(&site).await).await;
    client.open_message(&to).await.unwrap();
    client.stream.write_all(report("5.1.1").as_bytes()).await.unwrap();
    client.stream.shutdown().await.unwrap();
    let mut rest = String::new();
    client.stream.read_to_string(&mut rest).await.unwrap();
    assert_eq!((rest.as_str(), site.number(SUSPENDED).await), ("", 0));
}
