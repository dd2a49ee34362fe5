//! A thousand sockets that say nothing, or never come to an end: the site answers everybody else, its jobs go on, and
//! they are closed.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};
use crate::support::people::BEN;
use crate::support::process::{Process, import, until};
use crate::support::visitor::Visitor;

/// How many files and connections the program may open, as on a machine whose operator has set nothing.
const DESCRIPTORS: usize = 1024;
const SOCKETS: usize = 1_000;
/// Less than the site waits for anybody's first question: whoever is closed sooner has given way.
const SOON: Duration = Duration::from_secs(8);

/// What somebody says who wants nothing but a connection.
const IDLE: [&str; 4] = [
    "",
    "G",
    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    "POST /events/supper HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\
     Content-Length: 60000\r\n\r\nemail=",
];

/// How many connections the program has, as the system counts them: its own list of files is for root alone.
fn connections(process: &Process) -> usize {
    let port = format!(":{:04X}", address(process).port());
    let table = std::fs::read_to_string("/proc/net/tcp").expect("connections");
    let rows = table.lines().map(|row| row.split_whitespace().collect::<Vec<_>>());
    // Established, and closed by the client alone.
    rows.filter(|row| row[1].ends_with(&port) && ["01", "08"].contains(&row[3])).count()
}

fn address(process: &Process) -> SocketAddr {
    process.url.trim_start_matches("http://").parse().expect("an address")
}

async fn sockets(address: SocketAddr) -> Vec<TcpStream> {
    let mut sockets = Vec::with_capacity(SOCKETS);
    for number in 0..SOCKETS {
        let mut socket = TcpStream::connect(address).await.expect("a connection");
        socket.write_all(IDLE[number % IDLE.len()].as_bytes()).await.expect("a connection that takes it");
        sockets.push(socket);
    }
    sockets
}

both!(a_thousand_sockets_that_say_nothing_keep_nobody_out_and_are_closed);
async fn a_thousand_sockets_that_say_nothing_keep_nobody_out_and_are_closed(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let process = Process::start_with_descriptors(&database, &database.folder().join("program.log"), DESCRIPTORS).await;
    let idle = sockets(address(&process)).await;
    until("room for files, mail and the database", async || (connections(&process) < 800).then_some(())).await;

    // Another thousand comes in while somebody signs up, and her mail is sent.
    let more = tokio::spawn(sockets(address(&process)));
    let mut ben = Visitor::new(&process, &database);
    let asked = Instant::now();
    assert_eq!(ben.submit("/events/supper", &BEN).await.status, 303);
    let confirm = ben.mail(BEN[0].1, "Please confirm").await.link("/confirm/");
    assert_eq!(ben.post(&confirm, &[]).await.status, 303);
    ben.mail(BEN[0].1, "You’re coming").await;
    assert!(asked.elapsed() < SOON, "it took {:?}", asked.elapsed());
    assert_eq!(more.await.expect("sockets").len(), SOCKETS);

    for mut socket in idle {
        let end = tokio::time::timeout(SOON, socket.read_to_end(&mut Vec::new())).await;
        assert!(end.is_ok(), "a socket is open still");
    }
    until("the end of all connections", async || (connections(&process) < 5).then_some(())).await;
    assert!(!process.said().contains("no connection can be taken"), "{}", process.said());
}
