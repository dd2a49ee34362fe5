//! Connections by the dozen, over real sockets, with rules small enough to be reached at once.

use std::net::Ipv4Addr;
use std::time::Instant;

use axum::routing::get;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::*;

const LONG: Duration = Duration::from_secs(20);

fn rules() -> Rules {
    Rules {
        most: 100,
        most_of_a_network: 100,
        head: LONG,
        body: LONG,
        idle: LONG,
        look: Duration::from_millis(10),
        proxies: vec![],
    }
}

struct Server {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

/// A server that says "here", reads what is posted, and takes its time if asked to.
async fn start(rules: Rules, grace: Duration) -> Server {
    let slow = || async {
        sleep(Duration::from_millis(300)).await;
        "slow"
    };
    let long = || async { "x".repeat(4 * 1024 * 1024) };
    let router = Router::new()
        .route("/", get(|| async { "here" }).post(|body: String| async move { body }))
        .route("/slow", get(slow))
        .route("/long", get(long));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let task = tokio::spawn(async move { serve(listener, router, rules, async { drop(stopped.await) }, grace).await });
    Server { address, stop, task }
}

impl Server {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Connects and sends something.
    async fn say(&self, said: &str) -> TcpStream {
        let mut stream = self.connect().await;
        stream.write_all(said.as_bytes()).await.unwrap();
        stream
    }

