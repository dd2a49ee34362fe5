//! Whole conversations, as a mail server has them, and as nobody should.

use std::sync::Mutex;
use std::time::Instant;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

use super::*;

/// Knows addresses at `known`, and takes what isn't for `later`.
#[derive(Default)]
struct Takers(Mutex<Vec<(String, usize, bool)>>);

impl Takes for Takers {
    fn knows(&self, recipient: &str) -> bool {
        recipient.ends_with("@known")
    }

    async fn take(&self, recipient: &str, message: &Kept) -> bool {
        let one = (recipient.to_owned(), message.bytes().len(), message.was_cut());
        self.0.lock().unwrap().push(one);
        !recipient.starts_with("later")
    }
}

/// For clients that are slow; whatever else is slow is this machine.
const QUICK: LmtpTimes = LmtpTimes {
    step: Duration::from_millis(300),
    message: Duration::from_millis(600),
    connection: Duration::from_secs(20),
};

/// What is answered to these bytes, and what was taken.
async fn said(bytes: &[u8]) -> (String, Vec<(String, usize, bool)>) {
    let takers = Takers::default();
    let (ours, theirs) = duplex(1024 * 1024);
    let (mut read, mut write) = tokio::io::split(theirs);
    let mut answer = String::new();
    let client = async {
        write.write_all(bytes).await.ok();
        write.shutdown().await.ok();
    };
    let (talked, (), _) =
        tokio::join!(talk(ours, &takers, LmtpTimes::default()), client, read.read_to_string(&mut answer));
    talked.ok();
    (answer, takers.0.into_inner().unwrap())
}

fn codes(answer: &str) -> Vec<&str> {
    let last = |line: &&str| line.as_bytes().get(3) == Some(&b' ');
    answer.lines().filter(last).filter_map(|line| line.get(..3)).collect()
}

#[tokio::test]
async fn a_message_gets_an_answer_for_each_recipient_and_unknown_ones_are_refused_at_once() {
    let (answer, taken) = said(
        b"LHLO mail.example\r\nMAIL FROM:<> BODY=8BITMIME\r\nRCPT TO:<one@known>\r\nRCPT TO:<nobody@elsewhere>\r\n\
          RCPT TO:<later@known> NOTIFY=NEVER\r\nDATA\r\nSubject: x\r\n\r\n..y\r\n.\r\nMAIL FROM:<a@b>\r\nQUIT\r\n",
    )
    .await;
    assert_eq!(codes(&answer), ["220", "250", "250", "250", "550", "250", "354", "250", "451", "250", "221"]);
    assert_eq!(taken, [("one@known".to_owned(), 18, false), ("later@known".to_owned(), 18, false)]);
}

#[tokio::test]
async fn commands_in_the_wrong_order_take_nothing() {
    let (answer, taken) = said(
        b"MAIL FROM:<>\r\nLHLO x\r\nRCPT TO:<one@known>\r\nDATA\r\nMAIL FROM:<>\r\nDATA\r\nRCPT TO:<x@y>\r\nDATA\r\n\
          RSET\r\nDATA\r\nMAIL <>\r\nEHLO x\r\nQUIT\r\n",
    )
    .await;
    let expected = ["220", "503", "250", "503", "503", "250", "503", "550", "503", "250", "503", "501", "500", "221"];
    assert_eq!(codes(&answer), expected, "{answer}");
    assert!(taken.is_empty());
}

#[tokio::test]
async fn a_line_without_end_is_read_and_not_kept_and_ten_mistakes_are_enough() {
    let long = [b"NOOP ".as_slice(), &b"x".repeat(3_000_000), b"\r\nNOOP\r\nQUIT\r\n"].concat();
    assert_eq!(codes(&said(&long).await.0), ["220", "500", "250", "221"]);
    let (answer, _) = said(&b"GET / HTTP/1.1\r\n".repeat(50)).await;
    assert_eq!(codes(&answer).len(), 11);
    assert!(answer.ends_with("421 4.7.0 too many mistakes\r\n"), "{answer}");
}

#[tokio::test]
async fn there_are_at_most_a_hundred_recipients() {
    let all = b"RCPT TO:<one@known>\r\n".repeat(101);
    let (answer, taken) =
        said(&[b"LHLO x\r\nMAIL FROM:<>\r\n".as_slice(), &all, b"DATA\r\nx\r\n.\r\nQUIT\r\n"].concat()).await;
    assert_eq!(taken.len(), 100);
    assert_eq!(codes(&answer).iter().filter(|code| **code == "452").count(), 1);
}

#[tokio::test]
async fn of_fifty_megabytes_one_is_kept() {
    let line = [b"x".repeat(998), b"\r\n".to_vec()].concat();
    let content = line.repeat(50 * 1024);
    let all = [b"LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<one@known>\r\nDATA\r\n".as_slice(), &content, b".\r\n"].concat();
    let started = Instant::now();
    let (answer, taken) = said(&all).await;
    assert_eq!(taken, [("one@known".to_owned(), super::super::kept::KEPT, true)], "{answer}");
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[tokio::test]
async fn who_falls_silent_is_not_waited_for() {
    for begun in [&b""[..], b"LHLO x\r\nMAI", b"LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<one@known>\r\nDATA\r\nx\r\n"] {
        let (ours, mut theirs) = duplex(64 * 1024);
        theirs.write_all(begun).await.unwrap();
        let takers = Takers::default();
        let talked = timeout(Duration::from_secs(5), talk(ours, &takers, QUICK)).await.unwrap();
        assert_eq!(talked.unwrap_err().kind(), io::ErrorKind::TimedOut);
        assert!(takers.0.into_inner().unwrap().is_empty());
    }
}

#[tokio::test]
async fn who_sends_a_byte_now_and_then_runs_out_of_time_too() {
    let (ours, mut theirs) = duplex(64 * 1024);
    let takers = Takers::default();
    let drip = async {
        theirs.write_all(b"LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<one@known>\r\nDATA\r\n").await.unwrap();
        while theirs.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::select! {
        talked = talk(ours, &takers, QUICK) => assert_eq!(talked.unwrap_err().kind(), io::ErrorKind::TimedOut),
        () = drip => panic!("it went on"),
    }
}
