//! Hashing a password takes 19 MiB. Whoever hangs up meanwhile, or logs in again and again, costs no more of it than
//! whoever waits: the memory of the real process is looked at.

use std::time::Duration;

use reqwest::{Client, Url, header};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::support::database::{Engine, TestDatabase};
use crate::support::process::{Process, import};

/// In KiB.
const MAX_KB: u64 = 120 * 1_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_logins_hung_up_and_a_hundred_one_after_another_take_less_than_120_megabytes() {
    let database = TestDatabase::new(Engine::Sqlite).await;
    import(&database);
    let process = Process::start(&database, &database.folder().join("log")).await;
    let origin = "http://127.0.0.1:3000";
    let url = Url::parse(&process.url).expect("a URL");
    let address = url.socket_addrs(|| None).expect("an address")[0];
    for n in 0..99 {
        let form = format!("email=person{n}%40harbour.example&password=not+the+right+one");
        let request = format!(
            "POST /organise/login HTTP/1.1\r\nHost: {address}\r\nOrigin: {origin}\r\nContent-Length: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}",
            form.len()
        );
        let mut socket = TcpStream::connect(address).await.expect("a connection");
        socket.write_all(request.as_bytes()).await.expect("a request");
        tokio::time::sleep(Duration::from_millis(4)).await;
    }
    let (_, hung_up) = process.memory();
    assert!(hung_up < MAX_KB, "{hung_up} KiB after those that hung up");

    let client = Client::new();
    for n in 0..100 {
        let form = [("email", format!("person{n}@harbour.example")), ("password", "not the right one".to_owned())];
        let login = client.post(format!("{url}organise/login")).header(header::ORIGIN, origin).form(&form);
        assert_eq!(login.send().await.expect("an answer").status(), 422);
    }
    let (left, peak) = process.memory();
    assert!(peak < MAX_KB, "{peak} KiB at most, {left} KiB in the end");
}
