//! A mailbox that bounces are fetched from (IMAP, RFC 3501), one message at a time, of each no more than is kept.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use async_imap::types::Fetch;
use async_imap::{Client, Session};
use futures_util::TryStreamExt as _;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::kept::{KEPT, Kept};
use crate::config::ImapSettings;

/// How long one step of a dialogue may take: a slow line needs a while for a megabyte.
const STEP: Duration = Duration::from_secs(60);
/// The most messages that are remembered as not ours; more are read again each time.
const LEFT: usize = 10_000;

/// Why a mailbox can't be worked off. Shows neither user nor password, nor what the server wrote.
#[derive(Debug, thiserror::Error)]
pub enum ImapError {
    /// The connection can't be made, or broke.
    // The library puts what it could not read into the error, which may be somebody's mail.
    #[error("the mailbox cannot be reached: {}", .0.kind())]
    Connection(#[from] io::Error),
    /// TLS can't be set up.
    #[error("TLS cannot be set up for the mailbox")]
    Tls,
    /// The server didn't take user and password.
    #[error("the mailbox's server refuses user or password")]
    Login,
    /// The server refused something else, or wrote what nobody understands.
    #[error("the mailbox's server refused: {0}")]
    Refused(&'static str),
}

/// A connection, encrypted or not.
trait Connection: AsyncRead + AsyncWrite + Unpin + Debug + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Debug + Send> Connection for T {}

/// A mailbox that isn't open.
pub struct ImapMailbox {
    host: String,
    port: u16,
    tls: Option<TlsConnector>,
    user: String,
    password: SecretString,
    folder: String,
}

impl Debug for ImapMailbox {
    /// Never shows user or password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ImapMailbox").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

/// The messages in a mailbox that aren't ours, by number: they're left where they are.
#[derive(Debug, Default)]
pub struct LeftAlone {
    validity: Option<u32>,
    numbers: BTreeSet<u32>,
}

impl LeftAlone {
    /// Remembers one.
    pub fn add(&mut self, number: u32) {
        if self.numbers.len() < LEFT {
            self.numbers.insert(number);
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

/// A mailbox that is open.
#[derive(Debug)]
pub struct OpenMailbox {
    session: Session<Box<dyn Connection>>,
    validity: Option<u32>,
    can_expunge_one: bool,
}

impl ImapMailbox {
    /// A mailbox by its settings. Certificates are checked against the system's roots and those of `ca_file`.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn new(settings: &ImapSettings, ca_file: Option<&Path>) -> Result<Self, ImapError> {
        Ok(Self {
            host: settings.host.clone(),
            port: settings.port,
            tls: settings.is_encrypted.then(|| connector(ca_file)).transpose()?,
            user: settings.user.clone(),
            password: settings.password.clone(),
            folder: settings.folder.clone(),
        })
    }

    /// Connects and opens it.
    ///
    /// # Errors
    /// See [`ImapError`].
    pub async fn open(&self) -> Result<OpenMailbox, ImapError> {
        let opened = step(self.connect()).await?;
        let mut client = Client::new(opened);
        step(async { client.read_response().await.map_err(ImapError::from) }).await?;
        let login = async {
            let login = client.login(&self.user, self.password.expose_secret()).await;
            login.map_err(|(error, _)| match error {
                async_imap::error::Error::No(_) => ImapError::Login,
                error => error.into(),
            })
        };
        let mut session = step(login).await?;
        let selected = step(async { session.select(&self.folder).await.map_err(ImapError::from) }).await?;
        let capabilities = step(async { session.capabilities().await.map_err(ImapError::from) }).await?;
        let can_expunge_one = capabilities.has_str("UIDPLUS");
        Ok(OpenMailbox { session, validity: selected.uid_validity, can_expunge_one })
    }

    async fn connect(&self) -> Result<Box<dyn Connection>, ImapError> {
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await?;
        let Some(tls) = &self.tls else { return Ok(Box::new(stream)) };
        let name = ServerName::try_from(self.host.clone()).map_err(|_| ImapError::Tls)?;
        Ok(Box::new(tls.connect(name, stream).await?))
    }
}

impl OpenMailbox {
    /// The numbers of the messages that wait, oldest first, without those that are left alone.
    ///
    /// # Errors
    /// See [`ImapError`].
    pub async fn waiting(&mut self, left: &mut LeftAlone) -> Result<Vec<u32>, ImapError> {
        if left.validity != self.validity {
            // The server has numbered them anew.
            *left = LeftAlone { validity: self.validity, ..LeftAlone::default() };
        }
        let there = step(async { self.session.uid_search("UNDELETED").await.map_err(ImapError::from) }).await?;
        left.numbers.retain(|number| there.contains(number));
        let mut waiting: Vec<u32> = there.into_iter().filter(|number| !left.numbers.contains(number)).collect();
        waiting.sort_unstable();
        Ok(waiting)
    }

    /// Reads a message; `None` if it's gone.
    ///
    /// # Errors
    /// See [`ImapError`].
    pub async fn fetch(&mut self, number: u32) -> Result<Option<Kept>, ImapError> {
        let query = format!("(UID RFC822.SIZE BODY.PEEK[]<0.{KEPT}>)");
        let fetch = async {
            let mut found = self.session.uid_fetch(number.to_string(), query).await?;
            let mut kept = None;
            while let Some(fetched) = found.try_next().await? {
                kept = message(&fetched).or(kept);
            }
            Ok(kept)
        };
        step(fetch).await
    }

    /// Deletes a message.
    ///
    /// # Errors
    /// See [`ImapError`].
    pub async fn delete(&mut self, number: u32) -> Result<(), ImapError> {
        let number = number.to_string();
        let delete = async {
            let marked = self.session.uid_store(&number, "+FLAGS.SILENT (\\Deleted)").await?;
            marked.try_for_each(|_| async { Ok(()) }).await?;
            if self.can_expunge_one {
                let gone = self.session.uid_expunge(&number).await?;
                gone.try_for_each(|_| async { Ok(()) }).await?;
            } else {
                let gone = self.session.expunge().await?;
                gone.try_for_each(|_| async { Ok(()) }).await?;
            }
            Ok(())
        };
        step(delete).await
    }

    /// Says goodbye.
    ///
    /// # Errors
    /// See [`ImapError`].
    pub async fn close(mut self) -> Result<(), ImapError> {
        step(async { self.session.logout().await.map_err(ImapError::from) }).await
    }
}

fn message(fetched: &Fetch) -> Option<Kept> {
    let size = fetched.size.and_then(|size| usize::try_from(size).ok()).unwrap_or_default();
    Some(Kept::of(fetched.body()?, size > KEPT))
}

async fn step<T>(doing: impl Future<Output = Result<T, ImapError>>) -> Result<T, ImapError> {
    timeout(STEP, doing).await.unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::TimedOut).into()))
}

impl From<async_imap::error::Error> for ImapError {
    fn from(error: async_imap::error::Error) -> Self {
        use async_imap::error::Error;
        match error {
            Error::Io(error) => Self::Connection(error),
            Error::ConnectionLost => Self::Connection(io::ErrorKind::ConnectionAborted.into()),
            Error::No(_) => Self::Refused("NO"),
            Error::Bad(_) => Self::Refused("BAD"),
            _ => Self::Refused("an answer that cannot be read"),
        }
    }
}

fn connector(ca_file: Option<&Path>) -> Result<TlsConnector, ImapError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(path) = ca_file {
        let own = CertificateDer::pem_file_iter(path).map_err(|_| ImapError::Tls)?;
        roots.add_parsable_certificates(own.filter_map(Result::ok));
    }
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_| ImapError::Tls)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}
