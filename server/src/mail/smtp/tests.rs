//! The dialogue, against a small scripted relay on this machine.

mod tls;

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use super::{Security, Smtp};
use crate::mail::tests::email;
use crate::mail::transport::{Outcome, TransportError};

/// Far more than a dialogue on one machine takes.
const LONG: Duration = Duration::from_secs(20);
/// The time a hanging relay gets.
const SHORT: Duration = Duration::from_millis(60);

/// The relay's end of a connection.
struct Peer<S: Read + Write = TcpStream> {
    reader: BufReader<S>,
}

impl<S: Read + Write> Peer<S> {
    fn say(&mut self, line: &str) {
        // The client may already be gone, if that is the point of a test.
        let _ = self.reader.get_mut().write_all(format!("{line}\r\n").as_bytes());
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        let _ = self.reader.read_line(&mut line);
        line.trim_end().to_owned()
    }

    fn expect(&mut self, start: &str, answer: &str) {
        let line = self.hear();
        assert!(line.starts_with(start), "{line} is not {start}");
        self.say(answer);
    }

    fn greet(&mut self) {
        self.say("220 relay.example ESMTP");
        self.expect("EHLO", "250 relay.example");
    }

    fn until_data(&mut self) {
        self.expect("MAIL FROM:<no-reply@events.example>", "250 ok");
        self.expect("RCPT TO:<ada@example.org>", "250 ok");
        self.expect("DATA", "354 go on");
    }

    fn content(&mut self) -> String {
        let mut content = String::new();
        loop {
            match self.hear() {
                line if line == "." => return content,
                line => content.push_str(&(line + "\n")),
            }
        }
    }

    fn take(&mut self) {
        self.until_data();
        assert!(self.content().contains("Message-ID: <4d2b@events.example>"));
        self.say("250 queued");
    }
}

/// A relay that plays one script for each connection, in order.
fn relay(scripts: Vec<fn(&mut Peer)>, limit: Duration) -> (Smtp, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let handle = spawn(move || {
        for script in scripts {
            let mut peer = Peer { reader: BufReader::new(listener.accept().unwrap().0) };
            script(&mut peer);
        }
    });
    (Smtp::new(&url, None, limit).unwrap(), handle)
}

async fn one(script: fn(&mut Peer), limit: Duration) -> Outcome {
    let (smtp, handle) = relay(vec![script], limit);
    let outcome = smtp.send(&email()).await;
    drop(smtp);
    handle.join().unwrap();
    outcome
}

fn refused(code: &str) -> Outcome {
    Outcome::Refused { code: code.to_owned() }
}

fn later(code: &str) -> Outcome {
    Outcome::Later { code: code.to_owned() }
}

#[tokio::test]
async fn messages_are_handed_over_one_after_the_other_on_one_connection() {
    let script = |peer: &mut Peer| {
        peer.greet();
        peer.take();
        peer.take();
    };
    let (smtp, handle) = relay(vec![script], LONG);
    assert_eq!(smtp.send(&email()).await, Outcome::Sent);
    assert_eq!(smtp.send(&email()).await, Outcome::Sent);
    handle.join().unwrap();
}

#[tokio::test]
async fn a_refused_recipient_is_refused_and_the_code_holds_no_address() {
    let script = |peer: &mut Peer| {
        peer.greet();
        peer.expect("MAIL", "250 ok");
        peer.expect("RCPT", "550 5.1.1 <ada@example.org> is not known here");
    };
    assert_eq!(one(script, LONG).await, refused("550 5.1.1"));
    let script = |peer: &mut Peer| {
        peer.greet();
        peer.expect("MAIL", "250 ok");
        peer.expect("RCPT", "550 ada@example.org");
    };
    assert_eq!(one(script, LONG).await, refused("550"));
}

#[tokio::test]
async fn refused_content_is_refused_or_tried_later_by_its_code() {
    let script = |peer: &mut Peer| {
        peer.greet();
        peer.until_data();
        peer.content();
        peer.say("554 5.7.1 no");
    };
    assert_eq!(one(script, LONG).await, refused("554 5.7.1"));
    let script = |peer: &mut Peer| {
        peer.greet();
        peer.until_data();
        peer.content();
        peer.say("451 4.3.0 busy");
    };
    assert_eq!(one(script, LONG).await, later("451 4.3.0"));
}

#[tokio::test]
async fn what_is_not_the_recipients_fault_is_tried_later_whatever_the_code() {
    assert_eq!(one(|peer| peer.say("554 not today"), LONG).await, later("554"));
    let script = |peer: &mut Peer| {
        peer.greet();
        peer.expect("MAIL", "550 5.7.1 this sender may not");
    };
    assert_eq!(one(script, LONG).await, later("550 5.7.1"));
}

