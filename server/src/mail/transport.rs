//! How a message is sent: signed if there are keys, to a relay by SMTP, or into files if no relay is set.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::files::Files;
use super::message::Email;
use super::signing::{Signer, SignerError};
use super::smtp::Smtp;

/// The longest one send may take in all, unless set.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);

/// Where messages go.
#[derive(Debug)]
pub enum Transport {
    /// To a relay.
    Smtp(Smtp),
    /// Into a folder.
    Files(Files),
    /// Nowhere, for a site that is only checked.
    None,
}

/// How the way to the relay is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// It doesn't leave this machine.
    ThisMachine,
    /// TLS after STARTTLS, which is required.
    StartTls,
    /// TLS from the start.
    Implicit,
}

/// The result of sending a message. Codes are reply codes and our own words, never what a server wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The relay has it.
    Sent,
    /// The relay will never take this message for this recipient (5xx).
    Refused {
        /// The reply code, with the enhanced one if there was one: `550 5.1.1`.
        code: String,
    },
    /// The relay doesn't have it; worth another try.
    Later {
        /// The reply code, or what happened: `connection`, `tls`, `closed`, `time-out` …
        code: String,
    },
    /// The content was sent, but no reply came: the relay may or may not have it.
    InDoubt,
}

/// Why a relay can't be used as configured. Shows neither user nor password.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// Not a URL.
    #[error("the SMTP setting is not a URL such as smtps://user:password@mail.example.org:465")]
    Url,
    /// Another scheme.
    #[error("the SMTP URL must begin with smtps:// or smtp://")]
    Scheme,
    /// It has no host.
    #[error("the SMTP URL names no host")]
    Host,
    /// More than the URL may contain.
    #[error("the SMTP URL must end after host and port")]
    Rest,
    /// A file that can't be read.
    #[error("the CA file {0} cannot be read: {1}")]
    CaFile(PathBuf, std::io::Error),
    /// A file without a usable certificate.
    #[error("the CA file {0} holds no certificate in PEM form")]
    Ca(PathBuf),
    /// TLS can't be set up.
    #[error("TLS cannot be set up for this host")]
    Tls,
    /// The folder can't be created.
    #[error("the mail folder {0} cannot be made: {1}")]
    Folder(PathBuf, std::io::Error),
}

impl Transport {
    /// A relay by its URL: `smtps://user:password@host:465` is TLS from the start, `smtp://host:587` requires STARTTLS,
    /// but is plain if the host is this machine. Certificates are checked against the system's roots and those of
    /// `ca_file`. `limit` bounds every send as a whole.
    ///
    /// # Errors
    /// See [`TransportError`].
    pub fn smtp(url: &str, ca_file: Option<&Path>, limit: Duration) -> Result<Self, TransportError> {
        Smtp::new(url, ca_file, limit).map(Self::Smtp)
    }

    /// A folder that nobody else can read, created if it's missing.
    ///
    /// # Errors
    /// When it can't be created.
    pub fn files(folder: &Path) -> Result<Self, TransportError> {
        Files::new(folder).map(Self::Files).map_err(|error| TransportError::Folder(folder.to_owned(), error))
    }

    /// The same transport, which signs whatever it sends.
    #[must_use]
    pub fn signed_by(mut self, signer: Option<Arc<Signer>>) -> Self {
        match &mut self {
            Self::Smtp(smtp) => smtp.signer = signer,
            Self::Files(files) => files.signer = signer,
            Self::None => {}
        }
        self
    }

    /// How the way to the relay is protected; `None` without a relay.
    #[must_use]
    pub const fn protection(&self) -> Option<Protection> {
        match self {
            Self::Smtp(smtp) => Some(smtp.protection()),
            Self::Files(_) | Self::None => None,
        }
    }

    /// Sends one message to its one recipient. `id` is the outbox row's.
    pub async fn send(&self, id: Uuid, email: &Email) -> Outcome {
        match self.outgoing(email).await {
            Ok(email) => self.hand_over(id, &email).await,
            Err(_) => Outcome::Later { code: "signature".to_owned() },
        }
    }

    /// The message as it leaves: signed, if there are keys.
    ///
    /// # Errors
    /// When it can't be signed.
    pub async fn outgoing<'e>(&self, email: &'e Email) -> Result<Cow<'e, Email>, SignerError> {
        let Some(signer) = self.signer().cloned() else { return Ok(Cow::Borrowed(email)) };
        let bytes = email.bytes().to_vec();
        // RSA takes as long as a page: a page mustn't wait for it.
        let signed = spawn_blocking(move || signer.sign(&bytes)).await.map_err(|_| SignerError::Message)??;
        Ok(Cow::Owned(email.with_bytes(signed)))
    }

    const fn signer(&self) -> Option<&Arc<Signer>> {
        match self {
            Self::Smtp(smtp) => smtp.signer.as_ref(),
            Self::Files(files) => files.signer.as_ref(),
            Self::None => None,
        }
    }

    /// Sends a message as it is. Only what [`Self::outgoing`] returned is meant for it.
    pub async fn hand_over(&self, id: Uuid, email: &Email) -> Outcome {
        match self {
            Self::Smtp(smtp) => smtp.send(email).await,
            Self::Files(files) => files.send(id, email).await,
            Self::None => Outcome::Later { code: "no transport".to_owned() },
        }
    }

    /// Deletes the file of an outbox row, if there is one; a relay can't take a message back.
    ///
    /// # Errors
    /// When the file exists and can't be deleted.
    pub async fn remove(&self, id: Uuid) -> std::io::Result<()> {
        match self {
            Self::Smtp(_) | Self::None => Ok(()),
            Self::Files(files) => files.remove(id).await,
        }
    }

    /// The outbox rows whose messages are in files.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub async fn filed(&self) -> std::io::Result<Vec<Uuid>> {
        match self {
            Self::Smtp(_) | Self::None => Ok(Vec::new()),
            Self::Files(files) => files.ids().await,
        }
    }
}
