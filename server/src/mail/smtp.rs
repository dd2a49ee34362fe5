//! The dialogue with a relay, command by command on lettre's connections.
//!
//! lettre's own pool takes back a connection whose send was dropped by a timeout, in the middle of its dialogue, and
//! the next message then reads the replies to the one before (0.11.23); nor do its errors show whether the content had
//! been sent. So the connections are kept here: one is only reused after a completed dialogue.

mod lines;

use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use percent_encoding::percent_decode_str;
use tokio::net::TcpStream;
use tokio::time::timeout;
use url::Url;

use self::lines::Lines;
use super::message::Email;
use super::signing::Signer;
use super::transport::{Outcome, Protection, TransportError};

/// How many connections may wait for the next message.
const IDLE: usize = 16;

/// A relay.
pub struct Smtp {
    host: String,
    port: u16,
    security: Security,
    credentials: Option<Credentials>,
    hello: ClientId,
    limit: Duration,
    pub(super) signer: Option<Arc<Signer>>,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
}

enum Security {
    Plain,
    StartTls(TlsParameters),
    Implicit(TlsParameters),
}

/// How far a message has got.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Before,
    /// The content is on its way: without a reply, nobody knows whether the relay has it.
    Content,
}

impl std::fmt::Debug for Smtp {
    /// Never shows user or password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

impl Smtp {
    pub(super) fn new(url: &str, ca_file: Option<&Path>, limit: Duration) -> Result<Self, TransportError> {
        let url = Url::parse(url).map_err(|_| TransportError::Url)?;
        let implicit = match url.scheme() {
            "smtps" => true,
            "smtp" => false,
            _ => return Err(TransportError::Scheme),
        };
        let host = url.host_str().map(|host| host.trim_matches(['[', ']'])).filter(|host| !host.is_empty());
        let host = host.ok_or(TransportError::Host)?.to_ascii_lowercase();
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(TransportError::Rest);
        }
        let security = match (implicit, is_loopback(&host)) {
            (true, _) => Security::Implicit(tls(&host, ca_file)?),
            (false, false) => Security::StartTls(tls(&host, ca_file)?),
            (false, true) => Security::Plain,
        };
        let credentials = match (url.username(), url.password()) {
            ("", _) => None,
            (user, password) => Some(Credentials::new(decoded(user)?, decoded(password.unwrap_or_default())?)),
        };
        Ok(Self {
            port: url.port().unwrap_or(if implicit { 465 } else { 587 }),
            host,
            security,
            credentials,
            hello: ClientId::default(),
            limit,
            signer: None,
            idle: Mutex::new(Vec::new()),
        })
    }

    /// How the connection is protected.
    pub(super) const fn protection(&self) -> Protection {
        match self.security {
            Security::Plain => Protection::ThisMachine,
            Security::StartTls(_) => Protection::StartTls,
            Security::Implicit(_) => Protection::Implicit,
        }
    }