#[tokio::test]
async fn a_relay_that_hangs_or_is_not_there_is_tried_later() {
    let script = |peer: &mut Peer| {
        peer.greet();
        peer.hear();
        peer.hear();
    };
    assert_eq!(one(script, SHORT).await, later("time-out"));
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let smtp = Smtp::new(&format!("smtp://127.0.0.1:{port}"), None, LONG).unwrap();
    assert_eq!(smtp.send(&email()).await, later("connection"));
}

#[tokio::test]
async fn a_connection_cut_before_the_content_is_tried_later() {
    let script = |peer: &mut Peer| {
        peer.greet();
        peer.expect("MAIL", "250 ok");
        // Unread, the next line would turn the end of the connection into a reset.
        peer.hear();
    };
    assert_eq!(one(script, LONG).await, later("closed"));
}

#[tokio::test]
async fn without_an_answer_to_the_content_the_message_is_in_doubt() {
    let cut = |peer: &mut Peer| {
        peer.greet();
        peer.until_data();
        peer.content();
    };
    assert_eq!(one(cut, LONG).await, Outcome::InDoubt);
    let hang = |peer: &mut Peer| {
        peer.greet();
        peer.until_data();
        peer.content();
        peer.hear();
    };
    assert_eq!(one(hang, SHORT).await, Outcome::InDoubt);
}

#[tokio::test]
async fn a_late_answer_is_not_taken_for_that_to_the_next_message() {
    let hang: fn(&mut Peer) = |peer| {
        peer.greet();
        peer.until_data();
        peer.content();
        assert_eq!(peer.hear(), "", "the connection is closed and not used again");
    };
    let refuse: fn(&mut Peer) = |peer| {
        peer.greet();
        peer.expect("MAIL", "250 ok");
        peer.expect("RCPT", "550 no");
    };
    let (smtp, handle) = relay(vec![hang, refuse], Duration::from_millis(300));
    assert_eq!(smtp.send(&email()).await, Outcome::InDoubt);
    assert_eq!(smtp.send(&email()).await, refused("550"));
    handle.join().unwrap();
}

#[tokio::test]
async fn a_connection_that_the_relay_closed_meanwhile_is_replaced() {
    let script: fn(&mut Peer) = |peer| {
        peer.greet();
        peer.take();
    };
    let (smtp, handle) = relay(vec![script, script], LONG);
    assert_eq!(smtp.send(&email()).await, Outcome::Sent);
    assert_eq!(smtp.send(&email()).await, Outcome::Sent);
    handle.join().unwrap();
}

#[tokio::test]
async fn a_relay_without_starttls_gets_neither_password_nor_mail() {
    let script: fn(&mut Peer) = |peer| {
        peer.greet();
        assert_eq!(peer.hear(), "");
    };
    let (smtp, handle) = relay(vec![script], LONG);
    let smtp = Smtp { security: Security::StartTls(super::tls("127.0.0.1", None).unwrap()), ..smtp };
    assert_eq!(smtp.send(&email()).await, later("not offered"));
    handle.join().unwrap();
}

#[test]
fn only_a_relay_on_this_machine_may_be_plain() {
    let security = |url: &str| match Smtp::new(url, None, LONG).unwrap().security {
        Security::Plain => "plain",
        Security::StartTls(_) => "starttls",
        Security::Implicit(_) => "implicit",
    };
    for url in
        ["smtp://localhost", "smtp://LOCALHOST:25", "smtp://127.0.0.1:2525", "smtp://127.9.9.9", "smtp://[::1]:25"]
    {
        assert_eq!(security(url), "plain", "{url}");
    }
    for url in ["smtp://mail.example.org", "smtp://10.0.0.1", "smtp://localhost.example.org", "smtp://[::2]:25"] {
        assert_eq!(security(url), "starttls", "{url}");
    }
    assert_eq!(security("smtps://user:p%40ss@mail.example.org"), "implicit");
    assert_eq!(security("smtps://127.0.0.1:4650"), "implicit");
}

#[test]
fn a_wrong_setting_is_refused_without_showing_the_password() {
    let refusal = |url: &str| Smtp::new(url, None, LONG).unwrap_err();
    assert!(matches!(refusal("mail.example.org"), TransportError::Url));
    assert!(matches!(refusal("http://u:secret@mail.example.org"), TransportError::Scheme));
    assert!(matches!(refusal("smtp:///x"), TransportError::Host));
    assert!(matches!(refusal("smtp://u:secret@mail.example.org/?tls=none"), TransportError::Rest));
    assert!(!refusal("smtp://u:secret@mail.example.org/?tls=none").to_string().contains("secret"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    let with_file = || Smtp::new("smtps://mail.example.org", Some(&file), LONG).unwrap_err();
    assert!(matches!(with_file(), TransportError::CaFile(..)));
    std::fs::write(&file, "not a certificate").unwrap();
    assert!(matches!(with_file(), TransportError::Ca(_)));
}