    async fn answers(&self) {
        let mut stream = self.say("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
        let answer = all(&mut stream).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("here"), "{answer}");
    }
}

/// Everything until the other side closes.
async fn all(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A socket that is closed with unread data ends with an error.
    drop(timeout(LONG, stream.read_to_end(&mut bytes)).await.expect("an end"));
    String::from_utf8(bytes).unwrap()
}

async fn is_closed(stream: &mut TcpStream) -> bool {
    matches!(timeout(Duration::from_millis(40), stream.read(&mut [0])).await, Ok(Ok(0) | Err(_)))
}

const SHORT: Duration = Duration::from_millis(150);

#[tokio::test]
async fn a_client_that_asks_for_nothing_or_never_ends_its_question_is_left() {
    let server = start(Rules { head: SHORT, ..rules() }, LONG).await;
    let started = Instant::now();
    let mut silent = server.connect().await;
    let mut slow = server.say("GET / HTTP/1.1\r\nHost: x\r\n").await;
    let dripping = tokio::spawn(async move {
        while slow.write_all(b"X-A: b\r\n").await.is_ok() {
            sleep(Duration::from_millis(20)).await;
        }
    });
    assert_eq!(all(&mut silent).await, "");
    timeout(LONG, dripping).await.unwrap().unwrap();
    assert!(started.elapsed() >= SHORT);
    server.answers().await;
}

#[tokio::test]
async fn a_client_that_never_ends_its_form_is_left() {
    let server = start(Rules { body: SHORT, ..rules() }, LONG).await;
    let mut slow = server.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc").await;
    assert_eq!(all(&mut slow).await, "");
}

#[tokio::test]
async fn a_connection_is_kept_between_two_questions_and_not_for_ever() {
    let server = start(Rules { head: SHORT, idle: 2 * SHORT, ..rules() }, LONG).await;
    let mut kept = server.connect().await;
    for _ in 0..2 {
        kept.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        let mut bytes = [0; 1024];
        let read = kept.read(&mut bytes).await.unwrap();
        assert!(String::from_utf8_lossy(&bytes[..read]).ends_with("here"));
        sleep(SHORT + SHORT / 3).await;
    }
    let asked = Instant::now();
    assert_eq!(all(&mut kept).await, "");
    assert!(asked.elapsed() < LONG);
}

#[tokio::test]
async fn who_reads_a_long_answer_slowly_gets_all_of_it() {
    let server = start(Rules { idle: SHORT, ..rules() }, LONG).await;
    let mut slow = server.say("GET /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    let (mut read, started) = (0, Instant::now());
    let mut bytes = vec![0; 256 * 1024];
    loop {
        match slow.read(&mut bytes).await.unwrap() {
            0 => break,
            some => read += some,
        }
        sleep(Duration::from_millis(20)).await;
    }
    assert!(read > 4 * 1024 * 1024 && started.elapsed() > SHORT, "{read} in {:?}", started.elapsed());
}

#[tokio::test]
async fn who_has_waited_longest_gives_way_and_who_is_answered_does_not() {
    let server = start(Rules { most: 10, ..rules() }, LONG).await;
    let mut asked = server.say("GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    let mut silent = Vec::new();
    for _ in 0..30 {
        silent.push(server.connect().await);
    }
    let mut form = server.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc").await;
    server.answers().await;
    assert!(all(&mut asked).await.ends_with("slow"), "who had asked is answered");
    let mut open = Vec::new();
    for (number, stream) in silent.iter_mut().enumerate() {
        if !is_closed(stream).await {
            open.push(number);
        }
    }
    assert!((1..10).contains(&open.len()) && open.iter().all(|number| *number > 20), "{open:?} are open");
    form.write_all(b"defghij").await.unwrap();
    for _ in 0..30 {
        silent.push(server.connect().await);
    }
    assert!(!all(&mut form).await.is_empty(), "who has sent all is answered");
}

#[tokio::test]
async fn when_all_are_being_answered_the_next_one_is_refused_at_once() {
    let server = start(Rules { most: 3, ..rules() }, LONG).await;
    let mut asked = Vec::new();
    for _ in 0..3 {
        asked.push(server.say("GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await);
    }
    sleep(Duration::from_millis(50)).await;
    assert_eq!(all(&mut server.connect().await).await, "");
    for stream in &mut asked {
        assert!(all(stream).await.ends_with("slow"));
    }
    server.answers().await;
}

#[tokio::test]
async fn one_network_takes_no_more_than_its_share_and_this_machine_and_proxies_have_none() {
    let proxies = vec!["198.51.100.0/24".parse().unwrap()];
    let guests = Arc::new(Guests::new(Rules { most_of_a_network: 2, proxies, ..rules() }));
    let enter = |address: &str| Guests::enter(&guests, SocketAddr::new(address.parse().unwrap(), 1));
    for (one, other) in [("192.0.2.1", "192.0.2.200"), ("2001:db8:1:2::1", "2001:db8:1:3::1")] {
        let (first, _second) = (enter(one).unwrap(), enter(other).unwrap());
        first.seat.mark(Stage::Answering);
        let third = enter(one).expect("the second gives way");
        third.seat.mark(Stage::Answering);
        assert!(enter(other).is_none(), "both are being answered");
        let _elsewhere = enter("203.0.113.1").expect("another network");
        drop(first);
        assert!(enter(other).is_some(), "one has gone");
    }
    for unlimited in ["127.0.0.1", "::1", "::ffff:127.0.0.1", "198.51.100.7"] {
        let places: Vec<_> = (0..20).filter_map(|_| enter(unlimited)).collect();
        places.iter().for_each(|place| place.seat.mark(Stage::Answering));
        assert_eq!(places.len(), 20, "{unlimited}");
    }
}

#[tokio::test]
async fn at_the_end_what_is_asked_is_answered_and_nobody_is_waited_for() {
    let server = start(rules(), LONG).await;
    let (mut silent, mut slow) = (server.connect().await, server.say("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").await);
    sleep(Duration::from_millis(50)).await;
    server.stop.send(()).unwrap();
    assert!(all(&mut slow).await.ends_with("slow"));
    assert_eq!(all(&mut silent).await, "");
    timeout(LONG, server.task).await.unwrap().unwrap();

    let server = start(rules(), SHORT).await;
    let mut stuck = server.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc").await;
    sleep(Duration::from_millis(50)).await;
    server.stop.send(()).unwrap();
    timeout(LONG, server.task).await.unwrap().unwrap();
    assert_eq!(all(&mut stuck).await, "", "grace is over");
}