    pub(super) async fn send(&self, email: &Email) -> Outcome {
        let mut progress = Progress::Before;
        let answer = timeout(self.limit, self.dialogue(email, &mut progress)).await;
        match answer {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(error)) => failed(&error, progress),
            Err(_) if progress == Progress::Content => Outcome::InDoubt,
            Err(_) => Outcome::Later { code: "time-out".to_owned() },
        }
    }

    async fn dialogue(&self, email: &Email, progress: &mut Progress) -> Result<Outcome, Error> {
        let from = || Mail::new(Some(email.from.clone()), Vec::new());
        let mut connection = loop {
            let Some(mut parked) = self.take() else {
                let Some(mut fresh) = self.connect().await? else {
                    return Ok(Outcome::Later { code: "connection".to_owned() });
                };
                fresh.command(from()).await?;
                break fresh;
            };
            // The relay may have closed it in the meantime: then the next one is tried, and finally a new one.
            if parked.command(from()).await.is_ok() {
                break parked;
            }
        };
        let answer = match connection.command(Rcpt::new(email.to.clone(), Vec::new())).await {
            Ok(_) => match connection.command(Data).await {
                Ok(_) => {
                    *progress = Progress::Content;
                    connection.message(email.bytes()).await
                }
                refused => refused,
            },
            refused => refused,
        };
        match answer {
            Ok(_) => {
                self.park(connection);
                Ok(Outcome::Sent)
            }
            // A refusal also ends the dialogue: the connection is closed.
            Err(error) if error.status().is_some() => Ok(refused(&error)),
            Err(error) => Err(error),
        }
    }

    /// A new connection, ready for a message; `None` when nobody answers.
    async fn connect(&self) -> Result<Option<AsyncSmtpConnection>, Error> {
        let server = (self.host.as_str(), self.port);
        let mut connection = match &self.security {
            Security::Implicit(tls) => {
                let (limit, tls) = (Some(self.limit), Some(tls.clone()));
                AsyncSmtpConnection::connect_tokio1(server, limit, &self.hello, tls, None).await?
            }
            unencrypted => {
                let Ok(stream) = TcpStream::connect(server).await else { return Ok(None) };
                // lettre writes the content and its end separately: without this the end waits for the relay's delayed
                // acknowledgement of the content, 40 ms a message.
                drop(stream.set_nodelay(true));
                if let Security::StartTls(tls) = unencrypted {
                    let stream = Box::new(Lines(stream));
                    let mut connection = AsyncSmtpConnection::connect_with_transport(stream, &self.hello).await?;
                    connection.starttls(tls.clone(), &self.hello).await?;
                    connection
                } else {
                    AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello).await?
                }
            }
        };
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(Some(connection))
    }

    fn take(&self) -> Option<AsyncSmtpConnection> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn park(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < IDLE {
            idle.push(connection);
        }
    }
}

/// The relay's reply about this recipient or this content.
fn refused(error: &Error) -> Outcome {
    let code = code(error);
    if error.is_permanent() { Outcome::Refused { code } } else { Outcome::Later { code } }
}

/// Everything else: greeting, TLS, sign-in and sender aren't the recipient's fault, whatever the code.
fn failed(error: &Error, progress: Progress) -> Outcome {
    if progress == Progress::Content { Outcome::InDoubt } else { Outcome::Later { code: code(error) } }
}

fn code(error: &Error) -> String {
    let Some(status) = error.status() else {
        let word = match error {
            error if error.is_tls() || is_bad_certificate(error) => "tls",
            error if error.is_client() => "not offered",
            error if error.is_response() => "closed",
            _ => "connection",
        };
        return word.to_owned();
    };
    let text = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    match text.split_whitespace().next().filter(|word| is_enhanced(word)) {
        Some(enhanced) => format!("{status} {enhanced}"),
        None => status.to_string(),
    }
}

/// lettre reports a failed certificate check as a failed connection, with rustls' error somewhere inside.
fn is_bad_certificate(error: &Error) -> bool {
    let mut inner = std::error::Error::source(error);
    while let Some(error) = inner {
        if let Some(error) = error.downcast_ref::<std::io::Error>() {
            return error.kind() == std::io::ErrorKind::InvalidData;
        }
        inner = error.source();
    }
    false
}

/// An enhanced status code (RFC 3463): the one part of a reply's text that can't contain an address.
fn is_enhanced(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| matches!(part.len(), 1..=3) && part.bytes().all(|b| b.is_ascii_digit()))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

fn tls(host: &str, ca_file: Option<&Path>) -> Result<TlsParameters, TransportError> {
    let mut builder = TlsParameters::builder(host.to_owned());
    if let Some(path) = ca_file {
        let pem = std::fs::read(path).map_err(|error| TransportError::CaFile(path.to_owned(), error))?;
        let empty = || TransportError::Ca(path.to_owned());
        if !String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----") {
            return Err(empty());
        }
        builder = builder.add_root_certificate(Certificate::from_pem(&pem).map_err(|_| empty())?);
    }
    builder.build_rustls().map_err(|_| TransportError::Tls)
}

fn decoded(part: &str) -> Result<String, TransportError> {
    percent_decode_str(part).decode_utf8().map(Into::into).map_err(|_| TransportError::Url)
}

#[cfg(test)]
mod tests;
