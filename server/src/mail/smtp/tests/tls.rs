//! The dialogue under TLS: which certificates it trusts, and what is said before.

use std::io::{BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread::{JoinHandle, spawn};

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tempfile::NamedTempFile;

use super::{LONG, Peer, Security, Smtp, email, later};
use crate::mail::transport::Outcome;

/// A relay's own certificate for `name`, and the same as a CA file.
fn certificate(name: &str) -> (Arc<ServerConfig>, NamedTempFile) {
    let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(made.cert.pem().as_bytes()).unwrap();
    let key = PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    (Arc::new(config), file)
}

fn encrypted(stream: TcpStream, config: Arc<ServerConfig>) -> Peer<impl Read + Write> {
    let connection = ServerConnection::new(config).unwrap();
    Peer { reader: BufReader::new(StreamOwned::new(connection, stream)) }
}

/// Plays `script` for one connection; returns its port.
fn relay<T: Send + 'static>(script: impl FnOnce(TcpStream) -> T + Send + 'static) -> (u16, JoinHandle<T>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    (port, spawn(move || script(listener.accept().unwrap().0)))
}

/// Sends to a relay with a certificate for `name`; returns what the relay heard first.
async fn implicit(name: &str, trusted: bool) -> (Outcome, String) {
    let (config, file) = certificate(name);
    let (port, handle) = relay(move |stream| {
        let mut peer = encrypted(stream, config);
        peer.say("220 relay.example ESMTP");
        let first = peer.hear();
        if !first.is_empty() {
            peer.say("250 relay.example");
            peer.take();
        }
        first
    });
    let file: Option<&Path> = trusted.then_some(file.path());
    let smtp = Smtp::new(&format!("smtps://127.0.0.1:{port}"), file, LONG).unwrap();
    let outcome = smtp.send(&email()).await;
    drop(smtp);
    (outcome, handle.join().unwrap())
}

#[tokio::test]
async fn a_relay_with_a_trusted_certificate_gets_the_mail() {
    let (outcome, heard) = implicit("127.0.0.1", true).await;
    assert_eq!(outcome, Outcome::Sent);
    assert!(heard.starts_with("EHLO"));
}

#[tokio::test]
async fn a_relay_with_an_unknown_or_another_hosts_certificate_hears_nothing() {
    for (name, trusted) in [("127.0.0.1", false), ("mail.example.org", true)] {
        let (outcome, heard) = implicit(name, trusted).await;
        assert_eq!((outcome, heard.as_str()), (later("tls"), ""), "{name}");
    }
}

#[tokio::test]
async fn the_password_is_told_after_starttls_and_not_before() {
    let (config, file) = certificate("127.0.0.1");
    let (port, handle) = relay(move |stream| {
        let mut plain = Peer { reader: BufReader::new(stream) };
        plain.say("220 relay.example ESMTP");
        plain.expect("EHLO", "250-relay.example\r\n250-AUTH PLAIN\r\n250 STARTTLS");
        plain.expect("STARTTLS", "220 go on");
        let mut peer = encrypted(plain.reader.into_inner(), config);
        peer.expect("EHLO", "250-relay.example\r\n250 AUTH PLAIN");
        // NUL, user, NUL, password in base64 (RFC 4616).
        peer.expect("AUTH PLAIN AHVzZXIAcEBzcw==", "235 ok");
        peer.take();
    });
    let smtp = Smtp::new(&format!("smtp://user:p%40ss@127.0.0.1:{port}"), None, LONG).unwrap();
    let tls = crate::mail::smtp::tls("127.0.0.1", Some(file.path())).unwrap();
    let smtp = Smtp { security: Security::StartTls(tls), ..smtp };
    assert_eq!(smtp.send(&email()).await, Outcome::Sent);
    handle.join().unwrap();
}

#[tokio::test]
async fn a_wrong_password_is_not_the_recipients_fault() {
    let (port, handle) = relay(|stream| {
        let mut peer = Peer { reader: BufReader::new(stream) };
        peer.say("220 relay.example ESMTP");
        peer.expect("EHLO", "250-relay.example\r\n250 AUTH PLAIN");
        peer.expect("AUTH PLAIN", "535 5.7.8 no");
    });
    let smtp = Smtp::new(&format!("smtp://user:wrong@127.0.0.1:{port}"), None, LONG).unwrap();
    assert_eq!(smtp.send(&email()).await, later("535 5.7.8"));
    handle.join().unwrap();
}

#[tokio::test]
async fn what_is_said_behind_starttls_and_before_tls_is_no_answer() {
    // In the same packet as the reply, and after it.
    for (told, injected) in [("220 go on\r\n250-relay.example\r\n250 AUTH PLAIN", None), ("220 go on", Some("250 ok"))]
    {
        let (config, file) = certificate("127.0.0.1");
        let (port, handle) = relay(move |stream| {
            let mut plain = Peer { reader: BufReader::new(stream) };
            plain.say("220 relay.example ESMTP");
            plain.expect("EHLO", "250-relay.example\r\n250 STARTTLS");
            plain.expect("STARTTLS", told);
            injected.into_iter().for_each(|line| plain.say(line));
            encrypted(plain.reader.into_inner(), config).hear()
        });
        let smtp = Smtp::new(&format!("smtp://user:p%40ss@127.0.0.1:{port}"), None, LONG).unwrap();
        let tls = crate::mail::smtp::tls("127.0.0.1", Some(file.path())).unwrap();
        let smtp = Smtp { security: Security::StartTls(tls), ..smtp };
        assert_eq!(smtp.send(&email()).await, later("tls"));
        assert_eq!(handle.join().unwrap(), "", "nothing was said under TLS, and no password");
    }
}
